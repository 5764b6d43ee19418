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

COMMANDS: Sequence[tuple[str, str, str]] = (
    (
        "a new pack, from nothing or from the last one",
        "`briefpack new`",
        "start-new new-from-this wizard-write",
    ),
    (
        "an item or a heading more",
        "`briefpack item add`, `--kind heading`",
        "outline-add agenda-add agenda-heading",
    ),
    (
        "items moved, made parts of others, and parts made items",
        "`briefpack item move`, `--up`, `--down`, `--to 2`, `--into 2`, `--after 2`",
        "outline-up outline-down agenda-move-up agenda-move-down agenda-indent agenda-outdent",
    ),
    (
        "items renamed, duplicated, deleted",
        "`briefpack item rename`, `duplicate`, `delete`",
        (
            "outline-rename outline-duplicate outline-delete "
            "agenda-rename agenda-duplicate agenda-delete"
        ),
    ),
    ("all fields of an item", "`briefpack item set PACK 3 minutes=20`", "agenda-details"),
    ("the agenda with its numbers and pages", "`briefpack item list`", "agenda-open"),
    (
        "reports, attachments, appendices, papers to follow",
        "`briefpack paper add`, `move`, `rename`, `duplicate`, `delete`",
        "agenda-report agenda-attachment agenda-to-follow",
    ),
    (
        "the head of a report, and its text as a whole",
        "`briefpack paper set PACK 3 purpose=…`, `briefpack paper text PACK 3 FILE`",
        "report-head external-editor",
    ),
    (
        "members, substitutes and groups",
        "`briefpack member add`, `--substitute`, `group`, `move`, `delete`",
        (
            "member-add member-substitute member-group member-delete member-up member-down "
            "member-regroup"
        ),
    ),
    (
        "all fields of a member or a group, the quorum",
        "`briefpack member set BOARD Roe role=chair`, `quorum=5`",
        "member-form member-quorum",
    ),
    (
        "vacancies",
        "`briefpack member vacancy`, `--filled`",
        "member-vacancy member-no-vacancy",
    ),
    ("members pasted from a spreadsheet", "`briefpack member paste BOARD FILE`", "member-paste"),
    (
        "the membership of the next year",
        "`briefpack member roll-year`, `briefpack new --membership 2017-18`",
        "member-new-year",
    ),
    ("a note begun", "`briefpack note`", "note-begin"),
    (
        "who was at a meeting",
        (
            "`briefpack attend`, `--present`, `--apologies`, `--absent`, `--substitute`, "
            "`--unsaid`, `--rest-present`"
        ),
        "note-present note-apologies note-absent note-substitute note-unsaid note-rest-present",
    ),
    (
        "guests and officers, and more of anybody",
        '`briefpack attend`, `--in-attendance`, `--officer`, `--set left="item 4"`',
        "note-guest note-officer note-person",
    ),
    (
        "the items of a note: added, moved, deleted, taken from the agenda",
        "`briefpack minute`, `--add`, `--up`, `--down`, `--delete`, `--take-items`",
        "note-take-items note-delete note-up note-down",
    ),
    (
        "what came of an item: discussion, decisions, actions",
        "`briefpack minute PACK 3 discussion=…`, `--decision`, `--action`",
        "",
    ),
    (
        "the forms on the meeting, notices, contacts and the board",
        "`briefpack set`",
        "",
    ),
    (
        "references, footnotes, tables and pictures within a text",
        "`briefpack insert reference`, `footnote`, `table`, `picture PACK 3 map.png --alt …`",
        "insert-reference insert-footnote insert-table insert-image",
    ),
    (
        "own notices, votes, interests and other entries of lists: added, changed, moved, deleted",
        (
            "`briefpack set PACK notices.new.kind=own`, `--remove notices.0`, "
            "`--move notices.2 0`; "
            "`briefpack minute PACK 3 votes.0.carried=no`, `--remove votes.0`, `--move votes.2 0`"
        ),
        "form-add form-delete form-up form-down",
    ),
    (
        "find and replace, in a paper or in the whole pack",
        (
            "`briefpack find`, `briefpack replace`, `--paper 3`, `--capitals`, `--whole-words`, "
            "`--regex`, `--dry-run`"
        ),
        "find",
    ),
    (
        "problems, and mending them",
        "`briefpack validate`, `--select`, `--fix`, `--diff`, `--watch`",
        "problems next-problem previous-problem problem-fix fix-all filter-problems",
    ),
    ("the rule behind a problem", "`briefpack rule CODE`", "problem-rule"),
    ("the PDF", "`briefpack render`, `-o FILE`", "render save-pdf page-save"),
    ("tidy files", "`briefpack fmt`", ""),
    (
        "taking back what was done",
        "`git restore`, or what else keeps your files; `--diff` shows a change before it is made",
        "undo redo",
    ),
)
"""What is done in the editor, the command that does it too, and the actions that do it."""

WITHOUT: Sequence[tuple[str, str]] = (
    (
        "moving about, looking, and the editor itself",
        (
            "save palette help outline jump preview go-to theme reload close-pack quit form-choose "
            "member-table report-sections note-view note-back page-on page-back page-open "
            "start-open start-other start-filter start-remove wizard-next wizard-back "
            "wizard-calendar"
        ),
    ),
)
"""What has no command, and the actions that do it."""

OUTSIDE = """## What a command does too

Commands change the same files in the same way: comments stay, one changed value is one changed
line, items are numbered anew, and what would make a file unreadable is refused. Each has `--help`
with examples.

| In the editor | As a command |
| --- | --- |
{rows}

What has no command is {without}.
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
    rows = "\n".join(f"| {what} | {command} |" for what, command, _ in COMMANDS)
    without = "; ".join(what for what, _ in WITHOUT)
    return "\n".join([*parts, OUTSIDE.format(rows=rows, without=without), SETTINGS])


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
