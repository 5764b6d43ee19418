"""What rules on people mend by themselves."""

from pathlib import Path

import pytest

from briefpack import validate
from tests.packs import BOARD, ITEM, write_pack
from tests.rules.cases import REPORT, members, report
from tests.rules.people import TEN, WITH_NOTE, cllr, note, said

PHONE = f'{BOARD}[[board.group_offices]]\ngroup = "Labour"\nphone = '


def mended(folder: Path, code: str, file: str = "pack.toml") -> str:
    """The line of each edit of the problems with this code, as it is afterwards."""
    lines = (folder / file).read_text("utf-8").split("\n")
    found = [edit for each in validate(folder) if each.code == code for edit in each.edits]
    for edit in sorted(found, reverse=True):
        place = edit.place
        assert (place.file, place.line) == (file, place.end_line)
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + edit.text + line[place.end_column - 1 :]
    assert found
    return "\n".join(lines[place - 1] for place in sorted({edit.place.line for edit in found}))


@pytest.mark.parametrize(
    ("phone", "as_printed"),
    [
        ('"0207 664 3232"', '"020 7664 3232"'),
        ("'02076643232'", '"020 7664 3232"'),
        ('["020 7664 3223", "07464652858"]', '["020 7664 3223", "07464 652858"]'),
    ],
)
def test_a_phone_number_is_written_as_printed(tmp_path: Path, phone: str, as_printed: str) -> None:
    write_pack(tmp_path, board=f"{PHONE}{phone}\n")
    assert mended(tmp_path, "BP224") == f"phone = {as_printed}"
    write_pack(tmp_path, board=f"{PHONE}{as_printed}\n")
    assert "BP224" not in {each.code for each in validate(tmp_path)}


def test_a_phone_number_in_the_head_of_a_report_is_too(tmp_path: Path) -> None:
    head = 'contact = { name = "A", phone = "0207 664 3207" }'
    write_pack(tmp_path, REPORT, files=report("1. One.\n", head))
    assert mended(tmp_path, "BP224", "a.md") == head.replace("0207 664", "020 7664")


def test_a_title_is_written_as_the_others(tmp_path: Path) -> None:
    clir = '{ title = "Clir Dr", name = "Paul Cullen" }'
    write_pack(tmp_path, members(TEN, clir) + ITEM)
    assert mended(tmp_path, "BP220").strip() == clir.replace("Clir", "Cllr") + ","


def test_a_title_that_stands_twice_is_taken_out_of_the_name(tmp_path: Path) -> None:
    write_pack(tmp_path, members(cllr("Cllr Roy Perry")) + ITEM)
    assert mended(tmp_path, "BP221").strip() == cllr("Roy Perry") + ","


def test_a_title_that_stands_once_is_left_to_people(tmp_path: Path) -> None:
    write_pack(tmp_path, members('{ name = "Cllr Roy Perry" }') + ITEM)
    assert [each.edits for each in validate(tmp_path) if each.code == "BP221"] == [()]


def test_a_number_that_is_printed_too_is_taken_out_of_the_title(tmp_path: Path) -> None:
    text = "first_number = 270\n" + said(title="270. The “Vision” \\\\ reforms")
    write_pack(tmp_path, WITH_NOTE, files=note(text))
    assert mended(tmp_path, "BP501", "note.toml") == 'title = "The “Vision” \\\\ reforms"'


def test_a_number_that_disagrees_is_left_to_people(tmp_path: Path) -> None:
    write_pack(tmp_path, WITH_NOTE, files=note(said(title="269. Date of Next Meeting")))
    assert [each.edits for each in validate(tmp_path) if each.code == "BP501"] == [()]
