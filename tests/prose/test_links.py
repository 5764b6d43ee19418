"""Links lead only where a reader can follow them."""

import pytest

from briefpack.model.address import followable
from tests.prose.reading import html


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/a?b=c#d", "http://example.org", "HTTPS://example.org"),
        *("mailto:clerk@example.org", "tel:+442079460123"),
    ],
)
def test_web_mail_and_telephone_are_links(address: str) -> None:
    assert html(f"[words]({address})") == f'<p><a href="{address}">words</a></p>\n'
    assert followable(address)


@pytest.mark.parametrize(
    "address",
    ["reports/a.md", "#top", "../x.pdf", "ftp://example.org/x", "//example.org", "x-y:z"],
)
def test_other_addresses_are_words(address: str) -> None:
    assert html(f"[words]({address})") == "<p><span>words</span></p>\n"
    assert not followable(address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd"]
)
def test_dangerous_addresses_are_text(address: str) -> None:
    made = html(f"[words]({address})")
    assert made == f"<p>[words]({address})</p>\n"


def test_a_dangerous_address_in_disguise_is_no_link() -> None:
    for address in ("java\\script:x", "&#106;avascript:x", "<java\tscript:x>", "data:text/html,x"):
        assert "<a " not in html(f"[words]({address})")


def test_an_address_in_angle_brackets_is_a_link() -> None:
    assert html("<https://example.org>") == (
        '<p><a href="https://example.org">https://example.org</a></p>\n'
    )
    assert html("<clerk@example.org>") == (
        '<p><a href="mailto:clerk@example.org">clerk@example.org</a></p>\n'
    )


def test_a_bare_address_is_text() -> None:
    assert html("https://example.org") == "<p>https://example.org</p>\n"


def test_quotes_in_an_address_stay_in_it() -> None:
    made = html('[words](https://example.org/"onclick="x)')
    assert made == '<p><a href="https://example.org/%22onclick=%22x">words</a></p>\n'


def test_an_ampersand_in_an_address_is_escaped() -> None:
    made = html("[words](https://example.org/?a=1&b=2)")
    assert made == '<p><a href="https://example.org/?a=1&amp;b=2">words</a></p>\n'


def test_two_links_end_where_each_ends() -> None:
    assert html("[a](x.md) [b](https://example.org) [c](y.md)") == (
        '<p><span>a</span> <a href="https://example.org">b</a> <span>c</span></p>\n'
    )
