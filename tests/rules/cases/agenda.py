"""Cases of the rules on the agenda."""

from tests.packs import ITEM, MEETING, item_with
from tests.rules.cases import HEADING, REPORT, SUB_ITEM, Case, Cases, lasting, report, until


def titled(title: str, kind: str = "procedural", more: str = "") -> str:
    """An item with this title, on its second line, and this kind."""
    return f'[[items]]\ntitle = "{title}"\nkind = "{kind}"\n{more}'


AOB = titled("Any other business", "other-business")
NEXT = MEETING + "[meeting.next]\ndate = 2016-12-01\n"
EXEMPT = '[items.exempt]\nreason = "Terms of a contract"\n'


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
    "BP308": (
        *(
            Case(title, titled(title) + ITEM, profile="lga-board")
            for title in (
                "Declarations of Interest",
                "To receive any declarations of members’ interests",
                "Apologies and declarations",
                "Disclosable pecuniary interests",
                "Interests to be declared",
                "Conflicts of interest",
                "Datganiadau o Fuddiant",
            )
        ),
        Case("a-part", ITEM + SUB_ITEM.replace("Sub-item", "Declarations"), profile="parish"),
        Case("any-board"),
        Case("no-agenda-yet", "", profile="parish"),
    ),
    "BP320": (
        Case("last", ITEM + AOB),
        Case("before-the-note", AOB + titled("Note of the last meeting", "note")),
        Case("before-the-next-meeting", AOB + titled("Date of next meeting")),
        Case("before-the-close", AOB + titled("Close of meeting")),
        Case(
            "before-private-business",
            AOB + titled("Exclusion of the press and public") + ITEM + EXEMPT,
        ),
        Case("before-a-heading", AOB + HEADING),
        Case("another-business", titled("Other Business Report", "information") + ITEM),
    ),
    "BP321": (
        Case("urgent", titled("Any other urgent business"), profile="principal-council-england"),
        Case(
            "nothing-decided",
            AOB + 'description = "No decision can be taken under this item."\n',
            profile="parish",
        ),
        Case(
            "specified",
            AOB + SUB_ITEM,
            profile="parish",
        ),
        Case("no-law", AOB, profile="lga-board"),
    ),
    "BP322": (
        Case("an-item", HEADING + ITEM),
        Case("an-item-in-parts", HEADING + ITEM + SUB_ITEM),
    ),
    "BP323": (
        Case("known", meeting=NEXT, profile="parish"),
        Case("an-item", ITEM + titled("Dates of future meetings"), profile="parish"),
        Case("any-board"),
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
    "BP308": (
        Case(
            "none",
            titled("Apologies") + ITEM,
            profile="lga-board",
            told=(
                (
                    "BP308 pack.toml:1:1-1:1 no item asks for declarations of interest | add an"
                    ' item "Declarations of interest"'
                ),
            ),
        ),
        Case(
            "other-declarations",
            titled("Climate emergency declaration") + titled("Rates of interest"),
            profile="parish",
            told=(
                (
                    "BP308 pack.toml:1:1-1:1 no item asks for declarations of interest | add an"
                    ' item "Declarations of interest"'
                ),
            ),
        ),
    ),
    "BP320": (
        Case(
            "first",
            AOB + ITEM,
            told=(
                (
                    "BP320 pack.toml:2:9-2:29 Budget comes after Any other business | move other"
                    " business to the end"
                ),
            ),
        ),
        Case(
            "by-its-title",
            titled("AOB", "discussion") + HEADING + ITEM,
            told=(
                (
                    "BP320 pack.toml:2:9-2:14 Budget comes after AOB | move other business to the"
                    " end"
                ),
            ),
        ),
        Case(
            "before-another-business",
            AOB + titled("Date of next meeting") + titled("Works", "information"),
            told=(
                (
                    "BP320 pack.toml:2:9-2:29 Works comes after Any other business | move other"
                    " business to the end"
                ),
            ),
        ),
    ),
    "BP321": (
        Case(
            "england",
            AOB,
            profile="principal-council-england",
            told=(
                (
                    "BP321 pack.toml:2:9-2:29 nothing may be decided under Any other business"
                    " that is not on the agenda | say in its title that it is urgent, or below it"
                    " that nothing is decided"
                ),
            ),
        ),
        Case(
            "parish",
            ITEM + titled("Any other business"),
            profile="parish",
            told=(
                (
                    "BP321 pack.toml:5:9-5:29 nothing may be decided under Any other business"
                    " that is not on the agenda | say in its title that it is urgent, or below it"
                    " that nothing is decided"
                ),
            ),
        ),
    ),
    "BP322": (
        Case(
            "last",
            ITEM + HEADING,
            told=("BP322 pack.toml:5:9-5:18 nothing stands below the heading Finance",),
        ),
        Case(
            "before-another",
            HEADING + HEADING.replace("Finance", "Staff") + ITEM,
            told=("BP322 pack.toml:2:9-2:18 nothing stands below the heading Finance",),
        ),
        Case(
            "among-parts",
            ITEM + SUB_ITEM + SUB_ITEM.replace("Sub-item", "Notes").replace("decision", "heading"),
            told=("BP322 pack.toml:8:9-8:16 nothing stands below the heading Notes",),
        ),
    ),
    "BP323": (
        Case(
            "not-known",
            profile="lga-board",
            told=(
                (
                    "BP323 pack.toml:4:2-4:9 the pack does not say when the next meeting is | add"
                    " [meeting.next]"
                ),
            ),
        ),
    ),
}
