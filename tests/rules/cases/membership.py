"""Cases of the rules on the membership."""

from tests.packs import BOARD, ITEM
from tests.rules.cases import CHAIR, OTHER, Case, Cases, group, members
from tests.rules.people import CHAIRED, TEN, VICE, cllr

GOOD: Cases = {
    "BP201": (
        Case("right", ITEM + group(f"seats = 1\nmembers = [{CHAIR}]\n")),
        Case("vacancy", ITEM + group(f"seats = 2\nvacancies = 1\nmembers = [{CHAIR}]\n")),
        Case("not-stated", ITEM + group(f"members = [{CHAIR}]\n")),
    ),
    "BP202": (
        Case("one", members(CHAIR, OTHER) + ITEM),
        Case("in-a-group", ITEM + group(f"members = [{CHAIR}]\n")),
        Case(
            "co-chairs",
            members('{ name = "A", role = "co-chair" }', '{ name = "B", role = "co-chair" }')
            + ITEM,
        ),
        Case("nobody-listed", members() + ITEM),
        Case("no-membership"),
    ),
    "BP203": (Case("once", members(CHAIR, OTHER) + ITEM),),
    "BP204": (
        Case(
            "alike",
            ITEM + group(f"members = [{CHAIR}]\n"),
            board=BOARD + '[[board.group_offices]]\ngroup = "Labour"\n',
        ),
        Case("no-groups", board=BOARD + '[[board.group_offices]]\ngroup = "Labour"\n'),
    ),
    "BP205": (
        Case("one", members(CHAIRED, VICE) + ITEM),
        Case(
            "two-deputies",
            members(
                CHAIRED,
                cllr("Gillian Ford", ', role = "deputy-chair"'),
                cllr("Liz Green", ', role = "deputy-chair"'),
            )
            + ITEM,
        ),
    ),
    "BP206": (
        Case(
            "two",
            members('{ name = "A", role = "co-chair" }', '{ name = "B", role = "co-chair" }')
            + ITEM,
        ),
        Case("one-chair", members(CHAIRED) + ITEM),
    ),
    "BP207": (Case("others", ITEM + group(f"members = [{CHAIR}]\nsubstitutes = [{OTHER}]\n")),),
    "BP208": (Case("once", ITEM + group(f"members = [{CHAIR}]\nsubstitutes = [{OTHER}]\n")),),
    "BP209": (
        Case(
            "two-groups",
            ITEM
            + group(f"members = [{CHAIR}]\n")
            + group(f"members = [{OTHER}]\n").replace("Labour", "Independent"),
        ),
    ),
    "BP210": (
        Case("members", ITEM + group(f"members = [{CHAIR}]\n")),
        Case("vacancies", ITEM + group("vacancies = 2\nseats = 2\n")),
        Case("no-seats", ITEM + group(f"seats = 0\nsubstitutes = [{OTHER}]\n")),
    ),
    "BP211": (
        Case("one", members(CHAIR, '{ name = "A", voting = false }') + ITEM),
        Case("nobody-listed", members() + ITEM),
    ),
    "BP212": (
        Case("stated", ITEM + group(f"seats = 2\nvacancies = 1\nmembers = [{CHAIR}]\n")),
        Case("none-vacant", ITEM + group(f"members = [{CHAIR}]\n")),
    ),
    "BP213": (
        Case("as-many", members(CHAIR, OTHER) + "quorum = 2\n" + ITEM),
        Case("with-vacancies", members(CHAIR, OTHER) + "vacancies = 1\nquorum = 3\n" + ITEM),
        Case("not-stated", members(CHAIR) + ITEM),
    ),
    "BP214": (
        Case("a-third", f"{members(TEN)}quorum = 4\n{ITEM}", profile="lga-board"),
        Case("more", f"{members(TEN)}quorum = 9\n{ITEM}", profile="parish"),
        Case("no-rule", f"{members(TEN)}quorum = 1\n{ITEM}"),
        Case("not-stated", members(TEN) + ITEM, profile="parish"),
    ),
    "BP215": (
        Case(
            "two-groups",
            ITEM
            + group(f"members = [{TEN}]\n")
            + group(f"members = [{OTHER}]\n").replace("Labour", "Independent"),
            profile="lga-board",
        ),
        Case(
            "a-member-of-none",
            f"{members(OTHER)}{ITEM}{group(f'members = [{TEN}]')}\n",
            profile="wales",
        ),
        Case("an-executive", ITEM + group(f"members = [{TEN}]\n"), profile="executive-england"),
        Case("no-groups", members(TEN) + ITEM, profile="lga-board"),
    ),
}

