"""The fields of a form, worked out from the models: a new field of a model has its row at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefpack.editor.how_far import FAR, WEEK, how_far, turned
from briefpack.model.agenda import MembershipOrYear
from briefpack.model.base import PROSE, Clock, Count, Day, FilePath, Flag, Lines
from briefpack.model.board import NoticeKind
from briefpack.model.contact import Contact, Phones
from briefpack.model.note import Action, Votes
from briefpack.model.report import ContactOrName
from briefpack.model.schema import field_docstrings

LINE, TEXT, LIST, DATE, TIME, NUMBER, NUMBERS, NAMES, VOTES, FILE, FLAG, CHOICE = (
    "line",
    "text",
    "list",
    "date",
    "time",
    "number",
    "numbers",
    "names",
    "votes",
    "file",
    "flag",
    "choice",
)
"""How a field is edited: on a line, as a text of many, as a list with a row for each, …

``NAMES`` is several on one line, parted by semicolons; ``VOTES`` such names, or how many there
are; ``FILE`` a file's name.
"""

TABLE, ENTRIES, NAMED, KEYS = ("table", "entries", "named", "keys")
"""What has rows of its own: a table inside the table, a list of tables, tables by name, and a
table with a row for each key that it may have."""

Hint: TypeAlias = Any
"""A type as a model's field has it: a class, a union, what is said about a class, …"""

MOST_DIGITS = 9
"""No count of anything in a pack has more digits."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model. ``choices`` are values with their labels, the first to leave it out.

    ``model`` is that of what stands inside it; ``entry`` how each entry of a list is edited;
    ``single`` whether one entry may stand alone, outside any list.
    """

    name: str
    label: str
    kind: str
    help: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    model: type[BaseModel] | None = None
    default: object = None
    entry: str = LINE
    single: bool = False


_LABELS = {
    "to": "To",
    "cc": "Copies to",
    "next": "Next meeting",
    "items": "Parts",
    "phone": "Telephone",
    "email": "E-mail",
    "id": "Reference name",
    "logo_alternative": "The logo in words",
    "meeting_id": "Meeting ID",
    "numbered": "Takes a number",
    "minutes": "Minutes",
    "leave_out": "Leave out this time",
    "public_interest": "Public interest",
    "post_nominals": "After the name",
    "voting": "Has a vote",
    "in_attendance": "In attendance",
    "substitute_for": "Sat for",
    "remote": "Joined remotely",
    "due_text": "Due, in words",
    "due": "Due by",
    "done": "Done on",
    "votes_for": "For",
    "votes_against": "Against",
    "recommendations_lead": "Recommendations lead-in",
    "questions_lead": "Questions lead-in",
    "decision_lead": "Decisions lead-in",
    "action_lead": "Actions lead-in",
}


_HELPS = {
    ("Action", "id"): "A short name for it that stays the same at later meetings; may be empty.",
    ("Action", "owner"): "Who does it: a name or initials, several with semicolons between them.",
    ("Appendix", "alternative"): "What a picture shows, or a scanned PDF says, for those who "
    "cannot see it.",
    ("Appendix", "file"): "The file: a PDF, a picture (.png, .jpg or .svg) or a text (.md).",
    ("Appendix", "id"): "A short name; where a report has [@name], its letter is printed.",
    ("AttachmentPaper", "alternative"): "What a picture shows, or a scanned PDF says, for those "
    "who cannot see it.",
    ("AttachmentPaper", "file"): "The file: a PDF or a picture (.png, .jpg or .svg).",
    ("Board", "contact"): "The officer whom members turn to about meetings: one of the officers "
    "below.",
    ("Board", "language"): "The language of the board's papers: en-GB for English, cy for Welsh.",
    ("Board", "logo"): "A picture for the front sheet, in a file that ends in .svg or .png.",
    ("Board", "logo_alternative"): "What the logo shows, for those who cannot see it; the "
    "organisation's name when left out.",
    ("Board", "officers"): "The officers of the board. Reports name them by their short names.",
    ("Board", "profile"): "Which rules apply, and how severe they are.",
    ("Board", "role_titles"): "What this board calls whoever holds this office: “Chairman”.",
    ("Board", "theme"): "How pages look: “lga”, “plain” and others, or the folder with a look "
    "made for this board.",
    ("Contact", "phone"): "One telephone number, or several; UK numbers need no country code.",
    ("Decision", "text"): "The words. Two stars on either side print the deciding verb in bold: "
    "The Board **noted** its new membership.",
    ("GroupOffice", "phone"): "One telephone number, or several.",
    ("Item", "id"): "A short name; where a report has [@name], the item's number is printed.",
    ("Note", "status"): "A draft until a later meeting approves it.",
    ("Notice", "kind"): "What the notice is about; one of your own needs a heading.",
    ("Notice", "leave_out"): "Leave out the board's standing notice of this kind this time.",
    ("Notice", "text"): "The words. A contact or apologies may go without any.",
    ("NotePaper", "file"): "The file of that meeting's note.",
    ("Pack", "board"): "The board, where this pack alone describes it.",
    ("Pack", "membership"): "The municipal year whose members are printed: “2016-17”.",
    ("ReportHead", "contact"): "Who answers questions: one of the board's officers, or somebody "
    "else, who is then written here.",
    ("ReportPaper", "file"): "The file with the text of the report.",
    ("VenueMap", "image"): "A picture (.svg, .png or .jpg), or a PDF of one page.",
    ("Vote", "abstained"): "Those who abstained, with semicolons between them, or how many.",
    ("Vote", "votes_against"): "Those against, with semicolons between them, or how many.",
    ("Vote", "votes_for"): "Those for, with semicolons between them, or how many.",
}
"""Helps of a model's fields where the model's own words are for those who write the files."""


