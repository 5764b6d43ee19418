"""Packs that nothing is wrong with, few or many, and one with much wrong: what checking takes."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from pathlib import Path

import tomli_w

from benchmarks.packs import WORDS

MEETINGS_A_BOARD = 10
ITEMS = 12
REPORTS = 3

FIRST_MEETING = date(2026, 1, 15)
"""A Thursday; a board's meetings are four weeks apart."""

PLACES = ("Northshire", "Southshire", "Eastshire", "Westshire", "Midshire")
SURNAMES = "Smith Jones Patel Khan Evans Brown Walker Shaw Begum Hughes Ali Green Wood".split()
SUBJECTS = "budget revenue capital highways housing care risk schools waste libraries parks".split()

_Table = dict[str, object]


def write_many(folder: Path, count: int) -> Path:
    """Write ``count`` packs of 12 items and 3 reports, ten to a board; returns the folder."""
    for number in range(count):
        board = folder / f"board-{number // MEETINGS_A_BOARD:03}"
        if number % MEETINGS_A_BOARD == 0:
            _write(board / "board.toml", _board(f"Board {number // MEETINGS_A_BOARD + 1}"))
            _write(board / "membership" / "2026.toml", _membership(random.Random(number)))
        day = FIRST_MEETING + timedelta(weeks=4 * (number % MEETINGS_A_BOARD))
        _write_pack(board / "meetings" / day.isoformat(), day, ITEMS, REPORTS, words=720)
    return folder


def write_large(folder: Path) -> Path:
    """Write a pack of 200 items, each with a report of ten paragraphs; returns its folder."""
    _write(folder / "board.toml", _board("Council"))
    _write(folder / "membership" / "2026.toml", _membership(random.Random(1)))
    pack = folder / "meetings" / FIRST_MEETING.isoformat()
    _write_pack(pack, FIRST_MEETING, 200, 200, words=600)
    return pack


def write_faulty(folder: Path, problems: int) -> Path:
    """Write a pack with as many keys that there are not, one in each item; returns its folder."""
    _write(folder / "board.toml", _board("Council"))
    items = [{**item, "minuets": 5} for item in _items(random.Random(2), problems, 0)]
    _write(folder / "pack.toml", {**_meeting(FIRST_MEETING), "items": items})
    return folder


def write_with_pdfs(folder: Path, count: int) -> Path:
    """Write a pack of as many items with a PDF of three pages each; returns its folder.

    No two PDFs are the same file.
    """
    from weasyprint import HTML

    _write(folder / "board.toml", _board("Council"))
    pages = "".join(f"<p style='break-after: page'>{' '.join(WORDS)}" for _ in range(3))
    pdf = HTML(string=f"<title>Figures</title>{pages}").write_pdf()
    items = []
    for number, item in enumerate(_items(random.Random(3), count, 0), start=1):
        file = f"{number}.pdf"
        (folder / file).write_bytes(pdf + f"% {number}\n".encode())
        items.append({**item, "papers": [{"kind": "attachment", "file": file, "title": file}]})
    _write(folder / "pack.toml", {**_meeting(FIRST_MEETING), "items": items})
    return folder


# -- parts ---------------------------------------------------------------------------------


def _write_pack(folder: Path, day: date, items: int, reports: int, *, words: int) -> None:
    source = random.Random(f"{folder.parent.parent.name} {day}")
    pack = {"membership": "2026", **_meeting(day), "items": list(_items(source, items, reports))}
    _write(folder / "pack.toml", pack)
    (folder / "reports").mkdir()
    for number in range(1, reports + 1):
        text = report(source, words)
        (folder / "reports" / f"{number}.md").write_text(text, encoding="utf-8")


def _items(source: random.Random, count: int, reports: int) -> Iterator[_Table]:
    """Items, of which the first have a report each; no two have one title."""
    for number in range(1, count + 1):
        item: _Table = {"id": f"item-{number}", "title": _title(source, number)}
        if number <= reports:
            papers = [{"kind": "report", "file": f"reports/{number}.md"}]
            yield {**item, "kind": "decision", "papers": papers}
        else:
            yield {**item, "kind": "discussion", "minutes": 5}


def _title(source: random.Random, number: int) -> str:
    return f"The {source.choice(SUBJECTS)} in {source.choice(PLACES)}, part {number}"


def _meeting(day: date) -> _Table:
    venue = {"name": "Town Hall", "room": "Committee Room 1", "address": "High Street"}
    return {"meeting": {"date": day, "start": time(10, 0), "venue": venue}}


def _board(name: str) -> _Table:
    clerk = {"name": "Jo Clerk", "phone": "020 7946 0123"}
    return {"name": name, "organisation": "Northshire Council", "officers": {"clerk": clerk}}


def _membership(source: random.Random) -> _Table:
    names = source.sample(SURNAMES, 10)
    members = [
        {
            "title": "Cllr",
            "name": f"{letter} {name}",
            "authority": f"{source.choice(PLACES)} Council",
            **({"role": "chair"} if letter == "A" else {}),
        }
        for letter, name in zip("ABCDEFGHIJ", names, strict=True)
    ]
    groups = [
        {"name": "First group", "seats": 5, "members": members[:5]},
        {"name": "Second group", "seats": 5, "members": members[5:]},
    ]
    return {"groups": groups}


def report(source: random.Random, words: int) -> str:
    """A report of about so many words, in numbered paragraphs of about sixty."""
    lines = [
        "+++",
        'purpose = "For decision."',
        f'summary = "{_sentence(source)}"',
        f'recommendations = ["Note that {_words(source, 12)}.", "Approve the budget."]',
        'contact = "clerk"',
        "+++",
    ]
    for number in range(words // 60):
        if number % 5 == 0:
            heading = f"{source.choice(SUBJECTS).capitalize()} {number // 5 + 1}"
            lines += ["", f"## {heading}", ""]
        lines.append("1. " + " ".join(_sentence(source) for _ in range(4)))
    return "\n".join([*lines, ""])


def _sentence(source: random.Random) -> str:
    text = _words(source, 15)
    return f"{text[0].upper()}{text[1:]}."


def _words(source: random.Random, count: int) -> str:
    """As many words, none twice in a row."""
    return " ".join(source.sample(_DIFFERENT, count))


_DIFFERENT: Sequence[str] = tuple(dict.fromkeys(WORDS))


def _write(path: Path, table: _Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(tomli_w.dumps(table), encoding="utf-8")
