"""What the public may see of a meeting: all that is published is made from this, and only this.

Exempt items, papers and appendices are taken out of the model itself, so that no page, PDF, feed
or calendar can hold what is not in it. Numbers and letters stay: something that says no more than
that it is exempt takes the place of each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from briefpack.cycle.public import open_link
from briefpack.model.agenda import Appendix, Exemption, Item, Pack, Paper, ToFollowPaper
from briefpack.model.base import Model
from briefpack.model.briefing import Attachment, BriefingPack, Document, document_path
from briefpack.model.meeting import Joining
from briefpack.model.note import Interest, Note, NoteItem
from briefpack.model.report import Report, ReportHead
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.references import find_references

EXEMPT_ITEM = "Exempt item"
EXEMPT_APPENDIX = "Exempt appendix"
HIDDEN = "an exempt paper"
"""What stands for a reference to something that is not published."""

PLACEHOLDER = "exempt-appendix.md"
"""The file that stands for an exempt appendix, so that letters stay; no disk has it."""
_SHORTEST_PASSCODE = 4
_WORD = re.compile(r"\w+")

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True, slots=True)
class PublicBriefing:
    """A pack without what is exempt; ``whole`` where nothing is."""

    briefing: BriefingPack
    whole: bool


def title_words(title: str) -> str:
    """A title to compare with another: its words, without case and punctuation."""
    return " ".join(_WORD.findall(title.casefold()))


def public_briefing(briefing: BriefingPack, packs: Mapping[str, Pack]) -> PublicBriefing:
    """What may be published of a pack.

    ``packs`` are the board's, by their folders: from those of earlier meetings it is known which
    items of their notes are exempt.
    """
    redaction = _Redaction(briefing)
    items = tuple(redaction.item(item) for item in briefing.pack.items)
    pack = _without_passcode(briefing.pack.model_copy(update={"items": items}))
    documents = {
        path: shown
        for path, document in briefing.documents.items()
        if (shown := redaction.document(path, document, packs)) is not None
    }
    documents |= redaction.placeholders
    public = replace(briefing, pack=pack, documents=documents)
    if not redaction.held_back:
        return PublicBriefing(public, whole=True)
    return PublicBriefing(_without_private_names(briefing, public), whole=False)


def public_note(note: Note, pack: Pack | None) -> Note:
    """A note without what was dealt with in exempt items of its meeting's pack.

    Where the pack has such items, only what is known to be public stays: items with the title of
    a public one. Something dealt with under another title may be what is exempt.
    """
    items = list(_walk(pack.items)) if pack else []
    private = {title_words(item.title) for item in _exempt(pack.items if pack else ())}
    if not private:
        return note
    public = {title_words(item.title) for item in items if not item.exempt} - private
    only = _Only(public, private, strict_below=_has_exempt_parts(pack.items if pack else ()))
    return note.model_copy(
        update={
            "items": tuple(only.item(item) for item in note.items),
            "corrections": tuple(
                each for each in note.corrections if not _speaks_of(each.text, private)
            ),
        }
    )


def _speaks_of(text: str, titles: set[str]) -> bool:
    words = title_words(text)
    return any(title in words for title in titles if title)


@dataclass(frozen=True, slots=True)
class _Only:
    """Leaves of a note what is known to be public; the titles are those of the agenda's items.

    Parts of a public item are public, unless they are ``strict_below``: the agenda has exempt
    parts of public items.
    """

    public: set[str]
    private: set[str]
    strict_below: bool

    def item(self, item: NoteItem) -> NoteItem:
        """An item of the note, if it has the title of a public one."""
        if title_words(item.title) in self.public:
            return self._shown(item)
        return NoteItem(title=EXEMPT_ITEM, numbered=item.numbered)

    def _below(self, item: NoteItem) -> NoteItem:
        if self.strict_below or title_words(item.title) in self.private:
            return self.item(item)
        return self._shown(item)

    def _shown(self, item: NoteItem) -> NoteItem:
        below = tuple(self._below(each) for each in item.items)
        interests = tuple(self._interest(each) for each in item.interests)
        return item.model_copy(update={"items": below, "interests": interests})

    def _interest(self, interest: Interest) -> Interest:
        if interest.item is None or title_words(interest.item) in self.public:
            return interest
        return Interest(name=interest.name, item=EXEMPT_ITEM, nature="Not published.")


def _has_exempt_parts(items: Sequence[Item]) -> bool:
    """Whether something exempt stands below an item that is not."""
    return any(
        below.exempt is not None or _has_exempt_parts([below])
        for item in items
        if item.exempt is None
        for below in item.items
    )


def _walk(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)


def _exempt(items: Sequence[Item]) -> Iterator[Item]:
    """All exempt items, and all below them."""
    for item in items:
        yield from _walk([item]) if item.exempt else _exempt(item.items)


def _only_paragraphs(exemptions: Sequence[Exemption]) -> Exemption:
    return Exemption(paragraphs=tuple(sorted({n for each in exemptions for n in each.paragraphs})))


class _Redaction:
    """Takes what is exempt out of one pack."""

    def __init__(self, briefing: BriefingPack) -> None:
        self._briefing = briefing
        self._private = frozenset(self._private_files())
        self._named: set[str] = set()  # files of what is published
        self.placeholders: dict[str, Document] = {}
        self.held_back = False

    def _private_files(self) -> Iterator[str]:
        """The files of what is exempt anywhere in the pack, wherever else they are named."""
        private = {id(item) for item in _exempt(self._briefing.pack.items)}
        for item in _walk(self._briefing.pack.items):
            for paper in item.papers:
                hidden = id(item) in private or paper.exempt is not None
                main = None if isinstance(paper, ToFollowPaper) else self._path(paper.file)
                if hidden and main is not None:
                    yield main
                for appendix, path in self._appendices(paper, main):
                    if hidden or appendix.exempt is not None:
                        yield path

    def _appendices(self, paper: Paper, main: str | None) -> Iterator[tuple[Appendix, str]]:
        report = self._briefing.documents.get(main) if main else None
        if isinstance(report, Report):
            for appendix in report.head.appendices:
                yield appendix, self._path(appendix.file, main)
        for appendix in paper.appendices:
            yield appendix, self._path(appendix.file)

    def _path(self, file: str, beside: str | None = None) -> str:
        return document_path(self._briefing.folder, file, beside)

    def item(self, item: Item) -> Item:
        """An item as it is published."""
        if item.exempt is not None:
            self.held_back = True
            return Item(
                title=EXEMPT_ITEM,
                kind=item.kind,
                numbered=item.numbered,
                exempt=_only_paragraphs([item.exempt]),
            )
        papers, hidden = [], []
        for paper in item.papers:
            main = None if isinstance(paper, ToFollowPaper) else self._path(paper.file)
            if paper.exempt is not None or main in self._private:
                self.held_back = True
                hidden.append(paper.exempt or Exemption())
            else:
                papers.append(self._paper(paper, main))
        below = tuple(self.item(each) for each in item.items)
        exempt = _only_paragraphs(hidden) if hidden else None
        return item.model_copy(update={"papers": tuple(papers), "items": below, "exempt": exempt})

    def _paper(self, paper: Paper, main: str | None) -> Paper:
        if main is not None:
            self._named.add(main)
            report = self._briefing.documents.get(main)
            for appendix in report.head.appendices if isinstance(report, Report) else ():
                self._appendix(appendix, main)
        return paper.model_copy(
            update={"appendices": tuple(self._appendix(each) for each in paper.appendices)}
        )

    def _appendix(self, appendix: Appendix, beside: str | None = None) -> Appendix:
        path = self._path(appendix.file, beside)
        if appendix.exempt is None and path not in self._private:
            self._named.add(path)
            return appendix
        self.held_back = True
        path = self._path(PLACEHOLDER, beside)
        head = ReportHead(title=EXEMPT_APPENDIX, summary="This appendix is exempt: not published.")
        self.placeholders[path] = Report(head=head, body="", body_line=1, sections=())
        exempt = _only_paragraphs([appendix.exempt] if appendix.exempt else [])
        return Appendix(title=EXEMPT_APPENDIX, file=PLACEHOLDER, exempt=exempt)

    def document(self, path: str, document: Document, packs: Mapping[str, Pack]) -> Document | None:
        """A document as it is published; None for one that is not.

        Pictures and PDFs stay: they appear only where something that is published names them.
        """
        if isinstance(document, Attachment):
            return document if path not in self._private else None
        if path not in self._named:
            return None
        if isinstance(document, Note):
            return public_note(document, packs.get(path.rpartition("/")[0]))
        appendices = tuple(self._appendix(each, path) for each in document.head.appendices)
        if appendices == document.head.appendices:
            return document
        return replace(document, head=document.head.model_copy(update={"appendices": appendices}))


# -- words ---------------------------------------------------------------------------------


def _without_passcode(pack: Pack) -> Pack:
    """A pack whose joining details hold no passcode."""
    joining = pack.meeting.joining
    if joining is None:
        return pack
    link = open_link(joining) or None
    public = joining.model_copy(update={"passcode": None, "link": link})
    meeting = pack.meeting.model_copy(update={"joining": None if public == Joining() else public})
    pack = pack.model_copy(update={"meeting": meeting})
    if joining.passcode and len(joining.passcode) >= _SHORTEST_PASSCODE:
        return _replaced(pack, re.compile(re.escape(joining.passcode)), "(not published)")
    return pack


def _without_private_names(full: BriefingPack, public: BriefingPack) -> BriefingPack:
    """A pack whose references to what is not published print neither names nor headings."""
    known = find_references(public, plan_agenda(public))
    every = find_references(full, plan_agenda(full))
    private = set(every.shared) | {name for own in every.own.values() for name in own}
    private -= set(known.shared) | {name for own in known.own.values() for name in own}
    private |= {item.id for item in _exempt(full.pack.items) if item.id}
    if not private:
        return public
    pattern = re.compile(r"\[@(?:" + "|".join(sorted(private)) + r")\]")
    documents = {path: _rewritten(each, pattern) for path, each in public.documents.items()}
    return replace(public, pack=_replaced(public.pack, pattern, HIDDEN), documents=documents)


def _rewritten(document: Document, pattern: re.Pattern[str]) -> Document:
    if isinstance(document, Report):
        head = _replaced(document.head, pattern, HIDDEN)
        return replace(document, head=head, body=pattern.sub(HIDDEN, document.body))
    return _replaced(document, pattern, HIDDEN) if isinstance(document, Note) else document


def _replaced(model: AnyModel, pattern: re.Pattern[str], words: str) -> AnyModel:
    raw = model.model_dump(by_alias=True, exclude_unset=True)
    return type(model).model_validate(_in_all(raw, pattern, words))


def _in_all(value: Any, pattern: re.Pattern[str], words: str) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, str):
        return pattern.sub(words, value)
    if isinstance(value, dict):
        return {key: _in_all(each, pattern, words) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_in_all(each, pattern, words) for each in value)
    return value
