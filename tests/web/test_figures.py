"""A board's year in figures: what is drawn is counted from what the page tells, and is told too."""

import re
from pathlib import Path

from tests.web.boards import NOVEMBER, SEPTEMBER, YEAR, action, agenda, minutes
from tests.web.sites import EXAMPLES, make, write_board

SECTION = re.compile(r'<h2 id="figures">.*?(?=<h2)', re.DOTALL)
BAR = re.compile(r'<svg class="bar".*?</svg>', re.DOTALL)
WIDTHS = re.compile(r'width="([\d.]+)%" height="\d+" fill')


def figures(folder: Path, changes: dict[str, str] | None = None) -> str:
    """What a board's page has of its year; empty where it has nothing."""
    board = write_board(folder / "board", {**YEAR, **(changes or {})})
    assert not make(board, folder / "site").errors
    found = SECTION.search((folder / "site/board/index.html").read_text(encoding="utf-8"))
    return found[0] if found else ""


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_each_meeting_tells_who_came_and_what_was_set_and_done(tmp_path: Path) -> None:
    told = words(figures(tmp_path))
    assert told.startswith("2016/17 in figures Who came Present Apologies Absent")
    assert "29 September Present 2 Apologies 1" in told
    assert "3 November Present 2 Absent 1" in told
    assert "29 September Set 2 Done 0" in told
    assert "3 November Set 1 Done 1" in told
    assert "20 October" not in told  # it was cancelled


def test_bars_are_as_long_as_their_figures(tmp_path: Path) -> None:
    bars = [[float(each) for each in WIDTHS.findall(bar)] for bar in BAR.findall(figures(tmp_path))]
    third = 66.67, 33.33
    assert bars == [[*third], [*third], [100], [50, 50]]


def test_members_are_told_by_group_with_their_meetings(tmp_path: Path) -> None:
    html = figures(tmp_path)
    told = words(html)
    assert "Members at 2 meetings Present a substitute sat Apologies Absent" in told
    assert "Labour Councillor Present Cllr Ann Hill 1 of 2" in told
    assert "Independent Councillor Present Cllr Cy Moss 1 of 2" in told
    assert 'aria-label="29 September: Present; 3 November: a substitute sat"' in html
    assert 'aria-label="29 September: Present; 3 November: Absent"' in html


def test_who_only_sat_for_a_member_is_no_member(tmp_path: Path) -> None:
    assert "Dee Dale" not in figures(tmp_path)


def test_one_meeting_is_no_year(tmp_path: Path) -> None:
    one = {"meetings/2016-11-03/note.toml": minutes(NOVEMBER), **YEAR}
    del one["meetings/2016-09-29/pack.toml"], one["meetings/2016-09-29/note.toml"]
    board = write_board(tmp_path / "board", one)
    make(board, tmp_path / "site")
    assert "in figures" not in (tmp_path / "site/board/index.html").read_text(encoding="utf-8")


def test_without_actions_only_attendance_is_drawn(tmp_path: Path) -> None:
    notes = {f"meetings/{day}/note.toml": minutes(day) for day in (SEPTEMBER, NOVEMBER)}
    told = words(figures(tmp_path, notes))
    assert "Who came" in told
    assert "Set" not in told


def test_exempt_business_is_not_counted(tmp_path: Path) -> None:
    """Figures are the same, whatever was dealt with behind closed doors."""
    hidden = '[[items]]\ntitle = "Sale"\nkind = "decision"\nexempt.paragraphs = [3]\n'
    secret = action("Sell it.", done="2016-11-01").replace("Roads", "Sale")
    pack = agenda(SEPTEMBER).replace("[meeting]", f"{hidden}[meeting]")
    note = minutes(SEPTEMBER, items=action("Mend the road.") + secret * 3)
    without = minutes(SEPTEMBER, items=action("Mend the road."))
    packed = {"meetings/2016-09-29/pack.toml": pack}
    name = "meetings/2016-09-29/note.toml"
    one = figures(tmp_path / "one", {**packed, name: note})
    other = figures(tmp_path / "other", {**packed, name: without})
    assert "29 September Set 1 Done 0" in words(one)
    assert one == other


def test_only_the_last_meetings_of_a_long_year_are_shown(site: Path) -> None:
    found = SECTION.search((site / "long/index.html").read_text(encoding="utf-8"))
    assert found
    assert len(BAR.findall(found[0])) == 12
    assert "Members at 12 meetings" in words(found[0])
    assert "Cllr Ann Hill 12 of 12" in words(found[0])
    assert ">3 September<" not in found[0]
    assert ">4 September<" in found[0]


def test_who_is_in_no_note_is_not_counted_as_away(site: Path) -> None:
    told = words((site / "long/index.html").read_text(encoding="utf-8"))
    assert "Cllr Cy Moss 0 of 12 Cllr Never Named not said" in told


def test_owners_are_called_by_their_names(tmp_path: Path) -> None:
    make(EXAMPLES / "county-executive", tmp_path / "site")
    page = (tmp_path / "site/county-executive/index.html").read_text(encoding="utf-8")
    owners = re.findall(r'data-label="Who">([^<]*)<', page)
    assert owners
    assert not any(re.fullmatch(r"[A-Z]{2,3}", owner) for owner in owners)
