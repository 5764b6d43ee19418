"""A note with all that a note can hold."""

# ruff: noqa: E501 - tables of Markdown and TOML have to stand on one line

NOTE = """\
title = "The Board"
date = 2016-09-29
start = 10:00:00
end = 12:30:00
status = "draft"
first_number = 270
venue = { name = "Town Hall", room = "Room 1", address = "High Street\\nTown" }
next = { date = 2016-12-01, start = 10:00:00, venue = { name = "Town Hall" } }

[attendance]
present = [
  { title = "Cllr", name = "Roy Perry", role = "chair", organisation = "Hampshire" },
  { name = "Ann Wright", substitute_for = "Roy Perry", remote = true, arrived = "10.30", left = "item 3", post_nominals = "MBE" },
]
apologies = [{ title = "Cllr", name = "John Kent" }]
absent = [{ name = "Nobody Else" }]
in_attendance = [{ name = "A Guest", position = "Director", organisation = "A Charity" }]
officers = [{ name = "Ann Officer", position = "Adviser" }]

[[items]]
title = "Interests"
discussion = '''
Words, and a list:

1. one
2. two[^n]

## A heading in it

[^n]: A note.
'''
interests = [{ name = "Cllr Perry", item = "3", nature = "A *trustee*." }, { name = "Cllr Kent", nature = "None." }]

[[items]]
title = "Votes"
decision_lead = "The Board:"
decisions = [{ text = "**noted** it" }, { text = "**agreed**:\\n\\n- one\\n- two" }]
action_lead = "Officers are to:"
actions = [
  { text = "Write.", owner = "AO", due = 2016-10-01 },
  { text = "Ring.\\n\\n| A | B |\\n| - | - |\\n| 1 | 2 |", owner = ["AO", "RP"], due_text = "soon", done = 2016-10-02 },
  { text = "Neither." },
]
votes = [
  { motion = "That it be so.", proposer = "Cllr A", seconder = "Cllr B", for = ["A", "B"], against = ["C"], abstained = 2, carried = true },
  { motion = "That it be [otherwise](https://www.example.org).", for = 1, against = 9, carried = false },
]
[[items.items]]
title = "Part"
decisions = [{ text = "The Board **noted** the part." }]
actions = [{ text = "One alone.", owner = "AO" }]
[[items.items.items]]
title = "Part of the part"
discussion = "Words.\\n\\n# Heading\\n\\n### Skipping"
[[items.items.items.items]]
title = "Four"
[[items.items.items.items.items]]
title = "Five"
[[items.items.items.items.items.items]]
title = "Six"
[[items.items.items.items.items.items.items]]
title = "Seven"
discussion = "Deep."

[[items]]
title = "Without a number"
numbered = false
"""
