"""What others did to a pack's files while it is being edited."""

from pathlib import Path

import pytest

from briefpack.editing.from_disk import Noticed, take_in
from briefpack.editing.workspace import Workspace
from briefpack.errors import BriefpackError
from tests.packs import ITEM, item_with, write_pack

REPORT = "+++\npurpose = 'For decision.'\n+++\n\n1. One.\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    text = item_with("report", "budget.md")
    return write_pack(tmp_path / "pack", text, files={"budget.md": REPORT})


@pytest.fixture
def workspace(pack: Path) -> Workspace:
    opened = Workspace.open(pack)
    assert opened.loaded.briefing is not None
    assert not take_in(opened)
    return opened


def typed(workspace: Workspace, file: str, old: str, new: str) -> None:
    workspace.change("Type", {file: workspace.text(file).replace(old, new)})


def written(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


def test_nothing_happened(workspace: Workspace) -> None:
    typed(workspace, "budget.md", "One", "Two")
    assert take_in(workspace) == Noticed()
    assert not take_in(workspace)


def test_what_changed_on_disk_alone_is_taken_in(workspace: Workspace, pack: Path) -> None:
    written(pack / "budget.md", "One", "Theirs")
    typed(workspace, "pack.toml", "Budget", "Estimates")
    assert take_in(workspace) == Noticed(taken=("budget.md",))
    assert "Theirs" in workspace.text("budget.md")
    assert list(workspace.unsaved) == ["pack.toml"]
    assert not take_in(workspace)


def test_a_file_that_was_never_looked_at_is_taken_in_too(pack: Path) -> None:
    opened = Workspace.open(pack)
    take_in(opened)
    written(pack / "budget.md", "1. One.", "1. One [@nowhere].")
    assert take_in(opened).taken == ("budget.md",)
    assert "nowhere" in opened.loaded.sources["budget.md"].text


def test_taking_in_is_one_step_that_can_be_undone(workspace: Workspace, pack: Path) -> None:
    written(pack / "pack.toml", "Budget", "Theirs")
    written(pack / "budget.md", "One", "Theirs")
    take_in(workspace)
    workspace.undo()
    assert "Budget" in workspace.text("pack.toml")
    assert "One" in workspace.text("budget.md")


def test_what_changed_on_both_sides_is_disputed_and_stays(workspace: Workspace, pack: Path) -> None:
    typed(workspace, "budget.md", "One", "Mine")
    written(pack / "budget.md", "One", "Theirs")
    assert take_in(workspace) == Noticed(disputed=("budget.md",))
    assert "Mine" in workspace.text("budget.md")
    assert take_in(workspace).disputed == ("budget.md",)


def test_until_it_is_taken_in_the_pack_is_as_it_is_here(workspace: Workspace, pack: Path) -> None:
    before = workspace.text("pack.toml")
    typed(workspace, "pack.toml", "Budget", "My budget")
    written(pack / "pack.toml", "Budget", "Their budget")
    workspace.undo()
    assert workspace.text("pack.toml") == before
    assert workspace.loaded.sources["pack.toml"].text == before
    take_in(workspace)
    assert workspace.loaded.sources["pack.toml"].text == workspace.text("pack.toml") != before


def test_the_same_change_on_both_sides_is_no_dispute(workspace: Workspace, pack: Path) -> None:
    typed(workspace, "budget.md", "One", "Two")
    written(pack / "budget.md", "One", "Two")
    assert take_in(workspace) == Noticed(agreed=("budget.md",))
    assert not workspace.is_dirty


def test_a_vanished_file_is_kept_and_saving_writes_it_again(
    workspace: Workspace, pack: Path
) -> None:
    (pack / "budget.md").unlink()
    assert take_in(workspace) == Noticed(vanished=("budget.md",))
    assert list(workspace.unsaved) == ["budget.md"]
    assert not take_in(workspace)
    workspace.save()
    assert (pack / "budget.md").read_text() == REPORT


def test_a_vanished_file_with_changes_keeps_them(workspace: Workspace, pack: Path) -> None:
    typed(workspace, "budget.md", "One", "Mine")
    (pack / "budget.md").unlink()
    assert take_in(workspace) == Noticed(vanished=("budget.md",))
    workspace.save()
    assert "Mine" in (pack / "budget.md").read_text()


def test_a_vanished_folder_leaves_all_texts_here(workspace: Workspace, pack: Path) -> None:
    before = (pack / "pack.toml").read_text()
    pack.rename(pack.with_name("elsewhere"))
    noticed = take_in(workspace)
    assert sorted(noticed.vanished) == ["budget.md", "pack.toml"]
    assert workspace.loaded.briefing is not None
    assert workspace.text("pack.toml") == before
    assert workspace.text("budget.md") == REPORT
    pack.with_name("elsewhere").rename(pack)
    assert sorted(take_in(workspace).agreed) == ["budget.md", "pack.toml"]
    assert not workspace.is_dirty


def test_a_file_goes_that_the_pack_does_not_name_any_more(workspace: Workspace, pack: Path) -> None:
    assert workspace.text("budget.md")
    (pack / "budget.md").unlink()
    written(pack / "pack.toml", item_with("report", "budget.md"), ITEM)
    noticed = take_in(workspace)
    assert noticed == Noticed(taken=("pack.toml",))
    assert not workspace.is_dirty
    assert workspace.content("budget.md") is None


def test_a_file_that_comes_is_taken_in(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, item_with("report", "budget.md"))
    workspace = Workspace.open(pack)
    take_in(workspace)
    assert workspace.loaded.problems
    (pack / "budget.md").write_text(REPORT)
    assert take_in(workspace) == Noticed(taken=("budget.md",))
    assert not workspace.loaded.problems


def test_an_attachment_that_changes_is_taken_in(tmp_path: Path) -> None:
    text = item_with("attachment", "plan.png")
    pack = write_pack(tmp_path, text, files={"plan.png": b"old"})
    workspace = Workspace.open(pack)
    take_in(workspace)
    (pack / "plan.png").write_bytes(b"newer")
    assert take_in(workspace) == Noticed(taken=("plan.png",))
    (pack / "plan.png").unlink()
    assert take_in(workspace) == Noticed(taken=("plan.png",))
    assert not workspace.is_dirty


def test_a_file_that_cannot_be_read_is_told(workspace: Workspace, pack: Path) -> None:
    (pack / "budget.md").unlink()
    (pack / "budget.md").mkdir()
    with pytest.raises(BriefpackError, match="is not a file"):
        take_in(workspace)
    assert workspace.text("budget.md") == REPORT
