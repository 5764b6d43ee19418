"""What packs weigh, and how meetings went."""

from datetime import date
from pathlib import Path

from briefpack.cycle.history import read_history, read_meeting
from briefpack.cycle.statistics import (
    PackFigures,
    Seen,
    attendance_figures,
    meeting_figures,
    pack_figures,
    reading_minutes,
)
from briefpack.plan.pages import Span
from tests.cycle.boards import MEMBERS, board, item, note, noted, pack
from tests.packs import write_files

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def figures(folder: Path, agenda: str, spans: dict[str, Span] | None = None) -> PackFigures:
    board(folder, m20161103_pack=pack("2016-11-03", agenda))
    briefing = read_meeting(folder / "meetings/2016-11-03").meetings[0].briefing
    assert briefing is not None
    return pack_figures(briefing, spans)


PAPERS = (
    '[[items.papers]]\nkind = "report"\nfile = "budget.md"\n'
    '[[items.papers]]\nkind = "attachment"\nfile = "plan.svg"\nalternative = "A plan"\n'
)


def test_an_item_weighs_what_its_papers_do(tmp_path: Path) -> None:
    report = '+++\nsummary = "Three more words."\n+++\n\n1. One two.\n'
    files = {"budget.md": report, "plan.svg": SVG}
    write_files(tmp_path / "meetings/2016-11-03", dict(files))
    agenda = item("Welcome") + item("Budget", f'description = "Two words."\n{PAPERS}')
    found = figures(tmp_path, agenda)
    assert [(each.number, each.pages, each.words) for each in found.items] == [
        ("1", 0, 0),
        ("2", None, 8),
    ]
    assert (found.pages, found.words, found.reading_minutes) == (None, 8, 1)
    laid_out = figures(tmp_path, agenda, {"budget": Span(1, 3), "plan": Span(4, 4)})
    assert [each.pages for each in laid_out.items] == [0, 4]
    assert laid_out.pages == 4


def test_parts_weigh_for_their_item_and_headings_nothing(tmp_path: Path) -> None:
    write_files(tmp_path / "meetings/2016-11-03", {"budget.md": "1. One.\n", "plan.svg": SVG})
    below = '[[items.items]]\ntitle = "Part"\nkind = "decision"\n'
    below += PAPERS.replace("items.papers", "items.items.papers")
    found = figures(tmp_path, item("Finance", kind="heading") + item("Budget", below))
    assert [(each.title, each.words) for each in found.items] == [("Budget", 2)]


def test_exempt_items_weigh_under_no_title(tmp_path: Path) -> None:
    found = figures(tmp_path, item("Sale of Moss Farm", "exempt = { paragraphs = [3] }"))
    assert [each.title for each in found.items] == ["Exempt item (paragraph 3)"]


def test_a_little_reading_is_a_minute() -> None:
    assert [reading_minutes(words) for words in (0, 1, 220, 550, 2200)] == [0, 1, 1, 2, 10]


def year(folder: Path) -> Path:
    """Three meetings: an action is done between two, one is cancelled."""
    return board(
        folder,
        membership__2016_17=MEMBERS,
        m20160929_note=note(
            "2016-09-29",
            '[attendance]\npresent = [{ name = "Ann Hill" }, { name = "BO LUND" }]\n',
            noted("Budget", 'text = "One"\ndone = 2016-10-20', 'text = "Two"'),
        ),
        m20161020_pack=pack("2016-10-20", head='membership = "2016-17"\n').replace(
            "[meeting]\n", '[meeting]\ncancelled = "Snow"\n'
        ),
        m20161103_pack=pack("2016-11-03", head='membership = "2016-17"\n'),
        m20161103_note=note(
            "2016-11-03",
            '[attendance]\npresent = [{ name = "Ann Hill" },'
            ' { name = "Di West", substitute_for = "Bo Lund" }]\n'
            'apologies = [{ name = "Cy Moss" }]\nabsent = [{ name = "Old Member" }]\n',
            noted("Budget", 'text = "Three"'),
        ),
    )


def test_actions_are_counted_from_meeting_to_meeting(tmp_path: Path) -> None:
    found = meeting_figures(read_history(year(tmp_path)))
    assert [(each.day.month, each.cancelled, each.present) for each in found] == [
        (9, False, 2),
        (10, True, None),
        (11, False, 2),
    ]
    assert [(each.opened, each.closed, each.open_after) for each in found] == [
        (2, 0, 2),
        (0, 1, 1),
        (1, 1, 2),
    ]


def test_attendance_is_that_of_whoever_had_a_seat(tmp_path: Path) -> None:
    found = attendance_figures(read_history(year(tmp_path)), "2016-17")
    assert found.days == (date(2016, 9, 29), date(2016, 11, 3))
    assert {each.name: each.seen for each in found.members} == {
        "Cllr Ann Hill": (Seen.PRESENT, Seen.PRESENT),
        "Cllr Bo Lund": (Seen.PRESENT, Seen.SUBSTITUTE),
        "Cllr Cy Moss": (Seen.UNSAID, Seen.APOLOGIES),
        "Old Member": (Seen.NO_SEAT, Seen.ABSENT),
    }
    ann, bo, _, old = found.members
    assert (ann.present, ann.meetings, ann.group) == (2, 2, "Labour")
    assert (bo.present, bo.count(Seen.SUBSTITUTE)) == (1, 1)
    assert (old.present, old.meetings) == (0, 1)


def test_a_note_that_says_nothing_of_attendance_does_not_count(tmp_path: Path) -> None:
    folder = board(tmp_path, m20161103_note=note("2016-11-03"))
    history = read_history(folder)
    assert attendance_figures(history).days == ()
    assert meeting_figures(history)[0].present is None


def test_other_years_are_left_out(tmp_path: Path) -> None:
    folder = board(
        tmp_path,
        m20160310_note=note("2016-03-10", noted("A", 'text = "Old"')),
        m20161103_note=note("2016-11-03"),
    )
    (only,) = meeting_figures(read_history(folder), "2016-17")
    assert (only.day, only.open_after) == (date(2016, 11, 3), 1)
