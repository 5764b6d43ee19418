"""What to do about text that is not TOML: the slips of those who never learnt it."""

import re
from collections.abc import Callable

OTHERWISE = "check quotes, brackets and dates on this line and the one before it"

_CURLY = re.compile(r"^[^\"'#]*[“”„‟«»]")
_TIME = re.compile(r"=\s*(\d{1,2})[:.](\d{2})\s*(?:[ap]m)?\s*(?:#.*)?$", re.IGNORECASE)
_DAY = re.compile(r"=\s*\d{1,2}(?:[/.-]\d{1,2}[/.-]|(?:st|nd|rd|th)?\s+[A-Za-z]+\s+)\d{2,4}\b")
_NO_SUCH_DAY = re.compile(r"=\s*(\d{4}-\d{1,2}-\d{1,2})\b")
_COLON = re.compile(r"^\s*([\w-]+)\s*:")
_BARE = re.compile(r"=\s*([^\W\d_][^\"'#]*?)\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([\w.-]+)\s*=")
_TABLE = re.compile(r"^\s*\[\s*([\w.-]+)\s*\]")
_QUOTED = re.compile(r'=\s*".*".*"')


def what_to_do(line: str, message: str) -> str:
    """The hint for the ``line`` at which the reader of TOML stopped, with its ``message``."""
    for advice in _ADVICE:
        hint = advice(line, message)
        if hint:
            return hint
    return OTHERWISE


def _curly_quotes(line: str, _message: str) -> str | None:
    return 'write straight quotes, ", in place of curly ones' if _CURLY.search(line) else None


def _time(line: str, _message: str) -> str | None:
    match = _TIME.search(line)
    return f"write the time with its seconds: {int(match[1]):02}:{match[2]}:00" if match else None


def _day(line: str, _message: str) -> str | None:
    if match := _NO_SUCH_DAY.search(line):
        return f"there is no day {match[1]}: write the year, the month and the day, 2016-11-03"
    return "write the day as year, month and day: 2016-11-03" if _DAY.search(line) else None


def _colon(line: str, message: str) -> str | None:
    match = _COLON.search(line)
    return f"write {match[1]} = …, with = for the colon" if match and "'='" in message else None


def _bare_words(line: str, message: str) -> str | None:
    match = _BARE.search(line)
    return f'put the words between quotes: "{match[1]}"' if match and "value" in message else None


def _open_quotes(line: str, message: str) -> str | None:
    if "character '\\n'" in message and line.count('"') % 2:
        return 'end the words with "; what takes several lines stands between """ and """'
    return "the quotes are never closed" if message.startswith("Unterminated") else None


def _quotes_within(line: str, message: str) -> str | None:
    ends = message.startswith("Expected newline")
    return 'write \\" for a quote within the words' if ends and _QUOTED.search(line) else None


def _backslash(_line: str, message: str) -> str | None:
    if "\\" not in message or not message.startswith("Unescaped"):
        return None
    return "write / between folders, and \\\\ for a backslash within words"


def _twice(line: str, message: str) -> str | None:
    if message.startswith("Cannot overwrite") and (key := _KEY.search(line)):
        return f"{key[1]} is said already: take one of them out"
    if message.startswith("Cannot declare") and (table := _TABLE.search(line)):
        return f"[{table[1]}] is there already; an entry of a list has two brackets: [[{table[1]}]]"
    return None


def _brackets(_line: str, message: str) -> str | None:
    if "end of a table" in message:
        return "close the bracket: ]"
    return "close both brackets: ]]" if "end of an array decl" in message else None


_ADVICE: tuple[Callable[[str, str], str | None], ...] = (
    _curly_quotes,
    _time,
    _day,
    _colon,
    _bare_words,
    _open_quotes,
    _quotes_within,
    _backslash,
    _twice,
    _brackets,
)
