"""`briefpack doctor` as a person and a script run it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefpack.cli import doctor
from tests.cli.running import Command, Ended, process
from tests.conformance.broken import BROKEN
from tests.conformance.good import good_pdf

Make = Callable[..., Path]


@pytest.fixture(autouse=True)
def no_verapdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether this machine has veraPDF must not matter."""
    monkeypatch.setattr(doctor, "VERAPDF", "verapdf-of-a-test")


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Write a sound file, or one with these breaks."""

    def make(name: str = "good.pdf", *breaks: str) -> Path:
        with good_pdf() as pdf:
            for each in breaks:
                BROKEN[each](pdf)
            pdf.save(tmp_path / name)
        return tmp_path / name

    return make


def test_a_sound_file_is_fine(briefpack: Command, made: Make) -> None:
    ended = briefpack("doctor", made())
    assert ended.status == 0
    assert ended.out.startswith("good.pdf: 3 pages, tagged, and nothing to object to.\n")
    assert ended.err == ""


def test_a_broken_file_is_told_with_the_status_1(briefpack: Command, made: Make) -> None:
    ended = briefpack("doctor", made("b.pdf", "figure-without-words"))
    assert ended.status == 1
    assert "\n  - a picture has no alternative text (pages 1, 3)\n" in ended.out


def test_advice_leaves_the_status_0(briefpack: Command, made: Make) -> None:
    ended = briefpack("doctor", made("b.pdf", "no-outline"))
    assert ended.status == 0
    assert "What could be better" in ended.out


def test_a_file_that_cannot_be_read_has_the_status_2_and_others_are_told(
    briefpack: Command, made: Make, tmp_path: Path
) -> None:
    (tmp_path / "word.pdf").write_bytes(b"PK\x03\x04")
    ended = briefpack("doctor", tmp_path / "word.pdf", tmp_path / "no.pdf", made())
    assert ended.status == 2
    assert "good.pdf: 3 pages" in ended.out
    word, missing = ended.err.splitlines()
    assert word == f"briefpack: {tmp_path}/word.pdf cannot be read: it is not a PDF."
    assert missing == f"briefpack: {tmp_path}/no.pdf cannot be read: there is no such file."


def test_where_no_file_can_be_read_nothing_is_said_of_verapdf(
    briefpack: Command, tmp_path: Path
) -> None:
    ended = briefpack("doctor", tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == f"briefpack: {tmp_path} cannot be read: it is a folder.\n"


def test_the_whole_reading_order_is_printed(briefpack: Command, made: Make) -> None:
    path = made()
    assert "Reading order\n" not in briefpack("doctor", path).out
    told = briefpack("doctor", "--order", path).out
    assert "\nReading order\n  page 1\n        H1      Agenda\n" in told
    assert told.index("Croeso") < told.index("a equals b") < told.index("Drawn by a form.")


def test_programs_get_json(briefpack: Command, made: Make, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    broken = made("b.pdf", "no-first-heading")
    ended = briefpack("doctor", "--format", "json", made(), broken, tmp_path / "empty.pdf")
    assert ended.status == 2
    good, bad, empty = json.loads(ended.out)
    assert (good["file"], good["fine"], good["pages"]) == (str(tmp_path / "good.pdf"), True, 3)
    assert good["claims"] == ["PDF/UA-1", "PDF/A-3a"]
    assert {"role": "P", "level": 2, "words": "Croeso", "page": 1, "language": "cy"} in good[
        "order"
    ]
    assert bad["fine"] is False
    assert bad["findings"] == [
        {
            "clause": "UA-1 7.4.2 (14-002)",
            "message": "the first heading is of level 2, not 1",
            "page": 2,
        }
    ]
    assert empty == {"file": str(tmp_path / "empty.pdf"), "unreadable": "it is empty"}


def test_what_a_file_says_cannot_move_the_cursor(
    briefpack: Command, made: Make, tmp_path: Path
) -> None:
    path = made()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Lang = pikepdf.String("en\x1b[2J")
        pdf.save(path)
    ended = briefpack("doctor", path, tmp_path / "no\x1b[2J.pdf")
    assert "\x1b" not in ended.out + ended.err
    assert "en\ufffd[2J" in ended.out


def test_a_real_process_is_as_good(made: Make) -> None:
    ended = process("doctor", made(), PATH="", NO_COLOR="1")
    assert ended.status == 0
    assert ended.out.endswith(
        "\nveraPDF, an independent checker, is not installed: get it from verapdf.org (it\n"
        "needs Java), and --verapdf asks it as well.\n"
    )


def test_a_narrow_terminal_gets_narrow_lines(made: Make) -> None:
    ended = process("doctor", made(), "--order", PATH="", COLUMNS="40")
    assert ended.status == 0
    assert max(map(len, ended.out.splitlines())) <= 40


# -- veraPDF -------------------------------------------------------------------------------


@pytest.fixture
def verapdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a veraPDF that does so on the path."""

    def install(script: str) -> None:
        program = tmp_path / "bin" / doctor.VERAPDF
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n{script}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return install


def test_verapdf_is_offered_where_it_is_there(
    briefpack: Command, made: Make, verapdf: Callable[[str], None], tmp_path: Path
) -> None:
    verapdf("exit 0")
    ended = briefpack("doctor", made())
    assert ended.out.endswith("\nveraPDF is installed here: --verapdf asks it as well.\n")
    assert not (tmp_path / "asked").exists()


def test_verapdf_is_asked_for_all_that_the_file_claims(
    briefpack: Command, made: Make, verapdf: Callable[[str], None], tmp_path: Path
) -> None:
    verapdf("exit 0")
    path = made()
    ended = briefpack("doctor", "--verapdf", path)
    assert ended.status == 0
    assert "\nveraPDF: the file passes PDF/UA-1.\n" in ended.out
    assert "\nveraPDF: the file passes PDF/A-3a.\n" in ended.out
    assert (tmp_path / "asked").read_text().splitlines() == [
        f"--flavour ua1 --format text {path}",
        f"--flavour 3a --format text {path}",
    ]


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (1, 1, "the file fails PDF/UA-1"),
        (7, 0, "the file could not be checked for PDF/UA-1"),
    ],
)
def test_what_verapdf_says_counts(
    told_by_verapdf: Callable[[int], Ended], answer: int, status: int, words: str
) -> None:
    ended = told_by_verapdf(answer)
    assert ended.status == status
    assert words in ended.out


@pytest.fixture
def told_by_verapdf(
    briefpack: Command, made: Make, verapdf: Callable[[str], None]
) -> Callable[[int], Ended]:
    """The report where veraPDF ends with this status."""

    def tell(answer: int) -> Ended:
        verapdf(f"exit {answer}")
        return briefpack("doctor", "--verapdf", made())

    return tell


def test_without_verapdf_the_rest_is_told(briefpack: Command, made: Make) -> None:
    ended = briefpack("doctor", "--verapdf", made())
    assert ended.status == 0
    assert "is not installed: get it from verapdf.org" in ended.out
    assert "veraPDF: " not in ended.out
