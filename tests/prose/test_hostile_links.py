"""Whatever an author writes, a page's links lead to the web, to mail, or to a telephone."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.model.address import followable
from tests.prose.reading import html, inline, report_html

SCHEMES = (
    *("javascript:", "JAVASCRIPT:", "vbscript:", "data:text/html,", "file:///", "blob:", "about:"),
    *(
        "view-source:",
        "https:javascript:",
        "mailto:",
        "tel:",
        "https://",
        "http:",
        "//",
        "\\\\",
        "",
    ),
)
PARTS = (
    *("\t", "\n", "&#10;", "&#x0A;", "&Tab;", "&NewLine;", "&colon;", "&#58;", "%0a", "%3a", "\\"),
    *(
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x01",
        "\x7f",
        " ",
        "<",
        ">",
        '"',
        "'",
        "(",
        ")",
        "&",
        "#",
        "x",
    ),
    *("alert(1)", "java", "script:", "example.org", "@", "/", "?", "onclick=x", "&#106;"),
)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href":
                self.addresses.append(value or "")
            elif name.startswith("on") or name in {"action", "formaction", "srcdoc", "style"}:
                self.others.append(f"{tag} {name}")


def links(page: str) -> list[str]:
    """The addresses on a page, as a browser reads them."""
    found = _Links()
    found.feed(page)
    assert found.others == []
    return found.addresses


ADDRESSES = st.builds(
    lambda scheme, parts: scheme + "".join(parts),
    st.sampled_from(SCHEMES),
    st.lists(st.sampled_from(PARTS), max_size=6),
)
FORMS = st.sampled_from(
    [
        "[x]({})",
        "[x](<{}>)",
        "<{}>",
        "[x][a]\n\n[a]: {}",
        '[x]({} "t")',
        "![x]({})",
        "[![y](z)]({})",
    ]
)


@settings(max_examples=400)
@given(FORMS, ADDRESSES)
def test_no_link_leads_where_nobody_should_go(form: str, address: str) -> None:
    text = form.format(address)
    for made in (html(text), inline(text), report_html(f"1. {text}\n")):
        for found in links(made):
            assert followable(found)
            assert found.lower().startswith(("https://", "http://", "mailto:", "tel:"))


@pytest.mark.parametrize("scheme", ["javascript", "data", "file", "vbscript"])
@pytest.mark.parametrize(
    "form",
    [
        *("[x]({0}:y)", "[x](<{0}:y>)", "<{0}:y>", "[x][a]\n\n[a]: {0}:y", "[x]({0}&colon;y)"),
        *(
            "[x](&#x01;{0}:y)",
            "[x](\x01{0}:y)",
            "[x](\u200b{0}:y)",
            "[x]({0}&#58;y)",
            "[x](%01{0}:y)",
        ),
        *("[x](java&#10;{0}:y)", "[x]({0}\\:y)", "[x](https:{0}:y)", "[x](mailto:{0}:y)"),
    ],
)
def test_what_runs_or_opens_files_is_no_link(form: str, scheme: str) -> None:
    assert links(html(form.format(scheme))) == []


def test_a_link_that_can_be_followed_is_found() -> None:
    assert links(html("[x](https://example.org/?a=1&b=2)")) == ["https://example.org/?a=1&b=2"]


def test_a_turn_of_direction_ends_with_its_paragraph() -> None:
    assert html("A \u202eb *c*\n\nD \u2067e\u2069 f\n") == (
        "<p>A b <em>c</em></p>\n<p>D \u2067e\u2069 f</p>\n"
    )
    assert inline("A \u2066b") == "A b"
