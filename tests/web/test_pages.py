"""What the pages say, and in which order: a meeting with its agenda and its note."""

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from icalendar import Calendar

from tests.web.sites import EXAMPLES, make, write_board

PACK = """\
[[items]]
title = "Roads"
kind = "decision"
description = "What is to be mended."

[[items.papers]]
kind = "report"
file = "roads.md"

[[items]]
title = "Rivers"
kind = "discussion"
"""

ROADS = """\
+++
purpose = "For decision."
recommendations = ["Agree the list."]
+++

## Where

1. In the north. {#north}

   1. On the hill.

1. See [@north].
"""

NOTE = """\
title = "Parish Council"
date = 2016-11-03
venue.name = "Town Hall"
status = "approved"

[[attendance.present]]
name = "Ann Able"
title = "Cllr"
role = "chair"
substitute_for = "Cllr Baker"

[[items]]
title = "Roads"
discussion = "Members spoke of the hill."

[[items.decisions]]
text = "The list was **agreed**."

[[items.actions]]
text = "**Mend** the road."
owner = "Clerk"
due = 2016-12-01

[[items.votes]]
motion = "That the road be mended."
for = ["Able", "Baker"]
against = 1
carried = true

[[items]]
title = "Lunch"
discussion = "It was late."
"""

HERE = "meetings/2016-11-03"


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    texts = {f"{HERE}/pack.toml": PACK, f"{HERE}/roads.md": ROADS, f"{HERE}/note.toml": NOTE}
    make(write_board(folder / "parish", texts), folder / "site")
    return folder / "site/parish/2016-11-03"


def _words(page: Path) -> str:
    main = page.read_text(encoding="utf-8").partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", f"<main{main}").split())


