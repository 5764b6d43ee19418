"""A pack while it is edited: steps, back and forth, and what is on disk."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.editing import operations
from briefpack.editing.values import Path as ValuePath
from briefpack.editing.values import value_at
from briefpack.editing.workspace import Workspace
from briefpack.errors import BriefpackError
from tests.packs import write_pack

AGENDA = """\
# The agenda, in the order that was agreed.

[[items]]  # first
title = "Budget"
kind = "decision"
id = "budget"

[[items.papers]]
kind = "report"  # of the treasurer
file = "reports/budget.md"

[[items]]  # second
title = "Roads"
kind = "discussion"

[[items.items]]  # a part
title = "Potholes"
kind = "information"

[[items]]  # third
title = "Close"
kind = "procedural"
"""
REPORT = (
    '+++\n# what is asked\npurpose = "For decision."\nrecommendations = ["Agree."]\n'
    "+++\n\n## Why\n\n1. Because.\n"
)
BUDGET = "reports/budget.md"
PACK = "pack.toml"
COMMENTS = ("# The agenda, in the order that was agreed.", "# what is asked")
"""Comments that stand by nothing that the operations take away."""


def opened(folder: Path) -> Workspace:
    return Workspace.open(write_pack(folder, AGENDA, files={BUDGET: REPORT}))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return opened(tmp_path)


def on_disk(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.shelf.path(workspace.folder)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


# -- steps -------------------------------------------------------------------------------------


def test_nothing_is_on_disk_before_it_is_saved(workspace: Workspace) -> None:
    before = on_disk(workspace)
    operations.add_report(workspace, ("items", 1), "Roads")
    assert on_disk(workspace) == before
    assert set(workspace.unsaved_files) == {PACK, "reports/roads.md"}
    assert set(workspace.save()) == {PACK, "reports/roads.md"}
    assert not workspace.is_dirty
    assert on_disk(workspace).keys() == before.keys() | {"reports/roads.md"}


def test_what_was_added_and_saved_goes_when_that_is_taken_back_and_saved(
    workspace: Workspace,
) -> None:
    before = on_disk(workspace)
    operations.add_report(workspace, ("items", 1), "Roads")
    workspace.save()
    workspace.undo()
    assert workspace.is_dirty
    workspace.save()
    assert on_disk(workspace) == before


def test_what_makes_no_difference_is_no_step(workspace: Workspace) -> None:
    operations.set_value(workspace, PACK, ("items", 0, "title"), "Budget")
    operations.set_body(workspace, BUDGET, operations.body_of(workspace, BUDGET))
    assert workspace.can_undo is None
    assert workspace.undo() is None
    assert workspace.redo() is None


def test_a_new_step_leaves_nothing_to_be_done_again(workspace: Workspace) -> None:
    operations.set_value(workspace, PACK, ("items", 0, "minutes"), 5)
    workspace.undo()
    assert workspace.can_redo == "Change minutes"
    operations.set_value(workspace, PACK, ("items", 0, "minutes"), 10)
    assert workspace.can_redo is None


def test_letters_typed_together_are_one_step_and_after_a_pause_another(
    workspace: Workspace,
) -> None:
    for number, at in enumerate((0.0, 1.0, 2.0, 9.0)):
        operations.set_body(workspace, BUDGET, f"\n1. {'x' * number}\n", merge="body", at=at)
    workspace.undo()
    assert operations.body_of(workspace, BUDGET) == "\n1. xx\n"
    workspace.undo()
    assert workspace.text(BUDGET) == REPORT


def test_somebody_who_never_pauses_has_steps_too(workspace: Workspace) -> None:
    for at in range(30):
        operations.set_body(workspace, BUDGET, f"\n1. {'x' * at}\n", merge="body", at=float(at))
    workspace.undo()
    assert len(operations.body_of(workspace, BUDGET)) > 10


def test_what_was_typed_and_deleted_again_is_no_step(workspace: Workspace) -> None:
    body = operations.body_of(workspace, BUDGET)
    operations.set_body(workspace, BUDGET, f"{body}x", merge="body", at=1.0)
    operations.set_body(workspace, BUDGET, body, merge="body", at=1.5)
    assert workspace.can_undo is None
    assert not workspace.is_dirty


def test_after_saving_what_is_typed_is_a_step_of_its_own(workspace: Workspace) -> None:
    operations.set_body(workspace, BUDGET, "\n1. a\n", merge="body", at=1.0)
    workspace.save()
    operations.set_body(workspace, BUDGET, "\n1. ab\n", merge="body", at=1.1)
    workspace.undo()
    assert operations.body_of(workspace, BUDGET) == "\n1. a\n"
    assert not workspace.is_dirty


def test_a_text_does_not_take_the_place_of_what_is_no_text(workspace: Workspace) -> None:
    workspace.change("Add", {"plan.md": b"\xff\xfe"})
    with pytest.raises(BriefpackError, match="not UTF-8"):
        workspace.change("Type", {"plan.md": "a text"})
    assert workspace.content("plan.md") == b"\xff\xfe"


def test_letters_that_cannot_be_written_are_refused(workspace: Workspace) -> None:
    before = workspace.text("budget.md")
    with pytest.raises(BriefpackError, match="cannot hold this") as told:
        workspace.change("Type", {"budget.md": f"{before}\udcff"})
    assert told.value.hint == "type it anew"
    with pytest.raises(BriefpackError, match="cannot hold this"):
        workspace.set_data("Type", "pack.toml", {**workspace.data("pack.toml"), "to": ["\udcff"]})
    assert not workspace.is_dirty


def test_toml_that_cannot_be_read_is_told_and_not_touched(workspace: Workspace) -> None:
    workspace.change("Type", {PACK: "items = [\n"})
    assert workspace.data(PACK) == {}
    assert workspace.loaded.briefing is None
    with pytest.raises(BriefpackError, match="not TOML"):
        workspace.set_data("Change", PACK, {"items": []})
    assert workspace.text(PACK) == "items = [\n"
    workspace.undo()
    assert workspace.loaded.briefing is not None


def test_what_is_on_disk_is_taken_as_a_step(workspace: Workspace) -> None:
    mine = REPORT.replace("Because.", "Mine.")
    workspace.change("Type", {BUDGET: mine})
    workspace.shelf.path(BUDGET).write_text(REPORT.replace("Because.", "Theirs."), "utf-8")
    assert workspace.changed_outside() == (BUDGET,)
    workspace.take_theirs([BUDGET])
    assert "Theirs." in workspace.text(BUDGET)
    assert not workspace.is_dirty
    workspace.undo()
    assert workspace.text(BUDGET) == mine
    workspace.save()
    assert workspace.shelf.path(BUDGET).read_text("utf-8") == mine


# -- any steps ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One thing to do: which, where, and with what."""

    which: int
    one: int
    two: int
    text: str

    def item(self, workspace: Workspace) -> ValuePath:
        """The path of an item, or of a part of one; sometimes of one that there is not."""
        items = workspace.data(PACK).get("items") or []
        at = self.one % (len(items) + 1)
        parts = value_at(items, (at, "items")) or []
        if parts and self.two % 2:
            return ("items", at, "items", self.two % len(parts))
        return ("items", at)

    def entry(self, workspace: Workspace) -> ValuePath:
        """The path of an item, or of its first paper."""
        item = self.item(workspace)
        return (*item, "papers", 0) if self.two % 3 == 0 else item


