"""Where another's page stands on a page of ours: upright, within the frame, never larger."""

from dataclasses import dataclass

from pikepdf import Matrix, Name, Page

MARGIN_SIDE, MARGIN_FOOT, MARGIN_TOP = 36.0, 54.0, 54.0
"""Points kept free around another's page; stamps stand there."""

Box = tuple[float, float, float, float]
"""Left, foot, right, top, in points."""


@dataclass(frozen=True, slots=True)
class Placed:
    """How a page is drawn on one of ours: ``matrix`` takes its points there.

    ``seen`` is what is seen of it, in its own points; ``box`` is where that stands on our page.
    """

    matrix: Matrix
    seen: Box
    box: Box

    @property
    def numbers(self) -> str:
        """The matrix as the operator ``cm`` takes it."""
        return " ".join(f"{value:.5f}" for value in self.matrix.shorthand)

    def moved(self, box: Box) -> Box:
        """A box of their page, on ours."""
        corners = [
            self.matrix.transform((x, y)) for x in (box[0], box[2]) for y in (box[1], box[3])
        ]
        across = [corner[0] for corner in corners]
        up = [corner[1] for corner in corners]
        return min(across), min(up), max(across), max(up)


def frame_of(width: float, height: float, top: float | None = None) -> Box:
    """Where another's page may stand on a page of ours of this size, ``top`` being what is free."""
    return (
        MARGIN_SIDE,
        MARGIN_FOOT,
        width - MARGIN_SIDE,
        height - MARGIN_TOP if top is None else top,
    )


def placed(page: Page, frame: Box) -> Placed:
    """A page turned upright, made to fit into the frame, and centred in it."""
    seen = _seen(page)
    upright, width, height = _upright(page, seen)
    left, foot, right, top = frame
    scale = min((right - left) / width, (top - foot) / height, 1.0)
    x = left + (right - left - width * scale) / 2
    y = foot + (top - foot - height * scale) / 2
    matrix = upright @ Matrix(scale, 0, 0, scale, x, y)
    return Placed(matrix, seen, (x, y, x + width * scale, y + height * scale))


def _seen(page: Page) -> Box:
    x0, y0, x1, y1 = (float(side) for side in page.cropbox)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _upright(page: Page, seen: Box) -> tuple[Matrix, float, float]:
    """What turns a page upright with its corner at the origin, and its width and height then."""
    unit = float(page.obj.get(Name.UserUnit, 1))
    width, height = (seen[2] - seen[0]) * unit, (seen[3] - seen[1]) * unit
    turn = int(page.obj.get(Name.Rotate, 0)) % 360
    moved = Matrix(1, 0, 0, 1, -seen[0], -seen[1]) @ Matrix(unit, 0, 0, unit, 0, 0)
    if turn == 90:  # noqa: PLR2004
        return moved @ Matrix(0, -1, 1, 0, 0, width), height, width
    if turn == 180:  # noqa: PLR2004
        return moved @ Matrix(-1, 0, 0, -1, width, height), width, height
    if turn == 270:  # noqa: PLR2004
        return moved @ Matrix(0, 1, -1, 0, height, 0), height, width
    return moved, width, height
