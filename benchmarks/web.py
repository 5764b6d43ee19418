"""The site of 50 boards with 10 meetings each: from laid-out papers, and after one change.

What is measured is the command as somebody runs it, on two cores. All boards have the same texts,
so that only the first one's papers need laying out before: the cache knows papers by what is in
them, whichever board they are of.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

BOARDS = 50
MEETINGS = 10
CORES = 2
CHANGES = 5

WEB = """## The web site

{boards} boards with {meetings} meetings each, every one with two reports, the note of the last
meeting and its own: {files} files. Their papers are laid out already. On {cores} cores.

| what | seconds |
|---|--:|"""

_BOARD = """\
name = "Environment Board"
organisation = "Northshire Council"
contact = "clerk"

[officers.clerk]
name = "Helen Trask"
position = "Clerk"
phone = "0117 496 0142"
email = "clerk@example.org"
"""

_MEMBERSHIP = """\
[[groups]]
name = "Labour"
seats = 4
members = [
  { title = "Cllr", name = "Ann Able", role = "chair", authority = "Northshire" },
  { title = "Cllr", name = "Bill Baker", authority = "Southshire" },
  { title = "Cllr", name = "Cora Cook", authority = "Eastshire" },
  { title = "Cllr", name = "Dan Dyer", authority = "Westshire" },
]
"""

_REPORT = """\
+++
purpose = "For decision."
summary = "How {subject} went, and what is to be done next."
recommendations = ["Note the report.", "Agree the programme."]
contact = "clerk"
+++

## Introduction

{paragraphs}

Table: Figures

| Quarter | Spent |
| ------- | ----: |
| First   |  1200 |
| Second  |  1350 |
"""

_ITEM = """
[[items]]
title = "{title}"
kind = "{kind}"
"""

_PAPER = """
[[items.papers]]
kind = "{kind}"
file = "{file}"
"""


def write_board(folder: Path) -> None:
    """A board with its meetings, a month apart."""
    _write(folder / "board.toml", _BOARD)
    _write(folder / "membership/2016-17.toml", _MEMBERSHIP)
    last: date | None = None
    for number in range(MEETINGS):
        day = date(2016, 6, 6) + timedelta(weeks=4 * number)
        write_meeting(folder / f"meetings/{day}", day, last)
        last = day


def write_meeting(folder: Path, day: date, last: date | None) -> None:
    """A pack with its papers, and the note of the meeting."""
    text = f'membership = "2016-17"\n\n[meeting]\ndate = {day}\nstart = 10:00:00\n'
    text += 'venue.name = "County Hall"\n' + _ITEM.format(title="Apologies", kind="procedural")
    for subject in ("recycling", "flood defence"):
        file = f"reports/{subject.replace(' ', '-')}.md"
        text += _ITEM.format(title=subject.capitalize(), kind="decision")
        text += _PAPER.format(kind="report", file=file)
        paragraphs = "\n\n".join(
            f"1. In the month before {day} the programme for {subject} went on as planned. "
            f"This is what paragraph {count} tells of it, at some length, as reports do."
            for count in range(1, 13)
        )
        _write(folder / file, _REPORT.format(subject=subject, paragraphs=paragraphs))
    if last is not None:
        text += _ITEM.format(title="Minutes of the last meeting", kind="note")
        text += _PAPER.format(kind="note", file=f"../{last}/note.toml")
    _write(folder / "pack.toml", text)
    _write(folder / "note.toml", _note(day))


def _note(day: date) -> str:
    text = f'title = "Environment Board"\ndate = {day}\nvenue.name = "County Hall"\n'
    text += '[[attendance.present]]\nname = "Ann Able"\nrole = "chair"\n'
    for title in ("Apologies", "Recycling", "Flood defence"):
        text += f'\n[[items]]\ntitle = "{title}"\ndiscussion = "Members spoke about {title}."\n'
        text += '[[items.decisions]]\ntext = "The Board **noted** the report."\n'
        text += '[[items.actions]]\ntext = "**Write** to members."\nowner = "Helen Trask"\n'
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(boards: Path, output: Path) -> float:
    """Seconds for the command to make the site of all boards in a folder."""
    command = [sys.executable, "-m", "briefpack", "web", str(boards), "-o", str(output)]
    started = time.perf_counter()
    subprocess.run([*_on_two_cores(), *command, "--jobs", str(CORES)], check=True)
    return time.perf_counter() - started


def build_after_change(boards: Path, output: Path, number: int) -> float:
    """Seconds for the command once a report of one meeting has a paragraph more."""
    report = max(boards.glob("board-*/meetings/*/reports/recycling.md"))
    with report.open("a", encoding="utf-8") as file:
        file.write(f"\n1. One thing more, the {number + 1}th.\n")
    return build(boards, output)


def _on_two_cores() -> Sequence[str]:
    if shutil.which("taskset") is None or (os.cpu_count() or 1) <= CORES:
        return ()
    return ("taskset", "-c", f"0-{CORES - 1}")


def web_table(folder: Path) -> str:
    """Measure, and word the rows; the section cache has to be in BRIEFPACK_CACHE."""
    boards, site = folder / "boards", folder / "site"
    write_board(boards / "board-01")
    build(boards, folder / "first")  # lays the papers out
    for number in range(2, BOARDS + 1):
        write_board(boards / f"board-{number:02}")
    whole = build(boards, site)
    changed = sorted(build_after_change(boards, site, number) for number in range(CHANGES))
    same = build(boards, site)
    files = sum(path.is_file() for path in site.rglob("*"))
    head = WEB.format(boards=BOARDS, meetings=MEETINGS, files=files, cores=CORES)
    rows = (
        ("all of it", whole),
        (f"after one change, the median of {CHANGES}", changed[CHANGES // 2]),
        (f"after one change, the slowest of {CHANGES}", changed[-1]),
        ("with nothing changed", same),
    )
    return "\n".join([head, *(f"| {what} | {seconds:.1f} |" for what, seconds in rows)]) + "\n"
