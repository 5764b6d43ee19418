"""Slots for drafts: one for each editor that has a pack open, with processes that really have."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefpack.editing.draft_slots import Slots
from briefpack.editing.drafts import Drafts

REPO = Path(__file__).parents[2]
WHEN = "2016-11-03T16:30:00"

OTHER = """\
import sys
from pathlib import Path
from briefpack.editing.draft_slots import Slots
from briefpack.editing.drafts import Drafts
slot = Slots(Path(sys.argv[1]), Drafts(Path(sys.argv[2]))).fresh()
slot.keep({"pack.toml": "theirs"}, {}, "2016-11-03T16:00:00")
print("kept", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def slots(tmp_path: Path) -> Slots:
    pack = tmp_path / "pack"
    pack.mkdir()
    return Slots(pack, Drafts(tmp_path / "drafts"))


@contextmanager
def another(slots: Slots) -> Iterator[subprocess.Popen[str]]:
    """A second process that has kept a draft of the pack, and lives."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, slots.pack, slots.root.folder],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        yield process
        process.kill()


def keep(slots: Slots, text: str) -> None:
    """Keep a draft, and end in good order."""
    slot = slots.fresh()
    slot.keep({"pack.toml": text}, {}, WHEN)
    slot.release()


def kept(slots: Slots) -> list[object]:
    """What the drafts hold that were left behind; they are left again."""
    found = slots.left_behind()
    drafts = [slot.find() for slot in found]
    for slot in found:
        slot.release()
    return [draft.contents["pack.toml"] for draft in drafts if draft is not None]


def test_every_draft_has_a_slot_of_its_own(slots: Slots) -> None:
    keep(slots, "one")
    keep(slots, "two")
    keep(slots, "three")
    assert kept(slots) == ["one", "two", "three"]


def test_a_slot_whose_draft_is_gone_is_taken_again(slots: Slots) -> None:
    keep(slots, "one")
    keep(slots, "two")
    first, second = slots.left_behind()
    first.discard()
    for slot in (first, second):
        slot.release()
    keep(slots, "three")
    assert kept(slots) == ["three", "two"]


def test_a_draft_of_somebody_who_is_at_work_is_left_alone(slots: Slots) -> None:
    with another(slots):
        assert slots.left_behind() == []
        keep(slots, "mine")
        assert kept(slots) == ["mine"]


def test_whoever_is_killed_leaves_the_draft_behind(slots: Slots) -> None:
    with another(slots) as process:
        process.kill()
        process.wait()
        assert kept(slots) == ["theirs"]


def test_a_slot_is_offered_to_one_editor_only(slots: Slots) -> None:
    keep(slots, "one")
    (mine,) = slots.left_behind()
    assert slots.left_behind() == []
    mine.release()
    mine.release()
    assert kept(slots) == ["one"]


def test_a_slot_that_is_released_leaves_nothing_beside_its_draft(slots: Slots) -> None:
    slot = slots.fresh()
    slot.release()
    assert list(slots.root.folder.iterdir()) == []


def test_packs_do_not_share_slots(slots: Slots, tmp_path: Path) -> None:
    keep(slots, "one")
    other = tmp_path / "other"
    other.mkdir()
    assert Slots(other, slots.root).left_behind() == []


def test_where_nothing_can_be_locked_drafts_are_kept_all_the_same(
    slots: Slots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    keep(slots, "one")
    keep(slots, "two")
    assert kept(slots) == ["one", "two"]
