import pytest

from briefpack.web.pictures import is_still

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    ["", "<rect width='4'/>", "<a href='https://example.org'/>", "<use xlink:href='#x'/>"],
)
def test_pictures_that_only_show_something_are_published(inside: str) -> None:
    assert is_still(SVG.format(inside).encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>",
        "<rect onload='x()'/>",
        "<a xlink:href='javascript:x()'/>",
        "<a href=' java&#10;script:x()'/>",
        "<a href='data:text/html,x'/>",
        "<foreignObject/>",
        "<set attributeName='href' to='javascript:x()'/>",
        "<unclosed>",
    ],
)
def test_pictures_that_could_run_something_are_not(inside: str) -> None:
    assert not is_still(SVG.format(inside).encode())


def test_pictures_with_entities_are_not() -> None:
    assert not is_still(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("").encode())
