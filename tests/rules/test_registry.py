"""How rules are registered, and how all of them are run."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefpack import load, validate
from briefpack.problems import Place, Problem, Severity
from briefpack.rules.registry import Checked, Finding, Rule, all_rules, rule
from tests.packs import ITEM, item_with, write_pack

RULES = all_rules()


def test_rules_stand_in_the_order_of_their_codes() -> None:
    codes = [each.code for each in RULES]
    assert codes == sorted(set(codes))
    assert "BP301" in codes


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_a_code_is_bp_and_three_digits(each: Rule) -> None:
    assert re.fullmatch(r"BP\d{3}", each.code)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_a_manual_says_what_why_and_how_to_mend(each: Rule) -> None:
    first, blank, *rest = each.manual.splitlines()
    assert first.endswith(".")
    assert blank == ""
    starts = [line.strip().partition(":")[0] for line in rest if re.match(r" *[A-Z]\w+: ", line)]
    assert starts == ["What", "Why", "Fix"]


def test_no_two_rules_have_a_name() -> None:
    names = [each.name for each in RULES]
    assert len(names) == len(set(names))
    assert "agenda-has-items" in names


def test_a_code_in_use_is_refused() -> None:
    def another(_: Checked) -> Iterable[Finding]:
        return ()

    with pytest.raises(ValueError, match="BP301 is the code of two rules"):
        rule("BP301", Severity.ERROR)(another)


def test_what_is_found_in_reading_has_no_check() -> None:
    of_reading = {each.code for each in RULES if each.check is None}
    assert of_reading >= {each.code for each in RULES if each.code < "BP200"}
    assert all(each.code < "BP200" or each.code >= "BP900" for each in RULES if not each.check)


def test_a_problem_has_all_that_its_finding_says(tmp_path: Path) -> None:
    assert validate(write_pack(tmp_path, "")) == (
        Problem(
            "BP301",
            Severity.ERROR,
            "the agenda has no items",
            Place("pack.toml", 1, 1, 1, 1),
            hint="add [[items]]",
        ),
    )


def test_a_problem_has_the_path_of_its_value(tmp_path: Path) -> None:
    (problem,) = validate(write_pack(tmp_path, ITEM + ITEM))
    assert problem.path == "items[1].title"


def test_problems_stand_as_in_their_files(tmp_path: Path) -> None:
    text = item_with("report", "a.md") + ITEM
    pack = write_pack(tmp_path, text, files={"a.md": "1. One.\n1. [@b].\n1. [@a].\n"})
    assert [str(problem.place) for problem in validate(pack)] == [
        "a.md:2:1",
        "a.md:3:1",
        "pack.toml:8:9",
    ]


def test_a_report_printed_twice_has_its_problems_once(tmp_path: Path) -> None:
    text = item_with("report", "a.md") + item_with("report", "a.md").replace("Budget", "Staff")
    pack = write_pack(tmp_path, text, files={"a.md": "1. [@b].\n"})
    codes = [problem.code for problem in validate(pack)]
    assert codes.count("BP401") == 1


def test_a_pack_with_a_damaged_file_is_checked_as_far_as_it_goes(tmp_path: Path) -> None:
    text = item_with("report", "a.md") + ITEM
    pack = write_pack(tmp_path, text, files={"a.md": "+++\n"})
    assert [problem.code for problem in validate(pack)] == ["BP005", "BP305"]


def test_where_the_pack_cannot_be_read_no_rule_is_run(tmp_path: Path) -> None:
    assert [problem.code for problem in validate(write_pack(tmp_path, "x = 1\n"))] == ["BP102"]


def test_a_pack_may_be_given_as_read_or_by_its_name(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, "")
    assert validate(load(pack)) == validate(pack) == validate(str(pack))
