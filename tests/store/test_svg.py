"""SVG pictures that are whole and can be drawn, and those that are not."""

import pytest

from briefpack.store.svg import svg_fault

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def svg(inside: str, attributes: str = NAMESPACE) -> bytes:
    return f"<svg {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<circle id="a" r="1"/><use href="#a"/><use href="#a"/>',
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/>',
        '<use href="#nowhere"/>',
        '<a href="https://example.org"><rect/></a>',
    ],
)
def test_a_picture_that_can_be_drawn(inside: str) -> None:
    assert svg_fault(svg(inside)) is None


def doubling(times: int) -> str:
    """A group of ten of the group before, and so on."""
    return '<g id="g0"><rect/></g>' + "".join(
        f'<g id="g{step}">' + f'<use href="#g{step - 1}"/>' * 10 + "</g>"
        for step in range(1, times)
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (svg(doubling(9)), "more in it than can be drawn"),
        (svg("<g>" * 300 + "</g>" * 300), "more in it than can be drawn"),
        (svg('<g id="a"><use href="#a"/></g>'), "draws itself within itself"),
        (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "draws itself"),
        (svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'), "draws itself"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "declares entities"),
        (svg("", ""), "it is not an SVG picture"),
        (b"<html/>", "it is not an SVG picture"),
        (svg("<g>")[:-6], "not a whole SVG picture"),
        (b"", "not a whole SVG picture"),
        (b"\xff\xfe\x00", "not a whole SVG picture"),
    ],
)
def test_a_picture_that_is_refused(data: bytes, words: str) -> None:
    fault = svg_fault(data)
    assert fault is not None
    assert words in fault
