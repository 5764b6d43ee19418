"""A theme of the board's own, beside the pack that is being edited."""

from datetime import date
from pathlib import Path

import pytest

from briefpack import validate
from briefpack.editing.workspace import Workspace
from briefpack.editor.session import Session
from briefpack.editor.targets import target_of
from tests.packs import BOARD, write_files, write_pack

MISSPELT = '[labels]\nagneda = "Business"\n'


@pytest.mark.parametrize("text", ["title = \n", f'title = "O"\nextends = "plain"\n{MISSPELT}'])
def test_what_is_wrong_in_a_theme_is_mended_where_the_board_chooses_it(
    tmp_path: Path, text: str
) -> None:
    files = {"ours/theme.toml": text}
    pack = write_pack(tmp_path, board=f'{BOARD}theme = "ours"\n', files=files)
    session = Session(Workspace.open(pack), date(2016, 11, 1), read_only=False)
    (problem,) = (each for each in validate(pack) if each.place.file == "ours/theme.toml")
    target = target_of(session, problem)
    assert (target.kind, target.file, target.path) == (
        "form-board",
        "pack.toml",
        ("board", "theme"),
    )


def test_a_theme_that_comes_to_be_is_read_again(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, board=f'{BOARD}theme = "ours"\n')
    workspace = Workspace.open(pack)
    assert [problem.code for problem in workspace.loaded.theme.problems] == ["BP010"]
    write_files(tmp_path, {"ours/theme.toml": 'title = "O"\nextends = "plain"\n'})
    workspace.set_data("Rename", "pack.toml", {**workspace.data("pack.toml"), "to": ["All"]})
    assert workspace.loaded.theme.problems == ()
