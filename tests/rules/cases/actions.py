"""Cases of the rules on actions."""

from datetime import date

from tests.packs import BOARD
from tests.rules.cases import OFFICER, Case, Cases, group, members
from tests.rules.people import (
    CHAIRED,
    VICE,
    WITH_NOTE,
    action,
    attended,
    cllr,
    note,
    said,
)

EXECUTIVE = attended(
    '{ name = "Gareth Williams", organisation = "Leicestershire County Council" }',
    '{ name = "Vanessa Bishop" }',
    '{ name = "Helen Thompson", position = "Head of Commissioning" }',
    more='in_attendance = [{ name = "Beverley Ireland" }]\n',
)
TODAY = date(2016, 11, 3)


def owned(*owners: str, attendance: str = EXECUTIVE) -> dict[str, str]:
    """A note with an action for each owner, three lines each; the first owner is on line 13."""
    actions = (action("Do it.", f"owner = {owner}\n") for owner in owners)
    return note(attendance + said() + "".join(actions))


def dated(*lines: str) -> dict[str, str]:
    """A note with an action for each line, which is line 9, 12 and so on."""
    return note(said() + "".join(action("Do it.", f"{line}\n") for line in lines))


def decided(*decisions: str) -> str:
    return "".join(f'[[items.decisions]]\ntext = "{text}"\n' for text in decisions)


INITIALLED = attended('{ name = "Anne Burns", initials = "AB" }', '{ name = "Bob Cook" }')

GOOD: Cases = {
    "BP530": (Case("owned", WITH_NOTE, files=owned('"GW"')),),
    "BP531": (
        Case(
            "initials",
            WITH_NOTE,
            files=owned('"GW"', '"HT/VB"', '"BI"', '["HT", "VB & GW"]', '"LCC"', '"NHSLCR"'),
        ),
        Case(
            "names",
            members(CHAIRED, cllr("Christopher Coleman"))
            + f"substitutes = [{cllr('Peter Oakford')}]\n"
            + WITH_NOTE,
            board=BOARD + OFFICER,
            files=owned(
                '"Cllr Chris Coleman"',
                '"Cllr Oakford and Gareth Williams"',
                '"Helen Trask"',
                '"clerk"',
                '"Thompson"',
            ),
        ),
        Case(
            "offices",
            WITH_NOTE + group(f"members = [{CHAIRED}]\n"),
            files=owned(
                '"Officers"',
                '"All members"',
                '"Chair"',
                '"Vice-Chairman"',
                '"Labour"',
                '"Finance and Assets team"',
                '"Head of Commissioning"',
                '"Leicestershire County Council"',
                '"Parish Council"',
            ),
        ),
        Case("nobody-listed", WITH_NOTE, files=owned('"XY"', attendance="")),
        Case(
            "initials-in-a-decision",
            WITH_NOTE,
            files=note(
                INITIALLED
                + said()
                + decided(
                    "AB to write.", "BC and **AB** to ask.", "IT to be replaced.", "The XY to"
                )
            ),
        ),
        Case(
            "a-decision-where-nobody-has-initials",
            WITH_NOTE,
            files=note(attended(VICE) + said() + decided("DfE to write.", "NHS to ask.")),
        ),
    ),
    "BP532": (
        Case("one", WITH_NOTE, files=owned('"GW"')),
        Case(
            "told-apart",
            WITH_NOTE,
            files=owned(
                '"RP"',
                '"RXP"',
                attendance=attended(VICE, '{ name = "Ruth Pengelly", initials = "RXP" }'),
            ),
        ),
        Case(
            "one-there-and-one-on-the-membership",
            members(CHAIRED, cllr("Ruth Pengelly")) + WITH_NOTE,
            files=owned('"RP"', attendance=attended(VICE)),
        ),
    ),
    "BP533": (
        Case("none", WITH_NOTE, files=dated('owner = "A"', 'owner = "B"')),
        Case(
            "all",
            WITH_NOTE,
            files=dated("due = 2016-11-03", 'due_text = "next meeting"', "done = 2016-10-09"),
        ),
        Case("in-words", WITH_NOTE, files=dated('due_text = "next meeting"', 'owner = "B"')),
    ),
    "BP534": (Case("later", WITH_NOTE, files=dated("due = 2016-11-03", "due = 2016-10-06")),),
    "BP535": (
        Case(
            "between", WITH_NOTE, files=dated("done = 2016-10-06", "done = 2016-11-03"), today=TODAY
        ),
        Case("nobody-asks", WITH_NOTE, files=dated("done = 2026-11-03")),
    ),
    "BP536": (
        Case(
            "done-or-not-yet",
            WITH_NOTE,
            files=dated("due = 2016-11-03", "due = 2016-10-17\ndone = 2016-10-20"),
            today=TODAY,
        ),
        Case("nobody-asks", WITH_NOTE, files=dated("due = 2016-10-17")),
    ),
}

