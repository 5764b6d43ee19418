"""An inspection, told to an officer in lines that fit a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from briefpack.conformance import Finding
from briefpack.conformance.inspection import Inspection
from briefpack.conformance.remedies import remedy

WIDTH = 80
"""Columns of a line, where nobody says how many there are."""

MOST_EXAMPLES = 3
"""Messages of one clause that are told in full."""

MOST_HEADINGS = 40
"""Headings that are told; all stand in the reading order."""

MOST_FONTS = 6

_LABEL = 12

_LEAST = 30
"""Columns that the words of the reading order have at least, with their roles."""

_FIXED = "\N{NO-BREAK SPACE}"

_FOR_PEOPLE = (
    "What no machine can tell: whether the order makes sense, and the words for pictures are "
    "good. --order prints what a screen reader says."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report. ``tone`` is what colour may add: "good", "bad", "strong" or nothing."""

    text: str = ""
    tone: str = ""


def report(name: str, found: Inspection, width: int = WIDTH) -> Iterator[Line]:
    """The verdict, what the file is, its headings, and what fails."""
    yield from _verdict(name, found, width)
    yield Line()
    for label, value in _facts(found):
        yield from _labelled(label, value, width)
    yield from _headings(found, width)
    yield from _section("What is wrong", found.faults, width)
    advice = [each for each in found.findings if each.is_advice]
    yield from _section("What could be better", advice, width)


def order(found: Inspection, width: int = WIDTH) -> Iterator[Line]:
    """The whole reading order, as a screen reader goes through it."""
    yield Line()
    yield Line("Reading order", "strong")
    if not found.order:
        yield Line("  The file is not tagged: there is none.")
    page: int | None = None
    for each in found.order:
        if not each.words and each.role not in {"Table", "L", "TOC", "Figure", "Formula"}:
            continue
        if each.page != page and each.page is not None:
            page = each.page
            yield Line(f"  page {page}", "strong")
        words = each.words or _HOLDERS.get(each.role, "")
        indent = min(4 + 2 * min(each.level, 8), width - _LEAST)
        lead = f"{' ' * indent}{each.role:<7} "
        yield from (Line(line) for line in _hanging(lead, words or "(no words)", width))


_HOLDERS = {"Table": "(a table)", "L": "(a list)", "TOC": "(a table of contents)"}


def _verdict(name: str, found: Inspection, width: int) -> Iterator[Line]:
    faults = len(_by_clause(found.faults))
    pages = counted(found.pages, "page")
    if len(found.scanned) == found.pages and not found.is_tagged:
        said, tone = f"{pages} of pictures, without any text to read aloud or search.", "bad"
    elif not found.is_tagged:
        said = f"{pages}, not tagged: screen readers can but guess order, headings and tables."
        tone = "bad"
    elif faults:
        wrong = "one thing is" if faults == 1 else f"{faults} things are"
        said, tone = f"{pages}, tagged, but {wrong} wrong.", "bad"
    else:
        said, tone = f"{pages}, tagged, and nothing to object to.", "good"
    yield from (Line(line, tone) for line in wrap(f"{name}: {said}", width))
    if tone == "good":
        yield from map(Line, wrap(_FOR_PEOPLE, width, break_on_hyphens=False))


def _facts(found: Inspection) -> Iterator[tuple[str, str]]:
    yield "Title", found.title or "none"
    yield "Language", found.language or "none"
    yield "Says it is", " and ".join(found.claims) or "neither PDF/UA nor PDF/A"
    if found.is_tagged:
        told = [counted(count, what) for what, count in found.counts.items() if count]
        yield "Tags", ", ".join(told) or "nothing but plain text"
    else:
        yield "Tags", "none"
    yield "Outline", counted(found.outline, "line") if found.outline else "none"
    if found.is_locked:
        yield "Protection", "encrypted, but it opens without a password"
    if found.scanned:
        yield "Scanned", f"{pages_in_words(found.scanned)}: a picture, no text"
    yield "Fonts", _fonts(found.unembedded)


