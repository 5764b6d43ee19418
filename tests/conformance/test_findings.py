"""A sound file is met with silence, and each broken one with its clause."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefpack import load, render
from briefpack.conformance import Finding, findings
from tests.conformance.breaking import elements, links
from tests.conformance.broken import BROKEN, CLAUSES
from tests.conformance.good import good_pdf
from tests.packs import write_pack


def clauses(pdf: Pdf) -> set[str]:
    return {finding.clause for finding in findings(pdf)}


def test_a_sound_file_is_met_with_silence() -> None:
    with good_pdf() as pdf:
        assert findings(pdf) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_found(name: str) -> None:
    with good_pdf() as pdf:
        BROKEN[name](pdf)
        found = findings(pdf)
    assert CLAUSES[name] in {finding.clause for finding in found}
    assert not [finding for finding in found if "cannot be understood" in finding.message]


def test_what_breaks_one_thing_is_not_told_of_many() -> None:
    for name, break_ in BROKEN.items():
        with good_pdf() as pdf:
            break_(pdf)
            told = {finding.clause for finding in findings(pdf)}
        assert len(told) <= 7, (name, told)


def test_there_are_many_ways_to_break_a_file() -> None:
    assert len(BROKEN) >= 100
    assert BROKEN.keys() == CLAUSES.keys()


def test_findings_are_told_with_their_pages_and_in_plain_words() -> None:
    with good_pdf() as pdf:
        BROKEN["heading-skips-a-level"](pdf)
        assert findings(pdf) == (
            Finding("UA-1 7.4.2 (14-003)", "a heading of level 4 follows one of level 1", 2),
        )


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")
def test_what_briefpack_renders_is_met_with_silence(tmp_path: Path) -> None:
    report = "+++\ntitle = 'Budget'\n+++\n\n# One\n\n1. Words.[^n]\n\n[^n]: A note.\n\n"
    table = "Table: Sums\n\n| Year | Sum |\n| ---- | --: |\n| 2015 | £10 |\n\n- a\n- b\n"
    item = '[[items]]\ntitle = "Budget"\nkind = "decision"\n'
    papers = '[[items.papers]]\nkind = "report"\nfile = "report.md"\n'
    write_pack(tmp_path, item + papers, files={"report.md": report + table})
    out = tmp_path / "out.pdf"
    render(load(tmp_path), out)
    with pikepdf.open(out) as pdf:
        assert findings(pdf) == ()


def test_it_looks_at_more_than_a_file_says_of_itself() -> None:
    """A file that calls nothing by its name is still read: direct annotations, attributes."""
    with good_pdf() as pdf:
        figure = elements(pdf, "Figure")[0]
        figure.A = Array([Dictionary(O=Name.Table), figure.A, 0])
        figure.K = figure.K[0]
        assert findings(pdf) == ()


# -- protection ----------------------------------------------------------------------------


def locked(permissions: pikepdf.Permissions, revision: Literal[3, 6] = 6) -> Pdf:
    out = BytesIO()
    newest = revision == 6
    lock = pikepdf.Encryption(
        owner="owner", R=revision, allow=permissions, aes=newest, metadata=newest
    )
    with good_pdf() as pdf:
        pdf.save(out, encryption=lock)
    return pikepdf.open(BytesIO(out.getvalue()))


def test_a_file_locked_against_screen_readers_is_found() -> None:
    with locked(pikepdf.Permissions(accessibility=False), 3) as pdf:
        assert clauses(pdf) == {"UA-1 7.16 (26-002)", "A-3 6.1.3"}


def test_a_file_to_keep_is_not_encrypted() -> None:
    with locked(pikepdf.Permissions(extract=False)) as pdf:
        assert clauses(pdf) == {"A-3 6.1.3"}
        without_archive_claim(pdf)
        assert clauses(pdf) == set()


# -- what is no fault ----------------------------------------------------------------------


def without_archive_claim(pdf: Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(xmp.replace(b"<pdfaid:part>3</pdfaid:part>", b""))


@pytest.mark.parametrize(
    "name",
    [
        "no-output-intent",
        "press-colours",
        "picture-smoothed",
        "old-compression",
        "attachment-without-relationship",
        "link-that-is-not-printed",
    ],
)
def test_a_file_that_does_not_claim_to_be_for_keeping_is_not_held_to_it(name: str) -> None:
    with good_pdf() as pdf:
        without_archive_claim(pdf)
        BROKEN[name](pdf)
        assert findings(pdf) == ()


def test_press_colours_that_the_file_describes_are_allowed() -> None:
    with good_pdf() as pdf:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = 4
        BROKEN["press-colours"](pdf)
        told = [finding.message for finding in findings(pdf)]
        assert told == ["screen colours are used, and the file does not say how they look"]


def test_a_hidden_note_and_one_off_the_page_need_no_words() -> None:
    with good_pdf() as pdf:
        for more in ({"F": 2}, {"F": 4, "Rect": Array([-90, -90, -80, -80])}):
            rect = Array([1, 1, 9, 9])
            note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect)
            for key, value in more.items():
                note[f"/{key}"] = value
            pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))
        without_archive_claim(pdf)
        assert findings(pdf) == ()


def test_a_printed_address_may_be_a_links_description() -> None:
    with good_pdf() as pdf:
        link = next(link for link in links(pdf) if "/A" in link)
        element = next(
            element
            for element in elements(pdf, "Link")
            if any(kid.get("/Obj", link).objgen == link.objgen for kid in element.K)
        )
        element.ActualText = String("www.example.org/ rules")
        link.A.URI = String("https://www.example.org/rules")
        link.Contents = String("https://www.example.org/rules")
        assert {finding.clause for finding in findings(pdf)} <= {"UA-1 7.18.5"}
        element.ActualText = String("www.example.org/rules")
        assert findings(pdf) == ()


def test_short_files_need_no_outline_and_no_labels() -> None:
    with good_pdf() as pdf:
        del pdf.Root.Outlines, pdf.Root.PageLabels
        assert findings(pdf) == ()


def test_a_role_that_is_mapped_to_itself_is_not_remapped() -> None:
    with good_pdf() as pdf:
        pdf.Root.StructTreeRoot.RoleMap.P = Name.P
        assert findings(pdf) == ()


def test_what_is_only_advice_says_so() -> None:
    def advice(name: str) -> list[bool]:
        with good_pdf() as pdf:
            BROKEN[name](pdf)
            return [finding.is_advice for finding in findings(pdf)]

    assert advice("no-outline") == [True]
    assert advice("empty-paragraph") == [True]
    assert advice("no-document") == [True]
    assert advice("figure-without-words") == [False, False]


# -- heads of tables -----------------------------------------------------------------------


def cell_of(pdf: Pdf, name: str) -> Object:
    """The first cell with words that a head of this name heads."""
    return next(
        cell
        for cell in elements(pdf, "TD")
        if "/Headers" in cell.get("/A", Dictionary())
        and name.encode() in [bytes(head) for head in cell.A.Headers]
    )


@pytest.mark.parametrize(
    ("heads", "is_sound"),
    [
        (["c2"], True),
        (["g1"], True),
        (["g1-0"], True),
        (["c1"], False),
        (["g2"], False),
        (["g1-1"], False),
        (["c2", "g1", "g1-0"], True),
        (["c2", "g2", "g1-0"], False),
    ],
)
def test_a_cell_is_headed_by_its_column_its_group_and_its_row(
    heads: list[str], *, is_sound: bool
) -> None:
    with good_pdf() as pdf:
        cell_of(pdf, "g1-0").A.Headers = Array([String(head) for head in heads])
        assert clauses(pdf) == (set() if is_sound else {"UA-1 7.5 (15-005)"})


def test_a_group_may_call_itself_the_head_of_its_columns() -> None:
    with good_pdf() as pdf:
        for group in elements(pdf, "TH"):
            if bytes(group.get("/ID", b"")) in {b"g1", b"g2"}:
                group.A.Scope = Name.Column
        assert findings(pdf) == ()
        cell_of(pdf, "g2").A.Headers = Array([String("g1")])
        assert clauses(pdf) == {"UA-1 7.5 (15-005)"}


def test_a_wrong_head_is_told_in_the_words_of_the_table() -> None:
    with good_pdf() as pdf:
        cell_of(pdf, "g1-0").A.Headers = Array([String("g2-0")])
        message = (
            "the cell “North” of a table takes “Cleo Perry” for its head, "
            "which heads other rows or columns"
        )
        assert findings(pdf) == (Finding("UA-1 7.5 (15-005)", message, 2),)


def test_a_row_is_headed_by_its_own_head_only() -> None:
    with good_pdf() as pdf:
        row = elements(pdf, "Table")[1].K[2]
        row.K[0].ID = String("z")
        pdf.Root.StructTreeRoot.IDTree.Names.extend([String("z"), row.K[0]])
        row.K[1].A = Dictionary(O=Name.Table, Headers=Array([String("z")]))
        assert findings(pdf) == ()
        above = elements(pdf, "Table")[1].K[1]
        above.K[0].A.Headers = Array([String("z")])
        assert clauses(pdf) == {"UA-1 7.5 (15-005)"}
