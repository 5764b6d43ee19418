"""Problems: what a check found in a pack, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters. An error stops a render; the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file.

    ``file`` is relative to the board folder, with forward slashes. Lines and columns count from
    1, columns in characters; the end is just past the last character. Line 0 is the whole file.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a file, from the place's start to its end, and the text to put there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, in plain words, with its place.

    ``path`` is the way to the value in the model, for people: ``items[2].papers[0].file``.
    ``edits`` mend it, all together, without a doubt about what was meant; most problems have none.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    path: str = ""
    hint: str | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """By place in reading order, then by code, then by words."""
        return self.place, self.code, self.message


def errors_in(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those of the problems that stop a render."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """What a wrong word was probably meant to be; None where nothing is near it."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), 1)
    return close[0] if close else None
