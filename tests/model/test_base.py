"""What every table that a person writes has in common."""

from datetime import date, datetime, time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from briefpack.model.agenda import Exemption, Item, Pack
from briefpack.model.base import (
    Clock,
    Count,
    Day,
    FilePath,
    Flag,
    Line,
    Lines,
    Markdown,
    Slug,
    unprintable,
)
from briefpack.model.contact import Contact
from briefpack.model.membership import Group, Member


def accepted(kind: Any, value: object) -> object:  # noqa: ANN401 - a type of a field
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: object) -> str:  # noqa: ANN401 - a type of a field
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (error,) = caught.value.errors()
    return error["msg"].removeprefix("Value error, ")


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Group.model_validate({"name": "Labour", "seat": 7})


def test_unknown_keys_are_refused_in_tables_below() -> None:
    member = {"name": "Roy Perry", "party": "Conservative"}
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Group.model_validate({"name": "Labour", "members": [member]})


def test_a_model_cannot_be_changed() -> None:
    member = Member(name="Roy Perry")
    with pytest.raises(ValidationError, match="Instance is frozen"):
        member.name = "Liz Green"  # type: ignore[misc]


def test_equal_models_are_one_in_a_set() -> None:
    assert len({Member(name="Roy Perry"), Member(name="Roy Perry")}) == 1


TEXTS = pytest.mark.parametrize(
    "kind", [Line, Lines, Markdown, FilePath], ids=["line", "lines", "markdown", "path"]
)


@TEXTS
def test_text_may_not_be_empty(kind: object) -> None:
    assert refusal(kind, "") == "String should have at least 1 character"


def test_space_around_text_is_not_kept() -> None:
    assert Member.model_validate({"name": "  Roy Perry\n"}).name == "Roy Perry"


def test_space_alone_is_no_text() -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        Member.model_validate({"name": "  \n"})


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\ntwo", "one\rtwo"])
def test_a_line_stands_on_one_line(text: str) -> None:
    assert refusal(Line, text) == "has to stand on one line"


def test_an_address_keeps_its_lines() -> None:
    assert accepted(Lines, "Smith Square\nLondon") == "Smith Square\nLondon"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "U+0000"),
        ("a\x07b", "U+0007"),
        ("a\x0bb", "U+000B"),
        ("a\x1b[31m", "U+001B"),
        ("a\x7fb", "U+007F"),
        ("a\x85b", "U+0085"),
        ("a\x9bb", "U+009B"),
        ("a\ufffeb", "U+FFFE"),
        ("a\ufdd0b", "U+FDD0"),
        ("a\U0001fffeb", "U+1FFFE"),
    ],
)
@TEXTS
def test_control_characters_are_refused(kind: object, text: str, code: str) -> None:
    assert refusal(kind, text) == f"has the control character {code}, which cannot be printed"


@pytest.mark.parametrize("text", ["a\tb", "Naïve café", "😀 مرحبا", "a\u200bb", "e\u0301", "—"])
def test_any_other_text_is_fine(text: str) -> None:
    assert accepted(Line, text) == text
    assert unprintable(text) is None


@pytest.mark.parametrize("path", ["/etc/passwd", "//server/share", "C:/pack.pdf", "c:pack.pdf"])
def test_an_absolute_path_is_refused(path: str) -> None:
    assert refusal(FilePath, path) == "has to be relative to this file, not an absolute path"


def test_a_path_has_forward_slashes() -> None:
    assert refusal(FilePath, "reports\\a.md") == "has to be written with forward slashes"


@pytest.mark.parametrize("path", ["a.md", "../2016-09-29/note.toml", "a b.pdf", "plän.png"])
def test_a_relative_path_is_fine(path: str) -> None:
    assert accepted(FilePath, path) == path


@pytest.mark.parametrize("name", ["a", "item-3", "2016-17", "x" * 60])
def test_an_id_is_small_letters_digits_and_hyphens(name: str) -> None:
    assert accepted(Slug, name) == name


@pytest.mark.parametrize("name", ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a\n", "x" * 61])
def test_any_other_id_is_refused(name: str) -> None:
    assert refusal(Slug, name)


def test_a_date_stands_without_quotes() -> None:
    assert accepted(Day, date(2016, 11, 3)) == date(2016, 11, 3)


@pytest.mark.parametrize("value", ["2016-11-03", 20161103, datetime(2016, 11, 3)])  # noqa: DTZ001
def test_anything_else_is_no_date(value: object) -> None:
    assert refusal(Day, value) == "Input should be a valid date"


def test_a_time_stands_without_quotes() -> None:
    assert accepted(Clock, time(16, 30)) == time(16, 30)


@pytest.mark.parametrize("value", ["16:30:00", 16, 16.3])
def test_anything_else_is_no_time(value: object) -> None:
    assert refusal(Clock, value) == "Input should be a valid time"


@pytest.mark.parametrize("value", ["5", 5.0, True, float("nan")])
def test_a_count_is_a_whole_number(value: object) -> None:
    assert refusal(Count, value) == "Input should be a valid integer"


def test_a_count_is_not_negative() -> None:
    assert refusal(Count, -1) == "Input should be greater than or equal to 0"


@pytest.mark.parametrize("value", ["true", 1, "yes"])
def test_a_flag_is_true_or_false(value: object) -> None:
    assert refusal(Flag, value) == "Input should be a valid boolean"


def test_an_item_takes_at_least_a_minute() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Item.model_validate({"title": "Budget", "kind": "decision", "minutes": 0})


def test_a_paper_is_told_by_its_kind() -> None:
    item = Item.model_validate(
        {
            "title": "Budget",
            "kind": "decision",
            "papers": [{"kind": "report", "file": "a.md"}, {"kind": "to-follow"}],
        }
    )
    assert [type(paper).__name__ for paper in item.papers] == ["ReportPaper", "ToFollowPaper"]


def test_a_paper_to_follow_has_no_file() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Item.model_validate(
            {
                "title": "Budget",
                "kind": "decision",
                "papers": [{"kind": "to-follow", "file": "a.md"}],
            }
        )


def test_exemption_names_paragraphs_of_the_schedule() -> None:
    assert Exemption.model_validate({"paragraphs": [3, 5]}).paragraphs == (3, 5)


MEETING = {"date": date(2016, 11, 3), "start": time(16, 30), "venue": {"name": "Town Hall"}}


def test_a_membership_is_a_year() -> None:
    assert Pack.model_validate({"meeting": MEETING, "membership": "2016-17"}).membership == (
        "2016-17"
    )


def test_a_membership_is_a_table() -> None:
    table = {"members": [{"name": "Roy Perry"}]}
    pack = Pack.model_validate({"meeting": MEETING, "membership": table})
    assert pack.membership is not None
    assert not isinstance(pack.membership, str)
    assert pack.membership.all_members == (Member(name="Roy Perry"),)


def test_a_contact_needs_a_name() -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Contact.model_validate({"email": "clerk@example.org"})
