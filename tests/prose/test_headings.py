"""Headings stand below the report's title, whatever level they were written at."""

import pytest

from briefpack.prose.html import prose_html
from tests.prose.reading import context


def headings(text: str, level: int = 2) -> str:
    return prose_html(text, context(heading_level=level)).replace("\n", " ").strip()


def test_the_highest_heading_stands_where_it_is_put() -> None:
    assert headings("# A") == "<h2>A</h2>"
    assert headings("### A") == "<h2>A</h2>"
    assert headings("# A", level=3) == "<h3>A</h3>"


def test_the_others_keep_their_distance() -> None:
    assert headings("## A\n### B\n## C") == "<h2>A</h2> <h3>B</h3> <h2>C</h2>"


def test_a_higher_heading_further_down_counts() -> None:
    assert headings("### A\n## B") == "<h3>A</h3> <h2>B</h2>"


def test_no_heading_is_deeper_than_six() -> None:
    assert headings("# A\n###### B", level=3) == "<h3>A</h3> <h6>B</h6>"


@pytest.mark.parametrize("text", ["A\n=", "A\n-"])
def test_a_heading_may_be_underlined(text: str) -> None:
    assert headings(text) == "<h2>A</h2>"
