"""Who is there, counted against the quorum."""

from collections.abc import Sequence

import pytest

from briefpack.editing.attendance import count, seats
from briefpack.model.membership import Group, Member, Membership, Role
from briefpack.rules.profiles import DEFAULT, PROFILES

NOTE = {"attendance": {"present": [{"name": "Ann Hill"}], "apologies": [{"name": "Bo Lund"}]}}


def people(*names: str, role: Role | None = None) -> Sequence[Member]:
    return [Member(name=name, role=role) for name in names]


@pytest.mark.parametrize(
    ("profile", "number", "quorum"),
    [("parish", 4, 3), ("parish", 9, 3), ("parish", 10, 4), ("lga-board", 4, 2), ("parish", 0, 0)],
)
def test_a_quorum_is_a_share_of_the_votes_and_no_fewer_than_the_least(
    profile: str, number: int, quorum: int
) -> None:
    voting = people(*(f"Member{letter} Name" for letter in "ABCDEFGHIJ"[:number]))
    membership = Membership(members=(*voting, *people("O P", "Q R", "S T", role=Role.OBSERVER)))
    assert count(membership, seats(membership, {}), PROFILES[profile]).needed == quorum


def test_the_quorum_that_is_stated_comes_first() -> None:
    membership = Membership(members=tuple(people("Ann Hill", "Bo Lund", "Cy Moss")), quorum=1)
    number = count(membership, seats(membership, NOTE), PROFILES["parish"])
    assert (number.present, number.apologies, number.unsaid) == (1, 1, 1)
    assert (number.needed, number.enough) == (1, True)


def test_where_nothing_says_a_quorum_none_is_needed() -> None:
    membership = Membership(members=tuple(people("Ann Hill")))
    assert count(membership, seats(membership, {}), DEFAULT).needed == 0


def test_groups_are_counted_as_far_as_there_are_any() -> None:
    one = Group(name="Labour", members=tuple(people("Ann Hill", "Bo Lund")))
    two = Group(name="Independent", members=tuple(people("Cy Moss")))
    profile = PROFILES["lga-board"]
    both = Membership(groups=(one, two))
    number = count(both, seats(both, NOTE), profile)
    assert (number.groups, number.groups_needed, number.enough_groups) == (1, 2, False)
    alone = Membership(groups=(one,))
    assert count(alone, seats(alone, NOTE), profile).groups_needed == 1
