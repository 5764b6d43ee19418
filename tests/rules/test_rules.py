"""Each rule on a pack that holds to it, and on one that does not."""

import importlib
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefpack import validate
from briefpack.rules.registry import all_rules
from tests.packs import BOARD, ITEM, item_with, told, write_files, write_pack
from tests.rules import cases
from tests.rules.cases import CHAIR, OFFICER, REPORT, SUB_ITEM, Case, group, report, until

GOOD: dict[str, tuple[Case, ...]] = {}
BAD: dict[str, tuple[Case, ...]] = {}
for _found in pkgutil.iter_modules(cases.__path__):
    _module = importlib.import_module(f"tests.rules.cases.{_found.name}")
    GOOD |= _module.GOOD
    BAD |= _module.BAD

WHILE_RENDERING = {"BP901", "BP902"}
"""Found by laying a pack out: tests/rendering has a good and a bad pack for each."""


def _cases(table: dict[str, tuple[Case, ...]]) -> list[object]:
    return [
        pytest.param(code, case, id=f"{code}-{case.id}")
        for code, cases_of_code in table.items()
        for case in cases_of_code
    ]


@pytest.mark.parametrize(("code", "case"), _cases(GOOD))
def test_a_pack_that_holds_to_the_rule_is_not_told_of_it(
    code: str, case: Case, tmp_path: Path
) -> None:
    assert [line for line in case.problems(tmp_path) if line.startswith(code)] == []


@pytest.mark.parametrize(("code", "case"), _cases(BAD))
def test_a_pack_that_does_not_is_told_where(code: str, case: Case, tmp_path: Path) -> None:
    codes = (code, *(line[:5] for line in case.told))
    assert [line for line in case.problems(tmp_path) if line.startswith(codes)] == list(case.told)


@pytest.mark.parametrize("code", sorted({rule.code for rule in all_rules()} - WHILE_RENDERING))
def test_every_rule_has_a_good_and_a_bad_pack(code: str) -> None:
    assert GOOD.get(code)
    assert BAD.get(code)
    assert all(any(line.startswith(code) for line in case.told) for case in BAD[code])


def test_the_rules_that_hang_on_the_day_of_the_check_say_so(tmp_path: Path) -> None:
    hang_on_it = set()
    for number, (code, case) in enumerate((c, case) for c in BAD for case in BAD[c] if case.today):
        undated = replace(case, today=None).problems(tmp_path / str(number))
        if any(line.startswith(code) and line not in undated for line in case.told):
            hang_on_it.add(code)
    assert hang_on_it == {rule.code for rule in all_rules() if rule.dated}


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
