"""Pictures: their words always, their file where the pack has it."""

import pytest

from briefpack.prose.sections import Picture, body_pictures
from tests.prose.reading import html


def test_a_picture_has_its_alternative_text() -> None:
    assert html("![A *map*](map.png)") == '<p><img src="image:map.png" alt="A map"></p>\n'


def test_a_title_is_a_caption() -> None:
    assert html('![A map](map.png "Where we are")') == (
        '<p><span class="figure"><img src="image:map.png" alt="A map">'
        '<span class="caption">Where we are</span></span></p>\n'
    )


def test_a_picture_that_is_not_there_is_its_words() -> None:
    assert html("![A map](missing.png)") == "<p><em>A map</em></p>\n"


def test_markup_in_a_pictures_words_is_text() -> None:
    assert html('![<b>"&](map.png "<i>\'&")') == (
        '<p><span class="figure"><img src="image:map.png" alt="&lt;b&gt;&quot;&amp;">'
        '<span class="caption">&lt;i&gt;&#x27;&amp;</span></span></p>\n'
    )


def test_a_reference_in_a_pictures_words_is_written_out() -> None:
    assert html("![See [@ratings]](map.png)") == (
        '<p><img src="image:map.png" alt="See paragraph 5"></p>\n'
    )


def test_a_picture_in_a_link() -> None:
    assert html("[![A map](map.png)](https://example.org)") == (
        '<p><a href="https://example.org"><img src="image:map.png" alt="A map"></a></p>\n'
    )


def test_the_pictures_of_a_body() -> None:
    body = "![A](a.png)\n\n| x |\n|---|\n| ![B](b.png) |\n\nOne.[^n]\n\n[^n]: ![C](c.png)\n"
    assert body_pictures(body, 10) == (
        Picture("a.png", "A", 10),
        Picture("b.png", "B", 14),
        Picture("c.png", "C", 18),
    )


@pytest.mark.parametrize("name", ["plän.png", "site plan.png", "50%.png"])
def test_the_name_of_a_picture_is_kept_as_written(name: str) -> None:
    assert body_pictures(f"![A map](<{name}>)", 1) == (Picture(name, "A map", 1),)
    assert html(f"![A map](<{name}>)") == f'<p><img src="image:{name}" alt="A map"></p>\n'


def test_a_picture_is_told_on_its_own_line() -> None:
    assert body_pictures("One line,\n![A map](map.png)\n", 1) == (Picture("map.png", "A map", 2),)
