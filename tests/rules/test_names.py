"""Names: the same in other words, misspelt, or another person's."""

from itertools import combinations

import pytest

from briefpack.rules.names import Name, find, nearly_same, only_name, read_name, same_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Roy Perry", Name(("roy", "perry"))),
        ("Cllr Roy Perry", Name(("roy", "perry"), councillor=True)),
        ("Cllr Mrs Roy Perry", Name(("roy", "perry"), councillor=True)),
        ("Mr Wood", Name(("wood",), councillor=False)),
        ("Rt Hon. Edward Timpson MP", Name(("edward", "timpson"), councillor=False)),
        ("Cllr Dora Dixon-Fyle MBE", Name(("dora", "dixon", "fyle"), councillor=True)),
        ("Cllr Ruth Pengelly, ward member", Name(("ruth", "pengelly"), councillor=True)),
        ("Joseph Ling (Member Services Officer)", Name(("joseph", "ling"))),
        ("Siân O’Brien", Name(("sian", "obrien"))),
        ("Ms", Name(("ms",))),
        ("", Name(())),
    ],
)
def test_a_name_is_read_without_what_stands_around_it(text: str, name: Name) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Chris Coleman", "Christopher Coleman"),
        ("Cllr Coleman", "Christopher Coleman"),
        ("Cllr Hacket Pain", "Liz Hacket Pain"),
        ("R. Perry", "Roy Perry"),
        ("Bob Cook", "Robert Cook"),
        ("Dora Dixon Fyle", "Dora Dixon-Fyle"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(read_name(one), read_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Roy Perry", "Ian Perry"), ("Roy Perry", "Ian Parry"), ("R Perry", "Ann Perry"), ("", "A B")],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(read_name(one), read_name(other))


def test_a_name_as_written_goes_before_one_that_may_be_meant() -> None:
    people = [read_name(name) for name in ("Ann Perry", "A Perry", "Roy Perry")]
    assert find(read_name("A Perry"), people) == 1
    assert find(read_name("Cllr Roy Perry"), people) == 2
    assert find(read_name("Cllr Perry"), people) == 0
    assert find(read_name("Cllr Watts"), people) is None


# -- misspelt ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Joe Caluori", "Cllr Calouri"),
        ("Cllr Oakford", "Peter Oakfrod"),
        ("Cllr Anntoinette Bramble", "Cllr Antoinette Bramble"),
        ("Cllr Dora Dixon-Fyle", "Cllr Dora Dixan-Fyle"),
        ("Lucy Nethsingha", "Cllr Nethsinga"),
        ("Chris Colman", "Christopher Coleman"),
    ],
)
def test_a_slip_of_the_pen(one: str, other: str) -> None:
    names = read_name(one), read_name(other)
    assert nearly_same(*names)
    assert nearly_same(*reversed(names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("John Kent", "John Kant", id="short"),
        pytest.param("Ann Browne", "Peter Brown", id="another-given-name"),
        pytest.param("Cllr Parry", "Mr Perry", id="another-title"),
        pytest.param("Cllr Parker", "Cllr Barker", id="another-letter-first"),
        pytest.param("Robert Coleman", "Cllr Roberts", id="a-given-name"),
        pytest.param("Roy Perry", "Roy Perry", id="the-same"),
        pytest.param("Cllr Marshall", "Cllr Mitchell", id="three-letters"),
        pytest.param("", "Cllr Perry", id="nobody"),
    ],
)
def test_no_slip_of_the_pen(one: str, other: str) -> None:
    assert not nearly_same(read_name(one), read_name(other))


PEOPLE = """
Roy Perry, Gareth Barnard, Liz Hacket Pain, Ian Hudspeth, Dick Madden, Ian Parry, Janet Walton,
Matt Bennett, Ryan Brent, Peter Oakford, Richard Watts, John Kent, Bob Cook, Anne Burns,
Anntoinette Bramble, David Mellen, Roz Gladden, Megan Swift, Dora Dixon-Fyle, Gillian Ford,
Paul Cullen, Rebecca Novell, Liz Green, Christopher Coleman, Jon Hubbard, Joseph Ling,
Clive Harris, Ian Keating, Ian Dean, Alan Wood, Alexander Saul, Lucy Nethsingha, Edwina Grant,
Alison Michalska, Lucy Capron, Lucy Belcher, Carly Adams, Joe Caluori, David Simmonds,
Michael Preston-Shoot, Carlene Firmin, Becky Lewis, Carly Buchecker, Gareth Williams,
Steve Atkinson, Rosemary Beard, Vanessa Bishop, Kate Kendall, Tony Mulhearn,
Anne-Maria Olphert, Rachel Seagrave, Helen Thompson, Nigel Farrow, Beverley Ireland,
Peter Jackson, Steve Martin, Glenys Johnston, Kevin McCann, Joan Hartwell, Peter Amory,
Samina Aziz, Owen Brice, Catherine Dunn, Martin Yeo, Ruth Pengelly, Helen Trask
"""


def test_no_two_of_many_people_are_one_misspelt() -> None:
    names = [read_name(f"Cllr {name}") for name in PEOPLE.replace("\n", " ").split(",")]
    assert len(names) > 60
    assert [pair for pair in combinations(names, 2) if nearly_same(*pair)] == []


def test_by_surname_alone_only_perry_and_parry_are_alike() -> None:
    names = [read_name(f"Cllr {name.split()[-1]}") for name in PEOPLE.split(",")]
    close = {
        frozenset((a.surname, b.surname)) for a, b in combinations(names, 2) if nearly_same(a, b)
    }
    assert close == {frozenset({"perry", "parry"})}


# -- more than a name ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Roy Perry", "Roy Perry"),
        ("Roy Perry (Vice-Chair)", "Roy Perry"),
        ("Dora Dixon-Fyle MBE", "Dora Dixon-Fyle"),
        ("Rev Dr Ann Ray OBE JP", "Ann Ray"),
        ("Roy Perry", None),
        ("MP", None),
        ("Theresa Lord", None),
    ],
)
def test_only_the_name(text: str, name: str | None) -> None:
    assert only_name(text) == name


def test_initials_are_of_all_words_or_of_the_first_and_last() -> None:
    assert read_name("Anne-Maria Olphert").initials == {"AMO", "AO"}
    assert read_name("Gareth Williams").initials == {"GW"}
    assert read_name("Clerk").initials == frozenset()
