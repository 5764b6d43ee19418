"""A new pack from nothing: a pack.toml to start from, with comments that teach."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from briefpack.errors import BriefpackError
from briefpack.model.agenda import ItemKind
from briefpack.store.load import PACK_FILE
from briefpack.store.toml_text import inline_text

UNKNOWN_VENUE = "Venue to be confirmed"
"""What stands for a venue that nobody has said."""

NOTE_ID = "note-of-last-meeting"
"""The id of the item with the last meeting's note, to refer to it by."""


class Template(StrEnum):
    """The kinds of meetings that there are agendas for."""

    MEETING = "meeting"
    ANNUAL = "annual"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """When and where the meeting is. What nobody has said yet is None."""

    day: date
    start: time | None = None
    venue: str | None = None
    template: Template = Template.MEETING


@dataclass(frozen=True, slots=True)
class NewBoard:
    """The board: one that there is, or, with ``alone``, one that the pack itself describes.

    ``membership`` is the municipal year whose membership the pack prints, where there is one.
    """

    name: str
    profile: str = "any-board"
    theme: str = "plain"
    alone: bool = False
    membership: str | None = None


def new_pack(meeting: NewMeeting, board: NewBoard) -> dict[str, str]:
    """The files of a new pack, their texts by their names in its folder; nothing is written.

    Raises BriefpackError for names that cannot be printed.
    """
    parts = [_HEAD_ALONE if board.alone else _HEAD, _first_keys(board), _meeting(meeting)]
    if board.alone:
        parts.append(_board(board))
    parts += map(_item, standing_items(meeting.template, board.profile))
    text = "\n".join(parts)
    _check(text)
    return {PACK_FILE: text}


def _check(text: str) -> None:
    import tomllib

    from pydantic import ValidationError

    from briefpack.model.agenda import Pack

    try:
        Pack.model_validate(tomllib.loads(text))
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        where = ".".join(map(str, detail["loc"]))
        message = detail["msg"].removeprefix("Value error, ")
        raise BriefpackError(f"no pack can be made: {where} {message}") from None


# -- the agenda ----------------------------------------------------------------------------

Table = dict[str, Any]

_NOT_MINUTES = frozenset({"lga-board", "any-board"})
"""Profiles of bodies that call their minutes a note."""

_NO_OTHER_BUSINESS = frozenset(
    {"principal-council-england", "executive-england", "wales", "parish"}
)
"""Profiles of bodies that may deal with nothing that is not on the agenda (Local Government Act
1972, section 100B(4), and Schedule 12, paragraph 10)."""

_BUSINESS = "The first item of business"
_ONLY_BUSINESS = "The business of this meeting"

_A_REPORT = """\
# What members read for the item: write it to reports/first.md, and take away these #.
# [[items.papers]]
# kind = "report"
# file = "reports/first.md"
"""

_UNSURE = "; write when this meeting starts: nobody has said yet"
"""Behind the start of a meeting, where nobody has said when it starts."""


def without_first_steps(text: str) -> str:
    """A pack.toml without the comments that help to begin it, for one that is made from it."""
    first, *others = _A_REPORT.splitlines()
    kept: list[str] = []
    waiting: list[str] = []
    was_cut = False
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words == first:
            was_cut, waiting = True, list(others)
            continue
        if words in waiting:
            waiting.remove(words)
            continue
        gap = was_cut and not words and not "".join(kept[-1:]).strip()
        was_cut, waiting = False, []
        if not gap:
            kept.append(line.replace(_UNSURE, "") if line.startswith("start = ") else line)
    while kept and was_cut and not kept[-1].strip():
        kept.pop()
    return "".join(kept)