BAD: Cases = {
    "BP530": (
        Case(
            "nobody",
            WITH_NOTE,
            files=dated("due = 2016-11-03"),
            told=("BP530 note.toml:8:8-8:16 this action has no owner",),
        ),
    ),
    "BP531": (
        Case(
            "initials",
            WITH_NOTE,
            files=owned('"BX"', '"GW/ZZ"', '["HT", "QQ"]'),
            told=(
                "BP531 note.toml:13:9-13:13 nobody here is BX",
                "BP531 note.toml:16:9-16:16 nobody here is ZZ",
                "BP531 note.toml:19:16-19:20 nobody here is QQ",
            ),
        ),
        Case(
            "names",
            members(CHAIRED) + WITH_NOTE,
            board=BOARD + OFFICER,
            files=owned(
                '"Cllr Oakford"', '"Glenys Johnston"', '"Kevin McCann, Helen Trask"', '"tbc"'
            ),
            told=(
                "BP531 note.toml:13:9-13:23 nobody here is Cllr Oakford",
                "BP531 note.toml:16:9-16:26 nobody here is Glenys Johnston",
                "BP531 note.toml:19:9-19:36 nobody here is Kevin McCann",
                "BP531 note.toml:22:9-22:14 nobody here is tbc",
            ),
        ),
        Case(
            "initials-in-a-decision",
            WITH_NOTE,
            files=note(INITIALLED + said() + decided("AB/ZZ to **write** to the Minister.")),
            told=("BP531 note.toml:11:8-11:45 nobody here is ZZ",),
        ),
    ),
    "BP532": (
        Case(
            "two",
            WITH_NOTE,
            files=owned('"RP"', attendance=attended(VICE, '{ name = "Ruth Pengelly" }')),
            told=("BP532 note.toml:12:9-12:13 RP may be Cllr Roy Perry or Ruth Pengelly",),
        ),
        Case(
            "given-to-two",
            WITH_NOTE,
            files=note(
                attended(
                    '{ name = "Roy Perry", initials = "RP" }',
                    '{ name = "Ruth Pengelly", initials = "RP" }',
                )
                + said()
            ),
            told=("BP532 note.toml:5:90-5:94 RP is Roy Perry already",),
        ),
    ),
    "BP533": (
        Case(
            "one-without",
            WITH_NOTE,
            files=dated("due = 2016-11-03", 'owner = "B"'),
            told=("BP533 note.toml:11:8-11:16 this action has no date",),
        ),
    ),
    "BP534": (
        Case(
            "earlier",
            WITH_NOTE,
            files=dated("due = 2015-11-03"),
            told=("BP534 note.toml:9:7-9:17 due 3 November 2015, before the meeting that set it",),
        ),
    ),
    "BP535": (
        Case(
            "too-early-and-too-late",
            WITH_NOTE,
            files=dated("done = 2016-09-30", "done = 2016-11-04"),
            today=TODAY,
            told=(
                ("BP535 note.toml:9:8-9:18 done 30 September 2016, before the meeting that set it"),
                "BP535 note.toml:12:8-12:18 done 4 November 2016, which is yet to come",
            ),
        ),
    ),
    "BP536": (
        Case(
            "overdue",
            WITH_NOTE,
            files=dated("due = 2016-11-02"),
            today=TODAY,
            told=("BP536 note.toml:9:7-9:17 was due 2 November 2016, and is not done",),
        ),
    ),
}
