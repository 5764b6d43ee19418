"""What tests of the editor share: a board to work on, and no state of the machine's user."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpack.editor import endings
from tests.editor.terminal import REPO


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep state and settings beside the board."""
    monkeypatch.setenv("BRIEFPACK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIEFPACK_CONFIG", str(tmp_path / "config.toml"))


@pytest.fixture(autouse=True)
def _what_was_opened_can_go() -> Iterator[None]:
    """An editor that ends lets go of its pack, which it kept from being looked at for rubbish."""
    yield
    gc.unfreeze()
    still_open = [*endings._open]  # noqa: SLF001 - what is there is kept for ever
    endings._open.clear()  # noqa: SLF001 - in the next test it is not this one's
    assert still_open == []


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A copy of the example's board."""
    return Path(shutil.copytree(REPO / "examples" / "cyp-board", tmp_path / "board"))


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be wrong with any pack: for screens that are to stay when rules change."""
    monkeypatch.setattr("briefpack.rules.registry.validate_pack", lambda *_, **__: ())
