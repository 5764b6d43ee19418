"""A year of a committee: nothing of one meeting changes when the next is made."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from briefpack import render
from briefpack.cycle.history import read_history
from briefpack.plan.note import plan_note
from briefpack.store.paper_alone import load_paper
from tests.cycle_year.conftest import Year
from tests.cycle_year.year import (
    END,
    EXEMPT,
    HELD,
    JANUARY,
    JULY,
    MARCH,
    MAY,
    MEETINGS,
    NOVEMBER,
    SEPTEMBER,
    SPECIAL,
)
from tests.pdf_reading import page_texts
from tests.web.sites import broken_links

pytestmark = pytest.mark.slow


def _files(day: str, *names: str) -> set[str]:
    return {f"meetings/{day}/{name}" for name in names}


# -- step by step --------------------------------------------------------------------------

MADE = [
    (MARCH, {"pack.toml", "reports/actions.md"}),
    (MAY, {"pack.toml", "reports/actions.md"}),
    (JULY, {"pack.toml", "reports/actions.md"}),
    (SPECIAL, {"pack.toml", "reports/kelling.md"}),
    (SEPTEMBER, {"pack.toml"}),  # nothing was left to do
    (NOVEMBER, {"pack.toml", "reports/actions.md"}),
]


@pytest.mark.parametrize(("day", "names"), MADE, ids=[day for day, _ in MADE])
def test_nothing_of_one_meeting_changes_when_the_next_is_made(
    year: Year, day: str, names: set[str]
) -> None:
    step = year.steps[f"{day}: made"]
    assert step.made == _files(day, *names)
    assert not step.changed
    assert not step.removed
    assert step.printed == {day}
    assert not step.reprinted


WRITTEN = [
    (MARCH, {"attachments/times.svg", "reports/ambulances.md"}),
    (MAY, {"reports/dentists.md"}),
    (JULY, {"reports/schools.md"}),
    (SEPTEMBER, {"reports/nurses.md", "reports/schools.md"}),
    (NOVEMBER, {"reports/winter.md"}),
]


@pytest.mark.parametrize(("day", "names"), WRITTEN, ids=[day for day, _ in WRITTEN])
def test_writing_a_pack_changes_no_other(year: Year, day: str, names: set[str]) -> None:
    step = year.steps[f"{day}: written"]
    assert step.made == _files(day, *names)
    assert step.changed == _files(day, "pack.toml")
    assert step.reprinted == {day}


# The notes that were approved or had an action done meanwhile. The packs that have them as papers
# are printed as they were circulated: what was approved or done since is not in them.
RECORDED: list[tuple[str, set[str]]] = [
    (JANUARY, set()),
    (MARCH, {JANUARY}),
    (MAY, {JANUARY, MARCH}),
    (SPECIAL, set()),
    (SEPTEMBER, {MAY, SPECIAL}),
    (NOVEMBER, {SEPTEMBER}),
]


@pytest.mark.parametrize(("day", "notes"), RECORDED, ids=[day for day, _ in RECORDED])
def test_recording_a_meeting_changes_notes_alone_and_no_pack(
    year: Year, day: str, notes: set[str]
) -> None:
    step = year.steps[f"{day}: recorded"]
    assert step.made == _files(day, "note.toml")
    assert step.changed == {f"meetings/{note}/note.toml" for note in notes}
    assert not step.reprinted


DONE: list[tuple[str, set[str], set[str]]] = [
    (f"{JANUARY}-1: done", {JANUARY}, {MARCH}),
    ("winter-plan: done", {MARCH}, set()),
    (f"{MAY}-1: done", {MAY}, set()),
    ("summer: done", {MAY, SPECIAL}, set()),
    (f"{SEPTEMBER}-2: done", {SEPTEMBER}, set()),
]


@pytest.mark.parametrize(("name", "notes", "packs"), DONE, ids=[name for name, _, _ in DONE])
def test_an_action_is_done_in_its_own_note(
    year: Year, name: str, notes: set[str], packs: set[str]
) -> None:
    step = year.steps[name]
    assert not step.made
    assert step.changed == {f"meetings/{note}/note.toml" for note in notes}
    assert step.reprinted == packs


def test_cancelling_a_meeting_changes_its_pack_alone(year: Year) -> None:
    step = year.steps[f"{JULY}: cancelled"]
    assert step.changed == {f"meetings/{JULY}/pack.toml"}
    assert step.reprinted == {JULY}


def test_new_members_change_no_pack_that_is_there(year: Year) -> None:
    step = year.steps["2026-27: appointed"]
    assert step.made == {"membership/2026-27.toml"}
    assert not step.changed
    assert not step.reprinted


UNANNOUNCED = "advice BP323 the pack does not say when the next meeting is"
LATE = {
    JANUARY: "advice BP536 was due 27 February 2026, and is not done",
    MAY: "advice BP536 was due 30 June 2026, and is not done",
    SEPTEMBER: "advice BP536 was due 30 October 2026, and is not done",
}
TOLD = {
    # A pack that was just made does not know of the meeting after it; what is late is late.
    f"{MARCH}: made": [LATE[JANUARY], UNANNOUNCED],
    f"{MARCH}: written": [LATE[JANUARY]],
    f"{MAY}: made": [UNANNOUNCED],
    f"{JULY}: made": [LATE[MAY], UNANNOUNCED],
    f"{JULY}: written": [LATE[MAY]],
    f"{JULY}: cancelled": [LATE[MAY]],
    f"{SEPTEMBER}: made": [UNANNOUNCED],
    f"{NOVEMBER}: made": [LATE[SEPTEMBER], UNANNOUNCED],
    f"{NOVEMBER}: written": [LATE[SEPTEMBER]],
    f"{NOVEMBER}: recorded": [LATE[SEPTEMBER]],
}


def test_all_that_is_told_in_the_year_is_what_is_to_be_told(year: Year) -> None:
    told = {
        step.name: [line.partition(": ")[2] for line in step.told]
        for step in year.steps.values()
        if step.told
    }
    assert told == TOLD


def test_the_pack_of_the_meeting_that_approves_minutes_has_them_as_a_draft(year: Year) -> None:
    drafts = {name: set(step.drafts) for name, step in year.steps.items()}
    assert drafts[f"{MARCH}: made"] == drafts[f"{MARCH}: recorded"] == {MARCH}
    assert drafts[f"{MAY}: made"] == drafts[f"{MAY}: recorded"] == {MARCH, MAY}
    assert drafts[f"{JULY}: made"] == drafts[f"{SPECIAL}: recorded"] == {MARCH, MAY, JULY}
    assert drafts[f"{NOVEMBER}: recorded"] == {MARCH, MAY, JULY, SEPTEMBER, NOVEMBER}


APPROVED = {
    JANUARY: MARCH,
    MARCH: MAY,
    MAY: SEPTEMBER,  # since July's meeting was not held
    SPECIAL: SEPTEMBER,
    SEPTEMBER: NOVEMBER,
}


def test_each_note_says_which_meeting_approved_it(year: Year) -> None:
    notes = {day: year.officer.read(f"meetings/{day}/note.toml") for day in HELD}
    approved = {
        day: note["approved"].isoformat() for day, note in notes.items() if "approved" in note
    }
    assert approved == APPROVED
    assert {day for day, note in notes.items() if note["status"] == "draft"} == {NOVEMBER}


@pytest.mark.parametrize("day", [JULY, SEPTEMBER])
def test_a_pdf_that_is_laid_out_from_nothing_is_the_same(year: Year, day: str) -> None:
    assert year.officer.print_anew(day) == year.officer.printed(day)


# -- packs and notes -----------------------------------------------------------------------


def _pages(year: Year, day: str) -> str:
    return " ".join(page_texts(year.officer.prints / f"{day}.pdf"))


def test_the_numbers_of_minutes_run_on_over_the_meeting_that_was_cancelled(year: Year) -> None:
    notes = [held.note for held in read_history(year.folder, papers=False).meetings if held.note]
    numbers = [each.number for note in notes for each in plan_note(note)]
    assert [note.date.isoformat() for note in notes] == list(HELD)
    assert numbers == [str(number) for number in range(41, 41 + len(numbers))]
    assert len(numbers) > 20


@pytest.mark.parametrize("day", MEETINGS)
def test_a_pack_has_the_members_of_its_day(year: Year, day: str) -> None:
    pages = page_texts(year.officer.prints / f"{day}.pdf")
    members = next(page for page in pages if "Membership" in page)
    old = day <= MAY
    assert ("Cllr Grace Adeyemi" in members) is old
    assert ("Cllr Samira Khan" in members) is not old
    assert f"Membership {'2025/26' if old else '2026/27'}" in members


def test_the_pack_of_a_cancelled_meeting_says_so_and_the_next_one_does_not(year: Year) -> None:
    reason = "cancelled: too few members could come for a quorum."
    assert reason in _pages(year, JULY).casefold()
    assert "cancelled" not in _pages(year, SEPTEMBER).casefold()


def test_no_note_is_begun_of_a_meeting_that_was_not_held(year: Year) -> None:
    ended = year.officer.run("note", f"meetings/{JULY}", status=2)
    assert "the meeting was not held: Too few members could come" in ended.err


def test_minutes_of_a_special_meeting_wait_for_the_next_one_beside_those_before_it(
    year: Year,
) -> None:
    (item,) = (
        each
        for each in year.officer.read(f"meetings/{SEPTEMBER}/pack.toml")["items"]
        if each["kind"] == "note"
    )
    assert [paper["file"] for paper in item["papers"]] == [
        f"../{MAY}/note.toml",
        f"../{SPECIAL}/note.toml",
    ]
    pages = _pages(year, SEPTEMBER)
    assert "Minutes of the last meeting, 19 May 2026" in pages
    assert "Minutes of the last meeting, 29 July 2026" in pages


def test_what_was_corrected_is_printed_with_the_day_that_agreed_it(
    year: Year, tmp_path: Path
) -> None:
    assert year.officer.read(f"meetings/{SPECIAL}/note.toml")["corrections"] == [
        {"text": "For “nine spoke” read “eleven spoke”.", "agreed": date(2026, 9, 15)}
    ]
    said = "Corrections agreed on Tuesday 15 September 2026"
    assert said not in _pages(year, SEPTEMBER)  # its papers are those that it agreed them on
    loaded, paper = load_paper(year.officer.folder / f"meetings/{SPECIAL}/note.toml")
    alone = tmp_path / "note.pdf"
    render(loaded, alone, only=paper)
    assert said in " ".join(page_texts(alone))


def _listed(year: Year, day: str) -> list[str]:
    """The names of the actions that a pack lists."""
    path = year.folder / "meetings" / day / "reports" / "actions.md"
    if not path.exists():
        return []
    rows = path.read_text(encoding="utf-8").splitlines()
    return [row.split("|")[1].strip() for row in rows if row.startswith("| ")][2:]


def test_a_pack_lists_what_was_to_be_done_when_it_was_made(year: Year) -> None:
    assert {day: _listed(year, day) for day in MEETINGS} == {
        JANUARY: [],
        MARCH: [f"{JANUARY}-1", f"{JANUARY}-2"],
        MAY: [f"{JANUARY}-2"],
        JULY: [f"{MAY}-1", f"{MAY}-2"],
        SPECIAL: [],
        SEPTEMBER: [],
        NOVEMBER: [f"{SEPTEMBER}-1"],
    }


def test_nobody_is_asked_to_leave_where_nothing_is_private(year: Year) -> None:
    def titles(day: str) -> list[str]:
        pack = year.officer.read(f"meetings/{day}/pack.toml")
        return [each["title"] for each in pack["items"]]

    assert titles(SEPTEMBER)[-2:] == ["Exclusion of the public", EXEMPT]
    assert titles(NOVEMBER) == [
        "Apologies for absence",
        "Declarations of interest",
        "Minutes of the last meeting",
        "Beds for the winter",
        "Actions from earlier meetings",
    ]


# -- the year as a whole -------------------------------------------------------------------

STATES = {
    f"{JANUARY}-1": ("done", "2026-02-20"),
    f"{JANUARY}-2": ("done", MAY),
    "winter-plan": ("done", "2026-05-07"),
    f"{MAY}-1": ("done", "2026-07-15"),
    f"{MAY}-2": ("done", "2026-08-28"),
    f"{SPECIAL}-1": ("done", "2026-08-12"),
    f"{SEPTEMBER}-1": ("overdue", None),
    f"{SEPTEMBER}-2": ("done", "2026-10-01"),
    f"{NOVEMBER}-1": ("open", None),
}


def test_the_actions_of_the_year_stand_as_they_were_left(year: Year) -> None:
    ended = year.officer.run("actions", ".", "--today", str(END), "--format", "json")
    found = {each["id"]: (each["state"], each["done"]) for each in json.loads(ended.out)}
    assert found == STATES


@pytest.mark.parametrize(
    ("option", "names"),
    [
        ("--open", [f"{SEPTEMBER}-1", f"{NOVEMBER}-1"]),
        ("--overdue", [f"{SEPTEMBER}-1"]),
        ("--owner=OP", ["winter-plan"]),
    ],
)
def test_actions_are_chosen(year: Year, option: str, names: list[str]) -> None:
    ended = year.officer.run("actions", ".", option, "--today", str(END), "--format", "csv")
    assert [row["id"] for row in csv.DictReader(io.StringIO(ended.out))] == names


def test_the_figures_of_the_year_are_those_of_its_notes(year: Year) -> None:
    ended = year.officer.run(
        *("stats", ".", "--year", "all", "--format", "csv", "--table", "meetings")
    )
    keys = ("meeting", "cancelled", "opened", "closed", "open_after", "present", "apologies")
    rows = [[row[key] for key in keys] for row in csv.DictReader(io.StringIO(ended.out))]
    assert rows == [
        [JANUARY, "", "2", "0", "2", "7", "0"],
        [MARCH, "", "1", "1", "2", "6", "1"],
        [MAY, "", "2", "2", "2", "6", "1"],
        [JULY, "yes", "0", "0", "2", "", ""],
        [SPECIAL, "", "1", "1", "2", "6", "1"],
        [SEPTEMBER, "", "2", "2", "2", "7", "0"],
        [NOVEMBER, "", "1", "1", "2", "6", "1"],
    ]


def test_a_member_is_counted_at_the_meetings_of_their_own_time(year: Year) -> None:
    ended = year.officer.run(
        *("stats", ".", "--year", "all", "--format", "csv", "--table", "attendance")
    )
    rows = csv.DictReader(io.StringIO(ended.out))
    counted = {row["name"]: (row["present"], row["meetings"]) for row in rows}
    assert counted["Cllr Joan Hartwell"] == ("6", "6")
    assert counted["Cllr Owen Pritchard"] == ("5", "6")
    assert counted["Cllr Grace Adeyemi"] == ("2", "3")
    assert counted["Cllr Samira Khan"] == ("3", "3")
    assert counted["Cllr Ian Thorne"] == ("2", "3")


def test_the_calendar_of_the_year_has_every_meeting_once(year: Year, tmp_path: Path) -> None:
    path = tmp_path / "board.ics"
    year.officer.run("calendar", ".", "--year", "all", "-o", path)
    calendar = Calendar.from_ical(path.read_bytes())
    events = calendar.events
    assert {event.start.strftime("%Y-%m-%d"): str(event["STATUS"]) for event in events} == {
        **dict.fromkeys(HELD, "CONFIRMED"),
        JULY: "CANCELLED",
        "2027-01-12": "TENTATIVE",
    }
    assert len(events) == len({str(event["UID"]) for event in events}) == len(MEETINGS) + 1
    special = next(event for event in events if "Special" in str(event["SUMMARY"]))
    zone = ZoneInfo("Europe/London")
    assert special.start == datetime(2026, 7, 29, 18, tzinfo=zone)
    assert special["LOCATION"] == "Kelling Village Hall, The Green, Kelling"


def test_what_is_sent_round_keeps_quiet_on_private_business(year: Year) -> None:
    message = year.officer.run("circulate", f"meetings/{SEPTEMBER}").out
    assert "Exempt item (paragraph 3)" in message
    assert "Larkspur" not in message


# -- the site ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(year: Year, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web site of the year."""
    folder = tmp_path_factory.mktemp("site")
    _build(year, folder)
    return folder


