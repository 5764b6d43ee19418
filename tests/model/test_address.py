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
    "https://example.org/\u034f",
    "https://exam\u3164ple.org/",
    "https://\u0301.example.org/",
    "https://exa.mple\u3002org/",
    "http\u0301s://example.org/",
    "https://[2001:db8::1/",
    "https://example.org:8o/",
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
        "https://example.org/Doc.aspx?sourcedoc={4F-1A}&at=1|2^3`#:~:text=budget",
        "https://example.org?a",
        "http://[::1]:80/x",
        *("https://उदाहरण.भारत/पथ", "https://ty\u0302.cymru:443/", "http://مثال.إختبار/"),
    ],
)
def test_addresses_of_the_web_are_taken_as_they_are(address: str) -> None:
    assert Board.model_validate({"name": "B", "website": address}).website == address


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("www.example.org/a", "write https://www.example.org/a"),
        ("https://example.org/\u200b", "delete U+200B, a space without width"),
        ("https://exam\u00adple.org", "delete U+00AD, a character that nobody sees"),
        ("https://example.org/a\u00a0b", "delete U+00A0, a character that nobody sees"),
        ("clerk@example.org", "write it like https://www.example.org; an e-mail address has a key"),
        ("\u200bTown Hall", "write it like https://www.example.org; an e-mail address has a key"),
    ],
)
def test_what_to_do_about_another_is_said(address: str, hint: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Board.model_validate({"name": "B", "website": address})
    (error,) = raised.value.errors()
    assert error["ctx"]["error"].hint.startswith(hint)


@pytest.mark.parametrize(
    "address",
    [
        *("mailto:clerk@example.org", "MAILTO:a.b+c@example.org?subject=Hello%20there&body=x"),
        *("mailto:a@example.org,b@example.org", "tel:+44(0)20.7946-0123", "TEL:02079460123;ext=1"),
        "tel:+44%2020%207946%200123",
    ],
)
def test_mail_and_telephone_can_be_followed(address: str) -> None:
    assert followable(address)
    assert not is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        *("mailto:", "mailto:clerk", "mailto:?subject=x", "mailto:a@b\u200b", "mailto:x:a@b"),
        *("tel:", "tel:---", "tel:%20", "tel:020 7946", "tel:%0a1", "tel:*21*0900#"),
    ],
)
def test_what_is_no_mail_or_telephone_cannot(address: str) -> None:
    assert not followable(address)


@given(st.text(max_size=30), st.sampled_from(["", "https://", "mailto:", "tel:", "javascript:"]))
def test_whatever_can_be_followed_starts_as_it_must_and_holds_nothing_unseen(
    text: str, start: str
) -> None:
    address = start + text
    if followable(address):
        assert address.lower().startswith(("https://", "http://", "mailto:", "tel:"))
        assert address.isprintable()
        assert not set(address) & set(' <>"\\')
