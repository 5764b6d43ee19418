"""Whatever an author writes is text: no HTML, no template, in any position."""

import pytest

from tests.prose.reading import html, inline, report_html

SCRIPT = "<script>alert(1)</script>"
PRINTED = "&lt;script&gt;alert(1)&lt;/script&gt;"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("{}", "<p>{}</p>\n", id="block"),
        pytest.param("One {} two.", "<p>One {} two.</p>\n", id="paragraph"),
        pytest.param("# {}", "<h2>{}</h2>\n", id="heading"),
        pytest.param("*{}*", "<p><em>{}</em></p>\n", id="emphasis"),
        pytest.param("- {}", "<ul>\n<li>{}\n</li>\n</ul>\n", id="bullet"),
        pytest.param("> {}", "<blockquote>\n<p>{}</p>\n</blockquote>\n", id="quotation"),
        pytest.param("`{}`", "<p><code>{}</code></p>\n", id="code"),
        pytest.param("```\n{}\n```", "<pre><code>{}\n</code></pre>\n", id="fence"),
        pytest.param("    {}", "<pre><code>{}\n</code></pre>\n", id="indented"),
        pytest.param(
            "[{}](https://example.org)",
            '<p><a href="https://example.org">{}</a></p>\n',
            id="link",
        ),
        pytest.param("![{}](a.png)", '<p><img src="image:a.png" alt="{}"></p>\n', id="picture"),
    ],
)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (SCRIPT, PRINTED),
        ("<!-- x -->", "&lt;!-- x --&gt;"),
        ("<br/>", "&lt;br/&gt;"),
        ("{{ meeting.date }}", "{{ meeting.date }}"),
        ("{% include 'x' %}", None),
        ("{# x #}", "{# x #}"),
        ("</p>", "&lt;/p&gt;"),
    ],
)
def test_markup_is_text(text: str, printed: str, written: str, shown: str | None) -> None:
    made = html(text.replace("{}", written)).replace("&#x27;", "'")
    assert made == printed.replace("{}", shown or written)


def test_markup_in_a_cell_is_text() -> None:
    assert f"<td>{PRINTED}</td>" in html(f"| a |\n|---|\n| {SCRIPT} |\n")


def test_markup_in_a_numbered_paragraph_is_text() -> None:
    assert f"</span>{PRINTED}</p>" in report_html(f"1. {SCRIPT}\n")


def test_markup_in_running_text_is_text() -> None:
    assert inline(f"One {SCRIPT}") == f"One {PRINTED}"


def test_markup_in_the_language_of_code_is_text() -> None:
    assert html('```x"><script>\n```\n') == (
        '<pre><code class="language-x&quot;&gt;&lt;script&gt;"></code></pre>\n'
    )


def test_entities_are_the_characters_that_they_name() -> None:
    assert html("&lt;b&gt; &amp; &eacute;") == "<p>&lt;b&gt; &amp; é</p>\n"


def test_a_reference_that_leads_nowhere_is_text() -> None:
    assert html("[@a] <b>") == "<p>[@a] &lt;b&gt;</p>\n"
