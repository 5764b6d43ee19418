"""Keys that nobody means, more of them: nothing breaks, and all can be taken back."""

from pathlib import Path

import pytest

from tests.editor.at_random import let_do_no_harm, press_at_random


@pytest.mark.slow
@pytest.mark.parametrize("seed", [4, 5])
def test_whatever_is_pressed_the_editor_goes_on_and_all_can_be_taken_back(
    board: Path, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_do_no_harm(tmp_path / "home", monkeypatch)
    press_at_random(board, seed)
