"""``{#name}`` names a paragraph or a heading; ``[@name]`` refers to it."""

import pytest

from tests.prose.reading import anchors, html, inline, report_html

RATINGS = '<a href="to:improvement#paragraph-5">paragraph 5</a>'


def test_a_name_is_not_printed() -> None:
    assert ">One.</p>" in report_html("1. One. {#one}\n")


def test_a_heading_bears_its_name() -> None:
    assert html("## Costs {#costs}\n") == '<h2 id="section-costs">Costs</h2>\n'


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One. {#one}\n", '<p id="section-one">One.</p>\n'),
        ("- One. {#one}\n", '<ul>\n<li><p id="section-one">One.</p>\n</li>\n</ul>\n'),
    ],
)
def test_words_without_a_number_bear_a_name(text: str, made: str) -> None:
    assert html(text) == made


def test_a_table_bears_the_name_of_its_caption() -> None:
    assert html("Table: Costs {#costs}\n\n| a |\n|---|\n").startswith(
        '<table id="section-costs">\n<caption>Costs</caption>\n'
    )


def test_a_name_of_a_heading_is_none_of_a_paragraph() -> None:
    assert anchors("1. One. {#one}\n\n# Two {#paragraph-1}\n") == [
        "paragraph-1",
        "section-paragraph-1",
    ]


def test_a_name_within_a_numbered_paragraph_is_that_paragraphs() -> None:
    assert anchors("1. One.\n\n   - More. {#more}\n") == ["paragraph-1"]


@pytest.mark.parametrize("name", ["{#One}", "{#a b}", "{#}", "{#a_b}", "{#-a}", "{ #a}", "{a}"])
def test_what_is_no_name_is_text(name: str) -> None:
    assert f">One. {name}</p>" in report_html(f"1. One. {name}\n")


def test_a_name_stands_at_the_end() -> None:
    assert ">One {#one} more.</p>" in report_html("1. One {#one} more.\n")


def test_a_name_in_code_is_code() -> None:
    assert "<code>{#one}</code>" in report_html("1. Write `{#one}`\n")


def test_a_name_behind_a_backslash_is_text() -> None:
    assert ">One. {#one}</p>" in report_html("1. One. \\{#one}\n")


def test_a_reference_is_a_link_with_the_words_for_its_target() -> None:
    assert html("See [@ratings].") == f"<p>See {RATINGS}.</p>\n"


def test_a_reference_in_running_text() -> None:
    assert inline("See *[@ratings]*.") == f"See <em>{RATINGS}</em>."


def test_a_reference_in_a_table_and_a_heading() -> None:
    assert f"<td>{RATINGS}</td>" in html("| a |\n|---|\n| [@ratings] |\n")
    assert f"<h2>{RATINGS}</h2>" in html("# [@ratings]\n")


def test_a_reference_that_leads_nowhere_is_printed_as_it_is() -> None:
    assert html("See [@nothing].") == "<p>See [@nothing].</p>\n"


@pytest.mark.parametrize("text", ["[@Ratings]", "[@]", "[@a b]", "[@ratings", "@ratings"])
def test_what_is_no_reference_is_text(text: str) -> None:
    assert html(text) == f"<p>{text}</p>\n"


def test_a_reference_behind_a_backslash_is_text() -> None:
    assert html("\\[@ratings]") == "<p>[@ratings]</p>\n"


def test_a_reference_in_code_is_code() -> None:
    assert html("`[@ratings]`") == "<p><code>[@ratings]</code></p>\n"


def test_words_and_address_of_a_reference_are_escaped() -> None:
    assert html("[@odd]") == (
        '<p><a href="to:improvement#x&quot;y">section &lt;b&gt;&quot;&amp;</a></p>\n'
    )


def test_a_link_around_a_reference_is_no_link() -> None:
    assert html("[see [@ratings]](https://example.org)") == (
        f"<p>[see {RATINGS}](https://example.org)</p>\n"
    )
