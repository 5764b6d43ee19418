"""Web addresses: http and https alone, whole, and with nothing unseen in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefpack.model.address import followable, is_web_address
from briefpack.model.board import Board
from briefpack.model.meeting import Joining, Venue

WRONG = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u200bjavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:x",
    "ftp://example.org/x",
    "mailto:clerk@example.org",
    "tel:+442079460123",
    "//example.org",
    "/papers",
    "#top",
    "www.example.org",
    "clerk@example.org",
    "https:",
    "https://",
    "https:example.org",
    "https:/example.org",
    "http:///etc/passwd",
    "https://bank.example.org@example.net/",
    "https://example.org/a b",
    "https://example.org/\u202egro",
    "https://example.org/\u200b",
    "https://exam\u00adple.org/",
    "https://example.org\\@example.net",
    'https://example.org/"onclick="x',
    "https://example.org/<b>",
    "javascript:https://example.org",
    "x https://example.org",
)


@pytest.mark.parametrize("address", WRONG)
def test_only_whole_addresses_of_the_web_are_taken(address: str) -> None:
    assert not is_web_address(address)
    for model, data in (
        (Board, {"name": "B", "website": address}),
        (Venue, {"name": "V", "directions": address}),
        (Joining, {"link": address}),
    ):
        with pytest.raises(ValidationError, match="is not the address of a web page"):
            model.model_validate(data)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://www.example.org",
            "http://example.org/a?b=c&d=(e)#f",
            "HTTPS://example.org:8080/",
        ),
        *("https://localhost:8000/", "https://[2001:db8::1]/", "https://bücher.example/straße"),
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting@thread.v2/0?context=%7b%22a%22%7d",
    ],
)
def test_addresses_of_the_web_are_taken_as_they_are(address: str) -> None:
    assert Board.model_validate({"name": "B", "website": address}).website == address


@given(st.text(max_size=30), st.sampled_from(["", "https://", "mailto:", "tel:", "javascript:"]))
def test_whatever_can_be_followed_starts_as_it_must_and_holds_nothing_unseen(
    text: str, start: str
) -> None:
    address = start + text
    if followable(address):
        assert address.lower().startswith(("https://", "http://", "mailto:", "tel:"))
        assert address.isprintable()
        assert not set(address) & set(' <>"\\')
