"""Cases of the rules on when a note was approved."""

from tests.rules.cases import Case, Cases


def note(*lines: str) -> dict[str, str]:
    """A note of 3 November 2016, whose own keys start on line 4."""
    head = 'title = "Parish Council"\ndate = 2016-11-03\nvenue.name = "Town Hall"\n'
    return {"note.toml": head + "".join(f"{line}\n" for line in lines)}


APPROVED, DRAFT = 'status = "approved"', 'status = "draft"'

GOOD: Cases = {
    "BP537": (
        Case("no-note"),
        Case("no-status", files=note()),
        Case("draft", files=note(DRAFT)),
        Case("dated", files=note(APPROVED, "approved = 2016-12-01")),
    ),
    "BP538": (
        Case("no-day", files=note(APPROVED)),
        Case("the-day-after", files=note(APPROVED, "approved = 2016-11-04")),
    ),
}

BAD: Cases = {
    "BP537": (
        Case(
            "no-day",
            files=note(APPROVED),
            told=(
                (
                    "BP537 note.toml:4:10-4:20 nothing says which meeting approved this note |"
                    " add approved, with the day of that meeting"
                ),
            ),
        ),
    ),
    "BP538": (
        *(
            Case(
                name,
                files=note(APPROVED, f"approved = {day}"),
                told=(
                    (
                        f"BP538 note.toml:5:12-5:22 the note was approved on {said}, but is of"
                        " Thursday 3 November 2016 | name the day of the meeting that approved it"
                    ),
                ),
            )
            for name, day, said in (
                ("that-very-day", "2016-11-03", "Thursday 3 November 2016"),
                ("before", "2016-09-29", "Thursday 29 September 2016"),
            )
        ),
        Case(
            "still-a-draft",
            files=note(DRAFT, "approved = 2016-12-01"),
            told=(
                (
                    "BP538 note.toml:5:12-5:22 the note was approved on Thursday 1 December 2016,"
                    ' but is a draft | write status = "approved"'
                ),
            ),
        ),
        Case(
            "a-draft-by-default",
            files=note("approved = 2016-12-01"),
            told=(
                (
                    "BP538 note.toml:4:12-4:22 the note was approved on Thursday 1 December 2016,"
                    ' but is a draft | write status = "approved"'
                ),
            ),
        ),
    ),
}
