"""Going to something by typing a little of its name: "fut chi", "tfocs", "3"."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that one may go to.

    ``label`` is what is shown; ``keywords`` are found too, such as a number, an id or a presenter.
    ``key`` is the caller's own, to know it by.
    """

    label: str
    keywords: tuple[str, ...] = ()
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate that what was typed may mean; ``places`` are the letters of its label that do."""

    candidate: Candidate
    places: tuple[int, ...] = ()


class _How(IntEnum):
    """How well a label or a keyword fits what was typed, the best first."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    INITIALS = 3
    INSIDE = 4
    LETTERS = 5


_Fit = tuple[_How, int, tuple[int, ...]]
"""How, how much lies before and between what fits, and the places of the letters that do."""

_WORD = re.compile(r"\w+")


def ranked(typed: str, candidates: Iterable[Candidate]) -> list[Hit]:
    """The candidates that fit what was typed, the best first, else in their order.

    A name that starts so comes before beginnings of words, in any order; then initials, then
    letters that stand together, and last those that stand in that order. Capitals, accents and
    apostrophes do not count. When nothing is typed, everything fits.
    """
    wanted = " ".join(_folded(typed).text.split())
    if not wanted:
        return [Hit(candidate) for candidate in candidates]
    found = []
    for order, candidate in enumerate(candidates):
        if (fit := _fit(wanted, candidate)) is not None:
            how, gap, by_keyword, places = fit
            found.append(((how, by_keyword, gap, order), Hit(candidate, places)))
    return [hit for _, hit in sorted(found, key=lambda entry: entry[0])]


def get_ready(candidates: Iterable[Candidate]) -> None:
    """Read candidates as they are compared, so that they need not be while somebody types."""
    for candidate in candidates:
        for text in (candidate.label, *candidate.keywords):
            _folded(text)


def _fit(wanted: str, candidate: Candidate) -> tuple[_How, int, bool, tuple[int, ...]] | None:
    """The better fit of the label and the keywords; at the same rank, the label's."""
    fits: list[tuple[_How, bool, int, tuple[int, ...]]] = []
    label = _folded(candidate.label)
    if (fit := _fit_of(wanted, label.text)) is not None:
        how, gap, places = fit
        fits.append((how, False, gap, tuple(dict.fromkeys(label.places[at] for at in places))))
    for keyword in candidate.keywords:
        fit = _fit_of(wanted, _folded(keyword).text)
        if fit is not None and fit[0] is not _How.LETTERS:
            fits.append((fit[0], True, fit[1], ()))
    if not fits and (both := _by_words_of_both(wanted, label, candidate.keywords)) is not None:
        fits.append(both)
    if not fits:
        return None
    how, by_keyword, gap, places = min(fits)
    return how, gap, by_keyword, places


def _by_words_of_both(
    wanted: str, label: "_Folded", keywords: Sequence[str]
) -> tuple[_How, bool, int, tuple[int, ...]] | None:
    """Beginnings of words, some of the label and some of keywords: "4 budget"."""
    parts = [label.text, *(_folded(keyword).text for keyword in keywords)]
    fit = _beginnings(wanted.split(), "\n".join(parts))
    if fit is None:
        return None
    places = tuple(dict.fromkeys(label.places[at] for at in fit[2] if at < len(label.text)))
    return _How.WORDS, True, fit[1], places


def _fit_of(wanted: str, text: str) -> _Fit | None:
    if text.startswith(wanted):
        how = _How.WHOLE if text == wanted else _How.BEGINNING
        return how, 0, tuple(range(len(wanted)))
    if (fit := _beginnings(wanted.split(), text)) is not None:
        return fit
    if (fit := _initials(wanted.replace(" ", ""), text)) is not None:
        return fit
    if (start := text.find(wanted)) >= 0:
        return _How.INSIDE, start, tuple(range(start, start + len(wanted)))
    return _letters(wanted.replace(" ", ""), text)


def _beginnings(wanted: Sequence[str], text: str) -> _Fit | None:
    """Each wanted word as the beginning of a word of its own, the longest served first."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
    starts: list[int] = []
    places: list[int] = []
    for want in sorted(wanted, key=len, reverse=True):
        taken = next((word for word in words if word[1].startswith(want)), None)
        if taken is None:
            return None
        words.remove(taken)
        starts.append(taken[0])
        places += range(taken[0], taken[0] + len(want))
    return _How.WORDS, max(starts), tuple(sorted(places))


def _initials(wanted: str, text: str) -> _Fit | None:
    """The first letters of words that follow each other, two of them or more."""
    starts = [match.start() for match in _WORD.finditer(text)]
    at = "".join(text[start] for start in starts).find(wanted)
    if at < 0 or len(wanted) < len("ab"):
        return None
    return _How.INITIALS, starts[at], tuple(starts[at : at + len(wanted)])


def _letters(wanted: str, text: str) -> _Fit | None:
    """The letters in their order, closest together from wherever the first one stands."""
    best: tuple[int, tuple[int, ...]] | None = None
    start = text.find(wanted[0])
    while start >= 0:
        places = [start]
        for letter in wanted[1:]:
            at = text.find(letter, places[-1] + 1)
            if at < 0:
                break
            places.append(at)
        if len(places) < len(wanted):
            break  # nor can it be from further on
        gap = places[-1] - start - len(wanted) + 1
        if best is None or gap < best[0]:
            best = gap, tuple(places)
        start = text.find(wanted[0], start + 1)
    return None if best is None else (_How.LETTERS, *best)


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text in small letters without accents, and where each of its letters was."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=16384)
def _folded(text: str) -> _Folded:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(plain) and plain not in "'’‘":
                letters.append(plain)
                places.append(place)
    return _Folded("".join(letters), tuple(places))
