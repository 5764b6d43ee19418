"""Files of strangers, inspected in a process of their own: there are words for each failure."""

import resource
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from briefpack.conformance import child
from briefpack.conformance.child import Unreadable, inspect_file
from briefpack.conformance.inspection import REPAIRED, Inspection, from_data, inspect
from tests.conformance.broken import BROKEN
from tests.conformance.good import good_bytes, good_pdf


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(good_bytes())
    return path


def inspected(path: Path) -> Inspection:
    found = inspect_file(path)
    assert isinstance(found, Inspection), found
    return found


def test_a_sound_file_is_told_for_what_it_is(good: Path) -> None:
    found = inspected(good)
    assert (found.pages, found.title, found.language) == (3, "Agenda of the board", "en-GB")
    assert found.is_tagged
    assert not found.is_locked
    assert found.claims == ("PDF/UA-1", "PDF/A-3a")
    assert found.counts == {
        "heading": 4,
        "list": 2,
        "table": 2,
        "picture": 3,
        "link": 4,
        "footnote": 1,
    }
    assert (found.outline, found.scanned, found.unembedded) == (3, (), ())
    assert [(each.words, each.page) for each in found.headings] == [
        *[("Agenda", 1), ("Membership", 2), ("Budget", 3), ("Income", 3)]
    ]
    assert found.findings == ()


def test_an_inspection_comes_out_of_its_process_as_it_was_made() -> None:
    with good_pdf() as pdf:
        BROKEN["heading-skips-a-level"](pdf)
        found = inspect(pdf)
    assert found.faults
    assert from_data(found.as_data()) == found


def test_scanned_pages_and_fonts_that_are_missing_are_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with good_pdf() as pdf:
        BROKEN["font-not-embedded"](pdf)
        image = pdf.pages[2].resources.XObject.Im0
        page = pdf.add_blank_page()
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
        page.obj.Contents = pdf.make_stream(b"/Im0 Do")
        pdf.save(path)
    found = inspected(path)
    assert found.scanned == (4,)
    assert found.unembedded == ("PublicSans-Regular",)


def test_a_file_that_opens_without_its_password_is_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with good_pdf() as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert inspected(path).is_locked


def test_a_file_that_was_cut_off_is_told(good: Path) -> None:
    good.write_bytes(good.read_bytes()[:-200])
    assert REPAIRED in inspected(good).faults


def test_files_that_cannot_be_read_are_told_why(tmp_path: Path) -> None:
    def reason(data: bytes) -> str:
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        found = inspect_file(path)
        assert isinstance(found, Unreadable)
        return found.reason

    assert reason(b"") == "it is empty"
    assert reason(b"PK\x03\x04 a Word file") == "it is not a PDF"
    assert reason(b"%PDF-1.7\nand then nothing of the kind") in {
        "it is damaged, and too much of it is lost",
        "it is damaged: there are no pages in it",
    }
    locked = tmp_path / "locked.pdf"
    with good_pdf() as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    assert reason(locked.read_bytes()).startswith("it is locked with a password")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = inspect_file(tmp_path / "nobody.pdf")
    assert found == Unreadable("it cannot be opened: No such file or directory")
    assert isinstance(inspect_file(tmp_path), Unreadable)


def test_a_file_without_pages_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    with pikepdf.new() as pdf:
        pdf.save(path)
    assert inspect_file(path) == Unreadable("it is damaged: there are no pages in it")


# -- files made to harm --------------------------------------------------------------------


def test_a_page_that_unpacks_without_end_takes_no_more_than_it_may(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    with good_pdf() as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream(bytes(600 * 1024 * 1024))
        pdf.save(path)
    assert path.stat().st_size < 2_000_000
    found = inspect_file(path)
    if isinstance(found, Inspection):
        told = {(finding.message, finding.page) for finding in found.findings}
        assert ("what the page draws cannot be read to its end", 1) in told
    else:
        assert found.reason == child.TOO_BIG
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most < 2_500_000  # kilobytes


def test_pages_that_lead_round_in_a_circle_are_left_in_time(tmp_path: Path) -> None:
    path = tmp_path / "circle.pdf"
    with good_pdf() as pdf:
        pages = pdf.Root.Pages
        pages.Kids.append(pages)
        pages.Count = 1_000_000
        pdf.save(path, linearize=False)
    found = inspect_file(path)
    assert isinstance(found, Inspection | Unreadable)


def test_what_takes_too_long_is_left(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MOST_SECONDS", 0.01)
    assert inspect_file(good) == Unreadable(child.TOO_SLOW)


@pytest.mark.parametrize(("status", "words"), [(-9, "takes more than"), (-11, "failed")])
def test_a_reader_that_is_lost_is_told(
    good: Path, status: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = subprocess.CompletedProcess([], status, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    found = inspect_file(good)
    assert isinstance(found, Unreadable)
    assert words in found.reason


def test_scripts_forms_and_launches_are_found(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    with good_pdf() as pdf:
        for name in ("script-on-opening", "script-by-name", "link-that-launches", "dynamic-form"):
            BROKEN[name](pdf)
        note = Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=Array([0, 0, 9, 9]))
        note.AA = Dictionary(PO=Dictionary(S=Name.JavaScript, JS=String("x")))
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))
        pdf.save(path)
    told = {finding.message for finding in inspected(path).findings}
    assert "the file runs a script on opening" in told
    assert "the file has a script" in told
    assert "something on the page acts by itself" in told
    assert "the form is an XFA form, which most readers cannot open" in told


def test_the_process_takes_no_module_from_the_folder_it_is_started_in(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good.with_name("pikepdf.py").write_text("raise SystemExit('taken from the wrong folder')")
    monkeypatch.chdir(good.parent)
    assert inspected(good).pages == 3


def test_the_package_imports_nothing_slow() -> None:
    code = "import sys, briefpack.conformance; print('pikepdf' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "False"
