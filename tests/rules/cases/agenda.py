"""Cases of the rules on the agenda."""

from tests.packs import ITEM, MEETING, item_with
from tests.rules.cases import HEADING, REPORT, SUB_ITEM, Case, Cases, lasting, report, until

GOOD: Cases = {
    "BP301": (Case("an-item"), Case("below-a-heading", HEADING + ITEM)),
    "BP302": (Case("later", meeting=until("18:30:00")), Case("open")),
    "BP303": (
        Case("later", meeting=MEETING + "[meeting.next]\ndate = 2016-11-04\n"),
        Case("not-known"),
    ),
    "BP304": (
        Case("fits", lasting(30), meeting=until("17:00:00")),
        Case("open-end", lasting(300)),
        Case("no-times", meeting=until("16:31:00")),
        Case("headings", HEADING + lasting(30), meeting=until("17:00:00")),
        Case("parts", lasting(30) + SUB_ITEM + "minutes = 30\n", meeting=until("17:00:00")),
    ),
    "BP305": (Case("differ", ITEM + HEADING + ITEM.replace("Budget", "Staff")),),
    "BP306": (Case("bare", HEADING + ITEM), Case("an-item-with-parts", ITEM + SUB_ITEM)),
    "BP307": (
        Case("once", ITEM + 'id = "a"\n' + ITEM.replace("Budget", "Staff") + 'id = "b"\n'),
        Case(
            "in-two-reports",
            REPORT + item_with("report", "b.md").replace("Budget", "Staff"),
            files={"a.md": "1. One. {#x}\n", "b.md": "1. Two. {#x}\n"},
        ),
    ),
}

BAD: Cases = {
    "BP301": (
        Case(
            "no-items",
            "",
            told=("BP301 pack.toml:1:1-1:1 the agenda has no items | add [[items]]",),
        ),
        Case(
            "only-headings",
            HEADING,
            told=("BP301 pack.toml:1:1-1:1 the agenda has no items | add [[items]]",),
        ),
    ),
    "BP302": (
        Case(
            "earlier",
            meeting=until("15:00:00"),
            told=("BP302 pack.toml:8:7-8:15 the meeting ends before it starts",),
        ),
        Case(
            "at-once",
            meeting=until("16:30:00"),
            told=("BP302 pack.toml:8:7-8:15 the meeting ends before it starts",),
        ),
    ),
    "BP303": (
        Case(
            "earlier",
            meeting=MEETING + "[meeting.next]\ndate = 2016-09-29\n",
            told=("BP303 pack.toml:9:8-9:18 the next meeting is not after this one",),
        ),
        Case(
            "same-day",
            meeting=MEETING + "[meeting.next]\ndate = 2016-11-03\n",
            told=("BP303 pack.toml:9:8-9:18 the next meeting is not after this one",),
        ),
    ),
    "BP304": (
        Case(
            "too-long",
            lasting(20) + lasting(15, "Staff"),
            meeting=until("17:00:00"),
            told=(
                (
                    "BP304 pack.toml:13:7-13:15 the items take 35 minutes,"
                    " 5 more than the meeting has"
                ),
            ),
        ),
    ),
    "BP305": (
        Case(
            "twice",
            ITEM + ITEM.replace("Budget", "The  BUDGET").replace("The  ", ""),
            told=("BP305 pack.toml:5:9-5:17 an item above has the same title",),
        ),
        Case(
            "below-another",
            ITEM + SUB_ITEM.replace("Sub-item", "Budget"),
            told=("BP305 pack.toml:5:9-5:17 an item above has the same title",),
        ),
    ),
    "BP306": (
        Case(
            "a-paper",
            ITEM + HEADING + '[[items.papers]]\nkind = "to-follow"\n',
            told=("BP306 pack.toml:6:8-6:17 a heading cannot have papers or sub-items",),
        ),
        Case(
            "a-part",
            HEADING + SUB_ITEM,
            told=("BP306 pack.toml:3:8-3:17 a heading cannot have papers or sub-items",),
        ),
    ),
    "BP307": (
        Case(
            "items",
            ITEM + 'id = "a"\n' + ITEM.replace("Budget", "Staff") + 'id = "a"\n',
            told=("BP307 pack.toml:8:6-8:9 the id a is given twice",),
        ),
        Case(
            "an-appendix",
            REPORT
            + 'appendices = [{ title = "B", file = "b.md", id = "x" }]\n'
            + ITEM.replace("Budget", "Staff")
            + 'id = "x"\n',
            files={"a.md": "1. One.\n", "b.md": "1. Two.\n"},
            told=("BP307 pack.toml:11:6-11:9 the id x is given twice",),
        ),
        Case(
            "an-appendix-of-a-report",
            f'{ITEM}id = "x"\n{REPORT.replace("Budget", "Report")}',
            files={
                **report("1. One.\n", 'appendices = [{ title = "B", file = "b.md", id = "x" }]'),
                "b.md": "1. Two.\n",
            },
            told=("BP307 a.md:2:50-2:53 the id x is given twice",),
        ),
        Case(
            "in-a-report",
            REPORT,
            files=report("1. One. {#x}\n\n# Costs {#x}\n\n1. Two\n   lines. {#x}\n"),
            told=(
                "BP307 a.md:6:1-6:13 the id x is given twice",
                "BP307 a.md:9:4-9:15 the id x is given twice",
            ),
        ),
    ),
}
