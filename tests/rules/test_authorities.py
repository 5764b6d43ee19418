"""The list of local authorities."""

import csv
import re
from pathlib import Path

import pytest

from briefpack.rules.authorities import MOST_SUGGESTED, known, suggest

REPO = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Islington Council", "London Borough of Islington"),
        ("London Borough of Islington", "London Borough of Islington"),
        ("Islington London Borough Council", "London Borough of Islington"),
        ("Islington", "London Borough of Islington"),
        ("Hackney LBC", "London Borough of Hackney"),
        ("LB Hackney", "London Borough of Hackney"),
        ("Borough of Poole", "Borough of Poole"),
        ("Poole", "Borough of Poole"),
        ("Bristol City Council", "Bristol City Council"),
        ("Bristol", "Bristol City Council"),
        ("City of York", "City of York Council"),
        ("City of York Council", "City of York Council"),
        ("Royal Borough of Kingston upon Thames", "Royal Borough of Kingston upon Thames"),
        ("Kingston-upon-Thames Royal Borough Council", "Royal Borough of Kingston upon Thames"),
        ("Cumbria County Council", "Cumbria County Council"),
        ("Calderdale MBC", "Calderdale Metropolitan Borough Council"),
        ("Durham County Council", "Durham County Council"),
        ("Dorset County Council", "Dorset County Council"),
        ("Dorset", "Dorset Council"),
        ("Westminster City Council", "City of Westminster"),
        ("City of London", "City of London Corporation"),
        ("Telford and Wrekin Council", "Telford & Wrekin Council"),
        ("St. Helens", "St Helens Council"),
        ("King’s Lynn & West Norfolk", "Borough Council of Kings Lynn and West Norfolk"),
        ("Liverpool City Region Combined Authority", "Liverpool City Region"),
    ],
)
def test_an_authority_goes_by_its_usual_names(name: str, official: str) -> None:
    authority = known(name)
    assert authority is not None
    assert authority.official_name == official


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Council",
        "The Moon",
        "Isslington Council",
        "Essex District Council",
        "London",
        "Royal Borough of Islington",
        "Leicester County Council",
    ],
)
def test_other_names_are_not_known(name: str) -> None:
    assert known(name) is None


def test_every_authority_is_known_by_its_own_names() -> None:
    with (REPO / "briefpack/data/uk-local-authorities.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 470
    for row in rows:
        authority = known(row["official-name"])
        assert authority is not None
        assert authority.code == row["local-authority-code"]
        assert known(row["nice-name"]) is not None


def test_all_authorities_of_the_examples_are_known() -> None:
    text = (REPO / "examples/cyp-board/membership/2016-17.toml").read_text("utf-8")
    names = re.findall(r'authority = "([^"]+)"', text)
    assert len(names) == 25
    assert [name for name in names if known(name) is None] == []


# -- suggestions ---------------------------------------------------------------------------


def test_names_that_begin_so_are_suggested_first() -> None:
    assert suggest("kings") == (
        "Borough Council of Kings Lynn and West Norfolk",
        "Hull City Council",
        "Royal Borough of Kingston upon Thames",
    )
    assert suggest("Rutl") == ("Rutland County Council",)
    assert suggest("London Borough of Isl") == ("London Borough of Islington",)
    assert suggest("wight") == ("Isle of Wight Council",)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Isslington Council", "London Borough of Islington"),
        ("Nottngham City Council", "Nottingham City Council"),
        ("Essex District Council", "Essex County Council"),
        ("Wiltshire County Council", "Wiltshire Council"),
    ],
)
def test_what_was_meant_is_suggested(text: str, first: str) -> None:
    assert suggest(text)[0] == first


def test_nothing_is_suggested_for_nothing() -> None:
    assert suggest("") == ()
    assert suggest("zzzzzz") == ()


def test_few_are_suggested() -> None:
    assert len(suggest("b")) == MOST_SUGGESTED
