"""Where text stands on a page, so that words which only a gap parts are not run together.

ISO 32000-1, 9.4. A PDF need not hold a space between words, and none at the end of a line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from typing import NamedTuple, TypeAlias

from pikepdf import String

from briefpack.conformance.faces import Face
from briefpack.conformance.values import NUMBERS, items, number

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

INVISIBLE = 3
"""The way of drawing text that leaves no trace: what a scanner's software has read."""

_GAP = 0.18
"""Of the size: what parts words. A space is a quarter of it or so, kerning a tenth at most."""

_NEXT_LINE = 0.5
"""Of the size: raised and lowered letters keep closer to their line."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def product(first: Matrix, then: Matrix) -> Matrix:
    """One change of coordinates after another."""
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741 - letters of a matrix
    return (
        a * k + b * m,
        a * l + b * n,
        c * k + d * m,
        c * l + d * n,
        e * k + f * m + o,
        e * l + f * n + p,
    )


class Piece(NamedTuple):
    """A run of text: where it begins and ends on its page, which way it goes, and its size."""

    text: str
    page: int | None = None
    start: tuple[float, float] = (0.0, 0.0)
    end: tuple[float, float] = (0.0, 0.0)
    way: tuple[float, float] = (1.0, 0.0)
    size: float = 0.0

    def is_apart_from(self, before: "Piece") -> bool:
        """Whether a reader sees a gap between the two."""
        if self.page is None or before.page is None:
            return False
        if self.page != before.page:
            return True
        right, up = self.start[0] - before.end[0], self.start[1] - before.end[1]
        along = right * before.way[0] + up * before.way[1]
        across = abs(up * before.way[0] - right * before.way[1])
        size = max(self.size, before.size)
        return across > _NEXT_LINE * size or along > _GAP * size or along < -size


def joined(pieces: Iterable[Piece]) -> str:
    """The text of pieces in their order, white space folded."""
    text, before = "", None
    for piece in pieces:
        if before is not None and piece.text and piece.is_apart_from(before):
            text = text.removesuffix(_SOFT_HYPHEN) if text.endswith(_SOFT_HYPHEN) else f"{text} "
        text += piece.text
        before = piece
    return " ".join(text.replace(_SOFT_HYPHEN, "").split())


@dataclass(slots=True)
class _State:
    """What is saved and restored."""

    place: Matrix = SAME
    face: Face | None = None
    size: float = 0.0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class Pen:
    """Follows the operators that move text."""

    page: int
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    text: Matrix = SAME
    line: Matrix = SAME

    def inside(self, matrix: Matrix) -> "Pen":
        """The pen of a form that is drawn here."""
        return Pen(self.page, replace(self.state, place=product(matrix, self.state.place)))

    def move(self, operator: str, operands: Sequence[object]) -> None:
        """Follow an operator that draws nothing."""
        values = [number(operand) for operand in operands]
        match operator, values:
            case "q", _ if len(self.saved) < 1000:  # noqa: PLR2004 - none nests so deeply
                self.saved.append(replace(self.state))
            case "Q", _ if self.saved:
                self.state = self.saved.pop()
            case "cm", [a, b, c, d, e, f]:
                self.state.place = product((a, b, c, d, e, f), self.state.place)
            case "BT", _:
                self.text = self.line = SAME
            case "Tm", [a, b, c, d, e, f]:
                self.text = self.line = (a, b, c, d, e, f)
            case "Td", [x, y]:
                self._go(x, y)
            case "TD", [x, y]:
                self.state.leading = -y
                self._go(x, y)
            case "T*", _:
                self._go(0.0, -self.state.leading)
            case "Tc" | "Tw" | "Tz" | "TL" | "Tr", [value]:
                self._set(operator, value)
            case _:
                pass  # operands that it cannot have

    def choose(self, face: Face | None, size: float) -> None:
        """Take another font."""
        self.state.face, self.state.size = face, size

    def show(self, operator: str, operands: Sequence[object]) -> Piece | None:
        """Draw text; None where there is no font for it."""
        shown = operands[-1] if operands else None
        if operator == '"' and len(operands) == 3:  # noqa: PLR2004 - gaps, and the text
            self._set("Tw", number(operands[0]))
            self._set("Tc", number(operands[1]))
        if operator in {"'", '"'}:
            self._go(0.0, -self.state.leading)
        if self.state.face is None:
            return None
        start = self._point()
        text, length = self._run(self.state.face, items(shown))
        self._advance(length)
        whole = product(self.text, self.state.place)
        unit = hypot(whole[0], whole[1]) or 1.0
        size = abs(self.state.size) * hypot(whole[2], whole[3])
        way = (whole[0] / unit, whole[1] / unit)
        return Piece(text, self.page, start, self._point(), way, size)

    def _run(self, face: Face, parts: Sequence[object]) -> tuple[str, float]:
        """Text and the steps between its parts, and how far it reaches."""
        state, texts, reach = self.state, list[str](), 0.0
        for part in parts:
            if isinstance(part, NUMBERS):
                step = -float(part) / 1000 * state.size
                reach += step
                if step > _GAP * abs(state.size) and texts and texts[-1][-1:] != " ":
                    texts.append(" ")
            elif isinstance(part, String):
                run = face.run(bytes(part))
                texts.append(run.text)
                reach += run.width / 1000 * state.size
                reach += run.letters * state.letter_gap + run.spaces * state.word_gap
        if texts and state.mode != INVISIBLE:
            face.is_seen = True
        if texts and face.page is None:
            face.page = self.page
        return "".join(texts), reach * state.stretch

    def _point(self) -> tuple[float, float]:
        whole = product(self.text, self.state.place)
        return whole[4], whole[5]

    def _advance(self, step: float) -> None:
        a, b, c, d, e, f = self.text
        self.text = (a, b, c, d, e + step * a, f + step * b)

    def _go(self, x: float, y: float) -> None:
        self.text = self.line = product((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _set(self, operator: str, value: float) -> None:
        match operator:
            case "Tc":
                self.state.letter_gap = value
            case "Tw":
                self.state.word_gap = value
            case "Tz":
                self.state.stretch = value / 100
            case "TL":
                self.state.leading = value
            case "Tr":
                self.state.mode = int(value)
            case _:
                raise AssertionError(operator)
