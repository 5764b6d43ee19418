"""A board whose meetings are written as they are needed."""

from pathlib import Path

from tests.packs import write_files

BOARD = """\
name = "The Board"
organisation = "Northtown Council"
website = "https://www.example.org/board"
contact = "clerk"

[officers.clerk]
name = "Helen Trask"
position = "Clerk"
phone = "020 7946 0123"
email = "clerk@example.org"
"""

MEMBERS = """\
[[groups]]
name = "Labour"
members = [
  { title = "Cllr", name = "Ann Hill", role = "chair" },
  { title = "Cllr", name = "Bo Lund" },
]

[[groups]]
name = "Independent"
members = [{ title = "Cllr", name = "Cy Moss" }]
"""


def pack(day: str, items: str = "", *, meeting: str = "", head: str = "") -> str:
    """A pack.toml of a meeting on a day."""
    start = f'[meeting]\ndate = {day}\nstart = 16:30:00\nvenue.name = "Town Hall"\n'
    return f"{head}{start}{meeting}\n{items}"


def item(title: str, more: str = "", kind: str = "decision") -> str:
    """An item of an agenda."""
    return f'[[items]]\ntitle = "{title}"\nkind = "{kind}"\n{more}\n'


def note(day: str, *items: str, head: str = "") -> str:
    """A note.toml of a meeting on a day."""
    start = f'title = "The Board"\ndate = {day}\nvenue.name = "Town Hall"\n{head}'
    return "\n".join([start, *items])


def noted(title: str, *actions: str) -> str:
    """An item of a note, with its actions."""
    lines = [f'[[items]]\ntitle = "{title}"\n']
    return "".join([*lines, *(f"[[items.actions]]\n{action}\n" for action in actions)])


def board(folder: Path, **files: str) -> Path:
    """A board with these files: ``m20161103_pack`` is meetings/2016-11-03/pack.toml."""
    named = {"board.toml": BOARD}
    for name, text in files.items():
        if name.startswith("m2"):
            day, _, file = name[1:].partition("_")
            named[f"meetings/{day[:4]}-{day[4:6]}-{day[6:]}/{file}.toml"] = text
        else:
            named[name.replace("__", "/").replace("_", "-") + ".toml"] = text
    write_files(folder, dict(named))
    return folder