def label_of(name: str) -> str:
    """What a key of a file is called in forms."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model, in its order."""
    hints = get_type_hints(model, include_extras=True)
    own = {name: words for (of, name), words in _HELPS.items() if of == model.__name__}
    helps = {**field_docstrings(model), **own}
    fields = model.model_fields.items()
    return tuple(_field(name, info, hints[name], helps) for name, info in fields)


def _field(name: str, info: FieldInfo, hint: Hint, helps: Mapping[str, str]) -> Field:
    annotation = _some(hint)
    kind, inner = _kind(annotation)
    required = info.is_required()
    return Field(
        info.alias or name,
        label_of(name),
        kind,
        plain_help(helps.get(name, "")),
        required,
        _choices(annotation, needed=required or isinstance(info.default, Enum)),
        inner,
        None if required else info.get_default(call_default_factory=True),
        _kind(get_args(_plain(annotation))[0])[0] if kind == LIST else LINE,
        annotation in (Phones, _OWNERS),
    )


def help_on(model: type[BaseModel], name: str) -> str:
    """What a field of a model is for; nothing where it has no such field."""
    return next((each.help for each in fields_of(model) if each.name == name), "")


def plain_help(text: str) -> str:
    """A docstring as one paragraph, without the marks of documentation pages."""
    return " ".join(text.replace("`", "").split())


def _origin(annotation: Hint) -> object:
    """What a type is made with, such as Union; None for a plain one."""
    return get_origin(annotation)


def _some(annotation: Hint) -> Hint:
    """A type without the None that lets it be left out."""
    if _origin(annotation) in {Union, UnionType}:
        inner = [each for each in get_args(annotation) if each is not NoneType]
        if len(inner) == 1:
            return inner[0]
    return annotation


def _plain(annotation: Hint) -> Hint:
    """A type without what is said about it."""
    return get_args(annotation)[0] if _origin(annotation) is Annotated else annotation


_OWNERS = get_type_hints(Action, include_extras=True)["owner"]

_KNOWN: tuple[tuple[Any, str, type[BaseModel] | None], ...] = (
    (Day, DATE, None),
    (Clock, TIME, None),
    (Count, NUMBER, None),
    (Flag, FLAG, None),
    (Lines, TEXT, None),
    (FilePath, FILE, None),
    (ContactOrName, CHOICE, Contact),
    (MembershipOrYear, LINE, None),
    (Votes, VOTES, None),
    (_OWNERS, NAMES, None),
)
"""Types that are edited in a way of their own."""

_SIMPLE = {int: NUMBER, bool: FLAG, date: DATE, time: TIME, str: LINE}


def _kind(annotation: Hint) -> tuple[str, type[BaseModel] | None]:  # noqa: PLR0911 - one case after the other
    for known, kind, model in _KNOWN:
        if annotation == known:
            return kind, model
    if PROSE in get_args(annotation)[1:]:
        return TEXT, None
    plain = _plain(annotation)
    if _origin(plain) is Annotated:  # a type that was narrowed further
        return _kind(plain)
    if _origin(plain) is tuple:
        return _kind_of_list(get_args(plain)[0])
    if _origin(plain) is dict:
        inner = get_args(plain)[1]
        return (NAMED, inner) if _is_model(inner) else (KEYS, None)
    if _is_model(plain):
        return TABLE, plain
    if _origin(plain) is Literal or (isinstance(plain, type) and issubclass(plain, Enum)):
        return CHOICE, None
    return _SIMPLE.get(plain, LINE), None


