"""Cases of the rules on recorded votes."""

from tests.rules.cases import Case, Cases
from tests.rules.people import CHAIRED, VICE, WITH_NOTE, attended, cllr, note, said, vote

THREE = attended(CHAIRED, VICE, cllr("Bob Cook", ', initials = "BXC"'))


def voted(votes: str, attendance: str = THREE, *, carried: bool = True) -> dict[str, str]:
    """A note with an attendance on lines 4 to 6, and a vote that starts on line 12."""
    outcome = f"carried = {str(carried).lower()}\n"
    return note(attendance + said() + vote(votes + outcome))


GOOD: Cases = {
    "BP525": (
        Case(
            "present",
            WITH_NOTE,
            files=voted('proposer = "Cllr Perry"\nseconder = "BXC"\nfor = ["R Watts", "RP"]\n'),
        ),
        Case("numbers", WITH_NOTE, files=voted("for = 2\nagainst = 1\n")),
        Case("nobody-listed", WITH_NOTE, files=voted('for = ["Cllr Oakford"]\n', "")),
    ),
    "BP526": (
        Case("once", WITH_NOTE, files=voted('for = ["Cllr Perry"]\nagainst = ["Cllr Watts"]\n')),
    ),
    "BP527": (
        Case("all", WITH_NOTE, files=voted("for = 2\nagainst = 1\n")),
        Case("a-casting-vote", WITH_NOTE, files=voted("for = 2\nagainst = 1\nabstained = 1\n")),
        Case("nobody-listed", WITH_NOTE, files=voted("for = 9\nagainst = 1\n", "")),
    ),
    "BP528": (
        Case("carried", WITH_NOTE, files=voted("for = 2\nagainst = 1\n")),
        Case("lost", WITH_NOTE, files=voted('against = ["Cllr Perry"]\n', carried=False)),
        Case("a-tie", WITH_NOTE, files=voted("for = 1\nagainst = 1\nabstained = 1\n")),
        Case("not-counted", WITH_NOTE, files=voted("")),
    ),
    "BP529": (
        Case("two", WITH_NOTE, files=voted('proposer = "Cllr Perry"\nseconder = "Cllr Cook"\n')),
        Case("one-named", WITH_NOTE, files=voted('proposer = "Cllr Perry"\n')),
    ),
}

BAD: Cases = {
    "BP525": (
        Case(
            "not-there",
            WITH_NOTE,
            files=voted(
                'proposer = "Cllr Oakford"\nseconder = "PO"\nfor = ["Cllr Perry", "Cllr Kent"]\n'
                'abstained = ["Cllr Ford"]\n'
            ),
            told=(
                "BP525 note.toml:12:12-12:26 Cllr Oakford was not present",
                "BP525 note.toml:13:12-13:16 PO was not present",
                "BP525 note.toml:14:22-14:33 Cllr Kent was not present",
                "BP525 note.toml:15:14-15:25 Cllr Ford was not present",
            ),
        ),
        Case(
            "sent-apologies",
            WITH_NOTE,
            files=voted('for = ["Cllr Perry"]\n', attended(CHAIRED, apologies=(VICE,))),
            told=("BP525 note.toml:12:8-12:20 Cllr Perry was not present",),
        ),
    ),
    "BP526": (
        Case(
            "for-and-against",
            WITH_NOTE,
            files=voted('for = ["Cllr Perry", "Cllr Cook"]\nagainst = ["Cllr Roy Perry"]\n'),
            told=("BP526 note.toml:13:12-13:28 Cllr Roy Perry has voted already",),
        ),
        Case(
            "twice-for",
            WITH_NOTE,
            files=voted('for = ["Cllr Perry", "Cllr Perry"]\n'),
            told=("BP526 note.toml:12:22-12:34 Cllr Perry has voted already",),
        ),
    ),
    "BP527": (
        Case(
            "too-many",
            WITH_NOTE,
            files=voted("for = 4\nagainst = 1\n"),
            told=("BP527 note.toml:12:7-12:8 5 votes were cast, and 3 members were present",),
        ),
        Case(
            "names-and-a-number",
            WITH_NOTE,
            files=voted('for = ["Cllr Perry", "Cllr Cook"]\nagainst = 2\n'),
            told=("BP527 note.toml:12:7-12:34 4 votes were cast, and 3 members were present",),
        ),
    ),
    "BP528": (
        Case(
            "carried",
            WITH_NOTE,
            files=voted("for = 1\nagainst = 2\n"),
            told=("BP528 note.toml:14:11-14:15 the motion is carried, with 1 for and 2 against",),
        ),
        Case(
            "lost",
            WITH_NOTE,
            files=voted('for = ["Cllr Perry", "Cllr Cook"]\nagainst = 1\n', carried=False),
            told=("BP528 note.toml:14:11-14:16 the motion is lost, with 2 for and 1 against",),
        ),
    ),
    "BP529": (
        Case(
            "one",
            WITH_NOTE,
            files=voted('proposer = "Cllr Perry"\nseconder = "Cllr Roy Perry"\n'),
            told=("BP529 note.toml:13:12-13:28 Cllr Roy Perry moved the motion too",),
        ),
    ),
}
