"""Reports in canonical form: the head as TOML, the text without spaces that mean nothing."""

import pytest

from briefpack.errors import BriefpackError
from briefpack.store.canonical import canonical_text
from tests.prose.reading import report_html


def canonical(text: str, schema: str | None = None) -> str:
    """The canonical form; which has to be its own canonical form."""
    formatted = canonical_text(text, "report", "file", schema)
    assert canonical_text(formatted, "report", "file", schema) == formatted
    return formatted


# -- the head ------------------------------------------------------------------------------


def test_the_head_is_toml_and_the_text_is_left() -> None:
    text = '+++\nsummary="S"\n\n\n# of title\ntitle= "T" # c\n+++\n\n\n1. One.\n\n\n2. Two.\n'
    assert canonical(text) == (
        '+++\n# of title\ntitle = "T" # c\nsummary = "S"\n+++\n\n\n1. One.\n\n\n2. Two.\n'
    )


@pytest.mark.parametrize(
    ("text", "formatted"),
    [
        ("+++ \n+++\t\nText.\n", "+++\n+++\nText.\n"),
        ("+++\n\n# c\n\n+++\nText.\n", "+++\n# c\n+++\nText.\n"),
        ("+++\n+++", "+++\n+++\n"),
        ("+++\n+++\n\n \n", "+++\n+++\n"),
        ("Text.\n", "Text.\n"),
        ("Text.", "Text.\n"),
        ("", ""),
    ],
)
def test_heads_and_ends(text: str, formatted: str) -> None:
    assert canonical(text) == formatted


def test_a_head_names_no_schema() -> None:
    assert canonical("+++\n+++\nText.\n", "#:schema ./x.json") == "+++\n+++\nText.\n"


def test_a_contact_block_stays_behind_its_key() -> None:
    text = '+++\n[contact]\nphone = "1"\nname = "A"\n[[appendices]]\nfile = "a"\n+++\n'
    assert canonical(text) == (
        '+++\n[contact]\nname = "A"\nphone = "1"\n\n[[appendices]]\nfile = "a"\n+++\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("+++\ntitle = \n+++\n", "file:2:9: this is not TOML: invalid value"),
        ('+++\ntitle = "T"\n', "file:1:1: the report's head has no closing line of +++"),
    ],
)
def test_a_broken_head_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(BriefpackError) as caught:
        canonical_text(text, "report", "file")
    assert caught.value.message == message
    assert caught.value.hint is not None


# -- the text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "formatted"),
    [
        ("One.   \ntwo.\n", "One.  \ntwo.\n"),
        ("One.  \ntwo.\n", "One.  \ntwo.\n"),
        ("One. \ntwo. \n", "One.\ntwo.\n"),
        ("One.   \n\ntwo.   \n", "One.\n\ntwo.\n"),
        ("# Heading   \nText.\n", "# Heading\nText.\n"),
        ("1. One.    \n   more.   \n  \n1. Two.\n", "1. One.  \n   more.\n\n1. Two.\n"),
        ("> One.   \n> two.   \n", "> One.  \n> two.\n"),
        ("| a | b |  \n| - | - |  \n| 1 | 2 |  \n", "| a | b |\n| - | - |\n| 1 | 2 |\n"),
        ("A[^1]\n\n[^1]: One.   \n    two.   \n", "A[^1]\n\n[^1]: One.  \n    two.\n"),
        ("One.\\\ntwo.\n", "One.\\\ntwo.\n"),
        ("One.\n\n\n", "One.\n"),
        ("1. One.\n\n\n", "1. One.\n"),
        ("One.\n\n\n\nTwo.\n", "One.\n\n\n\nTwo.\n"),
        ("One.\rtwo.\r\nthree.\n", "One.\ntwo.\nthree.\n"),
        ("1. One. {#a}  \n1. See [@a]  \n", "1. One. {#a}\n1. See [@a]\n"),
        ("<!-- briefpack: allow BP4 -->  \nOne.\n", "<!-- briefpack: allow BP4 -->\nOne.\n"),
    ],
    ids=[
        *("break", "break of two", "one space", "end of paragraph", "heading", "numbered", "quote"),
        *("table", "footnote", "backslash", "end", "list's end", "blank lines", "line ends"),
        *("name", "allowance"),
    ],
)  # fmt: skip
def test_spaces_at_the_ends_of_lines(text: str, formatted: str) -> None:
    assert canonical(text) == formatted


@pytest.mark.parametrize(
    "code",
    [
        "```\na  \n\t\n```\n",
        "~~~\na  \n~~~\n",
        "    a  \n    b   \n",
        "- a\n\n      b   \n",
        "```\nnever closed  \n\n\n",
        "```\nnever closed",
        "A `b   \nc` d.\n",
    ],
)
def test_code_keeps_its_spaces(code: str) -> None:
    assert canonical(code) == code


def test_spaces_beside_code_go_all_the_same() -> None:
    text = "One.   \n\nA `b   \nc`.\n\nTwo.   \n"
    assert canonical(text) == "One.\n\nA `b   \nc`.\n\nTwo.\n"


def test_the_same_is_printed() -> None:
    text = "# A  \n\n1. One   \n   two `a   \n   b`  \n\n   - x   \n     y\n\nEnd   \n"
    assert report_html(canonical(text)) == report_html(text)
