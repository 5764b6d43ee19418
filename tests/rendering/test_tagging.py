"""One behaviour of the tags per test: a small document, and its structure as an outline."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import dedent, indent
from typing import TypeAlias

import pikepdf
import pytest
import weasyprint
from pikepdf import Array

from briefpack.conformance.examination import Examination
from briefpack.conformance.pen import Piece, joined
from briefpack.conformance.tree import Content, Element
from briefpack.conformance.values import has, items
from briefpack.rendering.tagging import TaggingError, element_tags
from tests.own_output import findings

# WeasyPrint leaves its own colour profile to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")

Render: TypeAlias = Callable[..., Path]

PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='20'%3E"
    "%3Crect width='40' height='20'/%3E%3C/svg%3E"
)
SHORT_PAGES = "@page { size: 100mm 60mm; margin: 10mm } "
NOT_YET = {"UA-1 5 (06-002)", "UA-1 7.4", "UA-1 7.17", "own headings", "own page-labels"}
"""What only the finished pack has: its claim, headings, outline and page labels."""


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Render a body, and find nothing wrong with it but what breaks the clause ``but``."""

    def render_body(body: str, css: str = "", prefix: str = "0a", but: str = "") -> Path:
        html = (
            '<html lang="en-GB"><head><title>Test</title>'
            f"<style>p, li {{ margin: 0 }} {css}</style></head><body>{body}</body></html>"
        )
        path = tmp_path / "section.pdf"
        with element_tags(prefix):
            weasyprint.HTML(string=html).write_pdf(path, pdf_variant="pdf/a-3a")
        told = [finding for finding in findings(path) if finding.clause not in NOT_YET]
        assert [finding for finding in told if finding.clause != but] == []
        return path

    return render_body


def outline(path: Path) -> str:
    """The structure tree, an element a line; ``[link]`` is an annotation."""
    with pikepdf.open(path) as pdf:
        examination = Examination(pdf)
        return "\n".join(_lines(examination.tree.elements[0], examination.drawn.pieces))


def _lines(element: Element, drawn: Mapping[Content, Sequence[Piece]]) -> Iterator[str]:
    head = " ".join([element.role, *_properties(element)])
    body: list[str] = []
    pieces: list[Piece] = []

    def flush() -> None:
        if text := joined(pieces):
            body.append(f"'{text}'")
        pieces.clear()

    for kid in element.kids:
        if isinstance(kid, Content):
            pieces += drawn.get(kid, ())
            continue
        flush()
        body.append("\n".join(_lines(kid, drawn)) if isinstance(kid, Element) else "[link]")
    is_leaf = not body
    flush()
    if is_leaf:
        yield " ".join([head, *body])
    else:
        yield head
        yield from (indent(part, "  ") for part in body)


def _properties(element: Element) -> Iterator[str]:
    for key in ("/ID", "/Lang", "/Alt", "/E"):
        if has(element.source, key):
            yield f"{key[1:]}={element.text(key)}"
    for key in ("/ListNumbering", "/Scope", "/ColSpan", "/RowSpan", "/Headers"):
        value = element.attribute(key)
        if value is not None:
            shown = [str(item).lstrip("/").rpartition(".")[2] for item in items(value)]
            yield f"{key[1:]}={','.join(shown)}"


def assert_outline(path: Path, expected: str) -> None:
    assert outline(path) == f"Document\n{indent(dedent(expected).strip(), '  ')}"


