"""Cases of the rules on who was at a meeting."""

from tests.rules.cases import Case, Cases, group, members
from tests.rules.people import CHAIRED, TEN, VICE, WITH_NOTE, attended, cllr, note, of, said

HUDSPETH = cllr("Ian Hudspeth")
OAKFORD = cllr("Peter Oakford")
SAT = cllr("Peter Oakford", ', substitute_for = "Cllr Ian Hudspeth"')
BOARD_OF_TWO = members(CHAIRED, HUDSPETH) + WITH_NOTE
TWO_GROUPS = (
    WITH_NOTE
    + group(f"members = [{CHAIRED}, {cllr('Bob Cook')}]\nsubstitutes = [{cllr('Megan Swift')}]\n")
    + group(f"members = [{VICE}, {HUDSPETH}]\nsubstitutes = [{OAKFORD}]\n").replace(
        "Labour", "Conservative"
    )
)
YEAR = 'membership = "2016-17"\n' + WITH_NOTE


def year(*tables: str) -> dict[str, str]:
    """A membership of 2016/17."""
    return {
        "membership/2016-17.toml": f"members = [{', '.join(tables)}]\n",
        "board.toml": 'name = "B"\n',
    }


GOOD: Cases = {
    "BP515": (
        Case("named", WITH_NOTE, files=note(attended(VICE) + said()), profile="parish"),
        Case("not-asked", WITH_NOTE, files=note(said())),
    ),
    "BP516": (
        Case(
            "all-ways",
            members(CHAIRED, HUDSPETH, VICE, cllr("Liz Hacket Pain")) + WITH_NOTE,
            files=note(
                attended(
                    CHAIRED,
                    SAT,
                    apologies=(cllr("R Perry"),),
                    more='absent = [{ name = "Liz Hacket-Pain" }]\n',
                )
                + said()
            ),
        ),
        Case(
            "an-observer",
            members(CHAIRED, cllr("A B", ', role = "observer"')) + WITH_NOTE,
            files=note(attended(CHAIRED) + said()),
        ),
        Case("nobody-listed", BOARD_OF_TWO, files=note(said())),
        Case("another-year", BOARD_OF_TWO, files=note(attended(CHAIRED) + said(), "2015-10-06")),
        Case(
            "a-membership-that-changed",
            BOARD_OF_TWO,
            files=note(attended(CHAIRED, OAKFORD) + said(), "2016-07-21"),
        ),
        Case(
            "a-year-that-was",
            YEAR,
            board="",
            files=year(CHAIRED, HUDSPETH) | note(attended(CHAIRED) + said(), "2016-03-31"),
        ),
        Case(
            "spelt-otherwise",
            members(CHAIRED, cllr("Anntoinette Bramble")) + WITH_NOTE,
            files=note(attended(CHAIRED, cllr("Antoinette Bramble")) + said()),
        ),
    ),
    "BP517": (
        Case("once", WITH_NOTE, files=note(attended(VICE, CHAIRED, apologies=(OAKFORD,)) + said())),
    ),
    "BP518": (
        Case(
            "away", TWO_GROUPS, files=note(attended(CHAIRED, SAT, apologies=(HUDSPETH,)) + said())
        ),
    ),
    "BP519": (
        Case("of-the-group", TWO_GROUPS, files=note(attended(CHAIRED, SAT) + said())),
        Case("none-listed", BOARD_OF_TWO, files=note(attended(CHAIRED, SAT) + said())),
    ),
    "BP520": (
        Case("members", BOARD_OF_TWO, files=note(attended(CHAIRED, HUDSPETH) + said())),
        Case("a-substitute", BOARD_OF_TWO, files=note(attended(CHAIRED, SAT) + said())),
        Case(
            "in-attendance",
            BOARD_OF_TWO,
            files=note(
                attended(CHAIRED, HUDSPETH, more='in_attendance = [{ name = "Alan Wood" }]\n')
                + said()
            ),
        ),
        Case(
            "a-substitute-who-sent-word",
            TWO_GROUPS,
            files=note(attended(CHAIRED, apologies=(OAKFORD,)) + said()),
        ),
    ),
    "BP521": (
        Case("alike", BOARD_OF_TWO, files=note(attended(CHAIRED, HUDSPETH) + said())),
        Case(
            "not-said",
            BOARD_OF_TWO,
            files=note(attended(cllr("Richard Watts"), HUDSPETH) + said()),
        ),
    ),
    "BP522": (
        Case(
            "alike",
            members(of("Richard Watts", "Islington Council")) + WITH_NOTE,
            files=note(
                attended(cllr("Richard Watts", ', organisation = "London Borough of Islington"'))
                + said()
            ),
        ),
        Case(
            "no-council",
            members(of("A B", "St Anne’s School")) + WITH_NOTE,
            files=note(attended(cllr("A B", ', organisation = "St Anne\'s School"')) + said()),
        ),
    ),
    "BP523": (
        Case(
            "a-third-of-two-groups",
            TWO_GROUPS,
            files=note(attended(CHAIRED, VICE) + said()),
            profile="lga-board",
        ),
        Case(
            "with-a-substitute",
            TWO_GROUPS,
            files=note(attended(CHAIRED, SAT) + said()),
            profile="lga-board",
        ),
        Case(
            "as-stated",
            f"{members(TEN)}quorum = 2\n{WITH_NOTE}",
            files=note(attended(cllr("MemberA NameA"), cllr("MemberB NameB")) + said()),
            profile="parish",
        ),
        Case("no-rule", members(TEN) + WITH_NOTE, files=note(attended(CHAIRED) + said())),
        Case("nobody-listed", members(TEN) + WITH_NOTE, files=note(said()), profile="parish"),
    ),
    "BP524": (
        Case("the-chair", WITH_NOTE, files=note(attended(CHAIRED, HUDSPETH) + said())),
        Case(
            "on-the-membership",
            BOARD_OF_TWO,
            files=note(attended(cllr("Richard Watts"), HUDSPETH) + said()),
        ),
        Case(
            "in-words",
            WITH_NOTE,
            files=note(attended(HUDSPETH) + said("Cllr Hudspeth took the chair.")),
        ),
        Case(
            "a-position",
            WITH_NOTE,
            files=note(
                attended('{ name = "Gareth Williams", position = "in the Chair" }') + said()
            ),
        ),
        Case("nobody-listed", WITH_NOTE, files=note(said())),
    ),
}

