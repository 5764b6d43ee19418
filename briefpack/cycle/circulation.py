"""The text with which a pack is sent round by e-mail."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from textwrap import TextWrapper

from briefpack.cycle.public import AgendaLine, agenda_lines, joining_lines, notice_of
from briefpack.cycle.words import clock, listed, one_line, plain_paragraphs
from briefpack.model.board import NoticeKind
from briefpack.model.briefing import BriefingPack
from briefpack.plan.days import long_day
from briefpack.plan.pages import Span

WIDTH = 72
"""Columns of a line of mail, so that it can be quoted without breaking."""

Clock = Callable[[time], str]
"""How a time of day is written."""


@dataclass(frozen=True, slots=True)
class Circulation:
    """A message in plain text: what stands in its subject, and its body."""

    subject: str
    body: str

    def __str__(self) -> str:
        return f"Subject: {self.subject}\n\n{self.body}"


def circulation(
    briefing: BriefingPack, spans: Mapping[str, Span] | None = None, clock: Clock = clock
) -> Circulation:
    """The message about a pack. ``spans`` are its pages by the names of its parts, if known."""
    blocks = list(_blocks(briefing, spans or {}, clock))
    body = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return Circulation(_subject(briefing, clock), body)


def _subject(briefing: BriefingPack, clock: Clock) -> str:
    meeting = briefing.pack.meeting
    day = long_day(meeting.date)
    name = one_line(briefing.board.name)
    title = f" ({one_line(meeting.title)})" if meeting.title else ""
    if meeting.cancelled:
        return f"CANCELLED: {name}{title}, {day}"
    return f"{name}{title}: agenda for {day}, {clock(meeting.start)}"


def _blocks(briefing: BriefingPack, spans: Mapping[str, Span], clock: Clock) -> Iterator[list[str]]:
    to = [one_line(each) for each in briefing.pack.to]
    yield _wrapped(f"Dear {listed(to)}," if to else "Dear colleague,")
    yield from _opening(briefing)
    if not briefing.pack.meeting.cancelled:
        yield _where(briefing, clock)
        yield from _agenda(briefing, spans)
        yield from _apologies(briefing)
    yield from _next(briefing, clock)
    yield from _links(briefing)
    yield from _contact(briefing)


def _opening(briefing: BriefingPack) -> Iterator[list[str]]:
    """What it is about. A board's name stands by itself: some names want an article, some none."""
    meeting = briefing.pack.meeting
    title = one_line(meeting.title) if meeting.title else "meeting"
    what = f"the {title} on {long_day(meeting.date)}"
    name = one_line(briefing.board.name)
    if meeting.cancelled:
        yield _wrapped(f"{name}: {what} will not be held.")
        yield _wrapped(one_line(meeting.cancelled))
        return
    has_papers = any(line.parts for line in agenda_lines(briefing))
    ready = f"the agenda{' and papers' if has_papers else ''} for {what}"
    yield _wrapped(f"{name}: {ready} {'are' if has_papers else 'is'} ready.")


def _where(briefing: BriefingPack, clock: Clock) -> list[str]:
    meeting = briefing.pack.meeting
    times = [clock(each) for each in (meeting.start, meeting.end) if each is not None]
    lines = _labelled("When", f"{long_day(meeting.date)}, {' to '.join(times)}")
    lines += _labelled("Where", one_line(meeting.venue.one_line))
    if meeting.venue.directions:
        lines += _labelled("Directions", one_line(meeting.venue.directions))
    for line in joining_lines(meeting.joining):
        lines += _wrapped(line)
    if meeting.joining and meeting.joining.passcode:
        lines += _wrapped("The passcode is sent separately.")
    return lines


def _agenda(briefing: BriefingPack, spans: Mapping[str, Span]) -> Iterator[list[str]]:
    lines = agenda_lines(briefing)
    if not lines:
        return
    block = ["Agenda", ""]
    width = max(len(line.number or "") for line in lines) + 2
    for line in lines:
        block += _item(line, pages_of(line, spans), width)
    yield block


def pages_of(line: AgendaLine, spans: Mapping[str, Span]) -> Span | None:
    """The pages of an item's papers, from the first to the last; None where they are not known."""
    if not line.parts or any(name not in spans for name in line.parts):
        return None
    found = [spans[name] for name in line.parts]
    return Span(min(span.first for span in found), max(span.last for span in found))


def _item(line: AgendaLine, pages: Span | None, width: int) -> list[str]:
    if line.is_heading:
        return ["", *_wrapped(line.title)]
    number = f"{line.number}." if line.number else "-"
    head = f"{number:<{width}}"
    words = line.title
    if pages is not None:
        several = f"pages {pages.first} to {pages.last}"
        words += f" ({several if pages.pages > 1 else f'page {pages.first}'})"
    return _wrapped(words, head, " " * len(head))


def _apologies(briefing: BriefingPack) -> Iterator[list[str]]:
    block = ["Apologies", ""]
    notice = notice_of(briefing, NoticeKind.APOLOGIES)
    paragraphs = plain_paragraphs(notice.text) if notice and notice.text else ()
    for paragraph in paragraphs or ("Please say if you cannot come.",):
        block += _wrapped(paragraph)
    for office in briefing.board.group_offices:
        how = ", ".join([*office.phone, *filter(None, [office.email])])
        if how:
            block += _wrapped(f"{one_line(office.group)}: {how}", "- ", "  ")
    yield block


def _next(briefing: BriefingPack, clock: Clock) -> Iterator[list[str]]:
    following = briefing.pack.meeting.next
    if following is None:
        return
    when = long_day(following.date)
    if following.start is not None:
        when += f", {clock(following.start)}"
    place = f", {one_line(following.venue.one_line)}" if following.venue else ""
    yield _labelled("Next meeting", f"{when}{place}")


def _links(briefing: BriefingPack) -> Iterator[list[str]]:
    board = briefing.board
    if board.website:
        whose = one_line(board.organisation or board.name)
        yield [*_wrapped(f"{whose} on the web:"), one_line(board.website)]


def _contact(briefing: BriefingPack) -> Iterator[list[str]]:
    contact = briefing.officer(briefing.board.contact)
    if contact is None:
        yield [one_line(briefing.board.organisation or briefing.board.name)]
        return
    lines = [one_line(contact.name)]
    if contact.position:
        lines.append(one_line(contact.position))
    lines += [*contact.phone, *filter(None, [contact.email])]
    yield lines


def _labelled(label: str, text: str) -> list[str]:
    head = f"{f'{label}:':<11} "
    return _wrapped(text, head, " " * len(head))


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    """A text in lines; addresses are never broken, lest nobody can follow them."""
    wrapper = TextWrapper(
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)
