"""Rules on the notices page: what it says, and whether there is anything to print."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefpack.model.board import Board, Notice, NoticeKind
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.spots import Spots
from briefpack.rules.texts import Text

_MEALS = (
    (re.compile(r"\bbreakfast\b", re.IGNORECASE), 6 * 60, 11 * 60),
    (re.compile(r"\blunch(?:eon)?\b", re.IGNORECASE), 11 * 60, 14 * 60 + 30),
    (re.compile(r"\b(?:dinner|supper)\b", re.IGNORECASE), 17 * 60, 23 * 60),
)
"""What meals are called, and between which minutes of the day they are served."""

_AFTER = re.compile(r"\b(?:after|afterwards|follow\w*|ends?|close|conclu\w+)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|beforehand|prior|precede\w*)\b", re.IGNORECASE)
_AN_HOUR = re.compile(r"\d\s?(?:am|pm)\b|\d[.:]\d\d|\bnoon\b|\bmid-?day\b", re.IGNORECASE)
_DAY_END = 24 * 60
_UP_TO = 8 * 60
"""Minutes that a meeting without a planned end may last."""
_AROUND = 90
"""Minutes before and behind a meeting in which a meal belongs to it, where nothing says when."""

_BACK_PAGE = re.compile(r"\bback (?:page|cover)\b|\boverleaf\b", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:map|plan)\b.{0,60}\b(?:attached|below|enclosed|included|printed)\b", re.IGNORECASE
)
_HASHTAG = re.compile(r"\w*[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class _Placed:
    notice: Notice
    file: str
    path: Path

    @property
    def key(self) -> str:
        """What tells a notice from others: its kind, or the heading of one's own."""
        own = self.notice.kind is NoticeKind.OWN
        return f"own {self.notice.heading}" if own else self.notice.kind.value


def _of_the_pack(checked: Checked) -> Sequence[_Placed]:
    return [
        _Placed(notice, checked.pack_file, ("notices", position))
        for position, notice in enumerate(checked.briefing.pack.notices)
    ]


def _of_the_board(checked: Checked) -> Sequence[_Placed]:
    file, base = checked.board_place
    return [
        _Placed(notice, file, (*base, "notices", position))
        for position, notice in enumerate(checked.briefing.board.notices)
    ]


def _printed(checked: Checked) -> Iterator[_Placed]:
    """The notices that are printed: the board's, unless the pack has its own, and the pack's."""
    of_the_pack = _of_the_pack(checked)
    replaced = {placed.key for placed in of_the_pack}
    standing = (placed for placed in _of_the_board(checked) if placed.key not in replaced)
    for placed in (*standing, *of_the_pack):
        if not placed.notice.leave_out:
            yield placed


# -- what notices say --------------------------------------------------------------------------


@rule("BP333", Severity.ADVICE, whole=True)
def meals_fit_the_meeting(checked: Checked) -> Iterable[Finding]:
    """A notice offers a meal at an odd hour.

    What: a breakfast, a lunch or a dinner that a notice offers before or after the meeting falls
    into the hours for it, as far as the meeting's start and end tell.
    Why: it is what is forgotten when a meeting moves to another time of the day: a sandwich lunch
    after a meeting that starts at half past four. Somebody orders the sandwiches.
    Fix: correct the notice, or leave it out with ``leave_out = true``.
    """
    meeting = checked.briefing.pack.meeting
    start = meeting.start.hour * 60 + meeting.start.minute
    end = None
    if meeting.end is not None and meeting.end > meeting.start:
        end = meeting.end.hour * 60 + meeting.end.minute
    hours = f"the meeting starts at {meeting.start:%H:%M}"
    if meeting.end is not None and end is not None:
        hours += f" and ends at {meeting.end:%H:%M}"
    for placed in _printed(checked):
        text = placed.notice.text or ""
        if _AN_HOUR.search(text):
            continue
        first, last = _served(text, start, end)
        for called, opens, closes in _MEALS:
            meal = called.search(text)
            if meal is not None and not (first < closes and opens < last):
                message = f"the notice speaks of {meal[0].lower()}, but {hours}"
                yield _in_text(checked, placed, message, meal)


def _served(text: str, start: int, end: int | None) -> tuple[int, int]:
    """Between which minutes of the day a meal can be that a text offers."""
    after, before = _AFTER.search(text), _BEFORE.search(text)
    over = end if end is not None else min(start + _UP_TO, _DAY_END)
    if after and not before:
        return (start, over) if end is None else (end, end + _AROUND)
    if before and not after:
        return start - 2 * _AROUND, start
    return start - _AROUND, over + _AROUND


@rule("BP334", Severity.WARNING, whole=True)
def back_page_has_its_plan(checked: Checked) -> Iterable[Finding]:
    """A notice promises a plan that is not there.

    What: where a notice speaks of the back page, or says that a map or plan is printed, the venue
    has a map.
    Why: the last page is then that of some paper, and whoever needs the way stands in the street.
    Fix: add ``[meeting.venue.map]``, or change the notice for this meeting.
    """
    if checked.briefing.pack.meeting.venue.map is not None:
        return
    for placed in _printed(checked):
        text = placed.notice.text or ""
        promise = _BACK_PAGE.search(text)
        if promise is None and placed.notice.kind is NoticeKind.LOCATION:
            promise = _PLAN.search(text)
        if promise is not None:
            message = "the notice speaks of a plan on the back page, but the venue has no map"
            hint = "add [meeting.venue.map], or a notice of this kind without the plan"
            yield _in_text(checked, placed, message, promise, hint)