Operation = Callable[[Workspace, Step], object]

OPERATIONS: Sequence[Operation] = (
    lambda ws, step: operations.add_item(ws, step.item(ws), step.text or "New"),
    lambda ws, step: operations.add_item(ws, None, step.text or "New"),
    lambda ws, step: operations.move_entry(ws, PACK, step.item(ws), step.two % 5 - 2),
    lambda ws, step: operations.indent_item(ws, step.item(ws)),
    lambda ws, step: operations.outdent_item(ws, step.item(ws)),
    lambda ws, step: operations.duplicate_entry(ws, step.entry(ws)),
    lambda ws, step: operations.delete_with_files(ws, step.entry(ws)),
    lambda ws, step: operations.add_report(ws, step.item(ws), step.text or "Report"),
    lambda ws, step: operations.add_to_follow(ws, step.item(ws), step.text or None),
    lambda ws, step: operations.add_file(
        ws, (*step.item(ws), "papers"), f"{step.text}.pdf", step.text.encode()
    ),
    lambda ws, step: operations.set_value(ws, PACK, (*step.item(ws), "title"), step.text or "T"),
    lambda ws, step: operations.set_value(
        ws, PACK, (*step.item(ws), "minutes"), step.one % 60 or None
    ),
    lambda ws, step: operations.set_value(ws, BUDGET, ("summary",), step.text or None),
    lambda ws, step: operations.set_body(
        ws, BUDGET, f"\n1. {step.text}\n", merge="body", at=step.one / 10
    ),
    lambda ws, step: operations.add_picture(ws, BUDGET, f"{step.text}.png", step.text.encode()),
    lambda ws, _: operations.start_note(ws),
    lambda ws, _: ws.undo(),
    lambda ws, _: ws.redo(),
)

