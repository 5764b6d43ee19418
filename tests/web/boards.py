"""Boards that the examples are not like: one with everything at once, a year, other words."""

from collections.abc import Mapping
from datetime import date

EVERYTHING = """\
[[items]]
title = "First"
kind = "decision"
description = "With [a link](https://www.example.org)."
start = 10:00:00
presenters = ["Cllr Able"]

[[items.papers]]
kind = "report"
file = "wide.md"

[[items.papers]]
kind = "to-follow"
title = "Late figures"
expected = 2016-11-01

[[items.items]]
title = "A part of it"
kind = "discussion"

[[items]]
title = "Private"
kind = "decision"
exempt.paragraphs = [1, 2]

[[items]]
title = "Between"
kind = "heading"

[[items]]
title = "A heading’s item with a very long word: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio"
kind = "information"

[meeting]
date = 2016-11-03
start = 10:00:00
cancelled = "The hall was flooded."
title = "Special meeting"
venue.name = "Hall"
venue.directions = "https://www.example.org/way"
joining.link = "https://www.example.org/join/a-very-long-address-that-does-not-end-anywhere-soon"
"""

WIDE = """\
+++
purpose = "For decision."
summary = "In short."
recommendations = ["Agree this."]
background_papers = ["A file of letters"]
+++

## Figures

1. With a note.[^one] And another.[^two] {#first}

   1. Below [@first].

Table: Of many columns

| Quarter | January | February | March | April | Maynineteenhundred | Junetwothousand | July |
| ------- | ------: | -------: | ----: | ----: | -----------------: | --------------: | ---: |
| First   |    1000 |     2000 |  3000 |  4000 |               5000 |            6000 | 7000 |

[^one]: The first note, see <https://www.example.org/an-address-that-is-rather-long-for-a-phone>.

[^two]: The second.
"""

NOTE = """\
title = "Full Board"
date = 2016-11-03
venue.name = "Hall"

[[attendance.present]]
name = "Ann Able"
role = "chair"

[[corrections]]
text = "For “Tuesday” read “Thursday”."
agreed = 2016-12-01

[[items]]
title = "First"
discussion = "Members spoke."
decision_lead = "The Board:"

[[items.decisions]]
text = "**agreed** this, and"

[[items.decisions]]
text = "**noted** that."

[[items.actions]]
text = "**Write** to all."
owner = "Clerk"
due = 2016-11-20

[[items.actions]]
text = "**Call** them."
done = 2016-11-10

[[items.votes]]
motion = "That it be so."
for = ["A", "B"]
against = 1
carried = true

[[items.interests]]
name = "Cllr Able"
nature = "Lives there."

[[items.items]]
title = "A part"
discussion = "Of it."
"""


FULL = {
    "board.toml": 'name = "Full Board"\ntheme = "plain"\n',
    "meetings/2016-11-03/pack.toml": EVERYTHING,
    "meetings/2016-11-03/wide.md": WIDE,
    "meetings/2016-11-03/note.toml": NOTE,
}
"""A board with all that a meeting's page can show."""

MEMBERS = """\
[[groups]]
name = "Labour"
members = [
  { title = "Cllr", name = "Ann Hill", role = "chair" },
  { title = "Cllr", name = "Bo Llanfair-Lund-Featherstonehaugh" },
]

[[groups]]
name = "Independent"
members = [{ title = "Cllr", name = "Cy Moss" }]
"""

PRESENT = ("Ann Hill", "Bo Llanfair-Lund-Featherstonehaugh", "Cy Moss")