def _in_text(
    checked: Checked, placed: _Placed, message: str, words: re.Match[str], hint: str | None = None
) -> Finding:
    """What was found in some words of a notice's text."""
    text = Text(placed.notice.text or "", placed.file, path=(*placed.path, "text"))
    return Spots(checked, text).finding(message, words.span(), hint)


# -- what notices are --------------------------------------------------------------------------


@rule("BP335", Severity.ERROR, essential=True)
def own_notices_have_headings(checked: Checked) -> Iterable[Finding]:
    """A notice of one's own has no heading.

    What: every notice of the kind "own" that is printed has a ``heading``.
    Why: no theme has a heading for it, as it has for the other kinds.
    Fix: add ``heading``.
    """
    for placed in _printed(checked):
        if placed.notice.kind is NoticeKind.OWN and placed.notice.heading is None:
            message = "a notice of your own needs a heading"
            yield Finding(message, placed.file, (*placed.path, "kind"), hint="add heading")


@rule("BP336", Severity.WARNING, whole=True)
def notices_say_something(checked: Checked) -> Iterable[Finding]:
    """Nothing of a notice but its heading is printed.

    What: a notice has a ``text``; without one, "contact" has the board's contact officer,
    "apologies" the group offices, "social-media" the hashtag to print.
    Why: a heading with nothing below it looks as though words had been lost.
    Fix: add ``text``, or what is printed in its place, or delete the notice.
    """
    board = checked.briefing.board
    for placed in _printed(checked):
        if placed.notice.text is None and not _prints_by_itself(placed.notice, board):
            message = "nothing of this notice but its heading is printed"
            yield Finding(message, placed.file, (*placed.path, "kind"), hint="add text")


def _prints_by_itself(notice: Notice, board: Board) -> bool:
    if notice.kind is NoticeKind.CONTACT:
        return board.contact is not None
    if notice.kind is NoticeKind.APOLOGIES:
        return bool(board.group_offices)
    return notice.kind is NoticeKind.SOCIAL_MEDIA and board.hashtag is not None


@rule("BP337", Severity.WARNING, whole=True)
def notices_differ(checked: Checked) -> Iterable[Finding]:
    """Two notices are of one kind, or one is left out that there is not.

    What: a board, and a pack, have one notice of a kind, and one of their own under a heading; a
    pack leaves out only what the board has; a board leaves nothing out.
    Why: of two, only one may be printed; a notice that is left out by the wrong name is printed
    all the same.
    Fix: make one of the two, or delete what is idle.
    """
    of_the_board, of_the_pack = _of_the_board(checked), _of_the_pack(checked)
    for notices in (of_the_board, of_the_pack):
        given: set[str] = set()
        for placed in notices:
            if placed.key in given:
                message = "a notice above is of the same kind"
                yield Finding(message, placed.file, (*placed.path, "kind"))
            given.add(placed.key)
    standing = {placed.key for placed in of_the_board}
    for placed in of_the_pack:
        if placed.notice.leave_out and placed.key not in standing:
            message = "the board has no such notice to leave out"
            yield Finding(message, placed.file, (*placed.path, "leave_out"))
    for placed in of_the_board:
        if placed.notice.leave_out:
            message = "the board leaves out a notice of its own"
            hint = "delete the notice; a pack leaves it out for one meeting"
            yield Finding(message, placed.file, (*placed.path, "leave_out"), hint=hint)


# -- where to go, and what to call it ----------------------------------------------------------


@rule("BP338", Severity.ADVICE, whole=True)
def meeting_can_be_found(checked: Checked) -> Iterable[Finding]:
    """Nobody can tell how to get to the meeting.

    What: ``[meeting.joining]`` has a link or a telephone number, or instructions; and where the
    law has the place published, a venue has an address, a room, directions or a map, unless one
    can join from elsewhere.
    Why: the notice of a meeting states its place (Local Government Act 1972, section 100A(6) and
    Schedule 12, paragraph 10); the name of a building may not be enough to find it by.
    Fix: add what is missing.
    """
    meeting = checked.briefing.pack.meeting
    joining, venue = meeting.joining, meeting.venue
    if joining is not None and not (joining.link or joining.phone or joining.instructions):
        message = "nothing says how to join: there is no link and no telephone number"
        yield Finding(message, checked.pack_file, ("meeting", "joining"))
    found = venue.address or venue.room or venue.directions or venue.map
    if checked.profile.notice is not None and joining is None and not found:
        message = f"{venue.name} has no address"
        yield Finding(message, checked.pack_file, ("meeting", "venue"), hint="add address")


@rule("BP339", Severity.WARNING)
def hashtag_is_one(checked: Checked) -> Iterable[Finding]:
    """The hashtag is none.

    What: a ``hashtag`` is # and then one word of letters, digits and underscores.
    Why: without the #, it is only a word; at a space or a hyphen, it ends.
    Fix: write it as it is typed: "#lgacyp".
    """
    hashtag = checked.briefing.board.hashtag
    if hashtag is None:
        return
    file, base = checked.board_place
    path = (*base, "hashtag")
    word = hashtag.removeprefix("#")
    if not _HASHTAG.fullmatch(word):
        yield Finding(f"{hashtag} is not one word behind a #", file, path)
    elif word == hashtag:
        edits = Spots(checked, Text(hashtag, file, path=path)).edits(0, 0, "#")
        yield Finding(f"{hashtag} is no hashtag without its #", file, path, edits=edits)
