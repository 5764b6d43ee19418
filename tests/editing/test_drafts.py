"""Drafts of what is unsaved: found again after a crash, and read by nobody else."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpack.editing.drafts import Draft, Drafts
from briefpack.editing.state import state_folder
from briefpack.errors import BriefpackError

REPO = Path(__file__).parents[2]
WHEN = "2016-11-03T16:30:00"
CONTENTS = {"pack.toml": "# café\n[meeting]\n", "gone.md": None, "plan.png": b"\x89PNG\r\n\x00"}
BASES = {"pack.toml": "ab" * 32, "gone.md": "cd" * 32, "plan.png": None}


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "state")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "board" / "pack"
    folder.mkdir(parents=True)
    return folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def the_draft(drafts: Drafts) -> Path:
    (found,) = (path for path in drafts.folder.glob("*.json") if "damaged" not in path.name)
    return found


def test_what_was_kept_is_found(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    assert drafts.find(pack) == Draft(CONTENTS, BASES, WHEN)


def test_a_pack_without_a_draft_has_none(drafts: Drafts, pack: Path) -> None:
    assert drafts.find(pack) is None
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    assert drafts.find(pack.parent) is None


def test_nothing_is_written_into_the_pack(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    assert list(pack.iterdir()) == []


def test_the_last_draft_counts(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    drafts.keep(pack, {"pack.toml": "x"}, {"pack.toml": None}, "later")
    assert drafts.find(pack) == Draft({"pack.toml": "x"}, {"pack.toml": None}, "later")
    assert len(list(drafts.folder.iterdir())) == 1  # the attachment is gone too


def test_a_discarded_draft_is_gone(drafts: Drafts, pack: Path) -> None:
    drafts.discard(pack)
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    drafts.discard(pack)
    assert drafts.find(pack) is None
    assert list(drafts.folder.iterdir()) == []


def test_what_a_crash_cut_off_while_it_was_written_goes(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    unfinished = drafts.folder / f"{the_draft(drafts).name}.abc.new"
    unfinished.write_text("cut off while it was writt")
    assert drafts.find(pack) == Draft(CONTENTS, BASES, WHEN)
    assert not unfinished.exists()


def test_when_everything_is_saved_there_is_no_draft(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    drafts.keep(pack, {}, {}, WHEN)
    assert list(drafts.folder.iterdir()) == []


def test_each_pack_has_a_draft_of_its_own(drafts: Drafts, pack: Path) -> None:
    other = pack.with_name("other")
    drafts.keep(pack, {"pack.toml": "one"}, {}, WHEN)
    drafts.keep(other, {"pack.toml": "other", "plan.png": b"x"}, {}, WHEN)
    drafts.discard(pack)
    assert drafts.find(other) == Draft({"pack.toml": "other", "plan.png": b"x"}, {}, WHEN)


def test_a_pack_is_known_by_any_name(
    drafts: Drafts, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = pack.with_name("link")
    link.symlink_to(pack)
    drafts.keep(link, CONTENTS, BASES, WHEN)
    monkeypatch.chdir(pack.parent)
    assert drafts.find(Path("pack")) == Draft(CONTENTS, BASES, WHEN)


def test_nobody_else_may_read_a_draft(drafts: Drafts, pack: Path) -> None:
    before = os.umask(0)
    try:
        drafts.keep(pack, CONTENTS, BASES, WHEN)
    finally:
        os.umask(before)
    assert mode(drafts.folder) == 0o700
    assert {mode(path) for path in drafts.folder.iterdir()} == {0o600}


def test_a_folder_that_was_open_to_others_is_closed(drafts: Drafts, pack: Path) -> None:
    drafts.folder.mkdir(mode=0o755)
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    assert mode(drafts.folder) == 0o700


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[:-10],
    "empty": lambda _: b"",
    "a changed word": lambda data: data.replace(b"meeting", b"mooting"),
    "another form": lambda data: data.replace(b'"form": 1', b'"form": 2'),
    "a list": lambda _: b"[1, 2]",
    "a form alone": lambda _: b'{"form": 1}',
    "no UTF-8": lambda _: b"\xff\xfe",
    "nested": lambda _: b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_draft_is_none_and_set_aside(
    drafts: Drafts, pack: Path, damage: Callable[[bytes], bytes]
) -> None:
    for number in (1, 2):
        drafts.keep(pack, CONTENTS, BASES, WHEN)
        path = the_draft(drafts)
        damaged = damage(path.read_bytes())
        path.write_bytes(damaged)
        assert drafts.find(pack) is None
        assert not path.exists()
        aside = drafts.folder / f"{path.stem}.damaged-{number}.json"
        assert aside.read_bytes() == damaged


def test_a_lost_attachment_costs_nothing_else(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    (attachment,) = drafts.folder.glob("*.attachment")
    attachment.write_bytes(b"other bytes")
    texts = {file: content for file, content in CONTENTS.items() if file != "plan.png"}
    assert drafts.find(pack) == Draft(texts, BASES, WHEN, lost=("plan.png",))
    attachment.unlink()
    assert drafts.find(pack) == Draft(texts, BASES, WHEN, lost=("plan.png",))


def test_an_attachment_is_written_once(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    (attachment,) = drafts.folder.glob("*.attachment")
    before = attachment.stat().st_ino
    drafts.keep(pack, {**CONTENTS, "pack.toml": "more"}, BASES, WHEN)
    assert attachment.stat().st_ino == before


def test_too_much_is_refused_and_the_last_draft_stays(
    drafts: Drafts, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefpack.editing.drafts.MOST_BYTES", 100)
    drafts.keep(pack, CONTENTS, BASES, WHEN)
    with pytest.raises(BriefpackError, match="too much unsaved"):
        drafts.keep(pack, {"a.md": "x" * 60, "b.pdf": b"x" * 60}, {}, WHEN)
    assert drafts.find(pack) == Draft(CONTENTS, BASES, WHEN)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BriefpackError, match="no draft can be kept"):
        Drafts(tmp_path / "file" / "drafts").keep(pack, CONTENTS, BASES, WHEN)
    assert Drafts(tmp_path / "file" / "drafts").find(pack) is None
    Drafts(tmp_path / "file" / "drafts").discard(pack)


def test_a_write_that_fails_leaves_the_last_draft(
    drafts: Drafts, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.keep(pack, CONTENTS, BASES, WHEN)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefpackError, match="No space left"):
        drafts.keep(pack, {"pack.toml": "new"}, {}, "later")
    assert drafts.find(pack) == Draft(CONTENTS, BASES, WHEN)
    assert not list(drafts.folder.glob("*.new"))


def test_a_draft_survives_a_kill(drafts: Drafts, pack: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from briefpack.editing.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1]))\n"
        "drafts.keep(Path(sys.argv[2]), {'pack.toml': 'typed'}, {'pack.toml': None}, 'now')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, drafts.folder, pack],
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    assert ran.returncode == -9
    assert drafts.find(pack) == Draft({"pack.toml": "typed"}, {"pack.toml": None}, "now")


def test_a_draft_is_one_json_file_that_a_person_can_read(drafts: Drafts, pack: Path) -> None:
    drafts.keep(pack, {"pack.toml": "typed"}, {"pack.toml": None}, WHEN)
    read = json.loads(the_draft(drafts).read_text())
    assert read["contents"] == {"pack.toml": {"text": "typed"}}
    assert (read["pack"], read["saved"]) == (str(pack), WHEN)


def test_drafts_stand_in_this_accounts_state(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFPACK_STATE", str(tmp_path / "mine"))
    Drafts().keep(pack, CONTENTS, BASES, WHEN)
    assert (tmp_path / "mine" / "drafts").is_dir()
    monkeypatch.delenv("BRIEFPACK_STATE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert state_folder() == tmp_path / "state" / "briefpack"
