"""A text in TOML changed where it differs, the rest spelled as it was."""

import re
import tomllib
from dataclasses import dataclass

from briefpack.store.toml_match import common_ends
from briefpack.store.toml_text import (
    FENCE_LINE,
    WIDTH,
    block_escaped,
    folded_line,
    inline_text,
    value_text,
)

_PIECE = re.compile(
    r"(?P<joined>\\[ \t]*\n[ \t\n]*)"
    r"|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[btnfr\"\\]|[^\\]"
)
"""A character of a text in double quotes as it is written, or a line end that is none."""

_LITERAL = {
    "'": re.compile(r"[^'\x00-\x08\x0a-\x1f\x7f]*"),
    "'''": re.compile(r"[^'\x00-\x08\x0b-\x1f\x7f]*"),
}
"""What can stand between single quotes, where nothing is escaped."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A text as it is written: what encloses it, and where each of its characters stands.

    The first ``n`` characters end at ``ends[n]`` of ``raw``, and the next one starts at
    ``starts[n]`` (the last start is that of the closing quotes): between there may be line ends
    that are no part of the text.
    """

    raw: str
    quotes: str
    starts: list[int]
    ends: list[int]
    folded: bool

    @property
    def is_block(self) -> bool:
        return len(self.quotes) > 1


def changed_text(raw: str, old: str, new: str, column: int, *, fold: bool = False) -> str:
    """The text ``raw``, which says ``old``, as it is to be written to say ``new``.

    ``column`` is how many columns stand in front of it. Where ``raw`` cannot say the new text,
    or not well, this is what ``value_text`` makes of it.
    """
    afresh = value_text(new, column, fold=fold)
    written = _written(raw, old)
    if written is None or not _keeps_its_form(written, old, new, afresh, column):
        return afresh
    for quotes_escaped in (False, True):
        made = _with_change(written, old, new, quotes_escaped=quotes_escaped)
        if made is not None and _says(made, new):
            return made
    return afresh


def _says(raw: str, text: str) -> bool:
    """Whether it says the text, and has no line that would end a report's head."""
    try:
        says = tomllib.loads(f"x = {raw}")
    except tomllib.TOMLDecodeError:
        return False
    return says == {"x": text} and not FENCE_LINE.search(raw)


def _keeps_its_form(written: _Written, old: str, new: str, afresh: str, column: int) -> bool:
    """Whether several lines are still several lines, or one line still one."""
    if written.is_block and "\n" not in new:
        on_one_line = column + len(afresh) <= WIDTH
        return not on_one_line or ("\n" not in old and len(new) > len(old) / 2)
    if written.is_block:
        return True
    return "\n" not in new


def _written(raw: str, old: str) -> _Written | None:
    quotes = raw[:3] if raw[:3] in {'"""', "'''"} else raw[:1]
    start, end = len(quotes), len(raw) - len(quotes)
    if len(quotes) > 1 and raw.startswith("\n", start):
        start += 1
    starts: list[int] = []
    ends: list[int] = []
    folded = False
    if quotes[0] == "'":
        starts, ends = list(range(start, end)), list(range(start + 1, end + 1))
    else:
        for piece in _PIECE.finditer(raw, start, end):
            if piece.lastgroup == "joined":
                folded = True
            else:
                starts.append(piece.start())
                ends.append(piece.end())
    if len(starts) != len(old):  # something that is spelled in a way unknown here
        return None
    return _Written(raw, quotes, [*starts, end], [start, *ends], folded)


def _with_change(written: _Written, old: str, new: str, *, quotes_escaped: bool) -> str | None:
    """``written`` with what differs replaced; None where its quotes cannot hold that."""
    start, end = common_ends(old, new)
    words = new[start : len(new) - end]
    inside = _escaped(words, written.quotes, quotes_escaped=quotes_escaped)
    if inside is None:
        return None
    raw, last = written.raw, len(old) - end
    before, after = raw[: written.ends[start]], raw[written.starts[last] :]
    joined = raw[written.ends[start] : written.starts[start]]
    joined_behind = raw[written.ends[last] : written.starts[last]]
    if start == last:  # nothing goes: what is new goes to the side that leaves it whole
        at_end = bool(joined) and words[:1] in {" ", "\t", "\n"}
        before, inside = (before, inside + joined) if at_end else (before + joined, inside)
    else:
        before += joined
        inside += joined_behind if words or not joined else ""
    if not written.folded:
        return before + inside + after
    return _refolded(raw, before, inside, after, written.quotes)


def _escaped(words: str, quotes: str, *, quotes_escaped: bool) -> str | None:
    if quotes[0] == "'":
        return words if _LITERAL[quotes].fullmatch(words) else None
    if len(quotes) > 1 and not quotes_escaped:
        return block_escaped(words)
    lines = words.split("\n") if len(quotes) > 1 else [words]
    return "\n".join(inline_text(line)[1:-1] for line in lines)


def _refolded(raw: str, before: str, inside: str, after: str, quotes: str) -> str:
    """The three joined, the lines that the change made too long folded once more."""
    first = before.rfind("\n") + 1
    last = after.find("\n")
    last = len(after) - len(quotes) if last < 0 else last
    touched = before[first:] + inside + after[:last]
    longest_before = max(map(len, raw.split("\n")))
    if longest_before <= WIDTH < max(map(len, touched.split("\n"))):
        touched = "\n".join(map(_folded, touched.split("\n")))
    return before[:first] + touched + after[last:]


def _folded(line: str) -> str:
    if len(line) <= WIDTH:
        return line
    if line.endswith("\\"):
        return folded_line(line[:-1]) + "\\"
    return folded_line(line)
