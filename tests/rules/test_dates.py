"""Rules on days, where a date is not known or could not be."""

from datetime import date
from pathlib import Path

import pytest

from briefpack import validate
from briefpack.rules import registry
from tests.packs import ITEM, MEETING, item_with, told, write_pack
from tests.rules.cases import REPORT, report

TODAY = date(2016, 10, 31)


def _told_of_days(folder: Path, text: str, meeting: str) -> list[str]:
    write_pack(folder, text, meeting=meeting)
    problems = validate(folder, profile="principal-council-england", today=TODAY)
    return [line for line in told(problems) if line.startswith("BP6")]


def test_where_the_meetings_date_is_wrong_nothing_is_counted_from_it(tmp_path: Path) -> None:
    meeting = MEETING.replace("2016-11-03", '"3 November"')
    text = f'{ITEM}description = "Monday 3 November"\n'
    assert _told_of_days(tmp_path, text, meeting) == []


def test_a_date_with_its_year_is_looked_at_all_the_same(tmp_path: Path) -> None:
    meeting = MEETING.replace("2016-11-03", '"3 November"')
    text = f'{ITEM}description = "Monday 3 November 2016"\n'
    (line,) = _told_of_days(tmp_path, text, meeting)
    assert line.startswith("BP601 pack.toml:4:16")


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-31"])
@pytest.mark.parametrize(
    "profile", ["parish", "wales", "executive-england", "principal-council-england"]
)
def test_the_ends_of_the_calendar_are_no_trouble(
    tmp_path: Path, day: str, profile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_days = [each for each in registry.all_rules() if each.code.startswith(("BP3", "BP6"))]
    monkeypatch.setattr(registry, "all_rules", lambda: of_days)
    paper = item_with("note", "note.toml").removeprefix(ITEM)
    item = ITEM.replace("decision", "note") + 'description = "Friday 29 February"\n'
    text = f"published = {day}\n{item}{paper}[items.exempt]\n"
    meeting = MEETING.replace("2016-11-03", day) + f"[meeting.next]\ndate = {day}\n"
    note = f'title = "B"\ndate = {day}\nvenue.name = "H"\n'
    write_pack(tmp_path, text, meeting=meeting, files={"note.toml": note})
    codes = {problem.code for problem in validate(tmp_path, profile=profile, today=TODAY)}
    assert "BP303" in codes


def test_many_wrong_dates_are_told_up_to_a_point(tmp_path: Path) -> None:
    lines = "".join(f"1. Wednesday {day} November 2016.\n" for day in (1, 3, 4)) * 100
    write_pack(tmp_path, REPORT, files=report(lines))
    found = [problem for problem in validate(tmp_path) if problem.code == "BP601"]
    assert len(found) == 50
    assert str(found[0].place) == "a.md:4:4"
