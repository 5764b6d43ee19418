"""Notes from meeting to meeting."""

import tomllib
from datetime import date
from pathlib import Path

from briefpack.cycle.history import read_history
from briefpack.cycle.notes import following_number, note_before, with_approval
from tests.cycle.boards import board, note, noted, pack


def test_numbers_run_on_where_the_last_note_does_not_start_with_one(tmp_path: Path) -> None:
    items = (noted("A"), noted("B"), '[[items]]\ntitle = "C"\nnumbered = false\n')
    folder = board(
        tmp_path,
        m20160310_note=note("2016-03-10", *items),
        m20160929_note=note("2016-09-29", *items, head="first_number = 270\n"),
        m20161103_pack=pack("2016-11-03"),
    )
    history = read_history(folder)
    last = note_before(history, date(2016, 11, 3))
    assert last is not None
    assert last.date == date(2016, 9, 29)
    assert following_number(last.note) == 272
    before = note_before(history, date(2016, 9, 29))
    assert before is not None
    assert following_number(before.note) == 1
    assert note_before(history, date(2016, 3, 10)) is None
    assert following_number(None) == 1


def test_approving_changes_one_line() -> None:
    text = note("2016-11-03", noted("A"), head='status = "draft" # until May\n')
    made = with_approval(text)
    assert made == text.replace('"draft"', '"approved"')
    assert with_approval(made) == made


def test_approving_a_note_without_a_status_adds_one() -> None:
    text = note("2016-11-03", noted("A"))
    made = with_approval(text)
    assert set(made.splitlines()) - set(text.splitlines()) == {'status = "approved"'}


def test_corrections_without_a_day_were_agreed_that_day() -> None:
    corrections = (
        '[[corrections]]\ntext = "One"\n[[corrections]]\ntext = "Two"\nagreed = 2016-11-20\n'
    )
    made = with_approval(note("2016-11-03", corrections), date(2016, 12, 1))
    assert tomllib.loads(made)["approved"] == date(2016, 12, 1)
    assert [each["agreed"] for each in tomllib.loads(made)["corrections"]] == [
        date(2016, 12, 1),
        date(2016, 11, 20),
    ]
