"""``docs/editor.md`` and its pictures, from the editor itself: ``python docs/make_editor.py``."""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE / "editor.md"
PICTURES = HERE / "images"
EXAMPLE = HERE.parent / "examples" / "cyp-board"
MEETING = Path("meetings", "2016-11-03")

SIZE = (132, 38)
TODAY = date(2016, 10, 20)

SCREENS: Sequence[tuple[str, str, Sequence[str]]] = (
    ("editor", "", ()),
    ("editor-report", "report", ()),
    ("editor-attendance", "note", ()),
    ("editor-form", "form-meeting", ()),
    ("editor-commands", "", ("ctrl+p",)),
)
"""Each picture, the pane that it shows, and the keys that are pressed first."""

LIGHT = ("editor-form",)
"""The pictures of the light theme; the others are of the dark one."""

FILES = {
    "report": f"{MEETING.as_posix()}/reports/improvement.md",
    "note": "meetings/2016-09-29/note.toml",
}

PLACES: Sequence[tuple[str, str, str, str]] = (
    ("outline", "briefpack.editor.panes.outline", "Outline", "The outline"),
    ("agenda", "briefpack.editor.panes.agenda", "AgendaPane", "The agenda"),
    ("membership", "briefpack.editor.panes.membership", "MembershipPane", "The membership"),
    ("report", "briefpack.editor.panes.report", "ReportPane", "Reports"),
    ("note", "briefpack.editor.panes.note", "NotePane", "The note"),
    ("form", "briefpack.editor.panes.form", "FormPane", "Forms"),
    ("problems", "briefpack.editor.problem_list", "ProblemList", "Problems"),
    ("preview", "briefpack.editor.preview", "Preview", "The preview"),
)
"""Where actions are done, the class with its help, and the heading here."""

INTRODUCTION = """# The editor

`briefpack edit PACK` opens a pack in the terminal; bare `briefpack` shows the packs that you opened
last, and begins new ones. It works over ssh, with the keyboard alone or with a mouse, from 80
columns by 24 lines on.

![The agenda in the editor](images/editor.svg)

- What you change is checked as you type; the list below says what is wrong, and F8 goes there.
- Nothing is written until you save. What is not saved is kept as a draft outside the pack within a
  second, also when the terminal closes or the machine stops, and offered the next time.
- Undo goes back over everything: typing, moves, deletions.
- Comments in the files stay where they are; one changed value is one changed line.
- A file that changes on disk is taken in; where the same is unsaved here, you are asked.
- With `briefpack[preview]` pages are shown inside terminals that can show pictures.

Everything that can be done stands in the command palette: Ctrl+P, or F9 where the terminal keeps
Ctrl+P for itself. F1 explains what has the focus.
"""

OUTSIDE = """## What a command does too

| In the editor | As a command |
| --- | --- |
| a new pack, from nothing or from the last one | `briefpack new` |
| the membership of the next year | `briefpack new --membership 2017-18` |
| problems, and mending them | `briefpack validate`, `--fix`, `--diff`, `--watch` |
| the rule behind a problem | `briefpack rule CODE` |
| the PDF | `briefpack render` |
| tidy files | `briefpack fmt` |

Moving, adding and deleting items, attendance and the note have no commands of their own: they are
changes to text files, which any editor can make.
"""

SETTINGS = """## Your own keys and colours

In `config.toml` in the folder where your system keeps settings (`~/.config/briefpack` on Linux):

```toml
theme = "briefpack-light" # or briefpack-dark, briefpack-contrast, ansi-dark, ansi-light

[keys] # an action's name, and its keys
save = "f12"
agenda-add = ["n", "ctrl+n"]
```

The names of all actions stand in the tables above.
"""


def editor_page() -> str:
    """The page's text."""
    from briefpack.editor.actions import EVERYWHERE, all_actions

    actions = all_actions()
    pictures = {"report": "editor-report", "note": "editor-attendance", "form": "editor-form"}
    parts = [INTRODUCTION, "## Everywhere\n", _table(a for a in actions if a.where == EVERYWHERE)]
    for place, module, name, heading in PLACES:
        part = getattr(import_module(module), name)
        parts += [f"## {heading}\n", f"{part.HELP}\n"]
        if place in pictures:
            parts.append(f"![{heading}](images/{pictures[place]}.svg)\n")
        parts.append(_table(action for action in actions if action.where == place))
    return "\n".join([*parts, OUTSIDE, SETTINGS])


def _table(actions: Iterable[object]) -> str:
    from briefpack.editor.actions import Action
    from briefpack.editor.dialogs.pages import pretty

    rows = ["| Keys | | What it does | Name |", "| --- | --- | --- | --- |"]
    for action in actions:
        if isinstance(action, Action):
            keys = ", ".join(pretty(key).replace("|", "\\|") for key in action.keys) or "palette"
            rows.append(f"| {keys} | {action.label} | {action.help} | `{action.id}` |")
    return "\n".join([*rows, ""])


async def _draw(name: str, kind: str, keys: Sequence[str], board: Path) -> None:
    from briefpack.editor.app import Editor
    from briefpack.editor.session import Target
    from briefpack.editor.settings import Settings
    from briefpack.editor.themes import NAMES
    from briefpack.editor.workbench import Workbench

    theme = NAMES[1] if name in LIGHT else NAMES[0]
    app = Editor(board / MEETING, today=TODAY, settings=Settings(theme=theme))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1)
        bench = app.screen
        if kind and isinstance(bench, Workbench):
            file = FILES.get(kind, bench.session.workspace.pack_file)
            await bench.show_target(Target(kind, file))
        await pilot.pause(1)
        for key in keys:
            await pilot.press(key)
        await pilot.pause(0.5)
        picture = app.export_screenshot(title="briefpack")
    # Fonts from elsewhere are not asked for: any that letters have one width of will do.
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = picture.replace("Fira Code, monospace", "monospace")
    picture = re.sub(r"terminal-\d+", f"terminal-{name}", picture)
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


def draw() -> None:
    """Make the pictures from a copy of the example."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFPACK_STATE"] = str(Path(folder, "state"))
        os.environ.pop("NO_COLOR", None)
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # else it keeps to 16
        board = Path(shutil.copytree(EXAMPLE, Path(folder, "cyp-board")))
        for name, kind, keys in SCREENS:
            asyncio.run(_draw(name, kind, keys, board))


if __name__ == "__main__":
    PAGE.write_text(editor_page(), encoding="utf-8")
    if "--text" not in sys.argv:
        draw()
