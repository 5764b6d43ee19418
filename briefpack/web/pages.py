"""The pages of a site, from public meetings and templates."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from briefpack.cycle.public import joining_lines
from briefpack.model.board import Board
from briefpack.model.contact import Contact, dialled
from briefpack.model.meeting import Venue
from briefpack.model.report import Report
from briefpack.plan.agenda import Part
from briefpack.prose.parse import followable
from briefpack.web.actions import ActionLine
from briefpack.web.agenda import ItemBlock
from briefpack.web.meetings import PublicMeeting, latest_membership
from briefpack.web.papers import PACK_PDF
from briefpack.web.prose import Prose, lines, with_endnotes
from briefpack.web.summaries import BoardSummary
from briefpack.web.words import Words, size_words

TEMPLATES = Path(__file__).parent / "templates"
STYLE_SHEET = "style.css"


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(followable=followable, dialled=dialled, lines=lines)
    return made


def _filled(template: str, root: str, language: str, **values: Any) -> str:  # noqa: ANN401
    text = _environment().get_template(template)
    return with_endnotes(text.render(root=root, language=language, **values))


@dataclass(frozen=True, slots=True)
class MeetingPages:
    """Makes the pages of one meeting; they stand two folders below the top."""

    meeting: PublicMeeting
    words: Words
    picture: Callable[[str], str | None]

    def meeting_page(self, blocks: Sequence[ItemBlock], sizes: Mapping[str, int]) -> str:
        """The page with the agenda, the papers and what came of it."""
        meeting, held = self.meeting, self.meeting.meeting
        note = meeting.note
        prose = Prose(meeting, None, self.picture)
        return self._page(
            "meeting.html",
            prose,
            held=held,
            note=note,
            blocks=blocks,
            venue=held.venue if held else note.venue if note else None,
            start=held.start if held else note.start if note else None,
            end=(note.end if note else None) or (held.end if held else None),
            contact=_contact(meeting.board),
            directions=_directions(held.venue if held else None),
            joining=joining_lines(held.joining) if held else (),
            back_page=self._back_page(),
            pack_size=size_words(sizes[PACK_PDF]) if PACK_PDF in sizes else None,
            following=(note.next if note else None) or (held.next if held else None),
            has_calendar=meeting.briefing is not None,
        )

    def _back_page(self) -> tuple[str, str, str] | None:
        """The plan of the venue: its title, its address and what it shows."""
        part, meeting = self.meeting.plan.back_page, self.meeting.meeting
        if part is None or meeting is None or meeting.venue.map is None:
            return None
        address = self.picture(part.document)
        return (part.title, address, meeting.venue.map.alternative) if address else None

    def report_page(self, part: Part, report: Report, size: int | None) -> str:
        """A report, with the numbers and anchors that it has as PDF."""
        meeting = self.meeting
        briefing = meeting.briefing
        prose = Prose(meeting, part, self.picture)
        body = prose.markdown(report.body, 2, numbered=True) if report.body.strip() else ""
        item = meeting.item_of(part)
        return self._page(
            "report.html",
            prose,
            part=part,
            head=report.head,
            body=body,
            item=item,
            item_anchor=f"item-{item.number}" if item and item.number else "content",
            appendices=self._appendices(part),
            contact=briefing.officer(report.head.contact) if briefing else None,
            verb_first=prose.verb_first,
            pdf=meeting.pdf_of(part),
            size=size_words(size) if size else None,
        )

    def _appendices(self, part: Part) -> tuple[tuple[str | None, str, str | None], ...]:
        """The letters, titles and addresses of what comes with a paper."""
        item = self.meeting.item_of(part)
        papers = item.papers if item else ()
        of_mine = next((paper.appendices for paper in papers if paper.main is part), ())
        return tuple((each.letter, each.title, self._address(each)) for each in of_mine)

    def _address(self, part: Part) -> str | None:
        if self.meeting.is_placeholder(part):
            return None
        return self.meeting.page_of(part) or self.meeting.pdf_of(part)

    def _page(self, template: str, prose: Prose, **values: Any) -> str:  # noqa: ANN401
        board = self.meeting.board
        return _filled(
            template,
            "../../",
            board.language,
            board=board,
            meeting=self.meeting,
            t=self.words.labels,
            words=self.words,
            markdown=prose.markdown,
            inline=prose.inline,
            **values,
        )


def board_page(
    board: Board,
    meetings: Sequence[PublicMeeting],
    actions: Sequence[ActionLine],
    today: date | None,
) -> str:
    """A board's page: its meetings, its actions, its membership, whom to turn to."""
    words = Words(board, meetings[-1].theme)
    to_come, past = split_meetings(meetings, today)
    membership, year = latest_membership(meetings)
    return _filled(
        "board.html",
        "../",
        board.language,
        board=board,
        to_come=to_come,
        past=tuple(reversed(past)),
        announced=_announced(meetings),
        actions=actions,
        membership=membership,
        year=year.replace("-", "/") if year else None,
        contact=_contact(board),
        t=words.labels,
        words=words,
    )


def split_meetings(
    meetings: Sequence[PublicMeeting], today: date | None
) -> tuple[tuple[PublicMeeting, ...], tuple[PublicMeeting, ...]]:
    """Meetings to come, and those that are past, each in the order of their days.

    Without ``today`` the files tell: a meeting is past once it, or a later one, has a note.
    """
    if today is None:
        last = max((each.date for each in meetings if each.note), default=date.min)
        past = tuple(each for each in meetings if each.date <= last)
    else:
        past = tuple(each for each in meetings if each.date < today)
    return tuple(each for each in meetings if each not in past), past


def _announced(meetings: Sequence[PublicMeeting]) -> tuple[Any, ...]:
    """Meetings that are announced and have no pack yet."""
    last = meetings[-1]
    following = last.meeting.next if last.meeting else last.note.next if last.note else None
    return (following,) if following and following.date > last.date else ()


def index_page(title: str, boards: Sequence[BoardSummary]) -> str:
    """The first page: all boards."""
    several = len({board.organisation for board in boards}) > 1
    return _filled(
        "index.html", "", boards[0].language, title=title, boards=boards, several=several
    )


def missing_page(title: str, root: str) -> str:
    """What a server shows for an address that is not there."""
    return _filled("404.html", root, "en-GB", title=title)


def style_sheet() -> str:
    """The site's one style sheet."""
    return (TEMPLATES / STYLE_SHEET).read_text(encoding="utf-8")


def _contact(board: Board) -> Contact | None:
    return board.officers.get(board.contact) if board.contact else None


def _directions(venue: Venue | None) -> str | None:
    """Where "view directions" leads: to a page on the web, or to the plan on this one."""
    if venue is None:
        return None
    if venue.directions and followable(venue.directions):
        return venue.directions
    return "#directions" if venue.map else None
