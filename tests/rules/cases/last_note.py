"""Cases of the rules on the note of the last meeting."""

from tests.packs import ITEM, MEETING, item_with
from tests.rules.cases import Case, Cases
from tests.rules.cases.agenda import titled
from tests.rules.cases.meetings import Beside


def note(day: str = "2016-09-29", title: str = "Parish Council") -> dict[str, str]:
    return {"note.toml": f'title = "{title}"\ndate = {day}\nvenue.name = "Hall"\n'}


def item(title: str = "Note of the last meeting") -> str:
    """An item for a note, whose file is named on line 6."""
    text = item_with("note", "note.toml")
    return text.replace("Budget", title).replace("decision", "note")


SEPTEMBER = ("2016-07-14", "2016-09-29", "2017-01-13")

GOOD: Cases = {
    "BP309": (
        *(
            Case(title, titled(title), profile="parish")
            for title in (
                "Minutes",
                "Note of the previous meeting",
                "Notes of the meeting of 29 September",
                "To approve the minutes of the last meeting",
                "Last note",
                "Cofnodion",
            )
        ),
        Case("by-its-kind", item("What we said"), files=note(), profile="lga-board"),
        Case("special", meeting=MEETING + 'title = "Special meeting"\n', profile="parish"),
        Case("any-board"),
    ),
    "BP310": (
        Case("a-note", item(), files=note()),
        Case("to-follow", titled("Note", "note") + '[[items.papers]]\nkind = "to-follow"\n'),
        Case("elsewhere", titled("Note", "note", 'description = "Sent to members in May."\n')),
        Case(
            "in-parts",
            titled("Notes", "note")
            + '[[items.items]]\ntitle = "May"\nkind = "note"\n[[items.items.papers]]\n'
            'kind = "note"\nfile = "note.toml"\n',
            files=note(),
        ),
        Case("another-kind"),
    ),
    "BP311": (
        Beside("the-last", item(), files=note(), days=SEPTEMBER),
        Beside("newer-than-any-folder", item(), files=note("2016-10-20"), days=SEPTEMBER),
        Case("no-folders", item(), files=note("2016-07-14")),
        Case("a-title", item("Minutes of 29 September 2016"), files=note()),
        Case("a-title-without-a-year", item("Minutes of 29 September"), files=note()),
        Beside("a-title-alone", titled("Minutes of 29 September"), days=SEPTEMBER),
        Beside("two-titles", titled("Minutes of 14 July and 29 September 2016"), days=SEPTEMBER),
        Case("twenty-minutes", titled("Questions of 10 November (20 minutes)")),
        Case(
            "another-boards-paper",
            item("Report of 29 September").replace('"note"', '"information"', 1),
            files=note("2016-12-01"),
        ),
    ),
    "BP312": (
        Case("its-name", item(), files=note()),
        Case("a-longer-one", item(), files=note(title="Minutes of the Bray Parish Council")),
        Case(
            "its-short-name",
            item(),
            board='[board]\nname = "Children and Young People Board"\nshort_name = "CYP"\n',
            files=note(title="Children & Young People Board"),
        ),
        Case(
            "meant",
            item("Minutes of the Planning Committee"),
            files=note(title="Planning Committee"),
        ),
    ),
}

BAD: Cases = {
    "BP309": (
        Case(
            "none",
            ITEM,
            profile="lga-board",
            told=(
                (
                    "BP309 pack.toml:1:1-1:1 the note of the last meeting is not on the agenda |"
                    ' add an item of the kind "note"'
                ),
            ),
        ),
        Case(
            "minutes-of-time",
            titled("Questions (20 minutes)"),
            profile="parish",
            told=(
                (
                    "BP309 pack.toml:1:1-1:1 the note of the last meeting is not on the agenda |"
                    ' add an item of the kind "note"'
                ),
            ),
        ),
    ),
    "BP310": (
        Case(
            "nothing",
            titled("Note of the last meeting", "note"),
            told=(
                (
                    "BP310 pack.toml:2:9-2:35 Note of the last meeting has no note | add the"
                    " note.toml of that meeting as a paper"
                ),
            ),
        ),
        Case(
            "a-report",
            item().replace('kind = "note"\nfile = "note.toml"', 'kind = "report"\nfile = "a.md"'),
            files={"a.md": "1. One.\n"},
            told=(
                (
                    "BP310 pack.toml:2:9-2:35 Note of the last meeting has no note | add the"
                    " note.toml of that meeting as a paper"
                ),
            ),
        ),
    ),
    "BP311": (
        Beside(
            "before-the-last",
            item(),
            files=note("2016-07-14"),
            days=SEPTEMBER,
            told=(
                (
                    "BP311 meetings/2016-11-03/pack.toml:6:8-6:19 the note is of Thursday 14 July"
                    " 2016, but the board met on Thursday 29 September 2016 since | name the note"
                    " of Thursday 29 September 2016"
                ),
            ),
        ),
        Case(
            "of-this-meeting",
            item(),
            files=note("2016-11-03"),
            told=("BP311 pack.toml:6:8-6:19 the note is of this very meeting",),
        ),
        Case(
            "of-a-later-one",
            item(),
            files=note("2017-11-03"),
            told=(
                (
                    "BP311 pack.toml:6:8-6:19 the note is of Friday 3 November 2017, after this"
                    " meeting"
                ),
            ),
        ),
        Case(
            "a-title",
            item("Minutes of 14 July 2016"),
            files=note(),
            told=(
                (
                    "BP311 pack.toml:2:9-2:34 the title says Thursday 14 July 2016, but the note"
                    " is of Thursday 29 September 2016"
                ),
            ),
        ),
        Beside(
            "an-old-title",
            titled("Minutes of 14 July 2016"),
            days=SEPTEMBER,
            told=(
                (
                    "BP311 meetings/2016-11-03/pack.toml:2:9-2:34 the title says Thursday 14 July"
                    " 2016, but the board met on Thursday 29 September 2016 since"
                ),
            ),
        ),
        Case(
            "a-title-ahead",
            titled("Minutes of Thursday 10 November 2016"),
            told=(
                (
                    "BP311 pack.toml:2:9-2:47 the title says Thursday 10 November 2016, which is"
                    " not before this meeting"
                ),
            ),
        ),
    ),
    "BP312": (
        Case(
            "another",
            item(),
            files=note(title="Planning Committee"),
            told=(
                (
                    "BP312 pack.toml:6:8-6:19 the note is of Planning Committee, not of Parish"
                    " Council"
                ),
            ),
        ),
    ),
}
