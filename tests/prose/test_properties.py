"""Of any text whatever: it becomes sound HTML, of known elements, and its numbers agree."""

from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.plan.numbering import ParagraphScheme, paragraph_label
from briefpack.prose.html import inline_html, prose_html
from briefpack.prose.sections import read_body, references
from tests.prose.reading import context, labels

ALLOWED = frozenset(
    {
        *("a", "blockquote", "br", "caption", "code", "em", "hr", "img", "li", "ol", "p", "pre"),
        *("h2", "h3", "h4", "h5", "h6", "span", "strong", "sup"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
ATTRIBUTES = frozenset(
    {"alt", "class", "data-tag", "href", "id", "scope", "src", "start"}
)  # no style, no handlers
EMPTY = frozenset({"br", "hr", "img"})

PIECES = (
    *("1. ", "2) ", "- ", "* ", "> ", "# ", "## ", "    ", "\n", "\n\n", "\n   ", "\t", "\r"),
    *("a", "b c", "é", "😀", "\u202e", "\x00", "1.\n", "---", "===", "+++"),
    *("{#x}", "{#y-1}", "[@ratings]", "[@odd]", "[@", "[^1]", "[^1]: ", "^["),
    *("[", "]", "(", ")", "![", "](", "](a.png)", "](missing.png)", "http://a.org", "javascript:x"),
    *("<script>", "</p>", "<!--", "-->", "<http://x>", "<b>", "&", "&lt;", "&#0;", "{{ x }}", "{%"),
    *("`", "```", "~~~", "|", "| a | b |", "|---|--:|", "Table: ", "**", "*", "_", "\\", '"', "'"),
)
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=60))
SCHEMES = st.sampled_from(ParagraphScheme)

often = settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


class Fragment(HTMLParser):
    """A piece of HTML whose tags have to close in the order in which they open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert {name for name, _ in attrs} <= ATTRIBUTES
        assert tag not in {"a", "p"} or tag not in self.open
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


@often
@given(TEXTS, st.booleans(), SCHEMES)
def test_prose_becomes_sound_html_of_known_elements(
    text: str,
    numbered: bool,  # noqa: FBT001 - drawn
    scheme: ParagraphScheme,
) -> None:
    Fragment(prose_html(text, context(numbered=numbered, scheme=scheme)))


@often
@given(TEXTS)
def test_running_text_becomes_sound_html_without_blocks(text: str) -> None:
    made = inline_html(text, context())
    Fragment(made)
    assert "<p>" not in made


@often
@given(TEXTS)
def test_the_numbers_of_a_report_are_those_printed(text: str) -> None:
    sections, _ = read_body(text, 1)
    paths = [block.path for section in sections for block in section.blocks if block.path]
    assert [paragraph_label(path, ParagraphScheme.DECIMAL) for path in paths] == labels(text)


@often
@given(TEXTS)
def test_what_is_found_in_a_report_is_on_its_lines(text: str) -> None:
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    sections, pictures = read_body(text, 1)
    found = [picture.line for picture in pictures]
    found += [line for _, line in references(text, 1)]
    found += [block.line for section in sections for block in section.blocks]
    assert all(1 <= line <= last for line in found)
