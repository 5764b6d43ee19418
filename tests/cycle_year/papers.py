"""What the officers of a made-up committee write in a year: the board, its members, its papers."""

from typing import Any

Table = dict[str, Any]

BOARD = """\
# What stays the same from meeting to meeting.
name = "Health Scrutiny Committee"
organisation = "Ashcombe County Council"
website = "https://www.example.org"

profile = "principal-council-england"
theme = "county"
member_heading = "Councillor"
authority_heading = "Division"
open_actions = true # a new pack lists what is still to be done
contact = "helen-marsh"

[role_titles]
chair = "Chair"
vice-chair = "Vice-Chair"

[officers.helen-marsh]
name = "Helen Marsh"
position = "Democratic Services Officer"
phone = "020 7946 0101"
email = "helen.marsh@example.org"

[officers.david-orme]
name = "David Orme"
position = "Director of Public Health"
phone = "020 7946 0102"
email = "david.orme@example.org"
"""

MEMBERSHIP = """\
# The committee in 2025-26, as the Council appointed it.
[[groups]]
name = "Conservative"
seats = 3
members = [
  { title = "Cllr", name = "Joan Hartwell", role = "chair", ward = "Ashcombe North" },
  { title = "Cllr", name = "Peter Lyle", ward = "Downs" },
  { title = "Cllr", name = "Anita Desai", ward = "Kelling" },
]

[[groups]]
name = "Labour"
seats = 2
members = [
  { title = "Cllr", name = "Owen Pritchard", role = "vice-chair", ward = "Harbour" },
  { title = "Cllr", name = "Grace Adeyemi", ward = "Quayside" },
]

[[groups]]
name = "Liberal Democrat"
seats = 2
members = [
  { title = "Cllr", name = "Ruth Kemble", ward = "Market" },
  { title = "Cllr", name = "Martin Foss", ward = "Weir" },
]
"""

IAN_THORNE = '  { title = "Cllr", name = "Ian Thorne", ward = "Downs" },\n'

NEW_MEMBERS = (
    # One seat goes from one group to another, one member makes way, and the office changes hands.
    ("seats = 3", "seats = 2"),
    ('  { title = "Cllr", name = "Peter Lyle", ward = "Downs" },\n', ""),
    (
        '{ title = "Cllr", name = "Grace Adeyemi", ward = "Quayside" }',
        '{ title = "Cllr", name = "Samira Khan", ward = "Quayside" }',
    ),
    ('name = "Owen Pritchard", role = "vice-chair"', 'name = "Owen Pritchard"'),
    ('name = "Liberal Democrat"\nseats = 2', 'name = "Liberal Democrat"\nseats = 3'),
    ('name = "Ruth Kemble"', 'name = "Ruth Kemble", role = "vice-chair"'),
    ('ward = "Weir" },\n', f'ward = "Weir" }},\n{IAN_THORNE}'),
)

INITIALS = {
    "Joan Hartwell": "JH",
    "Peter Lyle": "PL",
    "Anita Desai": "AD",
    "Owen Pritchard": "OP",
    "Grace Adeyemi": "GA",
    "Ruth Kemble": "RK",
    "Martin Foss": "MF",
    "Samira Khan": "SK",
    "Ian Thorne": "IT",
}

OFFICERS = [
    {"name": "Helen Marsh", "position": "Democratic Services Officer", "initials": "HM"},
    {"name": "David Orme", "position": "Director of Public Health", "initials": "DO"},
]

PLAN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="400" height="200">\
<rect x="2" y="8" width="6" height="10" fill="#234"/>\
<rect x="12" y="4" width="6" height="14" fill="#234"/></svg>
"""


def report(*paragraphs: str, ask: str = "Note what the report says.") -> str:
    """A report of the Director of Public Health, with the headings that the Council asks for."""
    body = "\n\n".join(f"1. {paragraph}" for paragraph in paragraphs)
    return f"""\
+++
purpose = "For discussion."
summary = "What the Committee asked to be told, in short."
recommendations_lead = "Members are asked to:"
recommendations = ["{ask}"]
contact = "david-orme"
+++

## Introduction

{body}

## Financial implications

1. There are none beyond the budget that the Council has set.

## Legal implications

1. The Committee looks into health services under section 244 of the National Health Service
   Act 2006.

## Background papers

1. None.
"""


def item(title: str, kind: str = "discussion", **more: object) -> Table:
    """An item of an agenda."""
    return {"title": title, "kind": kind, **more}


def with_report(title: str, file: str, kind: str = "discussion", **more: object) -> Table:
    """An item with one report."""
    return item(title, kind, papers=[{"kind": "report", "file": f"reports/{file}.md", **more}])