def artifacts(path: Path) -> list[str]:
    """The kinds of the Artifacts with text, in the order of drawing."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            kind = None
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator == "BDC":
                    tag, properties = instruction.operands
                    kind = properties if tag == pikepdf.Name.Artifact else None
                elif operator == "TJ" and isinstance(kind, pikepdf.Dictionary):
                    found.append(str(kind.get("/Subtype", kind.get("/Type"))))
                    kind = None
    return found


def annotations(path: Path) -> list[str]:
    """What reading software says of each link annotation."""
    with pikepdf.open(path) as pdf:
        return [str(a.Contents) for page in pdf.pages for a in page.obj.get("/Annots", Array())]


# Text


def test_headings_and_paragraphs_keep_their_types(render: Render) -> None:
    path = render("<h1>Agenda</h1><p>Some <b>bold</b> words</p><h2>Minutes</h2><pre>x</pre>")
    assert_outline(
        path,
        """
        H1 'Agenda'
        P 'Some bold words'
        H2 'Minutes'
        P 'x'
        """,
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1 2 3 2 3", "1 2 3 2 3"),
        ("1 3 3 2 6 4 1", "1 2 2 2 3 3 1"),
        ("2 3 1 2", "1 2 1 2"),
        ("1 4 5 3", "1 2 3 2"),
    ],
)
def test_headings_leave_no_level_out(render: Render, written: str, read: str) -> None:
    body = "".join(f"<h{level}>a</h{level}>" for level in written.split())
    assert outline(render(body)).split()[1::2] == [f"H{level}" for level in read.split()]


def test_groups_nest_as_in_the_html(render: Render) -> None:
    path = render(
        "<main><section><article><p>a</p></article></section></main>"
        "<nav><ul><li>b</li></ul></nav><blockquote><p>c</p></blockquote>",
    )
    assert_outline(
        path,
        """
        Part
          Sect
            Art
              P 'a'
        Sect
          L ListNumbering=Disc
            LI
              Lbl '•'
              LBody 'b'
        BlockQuote
          P 'c'
        """,
    )


def test_bare_words_in_a_group_get_a_paragraph(render: Render) -> None:
    path = render("<div>before <b>bold</b><p>own</p>after</div><blockquote>quoted</blockquote>")
    assert_outline(
        path,
        """
        Div
          P 'before bold'
          P 'own'
          P 'after'
        BlockQuote
          P 'quoted'
        """,
    )


def test_lines_that_are_blocks_are_paragraphs_of_their_own(render: Render) -> None:
    css = "span { display: block }"
    path = render("<div><span>one</span><span>two</span></div>", css)
    assert_outline(
        path,
        """
        Div
          P 'one'
          P 'two'
        """,
    )


def test_an_inline_block_stays_in_its_paragraph(render: Render) -> None:
    css = "span { display: inline-block; border: 1px solid }"
    assert_outline(render("<div>a <span>box</span> b</div>", css), "Div\n  P 'a box b'")


def test_a_paragraph_number_is_text(render: Render) -> None:
    path = render('<p><span class="paragraph-number" data-number="12">12</span> Costs rose.</p>')
    assert_outline(path, "P '12 Costs rose.'")


def test_code_and_quotations_in_a_line(render: Render) -> None:
    path = render("<p>Say <q>yes</q> to <code>x</code></p>")
    assert_outline(
        path,
        """
        P
          'Say'
          Quote '“yes”'
          'to'
          Code 'x'
        """,
    )


def test_an_address_with_blocks_is_a_group(render: Render) -> None:
    path = render("<address>Town Hall</address><address><p>Town Hall</p></address>")
    assert_outline(
        path,
        """
        P 'Town Hall'
        Div
          P 'Town Hall'
        """,
    )


def test_a_paragraph_over_pages_is_one_element(render: Render) -> None:
    path = render(f"<p>{'word ' * 150}</p>", SHORT_PAGES)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > 1
    assert outline(path).count("P '") == 1


def test_empty_elements_are_left_out(render: Render) -> None:
    path = render("<div><p></p></div><p>&nbsp;</p><ul></ul><p>text<span></span><a></a></p>")
    assert_outline(path, "P 'text'")


def test_space_between_blocks_is_no_paragraph(render: Render) -> None:
    path = render('<div> <img alt="" src="data:,"> <p>a</p> </div>')
    assert_outline(path, "Div\n  P 'a'")


def test_comments_say_nothing(render: Render) -> None:
    assert_outline(render("<!-- a --><div><!-- b --><p>c<!-- d --></p></div>"), "Div\n  P 'c'")


def test_what_is_not_displayed_is_not_in_the_tree(render: Render) -> None:
    path = render('<p style="display: none">a</p><p style="visibility: hidden">b</p><p>c</p>')
    assert_outline(path, "P 'c'")


def test_floats_and_placed_boxes_stand_where_the_html_has_them(render: Render) -> None:
    css = ".a { position: absolute; bottom: 0 } .f { float: right }"
    path = render('<p class="a">one</p><p class="f">two</p><div>three</div>', css)
    assert_outline(
        path,
        """
        P 'one'
        P 'two'
        Div
          P 'three'
        """,
    )


def test_columns_flex_and_grid_are_only_looks(render: Render) -> None:
    css = ".c { columns: 2 } .f { display: flex } .g { display: grid }"
    body = "".join(f'<div class="{name}"><p>1</p><p>2</p></div>' for name in "cfg")
    assert_outline(render(body, css), "Div\n  P '1'\n  P '2'\n" * 3)


# Artifacts


def test_margin_boxes_are_pagination(render: Render) -> None:
    css = '@page { @top-left { content: "Council" } @bottom-left { content: counter(page) } }'
    path = render("<p>text</p>", css)
    assert_outline(path, "P 'text'")
    assert artifacts(path) == ["/Header", "/Footer"]


def test_a_running_element_is_pagination(render: Render) -> None:
    css = "@page { @top-left { content: element(head) } } .r { position: running(head) }"
    path = render('<div class="r"><p>Council</p></div><p>text</p>', css)
    assert_outline(path, "P 'text'")
    assert artifacts(path) == ["/Header"]


@pytest.mark.parametrize("attribute", ['aria-hidden="true"', 'data-tag="Artifact"'])
def test_decoration_is_an_artifact(render: Render, attribute: str) -> None:
    path = render(f"<p>a<span {attribute}>*<b>*</b></span></p><div {attribute}><p>*</p></div>")
    assert_outline(path, "P 'a'")
    assert artifacts(path) == ["/Layout", "/Layout", "/Layout"]


def test_a_picture_without_meaning_is_an_artifact(render: Render) -> None:
    assert_outline(render(f'<p>Logo <img alt="" src="{PICTURE}"></p>'), "P 'Logo'")


def test_words_from_the_style_sheet_belong_to_the_element(render: Render) -> None:
    css = 'p::before { content: "Note: " } p::after { content: "." }'
    assert_outline(render("<p>text</p>", css), "P 'Note: text.'")


def test_the_style_sheet_can_call_its_words_decoration(render: Render) -> None:
    css = 'p::before { content: "* "; --tag: Artifact }'
    path = render("<p>text</p>", css)
    assert_outline(path, "P 'text'")
    assert artifacts(path) == ["/Layout"]


def test_leaders_are_artifacts(render: Render) -> None:
    css = 'a::after { content: leader(".") target-counter(attr(href), page) }'
    path = render('<p><a href="#x">Item</a></p><h1 id="x">X</h1>', css)
    assert_outline(
        path,
        """
        P
          Link
            [link]
            'Item 1'
        H1 'X'
        """,
    )
    assert set(artifacts(path)) == {"/Layout"}
    assert annotations(path) == ["Item 1"]


# Lists


def test_an_item_is_always_label_and_body(render: Render) -> None:
    path = render("<ol><li>one</li><li><p>two</p><p>three</p></li></ol>")
    assert_outline(
        path,
        """
        L ListNumbering=Decimal
          LI
            Lbl '1.'
            LBody 'one'
          LI
            Lbl '2.'
            LBody
              P 'two'
              P 'three'
        """,
    )


def test_a_list_in_an_item_is_in_its_body(render: Render) -> None:
    css = "ul { list-style-position: inside }"
    path = render('<ul><li>a<ol style="list-style: lower-alpha"><li>b</li></ol></li></ul>', css)
    assert_outline(
        path,
        """
        L ListNumbering=Disc
          LI
            Lbl '•'
            LBody
              'a'
              L ListNumbering=LowerAlpha
                LI
                  Lbl 'a.'
                  LBody 'b'
        """,
    )


def test_a_list_without_markers_has_bodies_only(render: Render) -> None:
    path = render('<ul style="list-style: none"><li>a</li></ul>')
    assert_outline(
        path,
        """
        L ListNumbering=None
          LI
            LBody 'a'
        """,
    )


def test_a_written_label_is_a_label(render: Render) -> None:
    body = (
        '<ol style="list-style: none">'
        '<li><span data-tag="Lbl">6.1</span> <p>To note</p></li>'
        '<li><span data-tag="Lbl">6.2</span> <div data-tag="LBody"><p>To agree</p></div></li></ol>'
    )
    assert_outline(
        render(body),
        """
        L ListNumbering=Decimal
          LI
            Lbl '6.1'
            LBody
              P 'To note'
          LI
            Lbl '6.2'
            LBody
              P 'To agree'
        """,
    )


def test_a_label_written_in_the_first_paragraph_is_the_items(render: Render) -> None:
    body = (
        '<ol style="list-style: none"><li><p><span data-tag="Lbl">(i)&nbsp;</span>To note</p>'
        '<p>More.</p></li><li><p><span data-tag="Lbl">(ii)&nbsp;</span></p></li></ol>'
    )
    assert_outline(
        render(body),
        """
        L ListNumbering=LowerRoman
          LI
            Lbl '(i)'
            LBody
              P 'To note'
              P 'More.'
          LI
            LBody '(ii)'
        """,
    )


@pytest.mark.parametrize(
    ("label", "numbering"),
    [
        ("1.", "Decimal"),
        ("6.1.12", "Decimal"),
        ("(a)", "LowerAlpha"),
        ("A.", "UpperAlpha"),
        ("I.", "UpperRoman"),
        ("Venue", "None"),
    ],
)
def test_a_list_counts_as_its_first_label(render: Render, label: str, numbering: str) -> None:
    body = f'<ol style="list-style: none"><li><span data-tag="Lbl">{label}</span>To note</li></ol>'
    assert f"L ListNumbering={numbering}\n" in outline(render(body))


@pytest.mark.parametrize("group", ["{}", "<div>{}</div>"])
def test_terms_and_descriptions_are_list_items(render: Render, group: str) -> None:
    body = group.format("<dt>Date</dt><dd>3 May</dd>") + group.format(
        "<dt>Place</dt><dt>Room</dt><dd>Hall</dd><dd><p>2</p></dd>",
    )
    assert_outline(
        render(f"<dl>{body}</dl>"),
        """
        L ListNumbering=None
          LI
            Lbl 'Date'
            LBody '3 May'
          LI
            Lbl 'Place'
            Lbl 'Room'
            LBody 'Hall'
            LBody
              P '2'
        """,
    )


def test_items_split_over_pages_are_one_list(render: Render) -> None:
    path = render("<ul>" + f"<li>{'word ' * 40}</li>" * 6 + "</ul>", SHORT_PAGES)
    assert outline(path).count("L ListNumbering") == 1
    assert outline(path).count("LI\n") == 6


def test_a_loose_paragraph_in_a_list_is_in_an_item(render: Render) -> None:
    assert_outline(
        render("<ul><p>loose</p></ul>"),
        """
        L ListNumbering=None
          LI
            LBody
              P 'loose'
        """,
    )


# Tables


def test_cells_name_the_headers_of_column_and_row(render: Render) -> None:
    body = (
        "<table><caption>Spend</caption>"
        "<thead><tr><th scope=col>Service<th scope=col>Budget</thead>"
        "<tbody><tr><th scope=row>Roads<td>1<tr><th scope=row>Parks<td></tbody>"
        "<tfoot><tr><th scope=row>Sum<td>1</tfoot></table>"
    )
    assert_outline(
        render(body),
        """
        Table
          Caption 'Spend'
          THead
            TR
              TH ID=0a.t1-r0-c0 Scope=Column 'Service'
              TH ID=0a.t1-r0-c1 Scope=Column 'Budget'
          TBody
            TR
              TH ID=0a.t1-r1-c0 Scope=Row Headers=t1-r0-c0 'Roads'
              TD Headers=t1-r0-c1,t1-r1-c0 '1'
            TR
              TH ID=0a.t1-r2-c0 Scope=Row Headers=t1-r0-c0 'Parks'
              TD Headers=t1-r0-c1,t1-r2-c0
          TFoot
            TR
              TH ID=0a.t1-r3-c0 Scope=Row Headers=t1-r0-c0 'Sum'
              TD Headers=t1-r0-c1,t1-r3-c0 '1'
        """,
    )


def test_header_cells_without_scope(render: Render) -> None:
    body = "<table><tr><th>A<th>B<tr><th>r<td>1</table>"
    assert_outline(
        render(body),
        """
        Table
          TBody
            TR
              TH ID=0a.t1-r0-c0 Scope=Column 'A'
              TH ID=0a.t1-r0-c1 Scope=Column 'B'
            TR
              TH ID=0a.t1-r1-c0 Scope=Row Headers=t1-r0-c0 'r'
              TD Headers=t1-r0-c1,t1-r1-c0 '1'
        """,
    )


def test_a_row_group_header_is_for_its_own_group(render: Render) -> None:
    body = (
        "<table><thead><tr><th scope=col>Name<th scope=col>Ward</thead>"
        "<tbody><tr><th scope=rowgroup colspan=2>Labour<tr><td>Perry<td>North</tbody>"
        "<tbody><tr><th scope=rowgroup rowspan=2>Green<td>East<tr><td>West</tbody>"
        "<tbody><tr><td>Evans<td>South</tbody></table>"
    )
    assert_outline(
        render(body),
        """
        Table
          THead
            TR
              TH ID=0a.t1-r0-c0 Scope=Column 'Name'
              TH ID=0a.t1-r0-c1 Scope=Column 'Ward'
          TBody
            TR
              TH ID=0a.t1-r1-c0 Scope=Column ColSpan=2 Headers=t1-r0-c0,t1-r0-c1 'Labour'
            TR
              TD Headers=t1-r0-c0,t1-r1-c0 'Perry'
              TD Headers=t1-r0-c1,t1-r1-c0 'North'
          TBody
            TR
              TH ID=0a.t1-r3-c0 Scope=Row RowSpan=2 Headers=t1-r0-c0 'Green'
              TD Headers=t1-r0-c1,t1-r3-c0 'East'
            TR
              TD Headers=t1-r0-c1,t1-r3-c0 'West'
          TBody
            TR
              TD Headers=t1-r0-c0 'Evans'
              TD Headers=t1-r0-c1 'South'
        """,
    )


def test_the_head_of_a_row_is_under_its_own_group_only(render: Render) -> None:
    body = (
        "<table><thead><tr><th scope=col>Name<th scope=col>Ward</thead>"
        "<tbody><tr><th scope=rowgroup colspan=2>Labour<tr><th scope=row>Green<td>North</tbody>"
        "<tbody><tr><th scope=rowgroup colspan=2>Tory<tr><th scope=row>Perry<td>East</tbody>"
        "</table>"
    )
    found = outline(render(body))
    assert "TH ID=0a.t1-r4-c0 Scope=Row Headers=t1-r0-c0,t1-r3-c0 'Perry'" in found
    assert "TD Headers=t1-r0-c1,t1-r3-c0,t1-r4-c0 'East'" in found


def test_the_second_head_of_a_row_is_under_the_first(render: Render) -> None:
    body = "<table><tr><th scope=row>Roads<th scope=row>North<td>1</table>"
    found = outline(render(body))
    assert "TH ID=0a.t1-r0-c0 Scope=Row 'Roads'" in found
    assert "TH ID=0a.t1-r0-c1 Scope=Row Headers=t1-r0-c0 'North'" in found


def test_an_empty_head_is_nobodys(render: Render) -> None:
    body = "<table><tr><th><th>2015<tr><th scope=row>Roads<td>1</table>"
    found = outline(render(body))
    assert "TH ID=0a.t1-r1-c0 Scope=Row 'Roads'" in found
    assert "TD Headers=t1-r0-c1,t1-r1-c0 '1'" in found


def test_a_head_without_a_body_is_one(render: Render) -> None:
    assert_outline(
        render("<table><thead><tr><th>A</thead></table>"),
        """
        Table
          TBody
            TR
              TH ID=0a.t1-r0-c0 Scope=Column 'A'
        """,
    )


def test_a_second_head_is_a_body(render: Render) -> None:
    head = "<thead><tr><th>A</thead>"
    found = outline(render(f"<table>{head}<tbody><tr><td>1</tbody>{head}</table>"))
    assert (found.count("THead"), found.count("TBody")) == (1, 2)


def test_spans_shift_the_columns(render: Render) -> None:
    body = (
        "<table><thead><tr><th scope=col rowspan=2>A<th scope=colgroup colspan=2>B"
        "<tr><th scope=col>b1<th scope=col>b2</thead>"
        "<tbody><tr><th scope=row rowspan=2>r<td>1<td>2<tr><td colspan=2>3</tbody></table>"
    )
    assert_outline(
        render(body),
        """
        Table
          THead
            TR
              TH ID=0a.t1-r0-c0 Scope=Column RowSpan=2 'A'
              TH ID=0a.t1-r0-c1 Scope=Column ColSpan=2 'B'
            TR
              TH ID=0a.t1-r1-c1 Scope=Column 'b1'
              TH ID=0a.t1-r1-c2 Scope=Column 'b2'
          TBody
            TR
              TH ID=0a.t1-r2-c0 Scope=Row RowSpan=2 Headers=t1-r0-c0 'r'
              TD Headers=t1-r0-c1,t1-r1-c1,t1-r2-c0 '1'
              TD Headers=t1-r0-c1,t1-r1-c2,t1-r2-c0 '2'
            TR
              TD ColSpan=2 Headers=t1-r0-c1,t1-r1-c1,t1-r1-c2,t1-r2-c0 '3'
        """,
    )


def test_a_second_row_of_column_heads_replaces_the_first(render: Render) -> None:
    body = "<table><tr><th scope=col>A<tr><td>1<tr><th scope=col>B<tr><td>2</table>"
    assert "TD Headers=t1-r2-c0 '2'" in outline(render(body))


def test_a_table_over_pages_is_one_table_with_one_head(render: Render) -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(30))
    path = render(
        f"<table><thead><tr><th scope=col>No</thead><tbody>{rows}</tbody></table>",
        SHORT_PAGES,
    )
    text = outline(path)
    assert [text.count(name) for name in ("Table", "THead", "TH ", "TBody", "TD")] == [
        1,
        1,
        1,
        1,
        30,
    ]
    assert set(artifacts(path)) == {"/Pagination"}


def test_a_head_repeated_in_columns_of_one_page_is_an_artifact(render: Render) -> None:
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(12))
    table = f"<table><thead><tr><th scope=col>No</thead><tbody>{rows}</tbody></table>"
    path = render(f'<div style="columns: 2">{table}</div>')
    assert outline(path).count("TH ") == 1
    assert artifacts(path) == ["/Pagination"]


def test_a_cell_over_pages_is_one_cell(render: Render) -> None:
    path = render(f"<table><tr><th scope=row>A<td>{'word ' * 150}</table>", SHORT_PAGES)
    assert outline(path).count("TD") == 1


def test_a_table_in_a_cell_has_its_own_headers(render: Render) -> None:
    inner = "<table><tr><th scope=col>In<tr><td>1</table>"
    assert_outline(
        render(f"<table><tr><th scope=col>Out<tr><td>{inner}</table>"),
        """
        Table
          TBody
            TR
              TH ID=0a.t1-r0-c0 Scope=Column 'Out'
            TR
              TD Headers=t1-r0-c0
                Table
                  TBody
                    TR
                      TH ID=0a.t2-r0-c0 Scope=Column 'In'
                    TR
                      TD Headers=t2-r0-c0 '1'
        """,
    )


def test_cells_below_each_other_are_still_cells(render: Render) -> None:
    body = (
        "<table><thead><tr><th>A<th>B</thead>"
        "<tbody><tr><th scope=rowgroup colspan=2>Group<tr><td>1<td></tbody></table>"
    )
    css = "table, tbody, tr, th, td { display: block }"
    assert_outline(
        render(body, css),
        """
        Table
          THead
            TR
              TH ID=0a.t1-r0-c0 Scope=Column 'A'
              TH ID=0a.t1-r0-c1 Scope=Column 'B'
          TBody
            TR
              TH ID=0a.t1-r1-c0 Scope=Column ColSpan=2 Headers=t1-r0-c0,t1-r0-c1 'Group'
            TR
              TD Headers=t1-r0-c0,t1-r1-c0 '1'
              TD Headers=t1-r0-c1,t1-r1-c0
        """,
    )


def test_a_table_for_the_layout_is_no_table(render: Render) -> None:
    assert_outline(
        render("<table role=presentation><tr><td>a<td><p>b</p></table>"),
        """
        Div
          Div
            P 'a'
          Div
            P 'b'
        """,
    )


# Footnotes


FOOTNOTE = ".f { float: footnote }"


def test_a_footnote_is_read_where_it_is_called(render: Render) -> None:
    assert_outline(
        render('<p>Costs<span class="f">At 2026 prices.</span> rose.</p><p>Next</p>', FOOTNOTE),
        """
        P
          'Costs'
          Reference '1'
          Note ID=0a.note-1
            Lbl '1.'
            'At 2026 prices.'
          'rose.'
        P 'Next'
        """,
    )


def test_a_footnote_in_a_heading_is_read_after_it(render: Render) -> None:
    assert_outline(
        render('<h1>Costs<span class="f">Net.</span></h1><p>Next</p>', FOOTNOTE),
        """
        H1
          'Costs'
          Reference '1'
        Note ID=0a.note-1
          Lbl '1.'
          'Net.'
        P 'Next'
        """,
    )


def test_a_footnote_may_be_drawn_on_a_later_page(render: Render) -> None:
    notes = "".join(
        f'<p>{"word " * 20}<span class="f">Note {n} {"long " * 20}</span></p>' for n in range(6)
    )
    path = render(notes, SHORT_PAGES + FOOTNOTE)
    lines = [line.strip() for line in outline(path).splitlines()]
    assert [line for line in lines if line.startswith(("Reference", "Note"))] == [
        name for n in range(1, 7) for name in (f"Reference '{n}'", f"Note ID=0a.note-{n}")
    ]


# Links


def test_a_link_says_its_words(render: Render) -> None:
    path = render('<p>See <a href="https://x.example">the <b>budget</b> report</a>.</p>')
    assert_outline(
        path,
        """
        P
          'See'
          Link
            [link]
            'the budget report'
          '.'
        """,
    )
    assert annotations(path) == ["the budget report"]


def test_an_empty_element_in_a_link_is_left_out(render: Render) -> None:
    path = render('<p><a href="https://x.example"><i lang="cy"></i>x</a></p>')
    assert_outline(path, "P\n  Link\n    [link]\n    'x'")


def test_a_link_without_anything_in_it_is_left_out(render: Render) -> None:
    path = render("<p>Before <a href='https://x.example'></a>after</p>")
    assert_outline(path, "P 'Before after'")
    assert annotations(path) == []


def test_a_link_over_lines_is_one_link(render: Render) -> None:
    path = render(
        f'<p>{"word " * 9}<a href="https://x.example">{"long " * 12}</a></p>', SHORT_PAGES
    )
    text = outline(path)
    assert text.count("Link") == 1
    assert text.count("[link]") == len(annotations(path)) > 1
    assert set(annotations(path)) == {("long " * 12).strip()}


def test_a_label_or_title_can_speak_for_a_link(render: Render) -> None:
    path = render(
        f'<p><a href="https://x.example" aria-label="Council’s site">site</a> '
        f'<a href="https://x.example" title="Map"><img alt="" src="{PICTURE}"></a></p>',
        but="UA-1 7.18.5",
    )
    assert set(annotations(path)) == {"Council’s site", "Map"}
    assert outline(path).count("Link") == 2


def test_a_link_round_a_picture(render: Render) -> None:
    path = render(f'<p><a href="https://x.example"><img alt="Home" src="{PICTURE}"></a></p>')
    assert_outline(
        path,
        """
        P
          Link
            [link]
            Figure Alt=Home
            [link]
        """,
    )
    assert set(annotations(path)) == {"Home"}


def test_a_link_round_paragraphs_holds_them(render: Render) -> None:
    css = "a { display: block }"
    path = render('<a href="https://x.example"><p>one</p><p>two</p></a>', css)
    assert_outline(
        path,
        """
        Link
          [link]
          P 'one'
          P 'two'
        """,
    )


def test_a_link_in_a_running_head_can_be_reached(render: Render) -> None:
    css = "@page { @top-left { content: element(head) } } .r { position: running(head) }"
    body = '<p class="r"><a href="https://x.example">Site</a></p><p>text</p>'
    path = render(body, css, but="UA-1 7.18.5")
    assert "[link]" in outline(path)


# Pictures


def test_a_picture_in_a_line_is_in_its_paragraph(render: Render) -> None:
    path = render(f'<p>before <img alt="Map" src="{PICTURE}"> after</p>')
    assert_outline(
        path,
        """
        P
          'before'
          Figure Alt=Map
          'after'
        """,
    )


def test_a_figure_keeps_its_caption_readable(render: Render) -> None:
    css = "img { display: block }"
    body = f'<figure><img alt="Map" src="{PICTURE}"><figcaption>Wards</figcaption></figure>'
    assert_outline(
        render(body, css),
        """
        Div
          Figure Alt=Map
          Caption 'Wards'
        """,
    )


def test_a_drawing_is_named_by_its_title(render: Render) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Red</title></svg>'
    assert_outline(render(f"<p>{svg}</p>"), "P\n  Figure Alt=Red")


def test_a_picture_says_where_it_is(render: Render) -> None:
    css = "@page { size: 100mm 60mm; margin: 10mm } body, img { margin: 0; display: block }"
    with pikepdf.open(render(f'<img alt="Map" src="{PICTURE}">', css)) as pdf:
        figure = pdf.Root.StructTreeRoot.K[0].K[0]
        box = [float(number) for number in figure.A.BBox]
    margin, top = 10 * 72 / 25.4, 50 * 72 / 25.4
    assert box == pytest.approx([margin, top - 15, margin + 30, top], abs=0.01)


# Language, abbreviations, data-tag


def test_another_language_is_named_once(render: Render) -> None:
    body = (
        '<p>Mixed <span lang="cy">Cymraeg <i lang="cy">iawn</i></span></p>'
        '<section lang="cy"><p>Helo <b lang="en-GB">hello</b></p></section>'
    )
    assert_outline(
        render(body),
        """
        P
          'Mixed'
          Span Lang=cy 'Cymraeg iawn'
        Sect Lang=cy
          P
            'Helo'
            Span Lang=en-GB 'hello'
        """,
    )


def test_words_from_right_to_left_are_told_in_reading_order(render: Render) -> None:
    path = render("<p>The \u05d5\u05e2\u05d3\u05d4 met.</p>")
    with pikepdf.open(path) as pdf:
        (span,) = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Span
        ]
        assert str(span.ActualText) == "The \u05d5\u05e2\u05d3\u05d4 met."


def test_an_abbreviation_is_expanded(render: Render) -> None:
    path = render('<p>The <abbr title="Local Government Association">LGA</abbr></p>')
    assert_outline(path, "P\n  'The'\n  Span E=Local Government Association 'LGA'")


def test_data_tag_replaces_the_type(render: Render) -> None:
    body = (
        '<div data-tag="Sect"><div data-tag="P">words</div>'
        '<div data-tag="NonStruct"><p>plain</p></div><p>x<span data-tag="Note">y</span></p></div>'
    )
    assert_outline(
        render(body),
        """
        Sect
          P 'words'
          NonStruct
            P 'plain'
          P
            'x'
            Note ID=0a.note-1 'y'
        """,
    )


# What is refused


@pytest.mark.parametrize(
    ("body", "css", "message"),
    [
        ('<p data-tag="H1">x</p>', "", "data-tag"),
        ('<ul data-tag="Div"><li>x</li></ul>', "", "break its table or list"),
        ('<p><span data-tag="LBody">x</span></p>', "", "list item"),
        ("<p>x</p>", "p { opacity: 0.5 }", "opacity"),
        ("<table><tr><th scope=col>x</table>", "tr::after { content: 'y' }", "outside its cells"),
    ],
)
def test_what_cannot_be_tagged_is_refused(
    render: Render,
    body: str,
    css: str,
    message: str,
) -> None:
    with pytest.raises(TaggingError, match=message):
        render(body, css)


def test_content_without_a_place_is_refused(
    render: Render,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefpack.rendering.tagging.boxes.BoxReader._add_words", lambda *_: None)
    with pytest.raises(TaggingError, match=r"Page 1: .*“words” in <p> has no place"):
        render("<p>words</p>")


def test_a_document_without_language_is_refused(tmp_path: Path) -> None:
    document = weasyprint.HTML(string="<p>x</p>")
    with element_tags("0a"), pytest.raises(TaggingError, match="language"):
        document.write_pdf(tmp_path / "x.pdf", pdf_variant="pdf/a-3a")


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(RuntimeError, match=r"need WeasyPrint 70\.0, not 70\.1"), element_tags("0a"):
        pass


def test_a_prefix_that_is_not_hexadecimal_is_refused() -> None:
    with pytest.raises(ValueError, match="hexadecimal"), element_tags("x"):
        pass


def test_weasyprint_is_as_before_afterwards() -> None:
    before = weasyprint.pdf.add_tags
    with element_tags("0a"):
        assert weasyprint.pdf.add_tags is not before
    assert weasyprint.pdf.add_tags is before
    with pytest.raises(KeyError), element_tags("0a"):
        raise KeyError
    assert weasyprint.pdf.add_tags is before


# The indexes that the merger builds on


def test_ids_are_in_one_node_with_limits(render: Render) -> None:
    body = "<table><tr>" + "<th scope=col>x" * 11 + "</table>"
    with pikepdf.open(render(body, prefix="00ff")) as pdf:
        (node,) = pdf.Root.StructTreeRoot.IDTree.Kids
        names = [str(name) for name in node.Names[::2]]
        assert [str(limit) for limit in node.Limits] == [names[0], names[-1]]
    assert names == sorted(f"00ff.t1-r0-c{column}" for column in range(11))


def test_parent_tree_keys_are_pages_then_annotations(render: Render) -> None:
    css = "@page { @bottom-left { content: counter(page) } } p { break-after: page }"
    link = '<p><a href="https://x.example">x</a></p>'
    with pikepdf.open(render(link + "<p></p>" + link, css)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        keys = [int(numbers[index]) for index in range(0, len(numbers), 2)]
        assert [int(page.obj.StructParents) for page in pdf.pages] == list(range(len(pdf.pages)))
        links = [a for page in pdf.pages for a in page.obj.get("/Annots", Array())]
        assert [int(link.StructParent) for link in links] == [len(pdf.pages), len(pdf.pages) + 1]
        assert keys == list(range(len(pdf.pages) + 2))
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(keys)
