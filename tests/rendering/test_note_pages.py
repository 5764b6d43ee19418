"""A note as it is printed: corrections, votes and interests, and who acts, in every theme."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from briefpack.model.meeting import Venue
from briefpack.model.note import Note, NoteStatus
from briefpack.rendering.sections import as_known_before
from briefpack.rendering.theme import bundled_themes
from tests.own_output import findings, reading_order
from tests.rendering.sheet_packs import rendered, write_board

CORRECTIONS = """
[[corrections]]
text = "In item 2, for “roof” read “wall”."
agreed = 2016-11-07

[[corrections]]
text = "Cllr **Moor** was there."
agreed = 2016-11-07

[[corrections]]
text = "The pool is in Ashford."
"""


def read(folder: Path, theme: str, more: str = "") -> list[str]:
    """The blocks of the note, as they are read out."""
    note = write_board(folder, more=more) / "2016-10-03" / "note.toml"
    output = rendered(note, folder / "note.pdf", theme)
    assert findings(output) == []
    return reading_order(output)


@pytest.mark.parametrize("theme", bundled_themes())
def test_corrections_stand_behind_all_items_with_the_day_that_agreed_them(
    tmp_path: Path, theme: str
) -> None:
    blocks = read(tmp_path, theme, CORRECTIONS)
    start = blocks.index("Corrections agreed on Monday 7 November 2016")
    assert blocks[start + 1 : start + 7] == [
        *("1.", "In item 2, for “roof” read “wall”."),
        *("2.", "Cllr Moor was there."),
        "Corrections",
        "The pool is in Ashford.",
    ]
    assert start > blocks.index("Print new hours.")


@pytest.mark.parametrize("theme", bundled_themes())
def test_without_corrections_nothing_is_said_of_any(tmp_path: Path, theme: str) -> None:
    assert not [block for block in read(tmp_path, theme) if block.startswith("Corrections")]


@pytest.mark.parametrize("theme", bundled_themes())
def test_interests_and_votes_are_tables(tmp_path: Path, theme: str) -> None:
    blocks = read(tmp_path, theme)
    interests = blocks.index("Declarations of interest")
    assert blocks[interests + 1 : interests + 5] == [
        *("Name", "Interest"),
        *("Cllr Ann Lee", "Her sister is the builder."),
    ]
    vote = next(n for n, block in enumerate(blocks) if block.startswith("Recorded vote"))
    assert blocks[vote] == "Recorded vote: That the pool be sold. Proposed by Cllr Ann Lee."
    assert blocks[vote + 1 : vote + 6] == [
        *("For", "3"),
        *("Against", "Cllr Bob Moor, Cllr Cy North"),
        "Result",
    ]
    assert blocks[vote + 6] == "Carried"


def test_names_of_those_who_act_are_not_broken_in_the_middle_of_a_word(tmp_path: Path) -> None:
    more = (
        '[[items]]\ntitle = "Roads"\n[[items.actions]]\ntext = "Mend them."\n'
        'owner = ["Bartholomew Featherstone", "Alexandra Longbottom"]\n'
    )
    note = write_board(tmp_path, more=more) / "2016-10-03" / "note.toml"
    output = rendered(note, tmp_path / "note.pdf", "county")
    lines = [line for page in page_lines(output) for line in page]
    for word in ("Bartholomew", "Featherstone,", "Alexandra", "Longbottom"):
        assert any(word in line.split() for line in lines), word


def page_lines(path: Path) -> list[list[str]]:
    """The lines of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().splitlines() for page in document]
    finally:
        document.close()


def test_a_footnote_that_is_called_again_has_its_number_at_the_foot(tmp_path: Path) -> None:
    notes = """
[[corrections]]
text = "One[^a].\\n\\n[^a]: First."

[[corrections]]
text = "Two[^b], and once more[^b].\\n\\n[^b]: Second."
"""
    blocks = read(tmp_path, "plain", notes)
    assert next(block for block in blocks if "once more" in block).endswith("once more2.")


def test_an_owner_is_set_apart_from_a_time_in_words(tmp_path: Path) -> None:
    assert "AL, Officers, at once (done Wednesday 5 October 2016)" in read(tmp_path, "lga")


TWO_OWNERS = """
[[items]]
title = "Roof"

[[items.actions]]
text = "**Mend** it."
owner = "Somebody whose name takes more than the one line"
due = 2016-10-31

[[items.actions]]
text = "**Paint** it."
owner = "Another"
"""


@pytest.mark.parametrize(("theme", "beside"), [("lga", True), ("plain", False)])
def test_who_acts_stands_beside_the_words_or_in_the_running_text(
    tmp_path: Path, theme: str, *, beside: bool
) -> None:
    note = write_board(tmp_path, more=TWO_OWNERS) / "2016-10-03" / "note.toml"
    output = rendered(note, tmp_path / "note.pdf", theme)
    with pypdfium2.PdfDocument(output) as document:
        page = document[1].get_textpage()
        text = page.get_text_range()
        first = text.index("Somebody")
        places = (text.index("Mend it"), first, text.index("October", first), text.index("Another"))
        mend, owner, end, other = (page.get_charbox(place, loose=True) for place in places)
    assert (owner[0] > mend[2] + 200) == beside
    assert (abs(owner[1] - mend[1]) < 3) == beside
    assert end[1] >= other[3] - 1, "two owners stand in each other"


def test_by_itself_a_note_says_what_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, "lga")[0] == "Note of the meeting of Monday 3 October 2016"
    county = read(tmp_path, "county")
    assert county[0].startswith(
        "Minutes of a meeting of the Leisure Panel held on Monday 3 October"
    )


@pytest.mark.parametrize(
    ("approved", "status"),
    [
        (date(2016, 11, 2), NoteStatus.APPROVED),
        (date(2016, 11, 3), NoteStatus.DRAFT),
        (date(2016, 12, 1), NoteStatus.DRAFT),
        (None, NoteStatus.APPROVED),
    ],
    ids=["before", "by that meeting", "later", "nobody knows when"],
)
def test_a_note_is_a_draft_in_the_packs_before_its_approval(
    approved: date | None, status: NoteStatus
) -> None:
    note = Note(
        title="Board",
        date=date(2016, 9, 29),
        venue=Venue(name="Town Hall"),
        status=NoteStatus.APPROVED,
        approved=approved,
    )
    assert as_known_before(note, date(2016, 11, 3)).status is status


def test_a_pack_prints_of_an_earlier_note_what_was_known_before_its_meeting() -> None:
    note = Note.model_validate(
        {
            "title": "Board",
            "date": date(2016, 9, 29),
            "venue": {"name": "Town Hall"},
            "items": [
                {
                    "title": "Budget",
                    "actions": [
                        {"text": "Early", "done": date(2016, 10, 1)},
                        {"text": "Late", "done": date(2016, 11, 3)},
                    ],
                }
            ],
            "corrections": [
                {"text": "Then", "agreed": date(2016, 11, 3)},
                {"text": "Undated"},
            ],
        }
    )
    known = as_known_before(note, date(2016, 11, 3))
    assert [action.done for action in known.items[0].actions] == [date(2016, 10, 1), None]
    assert [each.text for each in known.corrections] == ["Undated"]
