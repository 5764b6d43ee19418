"""Cases of the rules on declarations of interest in notes."""

from tests.rules.cases import Case, Cases
from tests.rules.people import CHAIRED, VICE, WITH_NOTE, attended, note, said

PERRY = '[[items.interests]]\nname = "Cllr Roy Perry"\n'
NATURE = 'nature = "The Governor of an independent school."\n'

GOOD: Cases = {
    "BP506": (
        Case(
            "present",
            WITH_NOTE,
            files=note(attended(VICE) + said() + PERRY + NATURE),
        ),
        Case("nobody-listed", WITH_NOTE, files=note(said() + PERRY + NATURE)),
        Case(
            "none",
            WITH_NOTE,
            files=note(
                attended(VICE) + said() + PERRY.replace("Cllr Roy Perry", "No members") + NATURE
            ),
        ),
    ),
    "BP507": (
        Case(
            "a-part-of-its-title",
            WITH_NOTE,
            files=note(
                f'{said()}{PERRY}item = "schools that work"\n{NATURE}'
                + said(title="Schools that work for everyone Green Paper")
            ),
        ),
        Case(
            "its-number",
            WITH_NOTE,
            files=note(f'{said()}{PERRY}item = "Item 2"\n{NATURE}{said(title="B")}'),
        ),
        Case(
            "the-letter-of-a-part",
            WITH_NOTE,
            files=note(
                f'{said()}{PERRY}item = "1 (a)"\n{NATURE}'
                '[[items.items]]\ntitle = "Part"\ndiscussion = "W."\n'
            ),
        ),
    ),
    "BP508": (
        Case(
            "under-the-item",
            WITH_NOTE,
            files=note(said(title="Schools") + PERRY + NATURE),
        ),
        Case(
            "named",
            WITH_NOTE,
            files=note(f'{said(title="Declarations of Interest")}{PERRY}item = "1"\n{NATURE}'),
        ),
    ),
}

BAD: Cases = {
    "BP506": (
        Case(
            "absent",
            WITH_NOTE,
            files=note(attended(CHAIRED, apologies=(VICE,)) + said() + PERRY + NATURE),
            told=("BP506 note.toml:11:8-11:24 Cllr Roy Perry was not there",),
        ),
    ),
    "BP507": (
        Case(
            "nearly",
            WITH_NOTE,
            files=note(
                f'{said()}{PERRY}item = "Schools that worked for all"\n{NATURE}'
                + said(title="Schools that work for everyone")
            ),
            told=(
                (
                    "BP507 note.toml:9:8-9:37 Schools that worked for all is no item of this"
                    " note | did you mean Schools that work for everyone?"
                ),
            ),
        ),
        Case(
            "no-such-number",
            WITH_NOTE,
            files=note(f'{said()}{PERRY}item = "Item 4"\n{NATURE}'),
            told=("BP507 note.toml:9:8-9:16 Item 4 is no item of this note",),
        ),
    ),
    "BP508": (
        Case(
            "not-said",
            WITH_NOTE,
            files=note(said(title="Declarations of Interest") + PERRY + NATURE),
            told=("BP508 note.toml:8:8-8:24 the declaration does not say for which item",),
        ),
    ),
}
