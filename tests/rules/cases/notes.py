"""Cases of the rules on notes: their numbers and their times."""

from tests.packs import item_with
from tests.rules.cases import Case, Cases
from tests.rules.people import WITH_NOTE, note, said

TWO_NOTES = WITH_NOTE + item_with("note", "old.toml").replace("Budget", "Older")
LEICESTERSHIRE = (
    "Introductions and apologies for absence",
    "Minutes of the previous meetings",
    "Matters arising from the Minutes",
    "Safeguarding – post Haringey: update",
    "Date of Next Meeting",
)


def titled(*titles: str, more: str = "") -> str:
    """Items of three lines each, and what each has besides."""
    return "".join(said(title=title) + more for title in titles)


def numbered(*numbers: int) -> tuple[str, ...]:
    """The titles of a note of March 2009, with these numbers typed into them."""
    pairs = zip(numbers, LEICESTERSHIRE, strict=True)
    return tuple(f"{number}. {title}" for number, title in pairs)


def old(text: str) -> dict[str, str]:
    return {"old.toml": note(text, "2016-09-01")["note.toml"]}


GOOD: Cases = {
    "BP501": (
        Case("none", WITH_NOTE, files=note(titled(*LEICESTERSHIRE))),
        Case(
            "addresses-and-years",
            WITH_NOTE,
            files=note(
                titled("2 Mill Cottages", "17/00318/FUL: barn", "2016 review", "3-year plan")
            ),
        ),
        Case(
            "typed-in-order",
            WITH_NOTE,
            files=note(titled("270. One", "271. Two", more="numbered = false\n")),
        ),
    ),
    "BP502": (
        Case(
            "first-and-last",
            WITH_NOTE,
            files=note(
                f"{said()}numbered = false\n{said(title='B')}{said(title='C')}numbered = false\n"
            ),
        ),
        Case(
            "a-part",
            WITH_NOTE,
            files=note(
                titled("A")
                + '[[items.items]]\ntitle = "P"\nnumbered = false\ndiscussion = "W."\n'
                + titled("B")
            ),
        ),
        Case(
            "no-business",
            WITH_NOTE,
            files=note(
                titled("A") + '[[items]]\ntitle = "Part two"\nnumbered = false\n' + titled("B")
            ),
        ),
    ),
    "BP503": (
        Case(
            "runs-on",
            TWO_NOTES,
            files=note(f"first_number = 272\n{said()}")
            | old("first_number = 270\n" + titled("A", "B")),
        ),
        Case(
            "starts-anew",
            TWO_NOTES,
            files=note(said()) | old("first_number = 270\n" + titled("A", "B")),
        ),
        Case("no-numbers-that-run-on", TWO_NOTES, files=note(said()) | old(titled("A", "B"))),
        Case(
            "another-body",
            TWO_NOTES,
            files=note(f"first_number = 269\n{said()}")
            | {
                "old.toml": old(f"first_number = 270\n{said()}")["old.toml"].replace(
                    'title = "B"', 'title = "Other"'
                )
            },
        ),
    ),
    "BP504": (
        Case("later", WITH_NOTE, files=note(f"start = 14:00:00\nend = 15:30:00\n{said()}")),
        Case("not-said", WITH_NOTE, files=note(f"end = 15:30:00\n{said()}")),
    ),
    "BP505": (
        Case("later", WITH_NOTE, files=note(f"next.date = 2016-11-03\n{said()}")),
        Case("not-said", WITH_NOTE, files=note(said())),
    ),
    "BP509": (
        Case("says-something", WITH_NOTE, files=note(said())),
        Case(
            "has-parts",
            WITH_NOTE,
            files=note('[[items]]\ntitle = "A"\n[[items.items]]\ntitle = "P"\ndiscussion = "W."\n'),
        ),
        Case(
            "the-next-meeting",
            WITH_NOTE,
            files=note('next.date = 2016-11-03\n[[items]]\ntitle = "Date of next meeting"\n'),
        ),
    ),
}