def _kind_of_list(inner: Hint) -> tuple[str, type[BaseModel] | None]:
    if _is_model(inner):
        return ENTRIES, inner
    if _origin(_plain(inner)) in {Union, UnionType}:  # papers, which have panes of their own
        return ENTRIES, None
    kind = _kind(inner)[0]
    if kind == NUMBER:
        return NUMBERS, None
    return (LIST, None) if kind in {LINE, TEXT} else (ENTRIES, None)


def _is_model(plain: Hint) -> bool:
    return isinstance(plain, type) and issubclass(plain, BaseModel)


def _choices(annotation: Hint, *, needed: bool) -> tuple[tuple[str, str], ...]:
    plain = _plain(annotation)
    if isinstance(plain, type) and issubclass(plain, Enum):
        values = [(str(each.value), _choice(str(each.value))) for each in plain]
        return tuple(values if needed else [("", "none"), *values])
    if _origin(plain) is Literal:
        return tuple((str(value), str(value)) for value in get_args(plain))
    return ()


def _choice(value: str) -> str:
    return "one of your own" if value == NoticeKind.OWN else value.replace("-", " ")


# -- what is shown and typed -------------------------------------------------------------------


def shown(field: Field, value: object) -> str:  # noqa: PLR0911 - one case after the other
    """A value as its row shows it, for typing over."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (list, tuple)):
        return {NUMBERS: ", ", LIST: "\n"}.get(field.kind, "; ").join(str(each) for each in value)
    if isinstance(value, date) and not isinstance(value, datetime):
        from briefpack.plan.days import plain_day

        return plain_day(value)
    if isinstance(value, time):
        return f"{value:%H:%M:%S}".removesuffix(":00")
    if field.kind == TEXT:
        return str(value).rstrip("\n")
    return str(value).replace("\r\n", " ").replace("\n", " ")


def understood(field: Field, text: str, today: date) -> tuple[object, str]:
    """What a row's text means, and what is wrong with it; "" where nothing is.

    The value is None where the key is to go.
    """
    words = text.strip()
    if field.kind == TEXT:
        return (text.rstrip() if words else None), ""
    if not words:
        return None, ""
    if field.kind == NAMES:
        names = _names(words)
        return (names[0] if field.single and len(names) == 1 else names or None), ""
    if field.kind in _READERS:
        return _READERS[field.kind](words, today)
    return words, ""


def said(field: Field, text: str, today: date) -> str:
    """How a text was understood, where that is worth saying: a day with its weekday."""
    value, _ = understood(field, text, today)
    if isinstance(value, date):
        from briefpack.plan.days import long_day

        day = long_day(value)
        weekday, _, rest = day.partition(" ")
        return f"{weekday}, {_from(today, value)}" if text.strip() == rest else day
    if isinstance(value, time):
        clock = shown(field, value)
        return "" if clock == text.strip() else clock
    return ""


def _from(today: date, day: date) -> str:
    """How far a day is from today, to the day where it is near."""
    days = (day - today).days
    if abs(days) <= 1 or abs(days) >= FAR:
        return how_far(day, today)
    weeks, rest = divmod(abs(days), WEEK)
    count = f"{weeks} weeks" if weeks > 1 and not rest else f"{abs(days)} days"
    return turned(count, ahead=days > 0)


def _day(words: str, today: date) -> tuple[object, str]:
    from briefpack.editing.typed_dates import read_date

    day = read_date(words, today)
    return (day, "") if day else (None, "not a date: 3 nov, +2w, 3/11/2016")


def _clock(words: str, _: date) -> tuple[object, str]:
    from briefpack.editing.typed_dates import read_time

    clock = read_time(words)
    return (clock, "") if clock else (None, "not a time: 16:30, 4.30pm")


def _number(words: str, _: date) -> tuple[object, str]:
    if re.fullmatch(rf"[0-9]{{1,{MOST_DIGITS}}}", words):
        return int(words), ""
    return None, "not a whole number"


def _numbers(words: str, today: date) -> tuple[object, str]:
    parts = re.split(r"[,;\s]+", words.strip(",; "))
    found = [_number(part, today)[0] for part in parts]
    if None in found:
        return None, "whole numbers, with commas between them"
    return found, ""


def _names(words: str) -> list[str]:
    return [name.strip() for name in words.split(";") if name.strip()]


def _votes(words: str, today: date) -> tuple[object, str]:
    number, _ = _number(words, today)
    return (number if number is not None else _names(words) or None), ""


_READERS = {DATE: _day, TIME: _clock, NUMBER: _number, NUMBERS: _numbers, VOTES: _votes}
