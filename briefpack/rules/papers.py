"""Rules on items' papers: whether they fit the item, are there in time, and are printed once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefpack.model.agenda import Appendix, Item, ItemKind, Paper, ToFollowPaper
from briefpack.model.briefing import document_path
from briefpack.model.report import Report
from briefpack.plan.agenda import appendices_of
from briefpack.plan.days import long_day
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, Path, rule

_NEAR = 14
"""Days before a meeting in which a paper without a day is asked for."""

_DECIDES = re.compile(
    r"\W*(?:to\s+|that\s+(?:(?!notes?\b)\w+\s+){0,6}?)?[*_]*"
    r"(?P<verb>adopt|agree|amend|appoint|approve|authori[sz]e|confirm|decide|delegate|elect|endorse"
    r"|grant|instruct|nominate|recommend|refer|refuse|reject|resolve|sign)(?:e?s)?\b",
    re.IGNORECASE,
)
"""The start of a recommendation that asks for a decision: "Agree …", "That the Board agrees …"."""


@dataclass(frozen=True, slots=True)
class PlacedAppendix:
    """An appendix, where it stands, and the path of its document."""

    appendix: Appendix
    file: str
    path: Path
    document: str


@dataclass(frozen=True, slots=True)
class PlacedPaper:
    """A paper, its item, its path in pack.toml, that of its document, and its appendices."""

    paper: Paper
    item: Item
    path: Path
    document: str | None
    appendices: tuple[PlacedAppendix, ...]


def papers(checked: Checked) -> Sequence[PlacedPaper]:
    """All papers of a pack, in the order of the agenda."""
    return checked.once(_gathered)


def _gathered(checked: Checked) -> Sequence[PlacedPaper]:
    return tuple(
        _placed(checked, item, paper, (*path, "papers", position))
        for path, item in checked.items
        for position, paper in enumerate(item.papers)
    )


def _placed(checked: Checked, item: Item, paper: Paper, path: Path) -> PlacedPaper:
    briefing = checked.briefing
    if isinstance(paper, ToFollowPaper):
        return PlacedPaper(paper, item, path, None, tuple(_added(checked, paper, path)))
    document = document_path(briefing.folder, paper.file)
    report = briefing.documents.get(document)
    own = report.head.appendices if isinstance(report, Report) else ()
    placed = [
        PlacedAppendix(appendix, document, ("appendices", position), file)
        for position, (appendix, file) in enumerate(
            appendices_of(briefing, paper, document)[: len(own)]
        )
    ]
    return PlacedPaper(paper, item, path, document, (*placed, *_added(checked, paper, path)))


def _added(checked: Checked, paper: Paper, path: Path) -> Iterator[PlacedAppendix]:
    """The appendices that the pack adds to a paper."""
    for position, appendix in enumerate(paper.appendices):
        document = document_path(checked.briefing.folder, appendix.file)
        place = (*path, "appendices", position)
        yield PlacedAppendix(appendix, checked.pack_file, place, document)


# -- kinds of items ----------------------------------------------------------------------------


@rule("BP313", Severity.ADVICE)
def kinds_fit_papers(checked: Checked) -> Iterable[Finding]:
    """An item's kind and its papers do not go together.

    What: a "verbal-update" has no report; and where the law has reports published with the
    agenda, a "decision" has a paper, or at least a description, of its own or of the item that it
    is part of.
    Why: the kind is printed, and readers trust it: under a verbal update they look for no paper,
    for a decision they look for what is to be decided (Local Government Act 1972, section 100B).
    Fix: change the item's ``kind``, add the paper, or say in ``description`` what is proposed.
    """
    known: set[Path] = set()  # the items on which there is something to read
    for path, item in checked.items:
        if item.papers or item.description or path[:-2] in known:
            known.add(path)
        reports = any(paper.kind == "report" for paper in item.papers)
        bare = path not in known and not item.items
        message = None
        if item.kind is ItemKind.VERBAL_UPDATE and reports:
            message = f"{item.title} is a verbal update, but has a report"
        elif item.kind is ItemKind.DECISION and bare and checked.profile.background_papers:
            message = f"{item.title} is for decision, but there is nothing to read on it"
        if message is not None:
            yield Finding(message, checked.pack_file, (*path, "kind"))


@rule("BP314", Severity.WARNING)
def information_asks_for_nothing(checked: Checked) -> Iterable[Finding]:
    """An item for information has a report that asks for a decision.

    What: the report of an item of the kind "information" recommends to note, to comment or the
    like; not to agree, to approve or to appoint.
    Why: "For information" is printed on the agenda. Whoever cares about a decision does not come
    for it, and what is decided can be challenged.
    Fix: make the item's kind "decision", or the recommendation one to note.
    """
    for placed in papers(checked):
        report = checked.briefing.documents.get(placed.document or "")
        if placed.item.kind is not ItemKind.INFORMATION or not isinstance(report, Report):
            continue
        asked = map(_DECIDES.match, report.head.recommendations)
        verb = next((match["verb"].lower() for match in asked if match is not None), None)
        if verb is not None:
            yield Finding(
                f"{placed.item.title} is for information, but its report asks the board to {verb}",
                checked.pack_file,
                (*placed.path[:-2], "kind"),
                hint='make its kind "decision", or recommend to note the report',
            )


@rule("BP315", Severity.ADVICE)
def speakers_are_named(checked: Checked) -> Iterable[Finding]:
    """Nobody is named for a presentation or a verbal update.

    What: an item of the kind "presentation" or "verbal-update" has ``presenters``, or a
    description.
    Why: there is no paper that would tell members, or the press, who speaks and for whom.
    Fix: add ``presenters``, each with their office.
    """
    spoken = {ItemKind.PRESENTATION, ItemKind.VERBAL_UPDATE}
    for path, item in checked.items:
        if item.kind in spoken and not (item.presenters or item.description or item.items):
            message = f"nobody is named who speaks on {item.title}"
            yield Finding(message, checked.pack_file, (*path, "title"), hint="add presenters")


# -- papers to follow --------------------------------------------------------------------------


@rule("BP316", Severity.WARNING, whole=True, dated=True)
def papers_come_in_time(checked: Checked) -> Iterable[Finding]:
    """A paper that is to follow is late.

    What: the day on which a paper is ``expected`` is not after the meeting and, before the
    meeting, has not gone by.
    Why: members cannot read it, and a report that the public could not see in time may be taken
    only for special reasons (Local Government Act 1972, section 100B(4)).
    Fix: put the paper into the pack, give it another day, or put the item off.
    """
    meeting, today = checked.briefing.pack.meeting.date, checked.today
    for placed in papers(checked):
        expected = placed.paper.expected if isinstance(placed.paper, ToFollowPaper) else None
        if expected is None:
            continue
        message = None
        if expected > meeting:
            message = f"is expected on {long_day(expected)}, after the meeting"
        elif today is not None and expected < today <= meeting:
            message = f"was expected on {long_day(expected)}"
        if message is not None:
            words = f"the paper for {placed.item.title} {message}"
            yield Finding(words, checked.pack_file, (*placed.path, "expected"))


@rule("BP317", Severity.ADVICE, whole=True, dated=True)
def papers_to_follow_have_a_day(checked: Checked) -> Iterable[Finding]:
    """Nobody knows when a paper is to follow.

    What: in the last fourteen days before a meeting, a paper "to follow" has the day on which it
    is ``expected``.
    Why: members plan their reading; without a day, they look for it every day, or never.
    Fix: ask its author, and add ``expected``.
    """
    if checked.today is None:
        return
    ahead = (checked.briefing.pack.meeting.date - checked.today).days
    for placed in papers(checked):
        paper = placed.paper
        if isinstance(paper, ToFollowPaper) and paper.expected is None and 0 <= ahead <= _NEAR:
            message = f"nothing says when the paper for {placed.item.title} is expected"
            yield Finding(message, checked.pack_file, placed.path, hint="add expected")


# -- what is printed twice ---------------------------------------------------------------------


@rule("BP318", Severity.WARNING)
def papers_are_printed_once(checked: Checked) -> Iterable[Finding]:
    """A file is printed twice.

    What: no file is the paper of two items, an appendix as well, or an appendix of one paper
    twice. Two reports may have one appendix, lettered for each.
    Why: members read it twice, or look for the difference; a correction is made in one place only.
    Fix: delete one of the two, and refer to the other with ``[@id]``.
    """
    printed: dict[str, str] = {}
    for placed in papers(checked):
        if placed.document is None:
            continue
        if placed.document in printed:
            yield Finding(
                f"{placed.document} is a paper of {printed[placed.document]} already",
                checked.pack_file,
                (*placed.path, "file"),
            )
        printed.setdefault(placed.document, placed.item.title)
    for placed in papers(checked):
        own: set[str] = set()
        for each in placed.appendices:
            where = None
            if each.document in printed:
                where = f"a paper of {printed[each.document]}"
            elif each.document in own:
                where = "an appendix of this paper"
            if where is not None:
                message = f"{each.document} is {where} already"
                yield Finding(message, each.file, (*each.path, "file"))
            own.add(each.document)


@rule("BP319", Severity.WARNING)
def appendices_differ(checked: Checked) -> Iterable[Finding]:
    """Two appendices of a paper have the same title.

    What: no two appendices of one paper are called alike.
    Why: the agenda and the bookmarks show two lines that differ in nothing but a letter.
    Fix: say in each title what is in it.
    """
    for placed in papers(checked):
        given: set[str] = set()
        for each in placed.appendices:
            title = " ".join(each.appendix.title.casefold().split())
            if title in given:
                message = f"an appendix above is called {each.appendix.title} too"
                yield Finding(message, each.file, (*each.path, "title"))
            given.add(title)
