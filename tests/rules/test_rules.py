"""Each rule on a pack that holds to it, and on one that does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefpack import validate
from briefpack.rules.registry import all_rules
from tests.packs import BOARD, ITEM, MEETING, item_with, told, write_files, write_pack


@dataclass(frozen=True)
class Case:
    """A pack, its text first in pack.toml, and all the problems that it has."""

    id: str
    text: str = ITEM
    meeting: str = MEETING
    board: str = BOARD
    files: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()

    def problems(self, folder: Path) -> list[str]:
        write_pack(folder, self.text, meeting=self.meeting, board=self.board, files=self.files)
        return told(validate(folder))


SUB_ITEM = '[[items.items]]\ntitle = "Sub-item"\nkind = "decision"\n'
HEADING = '[[items]]\ntitle = "Finance"\nkind = "heading"\n'


def lasting(minutes: int, title: str = "Budget") -> str:
    return f'[[items]]\ntitle = "{title}"\nkind = "decision"\nminutes = {minutes}\n'


def until(end: str) -> str:
    return f"{MEETING}end = {end}\n"


def members(*tables: str) -> str:
    return "[membership]\nmembers = [\n" + "".join(f"  {table},\n" for table in tables) + "]\n"


def group(text: str) -> str:
    return f'[[membership.groups]]\nname = "Labour"\n{text}'


CHAIR = '{ name = "Joan Hartwell", role = "chair" }'
OTHER = '{ name = "Peter Amory" }'


def report(body: str, head: str = "") -> dict[str, str]:
    """A report whose head is on line 2, and whose body starts on line 4."""
    return {"a.md": f"+++\n{head}\n+++\n{body}"}


REPORT = item_with("report", "a.md")
OFFICER = '[board.officers.clerk]\nname = "Helen Trask"\n'
TOO_DEEP = "what stands here is nested too deeply to be printed"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'

GOOD: Mapping[str, tuple[Case, ...]] = {
    "BP201": (
        Case("right", ITEM + group(f"seats = 1\nmembers = [{CHAIR}]\n")),
        Case("vacancy", ITEM + group(f"seats = 2\nvacancies = 1\nmembers = [{CHAIR}]\n")),
        Case("not-stated", ITEM + group(f"members = [{CHAIR}]\n")),
    ),
    "BP202": (
        Case("one", members(CHAIR, OTHER) + ITEM),
        Case("in-a-group", ITEM + group(f"members = [{CHAIR}]\n")),
        Case(
            "co-chairs",
            members('{ name = "A", role = "co-chair" }', '{ name = "B", role = "co-chair" }')
            + ITEM,
        ),
        Case("nobody-listed", members() + ITEM),
        Case("no-membership"),
    ),
    "BP203": (Case("once", members(CHAIR, OTHER) + ITEM),),
    "BP204": (
        Case(
            "alike",
            ITEM + group(f"members = [{CHAIR}]\n"),
            board=BOARD + '[[board.group_offices]]\ngroup = "Labour"\n',
        ),
        Case("no-groups", board=BOARD + '[[board.group_offices]]\ngroup = "Labour"\n'),
    ),
    "BP301": (Case("an-item"), Case("below-a-heading", HEADING + ITEM)),
    "BP302": (Case("later", meeting=until("18:30:00")), Case("open")),
    "BP303": (
        Case("later", meeting=MEETING + "[meeting.next]\ndate = 2016-11-04\n"),
        Case("not-known"),
    ),
    "BP304": (
        Case("fits", lasting(30), meeting=until("17:00:00")),
        Case("open-end", lasting(300)),
        Case("no-times", meeting=until("16:31:00")),
        Case("headings", HEADING + lasting(30), meeting=until("17:00:00")),
        Case("parts", lasting(30) + SUB_ITEM + "minutes = 30\n", meeting=until("17:00:00")),
    ),
    "BP305": (Case("differ", ITEM + HEADING + ITEM.replace("Budget", "Staff")),),
    "BP306": (Case("bare", HEADING + ITEM), Case("an-item-with-parts", ITEM + SUB_ITEM)),
    "BP307": (
        Case("once", ITEM + 'id = "a"\n' + ITEM.replace("Budget", "Staff") + 'id = "b"\n'),
        Case(
            "in-two-reports",
            REPORT + item_with("report", "b.md").replace("Budget", "Staff"),
            files={"a.md": "1. One. {#x}\n", "b.md": "1. Two. {#x}\n"},
        ),
    ),
    "BP401": (
        Case("own", REPORT, files=report("1. One. {#one}\n1. See [@one].\n")),
        Case(
            "an-item", ITEM + 'id = "b"\n' + REPORT.replace("Budget", "R"), files=report("[@b]\n")
        ),
        Case("code", REPORT, files=report("`[@nothing]`\n")),
        Case("words", REPORT, files=report("# Costs\n\nWords. {#words}\n\n1. See [@words].\n")),
        Case("a-head", REPORT, files=report("1. One. {#one}\n", 'summary = "See [@one]."')),
    ),
    "BP402": (
        Case(
            "an-officer",
            REPORT,
            board=BOARD + OFFICER,
            files=report("1. One.\n", 'contact = "clerk"'),
        ),
        Case("a-block", REPORT, files=report("1. One.\n", 'contact = { name = "A" }')),
        Case("none", REPORT, files=report("1. One.\n")),
        Case("of-the-board", board=BOARD + 'contact = "clerk"\n' + OFFICER),
    ),
    "BP403": (Case("words", REPORT, files={**report("![A map](map.svg)\n"), "map.svg": SVG}),),
    "BP404": (
        Case("called", REPORT, files=report("1. One.[^a]\n\n[^a]: Words.\n")),
        Case("by-another", REPORT, files=report("One.[^a]\n\n[^a]: A.[^b]\n\n[^b]: B.\n")),
        Case("code", REPORT, files=report("    [^a]: Words.\n")),
    ),
    "BP405": (
        Case("quotations", REPORT, files=report("> " * 99 + "words\n")),
        Case("lists", REPORT, files=report("- " * 49 + "words\n")),
        Case("a-rule", REPORT, files=report("-" * 200 + "\n")),
    ),
}

BAD: Mapping[str, tuple[Case, ...]] = {
    "BP201": (
        Case(
            "too-few",
            ITEM + group(f"seats = 7\nmembers = [{CHAIR}]\n"),
            told=(
                (
                    "BP201 pack.toml:6:9-6:10 Labour has 7 seats, but its names and vacancies"
                    " come to 1"
                ),
            ),
        ),
        Case(
            "vacancies-counted",
            ITEM + group(f"seats = 1\nvacancies = 1\nmembers = [{CHAIR}]\n"),
            told=(
                (
                    "BP201 pack.toml:6:9-6:10 Labour has 1 seat, but its names and vacancies"
                    " come to 2"
                ),
            ),
        ),
    ),
    "BP202": (
        Case(
            "none",
            members(OTHER) + ITEM,
            told=("BP202 pack.toml:1:2-1:12 no member has the role chair",),
        ),
        Case(
            "two",
            members(CHAIR, '{ title = "Cllr", name = "Ann Ray", role = "chair" }') + ITEM,
            told=(
                "BP202 pack.toml:4:46-4:53 Cllr Ann Ray is a second chair, beside Joan Hartwell",
            ),
        ),
    ),
    "BP203": (
        Case(
            "twice",
            members(CHAIR, OTHER, '{ title = "Cllr", name = "peter  amory" }') + ITEM,
            told=("BP203 pack.toml:5:28-5:42 Cllr peter  amory has a seat already",),
        ),
        Case(
            "in-two-groups",
            ITEM + group(f"members = [{CHAIR}]\n") + group(f"members = [{CHAIR}]\n"),
            told=(
                "BP203 pack.toml:9:21-9:36 Joan Hartwell has a seat already",
                "BP202 pack.toml:9:45-9:52 Joan Hartwell is a second chair, beside Joan Hartwell",
            ),
        ),
    ),
    "BP204": (
        Case(
            "spelt-otherwise",
            ITEM + group(f"members = [{CHAIR}]\n"),
            board=BOARD + '[[board.group_offices]]\ngroup = "Labor"\n',
            told=(
                (
                    "BP204 pack.toml:14:9-14:16 Labor is not a group of the membership"
                    " | the groups are Labour"
                ),
            ),
        ),
    ),
    "BP301": (
        Case(
            "no-items",
            "",
            told=("BP301 pack.toml:1:1-1:1 the agenda has no items | add [[items]]",),
        ),
        Case(
            "only-headings",
            HEADING,
            told=("BP301 pack.toml:1:1-1:1 the agenda has no items | add [[items]]",),
        ),
    ),
    "BP302": (
        Case(
            "earlier",
            meeting=until("15:00:00"),
            told=("BP302 pack.toml:8:7-8:15 the meeting ends before it starts",),
        ),
        Case(
            "at-once",
            meeting=until("16:30:00"),
            told=("BP302 pack.toml:8:7-8:15 the meeting ends before it starts",),
        ),
    ),
    "BP303": (
        Case(
            "earlier",
            meeting=MEETING + "[meeting.next]\ndate = 2016-09-29\n",
            told=("BP303 pack.toml:9:8-9:18 the next meeting is not after this one",),
        ),
        Case(
            "same-day",
            meeting=MEETING + "[meeting.next]\ndate = 2016-11-03\n",
            told=("BP303 pack.toml:9:8-9:18 the next meeting is not after this one",),
        ),
    ),
    "BP304": (
        Case(
            "too-long",
            lasting(20) + lasting(15, "Staff"),
            meeting=until("17:00:00"),
            told=(
                (
                    "BP304 pack.toml:13:7-13:15 the items take 35 minutes,"
                    " 5 more than the meeting has"
                ),
            ),
        ),
    ),
    "BP305": (
        Case(
            "twice",
            ITEM + ITEM.replace("Budget", "The  BUDGET").replace("The  ", ""),
            told=("BP305 pack.toml:5:9-5:17 an item above has the same title",),
        ),
        Case(
            "below-another",
            ITEM + SUB_ITEM.replace("Sub-item", "Budget"),
            told=("BP305 pack.toml:5:9-5:17 an item above has the same title",),
        ),
    ),
    "BP306": (
        Case(
            "a-paper",
            ITEM + HEADING + '[[items.papers]]\nkind = "to-follow"\n',
            told=("BP306 pack.toml:6:8-6:17 a heading cannot have papers or sub-items",),
        ),
        Case(
            "a-part",
            HEADING + SUB_ITEM,
            told=("BP306 pack.toml:3:8-3:17 a heading cannot have papers or sub-items",),
        ),
    ),
    "BP307": (
        Case(
            "items",
            ITEM + 'id = "a"\n' + ITEM.replace("Budget", "Staff") + 'id = "a"\n',
            told=("BP307 pack.toml:8:6-8:9 the id a is given twice",),
        ),
        Case(
            "an-appendix",
            REPORT
            + 'appendices = [{ title = "B", file = "b.md", id = "x" }]\n'
            + ITEM.replace("Budget", "Staff")
            + 'id = "x"\n',
            files={"a.md": "1. One.\n", "b.md": "1. Two.\n"},
            told=("BP307 pack.toml:11:6-11:9 the id x is given twice",),
        ),
        Case(
            "an-appendix-of-a-report",
            f'{ITEM}id = "x"\n{REPORT.replace("Budget", "Report")}',
            files={
                **report("1. One.\n", 'appendices = [{ title = "B", file = "b.md", id = "x" }]'),
                "b.md": "1. Two.\n",
            },
            told=("BP307 a.md:2:50-2:53 the id x is given twice",),
        ),
        Case(
            "in-a-report",
            REPORT,
            files=report("1. One. {#x}\n\n# Costs {#x}\n\n1. Two\n   lines. {#x}\n"),
            told=(
                "BP307 a.md:6:1-6:13 the id x is given twice",
                "BP307 a.md:9:4-9:15 the id x is given twice",
            ),
        ),
    ),
    "BP401": (
        Case(
            "nowhere",
            REPORT,
            files=report("1. One.\n   See [@nothing].\n"),
            told=("BP401 a.md:5:4-5:19 [@nothing] leads nowhere | nothing bears {#nothing}",),
        ),
        Case(
            "nearly",
            REPORT,
            files=report("1. One. {#ratings}\n1. See [@rating].\n"),
            told=("BP401 a.md:5:1-5:18 [@rating] leads nowhere | did you mean [@ratings]?",),
        ),
        Case(
            "to-two-places",
            ITEM
            + 'id = "x"\n'
            + ITEM.replace("Budget", "Staff")
            + 'id = "x"\n'
            + REPORT.replace("Budget", "Report"),
            files=report("See [@x].\n"),
            told=(
                (
                    "BP401 a.md:4:1-4:10 [@x] could lead to more than one place in the pack"
                    " | change one of the ids"
                ),
                "BP307 pack.toml:8:6-8:9 the id x is given twice",
            ),
        ),
        Case(
            "to-two-places-in-a-report",
            REPORT,
            files=report("1. One. {#x}\n1. Two. {#x}\n1. See [@x].\n"),
            told=(
                "BP307 a.md:5:1-5:13 the id x is given twice",
                (
                    "BP401 a.md:6:1-6:13 [@x] could lead to more than one place in the pack"
                    " | change one of the ids"
                ),
            ),
        ),
        Case(
            "to-words-without-a-name",
            REPORT,
            files=report("Words. {#words}\n\n1. See [@words].\n"),
            told=(
                (
                    "BP401 a.md:6:1-6:17 [@words] leads to words that have no number and stand"
                    " under no heading | number the paragraph, or put a heading above it"
                ),
            ),
        ),
    ),
    "BP402": (
        Case(
            "nobody",
            REPORT,
            files=report("1. One.\n", 'contact = "clerk"'),
            told=("BP402 a.md:2:11-2:18 clerk is not an officer | the board has no such officer",),
        ),
        Case(
            "nearly",
            REPORT,
            board=BOARD + OFFICER,
            files=report("1. One.\n", 'contact = "clerks"'),
            told=("BP402 a.md:2:11-2:19 clerks is not an officer | did you mean clerk?",),
        ),
        Case(
            "of-the-board",
            board=BOARD + 'contact = "clerks"\n' + OFFICER,
            told=("BP402 pack.toml:10:11-10:19 clerks is not an officer | did you mean clerk?",),
        ),
    ),
    "BP403": (
        Case(
            "none",
            REPORT,
            files={**report("1. One.\n\n   ![ ](map.svg)\n"), "map.svg": SVG},
            told=("BP403 a.md:6:4-6:17 map.svg has no alternative text",),
        ),
    ),
    "BP404": (
        Case(
            "nowhere",
            REPORT,
            files=report("1. One.\n\n[^a]: Words.\n"),
            told=(
                (
                    "BP404 a.md:6:1-6:13 the footnote [^a] is not printed: nothing calls it"
                    " | put [^a] where it belongs"
                ),
            ),
        ),
        Case(
            "only-by-one-that-nobody-calls",
            REPORT,
            files=report("One.\n\n[^a]: A.[^b]\n\n[^b]: B.[^a]\n"),
            told=(
                (
                    "BP404 a.md:6:1-6:13 the footnote [^a] is not printed: nothing calls it"
                    " | put [^a] where it belongs"
                ),
                (
                    "BP404 a.md:8:1-8:13 the footnote [^b] is not printed: nothing calls it"
                    " | put [^b] where it belongs"
                ),
            ),
        ),
        Case(
            "a-second-of-its-name",
            REPORT,
            files=report("One.[^a]\n\n[^a]: First.\n\n[^a]: Second.\n"),
            told=(
                (
                    "BP404 a.md:8:1-8:14 the footnote [^a] is not printed: one above has its name"
                    " | give it another name, and call it by that"
                ),
            ),
        ),
        Case(
            "in-a-value",
            REPORT,
            files=report("1. One.\n", 'summary = "One.\\n\\n[^a]: Words."'),
            told=(
                (
                    "BP404 a.md:2:11-2:33 the footnote [^a] is not printed: nothing calls it"
                    " | put [^a] where it belongs"
                ),
            ),
        ),
    ),
    "BP405": (
        Case(
            "quotations",
            REPORT,
            files=report(f"1. One.\n\n{'>' * 101} words\n"),
            told=(f"BP405 a.md:6:1-6:108 {TOO_DEEP}",),
        ),
        Case(
            "lists",
            REPORT,
            files=report("- " * 51 + "words\n"),
            told=(f"BP405 a.md:4:1-4:108 {TOO_DEEP}",),
        ),
        Case(
            "in-a-value",
            f'{ITEM}description = "{">" * 101} words"\n',
            told=(f"BP405 pack.toml:4:15-4:124 {TOO_DEEP}",),
        ),
    ),
}


def _cases(table: Mapping[str, tuple[Case, ...]]) -> list[object]:
    return [
        pytest.param(case, id=f"{code}-{case.id}")
        for code, cases in table.items()
        for case in cases
    ]


@pytest.mark.parametrize("case", _cases(GOOD))
def test_a_pack_that_holds_to_the_rule_has_no_problems(case: Case, tmp_path: Path) -> None:
    assert case.problems(tmp_path) == []


@pytest.mark.parametrize("case", _cases(BAD))
def test_a_pack_that_does_not_is_told_where(case: Case, tmp_path: Path) -> None:
    assert case.problems(tmp_path) == list(case.told)


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_has_a_good_and_a_bad_pack(code: str) -> None:
    assert GOOD.get(code)
    assert BAD.get(code)
    assert all(any(line.startswith(code) for line in case.told) for case in BAD[code])


# -- where a rule's file is another --------------------------------------------------------


def test_a_membership_of_a_year_is_told_in_its_own_file(tmp_path: Path) -> None:
    year = f'[[groups]]\nname = "Labour"\nseats = 2\nmembers = [{CHAIR}]\n'
    write_pack(tmp_path, f'membership = "2016-17"\n{ITEM}')
    write_files(tmp_path, {"membership/2016-17.toml": year})
    assert told(validate(tmp_path)) == [
        (
            "BP201 membership/2016-17.toml:3:9-3:10 Labour has 2 seats, but its names and"
            " vacancies come to 1"
        )
    ]


def test_a_group_office_is_told_in_the_boards_file(tmp_path: Path) -> None:
    board = 'name = "B"\n[[group_offices]]\ngroup = "Labor"\n'
    write_pack(tmp_path, ITEM + group(f"members = [{CHAIR}]\n"), board="")
    write_files(tmp_path, {"board.toml": board})
    assert [str(problem.place) for problem in validate(tmp_path)] == ["board.toml:3:9"]


# -- what a rule looks at ------------------------------------------------------------------


def test_minutes_of_parts_count_where_their_item_has_none(tmp_path: Path) -> None:
    text = ITEM + SUB_ITEM + "minutes = 45\n"
    assert [
        problem.code for problem in validate(write_pack(tmp_path, text, meeting=until("17:00:00")))
    ] == ["BP304"]


def test_a_reference_is_told_on_its_line_below_blank_lines(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, REPORT, files=report("\n\n1. See [@nothing].\n"))
    assert [str(problem.place) for problem in validate(pack)] == ["a.md:6:1"]


def test_an_id_given_twice_in_a_report_is_told(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, REPORT, files=report("1. One. {#x}\n1. Two. {#x}\n1. [@x]\n"))
    assert validate(pack) != ()


NOTE = 'title = "B"\ndate = 2016-09-29\nvenue.name = "H"\n[[items]]\ntitle = "A"\n'


@pytest.mark.parametrize(
    ("text", "files", "place"),
    [
        pytest.param(
            REPORT, report("1. One.\n", 'summary = "See [@nothing]."'), "a.md:2:11", id="summary"
        ),
        pytest.param(
            REPORT,
            report("1. One.\n", 'recommendations = ["See [@nothing]."]'),
            "a.md:2:20",
            id="recommendation",
        ),
        pytest.param(
            ITEM + 'description = "See [@nothing]."\n', {}, "pack.toml:4:15", id="description"
        ),
        pytest.param(
            ITEM + '[[notices]]\nkind = "location"\ntext = "See [@nothing]."\n',
            {},
            "pack.toml:6:8",
            id="notice",
        ),
        pytest.param(
            item_with("note", "note.toml"),
            {"note.toml": f'{NOTE}discussion = "See [@nothing]."\n'},
            "note.toml:6:14",
            id="note",
        ),
    ],
)
def test_a_reference_anywhere_leads_somewhere(
    tmp_path: Path, text: str, files: dict[str, str], place: str
) -> None:
    (problem,) = validate(write_pack(tmp_path, text, files=files))
    assert (problem.code, str(problem.place)) == ("BP401", place)


def test_the_boards_contact_is_an_officer(tmp_path: Path) -> None:
    board = BOARD + 'contact = "clerks"\n' + OFFICER
    (problem,) = validate(write_pack(tmp_path, board=board))
    assert (problem.code, str(problem.place)) == ("BP402", "pack.toml:10:11")
