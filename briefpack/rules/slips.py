"""Rules on slips of the keyboard: doubled words, stray spaces and tabs, split numbers."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from operator import eq

from briefpack.problems import Edit, Place, Severity
from briefpack.prose.sections import code_lines
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import remembered
from briefpack.rules.spots import told
from briefpack.rules.written import plain, prose, small, words
from briefpack.store.sources import Source

_DOUBLED = (
    *("a", "an", "and", "at", "by", "for", "from", "its", "of", "or", "our", "the", "their"),
    *("this", "to", "with"),
)
"""Words that no sentence has twice in a row; others it may: "that that", "had had"."""

_TWICE = re.compile(
    rf"(?<![\w’'-])(?P<first>{'|'.join(_DOUBLED)})(?P<gap>[ \t]+|[ \t]*\n[ \t]*)"
    r"(?P<second>(?P=first))(?![\w’'-])(?P<after>[ \t]*)",
    re.IGNORECASE,
)


@rule("BP450", Severity.ADVICE)
def no_word_stands_twice(checked: Checked) -> Iterable[Finding]:
    """A word stands twice in a row.

    What: no "the the" and no "of of", also not over the end of a line.
    Why: no spelling checker of an editor sees the one over a line's end, and every reader does.
    Fix: delete one of the two.
    """
    for text in prose(checked):
        if not _has_doubled(text.markdown):
            continue
        matches = filter(_is_slip, _TWICE.finditer(plain(text.markdown)))
        for spots, match in told(checked, text, matches):
            # Over a line's end, the second goes with the space behind it, so that the end stays.
            keeps_line = "\n" in match["gap"] and match["after"]
            cut = ("second", "after") if keeps_line else ("gap", "second")
            edits = spots.edits(match.start(cut[0]), match.end(cut[1]), "")
            message = f"“{match['first']}” stands here twice"
            span = (match.start("first"), match.end("second"))
            yield spots.finding(message, span, edits=edits)


def _is_slip(match: re.Match[str]) -> bool:
    """Whether a word stands twice, and not a name ("Vitamin A a day")."""
    return match["second"].islower() and (match["second"] != "a" or match["first"] == "a")


@remembered
def _has_doubled(text: str) -> bool:
    found = small(text).split()
    if not any(map(eq, found, islice(found, 1, None))):
        return False  # most texts: and found out fast
    return any(first == second and first in _DOUBLED for first, second in pairwise(found))


# -- space ---------------------------------------------------------------------------------


@rule("BP451", Severity.ADVICE)
def lines_end_with_words(checked: Checked) -> Iterable[Finding]:
    """Lines end with spaces.

    What: no line of a TOML or a Markdown file ends with spaces or tabs, save for two or more that
    end a line of a paragraph, which Markdown prints as a line's end, and in code.
    Why: nobody sees them, and each that comes or goes is a changed line to whoever compares.
    Fix: delete them; most editors can do so whenever they save.
    """
    bodies = {file: report.body_line for file, report in checked.reports}
    for file, source in checked.sources.items():
        stretches = list(_spaces_at_ends(source, bodies.get(file)))
        if stretches:
            count = len(stretches)
            edits = tuple(Edit(place, "") for place in stretches)
            place = stretches[0]
            message = "this line ends with spaces"
            if count > 1:
                message += f", and {count - 1} more"
            columns = (place.column, place.end_column)
            yield Finding(message, file, line=place.line, columns=columns, edits=edits)


def _spaces_at_ends(source: Source, body_line: int | None) -> Iterator[Place]:
    """The spaces at the ends of lines that mean nothing."""
    lines = source.text.split("\n")
    bare = [number for number, line in enumerate(lines, 1) if line[-1:] in {" ", "\t"}]
    unread = source.toml.strip() and not source.data
    if not bare or unread:
        return
    first = body_line or (len(lines) + 1 if source.toml else 1)
    kept = _in_strings(source) if bare[0] < first and source.toml else set()
    code = {first + line for block in code_lines("\n".join(lines[first - 1 :])) for line in block}
    for number in bare:
        line = lines[number - 1]
        words_end = len(line.rstrip(" \t"))
        below = lines[number].strip() if number < len(lines) else ""
        breaks = number >= first and line.endswith("  ") and below
        if number not in kept and number not in code and not breaks:
            yield Place(source.file, number, words_end + 1, number, len(line) + 1)


def _in_strings(source: Source) -> set[int]:
    """The lines of TOML that end inside a string."""
    found: set[int] = set()
    waiting: list[tuple[object, tuple[str | int, ...]]] = [(source.data, ())]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, dict):
            waiting.extend((inner, (*path, key)) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((inner, (*path, place)) for place, inner in enumerate(value))
        elif isinstance(value, str):
            span = source.index.value(path)
            found.update(range(span.line, span.end_line))
    return found


_TAB = re.compile(
    r"^(?>[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*)[^\s|][^\t\n|]*(?P<tab>\t)[^\n|]*$",
    re.MULTILINE,
)


@rule("BP452", Severity.ADVICE)
def columns_are_tables(checked: Checked) -> Iterable[Finding]:
    """Tabs stand between words.

    What: words are set in columns by a table, not by tabs.
    Why: a tab is printed as a single space; what stood in columns runs together.
    Fix: write a table: ``| One | Two |``, with ``|---|---|`` below its head.
    """
    for text in prose(checked):
        if "\t" not in text.markdown:
            continue
        matches = list(_TAB.finditer(plain(text.markdown)))
        for spots, match in told(checked, text, matches[:1]):
            more = f", and {len(matches) - 1} more" if len(matches) > 1 else ""
            message = f"a tab between words is printed as a space{more}"
            yield spots.finding(message, match.span("tab"), "write a table")


# -- numbers -------------------------------------------------------------------------------

_LONDON = re.compile(r"020([378])[ -](\d{3})[ -]?(\d{4})(?!\d)")


@rule("BP453", Severity.ADVICE)
def london_has_one_code(checked: Checked) -> Iterable[Finding]:
    """A London telephone number is split as if its code were 0207 or 0208.

    What: London's code is 020, and eight digits follow: 020 7946 0123.
    Why: who dials from within London dials the eight digits; "946 0123" reaches nobody (Ofcom's
    numbering plan). Numbers under ``phone`` are put in this form by themselves.
    Fix: move the digit over.
    """
    for text in words(checked):
        if "020" not in text.markdown:
            continue
        for spots, match in told(checked, text, _LONDON.finditer(text.markdown)):
            if text.markdown[: match.start()][-1:].isdigit():
                continue
            right = f"020 {match[1]}{match[2]} {match[3]}"
            yield spots.finding(
                f"{match[0]} is {right}", match.span(), edits=spots.edits(*match.span(), right)
            )
