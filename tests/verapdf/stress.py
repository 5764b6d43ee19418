"""A pack with all that the files, the Markdown and the themes can make, and much that is odd."""

# ruff: noqa: E501 - tables of Markdown and TOML have to stand on one line

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.packs import write_files
from tests.verapdf.stress_note import NOTE
from tests.verapdf.stress_report import APPENDIX, REPORT

PACK = """\
to = ["Members of the Board", "Others"]
cc = ["The press"]
published = 2016-10-20

[[notices]]
kind = "own"
heading = "Emergency"
important = true
text = '''
Leave by the *nearest* exit:

1. calmly,
2. quickly.

| Door | Leads to |
| ---- | -------- |
| A    | Street   |
'''

[[items]]
title = "Apologies"
kind = "procedural"
start = 10:00:00
minutes = 5

[[items]]
title = "Without a number"
kind = "information"
numbered = false
description = "Words on it."

[[items]]
title = "Business of the board"
kind = "heading"

[[items]]
title = "Everything"
kind = "decision"
id = "board-item"
presenters = ["Cllr A", "Ann Officer, Adviser"]
start = 10:05:00
minutes = 45
description = '''
## A heading on the agenda

A list, [a link](https://www.example.org), a note[^a] and [@deep]:

- one
- two

| Payee | Amount |
| ----- | -----: |
| Hall  | £12.00 |

[^a]: On the agenda.
'''
[[items.papers]]
kind = "report"
file = "report.md"
[[items.papers.appendices]]
title = "Words alone"
file = "words.md"
id = "words"

[[items.items]]
title = "Part of it"
kind = "discussion"
description = "Its description."
[[items.items.items]]
title = "Part of the part"
kind = "verbal-update"

[[items]]
title = "Note of the last meeting"
kind = "note"
[[items.papers]]
kind = "note"
file = "note.toml"

[[items]]
title = "Several papers"
kind = "discussion"
[[items.papers]]
kind = "to-follow"
title = "A late one"
expected = 2016-11-01
[[items.papers]]
kind = "to-follow"
[[items.papers]]
kind = "attachment"
file = "photograph.jpg"
title = "A photograph"
source = "The press"
alternative = "Two squares"
[[items.papers]]
kind = "report"
file = "plain.md"

[[items]]
title = "To follow"
kind = "presentation"
[[items.papers]]
kind = "to-follow"

[[items]]
title = "In private"
kind = "decision"
[items.exempt]
paragraphs = [3]
reason = "Business affairs of a person"
public_interest = "It would harm the *Council’s* position."
[[items.papers]]
kind = "report"
file = "private.md"

[[items]]
title = "Any other business"
kind = "other-business"
"""

MEETING = """\
[meeting]
date = 2016-11-03
start = 10:00:00
end = 12:00:00
title = "Annual meeting"
[meeting.venue]
name = "Town Hall"
room = "Rooms A&B"
address = "High Street\\nTown"
directions = "https://www.example.org/way"
[meeting.venue.map]
image = "chart.svg"
alternative = "From the station, turn left."
[meeting.joining]
link = "https://www.example.org/join"
phone = ["020 7946 0123"]
meeting_id = "123 456"
passcode = "abc"
instructions = "Ring first:\\n\\n- once,\\n- twice."
[meeting.next]
date = 2016-12-01
start = 10:00:00
venue = { name = "Town Hall", room = "Room 1" }
"""

