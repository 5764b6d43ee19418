"""What ``[@id]`` may refer to, and what it then leads to."""

import pytest

from briefpack.model.agenda import Appendix, Item, ItemKind, ReportPaper
from briefpack.model.briefing import BriefingPack
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.numbering import ParagraphScheme
from briefpack.plan.references import References, Target, TargetKind, find_references
from tests.packs import briefing, item, report


def references(pack: BriefingPack) -> References:
    return find_references(pack, plan_agenda(pack))


def named(name: str, *papers: ReportPaper) -> Item:
    return Item(title="Budget", kind=ItemKind.DECISION, id=name, papers=papers)


def paper(file: str, *appendices: Appendix) -> ReportPaper:
    return ReportPaper(kind="report", file=file, appendices=appendices)


def with_reports(**bodies: str) -> BriefingPack:
    """An item for each report: ``a="1. One.\\n"`` is the report a.md."""
    documents = {f"{name}.md": report(body) for name, body in bodies.items()}
    return briefing(*(item(name, paper(f"{name}.md")) for name in bodies), documents=documents)


def test_an_item_without_papers_is_a_row_of_the_agenda() -> None:
    found = references(briefing(item(), named("budget"))).find("budget")
    assert found == Target(TargetKind.ITEM, "2", "agenda", "item-2")


def test_an_item_with_papers_is_the_first_of_them() -> None:
    found = references(briefing(named("budget", paper("a.md")))).find("budget")
    assert found == Target(TargetKind.ITEM, "1", "a")


def test_an_item_without_a_number_cannot_be_referred_to() -> None:
    welcome = Item(title="Welcome", kind=ItemKind.PROCEDURAL, id="welcome", numbered=False)
    assert references(briefing(welcome)).find("welcome") is None


def test_an_appendix_is_called_by_its_letter() -> None:
    data = Appendix(title="Data", file="x.pdf", id="data")
    pack = briefing(item("Budget", paper("a.md", Appendix(title="Map", file="m.pdf"), data)))
    assert references(pack).find("data") == Target(TargetKind.APPENDIX, "B", "x", None, "1")


def test_a_paragraph_is_called_by_its_number() -> None:
    pack = with_reports(a="1. One.\n1. Two. {#two}\n")
    assert references(pack).find("two") == Target(
        TargetKind.PARAGRAPH, "2", "a", "paragraph-2", "1"
    )


def test_a_paragraph_below_another_is_called_by_both() -> None:
    pack = with_reports(a="1. One.\n   1. Below. {#below}\n")
    found = references(pack).find("below")
    assert found is not None
    assert found.number == "1.1"


def test_a_section_is_called_by_its_heading() -> None:
    pack = with_reports(a="## Costs {#costs}\n\n1. One.\n")
    assert references(pack).find("costs") == Target(
        TargetKind.SECTION, "Costs", "a", "section-costs", "1"
    )


def test_nothing_bears_a_name_that_was_not_given() -> None:
    assert references(with_reports(a="1. One.\n")).find("two") is None


def test_a_paragraph_can_be_referred_to_from_another_report() -> None:
    pack = with_reports(a="1. One. {#one}\n", b="1. See [@one].\n")
    found = references(pack).find("one", "b")
    assert found == Target(TargetKind.PARAGRAPH, "1", "a", "paragraph-1", "1")


def test_a_reports_own_name_comes_before_one_of_the_pack() -> None:
    pack = briefing(
        named("budget"),
        item("Report", paper("a.md")),
        documents={"a.md": report("1. One. {#budget}\n")},
    )
    found = references(pack).find("budget", "a")
    assert found == Target(TargetKind.PARAGRAPH, "1", "a", "paragraph-1", "2")


def test_a_name_in_two_reports_is_each_ones_own() -> None:
    found = references(with_reports(a="1. One. {#x}\n", b="1. One.\n2. Two. {#x}\n"))
    assert found.find("x", "a") == Target(TargetKind.PARAGRAPH, "1", "a", "paragraph-1", "1")
    assert found.find("x", "b") == Target(TargetKind.PARAGRAPH, "2", "b", "paragraph-2", "2")


def test_a_name_in_two_reports_leads_nowhere_from_elsewhere() -> None:
    found = references(with_reports(a="1. One. {#x}\n", b="1. Two. {#x}\n", c="1. See.\n"))
    assert found.repeated == {"x"}
    assert found.find("x", "c") is None
    assert found.find("x") is None


def test_a_name_given_twice_in_one_report_leads_nowhere() -> None:
    found = references(with_reports(a="1. One. {#x}\n1. Two. {#x}\n"))
    assert found.repeated == {"x"}
    assert found.find("x", "a") is None


def test_the_names_that_a_report_may_use() -> None:
    found = references(with_reports(a="1. One. {#one}\n", b="1. Two. {#two}\n"))
    assert found.names("a") == {"one", "two"}
    assert found.names() == {"one", "two"}


def test_words_without_a_number_are_called_by_their_section() -> None:
    pack = with_reports(a="## Costs\n\n- One.\n- Two. {#two}\n")
    assert references(pack).find("two") == Target(
        TargetKind.SECTION, "Costs", "a", "section-two", "1"
    )


@pytest.mark.parametrize("body", ["Words. {#words}\n", "## {#words}\n"])
def test_words_under_no_heading_cannot_be_called(body: str) -> None:
    found = references(with_reports(a=body))
    assert found.find("words", "a") is None
    assert found.nameless == {"words"}


def test_more_of_a_paragraph_is_called_by_its_number() -> None:
    pack = with_reports(a="## Costs\n\n1. One.\n\n   More. {#more}\n")
    assert references(pack).find("more") == Target(
        TargetKind.PARAGRAPH, "1", "a", "paragraph-1", "1"
    )


def test_paragraphs_are_called_as_the_theme_numbers_them() -> None:
    pack = with_reports(a="1. One.\n   1. Below. {#below}\n")
    found = find_references(pack, plan_agenda(pack), ParagraphScheme.LETTERS).find("below")
    assert found == Target(TargetKind.PARAGRAPH, "1(a)", "a", "paragraph-1.1", "1")
