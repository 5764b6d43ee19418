"""The PDF appears whole or not at all, and what stops a render is told in words."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefpack import BriefpackError, RenderCancelled, load, render
from briefpack.rendering.theme import load_theme
from tests.rendering.test_page_spans import random_pack

PARISH = Path(__file__).parents[2] / "examples" / "parish"


def test_stopping_a_render_leaves_the_old_pdf(tmp_path: Path) -> None:
    output = tmp_path / "pack.pdf"
    output.write_bytes(b"%PDF-1.7 the old one")
    with pytest.raises(RenderCancelled):
        render(PARISH, output, cached=False, cancelled=lambda: True)
    assert output.read_bytes() == b"%PDF-1.7 the old one"
    assert list(tmp_path.iterdir()) == [output]


def test_ctrl_c_leaves_the_old_pdf_and_no_processes(tmp_path: Path) -> None:
    pack = random_pack(tmp_path / "pack", items=200)  # the work of many seconds
    output = tmp_path / "pack.pdf"
    output.write_bytes(b"%PDF-1.7 the old one")
    process = subprocess.Popen(
        [sys.executable, "-m", "briefpack", "render", str(pack), "-o", str(output), "--no-cache"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_for_workers(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, narration = process.communicate(timeout=30)
    # Where Ctrl-C meets Python in the midst of an import, it ends itself by the signal: to a shell
    # that is 130 as well.
    assert process.returncode in {130, -signal.SIGINT}, narration
    assert b"Traceback" not in narration
    assert output.read_bytes() == b"%PDF-1.7 the old one"
    assert_group_ends(process.pid)


def wait_for_workers(group: int) -> None:
    """Until the processes that lay out pages are at work: there are three besides the first."""
    for _ in range(300):
        if sum(group_of(path) == group for path in Path("/proc").glob("[0-9]*")) > 3:
            time.sleep(0.5)
            return
        time.sleep(0.1)
    pytest.fail("no workers were started")


def group_of(process: Path) -> int | None:
    """The process group of a folder in /proc; None if the process has ended."""
    try:
        return os.getpgid(int(process.name))
    except ProcessLookupError:
        return None


def assert_group_ends(group: int) -> None:
    """Python's own helper process takes a moment longer than the rest."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("processes were left behind")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefpackError, match="there is no folder"):
        render(PARISH, tmp_path / "no such folder" / "pack.pdf")
    with pytest.raises(BriefpackError, match="is a folder"):
        render(PARISH, tmp_path)


def test_a_file_that_is_no_pdf_is_never_written_over(tmp_path: Path) -> None:
    board = tmp_path / "board.toml"
    board.write_text('name = "Parish Council"\n', encoding="utf-8")
    with pytest.raises(BriefpackError, match="is there already, and is no PDF"):
        render(PARISH, board)
    assert board.read_text(encoding="utf-8") == 'name = "Parish Council"\n'


def test_a_pack_with_errors_is_not_rendered(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("[meeting]\n", encoding="utf-8")
    with pytest.raises(BriefpackError, match="has errors"):
        render(load(tmp_path), tmp_path / "pack.pdf")
    assert not (tmp_path / "pack.pdf").exists()


def test_one_item_alone(tmp_path: Path) -> None:
    pack = PARISH.parent / "cyp-board" / "meetings" / "2016-11-03"
    made = render(pack, tmp_path / "item.pdf", only="3")
    assert made.pages == 5
    with pytest.raises(BriefpackError, match="no item 9"):
        render(pack, tmp_path / "item.pdf", only="9")
    with pytest.raises(BriefpackError, match="no papers"):
        render(pack, tmp_path / "item.pdf", only="1")


def test_a_theme_that_extends_itself(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "theme.toml").write_text(
            f'title = "{name}"\nextends = "{other}"\n', encoding="utf-8"
        )
    with pytest.raises(BriefpackError, match="circle"):
        load_theme("one", tmp_path)


def test_a_pack_cannot_name_a_theme_outside_its_board(tmp_path: Path) -> None:
    board = tmp_path / "board"
    board.mkdir()
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "theme.toml").write_text('title = "Theirs"\n', encoding="utf-8")
    with pytest.raises(BriefpackError, match="outside"):
        load_theme("../theirs", board, board)
    assert load_theme("../theirs", board).name == "theirs"


def test_a_theme_that_is_not_there() -> None:
    with pytest.raises(BriefpackError, match="no theme") as caught:
        load_theme("fancy")
    assert "lga" in str(caught.value.hint)


def test_a_theme_of_ones_own_changes_only_what_differs(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "theme.toml").write_text(
        'title = "Ours"\nextends = "lga"\n[colours]\naccent = "#004d40"\n', encoding="utf-8"
    )
    theme = load_theme(str(folder))
    assert "#004d40" in theme.style.css
    assert theme.labels["agenda"] == "Agenda"
    render(PARISH, tmp_path / "pack.pdf", theme=str(folder))