BOARD = """\
[board]
name = "Children and Young People Board with a name that is long enough to break"
short_name = "CYP Board"
organisation = "Local Government Association"
address = "Smith Square\\nLondon"
website = "https://www.example.org"
logo = "logo.svg"
logo_alternative = "The association’s logo"
hashtag = "#board"
member_heading = "Councillor"
contact = "desk"
role_titles = { chair = "Chairman" }
[board.officers.desk]
name = "Member Services"
position = "Desk"
phone = ["020 7946 0858", "020 7946 0166"]
email = "desk@example.org"
[[board.group_offices]]
group = "Conservative"
phone = "020 7946 0223"
email = "con@example.org"
[[board.group_offices]]
group = "Labour"
phone = ["020 7946 0334", "020 7946 0335"]
[[board.notices]]
kind = "attendance-sheet"
text = "Please sign."
[[board.notices]]
kind = "group-meetings"
text = "Groups meet before."
[[board.notices]]
kind = "apologies"
text = "Tell your group office."
[[board.notices]]
kind = "location"
text = "A map is on the back."
[[board.notices]]
kind = "contact"
[[board.notices]]
kind = "carers-allowance"
text = "Up to £9.00 an hour."
[[board.notices]]
kind = "social-media"
text = "Tweet."
[[board.notices]]
kind = "refreshments"
text = "Coffee."

[membership]
vacancies = 1
quorum = 3
members = [{ title = "Cllr", name = "Ind Ependent", authority = "York" }]
substitutes = [{ name = "Sub Stitute", ward = "North" }]
[[membership.groups]]
name = "Conservative"
seats = 2
members = [
  { title = "Cllr", name = "Roy Perry", role = "chair", authority = "Hampshire", ward = "Test", post_nominals = "MBE" },
  { name = "Co Opted", capacity = "co-opted", voting = false },
]
substitutes = [{ name = "John Kent", authority = "Thurrock" }]
[[membership.groups]]
name = "Labour"
seats = 2
vacancies = 1
members = [{ title = "Cllr", name = "Ann Wright", role = "vice-chair", authority = "Leeds" }]
"""

CHART = """\
<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150" viewBox="0 0 300 150">
<title>A chart</title>
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>
<stop offset="1" stop-color="#00f" stop-opacity=".5"/></linearGradient>
<clipPath id="c"><circle cx="60" cy="60" r="50"/></clipPath></defs>
<rect width="300" height="150" fill="url(#g)"/>
<g clip-path="url(#c)" opacity=".5"><rect width="120" height="120" fill="red" stroke="#123"/></g>
<text x="20" y="40" font-size="20" font-family="serif">Words &amp; figures</text>
<text x="20" y="80" fill-opacity=".4">pale</text>
<path d="M0 0 L50 50" stroke="cmyk(0,1,1,0)" stroke-width="2"/>
</svg>
"""

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">'
    '<circle cx="30" cy="30" r="30" fill="#5b2a5e"/></svg>'
)


def write_stress_pack(folder: Path) -> Path:
    """Write the pack into ``folder``; returns the folder."""
    files: dict[str, str | bytes] = {
        "pack.toml": PACK + MEETING + BOARD,
        "report.md": REPORT,
        "appendix.md": APPENDIX,
        "plain.md": "Only words.\n",
        "private.md": "+++\npurpose = 'For decision.'\n+++\n1. Secret.\n",
        "note.toml": NOTE,
        "words.md": "Words, and nothing else.\n",
        "chart.svg": CHART,
        "logo.svg": LOGO,
        "photograph.jpg": _picture("RGB", "JPEG", (300, 400), dpi=(300, 300)),
        "cmyk.jpg": _picture("CMYK", "JPEG"),
        "grey.png": _picture("L", "PNG", (200, 800)),
        "icon.png": _picture("RGB", "PNG"),
        "alpha.png": _picture("RGBA", "PNG"),
        "palette.png": _picture("P", "PNG"),
        "sixteen.png": _picture("I;16", "PNG"),
    }
    write_files(folder, files)
    return folder


def _picture(
    mode: str,
    form: str,
    size: tuple[int, int] = (24, 24),
    dpi: tuple[int, int] | None = None,
) -> bytes:
    colour = (200, 90, 40, 60) if mode in {"RGBA", "CMYK"} else 200
    picture = Image.new(mode, size)
    picture.paste(Image.new(mode, (size[0], size[1] // 2), colour), (0, 0))
    stream = BytesIO()
    picture.save(stream, form, **({} if dpi is None else {"dpi": dpi}))
    return stream.getvalue()
