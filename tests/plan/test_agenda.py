"""The agenda as planned: numbers, appendix letters, and names of parts."""

from datetime import date

import pytest

from briefpack.model.agenda import (
    Appendix,
    AttachmentPaper,
    Exemption,
    Item,
    ItemKind,
    NotePaper,
    ReportPaper,
    ToFollowPaper,
)
from briefpack.model.briefing import BriefingPack
from briefpack.model.meeting import Venue, VenueMap
from briefpack.model.note import Note
from briefpack.model.report import ReportHead
from briefpack.plan.agenda import Part, exemption_of, plan_agenda
from tests.packs import briefing, heading, item, report


def numbers(*items: Item) -> list[str | None]:
    return [planned.number for planned in plan_agenda(briefing(*items)).walk()]


def parts(pack: BriefingPack) -> list[tuple[str, str | None, str | None]]:
    """Name, item number and letter of each part."""
    return [(part.name, part.item_number, part.letter) for part in plan_agenda(pack).parts]


def appendix(file: str, title: str = "Data") -> Appendix:
    return Appendix(title=title, file=file)


def a_report(file: str, *appendices: Appendix) -> ReportPaper:
    return ReportPaper(kind="report", file=file, appendices=appendices)


# -- numbers -------------------------------------------------------------------------------


def test_items_are_numbered_in_order() -> None:
    assert numbers(item(), item(), item()) == ["1", "2", "3"]


def test_a_heading_takes_no_number() -> None:
    assert numbers(item(), heading(), item()) == ["1", None, "2"]


def test_an_item_may_take_no_number() -> None:
    unnumbered = Item(title="Welcome", kind=ItemKind.PROCEDURAL, numbered=False)
    assert numbers(unnumbered, item()) == [None, "1"]


def test_sub_items_are_numbered_below_theirs() -> None:
    below = (item(), item(below=(item(),)))
    assert numbers(item(), item(below=below)) == ["1", "2", "2.1", "2.2", "2.2.1"]


def test_sub_items_are_numbered_anew_in_each_item() -> None:
    assert numbers(item(below=(item(),)), item(below=(item(),))) == ["1", "1.1", "2", "2.1"]


def test_no_sub_item_has_the_number_of_another_item() -> None:
    unnumbered = Item(
        title="Welcome", kind=ItemKind.PROCEDURAL, numbered=False, items=(item(), item())
    )
    found = [number for number in numbers(item(), unnumbered, item()) if number]
    assert sorted(found) == sorted(set(found))


def test_depth_is_counted_from_0() -> None:
    plan = plan_agenda(briefing(item(below=(item(),))))
    assert [planned.depth for planned in plan.walk()] == [0, 1]


# -- letters -------------------------------------------------------------------------------


def test_appendices_are_lettered_from_a() -> None:
    paper = a_report("a.md", appendix("x.pdf"), appendix("y.pdf"))
    assert parts(briefing(item("Budget", paper))) == [
        ("a", "1", None),
        ("x", "1", "A"),
        ("y", "1", "B"),
    ]


def test_a_reports_own_appendices_come_before_those_of_the_pack() -> None:
    head = ReportHead(appendices=(appendix("own.pdf"),))
    pack = briefing(
        item("Budget", a_report("reports/a.md", appendix("packs.pdf"))),
        documents={"reports/a.md": report(head=head)},
    )
    assert [(part.document, part.letter) for part in plan_agenda(pack).parts] == [
        ("reports/a.md", None),
        ("reports/own.pdf", "A"),
        ("packs.pdf", "B"),
    ]


def test_each_paper_letters_its_own() -> None:
    pack = briefing(
        item("Budget", a_report("a.md", appendix("x.pdf")), a_report("b.md", appendix("y.pdf")))
    )
    assert [part.letter for part in plan_agenda(pack).parts] == [None, "A", None, "A"]


def test_the_27th_appendix_is_aa() -> None:
    paper = a_report("a.md", *(appendix(f"{number}.pdf") for number in range(27)))
    assert plan_agenda(briefing(item("Budget", paper))).parts[-1].letter == "AA"


# -- names ---------------------------------------------------------------------------------


def test_a_part_is_named_by_its_file() -> None:
    pack = briefing(item("Budget", a_report("reports/The Budget (final).md")))
    assert parts(pack) == [("the-budget-final", "1", None)]


def test_parts_of_one_name_are_told_apart() -> None:
    papers = (a_report("x/data.md"), a_report("y/data.md"), a_report("z/data-2.md"))
    assert [name for name, _, _ in parts(briefing(item("Budget", *papers)))] == [
        "data",
        "data-2",
        "data-2-2",
    ]


