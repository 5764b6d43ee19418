"""What meetings' pages and PDFs are made from, as digests: what has the same is not made again."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property

from pydantic import BaseModel

from briefpack.model.briefing import Attachment, BriefingPack, Document
from briefpack.model.note import Note
from briefpack.plan.agenda import Part
from briefpack.rendering.theme import Theme
from briefpack.store.load import LoadedPack
from briefpack.web.meetings import Neighbour, PublicMeeting


class Keys:
    """Makes the keys of one board's meetings.

    ``made_by`` tells one way of making sites from another; ``folder`` is the board's on the site,
    and ``url`` where that stands: no PDF tells either.
    """

    def __init__(self, made_by: str, folder: str, url: str | None) -> None:
        self._made_by = made_by
        self._place = (folder, url)
        self._themes: dict[str, str] = {}

    def meeting(self, meeting: PublicMeeting, *beside: Neighbour | None) -> str:
        """What all of a meeting's files are made from: all that it has, whatever it is for.

        ``beside`` are the meetings before and after it.
        """
        theme = self._theme(meeting.theme)
        return digest_of(self._made_by, theme, *_words((self._place, meeting, beside)))

    def papers(self, meeting: PublicMeeting, briefing: BriefingPack) -> "PaperKeys":
        """Those of a meeting's PDFs."""
        return PaperKeys(meeting, briefing, (self._made_by, self._theme(meeting.theme)))

    def _theme(self, theme: Theme) -> str:
        """All of a theme that pages are made from."""
        name = str(theme.folders)
        if name not in self._themes:
            files = (file.model_dump_json() for file in theme.files)
            self._themes[name] = digest_of(theme.style.digest, _templates(theme), *files)
        return self._themes[name]


class PaperKeys:
    """What the PDFs of one pack are made from."""

    def __init__(
        self, meeting: PublicMeeting, briefing: BriefingPack, makers: tuple[str, ...]
    ) -> None:
        self._meeting = meeting
        self._briefing = briefing
        self._makers = makers

    @cached_property
    def _common(self) -> str:
        """What each page may show, whatever its paper."""
        references = self._meeting.references
        return digest_of(
            *self._makers,
            self._meeting.board.model_dump_json(),
            self._briefing.pack.meeting.model_dump_json(),
            repr(sorted(references.shared.items()) if references else []),
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
        return digest_of(self._common, *parts, *pictures)

    @cached_property
    def pack(self) -> str:
        """What the whole pack is made from."""
        return digest_of(self._common, *_words(self._briefing))


def digest_of(*parts: str) -> str:
    """A digest of words, in their order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _content(document: Document) -> str:
    """All of a document, in words."""
    if isinstance(document, Attachment):
        return repr(document)
    if isinstance(document, Note):
        return document.model_dump_json()
    return f"{document.head.model_dump_json()}{document.body}"


def _words(value: object) -> Iterator[str]:
    """All of a value, in words, save a theme: whatever fields are added are in them too."""
    if isinstance(value, LoadedPack):
        yield from _words(value.briefing)
    elif isinstance(value, Document):
        yield _content(value)
    elif isinstance(value, BaseModel):
        yield value.model_dump_json()
    elif isinstance(value, (Mapping, frozenset, tuple)) or is_dataclass(value):
        yield from _words_of_many(value)
    else:
        yield repr(value)


def _words_of_many(value: object) -> Iterator[str]:
    """All of what a value holds."""
    if isinstance(value, Mapping):
        for name in sorted(value):
            yield repr(name)
            yield from _words(value[name])
    elif isinstance(value, frozenset):
        yield repr(sorted(map(repr, value)))
    elif isinstance(value, tuple):
        yield str(len(value))
        for each in value:
            yield from _words(each)
    elif is_dataclass(value) and not isinstance(value, Theme):
        for each in fields(value):
            yield each.name
            yield from _words(getattr(value, each.name))


def _templates(theme: Theme) -> str:
    """The theme's templates, as a digest."""
    digest = hashlib.sha256()
    for folder in theme.folders:
        for path in sorted((folder / "templates").glob("*.html")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