def _build(year: Year, site: Path) -> None:
    year.officer.run(
        *("web", ".", "-o", site, "--today", str(END), "--jobs", "1"),
        *("--url", "https://example.org/"),
    )


def _contents(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site with what can be read of it."""
    for path in sorted(site.rglob("*")):
        if path.suffix == ".pdf":
            yield path.name, " ".join(page_texts(path))
        elif path.is_file():
            yield path.name, path.read_text(encoding="utf-8")


def test_every_meeting_has_its_page_and_every_link_leads_somewhere(site: Path) -> None:
    (board,) = (path.parent.parent for path in site.glob(f"*/{JANUARY}/index.html"))
    assert {path.parent.name for path in board.glob("*/index.html")} == set(MEETINGS)
    assert broken_links(site) == []


def test_the_site_tells_nothing_of_what_is_private(site: Path) -> None:
    texts = dict(_contents(site))
    assert len(texts) > 20
    assert not [name for name, text in texts.items() if "Larkspur" in text or "412,000" in text]
    assert any("Exempt item" in text for text in texts.values())


def test_the_page_of_a_meeting_tells_what_became_of_it(site: Path) -> None:
    (july,) = (path.read_text(encoding="utf-8") for path in site.glob(f"*/{JULY}/index.html"))
    (special,) = (path.read_text(encoding="utf-8") for path in site.glob(f"*/{SPECIAL}/index.html"))
    assert "Too few members could come for a quorum." in july
    assert "That the closure <strong>be opposed</strong>" in special


def test_building_the_site_again_changes_nothing(year: Year, site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.suffix}
    _build(year, site)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.suffix} == before
