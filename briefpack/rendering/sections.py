"""From the model and a theme to HTML: one section for each part of a pack."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from string import ascii_lowercase

from briefpack.cycle.exempt_minutes import with_marks
from briefpack.model.board import Board, Notice, NoticeKind
from briefpack.model.briefing import Attachment, BriefingPack, Media
from briefpack.model.note import Action, Attendee, Note, NoteItem, NoteStatus
from briefpack.model.report import Report
from briefpack.plan.agenda import AgendaPlan, Part
from briefpack.plan.note import plan_note
from briefpack.plan.numbering import letters
from briefpack.plan.pages import Span
from briefpack.plan.references import References, Target, find_references
from briefpack.rendering.agenda_rows import agenda_rows
from briefpack.rendering.page import Page
from briefpack.rendering.people import People
from briefpack.rendering.section import LINK_SCHEME, SectionSource
from briefpack.rendering.sheets import Sheet, SheetContent
from briefpack.rendering.theme import FrontPart, Theme

TEXT_VERSION = "~text"
"""Behind a part's name, the name of the section with the text of its pages; no part has it."""

_MOST_INITIALS = 8
"""Letters of what may be initials: a longer owner is called by a name."""


@dataclass(frozen=True)
class SectionBuilder:
    """Makes the sections of one pack.

    ``file`` tells where a document's file is on disk. ``only`` are the names of the sections that
    are rendered, where not all are: references to others have no link.
    """

    briefing: BriefingPack
    plan: AgendaPlan
    theme: Theme
    file: Callable[[str], Path]
    only: frozenset[str] | None = None

    @cached_property
    def references(self) -> References:
        """What the pack's references lead to."""
        return find_references(self.briefing, self.plan, self.theme.paragraphs)

    @cached_property
    def _people(self) -> People:
        return People(self.briefing.board, self.theme.labels)

    def link_to(self, target: Target) -> str | None:
        """The address of what a reference leads to; None if that is not rendered."""
        if self.only is not None and target.part not in self.only:
            return None
        anchor = f"#{target.anchor}" if target.anchor else ""
        return f"{LINK_SCHEME}{target.part}{anchor}"

    # -- front matter ---------------------------------------------------------------------

    def front(self, part: FrontPart, spans: Mapping[str, Span]) -> SectionSource | None:
        """A part of the front matter; None where the pack has nothing for it.

        Only the agenda needs ``spans``.
        """
        page = Page(self, part.value)
        if part is FrontPart.FRONT_SHEET:
            return page.render("front-sheet.html", self.theme.labels["agenda"], logo=page.logo())
        if part is FrontPart.NOTICES:
            return self._notices(page)
        if part is FrontPart.MEMBERSHIP:
            return self._membership(page)
        return self._agenda(page, spans)

    def _agenda(self, page: Page, spans: Mapping[str, Span]) -> SectionSource:
        rows = agenda_rows(self.plan, self.theme, spans)
        if self.only is not None:
            # By itself the agenda has nothing to lead to, and no plan of the venue behind it.
            rows = tuple(replace(row, link=None) for row in rows if row.style != "map")
        return page.render(
            "agenda.html",
            self.theme.labels["agenda"],
            rows=rows,
            paged=any(row.pages for row in rows),
            timed=any(row.start or row.minutes for row in rows),
        )

    def _notices(self, page: Page) -> SectionSource:
        board = self.briefing.board
        notices = [
            notice.model_copy(
                update={"heading": notice.heading or self.theme.labels[f"notice_{notice.kind}"]}
            )
            for notice in printed_notices(board, self.briefing.pack.notices)
        ]
        contact = self.briefing.officer(board.contact)
        title = self.theme.labels["notices"]
        return page.render("notices.html", title, notices=notices, board_contact=contact)

    def _membership(self, page: Page) -> SectionSource | None:
        if self.briefing.membership is None:
            return None
        year = self.briefing.membership_year
        return page.render(
            "membership.html",
            self.theme.labels["membership"],
            membership=self.briefing.membership,
            membership_year=year.replace("-", "/") if year else None,
            member_remarks=self._people.member_remarks,
        )

    def sheet(self, content: SheetContent) -> SectionSource:
        """A sheet that is printed by itself."""
        name = content.sheet.section
        if content.sheet is Sheet.AGENDA:
            return self._agenda(Page(self, name), {})
        notices = printed_notices(self.briefing.board, self.briefing.pack.notices)
        page = Page(self, name)
        return page.render(
            f"{name}.html",
            self.theme.labels[name],
            content=content,
            note=content.note,
            membership=self.briefing.membership,
            member_remarks=self._people.member_remarks,
            signing=next((n.text for n in notices if n.kind is NoticeKind.ATTENDANCE_SHEET), None),
        )

    # -- papers ---------------------------------------------------------------------------

    def part(self, part: Part) -> SectionSource:
        """A paper, appendix or plan as a section; of a PDF, what stands above its first page."""
        document = self.briefing.documents[part.document]
        page = Page(self, part.name, part)
        if isinstance(document, Report):
            return self._report(page, part, document)
        if isinstance(document, Note):
            return self._note(page, part, document)
        if document.media is Media.IMAGE:
            picture = page.image(part.document)
            return page.render("picture.html", part.title, part=part, picture=picture)
        return page.render(
            "attachment.html", part.title, part=part, extent=self._extent(part, document)
        )

    def _extent(self, part: Part, document: Attachment) -> str:
        """How much of a PDF is printed: "12 pages", "pages 3 to 7 of 12"."""
        labels = self.theme.labels
        count = str(document.pages)
        if part.pages is None or len(part.pages) == document.pages:
            return f"{count} {labels['page_word'] if count == '1' else labels['pages_word']}"
        chosen = said_pages(part.pages)
        word = labels["page_word"] if len(part.pages) == 1 else labels["pages_word"]
        return f"{word} {chosen} {labels['pages_out_of']} {count}"

    def text_version(self, part: Part, pages: Sequence[tuple[int, str]]) -> SectionSource | None:
        """What stands on the pages of somebody's PDF; None where nothing does.

        ``pages`` have their numbers, from 1, and their texts, paragraphs apart by empty lines.
        """
        if not pages:
            return None
        known = self.theme.characters
        texts = [
            (number, [printable(words, known) for words in text.split("\n\n") if words.strip()])
            for number, text in pages
        ]
        page = Page(self, f"{part.name}{TEXT_VERSION}", part)
        return page.render("attachment-text.html", part.title, part=part, pages=texts)

    def _report(self, page: Page, part: Part, report: Report) -> SectionSource:
        head = report.head
        asked = head.questions or head.recommendations
        has_cover = bool(head.purpose or head.summary or asked or head.action)
        body = page.texts.markdown(report.body, 2, numbered=True) if report.body.strip() else ""
        return page.render(
            "report.html",
            part.title,
            part=part,
            head=head,
            body=body,
            has_cover=has_cover,
            full_cover=bool(head.summary or head.questions or head.recommendations),
            contact=self.briefing.officer(head.contact),
            verb_first=page.texts.verb_first,
        )

    def printed_note(self, document: str, note: Note) -> Note:
        """A note as the pack prints it: as it was before the meeting, what is exempt marked."""
        meeting = self.briefing.pack.meeting.date
        if meeting > note.date:  # a paper of a later meeting, not printed by itself
            note = as_known_before(note, meeting)
        return with_marks(note, self.briefing.agendas.get(document, ()))

    def _note(self, page: Page, part: Part, note: Note) -> SectionSource:
        note = self.printed_note(part.document, note)
        attendance = note.attendance
        there = attendance.present or attendance.apologies or attendance.in_attendance
        return page.render(
            "note.html",
            part.title,
            part=part,
            note=note,
            entries=plan_note(note),
            has_attendance=bool(there or attendance.officers or attendance.absent),
            attendance_link=f"{LINK_SCHEME}{part.name}#attendance",
            attendee_remarks=self._people.attendee_remarks,
            initials=named_by_initials(note),
            named_owners=any(len(owner) > _MOST_INITIALS for owner in owners_of(note)),
            corrections=corrections_by_day(note),
            letter=lambda number: letters(number, ascii_lowercase),
        )