BAD: Cases = {
    "BP501": (
        Case(
            "269-after-273",
            WITH_NOTE,
            files=note("first_number = 270\n" + titled(*numbered(270, 271, 272, 273, 269))),
            told=(
                (
                    "BP501 note.toml:6:9-6:55 270 is typed in the title, and printed twice |"
                    " delete it"
                ),
                (
                    "BP501 note.toml:9:9-9:48 271 is typed in the title, and printed twice |"
                    " delete it"
                ),
                (
                    "BP501 note.toml:12:9-12:48 272 is typed in the title, and printed twice |"
                    " delete it"
                ),
                (
                    "BP501 note.toml:15:9-15:52 273 is typed in the title, and printed twice |"
                    " delete it"
                ),
                (
                    "BP501 note.toml:18:9-18:36 the title says 269, but the item is number"
                    " 274, and comes after 273 | delete it; where numbers run on, first_number"
                    " says where they start"
                ),
            ),
        ),
        Case(
            "269-after-273-without-derived-numbers",
            WITH_NOTE,
            files=note(titled(*numbered(270, 271, 272, 273, 269), more="numbered = false\n")),
            told=(
                "BP501 note.toml:21:9-21:36 number 269 comes after 273 | correct one of the two",
            ),
        ),
        Case(
            "7-after-5",
            WITH_NOTE,
            files=note(
                titled(
                    "1 Declarations of Interest",
                    "2 Membership",
                    "3 Board Work Programme",
                    "4 Schools that work for everyone",
                    "5 Other Business Report",
                    "Wood Review",
                    "7 Note of the Previous Meeting",
                    more="numbered = false\n",
                )
            ),
            told=("BP501 note.toml:29:9-29:41 number 7 comes after 5 | correct one of the two",),
        ),
        Case(
            "another-than-is-printed",
            WITH_NOTE,
            files=note(titled("Minute 12: Budget", "(b) Staff") + titled("3 – Roads")),
            told=(
                (
                    "BP501 note.toml:5:9-5:28 the title says 12, but the item is number 1 |"
                    " delete it; where numbers run on, first_number says where they start"
                ),
                (
                    "BP501 note.toml:8:9-8:20 the title says (b), but the item is number 2 |"
                    " delete it"
                ),
                (
                    "BP501 note.toml:11:9-11:20 3 is typed in the title, and printed twice |"
                    " delete it"
                ),
            ),
        ),
        Case(
            "a-part",
            WITH_NOTE,
            files=note('[[items]]\ntitle = "A"\n[[items.items]]\ntitle = "(a) Laming Report"\n'),
            told=(
                (
                    "BP501 note.toml:7:9-7:28 (a) is typed in the title, and printed twice |"
                    " delete it"
                ),
            ),
        ),
    ),
    "BP502": (
        Case(
            "the-wood-review",
            WITH_NOTE,
            files=note(
                titled("Other Business Report")
                + titled("Wood Review", more="numbered = false\n")
                + titled("Note of the Previous Meeting")
            ),
            told=(
                (
                    "BP502 note.toml:8:9-8:22 this item has no number, and those before and"
                    " after it have"
                ),
            ),
        ),
        Case(
            "between-typed-numbers",
            WITH_NOTE,
            files=note(titled("5. Other", "Wood Review", "7. Note", more="numbered = false\n")),
            told=(
                (
                    "BP502 note.toml:9:9-9:22 this item has no number, and those before and"
                    " after it have"
                ),
            ),
        ),
    ),
    "BP503": (
        Case(
            "269-after-273",
            TWO_NOTES,
            files=note(f"first_number = 269\n{said()}")
            | old("first_number = 270\n" + titled(*LEICESTERSHIRE[:4])),
            told=(
                (
                    "BP503 note.toml:4:16-4:19 this note starts at 269, and the last ended at"
                    " 273 | first_number = 274 runs on"
                ),
            ),
        ),
        Case(
            "a-gap",
            TWO_NOTES,
            files=note(f"first_number = 280\n{said()}") | old("first_number = 270\n" + titled("A")),
            told=(
                (
                    "BP503 note.toml:4:16-4:19 this note starts at 280, and the last ended at"
                    " 270 | first_number = 271 runs on"
                ),
            ),
        ),
    ),
    "BP504": (
        Case(
            "earlier",
            WITH_NOTE,
            files=note(f"start = 14:00:00\nend = 02:30:00\n{said()}"),
            told=("BP504 note.toml:5:7-5:15 the meeting ended before it started",),
        ),
    ),
    "BP505": (
        Case(
            "earlier",
            WITH_NOTE,
            files=note(f"next.date = 2016-04-17\n{said()}"),
            told=("BP505 note.toml:4:13-4:23 the next meeting is not after the one of this note",),
        ),
    ),
    "BP509": (
        Case(
            "only-a-title",
            WITH_NOTE,
            files=note('[[items]]\ntitle = "A"\n'),
            told=("BP509 note.toml:5:9-5:12 this item says nothing but its title",),
        ),
        Case(
            "the-next-meeting-without-a-day",
            WITH_NOTE,
            files=note('[[items]]\ntitle = "Date of next meeting"\n'),
            told=("BP509 note.toml:5:9-5:31 this item says nothing but its title",),
        ),
    ),
}
