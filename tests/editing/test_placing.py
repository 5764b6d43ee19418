"""Entries put into other lists."""

from pathlib import Path

import pytest

from briefpack.editing.placing import place_in
from briefpack.editing.values import Path as ValuePath
from briefpack.editing.workspace import Workspace
from briefpack.errors import BriefpackError
from tests.editing.test_operations import AGENDA, FILES, titles
from tests.packs import write_pack

ITEMS: ValuePath = ("items",)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(write_pack(tmp_path, AGENDA, files=FILES))


@pytest.mark.parametrize(
    ("path", "goal", "moved", "after"),
    [
        ((*ITEMS, 0), (ITEMS, 2), (*ITEMS, 1), ["Roads", "- Potholes", "Budget", "Close"]),
        ((*ITEMS, 2), (ITEMS, 0), (*ITEMS, 0), ["Close", "Budget", "Roads", "- Potholes"]),
        ((*ITEMS, 0), (ITEMS, None), (*ITEMS, 2), ["Roads", "- Potholes", "Close", "Budget"]),
        (
            (*ITEMS, 0),
            ((*ITEMS, 1, "items"), 0),
            (*ITEMS, 0, "items", 0),
            ["Roads", "- Budget", "- Potholes", "Close"],
        ),
        (
            (*ITEMS, 2),
            ((*ITEMS, 1, "items"), None),
            (*ITEMS, 1, "items", 1),
            ["Budget", "Roads", "- Potholes", "- Close"],
        ),
        (
            (*ITEMS, 1, "items", 0),
            (ITEMS, 1),
            (*ITEMS, 1),
            ["Budget", "Potholes", "Roads", "Close"],
        ),
        (
            (*ITEMS, 2),
            ((*ITEMS, 0, "items"), 99),
            (*ITEMS, 0, "items", 0),
            ["Budget", "- Close", "Roads", "- Potholes"],
        ),
    ],
)
def test_an_entry_goes_where_it_is_put(
    workspace: Workspace,
    path: ValuePath,
    goal: tuple[ValuePath, int | None],
    moved: ValuePath,
    after: list[str],
) -> None:
    to_list, before = goal
    assert place_in(workspace, "pack.toml", path, to_list, before=before) == moved
    assert titles(workspace) == after
    assert workspace.undo() is not None
    assert not workspace.is_dirty


def test_nothing_goes_into_itself(workspace: Workspace) -> None:
    with pytest.raises(BriefpackError, match="into itself"):
        place_in(workspace, "pack.toml", ("items", 1), ("items", 1, "items"))
    assert not workspace.is_dirty
