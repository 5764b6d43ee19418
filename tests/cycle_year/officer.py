"""The officer of a board: runs the commands, writes in the files, and keeps account of both."""

import contextlib
import hashlib
import io
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefpack import render
from briefpack.cli.main import main
from briefpack.model.agenda import Pack
from briefpack.model.note import Note
from briefpack.store.toml_edit import edited
from briefpack.store.toml_layout import ModelLayout
from tests.cli.running import Ended
from tests.packs import write_files
from tests.pdf_reading import page_texts

Data = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One thing that was done: which files it made, changed or removed, and what was told then.

    ``told`` are all problems of the board on that day, advice too; ``reprinted`` the meetings
    whose PDFs are others than before, ``printed`` those that were made for the first time, and
    ``drafts`` those that have DRAFT on some page.
    """

    name: str
    day: date
    made: frozenset[str]
    changed: frozenset[str]
    removed: frozenset[str]
    told: tuple[str, ...]
    printed: frozenset[str]
    reprinted: frozenset[str]
    drafts: frozenset[str]


@dataclass
class Officer:
    """Somebody with a board's folder; ``prints`` is where PDFs go, which is outside it."""

    folder: Path
    prints: Path
    steps: list[Step] = field(default_factory=list)
    _files: dict[str, str] = field(default_factory=dict)
    _pdfs: dict[str, str] = field(default_factory=dict)
    _drafts: set[str] = field(default_factory=set)

    # -- commands --------------------------------------------------------------------------

    def run(self, *arguments: str | Path, status: int | None = 0) -> Ended:
        """Run a command in the board's folder; it has to end with ``status``, if that is given."""
        out, err = io.StringIO(), io.StringIO()
        ended = -1
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main([str(argument) for argument in arguments])
            except SystemExit as end:
                ended = int(end.code or 0)
        result = Ended(ended, out.getvalue(), err.getvalue())
        assert status is None or result.status == status, (arguments, result)
        return result

    # -- files -----------------------------------------------------------------------------

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write new files, by their names in the board's folder."""
        write_files(self.folder, files)

    def read(self, name: str) -> Data:
        """What a TOML file says."""
        return tomllib.loads((self.folder / name).read_text(encoding="utf-8"))

    def retype(self, name: str, *changes: tuple[str, str]) -> None:
        """Type over pieces of a file, each of which stands in it once."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, (name, old)
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def change_pack(self, day: str, change: Callable[[Data], None]) -> None:
        """Change what a pack says, as the editor does: all else in it stays."""
        self._change(f"meetings/{day}/pack.toml", Pack, change)

    def change_note(self, day: str, change: Callable[[Data], None]) -> None:
        """Change what a note says."""
        self._change(f"meetings/{day}/note.toml", Note, change)

    def _change(self, name: str, model: type[BaseModel], change: Callable[[Data], None]) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
        change(data)
        path.write_text(edited(text, data, ModelLayout(model)), encoding="utf-8")

    # -- accounts --------------------------------------------------------------------------

    @property
    def meetings(self) -> list[str]:
        """The days of all meetings that there are packs of."""
        return sorted(path.parent.name for path in self.folder.glob("meetings/*/pack.toml"))

    def done(self, name: str, day: date) -> Step:
        """Take stock of a step: files, what is told, and the PDFs of all meetings anew."""
        before, before_pdfs = self._files, dict(self._pdfs)
        self._files = {
            path.relative_to(self.folder).as_posix(): _digest(path)
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }
        for each in self.meetings:
            self._pdfs[each] = self._print(each)
            if self._pdfs[each] != before_pdfs.get(each):
                self._look_at(each)
        both = before.keys() & self._files.keys()
        step = Step(
            name,
            day,
            made=frozenset(self._files.keys() - before.keys()),
            changed=frozenset(file for file in both if self._files[file] != before[file]),
            removed=frozenset(before.keys() - self._files.keys()),
            told=self._told(day),
            printed=frozenset(self._pdfs.keys() - before_pdfs.keys()),
            reprinted=frozenset(
                each for each, digest in before_pdfs.items() if self._pdfs[each] != digest
            ),
            drafts=frozenset(self._drafts),
        )
        self.steps.append(step)
        return step

    def print_anew(self, day: str) -> str:
        """The digest of a meeting's PDF, laid out from nothing; the last one's is ``printed``."""
        return self._print(day, cached=False)

    def printed(self, day: str) -> str:
        """The digest of a meeting's PDF as it was made last."""
        return self._pdfs[day]

    def _print(self, day: str, *, cached: bool = True) -> str:
        output = self.prints / f"{day}.pdf"
        render(self.folder / "meetings" / day, output, jobs=1, cached=cached)
        return _digest(output)

    def _look_at(self, day: str) -> None:
        """See whether the PDF of a meeting has a note that is not agreed yet."""
        pages = page_texts(self.prints / f"{day}.pdf")
        if any("DRAFT" in page for page in pages):
            self._drafts.add(day)
        else:
            self._drafts.discard(day)

    def _told(self, day: date) -> tuple[str, ...]:
        arguments = ["validate", ".", "--strict", "--today", day.isoformat()]
        ended = self.run(*arguments, "--format", "concise", status=None)
        told = tuple(line for line in ended.out.splitlines() if line)
        assert ended.status == (1 if told else 0), ended
        return told


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
