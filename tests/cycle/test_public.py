"""What anybody may know of a meeting."""

import pytest

from briefpack.cycle.public import exempt_title, joining_lines, open_link
from briefpack.model.agenda import Exemption
from briefpack.model.meeting import Joining


@pytest.mark.parametrize(
    ("link", "public"),
    [
        ("https://x.org/j/8", "https://x.org/j/8"),
        ("https://x.org/j/8?a=b%20c&d=", "https://x.org/j/8?a=b%20c&d="),
        ("https://x.org/j/8?Pwd=abc&a=1", "https://x.org/j/8?a=1"),
        ("https://x.org/j/8?k=91 82", "https://x.org/j/8"),
        ("https://x.org/j/8?k=91%2082&a=1", "https://x.org/j/8?a=1"),
        ("https://x.org/j/8?k=a91%2082", "https://x.org/j/8"),
        ("https://x.org/j/8#pwd=abc", "https://x.org/j/8"),
        ("https://me:secret@x.org/j/8", "https://x.org/j/8"),
        ("https://x.org/91%2082/j", ""),
        ("https://[x.org/j", "https://[x.org/j"),
    ],
)
def test_a_link_is_told_without_its_passcode(link: str, public: str) -> None:
    joining = Joining.model_construct(link=link, passcode="91 82")  # what is malformed, too
    assert open_link(joining) == public


def test_there_may_be_no_way_to_join() -> None:
    assert joining_lines(None) == ()
    assert joining_lines(Joining(passcode="1")) == ()


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        ((), "Exempt item"),
        ((3,), "Exempt item (paragraph 3)"),
        ((1, 2, 3), "Exempt item (paragraphs 1, 2 and 3)"),
    ],
)
def test_an_exempt_item_is_told_by_its_paragraphs(paragraphs: tuple[int, ...], title: str) -> None:
    assert exempt_title(Exemption(paragraphs=paragraphs, reason="Sale of a farm")) == title