def standing_items(template: Template, profile: str) -> tuple[Table, ...]:
    """The items that an agenda of this kind starts from, as tables of pack.toml."""
    if template is Template.SPECIAL:
        return (_apologies(), _interests(), _table(_ONLY_BUSINESS, "decision"))
    note = note_item(profile)
    if template is Template.ANNUAL:
        return (
            _table("Election of the chair", "decision"),
            _table("Election of the vice-chair", "decision"),
            *(_apologies(), _interests(), note),
            _table("Membership and terms of reference", "decision"),
            _table("Dates of meetings in the coming year", "decision"),
        )
    business = _table(_BUSINESS, "discussion")
    other = () if profile in _NO_OTHER_BUSINESS else (_table("Other business", "other-business"),)
    return (_apologies(), _interests(), note, business, *other)


def note_item(profile: str) -> Table:
    """The item with the last meeting's note, which is to follow."""
    word = "Note" if profile in _NOT_MINUTES else "Minutes"
    title = f"{word} of the last meeting"
    papers = [{"kind": "to-follow", "title": title}]
    return {**_table(title, ItemKind.NOTE), "id": NOTE_ID, "papers": papers}


def _apologies() -> Table:
    return _table("Apologies for absence", ItemKind.PROCEDURAL)


def _interests() -> Table:
    return _table("Declarations of interest", ItemKind.PROCEDURAL)


def _table(title: str, kind: str) -> Table:
    return {"title": title, "kind": str(kind)}


# -- the text ------------------------------------------------------------------------------

_HEAD = """\
# One meeting of the board: when and where, and the agenda. What stays the same from meeting to
# meeting stands in board.toml. Item numbers, appendix letters and page numbers are worked out
# when the pack is rendered.
"""
_HEAD_ALONE = """\
# A pack in one file: the meeting, the board and its members, the agenda. Item numbers, appendix
# letters and page numbers are worked out when the pack is rendered.
"""
_MEMBERS = """\
# Who is on the board. Where seats are held by groups, write [[membership.groups]] with a name
# and members; roles are chair, vice-chair, deputy-chair, co-chair, lead-member and observer.
[membership]
members = [
  # { title = "Cllr", name = "Joan Hartwell", role = "chair" },
]
"""


def _first_keys(board: NewBoard) -> str:
    year = "" if board.alone or not board.membership else _pair("membership", board.membership)
    has_article = board.name.casefold().startswith("the ") or board.name.endswith("Council")
    name = board.name if has_article else f"the {board.name}"
    return year + _pair("to", [f"Members of {name}"])


def _meeting(meeting: NewMeeting) -> str:
    title = {Template.ANNUAL: "Annual meeting", Template.SPECIAL: "Special meeting"}
    start = meeting.start or time(10, 0)
    unsure = "" if meeting.start else _UNSURE
    lines = [
        "[meeting]\n",
        _pair("date", meeting.day),
        f"start = {inline_text(start)} # always with seconds{unsure}\n",
        _pair("title", title[meeting.template]) if meeting.template in title else "",
        "\n[meeting.venue]\n",
        _pair("name", meeting.venue or UNKNOWN_VENUE),
        '# room = "Committee Room 1"\n',
        '# address = "1 High Street, Northtown"\n',
    ]
    return "".join(lines)


def _board(board: NewBoard) -> str:
    return "".join(
        [
            "[board]\n",
            _pair("name", board.name),
            f"profile = {inline_text(board.profile)} # which rules apply\n",
            f"theme = {inline_text(board.theme)} # how pages look\n",
            f"\n{_MEMBERS}",
        ]
    )


def _item(item: Table) -> str:
    return "\n".join(_tables(item))


def _tables(item: Table) -> Iterator[str]:
    keys = "".join(_pair(key, value) for key, value in item.items() if key != "papers")
    yield f"[[items]]\n{keys}"
    for paper in item.get("papers", ()):
        yield "[[items.papers]]\n" + "".join(_pair(*pair) for pair in paper.items())
    if item["title"] in {_BUSINESS, _ONLY_BUSINESS}:
        yield _A_REPORT


def _pair(key: str, value: object) -> str:
    return f"{key} = {inline_text(value)}\n"
