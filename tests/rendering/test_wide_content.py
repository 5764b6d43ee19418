"""What is wider or longer than anybody thought of stays on the page, in every theme."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefpack.rendering.section import SectionSource
from briefpack.rendering.theme import Theme, bundled_themes, load_theme
from tests.packs import write_pack
from tests.rendering.test_readable_themes import boxes, sections

LINK = "https://meetings.example.org/join/" + "19a3meetingZDVkNjA5NGUtNGNlMi00ZmI0" * 3
HEADS = [
    "Ward",
    "Population",
    "Journeys by ambulance",
    "Mean time",
    "Centile",
    "Hospital",
    "Remark",
]
CELLS = ["Upper Marsh", "12,000", "305", "25.5", "45.5", "Northtown Infirmary", "closed in winter"]

MEETING = f"""
[meeting]
date = 2016-11-03
start = 16:30:00
title = "Special meeting"
venue.name = "Town Hall"
joining.link = "{LINK}"
"""

BOARD = """
[board]
name = "Parish Council"
contact = "clerk"

[board.officers.clerk]
name = "Ann Low"
email = "ann.low.of.the.democratic.services.department.of.a.council@services.north.example.org"

[[board.notices]]
kind = "contact"

[[board.notices]]
kind = "apologies"
text = "Tell your group's office."

[[board.group_offices]]
group = "Green Party and Allied Residents' Associations"
phone = "01632 960223"
email = "office.of.the.green.and.residents.group@memberservices.north.example.org"
"""

ITEM = """\
[[items]]
title = "Ambulances"
kind = "decision"
papers = [{ kind = "report", file = "a.md" }]
"""

REPORT = f"""\
+++
questions = ["Is it enough?"]
contact = "clerk"
background_papers = ["A letter"]
+++

1. As the table shows, with a word of {"Donaudampfschiff" * 8}.

   | {" | ".join(HEADS)} |
   | {" | ".join("---" for _ in HEADS)} |
   | {" | ".join(CELLS)} |
"""


@pytest.fixture(params=bundled_themes())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path, ITEM, meeting=MEETING, board=BOARD, files={"a.md": REPORT})


def printed(box: Any) -> Iterator[Any]:  # noqa: ANN401 - boxes have no public face
    """Every box with text of its own."""
    if hasattr(box, "text"):
        if box.text.strip():
            yield box
        return
    for child in getattr(box, "children", ()):
        yield from printed(child)


def words_of(source: SectionSource, theme: Theme) -> str:
    return " ".join(box.text for page in boxes(source, theme) for box in printed(page))


def test_no_words_run_off_the_page(theme: Theme, pack: Path) -> None:
    for source in sections(theme, pack):
        for page in boxes(source, theme):
            for box in printed(page):
                assert box.position_x + box.width <= page.margin_width() - 1, box.text


def test_all_of_a_wide_table_is_printed(theme: Theme, pack: Path) -> None:
    words = " ".join(words_of(source, theme) for source in sections(theme, pack)).split()
    for cell in [*HEADS, *CELLS]:
        assert set(cell.split()) <= {word.strip(":") for word in words}


def test_questions_without_a_lead_have_a_heading(theme: Theme, pack: Path) -> None:
    words = " ".join(words_of(source, theme) for source in sections(theme, pack)).split()
    where = words.index(theme.labels["questions"])
    assert "Is it enough?" in " ".join(words[where : where + 6])


def test_what_sets_a_meeting_apart_stands_over_its_agenda(theme: Theme, pack: Path) -> None:
    words = [words_of(source, theme) for source in sections(theme, pack)]
    agendas = [each for each in words if each.startswith(f"{theme.labels['agenda']} Parish")]
    assert agendas
    for agenda in agendas:
        assert agenda.startswith(f"{theme.labels['agenda']} Parish Council: Special meeting ")


def test_an_address_without_a_telephone_number_has_no_stroke_before_it(
    theme: Theme, pack: Path
) -> None:
    words = " ".join(words_of(source, theme) for source in sections(theme, pack))
    assert "Ann Low ann.low." in words


def test_the_second_page_of_a_front_sheet_has_margins(theme: Theme, tmp_path: Path) -> None:
    to = [f"Members of the committee for {place} and its surroundings" for place in range(90)]
    pack = write_pack(tmp_path, f"to = {to}\n{ITEM}", meeting=MEETING, files={"a.md": REPORT})
    front = next(sections(theme, pack))
    first, second, *_ = boxes(front, theme)
    assert first.margin_top == 0
    assert min(box.position_y for box in printed(second)) > 60


MEMBERS = """
[membership]
members = [{ name = "Ann Low" }, { name = "Bob Hay"%s }]
vacancies = 1
"""


@pytest.mark.parametrize("more", ["", ', ward = "North"'])
def test_a_board_whose_members_come_from_nowhere_has_no_column_for_it(
    more: str, theme: Theme, tmp_path: Path
) -> None:
    pack = write_pack(tmp_path, "to = []\n" + ITEM.replace("papers", "# papers") + MEMBERS % more)
    words = [words_of(source, theme) for source in sections(theme, pack)]
    tables = [each for each in words if "Ann Low" in each]
    assert len(tables) == 2  # the membership, and the sheet to sign
    for table in tables:
        assert (theme.labels["authority"] in table) is bool(more)
