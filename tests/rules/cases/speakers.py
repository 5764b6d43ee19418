"""Cases of the rules on those whom a note names in its prose."""

from tests.rules.cases import Case, Cases, members
from tests.rules.people import CHAIRED, VICE, WITH_NOTE, attended, cllr, note, said

GOOD: Cases = {
    "BP510": (
        Case(
            "present",
            WITH_NOTE,
            files=note(attended(VICE) + said("Cllr Perry asked why. Councillor R Perry spoke.")),
        ),
        Case(
            "in-attendance",
            WITH_NOTE,
            files=note(
                attended(VICE, more='in_attendance = [{ name = "Alan Wood" }]\n')
                + said("Mr Wood described its key focusses.")
            ),
        ),
        Case(
            "named-only",
            WITH_NOTE,
            files=note(attended(VICE) + said("The Chair thanked Cllr Oakford, and asked why.")),
        ),
        Case("nobody-listed", WITH_NOTE, files=note(said("Cllr Oakford said so."))),
        Case(
            "behind-the-name",
            WITH_NOTE,
            files=note(attended(VICE) + said("Cllr Perry Chairman until then said so.")),
        ),
    ),
    "BP511": (
        Case(
            "a-substitute",
            members(CHAIRED) + f"substitutes = [{cllr('Peter Oakford')}]\n" + WITH_NOTE,
            files=note(said("Cllr Oakford had written a letter.")),
        ),
        Case("nobody-listed", WITH_NOTE, files=note(said("Cllr Oakford’s letter."))),
        Case(
            "no-councillor",
            members(CHAIRED) + WITH_NOTE,
            files=note(said("Mrs Field’s letter was read.")),
        ),
    ),
}

BAD: Cases = {
    "BP510": (
        Case(
            "oakford",
            members(CHAIRED) + f"substitutes = [{cllr('Peter Oakford')}]\n" + WITH_NOTE,
            files=note(
                attended(CHAIRED)
                + said("Cllr Peter Oakford, Kent County Council, provided a verbal update.")
            ),
            told=(
                (
                    "BP510 note.toml:9:14-9:82 Cllr Peter Oakford speaks here, but was not"
                    " there, by the attendance"
                ),
            ),
        ),
        Case(
            "several",
            WITH_NOTE,
            files=note(
                attended(VICE, apologies=(CHAIRED,))
                + said("Cllrs Perry, Watts and Green asked why. Mr Wood (of the DfE) said so.")
            ),
            told=(
                (
                    "BP510 note.toml:9:14-9:85 Cllr Green speaks here, but was not there, by"
                    " the attendance"
                ),
                (
                    "BP510 note.toml:9:14-9:85 Cllr Watts speaks here, but was not there, by"
                    " the attendance"
                ),
                (
                    "BP510 note.toml:9:14-9:85 Mr Wood speaks here, but was not there, by the"
                    " attendance"
                ),
            ),
        ),
        Case(
            "in-a-decision",
            WITH_NOTE,
            files=note(
                attended(VICE)
                + said()
                + '[[items.decisions]]\ntext = "Mrs Field agreed to do it."\n'
            ),
            told=(
                (
                    "BP510 note.toml:11:8-11:36 Mrs Field speaks here, but was not there, by"
                    " the attendance"
                ),
            ),
        ),
    ),
    "BP511": (
        Case(
            "nobody",
            members(CHAIRED) + WITH_NOTE,
            files=note(said("The Chair thanked Cllr Simmonds. Cllr Watts and Cllr Ley agreed.")),
            told=(
                (
                    "BP511 note.toml:6:14-6:80 Cllr Ley is not in the attendance, nor on the"
                    " membership"
                ),
                (
                    "BP511 note.toml:6:14-6:80 Cllr Simmonds is not in the attendance, nor on"
                    " the membership"
                ),
            ),
        ),
    ),
}
