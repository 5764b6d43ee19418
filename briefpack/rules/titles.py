"""Rules on what items and appendices are called."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefpack.problems import Edit, Severity
from briefpack.rules.headings import in_capitals
from briefpack.rules.papers import papers
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.spots import Spots
from briefpack.rules.texts import Text

_LONGEST = 150
"""Characters of a title: three lines of an agenda."""

_ITEM_NUMBER = re.compile(
    r"(?:(?:agenda\s+)?item\s+)?\d{1,2}(?:\.\d{1,2})*\s*[.):]\s+(?=\S)"
    r"|(?:agenda\s+)?item\s+\d{1,2}(?:\.\d{1,2})*\s*[–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_APPENDIX_LETTER = re.compile(
    r"appendix\s+(?:[A-Z]{1,2}|\d{1,2})\s*(?:[.:)–—]|-)\s*(?=\S)", re.IGNORECASE
)
_ABBREVIATION = re.compile(
    r"(?:\.\.|\b(?:etc|ltd|inc|co|no|st|rd|ave|dr|jr|sr|esq|dept|e\.g|i\.e|a\.m|p\.m|[A-Z]))\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title and where it stands; ``number`` is that of its item, ``lettered`` an appendix."""

    words: str
    file: str
    path: Path
    number: str | None = None
    lettered: bool = False


def _titles(checked: Checked) -> Iterator[_Title]:
    planned = checked.plan.walk()
    for (path, item), place in zip(checked.items, planned, strict=True):
        yield _Title(item.title, checked.pack_file, (*path, "title"), place.number)
    for paper in papers(checked):
        for appendix in paper.appendices:
            words, path = appendix.appendix.title, (*appendix.path, "title")
            yield _Title(words, appendix.file, path, lettered=True)


def _deletion(checked: Checked, title: _Title, start: int, end: int) -> tuple[Edit, ...]:
    """The edit that takes characters out of a title."""
    return Spots(checked, Text(title.words, title.file, path=title.path)).edits(start, end, "")


@rule("BP329", Severity.WARNING)
def titles_have_no_numbers(checked: Checked) -> Iterable[Finding]:
    """A number or a letter is typed into a title.

    What: titles are without the number of their item ("5. Budget") and the letter of their
    appendix ("Appendix A: Budget").
    Why: both are worked out and printed before the title; a typed one is printed as a second, and
    is wrong as soon as an item moves.
    Fix: delete it. To refer to the item, give it an ``id`` and write ``[@id]``.
    """
    for title in _titles(checked):
        typed = _typed(title)
        if typed:
            yield Finding(
                f"{typed.strip()} is typed into the title: it would be printed beside the real one",
                title.file,
                title.path,
                hint="delete it: numbers and letters are worked out",
                edits=_deletion(checked, title, 0, len(typed)),
            )


def _typed(title: _Title) -> str:
    """The number or the letter that a title starts with, and what parts it from the words."""
    match = (_APPENDIX_LETTER if title.lettered else _ITEM_NUMBER).match(title.words)
    if match is not None:
        return match[0]
    number = f"{title.number} "
    typed = title.number is not None and "." in title.number and title.words.startswith(number)
    return number if typed else ""


@rule("BP330", Severity.ADVICE)
def titles_are_not_in_capitals(checked: Checked) -> Iterable[Finding]:
    """A title is in capitals.

    What: titles are in sentence case, with capitals for names.
    Why: words in capitals have all one shape and are slow to read; some screen readers spell them
    out (the Government Digital Service's guidance on publishing accessible documents).
    Fix: type the title in small letters. How it looks is the theme's business.
    """
    for title in _titles(checked):
        if in_capitals(title.words):
            yield Finding("the title is in capitals", title.file, title.path)


@rule("BP331", Severity.ADVICE)
def titles_have_no_full_stop(checked: Checked) -> Iterable[Finding]:
    """A title ends with a full stop.

    What: titles end without one, save for an abbreviation's.
    Why: a title is no sentence; where some have a stop and others none, the agenda looks careless.
    Fix: delete it.
    """
    for title in _titles(checked):
        length = len(title.words)
        if title.words.endswith(".") and not _ABBREVIATION.search(title.words):
            yield Finding(
                "the title ends with a full stop",
                title.file,
                title.path,
                edits=_deletion(checked, title, length - 1, length),
            )


@rule("BP332", Severity.ADVICE)
def titles_are_short(checked: Checked) -> Iterable[Finding]:
    """A title is very long.

    What: no title has more than 150 characters.
    Why: it is printed on the agenda, at the head of the paper and in the list of bookmarks, which
    shows a few words.
    Fix: say what the item is about, and put the rest into its ``description``.
    """
    for title in _titles(checked):
        if len(title.words) > _LONGEST:
            message = f"the title has {len(title.words)} characters"
            hint = f"say it in fewer than {_LONGEST}"
            yield Finding(message, title.file, title.path, hint=hint)
