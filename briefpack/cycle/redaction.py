"""What the public may see of a meeting: all that is published is made from this, and only this.

Exempt items, papers and appendices are taken out of the model itself, so that no page, PDF, feed
or calendar can hold what is not in it. Numbers and letters stay: something that says no more than
that it is exempt takes the place of each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from briefpack.cycle.exempt_minutes import (
    exempt_items,
    only_paragraphs,
    public_note,
    walk_agenda,
)
from briefpack.cycle.public import EXEMPT, open_link
from briefpack.model.agenda import Appendix, Exemption, Item, Pack, Paper, ToFollowPaper
from briefpack.model.base import Model
from briefpack.model.briefing import Attachment, BriefingPack, Document, document_path
from briefpack.model.meeting import Joining
from briefpack.model.note import Note
from briefpack.model.report import Report, ReportHead
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.references import find_references
from briefpack.store.load import LoadedPack

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


def public_pack(loaded: LoadedPack) -> LoadedPack:
    """A loaded pack without what is exempt."""
    briefing = loaded.briefing
    if briefing is None or briefing.public:
        return loaded
    return replace(loaded, briefing=public_briefing(briefing).briefing)


def public_briefing(briefing: BriefingPack) -> PublicBriefing:
    """What may be published of a pack.

    From the agendas of earlier meetings it is known which items of their notes are exempt.
    """
    redaction = _Redaction(briefing)
    items = tuple(redaction.item(item) for item in briefing.pack.items)
    pack = _without_passcode(briefing.pack.model_copy(update={"items": items}))
    documents = {
        path: shown
        for path, document in briefing.documents.items()
        if (shown := redaction.document(path, document)) is not None
    }
    documents |= redaction.placeholders
    public = replace(briefing, pack=pack, documents=documents, public=True)
    if not redaction.held_back:
        return PublicBriefing(public, whole=True)
    return PublicBriefing(_without_private_names(briefing, public), whole=False)


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
        private = {id(item) for item in exempt_items(self._briefing.pack.items)}
        for item in walk_agenda(self._briefing.pack.items):
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
                title=EXEMPT,
                kind=item.kind,
                numbered=item.numbered,
                exempt=only_paragraphs([item.exempt]),
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
        exempt = only_paragraphs(hidden) if hidden else None
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
        exempt = only_paragraphs([appendix.exempt] if appendix.exempt else [])
        return Appendix(title=EXEMPT_APPENDIX, file=PLACEHOLDER, exempt=exempt)

    def document(self, path: str, document: Document) -> Document | None:
        """A document as it is published; None for one that is not.

        Pictures and PDFs stay: they appear only where something that is published names them.
        """
        if isinstance(document, Attachment):
            return document if path not in self._private else None
        if path not in self._named:
            return None
        if isinstance(document, Note):
            return public_note(document, self._briefing.agendas.get(path, ()))
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
    private |= {item.id for item in exempt_items(full.pack.items) if item.id}
    if not private:
        return public
    pattern = re.compile(r"\[@(?:" + "|".join(sorted(private)) + r")\]")
    documents = {path: _rewritten(each, pattern) for path, each in public.documents.items()}
    board = _replaced(public.board, pattern, HIDDEN)
    pack = _replaced(public.pack, pattern, HIDDEN)
    return replace(public, board=board, pack=pack, documents=documents)


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
