"""Charts as SVG that everybody can read: figures stand in words beside what is drawn.

A chart has a title and a description for those who listen, takes its ink from the page around it,
and tells series apart by pattern and by letter, never by colour alone. Nothing in it runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from textwrap import wrap

_WIDTH = 640
_BAR = 14
_LINE = 18
_GAP = 10
_TOP = 34
"""Where the rows begin, below the title."""

_BELOW_LABEL = 4
"""Between a label and its bar, so that no letter touches it."""

_ROOM_FOR_VALUE = 190
_LABEL_COLUMNS = 72
_STYLE = "font-family:system-ui,sans-serif;font-size:13px"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is about, how long it is, and its figure in words.

    ``value`` is None where nobody knows it; then only the words are shown.
    """

    label: str
    value: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: ``name`` is a slug, unique on its page."""

    name: str
    title: str
    description: str


def bar_chart(chart: Chart, bars: Sequence[Bar]) -> str:
    """One bar to a row, each with its label above it and its figure behind it."""
    longest = max((bar.value or 0 for bar in bars), default=0)
    parts: list[str] = []
    top = _TOP
    for bar in bars:
        for line in _lines(bar.label):
            top += _LINE
            parts.append(_text(0, top - 4, line))
        top += _BELOW_LABEL
        parts.append(_bar(bar, top, longest, hatched=False))
        top += _BAR + _GAP
    return _svg(chart, top, "".join(parts))


def pair_chart(chart: Chart, names: tuple[str, str], rows: Sequence[tuple[str, Bar, Bar]]) -> str:
    """Two bars to a row: the first filled, the second hatched, each named in words."""
    longest = max((bar.value or 0 for _, *pair in rows for bar in pair), default=0)
    parts: list[str] = []
    top = _TOP
    for label, *pair in rows:
        for line in _lines(label):
            top += _LINE
            parts.append(_text(0, top - 4, line))
        top += _BELOW_LABEL
        for which, bar in enumerate(pair):
            named = Bar(bar.label, bar.value, f"{names[which]} {bar.words}")
            parts.append(_bar(named, top, longest, hatched=which == 1, chart=chart))
            top += _BAR + 4
        top += _GAP
    return _svg(chart, top, "".join(parts), pattern=True)


def grid_chart(
    chart: Chart, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], key: str
) -> str:
    """A row of letters for each name, one to a column; ``key`` says what the letters mean."""
    left, wide = 260, 56
    width = max(_WIDTH, left + wide * len(columns))
    top = _TOP
    parts: list[str] = []
    for line in _lines(key):
        top += _LINE
        parts.append(_text(0, top, line))
    top += _LINE + _GAP
    for place, column in enumerate(columns):
        for row, words in enumerate(wrap(column, 6)[:3]):
            parts.append(_text(left + wide * place, top + row * _LINE, words))
    top += 3 * _LINE
    for name, letters in rows:
        lines = wrap(name, 34) or [""]
        parts += [_text(0, top + row * _LINE, words) for row, words in enumerate(lines)]
        parts += [
            _text(left + wide * place, top, letter)
            for place, letter in enumerate(letters)
            if letter
        ]
        top += _LINE * (len(lines) - 1)
        parts.append(
            f'<line x1="0" y1="{top + 5}" x2="{width}" y2="{top + 5}" '
            'stroke="currentColor" stroke-opacity="0.2"/>'
        )
        top += _LINE + 6
    return _svg(chart, top, "".join(parts), width=width)


# -- in the rows of a table, whose words say it all ----------------------------------------


class Ink(StrEnum):
    """How a piece of a drawing is filled; all are outlined, so that they differ in any ink."""

    FULL = 'fill="currentColor"'
    TINT = 'fill="currentColor" fill-opacity="0.25"'
    NONE = 'fill="none"'


_ROW_BAR = 12
_MARK = 9
_MARK_STEP = 12


def row_bar(pieces: Sequence[tuple[float, Ink]], whole: float) -> str:
    """A bar of several pieces, as wide as its place allows where they add up to ``whole``."""
    drawn = []
    left = 0.0
    for amount, ink in pieces:
        if amount and whole:
            drawn.append(_row_piece(100 * left / whole, 100 * amount / whole, 0, _ROW_BAR, ink))
        left += amount
    return _row_svg(_ROW_BAR, drawn)


def row_pair(first: float, second: float, longest: float) -> str:
    """Two bars, one below the other: the first filled, the second tinted, if it is there."""
    high = _ROW_BAR - 4
    drawn = [
        _row_piece(0, 100 * amount / longest, top, high, ink)
        for amount, top, ink in ((first, 0, Ink.FULL), (second, high + 3, Ink.TINT))
        if amount and longest
    ]
    return _row_svg(2 * high + 3 if second else high, drawn)


def row_marks(marks: Sequence[str], told: str) -> str:
    """A row of marks, made by ``mark``; ``told`` says what they say."""
    moved = (
        f'<g transform="translate({_MARK_STEP * place + 1} 1)">{mark}</g>'
        for place, mark in enumerate(marks)
        if mark
    )
    wide, high = _MARK_STEP * len(marks) - 1, _MARK + 2
    return (
        f'<svg class="marks" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" aria-label="{escape(_printable(told))}">{"".join(moved)}</svg>'
    )


def mark(ink: Ink, *, half: bool = False) -> str:
    """A square; ``half`` fills the half of it below its diagonal besides."""
    square = f'<rect width="{_MARK}" height="{_MARK}" {ink.value} stroke="currentColor"/>'
    return square + (f'<path d="M0 {_MARK}V0L{_MARK} {_MARK}Z" {Ink.FULL.value}/>' if half else "")


def dot() -> str:
    """A small dot, where nobody knows."""
    return f'<circle cx="{_MARK / 2:g}" cy="{_MARK / 2:g}" r="1.5" {Ink.FULL.value}/>'


def key_mark(drawn: str) -> str:
    """A mark by itself, in front of the word that says what it means."""
    size = _MARK + 2
    return (
        f'<svg class="key" viewBox="-1 -1 {size} {size}" width="{size}" height="{size}" '
        f'aria-hidden="true">{drawn}</svg>'
    )


def _row_piece(left: float, wide: float, top: int, high: int, ink: Ink) -> str:
    return (
        f'<rect x="{left:.2f}%" y="{top}" width="{wide:.2f}%" height="{high}" {ink.value} '
        'stroke="currentColor"/>'
    )


def _row_svg(high: int, drawn: Sequence[str]) -> str:
    """A drawing that nobody need see: the row's words say the same."""
    return (
        f'<svg class="bar" width="100%" height="{high}" overflow="visible" '
        f'aria-hidden="true">{"".join(drawn)}</svg>'
    )


