"""Calendars of meetings, read back as members' own calendars read them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from briefpack.cycle.calendars import board_calendar, first_sequence, pack_calendar
from briefpack.cycle.history import read_history, read_meeting
from briefpack.errors import BriefpackError
from briefpack.plan.pages import Span
from tests.cycle.boards import board, item, note, pack
from tests.packs import write_files

LONDON = ZoneInfo("Europe/London")


def events(made: bytes) -> list[Any]:
    """The events of a calendar, which has to be sound."""
    calendar = Calendar.from_ical(made)
    assert calendar["VERSION"] == "2.0"
    found = calendar.walk("VEVENT")
    assert all(not event.errors for event in found)
    return found


def event_of(folder: Path, before: bytes | None = None) -> Any:  # noqa: ANN401 - icalendar's own
    held = read_meeting(folder).meetings[0]
    (event,) = events(pack_calendar(held, before=before))
    return event


def meeting(folder: Path, more: str = "", items: str = "", head: str = "") -> Path:
    board(folder, m20161103_pack=pack("2016-11-03", items, meeting=more, head=head))
    return folder / "meetings" / "2016-11-03"


def test_a_meeting_has_its_place_its_time_and_its_agenda(tmp_path: Path) -> None:
    more = 'end = 18:00:00\nvenue.room = "Room A"\n'
    agenda = item("Welcome", kind="procedural") + item("Finance", kind="heading") + item("Budget")
    event = event_of(meeting(tmp_path, more, agenda))
    assert event["SUMMARY"] == "The Board"
    assert event["LOCATION"] == "Room A, Town Hall"
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == datetime(2016, 11, 3, 16, 30, tzinfo=LONDON)
    assert event["DTEND"].dt == datetime(2016, 11, 3, 18, 0, tzinfo=LONDON)
    assert event["DESCRIPTION"] == "Agenda\n1. Welcome\nFinance\n2. Budget"
    assert event["URL"] == "https://www.example.org/board"


def test_times_are_british_in_summer_too(tmp_path: Path) -> None:
    board(tmp_path, m20160714_pack=pack("2016-07-14"))
    made = pack_calendar(read_meeting(tmp_path / "meetings/2016-07-14").meetings[0])
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n" in made
    (event,) = events(made)
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2016, 7, 14, 15, 30, tzinfo=UTC)


def test_the_end_is_worked_out_where_all_items_have_minutes(tmp_path: Path) -> None:
    timed = item("A", "minutes = 20") + item("B", "minutes = 25")
    assert event_of(meeting(tmp_path, items=timed))["DTEND"].dt.time().isoformat() == "17:15:00"
    assert "DTEND" not in event_of(meeting(tmp_path, items=timed + item("C")))
    below = '[[items.items]]\ntitle = "D"\nkind = "decision"\nminutes = 10\n'
    headed = item("Finance", kind="heading") + item("Roads", below, kind="heading")
    event = event_of(meeting(tmp_path, items=timed + headed))
    assert event["DTEND"].dt.time().isoformat() == "17:25:00"


def test_a_meeting_may_end_past_midnight(tmp_path: Path) -> None:
    event = event_of(meeting(tmp_path, "end = 00:30:00\n"))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=8)


def test_what_is_exempt_is_not_given_away(tmp_path: Path) -> None:
    below = '[[items.items]]\ntitle = "Price"\nkind = "decision"\n'
    secret = item("Sale of Moss Farm", f"exempt = {{ paragraphs = [3, 5] }}\n{below}")
    made = pack_calendar(read_meeting(meeting(tmp_path, items=item("A") + secret)).meetings[0])
    assert events(made)[0]["DESCRIPTION"] == ("Agenda\n1. A\n2. Exempt item (paragraphs 3 and 5)")
    assert b"Moss" not in made
    assert b"Price" not in made


def test_how_to_join_is_told_and_never_the_passcode(tmp_path: Path) -> None:
    more = (
        '[meeting.joining]\nlink = "https://meet.example.org/j/8?pwd=s3cret&lang=en"\n'
        'phone = "020 7946 0123"\nmeeting_id = "811 22"\npasscode = "991827"\n'
        'instructions = "Come early.\\n\\nThe PIN is 4711.\\n\\nSay 991827 at the door."\n'
    )
    made = pack_calendar(read_meeting(meeting(tmp_path, more)).meetings[0])
    (event,) = events(made)
    assert event["DESCRIPTION"].splitlines() == [
        "",
        "Join online: https://meet.example.org/j/8?lang=en",
        "Join by telephone: 020 7946 0123",
        "Meeting ID: 811 22",
        "Come early.",
    ]
    assert event["CONFERENCE"] == "https://meet.example.org/j/8?lang=en"
    assert event["CONFERENCE"].params["VALUE"] == "URI"
    unfolded = made.replace(b"\r\n ", b"")
    assert not any(secret in unfolded for secret in (b"s3cret", b"991827", b"4711"))


def test_pages_are_told_where_they_are_known(tmp_path: Path) -> None:
    paper = '[[items.papers]]\nkind = "report"\nfile = "budget.md"\n'
    folder = meeting(tmp_path, items=item("Budget", paper))
    write_files(folder, {"budget.md": "1. One.\n"})
    held = read_meeting(folder).meetings[0]
    (event,) = events(pack_calendar(held, {"budget": Span(3, 7)}))
    assert event["DESCRIPTION"] == "Agenda\n1. Budget (p. 3 - 7)"


def test_signs_in_names_are_escaped_as_the_format_has_it(tmp_path: Path) -> None:
    folder = meeting(tmp_path, 'venue.room = "A; B, C"\n')
    board(tmp_path, board='name = "Roads; rails, and more"\n')
    made = pack_calendar(read_meeting(folder).meetings[0])
    assert b"X-WR-CALNAME:Roads\\; rails\\, and more\r\n" in made
    assert b"LOCATION:A\\; B\\, C\\, Town Hall\r\n" in made


def test_the_same_files_give_the_same_bytes_wherever_they_are(tmp_path: Path) -> None:
    made = [
        pack_calendar(read_meeting(meeting(tmp_path / name, items=item("A"))).meetings[0])
        for name in ("here", "there")
    ]
    assert made[0] == made[1]


def test_a_uid_stays_when_the_meeting_changes(tmp_path: Path) -> None:
    before = event_of(meeting(tmp_path))
    after = event_of(
        meeting(tmp_path, "cancelled = 'Snow'\n", item("A"), "published = 2016-10-01\n")
    )
    assert after["UID"] == before["UID"]
    board(tmp_path, m20161201_pack=pack("2016-12-01"))
    assert event_of(tmp_path / "meetings/2016-12-01")["UID"] != before["UID"]


def test_a_cancelled_meeting_stays_as_cancelled(tmp_path: Path) -> None:
    event = event_of(meeting(tmp_path, 'cancelled = "Snow"\n', item("A")))
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Cancelled: The Board"
    assert event["DESCRIPTION"] == "Snow"


# -- sequence ------------------------------------------------------------------------------


@given(days=st.lists(st.dates(date(2000, 1, 1), date(2090, 1, 1)), min_size=2, unique=True))
def test_sequence_rises_with_every_publication_and_with_cancellation(days: list[date]) -> None:
    ordered = sorted(days)
    numbers = [first_sequence(None, cancelled=False), first_sequence(None, cancelled=True)]
    for day in ordered:
        numbers += [first_sequence(day, cancelled=state) for state in (False, True)]
    assert numbers == sorted(set(numbers))


def test_sequence_rises_only_where_something_of_note_has_changed(tmp_path: Path) -> None:
    folder = meeting(tmp_path)
    sent = pack_calendar(read_meeting(folder).meetings[0])
    assert pack_calendar(read_meeting(folder).meetings[0], before=sent) == sent
    assert event_of(meeting(tmp_path, items=item("A")), sent)["SEQUENCE"] == 0
    moved = meeting(tmp_path, 'venue.room = "Room B"\n')
    second = pack_calendar(read_meeting(moved).meetings[0], before=sent)
    assert events(second)[0]["SEQUENCE"] == 1
    cancelled = meeting(tmp_path, 'venue.room = "Room B"\ncancelled = "Snow"\n')
    third = pack_calendar(read_meeting(cancelled).meetings[0], before=second)
    assert events(third)[0]["SEQUENCE"] == 2
    again = pack_calendar(read_meeting(meeting(tmp_path)).meetings[0], before=third)
    assert events(again)[0]["SEQUENCE"] == 3


@pytest.mark.parametrize("before", [b"", b"x", b"BEGIN:VCALENDAR\r\n", b"\xff\xfe"])
def test_what_is_no_calendar_is_not_written_over(tmp_path: Path, before: bytes) -> None:
    with pytest.raises(BriefpackError, match="no calendar"):
        event_of(meeting(tmp_path), before)


# -- a board -------------------------------------------------------------------------------


def test_a_board_has_its_year_and_what_is_announced(tmp_path: Path) -> None:
    folder = board(
        tmp_path,
        m20160310_pack=pack("2016-03-10"),
        m20160929_note=note("2016-09-29"),
        m20161103_pack=pack("2016-11-03", meeting="[meeting.next]\ndate = 2017-01-13\n"),
    )
    found = events(board_calendar(read_history(folder), "2016-17"))
    assert [(str(each["STATUS"]), each["DTSTART"].dt) for each in found] == [
        ("CONFIRMED", date(2016, 9, 29)),
        ("CONFIRMED", datetime(2016, 11, 3, 16, 30, tzinfo=LONDON)),
        ("TENTATIVE", date(2017, 1, 13)),
    ]
    assert len(events(board_calendar(read_history(folder)))) == 4
    announced = found[-1]["UID"]
    board(tmp_path, m20170113_pack=pack("2017-01-13"))
    later = events(board_calendar(read_history(folder), "2016-17"))
    assert [str(each["STATUS"]) for each in later] == ["CONFIRMED"] * 3
    assert later[-1]["UID"] == announced


def test_a_board_without_meetings_has_an_empty_calendar(tmp_path: Path) -> None:
    assert events(board_calendar(read_history(board(tmp_path)))) == []


@settings(deadline=None)
@given(
    title=st.text(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1
    )
)
def test_any_title_comes_back(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    from briefpack.cycle.words import one_line
    from briefpack.store.toml_text import inline_text

    if not one_line(title):
        return
    folder = tmp_path_factory.mktemp("board")
    agenda = f"[[items]]\ntitle = {inline_text(title)}\nkind = 'decision'\n"
    event = event_of(meeting(folder, items=agenda))
    assert event["DESCRIPTION"] == f"Agenda\n1. {one_line(title)}"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/x"])
def test_what_nobody_should_follow_is_no_address_of_an_event(tmp_path: Path, address: str) -> None:
    place = meeting(tmp_path, f'joining.link = "{address}"\n')
    file = tmp_path / "board.toml"
    file.write_text(file.read_text().replace("https://www.example.org/board", address))
    found = event_of(place)
    assert "URL" not in found
    assert "CONFERENCE" not in found
