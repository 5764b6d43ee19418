"""Papers as PDFs, each alone, and packs as a whole: made by rendering, only where they changed."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from briefpack.errors import BriefpackError
from briefpack.model.briefing import Attachment, BriefingPack, Document
from briefpack.model.note import Note
from briefpack.plan.agenda import Part
from briefpack.problems import errors_in
from briefpack.rendering.cache import SectionCache
from briefpack.rendering.pipeline import Renderer, RenderOptions
from briefpack.store.load import LoadedPack
from briefpack.web.meetings import PublicMeeting
from briefpack.web.output import Output

PACK_PDF = "pack.pdf"


@dataclass(frozen=True, slots=True)
class MadePdf:
    """A PDF of the site: what it was made from, what it is, and how many bytes it has."""

    key: str
    digest: str
    size: int


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
    """Makes the PDFs of one board's meetings. ``before`` are those of the last time, by path."""

    output: Output
    presses: Presses
    before: Mapping[str, MadePdf]
    told: Callable[[str], None] = lambda _: None

    def papers(self, meeting: PublicMeeting, folder: str) -> dict[str, MadePdf]:
        """The PDFs of a meeting's public papers, and of the pack if all of it is public."""
        loaded = meeting.loaded
        if loaded is None or loaded.briefing is None:
            return {}
        keys = _Keys(meeting, loaded.briefing)
        made = {}
        for part, appendices in _papers(meeting):
            path = f"{folder}/{meeting.pdf_of(part)}"
            key = keys.paper(part, appendices)
            made[path] = self._pdf(path, key, meeting, loaded, part.document)
            self.told(part.title)
        if meeting.whole and meeting.plan.items:
            path = f"{folder}/{PACK_PDF}"
            made[path] = self._pdf(path, keys.whole, meeting, loaded, None)
            self.told(meeting.board.running_name)
        return made

    def _pdf(
        self, path: str, key: str, meeting: PublicMeeting, loaded: LoadedPack, only: str | None
    ) -> MadePdf:
        known = self.before.get(path)
        place = self.output.claim(path)
        if known is not None and known.key == key and _has_size(place, known.size):
            return known
        self.presses.press(meeting, loaded).print(loaded, only, place)
        data = place.read_bytes()
        return MadePdf(key, hashlib.sha256(data).hexdigest(), len(data))


def _has_size(place: Path, size: int) -> bool:
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


class _Keys:
    """What PDFs of one pack are made from, as digests."""

    def __init__(self, meeting: PublicMeeting, briefing: BriefingPack) -> None:
        self._meeting = meeting
        self._briefing = briefing

    @cached_property
    def _common(self) -> str:
        """What each page may show, whatever its paper."""
        meeting = self._meeting
        references = meeting.references
        shared = sorted(references.shared.items()) if references else []
        return _digest(
            meeting.theme.style.digest,
            _templates(meeting),
            json.dumps(meeting.theme.labels, sort_keys=True),
            meeting.board.model_dump_json(),
            self._briefing.pack.meeting.model_dump_json(),
            repr(shared),
        )

    def paper(self, part: Part, appendices: tuple[Part, ...]) -> str:
        """What a paper with its appendices is made from."""
        documents = self._briefing.documents
        parts = [f"{each!r} {_content(documents[each.document])}" for each in (part, *appendices)]
        pictures = [
            f"{path} {each.digest}"
            for path, each in sorted(documents.items())
            if isinstance(each, Attachment)
        ]
        return _digest(self._common, *parts, *pictures)

    @cached_property
    def whole(self) -> str:
        """What the whole pack is made from."""
        documents = self._briefing.documents
        membership = self._briefing.membership
        return _digest(
            self._common,
            self._briefing.pack.model_dump_json(),
            membership.model_dump_json() if membership else "",
            *(f"{path} {_content(each)}" for path, each in sorted(documents.items())),
        )


def _content(document: Document) -> str:
    if isinstance(document, Attachment):
        return document.digest
    if isinstance(document, Note):
        return document.model_dump_json()
    return f"{document.head.model_dump_json()}{document.body}"


def _templates(meeting: PublicMeeting) -> str:
    """The theme's templates, as a digest."""
    digest = hashlib.sha256()
    for folder in meeting.theme.folders:
        for path in sorted((folder / "templates").glob("*.html")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()