OF_THE_REPORT = range(12, 15)
"""Those that change the report."""

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=12
)
steps = st.lists(
    st.builds(
        Step, st.integers(0, len(OPERATIONS) - 1), st.integers(0, 60), st.integers(0, 8), words
    ),
    max_size=14,
)

often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def contents(workspace: Workspace) -> dict[str, bytes]:
    """All files that there are, as they are in the editor."""
    unsaved = workspace.unsaved
    now: dict[str, bytes | None] = {**on_disk(workspace), **unsaved}
    return {file: content for file, content in sorted(now.items()) if content is not None}


def do(workspace: Workspace, step: Step) -> None:
    """One step; what there is not, or not any more, is refused in words."""
    if step.which in OF_THE_REPORT and not workspace.has(BUDGET):
        return  # no pane shows a report that was deleted
    with suppress(BriefpackError):
        OPERATIONS[step.which](workspace, step)


@often
@given(steps=steps)
def test_whatever_is_done_can_be_taken_back_and_done_again(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[Step]
) -> None:
    workspace = opened(tmp_path_factory.mktemp("pack"))
    first, disk = contents(workspace), on_disk(workspace)
    for step in steps:
        do(workspace, step)
    last = contents(workspace)
    states = [last]
    while workspace.can_undo:
        workspace.undo()
        states.append(contents(workspace))
    assert states[-1] == first
    assert on_disk(workspace) == disk
    for expected in states[-2::-1]:
        workspace.redo()
        assert contents(workspace) == expected
    workspace.save()
    assert on_disk(workspace) == dict(last) | {
        file: content for file, content in contents(workspace).items() if file not in last
    }
    while workspace.can_undo:
        workspace.undo()
    workspace.save()
    assert on_disk(workspace) == disk


@often
@given(steps=steps)
def test_after_each_step_the_files_can_be_read_and_comments_are_there(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[Step]
) -> None:
    workspace = opened(tmp_path_factory.mktemp("pack"))
    for step in steps:
        do(workspace, step)
        assert workspace.loaded.sources[PACK].data == workspace.data(PACK)
        assert workspace.data(PACK).get("meeting")
        assert COMMENTS[0] in workspace.text(PACK)
        if workspace.has(BUDGET):
            assert COMMENTS[1] in workspace.text(BUDGET)
            assert workspace.data(BUDGET)["purpose"] == "For decision."
