"""Sheets: to sign, to put up, to tick off."""

from pathlib import Path

import pikepdf
import pytest

from briefpack import BriefpackError
from briefpack.rendering.theme import bundled_themes
from tests.own_output import findings, reading_order
from tests.pdf_reading import outline, page_texts
from tests.rendering.sheet_packs import rendered, write_board

SHEETS = ("attendance", "agenda", "actions", "decisions")


def of_meeting(folder: Path, sheet: str) -> Path:
    """What a sheet is made of: the pack, or its note."""
    day = folder / "2016-10-03"
    return day if sheet in {"attendance", "agenda"} else day / "note.toml"


def read(folder: Path, sheet: str, theme: str = "plain") -> list[str]:
    """The blocks of a sheet, as they are read out."""
    output = folder / f"{sheet}.pdf"
    return reading_order(rendered(of_meeting(folder, sheet), output, theme, sheet))


@pytest.mark.parametrize("theme", bundled_themes())
@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_is_wrong_with_a_sheets_tags(tmp_path: Path, sheet: str, theme: str) -> None:
    meetings = write_board(tmp_path)
    output = rendered(of_meeting(meetings, sheet), tmp_path / "sheet.pdf", theme, sheet)
    assert findings(output) == []


# -- attendance ----------------------------------------------------------------------------


def test_everybody_with_a_seat_can_sign_and_then_the_substitutes(tmp_path: Path) -> None:
    blocks = read(write_board(tmp_path), "attendance")
    assert blocks == [
        "Attendance sheet",
        "Leisure Panel",
        "Monday 3 October 2016, 10.00 am Town Hall, Smith Square, London, SW1P 3HZ",
        "Sign here before you leave.",
        *("Member", "Authority", "Signature"),
        "Green",
        *("Cllr Ann Lee (Chair)", "Ashford Council"),
        "Green substitutes",
        *("Cllr Bob Moor", "in place of:", "Bexhill Council"),
        "In attendance",
        *("Name", "Organisation", "Signature"),
    ]


def test_there_is_room_to_sign(tmp_path: Path) -> None:
    """Rows are 9 mm high or more: the lines below them are that far apart."""
    output = rendered(write_board(tmp_path) / "2016-10-03", tmp_path / "s.pdf", sheet="attendance")
    import pypdfium2

    with pypdfium2.PdfDocument(output) as document:
        page = document[0].get_textpage()
        text = page.get_text_range()
        heights = [
            page.get_charbox(text.index(words))[1] for words in ("Ann Lee", "Green substitutes")
        ]
    assert heights[0] - heights[1] > 9 * 72 / 25.4


def test_nobody_can_sign_where_no_membership_is_named(tmp_path: Path) -> None:
    pack = write_board(tmp_path) / "2016-10-03" / "pack.toml"
    pack.write_text(pack.read_text().replace('membership = "2016-17"\n', ""))
    with pytest.raises(BriefpackError, match="nobody to sign"):
        rendered(pack.parent, tmp_path / "s.pdf", sheet="attendance")


@pytest.mark.parametrize("sheet", ["attendance", "agenda"])
def test_a_note_has_nothing_to_sign_and_no_agenda(tmp_path: Path, sheet: str) -> None:
    note = write_board(tmp_path) / "2016-10-03" / "note.toml"
    with pytest.raises(BriefpackError, match="is no pack"):
        rendered(note, tmp_path / "s.pdf", sheet=sheet)


# -- agenda --------------------------------------------------------------------------------


def test_the_agenda_alone_leads_nowhere_and_names_no_pages(tmp_path: Path) -> None:
    meetings = write_board(tmp_path)
    output = rendered(meetings / "2016-10-03", tmp_path / "agenda.pdf", sheet="agenda")
    (page,) = page_texts(output)
    assert "1 Swimming pool" in page
    assert "It leaks" not in page
    assert "Page 1" in page  # the stamp
    assert page.count("Page") == 1
    with pikepdf.open(output) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert str(pdf.docinfo.Title) == "Agenda (Leisure Panel: Monday 3 October 2016)"


