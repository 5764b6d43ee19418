"""The message that a pack is sent round with."""

from functools import partial
from pathlib import Path

from briefpack.cycle.circulation import WIDTH, Circulation, circulation
from briefpack.cycle.history import read_meeting
from briefpack.plan.pages import Span
from briefpack.rendering.formats import clock
from briefpack.rendering.theme import load_theme
from tests.cycle.boards import BOARD, board, item, pack
from tests.packs import write_files


def message(folder: Path, text: str, spans: dict[str, Span] | None = None) -> Circulation:
    board(folder, m20161103_pack=text)
    briefing = read_meeting(folder / "meetings" / "2016-11-03").meetings[0].briefing
    assert briefing is not None
    return circulation(briefing, spans)


def test_a_message_says_all_that_a_member_needs(tmp_path: Path) -> None:
    text = pack(
        "2016-11-03",
        item("Welcome", kind="procedural") + item("Roads"),
        head='to = ["Members of the Board", "co-opted members"]\n',
        meeting=(
            'end = 18:00:00\nvenue.directions = "https://example.org/way"\n'
            "[meeting.next]\ndate = 2016-12-01\n"
            'venue.name = "Library"\nvenue.address = "The Old Corn Exchange, Market Place"\n'
        ),
    )
    assert str(message(tmp_path, text)) == (
        "Subject: The Board: agenda for Thursday 3 November 2016, 16:30\n"
        "\n"
        "Dear Members of the Board and co-opted members,\n"
        "\n"
        "The Board: the agenda for the meeting on Thursday 3 November 2016 is\n"
        "ready.\n"
        "\n"
        "When:       Thursday 3 November 2016, 16:30 to 18:00\n"
        "Where:      Town Hall\n"
        "Directions: https://example.org/way\n"
        "\n"
        "Agenda\n"
        "\n"
        "1. Welcome\n"
        "2. Roads\n"
        "\n"
        "Apologies\n"
        "\n"
        "Please say if you cannot come.\n"
        "\n"
        "Next meeting: Thursday 1 December 2016, Library, The Old Corn Exchange,\n"
        "              Market Place\n"
        "\n"
        "Northtown Council on the web:\n"
        "https://www.example.org/board\n"
        "\n"
        "Helen Trask\n"
        "Clerk\n"
        "020 7946 0123\n"
        "clerk@example.org\n"
    )


def test_pages_stand_behind_the_items_where_they_are_known(tmp_path: Path) -> None:
    paper = '[[items.papers]]\nkind = "report"\nfile = "{}.md"\n'.format
    agenda = item("Budget", paper("budget") + paper("annex")) + item("Roads", paper("roads"))
    write_files(
        tmp_path / "meetings/2016-11-03",
        {f"{name}.md": "1. One.\n" for name in ("budget", "annex", "roads")},
    )
    spans = {"budget": Span(1, 3), "annex": Span(4, 4), "roads": Span(5, 5)}
    body = message(tmp_path, pack("2016-11-03", agenda), spans).body
    assert "1. Budget (pages 1 to 4)\n2. Roads (page 5)\n" in body
    assert "The Board: the agenda and papers for the meeting on Thursday 3" in body
    del spans["annex"]
    assert "1. Budget\n" in message(tmp_path, pack("2016-11-03", agenda), spans).body


def test_what_is_exempt_is_told_as_such(tmp_path: Path) -> None:
    agenda = item("Sale of Moss Farm", "exempt = { paragraphs = [3] }") + item(
        "Staff", 'exempt = { reason = "persons" }'
    )
    body = message(tmp_path, pack("2016-11-03", agenda)).body
    assert "1. Exempt item (paragraph 3)\n2. Exempt item\n" in body
    assert "Moss" not in body


def test_times_are_written_as_they_are_on_the_pages(tmp_path: Path) -> None:
    board(
        tmp_path,
        m20161103_pack=pack(
            "2016-11-03",
            meeting="end = 18:00:00\n[meeting.next]\ndate = 2016-12-01\nstart = 10:00:00\n",
        ),
    )
    briefing = read_meeting(tmp_path / "meetings" / "2016-11-03").meetings[0].briefing
    assert briefing is not None
    found = circulation(briefing, clock=partial(clock, labels=load_theme("plain").labels))
    assert found.subject.endswith(", 4.30 pm")
    assert "Thursday 3 November 2016, 4.30 pm to 6.00 pm\n" in found.body
    assert "Thursday 1 December 2016, 10.00 am\n" in found.body


def test_the_passcode_goes_another_way(tmp_path: Path) -> None:
    joining = '[meeting.joining]\nlink = "https://example.org/991827/room"\npasscode = "991827"\n'
    body = message(tmp_path, pack("2016-11-03", meeting=joining)).body
    assert "The passcode is sent separately." in body
    assert "991827" not in body


def test_apologies_go_where_the_notices_say(tmp_path: Path) -> None:
    offices = (
        '[[notices]]\nkind = "apologies"\ntext = "Tell **your** office."\n'
        '[[group_offices]]\ngroup = "Labour"\nphone = "020 7946 0334"\n'
    )
    text = pack("2016-11-03")
    board(tmp_path, board=BOARD + offices, m20161103_pack=text)
    briefing = read_meeting(tmp_path / "meetings" / "2016-11-03").meetings[0].briefing
    assert briefing is not None
    body = circulation(briefing).body
    assert "Tell your office.\n- Labour: 020 7946 0334\n" in body


def test_a_cancelled_meeting_is_called_off(tmp_path: Path) -> None:
    text = pack("2016-11-03", item("Budget"), meeting='cancelled = "The hall is flooded."\n')
    found = message(tmp_path, text)
    assert found.subject == "CANCELLED: The Board, Thursday 3 November 2016"
    assert "will not be held.\n\nThe hall is flooded.\n" in found.body
    assert "Budget" not in found.body


def test_lines_are_short_enough_to_be_quoted(tmp_path: Path) -> None:
    agenda = "".join(item(f"{'A long title of many words ' * 6}{n}") for n in range(12))
    found = message(tmp_path, pack("2016-11-03", agenda))
    assert max(map(len, found.body.splitlines())) <= WIDTH
    assert "\n10. A long" in found.body


def test_nothing_in_a_pack_adds_a_line_to_the_head(tmp_path: Path) -> None:
    text = pack("2016-11-03", meeting='title = "Special\u2028meeting\u202e"\n')
    assert message(tmp_path, text).subject == (
        "The Board (Special meeting): agenda for Thursday 3 November 2016, 16:30"
    )
