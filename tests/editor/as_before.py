"""What is the same after everything was taken back, for the scenarios of panes."""

import re
from pathlib import Path

from tests.editor.at_work import Worker
from tests.editor.terminal import REPO

EXAMPLE = REPO / "examples" / "cyp-board"

ODD = "[red]x[/red] [@id] 日本語 😀"
"""A text that looks like markup, and has signs that take two columns."""


def with_a_problem(board: Path) -> None:
    """Write a key that there is not into the example's pack, which is the problem BP102."""
    file = board / "meetings/2016-11-03/pack.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[meeting]\n", "[meeting]\nminuets = 5\n", 1), encoding="utf-8")


async def take_all_back(officer: Worker) -> None:
    """Undo as far as that goes, save, and find every file of the board as it was at first."""
    workspace = officer.session.workspace
    for _ in range(200):
        if workspace.can_undo is None:
            break
        await officer.press("ctrl+z")
    await officer.until(lambda: workspace.can_undo is None)
    await officer.save()
    assert texts_of(officer.board) == texts_of(EXAMPLE)


def texts_of(board: Path) -> dict[str, bytes]:
    """The bytes of all texts of a board's folder, by their names."""
    kinds = {".toml", ".md"}
    files = [each for each in board.rglob("*") if each.suffix in kinds]
    return {str(each.relative_to(board)): each.read_bytes() for each in files}


async def refuses(officer: Worker, *keys: str) -> None:
    """Press keys in a pack that is open for reading only, and find it unchanged."""
    for key in keys:
        await officer.press(key)
        while officer.pilot.app.screen is not officer.bench:
            await officer.press("escape")
            await officer.pilot.pause(0.05)
    await officer.pilot.pause()
    assert officer.session.workspace.version == 0
    assert not officer.session.workspace.is_dirty


def top_of_pane(officer: Worker, lines: int) -> str:
    """The first lines of the middle of the screen, without frames and scroll bars."""
    region = officer.bench.query_one("#panes").content_region
    rows = officer.screen.splitlines()[region.y : region.y + lines]
    return "\n".join(re.sub(r"[\s▁-█┃│╮┓]+$", "", row[region.x :]) for row in rows)


async def put(officer: Worker, words: str) -> None:
    """Paste words into the dialog that is open, and take them."""
    await officer.until(lambda: officer.pilot.app.screen is not officer.bench)
    await officer.paste(words)
    await officer.press("enter")
    await officer.until(lambda: officer.pilot.app.screen is officer.bench)
