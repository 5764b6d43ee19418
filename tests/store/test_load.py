"""Where a pack and its board are found, and what is read of them."""

from pathlib import Path

import pytest

from briefpack import load
from briefpack.errors import BriefpackError
from briefpack.model.briefing import Attachment, Media
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.store.load import item_paths
from tests.packs import (
    BOARD,
    ITEM,
    MEETING,
    briefing,
    item,
    item_with,
    told,
    write_files,
    write_pack,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
MEETINGS = EXAMPLES / "cyp-board" / "meetings"


def a_board(folder: Path, pack: str = ITEM + MEETING) -> Path:
    """A board's folder with one meeting; returns the meeting's folder."""
    write_files(folder, {"board.toml": 'name = "The Board"\n', "meetings/one/pack.toml": pack})
    return folder / "meetings" / "one"


def failure(where: Path) -> tuple[str, str | None]:
    with pytest.raises(BriefpackError) as caught:
        load(where)
    return caught.value.message, caught.value.hint


# -- the examples --------------------------------------------------------------------------


@pytest.mark.parametrize("pack", [MEETINGS / "2016-11-03", EXAMPLES / "parish"])
def test_an_example_has_no_problems(pack: Path) -> None:
    loaded = load(pack)
    assert loaded.problems == ()
    assert loaded.briefing is not None


def test_every_document_of_an_example_is_read() -> None:
    found = load(MEETINGS / "2016-11-03").briefing
    assert found is not None
    assert {name: type(document) for name, document in found.documents.items()} == {
        "meetings/2016-11-03/attachments/seven-enablers.pdf": Attachment,
        "meetings/2016-11-03/reports/improvement.md": Report,
        "meetings/2016-11-03/site-plan.svg": Attachment,
        "meetings/2016-09-29/note.toml": Note,
    }


# -- where things are ----------------------------------------------------------------------


def test_the_board_is_found_above_the_pack(tmp_path: Path) -> None:
    loaded = load(a_board(tmp_path))
    assert loaded.briefing is not None
    assert loaded.briefing.board.name == "The Board"
    assert loaded.briefing.folder == "meetings/one"
    assert loaded.pack_file == "meetings/one/pack.toml"
    assert loaded.shelf.root == tmp_path


def test_the_nearest_board_is_the_packs(tmp_path: Path) -> None:
    where = a_board(tmp_path)
    write_files(tmp_path, {"meetings/board.toml": 'name = "The Nearer Board"\n'})
    found = load(where).briefing
    assert found is not None
    assert found.board.name == "The Nearer Board"


def test_a_board_of_the_packs_own_comes_before_one_above(tmp_path: Path) -> None:
    found = load(a_board(tmp_path, ITEM + MEETING + BOARD)).briefing
    assert found is not None
    assert found.board.name == "Parish Council"


def test_a_pack_may_stand_alone(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path))
    assert loaded.problems == ()
    assert loaded.briefing is not None
    assert loaded.briefing.folder == ""


def test_a_pack_may_be_named_by_its_file(tmp_path: Path) -> None:
    assert load(write_pack(tmp_path) / "pack.toml").pack_file == "pack.toml"


def test_a_pack_may_be_reached_by_a_link(tmp_path: Path) -> None:
    a_board(tmp_path / "board")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "board" / "meetings" / "one")
    found = load(link).briefing
    assert found is not None
    assert found.board.name == "The Board"


def test_a_pack_may_be_named_from_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(a_board(tmp_path))
    loaded = load(".")
    assert loaded.pack_file == "meetings/one/pack.toml"


def test_the_membership_of_a_year_is_the_boards(tmp_path: Path) -> None:
    where = a_board(tmp_path, 'membership = "2016-17"\n' + ITEM + MEETING)
    write_files(tmp_path, {"membership/2016-17.toml": 'members = [{ name = "Roy Perry" }]\n'})
    found = load(where).briefing
    assert found is not None
    assert found.membership_year == "2016-17"
    assert found.membership is not None
    assert found.membership.members[0].name == "Roy Perry"


