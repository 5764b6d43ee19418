"""Where a page's upright, cropped view lies in its own coordinates."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object

from briefpack.foreign.values import numbers, real, whole

_DEEPEST_TREE = 50
_A4 = [0.0, 0.0, 595.276, 841.89]

Six = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Geometry:
    """What is seen of a page: left, foot, right, top; its clockwise turn; its unit in points."""

    box: tuple[float, float, float, float]
    turn: int
    unit: float

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height in points, upright."""
        width = (self.box[2] - self.box[0]) * self.unit
        height = (self.box[3] - self.box[1]) * self.unit
        return (height, width) if self.turn in {90, 270} else (width, height)

    @property
    def upright(self) -> Six:
        """What takes the page's coordinates to upright ones, in points."""
        left, foot, right, top = (side * self.unit for side in self.box)
        u = self.unit
        if self.turn == 90:  # noqa: PLR2004
            return (0, -u, u, 0, -foot, right)
        if self.turn == 180:  # noqa: PLR2004
            return (-u, 0, 0, -u, right, top)
        if self.turn == 270:  # noqa: PLR2004
            return (0, u, -u, 0, top, -left)
        return (u, 0, 0, u, -left, -foot)


def apply(matrix: Six, x: float, y: float) -> tuple[float, float]:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Six, box: list[float]) -> list[float]:
    """The box around a box that a matrix has moved."""
    corners = [apply(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return [min(xs), min(ys), max(xs), max(ys)]


def inherited(page: Object, key: str) -> object:
    """A page's value, or that of the nearest node of the page tree that has one."""
    node: object = page
    for _ in range(_DEEPEST_TREE):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def geometry_of(page: Object) -> Geometry:
    """A page's geometry; what is cropped away beyond its medium is not seen."""
    medium = _ordered(numbers(inherited(page, "/MediaBox"), 4) or _A4)
    crop = _ordered(numbers(inherited(page, "/CropBox"), 4) or medium)
    left, foot = max(medium[0], crop[0]), max(medium[1], crop[1])
    right, top = min(medium[2], crop[2]), min(medium[3], crop[3])
    if left >= right or foot >= top:
        left, foot, right, top = medium
    turn = whole(inherited(page, "/Rotate")) // 90 * 90 % 360
    unit = real(page.get("/UserUnit"), 1.0)
    return Geometry((left, foot, right, top), turn, unit if unit > 0 else 1.0)


def _ordered(box: list[float]) -> list[float]:
    return [min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])]


def page_boxes(geometry: Geometry) -> Dictionary:
    """The entries of a page with this geometry."""
    page = Dictionary(MediaBox=Array([round(side, 4) for side in geometry.box]))
    if geometry.turn:
        page.Rotate = geometry.turn
    if geometry.unit != 1:
        page.UserUnit = round(geometry.unit, 4)
    return page
