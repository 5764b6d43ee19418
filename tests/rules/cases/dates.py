"""Cases of the rules on days."""

from tests.packs import BOARD, ITEM, item_with
from tests.rules.cases import REPORT, Case, Cases, report


def described(text: str) -> str:
    """An item whose description starts in column 16 of line 4."""
    return f'{ITEM}description = "{text}"\n'


def noticed(text: str) -> str:
    return f'[[notices]]\nkind = "location"\ntext = "{text}"\n{ITEM}'


def noted(day: str, words: str = "Words.") -> dict[str, str]:
    head = f'title = "Parish Council"\ndate = {day}\nvenue.name = "Hall"\n'
    return {"note.toml": f'{head}[[items]]\ntitle = "A"\ndiscussion = "{words}"\n'}


NOTE = item_with("note", "note.toml")
GOOD: Cases = {
    "BP601": (
        *(
            Case(text, described(text))
            for text in (
                "Thursday 3 November 2016",
                "Thursday, 3rd November",
                "Thurs 3 Nov 2016",
                "3 November 2016 (Thursday)",
                "Friday 13 January",
                "Friday 4 November 2022",
                "31 November 2016",
                "Wednesday week",
            )
        ),
        Case("code", REPORT, files=report("`Monday 3 November 2016`\n")),
        Case("near-the-note", NOTE, files=noted("2014-11-20", "It was on Monday 3 November.")),
    ),
    "BP602": (
        Case("a-day", described("30 November 2016, 31 December, 29 February 2016, 29 February")),
        Case("a-number", described("the 60 May Road homes")),
    ),
    "BP612": (
        Case("ahead", noticed("Tell us by noon on Wednesday 2 November.")),
        Case("no-deadline", noticed("The hall has been closed since 2 May 2016.")),
        Case("no-notice", described("Comments are due by 24 November.")),
    ),
}

BAD: Cases = {
    "BP601": (
        *(
            Case(
                text,
                described(text),
                told=(
                    (
                        f"BP601 pack.toml:4:16-4:{16 + len(text)} 3 November 2016 is a Thursday,"
                        " not a Wednesday | is it Thursday 3 November 2016, or Wednesday 2 November"
                        " 2016?"
                    ),
                ),
            )
            for text in (
                "Wednesday 3 November 2016",
                "Wednesday, 3rd November",
                "Wed 3 Nov 2016",
                "3 November 2016 (Wednesday)",
            )
        ),
        Case(
            "the-month-first",
            described("Thursday, November 4"),
            told=(
                (
                    "BP601 pack.toml:4:16-4:36 4 November 2016 is a Friday, not a Thursday | is"
                    " it Friday 4 November 2016, or Thursday 3 November 2016?"
                ),
            ),
        ),
        Case(
            "a-title",
            ITEM.replace("Budget", "Minutes of Friday 29 September"),
            told=(
                (
                    "BP601 pack.toml:2:21-2:40 29 September 2016 is a Thursday, not a Friday | is"
                    " it Thursday 29 September 2016, or Friday 30 September 2016?"
                ),
            ),
        ),
        Case(
            "a-body",
            REPORT,
            files=report(
                "1. One.\n1. It is on **Wednesday** 3 November,\n   or Friday 3 November.\n"
            ),
            told=(
                (
                    "BP601 a.md:5:15-5:37 3 November 2016 is a Thursday, not a Wednesday | is it"
                    " Thursday 3 November 2016, or Wednesday 2 November 2016?"
                ),
                (
                    "BP601 a.md:6:7-6:25 3 November 2016 is a Thursday, not a Friday | is it"
                    " Thursday 3 November 2016, or Friday 4 November 2016?"
                ),
            ),
        ),
        Case(
            "over-two-lines",
            REPORT,
            files=report("1. It is on Wednesday\n   3 November 2016.\n"),
            told=(
                (
                    "BP601 a.md:4:13-4:22 3 November 2016 is a Thursday, not a Wednesday | is it"
                    " Thursday 3 November 2016, or Wednesday 2 November 2016?"
                ),
            ),
        ),
        Case(
            "a-head",
            REPORT,
            files=report("1. One.\n", 'summary = "Mon 3 Nov 2016"'),
            told=(
                (
                    "BP601 a.md:2:12-2:26 3 November 2016 is a Thursday, not a Monday | is it"
                    " Thursday 3 November 2016, or Monday 31 October 2016?"
                ),
            ),
        ),
        Case(
            "a-note",
            NOTE,
            files=noted("2014-11-20", "It was on Thursday 3 November."),
            told=(
                (
                    "BP601 note.toml:6:25-6:45 3 November 2014 is a Monday, not a Thursday | is"
                    " it Monday 3 November 2014, or Thursday 6 November 2014?"
                ),
            ),
        ),
        Case(
            "the-board",
            board=BOARD + '[[board.notices]]\nkind = "location"\ntext = "Sunday 3 November 2016"\n',
            told=(
                (
                    "BP601 pack.toml:12:9-12:31 3 November 2016 is a Thursday, not a Sunday | is"
                    " it Thursday 3 November 2016, or Sunday 6 November 2016?"
                ),
            ),
        ),
    ),
    "BP602": (
        Case(
            "november",
            described("31 November 2016"),
            told=(
                (
                    "BP602 pack.toml:4:16-4:32 there is no 31 November 2016 | November 2016 has"
                    " 30 days"
                ),
            ),
        ),
        Case(
            "without-a-year",
            described("30 February"),
            told=(
                (
                    "BP602 pack.toml:4:16-4:27 there is no 30 February | February has at most 29"
                    " days"
                ),
            ),
        ),
        Case(
            "no-leap-year",
            described("29 February 2015"),
            told=(
                (
                    "BP602 pack.toml:4:16-4:32 there is no 29 February 2015 | February 2015 has"
                    " 28 days"
                ),
            ),
        ),
        Case(
            "a-body",
            REPORT,
            files=report("1. One,\n   by 31 Sept.\n"),
            told=("BP602 a.md:5:7-5:15 there is no 31 September | September has 30 days",),
        ),
    ),
    "BP612": (
        Case(
            "later",
            noticed("Tell us by noon on Friday 4 November."),
            told=(
                (
                    "BP612 pack.toml:3:28-3:46 the notice names Friday 4 November 2016, but the"
                    " meeting is on Thursday 3 November 2016 | is it the date of another meeting?"
                ),
            ),
        ),
        Case(
            "left-over",
            noticed("Tell us no later than 2 June 2016."),
            told=(
                (
                    "BP612 pack.toml:3:31-3:42 the notice names Thursday 2 June 2016, but the"
                    " meeting is on Thursday 3 November 2016 | is it the date of another meeting?"
                ),
            ),
        ),
    ),
}
