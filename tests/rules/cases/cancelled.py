"""Cases of the rules on meetings that are not held."""

from tests.packs import MEETING
from tests.rules.cases import Case, Cases

NOTE = 'title = "Parish Council"\ndate = 2016-11-03\nvenue.name = "Town Hall"\n'
TWICE = "the word CANCELLED is printed before this | write only why"


def cancelled(why: str) -> str:
    """A meeting that is not held; the reason is on line 7."""
    return MEETING.replace("venue.name", f'cancelled = "{why}"\nvenue.name')


GOOD: Cases = {
    "BP613": (
        Case("without-a-note", meeting=cancelled("The hall is flooded.")),
        Case("held", files={"note.toml": NOTE}),
        Case("a-note-elsewhere", meeting=cancelled("Flood."), files={"2015/note.toml": NOTE}),
    ),
    "BP614": (
        Case("held"),
        Case("a-reason", meeting=cancelled("The hall is flooded; the dance is cancelled too.")),
    ),
}

BAD: Cases = {
    "BP613": (
        Case(
            "with-a-note",
            meeting=cancelled("The hall is flooded."),
            files={"note.toml": NOTE},
            told=("BP613 pack.toml:7:13-7:35 the meeting is cancelled, and there is a note of it",),
        ),
    ),
    "BP614": tuple(
        Case(
            name,
            meeting=cancelled(why),
            told=(f"BP614 pack.toml:7:13-7:{15 + len(why)} {TWICE}",),
        )
        for name, why in {
            "a-word": "Cancelled",
            "american": "CANCELED: no quorum",
            "a-sentence": "The meeting has been cancelled as too few can come",
        }.items()
    ),
}
