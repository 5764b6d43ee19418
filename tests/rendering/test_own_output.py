"""What is expected of our own output is looked for: broken copies of a pack are found.

What any PDF has to be is broken in tests/conformance.
"""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefpack import load, render
from tests.conformance.breaking import add_form, draw, elements, links
from tests.own_output import findings, reading_order
from tests.packs import write_pack

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
ITEM = """
[[items]]
title = "Budget"
kind = "decision"

[[items.papers]]
kind = "report"
file = "report.md"
"""
REPORT = """+++
title = "Budget"
+++

# Costs

1. Of [May](https://www.example.org/may).[^n]

[^n]: A note.

![Map](map.svg)

Table: Sums

| Year | Sum |
| ---- | --: |
| 2015 | £10 |

- one
- two
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    write_pack(folder, ITEM, files={"report.md": REPORT, "map.svg": PICTURE})
    output = folder / "out.pdf"
    render(load(folder), output)
    return output


def no_page_labels(pdf: Pdf) -> None:
    del pdf.Root.PageLabels


def no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def another_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("Minutes")


def no_heading(pdf: Pdf) -> None:
    for role in ("H1", "H2"):
        for heading in elements(pdf, role):
            heading.S = Name.P


def empty_span(pdf: Pdf) -> None:
    around = elements(pdf, "P")[0]
    empty = Dictionary(Type=Name.StructElem, S=Name.Span, P=around)
    around.K = Array([*kids(around), pdf.make_indirect(empty)])


def kids(element: Object) -> list[Object]:
    return list(element.K) if isinstance(element.K, Array) else [element.K]


def picture_without_alternative(pdf: Pdf) -> None:
    figure = elements(pdf, "Figure")[0]
    figure.ActualText = figure.Alt
    del figure.Alt


def header_without_scope(pdf: Pdf) -> None:
    del elements(pdf, "TH")[0].A.Scope


def bookmark_out_of_the_file(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    del first.Dest
    first.A = Dictionary(S=Name.URI, URI=String("https://www.example.org/"))


def hidden_comment(pdf: Pdf) -> None:
    rect = Array([1, 1, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, F=2)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def link_to_another_file(pdf: Pdf) -> None:
    link = next(link for link in links(pdf) if "/A" in link)
    link.A = Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))


def artifact_in_an_artifact(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC /Artifact BMC 0 0 5 5 re f EMC EMC")


def artifact_of_a_form_in_an_artifact(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC")
    add_form(pdf, b"/Artifact BMC 0 0 5 5 re f EMC")
    draw(pdf, b"EMC")


@pytest.mark.parametrize(
    ("code", "break_"),
    [
        ("page-labels", no_page_labels),
        ("title", no_title),
        ("title", another_title),
        ("headings", no_heading),
        ("empty", empty_span),
        ("figure-alt", picture_without_alternative),
        ("scope", header_without_scope),
        ("outline", bookmark_out_of_the_file),
        ("annotation-tagged", hidden_comment),
        ("contents", hidden_comment),
        ("link", link_to_another_file),
        ("artifacts", artifact_in_an_artifact),
        ("artifacts", artifact_of_a_form_in_an_artifact),
    ],
)
def test_what_is_not_as_it_is_here_is_found(
    good: Path, tmp_path: Path, code: str, break_: Callable[[Pdf], None]
) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(good) as pdf:
        break_(pdf)
        pdf.save(path)
    assert f"own {code}" in {finding.clause for finding in findings(path)}


def test_what_is_wrong_with_any_file_is_found_in_ours(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(good) as pdf:
        pdf.pages[1].contents_add(b"0 0 5 5 re f", prepend=True)
        pdf.save(path)
    told = [(finding.clause, finding.page) for finding in findings(path)]
    assert told == [("UA-1 7.1 (01-005)", 2)]


def test_nothing_is_found_in_a_good_file(good: Path) -> None:
    assert findings(good) == []


def test_the_reading_order_is_that_of_the_report(good: Path) -> None:
    blocks = reading_order(good)
    assert blocks[blocks.index("Costs") :] == [
        "Costs",
        *("1.", "Of May.1", "1. A note."),
        "Map",
        "Sums",
        *("Year", "Sum", "2015", "£10"),
        *("•", "one", "•", "two"),
    ]