def minutes(
    day: date,
    *,
    items: str = "",
    apologies: tuple[str, ...] = (),
    absent: tuple[str, ...] = (),
    substitutes: Mapping[str, str] | None = None,
) -> str:
    """A note.toml of a meeting; those who were neither away nor sent somebody were there."""
    sent = substitutes or {}
    away = {*apologies, *absent, *sent}
    lines = [f'title = "The Board"\ndate = {day}\nvenue.name = "Town Hall"\nstatus = "approved"\n']
    there = [name for name in PRESENT if name not in away]
    lines += [f'[[attendance.present]]\ntitle = "Cllr"\nname = "{name}"\n' for name in there]
    for name, other in sent.items():
        line = f'title = "Cllr"\nname = "{other}"\nsubstitute_for = "{name}"\n'
        lines.append(f"[[attendance.present]]\n{line}")
    lines += [f'[[attendance.apologies]]\ntitle = "Cllr"\nname = "{each}"\n' for each in apologies]
    lines += [f'[[attendance.absent]]\ntitle = "Cllr"\nname = "{each}"\n' for each in absent]
    return "\n".join([*lines, items])


def action(text: str, *, done: str = "") -> str:
    """An item of a note with an action."""
    when = f"done = {done}\n" if done else ""
    return f'[[items]]\ntitle = "Roads"\n[[items.actions]]\ntext = "{text}"\n{when}'


def agenda(day: date, more: str = "") -> str:
    """A pack.toml of a meeting about roads, whose members are those of 2016-17."""
    start = '[[items]]\ntitle = "Roads"\nkind = "decision"\n'
    meeting = f'[meeting]\ndate = {day}\nstart = 16:30:00\nvenue.name = "Town Hall"\n'
    return f'membership = "2016-17"\n{start}{meeting}{more}'


SEPTEMBER, OCTOBER, NOVEMBER = date(2016, 9, 29), date(2016, 10, 20), date(2016, 11, 3)

YEAR = {
    "board.toml": 'name = "The Board"\ntheme = "lga"\n',
    "membership/2016-17.toml": MEMBERS,
    "meetings/2016-09-29/pack.toml": agenda(SEPTEMBER),
    "meetings/2016-09-29/note.toml": minutes(
        SEPTEMBER,
        apologies=("Bo Llanfair-Lund-Featherstonehaugh",),
        items=action("Mend the road.", done="2016-10-25") + action("Mend the bridge."),
    ),
    "meetings/2016-10-20/pack.toml": agenda(OCTOBER, 'cancelled = "No room was free."\n'),
    "meetings/2016-11-03/pack.toml": agenda(NOVEMBER),
    "meetings/2016-11-03/note.toml": minutes(
        NOVEMBER,
        absent=("Cy Moss",),
        substitutes={"Ann Hill": "Dee Dale"},
        items=action("Mend the hedge."),
    ),
}
"""A board with two meetings that have notes, and one that was not held."""

LONG_DAYS = tuple(date(2016, 9, day) for day in range(1, 16))

LONG = {
    "board.toml": 'name = "The Board"\ntheme = "plain"\n',
    "membership/2016-17.toml": MEMBERS.replace(
        '"Cy Moss" }', '"Cy Moss" }, { title = "Cllr", name = "Never Named" }'
    ),
    "meetings/2016-09-01/pack.toml": agenda(LONG_DAYS[0]),
    **{f"meetings/{day}/note.toml": minutes(day, absent=("Cy Moss",)) for day in LONG_DAYS},
}
"""A board that met more often than there is room for, with a member whom no note names."""

WORDS_OF_THEME = """\
title = "Cymraeg"
extends = "plain"

[labels]
weekdays = "Llun Mawrth Mercher Iau Gwener Sadwrn Sul"
months = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
venue = "Lleoliad"
web_all_boards = "Pob bwrdd"
web_meetings = "Cyfarfodydd"
web_agenda_kicker = "Agenda y cyfarfod"
web_next_meeting = "Cyfarfod nesaf"
web_skip = "Neidio i’r cynnwys"
web_missing = "Nid oes tudalen o’r fath"
"""

WELSH = {
    "board.toml": 'name = "Bwrdd y Ffyrdd"\ntheme = "theme"\nlanguage = "cy"\n',
    "theme/theme.toml": WORDS_OF_THEME,
    "meetings/2016-11-03/pack.toml": agenda(NOVEMBER).replace('membership = "2016-17"\n', ""),
}
"""A board in another language, whose theme has the words for it."""
