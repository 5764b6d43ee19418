"""Going to something by a little of its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.editing.go_to import Candidate, ranked

AGENDA = (
    Candidate("Declarations of Interest", ("1",)),
    Candidate("Budget 2017/18", ("2", "budget", "Cllr Zoë Green")),
    Candidate("The future of children’s services improvement", ("3", "improvement")),
    Candidate("Site visit to the children’s home", ("4",)),
    Candidate("Note of the previous meeting", ("5", "note-of-last-meeting")),
)


def labels(typed: str, candidates: tuple[Candidate, ...] = AGENDA) -> list[str]:
    return [hit.candidate.label for hit in ranked(typed, candidates)]


def of(*names: str) -> tuple[Candidate, ...]:
    return tuple(map(Candidate, names))


def marked(typed: str, label: str) -> str:
    """The label with the letters that fit in capitals."""
    (hit,) = ranked(typed, of(label))
    return "".join(
        letter.upper() if place in hit.places else letter for place, letter in enumerate(label)
    )


def test_when_nothing_is_typed_everything_fits_in_order() -> None:
    assert labels("  ") == [candidate.label for candidate in AGENDA]
    assert all(hit.places == () for hit in ranked("", AGENDA))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fut chi", "The future of children’s services improvement"),
        ("chi fut", "The future of children’s services improvement"),
        ("childrens serv", "The future of children’s services improvement"),
        ("tfocs", "The future of children’s services improvement"),
        ("3", "The future of children’s services improvement"),
        ("pre", "Note of the previous meeting"),
        ("last meeting", "Note of the previous meeting"),
        ("notm", "Note of the previous meeting"),
        ("zoe", "Budget 2017/18"),
        ("2017", "Budget 2017/18"),
        ("2 bud", "Budget 2017/18"),
        ("DOI", "Declarations of Interest"),
        ("dclr", "Declarations of Interest"),
    ],
)
def test_the_best_comes_first(typed: str, first: str) -> None:
    assert labels(typed)[0] == first


@pytest.mark.parametrize("typed", ["xyz", "budget x", "tnemevorpmi", "3 budget"])
def test_what_fits_nothing_finds_nothing(typed: str) -> None:
    assert labels(typed) == []


def test_the_ways_to_fit_have_an_order() -> None:
    names = (
        "gran shame",  # letters in order
        "vegan hams",  # letters together
        "the great old moss",  # initials
        "the gom road",  # the beginning of a word
        "gom road",  # the beginning
        "gom",  # the whole
    )
    assert labels("gom", of(*names)) == [
        *("gom", "gom road", "the gom road", "the great old moss"),
    ]
    assert labels("an ha", of(*names)) == ["vegan hams", "gran shame"]


def test_what_stands_further_in_front_comes_first_else_the_order_stays() -> None:
    assert labels("road", of("A long road", "The road", "The roads")) == [
        *("The road", "The roads", "A long road"),
    ]


def test_a_label_comes_before_a_keyword_that_fits_as_well() -> None:
    by_keyword, by_label = Candidate("Finance", ("budget",)), Candidate("Budget")
    assert labels("budget", (by_keyword, by_label)) == ["Budget", "Finance"]


def test_each_typed_word_needs_a_word_of_its_own() -> None:
    assert labels("par par", of("Parish parks", "Parish")) == ["Parish parks"]


def test_letters_scattered_over_a_keyword_are_no_fit() -> None:
    assert labels("nlm", (Candidate("Minutes", ("notes from last may",)),)) == []


def test_the_letters_that_fit_are_told() -> None:
    assert marked("fut chi", "the future of children") == "the FUTure of CHIldren"
    assert marked("tooc", "the offer of care") == "The Offer Of Care"
    assert marked("ren", "children") == "childREN"
    assert marked("cdn", "children") == "ChilDreN"
    assert marked("childrens", "all children’s homes") == "all CHILDREN’S homes"


def test_accents_and_letters_that_are_two_when_folded_keep_their_places() -> None:
    assert ranked("strasse", of("Die Straße"))[0].places == (4, 5, 6, 7, 8, 9)
    assert ranked("zoe", of("Cllr Zoe\u0308"))[0].places == (5, 6, 7)


@given(st.text(), st.lists(st.text()))
def test_any_text_can_be_typed(typed: str, names: list[str]) -> None:
    for hit in ranked(typed, of(*names)):
        assert all(0 <= place < len(hit.candidate.label) for place in hit.places)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_a_whole_name_finds_itself(name: str) -> None:
    assert labels(name, of("another", name)) in ([name], [name, "another"], ["another", name])
