"""Papers as PDFs, each alone, and packs as a whole: made by rendering, only where they changed."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from briefpack.errors import BriefpackError
from briefpack.plan.agenda import Part
from briefpack.problems import errors_in
from briefpack.rendering.cache import SectionCache
from briefpack.rendering.pipeline import Renderer, RenderOptions
from briefpack.store.load import LoadedPack
from briefpack.web.keys import Keys
from briefpack.web.made import MadePdf
from briefpack.web.meetings import PublicMeeting
from briefpack.web.output import Output

PACK_PDF = "pack.pdf"


class Press(Renderer):
    """Renders papers of one pack after another, in one theme: its processes stay."""

    def print(self, loaded: LoadedPack, only: str | None, place: Path) -> None:
        """Make the PDF of one document of a pack, or of all of it."""
        self.update(loaded)
        self._options = replace(self._options, only=only)
        made = self.render(place)
        if wrong := errors_in(made.problems):
            raise BriefpackError(f"{wrong[0].place}: {wrong[0].message}", wrong[0].hint)


class Presses:
    """A press for each theme that is met; it is a context manager."""

    def __init__(self, jobs: int, cache: SectionCache | None) -> None:
        self._options = RenderOptions(jobs=jobs, cache=cache)
        self._presses: dict[tuple[str, ...], Press] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def press(self, meeting: PublicMeeting, loaded: LoadedPack) -> Press:
        """The press for a meeting's theme."""
        folders = tuple(map(str, meeting.theme.folders))
        if folders not in self._presses:
            self._presses[folders] = self._open.enter_context(Press(loaded, self._options))
        return self._presses[folders]


@dataclass(frozen=True)
class PaperRun:
    """Makes the PDFs of one board's meetings."""

    output: Output
    presses: Presses
    keys: Keys
    told: Callable[[str], None] = lambda _: None

    def papers(
        self, meeting: PublicMeeting, folder: str, before: Mapping[str, MadePdf]
    ) -> dict[str, MadePdf]:
        """The PDFs of a meeting's public papers, and of the pack if all of it is public.

        ``before`` are those of the last time, by their paths.
        """
        loaded = meeting.loaded
        if loaded is None or loaded.briefing is None:
            return {}
        keys = self.keys.papers(meeting, loaded.briefing)
        wanted: list[tuple[str, str, str | None, str]] = [
            (meeting.pdf_of(part), keys.paper(part, appendices), part.document, part.title)
            for part, appendices in _papers(meeting)
        ]
        if meeting.whole and meeting.plan.items:
            wanted.append((PACK_PDF, keys.pack, None, meeting.board.running_name))
        made = {}
        for name, key, only, title in wanted:
            path = f"{folder}/{name}"
            place, known = self.output.claim(path), before.get(path)
            if known is None or known.key != key or not has_size(place, known.size):
                self.output.begin(path)
                self.presses.press(meeting, loaded).print(loaded, only, place)
                data = place.read_bytes()
                known = MadePdf(key, hashlib.sha256(data).hexdigest(), len(data))
            made[path] = known
            self.told(title)
        return made


def has_size(place: Path, size: int) -> bool:
    """Whether a file is there, and as long as it was."""
    try:
        return place.stat().st_size == size
    except OSError:
        return False


def _papers(meeting: PublicMeeting) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    """All papers with their appendices, and all appendices alone."""
    for item in meeting.plan.walk():
        for paper in item.papers:
            if paper.main is not None:
                yield paper.main, paper.appendices
            for appendix in paper.appendices:
                if not meeting.is_placeholder(appendix):
                    yield appendix, ()
