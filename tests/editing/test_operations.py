"""What one does to a pack, each as one step."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefpack.editing import operations
from briefpack.editing.values import Path as ValuePath
from briefpack.editing.values import value_at
from briefpack.editing.workspace import Workspace
from briefpack.errors import BriefpackError
from tests.packs import BOARD, MEETING, write_files, write_pack

AGENDA = """\
[[items]]  # first
title = "Budget"
kind = "decision"
id = "budget"

[[items.papers]]
kind = "report"
file = "reports/budget.md"

[[items.papers.appendices]]
title = "Tables"
file = "attachments/tables.pdf"

[[items]]
title = "Roads"
kind = "discussion"

[[items.items]]
title = "Potholes"
kind = "information"

[[items]]
title = "Close"
kind = "procedural"

"""
REPORT = "+++\nappendices = [{title = 'Own', file = 'own.pdf'}]\n+++\n\n1. See ![a map](map.png).\n"
FILES: Mapping[str, str | bytes] = {
    "reports/budget.md": REPORT,
    "reports/own.pdf": b"own",
    "reports/map.png": b"map",
    "attachments/tables.pdf": b"tables",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(write_pack(tmp_path, AGENDA, files=FILES))


def items(workspace: Workspace) -> Any:  # noqa: ANN401 - any TOML
    return workspace.data("pack.toml")["items"]


def titles(workspace: Workspace) -> list[str]:
    """The titles of all items, those of parts with a dash before them."""
    found = []
    for item in items(workspace):
        found.append(item["title"])
        found += [f"- {part['title']}" for part in item.get("items", ())]
    return found


AS_IT_WAS = ["Budget", "Roads", "- Potholes", "Close"]


# -- items -------------------------------------------------------------------------------------


def test_an_item_is_added_below_another_or_at_the_end(workspace: Workspace) -> None:
    assert operations.add_item(workspace, ("items", 0), "Reserves") == ("items", 1)
    assert operations.add_item(workspace, None, "Thanks") == ("items", 4)
    assert operations.add_item(workspace, ("items", 2, "items", 0)) == ("items", 2, "items", 1)
    assert titles(workspace) == [
        *("Budget", "Reserves", "Roads", "- Potholes", "- New item", "Close", "Thanks")
    ]


def test_each_is_one_step(workspace: Workspace) -> None:
    before = workspace.text("pack.toml")
    operations.add_item(workspace, None)
    operations.add_report(workspace, ("items", 1), "Roads")
    workspace.undo()
    assert not workspace.has("reports/roads.md")
    workspace.undo()
    assert workspace.text("pack.toml") == before
    assert workspace.can_undo is None


@pytest.mark.parametrize(
    ("path", "by", "moved"),
    [
        (("items", 0), 1, ("items", 1)),
        (("items", 2), -1, ("items", 1)),
        (("items", 2), -9, ("items", 0)),
        (("items", 2), 1, ("items", 2)),
        (("items", 1, "items", 0), 1, ("items", 1, "items", 0)),
    ],
)
def test_an_entry_moves_within_its_list(
    workspace: Workspace, path: ValuePath, by: int, moved: ValuePath
) -> None:
    what = value_at(workspace.data("pack.toml"), path)
    assert operations.move_entry(workspace, "pack.toml", path, by) == moved
    assert value_at(workspace.data("pack.toml"), moved) == what
    assert "# first" in workspace.text("pack.toml")
    assert bool(workspace.can_undo) == (path != moved)


def test_an_item_becomes_a_part_of_the_one_above_and_comes_out_again(
    workspace: Workspace,
) -> None:
    moved = operations.indent_item(workspace, ("items", 2))
    assert moved == ("items", 1, "items", 1)
    assert titles(workspace) == ["Budget", "Roads", "- Potholes", "- Close"]
    assert operations.outdent_item(workspace, moved) == ("items", 2)
    assert titles(workspace) == AS_IT_WAS


def test_what_cannot_go_further_in_or_out_stays(workspace: Workspace) -> None:
    assert operations.indent_item(workspace, ("items", 0)) == ("items", 0)
    assert operations.outdent_item(workspace, ("items", 0)) == ("items", 0)
    assert workspace.can_undo is None


def test_the_last_part_leaves_no_empty_list(workspace: Workspace) -> None:
    operations.outdent_item(workspace, ("items", 1, "items", 0))
    assert "items" not in items(workspace)[1]
    assert titles(workspace) == ["Budget", "Roads", "Potholes", "Close"]


GONE: Mapping[str, Callable[[Workspace], object]] = {
    "move": lambda ws: operations.move_entry(ws, "pack.toml", ("items", 7), 1),
    "duplicate": lambda ws: operations.duplicate_entry(ws, ("items", 7)),
    "indent": lambda ws: operations.indent_item(ws, ("items", 7)),
    "outdent": lambda ws: operations.outdent_item(ws, ("items", 0, "items", 5)),
    "delete": lambda ws: operations.delete_entry(ws, "pack.toml", ("items", 0, "papers", 3)),
}


@pytest.mark.parametrize("what", GONE)
def test_what_is_not_there_any_more_is_told(workspace: Workspace, what: str) -> None:
    with pytest.raises(BriefpackError, match="not there any more"):
        GONE[what](workspace)
    assert workspace.can_undo is None


# -- papers ------------------------------------------------------------------------------------


def test_a_report_is_begun_in_a_file_of_its_own(workspace: Workspace) -> None:
    path = operations.add_report(workspace, ("items", 1), "Roads “and” [b]\\paths")
    assert path == ("items", 1, "papers", 0)
    assert items(workspace)[1]["papers"] == [
        {"kind": "report", "file": "reports/roads-and-b-paths.md"}
    ]
    head = workspace.data("reports/roads-and-b-paths.md")
    assert head["title"] == "Roads “and” [b]\\paths"
    assert operations.body_of(workspace, "reports/roads-and-b-paths.md").startswith("\n## ")


def test_a_name_that_is_taken_is_not_given_again(workspace: Workspace) -> None:
    operations.add_report(workspace, ("items", 1), "Budget")
    operations.add_report(workspace, ("items", 1), "Budget")
    files = [paper["file"] for paper in items(workspace)[1]["papers"]]
    assert files == ["reports/budget-2.md", "reports/budget-3.md"]
    assert workspace.text("reports/budget.md") == REPORT


def test_a_title_of_signs_alone_makes_a_name_all_the_same(workspace: Workspace) -> None:
    assert operations.free_name(workspace, "reports", "§ 12 — ?", ".md") == "reports/12.md"
    assert operations.free_name(workspace, "reports", "…", ".md") == "reports/paper.md"
    assert operations.slug("Children’s Café, 50%") == "childrens-cafe-50"


def test_a_file_is_copied_into_the_pack(workspace: Workspace) -> None:
    path = operations.add_file(workspace, ("items", 2, "papers"), "My Map.PDF", b"%PDF")
    assert value_at(workspace.data("pack.toml"), path) == {
        "kind": "attachment",
        "title": "My Map",
        "file": "attachments/my-map.pdf",
    }
    assert workspace.content("attachments/my-map.pdf") == b"%PDF"
    appendices = ("items", 0, "papers", 0, "appendices")
    assert operations.add_file(workspace, appendices, "b.pdf", b"%PDF") == (*appendices, 1)
    assert items(workspace)[0]["papers"][0]["appendices"][1] == {
        "title": "b",
        "file": "attachments/b.pdf",
    }


def test_a_copy_has_a_report_of_its_own_and_no_id(workspace: Workspace) -> None:
    assert operations.duplicate_entry(workspace, ("items", 0)) == ("items", 1)
    copy = items(workspace)[1]
    assert "id" not in copy
    assert copy["papers"][0]["file"] == "reports/budget-2.md"
    assert workspace.text("reports/budget-2.md") == REPORT
    assert copy["papers"][0]["appendices"] == items(workspace)[0]["papers"][0]["appendices"]


# -- deleting ----------------------------------------------------------------------------------


def test_with_an_item_go_the_files_that_only_it_has(workspace: Workspace) -> None:
    gone = operations.delete_with_files(workspace, ("items", 0))
    assert gone == (
        *("reports/budget.md", "reports/own.pdf", "reports/map.png", "attachments/tables.pdf"),
    )
    assert titles(workspace) == ["Roads", "- Potholes", "Close"]
    assert set(workspace.unsaved) == {"pack.toml", *gone}


def test_what_another_paper_names_too_stays(workspace: Workspace) -> None:
    operations.duplicate_entry(workspace, ("items", 0))
    gone = operations.delete_with_files(workspace, ("items", 0))
    assert gone == ("reports/budget.md",)


def test_the_plan_of_the_venue_stays(workspace: Workspace) -> None:
    image = ("meeting", "venue", "map", "image")
    operations.set_value(workspace, "pack.toml", image, "attachments/tables.pdf")
    assert "attachments/tables.pdf" not in operations.files_going_with(workspace, ("items", 0))


def test_files_of_other_meetings_and_missing_ones_stay_out_of_it(tmp_path: Path) -> None:
    agenda = (
        '[[items]]\ntitle = "Note"\nkind = "note"\n'
        '[[items.papers]]\nkind = "note"\nfile = "../old/note.toml"\n'
        '[[items.papers]]\nkind = "report"\nfile = "nowhere.md"\n'
    )
    write_files(tmp_path, {"board.toml": 'name = "Council"\n', "old/note.toml": 'title = "N"\n'})
    write_files(tmp_path, {"new/pack.toml": agenda + MEETING})
    workspace = Workspace.open(tmp_path / "new")
    assert operations.files_going_with(workspace, ("items", 0)) == ()
    operations.delete_with_files(workspace, ("items", 0))
    workspace.save()
    assert (tmp_path / "old" / "note.toml").exists()


def test_a_folder_named_as_a_paper_does_not_stop_deleting(tmp_path: Path) -> None:
    agenda = (
        '[[items]]\ntitle = "A"\nkind = "decision"\n'
        '[[items.papers]]\nkind = "attachment"\nfile = "reports"\ntitle = "A"\n'
    )
    pack = write_pack(tmp_path, agenda)
    (pack / "reports").mkdir()
    workspace = Workspace.open(pack)
    assert operations.delete_with_files(workspace, ("items", 0, "papers", 0)) == ()


# -- texts -------------------------------------------------------------------------------------


def test_the_body_of_a_report_changes_and_its_head_stays(workspace: Workspace) -> None:
    operations.set_body(workspace, "reports/budget.md", "\n1. Anew.\n")
    assert workspace.text("reports/budget.md") == REPORT.replace("See ![a map](map.png).", "Anew.")
    assert operations.body_of(workspace, "reports/budget.md") == "\n1. Anew.\n"


def test_a_picture_is_put_beside_its_report(workspace: Workspace) -> None:
    name = operations.add_picture(workspace, "reports/budget.md", "Map.PNG", b"other")
    assert name == "map-2.png"
    assert workspace.content("reports/map-2.png") == b"other"
    assert workspace.content("reports/map.png") == b"map"


# -- membership and note -----------------------------------------------------------------------


def test_board_and_membership_are_found_where_they_stand(tmp_path: Path) -> None:
    alone = Workspace.open(write_pack(tmp_path / "alone"))
    assert operations.board_at(alone) == ("pack.toml", ("board",))
    assert operations.membership_at(alone) == ("pack.toml", ("membership",))
    write_files(
        tmp_path / "of-a-board",
        {
            "board.toml": 'name = "Council"\n',
            "membership/2016-17.toml": "groups = []\n",
            "meetings/x/pack.toml": 'membership = "2016-17"\n' + MEETING,
        },
    )
    other = Workspace.open(tmp_path / "of-a-board" / "meetings" / "x")
    assert operations.board_at(other) == ("board.toml", ())
    assert operations.membership_at(other) == ("membership/2016-17.toml", ())
    assert operations.roll_year(other) == "membership/2017-18.toml"
    assert other.text("membership/2017-18.toml") == "groups = []\n"
    assert other.data("meetings/x/pack.toml")["membership"] == "2017-18"


def test_a_note_begins_with_the_items_of_the_agenda(workspace: Workspace) -> None:
    file = operations.start_note(workspace)
    note = workspace.data(file)
    assert [item["title"] for item in note["items"]] == ["Budget", "Roads", "Close"]
    assert note["items"][1]["items"] == [{"title": "Potholes"}]
    assert note["venue"] == {"name": "Town Hall"}
    operations.add_item(workspace, None, "Thanks")
    assert operations.take_items(workspace, file) == 1
    assert operations.take_items(workspace, file) == 0
    assert workspace.data(file)["items"][-1] == {"title": "Thanks"}


def test_a_note_can_be_begun_from_a_pack_that_is_not_right(tmp_path: Path) -> None:
    pack = write_pack(
        tmp_path, 'meeting = 3\nitems = [1, {title = "A"}]\n', meeting="", board=BOARD
    )
    workspace = Workspace.open(pack)
    note = workspace.data(operations.start_note(workspace))
    assert note["items"] == [{"title": "A"}]