def as_known_before(note: Note, day: date) -> Note:
    """A note without what was recorded in it later: a meeting's papers stay as they were."""

    def items(known: Sequence[NoteItem]) -> tuple[NoteItem, ...]:
        return tuple(
            item.model_copy(update={"actions": actions(item), "items": items(item.items)})
            for item in known
        )

    def actions(item: NoteItem) -> tuple[Action, ...]:
        return tuple(
            action.model_copy(update={"done": None})
            if action.done is not None and action.done >= day
            else action
            for action in item.actions
        )

    corrections = tuple(
        each for each in note.corrections if each.agreed is None or each.agreed < day
    )
    known: dict[str, object] = {"items": items(note.items), "corrections": corrections}
    if note.approved is not None and note.approved >= day:
        known |= {"status": NoteStatus.DRAFT, "approved": None}
    return note.model_copy(update=known)


def named_by_initials(note: Note) -> tuple[Attendee, ...]:
    """Those at a meeting whom actions name by their initials, in the order of the attendance."""
    owners = owners_of(note)
    there = note.attendance
    people = (
        *there.present,
        *there.apologies,
        *there.absent,
        *there.in_attendance,
        *there.officers,
    )
    return tuple(person for person in people if person.initials in owners)


def owners_of(note: Note) -> frozenset[str]:
    """Whom the actions of a note name, by initials or by name."""
    actions = (action for item in _walk(note.items) for action in item.actions)
    return frozenset(owner for action in actions for owner in action.owner)


def corrections_by_day(note: Note) -> tuple[tuple[date | None, tuple[str, ...]], ...]:
    """What was corrected in a note, by the day of the meeting that agreed it, in order."""
    days = dict.fromkeys(correction.agreed for correction in note.corrections)
    return tuple(
        (day, tuple(each.text for each in note.corrections if each.agreed == day)) for day in days
    )


def _walk(items: Sequence[NoteItem]) -> Iterator[NoteItem]:
    for item in items:
        yield item
        yield from _walk(item.items)


def said_pages(pages: Sequence[int]) -> str:
    """Pages in as few words as can be: "3-7, 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def printable(text: str, known: AbstractSet[int]) -> str:
    """A text of somebody's PDF without what no font has, which stands there as a box."""
    return "".join(
        letter if ord(letter) in known or letter.isspace() else "\ufffd"
        for letter in " ".join(text.split())
    )


def printed_notices(board: Board, own: tuple[Notice, ...]) -> Iterator[Notice]:
    """The notices of a pack: the board's, those of the pack in place of them, then its others."""
    replacing = {_notice_key(notice): notice for notice in own}
    for standing in board.notices:
        notice = replacing.pop(_notice_key(standing), standing)
        if not notice.leave_out:
            yield notice
    for notice in own:
        if _notice_key(notice) in replacing and not notice.leave_out:
            yield notice


def _notice_key(notice: Notice) -> str:
    return f"own {notice.heading}" if notice.kind is NoticeKind.OWN else notice.kind.value
