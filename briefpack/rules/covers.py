"""Rules on the head of a report: whom to ask, what it is for, and what its cover says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from briefpack.model.agenda import ItemKind
from briefpack.model.contact import Contact
from briefpack.model.report import Report
from briefpack.plan.agenda import PlannedItem
from briefpack.problems import Severity, nearest
from briefpack.prose.sections import read_body
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.remembered import remembered

_LONG = 1500
"""Words of a report that nobody reads to the end to know what it says: three or four pages."""

_PURPOSE_PARTS = re.compile(r"\s*(?:,|/|;|&|\band\b|\bor\b)\s*")
_MARKS = re.compile(r"[^\w\s]")
_BACKGROUND = re.compile(r"\bbackground (?:papers?|documents?)\b")


def main_reports(checked: Checked) -> Iterator[tuple[PlannedItem, str, Report]]:
    """The reports that are papers of an item, each once, with their item and their file."""
    seen: set[str] = set()
    for item in checked.plan.walk():
        for paper in item.papers:
            file = paper.main.document if paper.main else ""
            report = checked.briefing.documents.get(file)
            if isinstance(report, Report) and file not in seen:
                seen.add(file)
                yield item, file, report


def headings(report: Report) -> Iterator[str]:
    """The headings of a report, folded, without numbers typed into them."""
    for section in report.sections:
        if section.heading:
            yield folded(section.heading).lstrip("0123456789 ")


def folded(words: str) -> str:
    """Words in small letters, without marks and with "and" for "&"."""
    return " ".join(_MARKS.sub(" ", words.casefold().replace("&", " and ")).split())


def word_counts(checked: Checked) -> Mapping[str, int]:
    """How many words the text of each report has, without its tables."""
    return checked.once(_counted)


def _counted(checked: Checked) -> Mapping[str, int]:
    return {file: _words_of(report.body) for file, report in checked.reports}


@remembered
def _words_of(body: str) -> int:
    sections, _ = read_body(body, 1)
    blocks = chain.from_iterable(section.blocks for section in sections)
    return sum(len(block.text.split()) for block in blocks if block.kind not in {"table", "code"})


@rule("BP406", Severity.WARNING, whole=True)
def contacts_can_be_reached(checked: Checked) -> Iterable[Finding]:
    """A contact has neither a telephone number nor an e-mail address.

    What: whoever a report or the notices name as their contact has a ``phone`` or an ``email``.
    Why: a contact block is there so that members can ask before the meeting (councils' own
    report templates ask for the contact officer's name, telephone and e-mail).
    Fix: add one of the two to the contact, or to the officer in board.toml.
    """
    officers = checked.briefing.board.officers
    file, base = checked.board_place
    named = [checked.briefing.board.contact]
    for where, report in checked.reports:
        contact = report.head.contact
        if isinstance(contact, Contact):
            yield from _unreachable(contact, where, ("contact",))
        else:
            named.append(contact)
    for name in officers:
        if name in named:
            yield from _unreachable(officers[name], file, (*base, "officers", name))


def _unreachable(contact: Contact, file: str, path: Path) -> Iterator[Finding]:
    if not contact.phone and contact.email is None:
        message = f"{contact.name} has neither a telephone number nor an e-mail address"
        yield Finding(message, file, path, hint="add phone, or email, or both")


@rule("BP407", Severity.WARNING, whole=True)
def reports_have_contacts(checked: Checked) -> Iterable[Finding]:
    """A report names nobody to ask.

    What: where the profile asks for it, every report has a ``contact``; appendices need none.
    Why: members put their questions before the meeting to whoever wrote the report; councils'
    report templates and the LGA's have a contact block for it.
    Fix: write ``contact = "name"`` with an officer of board.toml, or a contact block.
    """
    if not checked.profile.contact_needed:
        return
    for _, file, report in main_reports(checked):
        if report.head.contact is None:
            officers = sorted(checked.briefing.board.officers)
            hint = f'write, say, contact = "{officers[0]}"' if officers else "add a [contact] table"
            yield Finding("the report has no contact", file, hint=hint)


@rule("BP408", Severity.WARNING, whole=True)
def purposes_are_known(checked: Checked) -> Iterable[Finding]:
    """A report does not say what it is for, or says it in other words than the body's.

    What: where the profile has purposes, every report has one of them, or several ("For
    discussion and direction.").
    Why: members have to know whether they are to decide, discuss or only know (report templates
    of councils and of the LGA say it first).
    Fix: write ``purpose`` as one of those that the message names.
    """
    purposes = checked.profile.purposes
    if not purposes:
        return
    known = {purpose.removeprefix("for ") for purpose in purposes}
    for _, file, report in main_reports(checked):
        purpose = report.head.purpose
        if purpose is None:
            if not any(heading.startswith("purpose") for heading in headings(report)):
                hint = 'write, say, purpose = "For decision"'
                yield Finding("the report does not say what it is for", file, hint=hint)
            continue
        parts = purpose_parts(purpose)
        unknown = next((part for part in parts if part.partition(" ")[0] not in known), None)
        if unknown is not None:
            close = nearest(unknown, known)
            hint = f"did you mean for {close}?" if close else f"known are {', '.join(purposes)}"
            message = f"“{purpose}” is no purpose that reports have"
            yield Finding(message, file, ("purpose",), hint=hint)


def purpose_parts(purpose: str) -> Iterator[str]:
    """What a report is for, word by word: "discussion" and "direction"."""
    for part in _PURPOSE_PARTS.split(purpose.casefold().strip(" .")):
        yield part.removeprefix("for ").strip()


_DECIDING = frozenset({"decision", "approval"})
_KNOWING = frozenset({"information", "noting"})


def proposes_nothing(report: Report) -> bool:
    """Whether a report says that it is for information alone, and asks members for nothing."""
    head = report.head
    parts = frozenset(purpose_parts(head.purpose or ""))
    return bool(parts) and parts <= _KNOWING and not (head.recommendations or head.questions)


@rule("BP409", Severity.ADVICE)
def purpose_fits_the_item(checked: Checked) -> Iterable[Finding]:
    """A report and its item say otherwise what members are asked to do.

    What: a report "for decision" is not under an item of the kind "information", nor a report
    for information alone under one for decision.
    Why: the agenda tells members, and the public, what will be decided; the report contradicts it.
    Fix: correct the item's ``kind`` or the report's ``purpose``.
    """
    for item, file, report in main_reports(checked):
        parts = frozenset(purpose_parts(report.head.purpose or ""))
        contradicts = {
            ItemKind.INFORMATION: bool(parts & _DECIDING),
            ItemKind.DECISION: bool(parts) and parts <= _KNOWING and len(item.papers) == 1,
        }
        if contradicts.get(item.item.kind):
            message = f"the report is “{report.head.purpose}”, its item for {item.item.kind}"
            yield Finding(message, file, ("purpose",), hint="make the two agree")


@rule("BP416", Severity.WARNING, whole=True)
def background_papers_are_listed(checked: Checked) -> Iterable[Finding]:
    """A report does not list its background papers.

    What: where the profile asks for it, every report has ``background_papers``, or a heading of
    that name.
    Why: each copy of a report that is open to the public includes a list of them (Local
    Government Act 1972, section 100D). Published works and exempt papers are not listed.
    Fix: list them; where there are none write ``background_papers = ["None"]``.
    """
    if not checked.profile.background_papers:
        return
    for _, file, report in main_reports(checked):
        under_heading = any(_BACKGROUND.search(heading) for heading in headings(report))
        if not report.head.background_papers and not under_heading:
            hint = 'list background_papers in the head; write ["None"] where there are none'
            yield Finding("the report lists no background papers", file, hint=hint)


@rule("BP417", Severity.ADVICE, whole=True)
def long_reports_have_a_summary(checked: Checked) -> Iterable[Finding]:
    """A long report has no summary.

    What: a report of more than 1,500 words has a ``summary``, or a heading of that name.
    Why: members read hundreds of pages before a meeting, and long packs are what they complain
    of most; a summary says what the rest is about.
    Fix: say in a few lines what the report says and asks for.
    """
    for _, file, report in main_reports(checked):
        count = word_counts(checked)[file]
        if report.head.summary is None and count > _LONG:
            if any("summary" in heading for heading in headings(report)):
                continue
            message = f"the report has {count} words and no summary"
            yield Finding(message, file, hint="write a summary in the head")


@rule("BP418", Severity.WARNING, whole=True)
def reports_have_text(checked: Checked) -> Iterable[Finding]:
    """A report is empty.

    What: every report says something, in its text or in its head.
    Why: members would turn to a page with nothing but a title.
    Fix: write the report, or make its paper "to-follow" until it is there.
    """
    for file, report in checked.reports:
        head = report.head
        written = head.summary or head.questions or head.recommendations or head.action
        if not report.sections and not written:
            yield Finding("the report is empty", file, hint='kind = "to-follow" until it is there')


@rule("BP419", Severity.ADVICE)
def titles_agree(checked: Checked) -> Iterable[Finding]:
    """A report has another title than its item.

    What: the ``title`` of a report that is the only paper of its item is the item's.
    Why: members look in the pack for what the agenda calls it.
    Fix: leave the report's title out: it then has the item's.
    """
    for item, file, report in main_reports(checked):
        title = report.head.title
        if title and len(item.papers) == 1 and folded(title) != folded(item.item.title):
            message = f"the agenda calls this “{item.item.title}”"
            yield Finding(message, file, ("title",), hint="leave the title out, or make them agree")