def test_one_file_printed_twice_has_two_names() -> None:
    pack = briefing(item("A", a_report("a.md")), item("B", a_report("a.md")))
    assert parts(pack) == [("a", "1", None), ("a-2", "2", None)]


@pytest.mark.parametrize("name", ["agenda", "membership", "notices", "front-sheet"])
def test_no_part_has_a_name_of_the_front_matter(name: str) -> None:
    pack = briefing(item("Budget", a_report(f"{name}.md")))
    assert parts(pack) == [(f"{name}-2", "1", None)]


def test_a_note_is_named_by_its_meeting() -> None:
    paper = NotePaper(kind="note", file="../2016-09-29/note.toml")
    pack = briefing(item("Note", paper), folder="meetings/2016-11-03")
    assert parts(pack) == [("note-2016-09-29", "1", None)]


def test_a_name_of_no_letters_is_paper() -> None:
    assert parts(briefing(item("Budget", a_report("日本.md")))) == [("paper", "1", None)]


def test_names_stay_when_items_move() -> None:
    one, two = item("A", a_report("a.md", appendix("x.pdf"))), item("B", a_report("b.md"))
    before = {part.document: part.name for part in plan_agenda(briefing(one, two)).parts}
    after = {part.document: part.name for part in plan_agenda(briefing(two, one)).parts}
    assert before == after


# -- parts ---------------------------------------------------------------------------------


def test_a_paper_to_follow_has_no_pages() -> None:
    plan = plan_agenda(briefing(item("Budget", ToFollowPaper(kind="to-follow"))))
    assert plan.parts == ()
    assert plan.items[0].papers[0].main is None


def test_a_report_is_called_by_its_own_title() -> None:
    pack = briefing(
        item("Budget", a_report("a.md"), a_report("b.md")),
        documents={"a.md": report(head=ReportHead(title="The budget in full"))},
    )
    assert [part.title for part in plan_agenda(pack).parts] == ["The budget in full", "Budget"]


def test_notes_of_one_item_are_told_apart_by_their_days() -> None:
    days = (date(2016, 9, 29), date(2016, 10, 4))
    notes = {f"{day}.toml": Note(title="B", date=day, venue=Venue(name="Hall")) for day in days}
    both = item("Minutes", *(NotePaper(kind="note", file=file) for file in notes))
    assert [part.title for part in plan_agenda(briefing(both, documents=notes)).parts] == [
        "Minutes, 29 September 2016",
        "Minutes, 4 October 2016",
    ]


def test_an_attachment_says_who_made_it_and_what_it_shows() -> None:
    paper = AttachmentPaper(
        kind="attachment", file="a.pdf", title="Map", source="Survey", alternative="A map."
    )
    assert plan_agenda(briefing(item("Budget", paper))).parts == (
        Part("a", "Map", "a.pdf", "1", None, "Survey", "A map."),
    )


def test_an_attachment_without_a_title_is_called_as_its_item() -> None:
    paper = AttachmentPaper(kind="attachment", file="a.pdf")
    assert plan_agenda(briefing(item("Budget", paper))).parts[0].title == "Budget"


def test_parts_of_sub_items_follow_those_of_their_item() -> None:
    below = item("Part", a_report("b.md"))
    pack = briefing(item("Budget", a_report("a.md"), below=(below,)), item("C", a_report("c.md")))
    assert parts(pack) == [("a", "1", None), ("b", "1.1", None), ("c", "2", None)]


def test_the_plan_of_the_venue_is_the_back_page() -> None:
    venue = Venue(name="Town Hall", map=VenueMap(image="plan.svg", alternative="Turn left."))
    pack = briefing(item("Budget", a_report("a.md")), venue=venue)
    assert plan_agenda(pack).parts[-1] == Part(
        "plan", "Map of Town Hall", "plan.svg", None, alternative="Turn left."
    )


def test_the_plan_of_the_venue_may_have_a_title() -> None:
    venue_map = VenueMap(image="plan.svg", alternative="Turn left.", title="The way in")
    plan = plan_agenda(briefing(venue=Venue(name="Town Hall", map=venue_map)))
    assert plan.back_page is not None
    assert plan.back_page.title == "The way in"


def test_a_papers_own_exemption_comes_before_its_items() -> None:
    whole, own = Exemption(paragraphs=(1,)), Exemption(paragraphs=(3,))
    exempt = Item(title="Budget", kind=ItemKind.DECISION, exempt=whole)
    paper = ReportPaper(kind="report", file="a.md", exempt=own)
    assert exemption_of(exempt, paper) == own
    assert exemption_of(exempt, a_report("b.md")) == whole
    assert exemption_of(item()) is None
