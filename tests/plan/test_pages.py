"""Page spans: the parts in order, each from where the one before it ends."""

import pytest

from briefpack.plan.pages import Span, allot


def test_each_part_follows_the_one_before() -> None:
    assert allot([("a", 1), ("b", 12), ("c", 2)], 1) == {
        "a": Span(1, 1),
        "b": Span(2, 13),
        "c": Span(14, 15),
    }


def test_counting_may_start_anywhere() -> None:
    assert allot([("a", 2)], 7) == {"a": Span(7, 8)}


def test_no_parts_have_no_spans() -> None:
    assert allot([], 1) == {}


def test_a_part_without_pages_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="b has no pages"):
        allot([("a", 1), ("b", 0)], 1)


@pytest.mark.parametrize(
    ("span", "words", "pages"), [(Span(3, 3), "3", 1), (Span(3, 14), "3 - 14", 12)]
)
def test_a_span_in_words(span: Span, words: str, pages: int) -> None:
    assert str(span) == words
    assert span.pages == pages