def test_a_note_of_another_meeting_is_read(tmp_path: Path) -> None:
    where = a_board(tmp_path, item_with("note", "../before/note.toml") + MEETING)
    note = 'title = "The Board"\ndate = 2016-09-29\nvenue.name = "Town Hall"\n'
    write_files(tmp_path, {"meetings/before/note.toml": note})
    loaded = load(where)
    assert loaded.problems == ()
    assert loaded.briefing is not None
    assert list(loaded.briefing.documents) == ["meetings/before/note.toml"]


def test_pictures_of_a_report_are_beside_it(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    files = {"reports/a.md": "![A map](map.svg)\n", "reports/map.svg": svg}
    loaded = load(write_pack(tmp_path, item_with("report", "reports/a.md"), files=files))
    assert loaded.problems == ()
    assert loaded.briefing is not None
    found = loaded.briefing.documents["reports/map.svg"]
    assert isinstance(found, Attachment)
    assert (found.media, found.pages) == (Media.IMAGE, 1)


def test_the_boards_logo_is_beside_the_board(tmp_path: Path) -> None:
    where = a_board(tmp_path)
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    write_files(tmp_path, {"board.toml": 'name = "B"\nlogo = "logo.svg"\n', "logo.svg": svg})
    found = load(where).briefing
    assert found is not None
    assert list(found.documents) == ["logo.svg"]


def test_items_are_found_by_their_paths() -> None:
    pack = briefing(item("A"), item("B", below=(item("C"),))).pack
    assert [(path, each.title) for path, each in item_paths(pack)] == [
        (("items", 0), "A"),
        (("items", 1), "B"),
        (("items", 1, "items", 0), "C"),
    ]


# -- no pack at all ------------------------------------------------------------------------


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert failure(tmp_path / "x") == (
        f"there is no {tmp_path}/x",
        "name a pack's folder, or its pack.toml",
    )


def test_a_folder_without_a_pack(tmp_path: Path) -> None:
    assert failure(tmp_path) == (f"{tmp_path} has no pack.toml", "name the folder of a meeting")


def test_a_boards_folder(tmp_path: Path) -> None:
    meeting = a_board(tmp_path)
    assert failure(tmp_path) == (
        f"{tmp_path} has no pack.toml",
        f"name one of its meetings: {meeting}",
    )


def test_a_file_that_is_no_pack(tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": ""})
    where = tmp_path / "board.toml"
    assert failure(where) == (f"{where} is not a pack", "name a pack's folder, or its pack.toml")


def test_a_pack_that_is_a_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml/x": ""})
    assert failure(tmp_path)[0] == f"{tmp_path} is not a pack"


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert failure(loop)[0] == f"there is no {loop}"


def test_a_name_longer_than_any_file_has(tmp_path: Path) -> None:
    assert failure(tmp_path / ("x" * 300))[0].startswith("there is no ")


# -- a board that is not there or not sound ------------------------------------------------


def test_a_pack_without_a_board(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path, board=""))
    assert loaded.briefing is not None
    assert not loaded.whole
    assert told(loaded.problems) == [
        (
            "BP008 pack.toml:1:1-1:1 the pack has no board: no folder above it holds a board.toml"
            " | write a board.toml, or a [board] table in this file"
        )
    ]


def test_the_papers_are_checked_without_a_board_too(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path, item_with("report", "a.md"), board=""))
    assert [problem.code for problem in loaded.problems] == ["BP008", "BP001"]


def test_the_board_is_checked_without_a_pack_too(tmp_path: Path) -> None:
    where = a_board(tmp_path, "x = \n")
    write_files(tmp_path, {"board.toml": "name = 5\n"})
    assert told(load(where).problems) == [
        "BP103 board.toml:1:8-1:9 name has to be text, in quotes",
        (
            "BP004 meetings/one/pack.toml:1:5-1:6 this is not TOML: invalid value"
            " | check quotes, brackets and dates on this line and the one before it"
        ),
    ]


def test_a_membership_that_is_not_there(tmp_path: Path) -> None:
    where = a_board(tmp_path, 'membership = "2016-18"\n' + ITEM + MEETING)
    write_files(tmp_path, {"membership/2016-17.toml": ""})
    assert told(load(where).problems) == [
        (
            "BP001 meetings/one/pack.toml:1:14-1:23 membership/2016-18.toml cannot be read:"
            " there is no such file | did you mean 2016-17.toml?"
        )
    ]