def test_each_item_has_its_papers_then_what_came_of_it(meeting: Path) -> None:
    words = _words(meeting / "index.html")
    wanted = [
        "Agenda and minutes",
        "Thursday 3 November 2016",
        "4.30 pm",
        "Venue Town Hall",
        "Minutes Approved",
        "1 . Roads",
        "For decision",
        "What is to be mended.",
        "Roads PDF",
        "Minutes Members spoke of the hill.",
        "Recorded vote That the road be mended.",
        "For 2: Able, Baker",
        "Against 1",
        "Carried",
        "Decision The list was agreed .",
        "Action Mend the road. Clerk by Thursday 1 December 2016",
        "2 . Rivers",
        "Lunch",
        "It was late.",
        "Attendance",
        "Cllr Ann Able (Chair, substitute for Cllr Baker)",
    ]
    places = [words.find(each) for each in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_nothing_of_the_note_is_told_twice(meeting: Path) -> None:
    assert _words(meeting / "index.html").count("Members spoke of the hill.") == 1


def test_a_report_has_the_numbers_of_its_pdf_and_an_anchor_for_each(meeting: Path) -> None:
    page = (meeting / "roads.html").read_text()
    assert re.findall(r'<li id="paragraph-([\d.]+)">', page) == ["1", "1.1", "2"]
    assert '<a href="roads.html#paragraph-1">paragraph 1</a>' in page
    document = pypdfium2.PdfDocument(meeting / "roads.pdf")
    text = "".join(each.get_textpage().get_text_bounded() for each in document)
    for number, words in (("1.", "In the north."), ("1.1", "On the hill."), ("2.", "See")):
        assert re.search(rf"{re.escape(number)}\s+{words}", text)


def test_sizes_on_the_page_are_those_of_the_files(meeting: Path) -> None:
    size = (meeting / "roads.pdf").stat().st_size
    assert f"PDF {round(size / 1000)} kB" in _words(meeting / "index.html")


def test_the_meeting_is_there_as_data(meeting: Path) -> None:
    found: dict[str, Any] = json.loads((meeting / "meeting.json").read_text())
    assert found["type"] == "https://schema.oparl.org/1.1/Meeting"
    assert found["start"] == "2016-11-03T16:30:00+00:00"
    assert found["meetingState"] == "minutes approved"
    first = found["agendaItem"][0]
    assert (first["number"], first["order"], first["name"]) == ("1", 1, "Roads")
    assert first["public"] is True
    assert first["resolutionText"] == "The list was **agreed**."
    assert first["auxiliaryFile"][0]["fileName"] == "roads.pdf"
    vote = first["vote_events"][0]
    assert vote["result"] == "pass"
    assert {"option": "yes", "value": 2} in vote["counts"]
    assert {"option": "no", "value": 1} in vote["counts"]
    assert {"option": "yes", "voter": {"name": "Able"}} in vote["votes"]
    assert found["attendance"][0]["on_behalf_of"] == {"name": "Cllr Baker"}


def test_the_meeting_and_the_board_are_there_as_calendars(meeting: Path) -> None:
    for place in (meeting / "meeting.ics", meeting.parent / "calendar.ics"):
        events = Calendar.from_ical(place.read_bytes()).walk("VEVENT")
        assert [str(event["SUMMARY"]) for event in events] == ["Parish Council"]


def test_the_board_tells_who_is_on_it_and_what_is_to_be_done(tmp_path: Path) -> None:
    make(EXAMPLES / "cyp-board", tmp_path / "site")
    words = _words(tmp_path / "site/cyp-board/index.html")
    wanted = [
        "Children and Young People Board",
        "To come",
        "Thursday 3 November 2016",
        "Past",
        "Thursday 29 September 2016",
        "Actions",
        "Create draft terms of reference for the new Task and Finish Group.",
        "2016-09-29-4",
        "Membership 2016/17",
        "Conservative 7 seats",
        "Cllr Roy Perry (Vice-Chair)",
        "Hampshire County Council",
        "Labour 7 seats",
        "Cllr Richard Watts (Chairman)",
        "Contact",
        "Joseph Ling",
    ]
    places = [words.find(each) for each in wanted]
    assert -1 not in places
    place = -1
    for each in wanted:
        place = words.find(each, place + 1)
        assert place >= 0, each


def test_text_is_never_markup(tmp_path: Path) -> None:
    evil = "<script>x()</script><b>"
    pack = PACK.replace("Roads", evil).replace("What is to be mended.", evil)
    texts = {
        f"{HERE}/pack.toml": pack,
        f"{HERE}/roads.md": ROADS.replace("In the north.", evil),
        f"{HERE}/note.toml": NOTE.replace("Roads", evil).replace("Able", evil),
    }
    make(write_board(tmp_path / "parish", texts), tmp_path / "site")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 4
    assert not any("<script" in page.read_text() or "<b>" in page.read_text() for page in pages)
    assert "&lt;script&gt;" in (tmp_path / "site/parish/2016-11-03/index.html").read_text()


def test_a_meeting_leads_to_those_before_and_after_it(site: Path) -> None:
    def around(day: str) -> list[tuple[str, str]]:
        page = (site / "cyp-board" / day / "index.html").read_text(encoding="utf-8")
        return re.findall(r'<a rel="(prev|next)" href="([^"]*)">', page)

    assert around("2016-03-10") == [("next", "../2016-09-29/index.html")]
    assert around("2016-09-29") == [
        ("prev", "../2016-03-10/index.html"),
        ("next", "../2016-11-03/index.html"),
    ]
    assert around("2016-11-03") == [("prev", "../2016-09-29/index.html")]


def test_the_way_to_join_from_elsewhere_can_be_followed(site: Path) -> None:
    page = (site / "full/2016-11-03/index.html").read_text(encoding="utf-8")
    assert re.search(r'<p>Join online: <a href="https://www.example.org/join/[^"]*"', page)


def test_initials_in_minutes_are_told_with_the_names(site: Path) -> None:
    words = _words(site / "county-executive/2009-03-13/index.html")
    assert "Gareth Williams (GW, Chair)" in words


def test_links_of_texts_lead_to_the_web_alone_and_turns_end_where_they_stand(
    tmp_path: Path,
) -> None:
    hostile = (
        "1. [a](javascript:alert(1)) [b](data:text/html,x) [c](&#106;avascript:x) [d](https:x)\n"
        "1. [e](vbscript:x) <file:///etc/passwd> [f](https://www.example.org/) [g](//x.org)\n"
        "1. A \u202eturn and \u2067another.\n"
    )
    files = {
        "meetings/2016-11-03/pack.toml": PACK.replace("What is", "[x](javascript:y) What is"),
        "meetings/2016-11-03/roads.md": hostile,
    }
    made = make(write_board(tmp_path / "parish", files), tmp_path / "site")
    assert made.boards + len(made.errors) == 1
    page = (tmp_path / "site/parish/2016-11-03/roads.html").read_text(encoding="utf-8")
    assert "A turn and another." in page
    for path in (tmp_path / "site").rglob("*.html"):
        for address in re.findall(r'href="([^"]*)"', path.read_text(encoding="utf-8")):
            assert ":" not in address.split("/")[0] or address.startswith(
                ("https://www.example.org/", "tel:", "mailto:")
            )
            assert not address.startswith("//")
