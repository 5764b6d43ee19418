"""A pack as it is to be read, worked out from its model and plan alone: no HTML, no layout."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefpack.model.agenda import ItemKind, ToFollowPaper
from briefpack.model.briefing import BriefingPack, Media
from briefpack.model.contact import Contact
from briefpack.model.membership import Member
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.agenda import Part, PlannedItem, plan_agenda
from briefpack.plan.pages import Span
from briefpack.plan.references import TargetKind, find_references
from briefpack.rendering.formats import clock, long_date
from briefpack.rendering.theme import Theme
from tests.verapdf.note_order import NoteOrder, bracketed, next_meeting
from tests.verapdf.prose_order import Reading

Blocks = Iterator[str]


class ModelOrder:
    """The words of a pack in order, part by part, in the words of a theme."""

    def __init__(self, briefing: BriefingPack, theme: Theme, spans: Mapping[str, Span]) -> None:
        self._briefing = briefing
        self._theme = theme
        self._labels = theme.labels
        self._spans = spans
        self._plan = plan_agenda(briefing, theme.labels["map_of"])

    def parts(self) -> Iterator[tuple[str, list[str] | None]]:
        """Each part's title and its blocks; no blocks for somebody else's PDF."""
        fronts: dict[str, Callable[[], Blocks]] = {
            "front-sheet": self._front_sheet,
            "notices": self._notices,
            "membership": self._membership,
            "agenda": self._agenda,
        }
        for front in self._theme.front:
            if front.value != "membership" or self._briefing.membership is not None:
                yield self._labels[front.value], list(fronts[front.value]())
        for part in self._plan.parts:
            document = self._briefing.documents[part.document]
            if isinstance(document, Report):
                yield part.title, list(self._report(part, document))
            elif isinstance(document, Note):
                yield part.title, list(self._note_order(part, document))
            elif document.media is Media.IMAGE:
                yield part.title, list(self._picture(part))
            else:
                yield part.title, None

    # -- front matter ---------------------------------------------------------------------

    def _front_sheet(self) -> Blocks:
        board, pack = self._briefing.board, self._briefing.pack
        if board.organisation:
            yield board.organisation
        yield board.name
        yield pack.meeting.title or self._labels["agenda"]
        yield long_date(pack.meeting.date, self._labels)
        yield clock(pack.meeting.start, self._labels)
        yield pack.meeting.venue.one_line
        for label, names in (("to", pack.to), ("cc", pack.cc)):
            if names:
                yield self._labels[label]
                yield "; ".join(names)

    def _notices(self) -> Blocks:
        board, meeting, labels = self._briefing.board, self._briefing.pack.meeting, self._labels
        yield labels["notices"]
        opening = (
            f"{labels['meeting_sentence']} {board.running_name} {labels['meeting_at']} "
            f"{clock(meeting.start, labels)} {labels['meeting_on']} "
            f"{long_date(meeting.date, labels)}, {meeting.venue.one_line}."
        )
        if meeting.end:
            opening += f" {labels['meeting_ends']} {clock(meeting.end, labels)}."
        yield opening
        reading = self._reading("notices")
        own = {(notice.kind, notice.heading): notice for notice in self._briefing.pack.notices}
        standing = [own.pop((notice.kind, None), notice) for notice in board.notices]
        for notice in (*standing, *own.values()):
            if notice.leave_out:
                continue
            yield notice.heading or labels[f"notice_{notice.kind}"]
            yield from reading.blocks(notice.text or "")
            if notice.kind == "apologies" and board.group_offices:
                yield from (labels["group"], labels["telephone"], labels["email"])
                for office in board.group_offices:
                    yield from (office.group, " / ".join(office.phone), office.email or "")
            if notice.kind == "contact":
                yield self._desk()
            if notice.kind == "social-media" and board.hashtag:
                yield f"{labels['hashtag']} {board.hashtag}"

    def _desk(self) -> str:
        contact = self._briefing.officer(self._briefing.board.contact)
        assert contact is not None
        reached = " / ".join([*contact.phone, *([contact.email] if contact.email else [])])
        return f"{contact.name}, {contact.position} {reached}"

    def _membership(self) -> Blocks:
        board, membership = self._briefing.board, self._briefing.membership
        assert membership is not None
        year = self._briefing.membership_year
        title = f"{board.running_name} – {self._labels['membership']}"
        yield f"{title} {year.replace('-', '/')}" if year else title
        yield board.member_heading or self._labels["member"]
        yield board.authority_heading or self._labels["authority"]
        for group in membership.groups:
            yield group.name if group.seats is None else f"{group.name} ({group.seats})"
            yield from self._members(group.members, group.vacancies)
            if group.substitutes:
                yield f"{group.name} {self._labels['substitutes']}"
                yield from self._members(group.substitutes, 0)
        if membership.groups and (membership.members or membership.vacancies):
            yield self._labels["ungrouped"]
        yield from self._members(membership.members, membership.vacancies)

    def _members(self, members: Iterable[Member], vacancies: int) -> Blocks:
        for member in members:
            remarks = [self._role(member.role)] if member.role else []
            remarks += [member.ward] if member.authority and member.ward else []
            yield member.full_name + bracketed(remarks)
            yield member.authority or member.ward or ""
        yield from [self._labels["vacancy"]] * vacancies

    def _role(self, role: str) -> str:
        titles = {str(name): title for name, title in self._briefing.board.role_titles.items()}
        return titles.get(str(role)) or self._labels[f"role_{role}"]

    # -- agenda ---------------------------------------------------------------------------

    def _agenda(self) -> Blocks:
        board, meeting, labels = self._briefing.board, self._briefing.pack.meeting, self._labels
        yield labels["agenda"]
        yield board.running_name
        date = long_date(meeting.date, labels)
        yield f"{date}, {clock(meeting.start, labels)} {meeting.venue.one_line}"
        yield from (labels["item"], labels["subject"])
        if self._spans:
            yield labels["page"]
        if any(item.item.start or item.item.minutes for item in self._plan.walk()):
            yield labels["time"]
        reading = self._reading("agenda")
        for planned in self._plan.walk():
            yield from self._row(planned, reading)
        if self._plan.back_page:
            yield from (self._plan.back_page.title, str(self._spans[self._plan.back_page.name]))
        if meeting.next:
            yield next_meeting(meeting.next, labels)

    def _row(self, planned: PlannedItem, reading: Reading) -> Blocks:
        item, labels = planned.item, self._labels
        yield from (planned.number or "", item.title)
        if item.kind is ItemKind.HEADING:
            return
        kind = labels[f"kind_{item.kind}"]
        quiet = [*item.presenters, *([kind] if kind else [])]
        quiet += [
            f"{labels['expected']} {long_date(paper.paper.expected, labels)}"
            for paper in planned.papers
            if isinstance(paper.paper, ToFollowPaper) and paper.paper.expected
        ]
        yield " · ".join(quiet)
        yield from reading.blocks(item.description or "")
        for paper in planned.papers:  # the examples have one at most
            if paper.main is None:
                yield labels["to_follow"]
            else:
                yield str(self._spans[paper.main.name])
        if item.start:
            yield clock(item.start, labels)
        if item.minutes:
            yield f"{item.minutes} {labels['minutes']}"
        for paper in planned.papers:
            for part in paper.appendices:
                yield f"{labels['appendix']} {part.letter} – {part.title}"
                yield str(self._spans[part.name])

    def _note_order(self, part: Part, note: Note) -> Blocks:
        order = NoteOrder(
            note, self._briefing.board, self._labels, self._reading(part.name), self._role
        )
        yield part.title
        yield from order.county() if self._theme.name == "county" else order.usual()

    # -- papers ---------------------------------------------------------------------------

    def _reading(self, name: str) -> Reading:
        references = find_references(self._briefing, self._plan, self._theme.paragraphs)

        def refer(id_: str) -> str:
            target = references.find(id_, name)
            assert target is not None
            words = f"{self._labels[f'reference_{target.kind}']} {target.number}"
            assert target.part == name or target.kind in {TargetKind.ITEM, TargetKind.APPENDIX}
            return words

        return Reading(refer, self._theme.paragraphs)

    def _report(self, part: Part, report: Report) -> Blocks:
        head, labels, reading = report.head, self._labels, self._reading(part.name)
        yield part.title
        if head.purpose:
            yield from (labels["purpose"], head.purpose)
        if head.summary:
            yield labels["summary"]
            yield from reading.blocks(head.summary)
        yield from reading.blocks(head.questions_lead or "")
        for number, question in enumerate(head.questions, start=1):
            yield from (f"{number}.", reading.running(question))
        if head.recommendations:
            yield from (labels["recommendations"], head.recommendations_lead or "")
        for number, recommendation in enumerate(head.recommendations, start=1):
            yield from (f"{number}.", reading.running(recommendation))
        if head.action:
            yield labels["action"]
            yield from reading.blocks(head.action)
        contact = self._briefing.officer(head.contact)
        block = [] if contact is None else list(self._contact(contact))
        has_cover = any((head.purpose, head.summary, head.questions, head.recommendations))
        yield from block if has_cover or head.action else []
        yield from reading.blocks(report.body, numbered=True)
        yield from [] if has_cover or head.action else block

    def _contact(self, contact: Contact) -> Blocks:
        labels = self._labels
        yield from (labels["contact_officer"], contact.name)
        if contact.position:
            yield from (labels["position"], contact.position)
        if contact.phone:
            yield from (labels["phone"], " / ".join(contact.phone))
        if contact.email:
            yield from (labels["email"], contact.email)

    def _picture(self, part: Part) -> Blocks:
        if part.letter:
            yield f"{self._labels['appendix']} {part.letter}"
        yield part.title
        yield part.alternative or part.title
