"""The pages of a site, from public meetings and templates."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from briefpack.cycle.public import joining_lines
from briefpack.model.address import followable
from briefpack.model.board import Board
from briefpack.model.contact import Contact, dialled
from briefpack.model.meeting import Venue
from briefpack.model.report import Report
from briefpack.plan.agenda import Part
from briefpack.rendering.formats import kept_together
from briefpack.rendering.templates import page_templates
from briefpack.web.actions import ActionLine
from briefpack.web.agenda import ItemBlock
from briefpack.web.colours import Palette, palette_of
from briefpack.web.figures import YearFigures, ink_key, seen_key, seen_word
from briefpack.web.languages import OF_THEME, Say
from briefpack.web.meetings import Neighbour, PublicMeeting, latest_membership
from briefpack.web.papers import PACK_PDF
from briefpack.web.prose import Prose, lines, texts_of, with_endnotes
from briefpack.web.summaries import BoardSummary
from briefpack.web.words import Words, size_words

TEMPLATES = Path(__file__).parent / "templates"
STYLE_SHEET = "style.css"
_MOST_DIGITS = 5
"""For how long numbers of items the style sheet makes room."""


@cache
def _environment() -> jinja2.Environment:
    made = page_templates(jinja2.Environment, jinja2.FileSystemLoader(TEMPLATES))
    made.globals.update(followable=followable, dialled=dialled, lines=lines)
    made.globals.update(kept_together=kept_together)
    made.globals.update(seen_word=seen_word, seen_key=seen_key, ink_key=ink_key)
    return made


def _filled(template: str, root: str, language: str, say: Say, **values: Any) -> str:  # noqa: ANN401
    text = _environment().get_template(template)
    values = {"colours": None, **values}
    return with_endnotes(text.render(root=root, language=language, say=say, **values), say)


@dataclass(frozen=True, slots=True)
class MeetingPages:
    """Makes the pages of one meeting; they stand two folders below the top.

    ``earlier`` and ``later`` are the board's meetings before and after it.
    """

    meeting: PublicMeeting
    words: Words
    picture: Callable[[str], str | None]
    earlier: Neighbour | None = None
    later: Neighbour | None = None

    def meeting_page(self, blocks: Sequence[ItemBlock], sizes: Mapping[str, int]) -> str:
        """The page with the agenda, the papers and what came of it."""
        meeting, held = self.meeting, self.meeting.meeting
        note = meeting.note
        prose = Prose(texts_of(meeting, None, self.picture), self.words.say)
        return self._page(
            "meeting.html",
            prose,
            what="both" if note and held else "minutes" if note else "agenda",
            held=held,
            note=note,
            blocks=blocks,
            digits=min(_MOST_DIGITS, max((len(each.number or "") for each in blocks), default=0)),
            venue=held.venue if held else note.venue if note else None,
            start=held.start if held else note.start if note else None,
            end=(note.end if note else None) or (held.end if held else None),
            contact=_contact(meeting.board),
            directions=_directions(held.venue if held else None),
            joining=joining_lines(held.joining, self._ways()) if held else (),
            earlier=self.earlier,
            later=self.later,
            back_page=self._back_page(),
            pack_size=size_words(sizes[PACK_PDF]) if PACK_PDF in sizes else None,
            following=(note.next if note else None) or (held.next if held else None),
            has_calendar=meeting.briefing is not None,
        )

    def _ways(self) -> tuple[str, str, str]:
        """What the ways to join from elsewhere are called."""
        say = self.words.say
        return say("join_online"), say("join_by_telephone"), say("join_by_number")

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
        prose = Prose(texts_of(meeting, part, self.picture), self.words.say)
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
            verb_first=prose.texts.verb_first,
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
            self.words.say,
            board=board,
            colours=palette_of(self.meeting.theme.colours).name,
            meeting=self.meeting,
            t=self.words.labels,
            words=self.words,
            markdown=prose.markdown,
            inline=prose.texts.inline,
            **values,
        )


def board_page(
    board: Board,
    meetings: Sequence[PublicMeeting],
    actions: Sequence[ActionLine],
    today: date | None,
    figures: YearFigures | None = None,
) -> str:
    """A board's page: its meetings, actions and year in figures, its membership, its contact."""
    words = Words(board, meetings[-1].theme)
    to_come, past = split_meetings(meetings, today)
    membership, year = latest_membership(meetings)
    return _filled(
        "board.html",
        "../",
        board.language,
        words.say,
        board=board,
        colours=palette_of(meetings[-1].theme.colours).name,
        figures=figures,
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
    language, say = site_language(boards)
    palettes = _palettes(boards)
    return _filled(
        "index.html",
        "",
        language,
        say,
        title=title,
        boards=boards,
        several=several,
        say_in=say_in,
        colours=palettes[0].name if len(palettes) == 1 else None,
    )


def missing_page(title: str, root: str, boards: Sequence[BoardSummary]) -> str:
    """What a server shows for an address that is not there."""
    return _filled("404.html", root, *site_language(boards), title=title)


def site_language(boards: Sequence[BoardSummary]) -> tuple[str, Say]:
    """The language of most boards, and its words, for the pages over all of them."""
    (language, _), *_ = Counter(board.language for board in boards).most_common(1)
    return language, say_in(next(board for board in boards if board.language == language))


def say_in(board: BoardSummary) -> Say:
    """The site's fixed words as a board says them."""
    return Say(board.language, {f"{OF_THEME}{name}": text for name, text in board.words.items()})


def style_sheet(boards: Sequence[BoardSummary]) -> str:
    """The site's one style sheet, with the colours of its boards."""
    common = (TEMPLATES / STYLE_SHEET).read_text(encoding="utf-8")
    return common + "".join(palette.css for palette in _palettes(boards))


def _palettes(boards: Sequence[BoardSummary]) -> list[Palette]:
    found = {palette.name: palette for board in boards for palette in [palette_of(board.colours)]}
    return [found[name] for name in sorted(found)]


def _contact(board: Board) -> Contact | None:
    return board.officers.get(board.contact) if board.contact else None


def _directions(venue: Venue | None) -> str | None:
    """Where "view directions" leads: to a page on the web, or to the plan on this one."""
    if venue is None:
        return None
    if venue.directions and followable(venue.directions):
        return venue.directions
    return "#directions" if venue.map else None
