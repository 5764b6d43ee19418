"""Cases of the rules on the membership."""

from tests.packs import BOARD, ITEM
from tests.rules.cases import CHAIR, OTHER, Case, Cases, group, members

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
}

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
            told=("BP203 pack.toml:5:28-5:42 Cllr peter  amory has a seat already",),
        ),
        Case(
            "in-two-groups",
            ITEM + group(f"members = [{CHAIR}]\n") + group(f"members = [{CHAIR}]\n"),
            told=(
                "BP203 pack.toml:9:21-9:36 Joan Hartwell has a seat already",
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
}