# -- pieces --------------------------------------------------------------------------------


def _bar(bar: Bar, top: int, longest: float, *, hatched: bool, chart: Chart | None = None) -> str:
    room = _WIDTH - _ROOM_FOR_VALUE - 10
    long = round(room * bar.value / longest, 1) if bar.value and longest else 0
    fill = f"url(#{chart.name}-hatch)" if hatched and chart else "currentColor"
    drawn = ""
    if long:
        drawn = (
            f'<rect x="0" y="{top}" width="{long}" height="{_BAR}" fill="{fill}" '
            'stroke="currentColor"/>'
        )
    return drawn + _text(long + 6 if long else 0, top + _BAR - 3, bar.words)


def _text(x: float, y: float, words: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    where = f'x="{x:g}" y="{y:g}"{weight}'
    return f'<text {where} fill="currentColor">{escape(_printable(words))}</text>'


def _svg(
    chart: Chart, height: int, drawn: str, *, width: int = _WIDTH, pattern: bool = False
) -> str:
    hatch = (
        f'<defs><pattern id="{chart.name}-hatch" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<line x1="0" y1="0" x2="0" y2="6" stroke="currentColor" stroke-width="2"/>'
        "</pattern></defs>"
        if pattern
        else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + _GAP}" '
        f'width="{width}" height="{height + _GAP}" role="img" '
        f'aria-labelledby="{chart.name}-title {chart.name}-desc" style="{_STYLE}">'
        f'<title id="{chart.name}-title">{escape(_printable(chart.title))}</title>'
        f'<desc id="{chart.name}-desc">{escape(_printable(chart.description))}</desc>'
        f"{hatch}{_text(0, _LINE, chart.title, bold=True)}{drawn}</svg>\n"
    )


def _lines(label: str) -> list[str]:
    return wrap(label, _LABEL_COLUMNS) or [""]


def _printable(text: str) -> str:
    """A text that XML can hold."""
    return "".join(each if each.isprintable() else " " for each in text)
