"""Problems for people: one block each, with the line that it is about."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefpack.model.unseen import escaped
from briefpack.problems import Problem, Severity

_WIDEST = 100
"""Columns of a source line that are shown; a longer one is cut around the place."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The escape sequences around words; all empty where there is no colour."""

    error: str = ""
    warning: str = ""
    advice: str = ""
    strong: str = ""
    end: str = ""

    def of(self, severity: Severity) -> str:
        """The colour of a severity."""
        return {
            Severity.ERROR: self.error,
            Severity.WARNING: self.warning,
            Severity.ADVICE: self.advice,
        }[severity]


PLAIN = Palette()
COLOURED = Palette("\x1b[31;1m", "\x1b[33;1m", "\x1b[36;1m", "\x1b[1m", "\x1b[0m")


def text_report(
    problems: Sequence[Problem],
    texts: Mapping[str, str],
    prefix: str = "",
    palette: Palette = PLAIN,
) -> str:
    """All problems, each with its source line and a caret under the place.

    ``texts`` are the files' texts by name; ``prefix`` is put before the names, so that they can
    be opened from where the reader is.
    """
    return "\n".join(_block(each, texts, prefix, palette) for each in problems)


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are: "2 errors, 1 warning"."""
    counts = [
        (severity, sum(problem.severity is severity for problem in problems))
        for severity in Severity
    ]
    words = [
        f"{count} {severity.value}{'s' if count != 1 and severity is not Severity.ADVICE else ''}"
        for severity, count in counts
        if count
    ]
    return ", ".join(words) or "no problems"


def _block(problem: Problem, texts: Mapping[str, str], prefix: str, palette: Palette) -> str:
    place = problem.place
    where = f"{prefix}{place}"
    what = f" ({printable(problem.path)})" if problem.path else ""
    colour = palette.of(problem.severity)
    head = f"{colour}{problem.severity.value} {problem.code}{palette.end}"
    message = f"{palette.strong}{printable(problem.message)}{palette.end}"
    lines = [f"{head} {message}", f"  --> {printable(where)}{what}"]
    source = texts.get(place.file)
    if source is not None and place.line:
        lines += _excerpt(source, problem)
    if problem.hint:
        lines.append(f"  = {printable(problem.hint)}")
    return "\n".join([*lines, ""])


def _excerpt(source: str, problem: Problem) -> list[str]:
    place = problem.place
    all_lines = source.split("\n")
    if place.line > len(all_lines):
        return []
    pieces = _pieces(all_lines[place.line - 1])
    line = "".join(pieces)
    # The columns of the file, and behind them those of what is shown for its characters.
    start = len("".join(pieces[: place.column - 1]))
    end = len("".join(pieces[: place.end_column - 1]))
    end = end if place.end_line == place.line else len(line)
    end = max(start + 1, min(end, max(len(line), start + 1)))
    cut = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[cut : cut + _WIDEST]
    carets = "^" * max(1, min(end, cut + _WIDEST) - start)
    gutter = str(place.line)
    blank = " " * len(gutter)
    return [f"{blank} |", f"{gutter} | {shown}", f"{blank} | {' ' * (start - cut)}{carets}"]


def printable(text: str) -> str:
    """``text`` without what would move a terminal's cursor, change its colours or turn it round.

    Instead of what nobody sees stands its code: ``<U+202E>``.
    """
    return "".join(_pieces(text))


def _pieces(text: str) -> list[str]:
    """What is shown for each character of a text."""
    if text.isascii() and text.isprintable():
        return list(text)
    return list(escaped(text, _shown))


def _shown(character: str) -> str:
    """What is shown for a character that has nothing to hide: joiners, say, that a script needs."""
    if character.isprintable():
        return character
    category = unicodedata.category(character)
    if character == "\t" or category == "Zs":  # a space that does not break, or a thin one
        return " "
    return character if category == "Cf" else "\ufffd"
