"""Municipal years, and memberships rolled on to the next."""

from datetime import date
from pathlib import Path

import pytest

from briefpack.editing.municipal_year import (
    membership_for,
    roll_membership,
    years_of,
)
from briefpack.errors import BriefpackError
from briefpack.store.files import Shelf
from tests.packs import write_files

YEAR = """\
# The Board in 2016/17, elected in 2016. A new year gets a new file (2016-17.toml is one).
[[groups]]
name = "Labour" # since 2016-17
seats = 1
members = [
  # 2016–17 and 2016-2017, not 2016-18 nor 12016-17
  { name = "Joan Hartwell" }, # the chair
]
"""


def board(folder: Path, **years: str) -> Shelf:
    write_files(
        folder,
        {f"membership/{year[1:].replace('_', '-')}.toml": text for year, text in years.items()},
    )
    return Shelf(folder)


YEARS = ("2015-16", "2016-17", "2017-18")


@pytest.mark.parametrize(
    ("day", "current", "expected"),
    [
        (date(2017, 1, 13), "2016-17", "2016-17"),
        (date(2017, 5, 31), "2016-17", "2016-17"),
        (date(2017, 6, 1), "2016-17", "2017-18"),
        (date(2018, 7, 1), "2016-17", "2017-18"),  # the newest there is
        (date(2016, 7, 1), "2017-18", "2017-18"),  # never back
        (date(2017, 6, 1), "shadow", "shadow"),
        (date(2017, 6, 1), None, "2017-18"),
        (date(2014, 6, 1), None, "2017-18"),
    ],
)
def test_a_meeting_has_the_members_of_its_year(
    day: date, current: str | None, expected: str
) -> None:
    assert membership_for(day, YEARS, current) == expected


def test_without_memberships_there_is_none() -> None:
    assert membership_for(date(2017, 6, 1), ()) is None
    assert membership_for(date(2017, 6, 1), (), "2016-17") == "2016-17"


def test_years_are_those_of_the_files(tmp_path: Path) -> None:
    assert years_of(Shelf(tmp_path)) == ()
    shelf = board(tmp_path, _2017_18="", _2015_16="", _notes="")
    assert years_of(shelf) == ("2015-16", "2017-18")


def test_the_newest_membership_is_copied_with_its_comments(tmp_path: Path) -> None:
    shelf = board(tmp_path, _2014_15="", _2016_17=YEAR, _2019_20="")
    assert roll_membership(shelf, "2017-18") == {
        "membership/2017-18.toml": """\
# The Board in 2017/18, elected in 2016. A new year gets a new file (2017-18.toml is one).
[[groups]]
name = "Labour" # since 2016-17
seats = 1
members = [
  # 2017–18 and 2017-2018, not 2016-18 nor 12016-17
  { name = "Joan Hartwell" }, # the chair
]
"""
    }


@pytest.mark.parametrize(
    ("year", "message"),
    [
        ("2027", "there is no membership before 2027"),
        ("next", "next is not a municipal year"),
        ("2027-29", "2027-29 is not a municipal year"),
        ("../2027-28", "is not a municipal year"),
    ],
)
def test_what_cannot_be_rolled_is_told(tmp_path: Path, year: str, message: str) -> None:
    with pytest.raises(BriefpackError, match=message):
        roll_membership(Shelf(tmp_path), year)


def test_a_year_that_is_there_is_left_alone(tmp_path: Path) -> None:
    shelf = board(tmp_path, _2016_17=YEAR)
    with pytest.raises(BriefpackError, match=r"there is a membership/2016-17\.toml already"):
        roll_membership(shelf, "2016-17")


def test_a_membership_that_is_no_text_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"membership/2016-17.toml": b"\xff"})
    with pytest.raises(BriefpackError, match="is not UTF-8 text"):
        roll_membership(Shelf(tmp_path), "2017-18")