TWO = " | delete one of the two; to tell two people of one name apart, add an initial"

BAD: Cases = {
    "BP201": (
        Case(
            "too-few",
            ITEM + group(f"seats = 7\nmembers = [{CHAIR}]\n"),
            told=(
                (
                    "BP201 pack.toml:6:9-6:10 Labour has 7 seats, but its names and vacancies"
                    " come to 1"
                ),
            ),
        ),
        Case(
            "vacancies-counted",
            ITEM + group(f"seats = 1\nvacancies = 1\nmembers = [{CHAIR}]\n"),
            told=(
                (
                    "BP201 pack.toml:6:9-6:10 Labour has 1 seat, but its names and vacancies"
                    " come to 2"
                ),
            ),
        ),
    ),
    "BP202": (
        Case(
            "none",
            members(OTHER) + ITEM,
            told=("BP202 pack.toml:1:2-1:12 no member has the role chair",),
        ),
        Case(
            "two",
            members(CHAIR, '{ title = "Cllr", name = "Ann Ray", role = "chair" }') + ITEM,
            told=(
                "BP202 pack.toml:4:46-4:53 Cllr Ann Ray is a second chair, beside Joan Hartwell",
            ),
        ),
    ),
    "BP203": (
        Case(
            "twice",
            members(CHAIR, OTHER, '{ title = "Cllr", name = "peter  amory" }') + ITEM,
            told=(f"BP203 pack.toml:5:28-5:42 Cllr peter  amory has a seat already{TWO}",),
        ),
        Case(
            "in-two-groups",
            ITEM + group(f"members = [{CHAIR}]\n") + group(f"members = [{CHAIR}]\n"),
            told=(
                f"BP203 pack.toml:9:21-9:36 Joan Hartwell has a seat already{TWO}",
                "BP202 pack.toml:9:45-9:52 Joan Hartwell is a second chair, beside Joan Hartwell",
            ),
        ),
    ),
    "BP204": (
        Case(
            "spelt-otherwise",
            ITEM + group(f"members = [{CHAIR}]\n"),
            board=BOARD + '[[board.group_offices]]\ngroup = "Labor"\n',
            told=(
                (
                    "BP204 pack.toml:14:9-14:16 Labor is not a group of the membership"
                    " | the groups are Labour"
                ),
            ),
        ),
    ),
    "BP205": (
        Case(
            "two",
            members(CHAIRED, VICE, cllr("Liz Green", ', role = "vice-chair"')) + ITEM,
            told=(
                (
                    "BP205 pack.toml:5:48-5:60 Cllr Liz Green is a second vice-chair, beside"
                    " Cllr Roy Perry"
                ),
            ),
        ),
    ),
    "BP206": (
        Case(
            "one",
            members(cllr("A B", ', role = "co-chair"')) + ITEM,
            told=("BP206 pack.toml:3:42-3:52 Cllr A B is the only co-chair",),
        ),
        Case(
            "beside-a-chair",
            members(CHAIRED, cllr("A B", ', role = "co-chair"')) + ITEM,
            told=(
                ("BP206 pack.toml:4:42-4:52 Cllr A B is co-chair, but Cllr Richard Watts is chair"),
            ),
        ),
    ),
    "BP207": (
        Case(
            "both",
            ITEM + group(f"members = [{CHAIR}]\nsubstitutes = [{OTHER}, {CHAIR}]\n"),
            told=("BP207 pack.toml:7:51-7:66 Joan Hartwell is a substitute, but has a seat",),
        ),
    ),
    "BP208": (
        Case(
            "of-two-groups",
            ITEM
            + group(f"members = [{CHAIR}]\nsubstitutes = [{OTHER}]\n")
            + group(f"seats = 0\nsubstitutes = [{OTHER}]\n").replace("Labour", "Independent"),
            told=("BP208 pack.toml:11:25-11:38 Peter Amory is a substitute for Labour already",),
        ),
        Case(
            "of-one",
            ITEM + group(f"members = [{CHAIR}]\nsubstitutes = [{OTHER}, {OTHER}]\n"),
            told=("BP208 pack.toml:7:51-7:64 Peter Amory is a substitute already",),
        ),
    ),
    "BP209": (
        Case(
            "twice",
            ITEM + group(f"members = [{CHAIR}]\n") + group(f"members = [{OTHER}]\n"),
            told=("BP209 pack.toml:8:8-8:16 a group above has the same name",),
        ),
    ),
    "BP210": (
        Case(
            "nobody",
            ITEM + group("seats = 2\n"),
            told=("BP210 pack.toml:5:8-5:16 Labour has no members and no vacancies",),
        ),
        Case(
            "substitutes-only",
            ITEM + group(f"substitutes = [{OTHER}]\n"),
            told=("BP210 pack.toml:5:8-5:16 Labour has no members and no vacancies",),
        ),
    ),
    "BP211": (
        Case(
            "nobody",
            members('{ name = "A B", voting = false }') + ITEM,
            told=("BP211 pack.toml:1:2-1:12 no member has a vote",),
        ),
    ),
    "BP212": (
        Case(
            "not-stated",
            ITEM + group(f"vacancies = 2\nmembers = [{CHAIR}]\n"),
            told=(
                (
                    "BP212 pack.toml:6:13-6:14 Labour has vacancies, but how many seats is not"
                    " said | with its members it comes to seats = 3"
                ),
            ),
        ),
    ),
    "BP213": (
        Case(
            "too-many",
            members(CHAIR, OTHER) + "quorum = 3\n" + ITEM,
            told=("BP213 pack.toml:6:10-6:11 the quorum is 3, but only 2 members vote",),
        ),
        Case(
            "no-votes",
            members(CHAIR, '{ name = "A B", voting = false }') + "quorum = 2\n" + ITEM,
            told=("BP213 pack.toml:6:10-6:11 the quorum is 2, but only 1 member votes",),
        ),
    ),
    "BP214": (
        Case(
            "less-than-a-third",
            f"{members(TEN)}quorum = 3\n{ITEM}",
            profile="lga-board",
            told=(
                (
                    "BP214 pack.toml:5:10-5:11 the quorum is 3, but has to be 4 or more | a"
                    " third of 10 voting members"
                ),
            ),
        ),
        Case(
            "fewer-than-three",
            members(CHAIR, OTHER, cllr("Ann Ray")) + "quorum = 2\n" + ITEM,
            profile="parish",
            told=(
                (
                    "BP214 pack.toml:7:10-7:11 the quorum is 2, but has to be 3 or more | a"
                    " third of 3 voting members, and never fewer than 3"
                ),
            ),
        ),
    ),
    "BP215": (
        Case(
            "one-group",
            ITEM + group(f"members = [{TEN}]\n"),
            profile="principal-council-england",
            told=("BP215 pack.toml:5:8-5:16 all seats belong to Labour",),
        ),
        Case(
            "another-without-seats",
            ITEM
            + group(f"members = [{TEN}]\n")
            + group(f"seats = 0\nsubstitutes = [{OTHER}]\n").replace("Labour", "Independent"),
            profile="lga-board",
            told=("BP215 pack.toml:5:8-5:16 all seats belong to Labour",),
        ),
    ),
}