BAD: Cases = {
    "BP515": (
        Case(
            "not-named",
            WITH_NOTE,
            files=note(attended(apologies=(VICE,)) + said()),
            profile="lga-board",
            told=("BP515 note.toml:4:2-4:12 the note does not say who was present",),
        ),
    ),
    "BP516": (
        Case(
            "hudspeth",
            YEAR,
            board="",
            files=year(CHAIRED, HUDSPETH) | note(attended(CHAIRED) + said(), "2016-09-29"),
            told=(
                (
                    "BP516 note.toml:4:2-4:12 Cllr Ian Hudspeth is neither present, nor among"
                    " the apologies, nor absent | going by the membership of 2016-17"
                ),
            ),
        ),
        Case(
            "many",
            members(CHAIRED, TEN) + WITH_NOTE,
            files=note(attended(CHAIRED) + said()),
            told=(
                (
                    "BP516 note.toml:4:2-4:12 Cllr MemberA NameA, Cllr MemberB NameB and 8"
                    " others are neither present, nor among the apologies, nor absent | going"
                    " by the membership"
                ),
            ),
        ),
        Case(
            "two-in-a-year-of-another-month",
            members(CHAIRED, HUDSPETH, VICE) + WITH_NOTE,
            files=note(attended(CHAIRED, OAKFORD) + said()),
            told=(
                (
                    "BP516 note.toml:4:2-4:12 Cllr Ian Hudspeth and Cllr Roy Perry are neither"
                    " present, nor among the apologies, nor absent | going by the membership"
                ),
            ),
        ),
    ),
    "BP517": (
        Case(
            "present-and-away",
            WITH_NOTE,
            files=note(attended(VICE, CHAIRED, apologies=(cllr("ROY Perry"),)) + said()),
            told=("BP517 note.toml:6:39-6:50 Cllr ROY Perry stands under present already",),
        ),
        Case(
            "present-twice",
            WITH_NOTE,
            files=note(attended(VICE, VICE) + said()),
            told=("BP517 note.toml:5:98-5:109 Cllr Roy Perry stands under present already",),
        ),
    ),
    "BP518": (
        Case(
            "present-himself",
            TWO_GROUPS,
            files=note(attended(CHAIRED, SAT, HUDSPETH) + said()),
            told=("BP518 note.toml:5:131-5:150 Cllr Ian Hudspeth was present",),
        ),
        Case(
            "no-member",
            BOARD_OF_TWO,
            files=note(attended(CHAIRED, SAT.replace("Ian Hudspeth", "Nobody Known")) + said()),
            told=(
                (
                    "BP518 note.toml:5:131-5:150 Cllr Nobody Known is not a member | going by"
                    " the membership"
                ),
            ),
        ),
        Case(
            "two-for-one",
            BOARD_OF_TWO,
            files=note(attended(CHAIRED, SAT, SAT.replace("Peter Oakford", "Ryan Brent")) + said()),
            told=("BP518 note.toml:5:210-5:229 somebody else sat for Cllr Ian Hudspeth",),
        ),
    ),
    "BP519": (
        Case(
            "of-another-group",
            TWO_GROUPS,
            files=note(attended(CHAIRED, SAT.replace("Peter Oakford", "Megan Swift")) + said()),
            told=(
                (
                    "BP519 note.toml:5:97-5:110 Cllr Megan Swift is a substitute of Labour,"
                    " not of Conservative | going by the membership"
                ),
            ),
        ),
        Case(
            "on-no-list",
            TWO_GROUPS,
            files=note(attended(CHAIRED, SAT.replace("Peter Oakford", "Ryan Brent")) + said()),
            told=(
                (
                    "BP519 note.toml:5:97-5:109 Cllr Ryan Brent is not among the substitutes"
                    " of Conservative | going by the membership"
                ),
            ),
        ),
        Case(
            "with-a-seat",
            TWO_GROUPS,
            files=note(attended(CHAIRED, SAT.replace("Peter Oakford", "Bob Cook")) + said()),
            told=(
                (
                    "BP519 note.toml:5:97-5:107 Cllr Bob Cook has a seat, and cannot sit for"
                    " somebody else | going by the membership"
                ),
            ),
        ),
    ),
    "BP520": (
        Case(
            "no-member",
            BOARD_OF_TWO,
            files=note(attended(CHAIRED, HUDSPETH, OAKFORD, apologies=(VICE,)) + said()),
            told=(
                "BP520 note.toml:5:140-5:155 Cllr Peter Oakford is not on the membership",
                "BP520 note.toml:6:39-6:50 Cllr Roy Perry is not on the membership",
            ),
        ),
        Case(
            "a-substitute-for-nobody",
            TWO_GROUPS,
            files=note(attended(CHAIRED, OAKFORD) + said()),
            told=(
                (
                    "BP520 note.toml:5:97-5:112 Cllr Peter Oakford is a substitute, and for"
                    " whom is not said | add substitute_for"
                ),
            ),
        ),
    ),
    "BP521": (
        Case(
            "another-office",
            BOARD_OF_TWO,
            files=note(
                attended(
                    cllr("Richard Watts", ', role = "vice-chair"'),
                    cllr("Ian Hudspeth", ', role = "chair"'),
                )
                + said()
            ),
            told=(
                (
                    "BP521 note.toml:5:61-5:73 Cllr Richard Watts is vice-chair here, and"
                    " chair on the membership"
                ),
                (
                    "BP521 note.toml:5:125-5:132 Cllr Ian Hudspeth is chair here, and without"
                    " an office on the membership"
                ),
            ),
        ),
    ),
    "BP522": (
        Case(
            "the-line-above",
            members(of("Richard Watts", "Islington Council"), of("A B", "St Anne’s School"))
            + WITH_NOTE,
            files=note(
                attended(
                    cllr("Richard Watts", ', organisation = "Hampshire County Council"'),
                    cllr("A B", ', organisation = "St Mary’s School"'),
                )
                + said()
            ),
            told=(
                (
                    "BP522 note.toml:5:69-5:95 Cllr Richard Watts comes from Islington Council"
                    " on the membership"
                ),
                (
                    "BP522 note.toml:5:146-5:164 Cllr A B comes from St Anne’s School on the"
                    " membership"
                ),
            ),
        ),
    ),
    "BP523": (
        Case(
            "too-few",
            members(TEN, CHAIRED) + WITH_NOTE,
            files=note(attended(CHAIRED, cllr("MemberA NameA")) + said()),
            profile="parish",
            told=(
                (
                    "BP523 note.toml:5:11-5:115 2 voting members were present, and the quorum"
                    " is 4 | a third of 11 voting members, and never fewer than 3"
                ),
            ),
        ),
        Case(
            "beside-an-observer",
            members(TEN, CHAIRED, HUDSPETH, cllr("O P", ', role = "observer"')) + WITH_NOTE,
            files=note(attended(CHAIRED, cllr("MemberA NameA")) + said()),
            profile="parish",
            told=(
                (
                    "BP523 note.toml:5:11-5:115 2 voting members were present, and the quorum"
                    " is 4 | a third of 12 voting members, and never fewer than 3"
                ),
            ),
        ),
        Case(
            "fewer-than-stated",
            f"{members(TEN, CHAIRED)}quorum = 3\n{WITH_NOTE}",
            files=note(attended(CHAIRED) + said()),
            told=("BP523 note.toml:5:11-5:71 1 voting member was present, and the quorum is 3",),
        ),
        Case(
            "without-a-vote",
            f"{members(CHAIRED, cllr('A B', ', voting = false'), HUDSPETH)}quorum = 2\n{WITH_NOTE}",
            files=note(attended(CHAIRED, cllr("A B")) + said()),
            told=("BP523 note.toml:5:11-5:105 1 voting member was present, and the quorum is 2",),
        ),
        Case(
            "of-one-group",
            TWO_GROUPS,
            files=note(attended(CHAIRED, cllr("Bob Cook")) + said()),
            profile="lga-board",
            told=(
                (
                    "BP523 note.toml:5:11-5:110 of the groups only Labour was present | the"
                    " quorum needs 2"
                ),
            ),
        ),
    ),
    "BP524": (
        Case(
            "nobody",
            members(CHAIRED, HUDSPETH) + WITH_NOTE,
            files=note(attended(HUDSPETH, apologies=(CHAIRED,)) + said()),
            told=("BP524 note.toml:5:11-5:54 the note does not say who took the chair",),
        ),
    ),
}
