"""What the models say of themselves: names, lines and paths as they are printed."""

import pytest
from pydantic import ValidationError

from briefpack.model.board import Board
from briefpack.model.briefing import Attachment, Media, document_path
from briefpack.model.contact import Contact
from briefpack.model.meeting import Venue
from briefpack.model.membership import Group, Member, Membership
from briefpack.model.note import Action, Attendee, Vote
from tests.packs import briefing


def test_a_member_is_called_by_title_name_and_honours() -> None:
    member = Member(title="Cllr", name="Dora Dixon-Fyle", post_nominals="MBE")
    assert member.full_name == "Cllr Dora Dixon-Fyle MBE"


def test_a_name_may_be_all_there_is() -> None:
    assert Member(name="Roy Perry").full_name == "Roy Perry"


def test_somebody_at_a_meeting_is_called_alike() -> None:
    assert Attendee(title="Cllr", name="Roy Perry").full_name == "Cllr Roy Perry"


def test_all_members_are_those_of_groups_and_then_the_others() -> None:
    membership = Membership(
        groups=(
            Group(name="Labour", members=(Member(name="A"),), substitutes=(Member(name="S"),)),
            Group(name="Independent", members=(Member(name="B"),)),
        ),
        members=(Member(name="C"),),
    )
    assert [member.name for member in membership.all_members] == ["A", "B", "C"]


def test_a_venue_on_one_line() -> None:
    venue = Venue(name="Town Hall", room="Room 1", address="High St\nAshcombe")
    assert venue.one_line == "Room 1, Town Hall, High St, Ashcombe"


def test_a_venue_may_be_a_name_alone() -> None:
    assert Venue(name="Town Hall").one_line == "Town Hall"


def test_a_board_is_called_by_its_short_name_in_running_heads() -> None:
    assert Board(name="Children and Young People Board", short_name="CYP").running_name == "CYP"
    assert Board(name="Parish Council").running_name == "Parish Council"


@pytest.mark.parametrize("owner", ["GW", ["GW"]])
def test_an_action_has_one_owner_or_several(owner: object) -> None:
    assert Action.model_validate({"text": "Write.", "owner": owner}).owner == ("GW",)


def test_votes_are_names_or_a_number() -> None:
    vote = Vote.model_validate(
        {"motion": "That it be so.", "for": ["A", "B"], "against": 1, "carried": True}
    )
    assert (vote.votes_for, vote.votes_against, vote.abstained) == (("A", "B"), 1, ())


@pytest.mark.parametrize(
    ("given", "told_as"),
    [
        ("A", ("for", "names")),
        (-1, ("for", "number")),
        (True, ("for", "number")),
        ([1], ("for", "names", 0)),
    ],
)
def test_votes_that_are_neither_are_told_once(given: object, told_as: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        Vote.model_validate({"motion": "That it be so.", "for": given, "carried": True})
    assert [error["loc"] for error in caught.value.errors()] == [told_as]


def test_a_members_address_is_an_address() -> None:
    with pytest.raises(ValidationError):
        Member(name="Roy Perry", email="roy.perry")


@pytest.mark.parametrize(
    ("folder", "file", "beside", "path"),
    [
        ("", "a.md", None, "a.md"),
        ("meetings/1", "a.md", None, "meetings/1/a.md"),
        ("meetings/2", "../1/note.toml", None, "meetings/1/note.toml"),
        ("meetings/1", "map.png", "meetings/1/reports/a.md", "meetings/1/reports/map.png"),
        ("", "./x/../a.md", None, "a.md"),
        ("", "../a.md", None, "../a.md"),
        ("meetings/1", "../../../a.md", None, "../a.md"),
    ],
)
def test_documents_are_named_from_the_board(
    folder: str, file: str, beside: str | None, path: str
) -> None:
    assert document_path(folder, file, beside) == path


def test_a_document_is_found_from_where_it_is_named() -> None:
    plan = Attachment(Media.IMAGE, 1, "00")
    pack = briefing(folder="meetings/1", documents={"meetings/1/reports/map.png": plan})
    assert pack.document("reports/map.png") is plan
    assert pack.document("map.png", "meetings/1/reports/a.md") is plan
    assert pack.document("map.png") is None


def test_an_officer_is_known_by_name_or_as_a_block() -> None:
    pack = briefing()
    block = Contact(name="Helen Trask")
    assert pack.officer(block) is block
    assert pack.officer("nobody") is None
    assert pack.officer(None) is None