def test_what_is_to_follow_stands_below_its_item_where_there_are_no_pages(tmp_path: Path) -> None:
    meetings = write_board(tmp_path)
    pack = meetings / "2016-10-03/pack.toml"
    late = '[[items]]\ntitle = "Roads"\nkind = "decision"\n[[items.papers]]\nkind = "to-follow"\n'
    pack.write_text(pack.read_text("utf-8") + f"{late}expected = 2016-10-01\n", encoding="utf-8")
    output = rendered(meetings / "2016-10-03", tmp_path / "agenda.pdf", sheet="agenda")
    (page,) = page_texts(output)
    assert "For decision · to follow · expected Saturday 1 October 2016" in page
    assert page.count("Page") == 1  # the stamp
    pages = page_texts(rendered(meetings / "2016-10-03", tmp_path / "pack.pdf"))
    page = next(page for page in pages if "Item Subject Page" in page)
    assert "For decision · expected Saturday 1 October 2016 to follow" in page


# -- actions and decisions -----------------------------------------------------------------


def test_the_actions_of_a_note_stand_below_their_items(tmp_path: Path) -> None:
    blocks = read(write_board(tmp_path), "actions")
    assert blocks[:4] == [
        "Actions",
        "Leisure Panel",
        "Monday 3 October 2016, 10.00 am Town Hall",
        "Draft, subject to approval",
    ]
    assert blocks[4:] == [
        *("Action", "Who", "By when"),
        "2  Swimming pool".replace("  ", " "),
        *("Mend the roof.", "AL", "31/10/2016"),
        *("Tell the swimmers.", "AL, Officers", "at once", "done 05/10/2016"),
        "2(a) Opening hours",
        "Print new hours.",
    ]


def test_the_decisions_of_a_note_come_with_votes_and_with_who_acts(tmp_path: Path) -> None:
    blocks = read(write_board(tmp_path), "decisions")
    assert blocks[4:14] == [
        *("Decision or action", "Who", "By when"),
        "2 Swimming pool",
        "That the pool be sold.",
        "Carried (For 3, against 2, abstained 0)",
        *("The Panel:", "closed the pool."),
        "thanked the staff.",
        "Mend the roof.",
    ]


@pytest.mark.parametrize("sheet", ["actions", "decisions"])
def test_what_is_not_approved_says_so_on_each_page(tmp_path: Path, sheet: str) -> None:
    long = "".join(
        f'[[items]]\ntitle = "T{n}"\n[[items.actions]]\ntext = "Go."\n' for n in range(40)
    )
    meetings = write_board(tmp_path, more=long)
    output = rendered(of_meeting(meetings, sheet), tmp_path / "s.pdf", sheet=sheet)
    pages = page_texts(output)
    assert len(pages) > 1
    assert all("DRAFT" in page for page in pages)


@pytest.mark.parametrize("sheet", ["actions", "decisions"])
def test_what_is_approved_is_no_draft(tmp_path: Path, sheet: str) -> None:
    meetings = write_board(tmp_path, status="approved")
    output = rendered(of_meeting(meetings, sheet), tmp_path / "s.pdf", sheet=sheet)
    assert "draft" not in " ".join(page_texts(output)).casefold()


def test_without_a_note_there_are_no_decisions(tmp_path: Path) -> None:
    with pytest.raises(BriefpackError, match="no note of this meeting"):
        rendered(write_board(tmp_path) / "2016-11-07", tmp_path / "s.pdf", sheet="decisions")


def test_without_a_note_the_actions_are_what_earlier_meetings_left_open(tmp_path: Path) -> None:
    meetings = write_board(tmp_path)
    output = rendered(meetings / "2016-11-07", tmp_path / "s.pdf", sheet="actions")
    assert reading_order(output) == [
        "Actions still open",
        "Leisure Panel",
        "As they stand on Monday 7 November 2016",
        *("Action", "Who", "By when"),
        "Meeting of Monday 3 October 2016",
        *("Mend the roof.", "2016-10-03-1", "AL", "31/10/2016", "overdue"),
        *("Print new hours.", "2016-10-03-3"),
    ]


def test_later_meetings_do_not_change_what_was_open_on_the_day(tmp_path: Path) -> None:
    meetings = write_board(tmp_path)
    output = rendered(meetings / "2016-10-03", tmp_path / "s.pdf", sheet="actions")
    assert "There are none." in reading_order(output)


def test_a_sheet_has_one_line_in_the_outline(tmp_path: Path) -> None:
    meetings = write_board(tmp_path)
    output = rendered(of_meeting(meetings, "actions"), tmp_path / "s.pdf", sheet="actions")
    assert [line.words for line in outline(output)] == ["Actions"]


def test_what_is_written_is_never_markup(tmp_path: Path) -> None:
    meetings = write_board(tmp_path, more='owner = ["<b>A</b> {{ 1 + 1 }}"]')
    assert "<b>A</b> {{ 1 + 1 }}" in read(meetings, "actions")