def _fonts(names: Sequence[str]) -> str:
    if not names:
        return "all in the file"
    shown = ", ".join(names[:MOST_FONTS])
    more = f" and {len(names) - MOST_FONTS} more" if len(names) > MOST_FONTS else ""
    return f"not in the file: {shown}{more}"


def _headings(found: Inspection, width: int) -> Iterator[Line]:
    headings = found.headings
    if not headings:
        return
    yield Line()
    yield Line("Headings in reading order", "strong")
    for heading in headings[:MOST_HEADINGS]:
        rank = int(heading.role[1:] or 1)
        lead = f"  {'  ' * (rank - 1)}"
        place = f"  {heading.page}" if heading.page else ""
        first, *more = _hanging(lead, heading.words or "(no words)", width - 8, step=2)
        last = more[-1] if more else first
        yield from (Line(line) for line in [first, *more][:-1])
        dots = " " + "." * max(2, width - len(last) - len(place) - 1)
        yield Line(f"{last}{dots}{place}" if place else last)
    if len(headings) > MOST_HEADINGS:
        left = counted(len(headings) - MOST_HEADINGS, "more heading")
        yield Line(f"  and {left}; --order shows all")


def _section(title: str, findings: Sequence[Finding], width: int) -> Iterator[Line]:
    if not findings:
        return
    yield Line()
    yield Line(title, "strong")
    for clause, group in _by_clause(findings).items():
        yield Line()
        yield from _clause(clause, group, width)


def _by_clause(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.clause, []).append(finding)
    return groups


def _clause(clause: str, group: Sequence[Finding], width: int) -> Iterator[Line]:
    pages_of: dict[str, list[int]] = {}
    for finding in group:
        pages_of.setdefault(finding.message, []).extend([finding.page] if finding.page else [])
    for message, pages in list(pages_of.items())[:MOST_EXAMPLES]:
        where = f" ({pages_in_words(pages)})" if pages else ""
        yield from (Line(line) for line in _hanging("  - ", f"{message}{where}", width))
    rest = list(pages_of.values())[MOST_EXAMPLES:]
    if rest:
        pages = [page for each in rest for page in each]
        where = f" ({pages_in_words(pages)})" if pages else ""
        more = f"and {len(rest)} more like these{where}"
        yield from (Line(line) for line in _hanging("  - ", more, width))
    place = f"[{clause}]".replace(" ", _FIXED)
    lines = _hanging("    ", f"{remedy(clause)} {place}".strip(), width)
    yield from (Line(line.replace(_FIXED, " ")) for line in lines)


def _labelled(label: str, value: str, width: int) -> Iterator[Line]:
    yield from (Line(line) for line in _hanging(f"  {label:<{_LABEL}}", value, width))


def _hanging(lead: str, text: str, width: int, step: int = 0) -> list[str]:
    """Text behind a lead, its further lines below its first word, or ``step`` behind it."""
    room = max(20, width - len(lead))
    lines = wrap(text, room - step, break_on_hyphens=False) or [""]
    indent = " " * (len(lead) + step)
    return [f"{lead}{lines[0]}", *(f"{indent}{line}" for line in lines[1:])]


def counted(number: int, what: str) -> str:
    """A number of things: "1 page", "3 pages"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def pages_in_words(pages: Iterable[int]) -> str:
    """Which pages: "page 3", "pages 1-4, 7"."""
    wanted = sorted(set(pages))
    runs = []
    for _, run in groupby(enumerate(wanted), lambda each: each[1] - each[0]):
        numbers = [page for _, page in run]
        first, last = numbers[0], numbers[-1]
        runs.append(str(first) if first == last else f"{first}\N{EN DASH}{last}")
    shown = ", ".join(runs[:8]) + (" and more" if len(runs) > 8 else "")  # noqa: PLR2004 - a line
    return f"page{'' if len(wanted) == 1 else 's'} {shown}"
