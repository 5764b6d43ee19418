"""Where other people's pages stand on ours: upright, inside the frame, never blown up."""

import pytest
from pikepdf import Array, Name, Page, Pdf

from briefpack.rendering.appended.placing import Placed, frame_of, placed

FRAME = frame_of(595, 842)


def standing(width: float, height: float, turn: int = 0, unit: float = 1) -> Placed:
    """How a page of this size, turned clockwise by as many degrees, stands on one of ours."""
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(width, height))
        page = pdf.pages[0].obj
        page.Rotate = turn
        page.UserUnit = unit
        return placed(Page(page), FRAME)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("width", "height"), [(595, 842), (1191, 842), (200, 300), (2384, 3370)])
def test_every_corner_is_inside_the_frame(width: float, height: float, turn: int) -> None:
    where = standing(width, height, turn)
    left, foot, right, top = FRAME
    for corner in ((0, 0), (width, 0), (0, height), (width, height)):
        x, y = where.matrix.transform(corner)
        assert left - 0.01 <= x <= right + 0.01
        assert foot - 0.01 <= y <= top + 0.01
    assert where.moved((0, 0, width, height)) == pytest.approx(where.box)


@pytest.mark.parametrize(
    ("turn", "corner"),
    [(0, "lower left"), (90, "upper left"), (180, "upper right"), (270, "lower right")],
)
def test_pages_stand_as_a_viewer_shows_them(turn: int, corner: str) -> None:
    """A turn is clockwise: the lower left corner goes to the upper left, and so on."""
    x, y = standing(300, 300, turn).matrix.transform((0, 0))
    middle_x, middle_y = (FRAME[0] + FRAME[2]) / 2, (FRAME[1] + FRAME[3]) / 2
    seen = f"{'upper' if y > middle_y else 'lower'} {'right' if x > middle_x else 'left'}"
    assert seen == corner


def test_a_small_page_is_not_blown_up() -> None:
    assert standing(200, 300).matrix.a == 1


def test_a_page_in_larger_units_is_as_large_as_it_says() -> None:
    box = standing(100, 150, unit=2).box
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((200, 300))


def test_only_what_is_seen_of_a_page_counts() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(500, 500))
        page = pdf.pages[0]
        page.obj[Name.CropBox] = Array([100, 100, 300, 400])
        where = placed(page, FRAME)
    assert where.seen == (100, 100, 300, 400)
    assert where.moved(where.seen) == pytest.approx(where.box)
    assert where.box[2] - where.box[0] == pytest.approx(200)
