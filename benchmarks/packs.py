"""Synthetic packs of about a wished number of pages, the same ones every time."""

import random
from pathlib import Path

import tomli_w

WORDS = tuple(
    """
    the council committee report members are asked to note approve budget revenue capital programme
    highways housing adult social care services risk register corporate plan strategic director
    officers consultation residents ward local planning policy framework funding grant allocation
    statutory duty equality impact assessment climate delivery partners contract procurement
    performance quarter forecast variance savings reserves school places transport infrastructure
    scheme proposals recommendations following a further review of the options considered in detail
    by and with for from which has been that will be subject in accordance
    """.split()
)

PAGES_A_REPORT = 9
"""About how many pages a report takes, its cover with it."""

PAGES_OF_FRONT = 4
"""About how many pages the front matter takes."""


def write_synthetic_pack(folder: Path, pages: int, seed: int = 1) -> Path:
    """Write a pack of about ``pages`` pages into ``folder``; returns the folder."""
    source = random.Random(seed)
    count = max(1, round((pages - PAGES_OF_FRONT) / PAGES_A_REPORT))
    reports = folder / "reports"
    reports.mkdir(parents=True)
    items = []
    for number in range(1, count + 1):
        file = f"reports/report-{number:03}.md"
        (folder / file).write_text(report(source, number, count), encoding="utf-8")
        items.append(
            {
                "id": f"item-{number}",
                "title": _sentence(source, source.randint(4, 9))[:-1],
                "kind": source.choice(["decision", "discussion", "information"]),
                "presenters": [f"Director of {source.choice(['Place', 'Finance', 'Law'])}"],
                "minutes": source.choice([5, 10, 15]),
                "papers": [{"kind": "report", "file": file}],
            }
        )
    (folder / "pack.toml").write_text(tomli_w.dumps(_pack(source, items)), encoding="utf-8")
    return folder


def _pack(source: random.Random, items: list[dict[str, object]]) -> dict[str, object]:
    from datetime import date, time

    names = ["Smith", "Jones", "Patel", "Khan", "Evans", "Brown", "Walker", "Shaw"]
    members = [
        {
            "title": "Cllr",
            "name": f"{letter} {source.choice(names)}",
            "authority": f"{source.choice(['North', 'South', 'East', 'West'])}shire Council",
            **({"role": "chair"} if letter == "A" else {}),
        }
        for letter in "ABCDEFGHIJKLMNO"
    ]
    return {
        "meeting": {
            "date": date(2026, 3, 12),
            "start": time(10, 0),
            "venue": {"name": "Town Hall", "room": "Committee Room 1", "address": "High Street"},
        },
        "membership": {"groups": [{"name": "Members", "seats": 15, "members": members}]},
        "board": {
            "name": "Cabinet",
            "organisation": "Northshire Council",
            "officers": {"clerk": {"name": "Jo Clerk", "phone": "020 7946 0123"}},
        },
        "items": items,
    }


def report(source: random.Random, number: int, count: int) -> str:
    """One report of about nine pages: sections of paragraphs, sub-paragraphs, tables, notes."""
    lines = [
        "+++",
        f'title = "{_sentence(source, source.randint(4, 9))[:-1]}"',
        'purpose = "For decision."',
        f'summary = "{_paragraph(source, 4)}"',
        f'recommendations = ["Note {_sentence(source, 12).lower()}", "Approve the budget."]',
        'contact = "clerk"',
        "+++",
    ]
    notes: list[str] = []
    for section in range(1, 6):
        lines += ["", f"## {_sentence(source, source.randint(2, 5))[:-1]}", ""]
        for paragraph in range(5):
            text = _paragraph(source, source.randint(2, 5))
            if source.random() < 0.12:
                notes.append(f"[^n{len(notes) + 1}]: {_sentence(source, 14)}")
                text += f"[^n{len(notes)}]"
            if source.random() < 0.06:
                text += f" See [@item-{source.randint(1, count)}]."
            if section == 1 and paragraph == 0:
                text += f" {{#opening-{number}}}"
            lines.append(f"1. {text}")
            if source.random() < 0.3:
                lines += [f"   1. {_sentence(source, 14)}" for _ in range(source.randint(2, 4))]
        if section % 2 == 0:
            lines += ["", *_table(source)]
    return "\n".join([*lines, "", *notes, ""])


def _table(source: random.Random) -> list[str]:
    rows = [
        f"| {_sentence(source, 3)[:-1]} | "
        + " | ".join(f"{source.randint(0, 99999):,}" for _ in range(4))
        + " |"
        for _ in range(source.randint(6, 14))
    ]
    return [
        f"Table: {_sentence(source, 4)}",
        "",
        "| Service | Budget £000 | Actual £000 | Forecast £000 | Variance £000 |",
        "|---|--:|--:|--:|--:|",
        *rows,
    ]


def _paragraph(source: random.Random, sentences: int) -> str:
    return " ".join(_sentence(source, source.randint(9, 24)) for _ in range(sentences))


def _sentence(source: random.Random, words: int) -> str:
    text = " ".join(source.choice(WORDS) for _ in range(words))
    return f"{text[0].upper()}{text[1:]}."
