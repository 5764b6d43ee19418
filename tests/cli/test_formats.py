"""``briefpack validate --format …`` and ``briefpack rule``: what machines and people are told."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from briefpack.cli.main import cli
from briefpack.rules.registry import all_rules
from tests.packs import write_pack

WRONG = """
[[items]]
title = "Business"
kind = "decision"
presenter = "Somebody"
"""


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with one problem, and the working directory beside it."""
    write_pack(tmp_path / "pack", WRONG)
    monkeypatch.chdir(tmp_path)
    return Path("pack")


def told(pack: Path, *options: str) -> str:
    """What goes to standard output; the status must say that there are problems."""
    result = CliRunner().invoke(cli, ["validate", str(pack), *options], standalone_mode=False)
    assert result.return_value == 1
    return result.stdout


def test_concise_names_the_file_from_the_working_directory(wrong: Path) -> None:
    assert told(wrong, "--format", "concise").startswith("pack/pack.toml:5:1: error BP102 ")


def test_json_is_one_array(wrong: Path) -> None:
    found = json.loads(told(wrong, "--format", "json"))
    assert [(each["code"], each["file"], each["line"]) for each in found] == [
        ("BP102", "pack/pack.toml", 5)
    ]


def test_github_has_annotations_and_a_job_summary(
    wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert told(wrong, "--format", "github").startswith("::error file=pack/pack.toml,line=5,")
    assert "BP102" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_junit_is_xml_with_a_failure(wrong: Path) -> None:
    suites = ET.fromstring(told(wrong, "--format", "junit"))  # noqa: S314 - our own
    assert len(suites.findall(".//failure")) == 1


def test_sarif_knows_every_rule(wrong: Path) -> None:
    run = json.loads(told(wrong, "--format", "sarif"))["runs"][0]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert known == {rule.code for rule in all_rules()}
    assert run["results"][0]["ruleId"] == "BP102"


def test_gitlab_is_a_code_quality_report(wrong: Path) -> None:
    report = json.loads(told(wrong, "--format", "gitlab"))
    assert report[0]["location"]["path"] == "pack/pack.toml"


def test_codes_are_chosen_and_left_out(wrong: Path) -> None:
    assert "BP102" in told(wrong, "--select", "bp1")
    for options in (["--select", "BP4"], ["--ignore", "BP102,BP4"]):
        result = CliRunner().invoke(cli, ["validate", str(wrong), *options], standalone_mode=False)
        assert (result.return_value, result.stdout) == (0, "")


def test_statistics_count_codes(wrong: Path) -> None:
    assert told(wrong, "--statistics") == "     1 BP102\n"


def test_packs_of_one_board_tell_its_problems_once(tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text('name = "Board"\ncolour = "red"\n', encoding="utf-8")
    for day in (12, 13):
        folder = tmp_path / "meetings" / f"2026-03-{day}"
        folder.mkdir(parents=True)
        (folder / "pack.toml").write_text(
            f"[meeting]\ndate = 2026-03-{day}\nstart = 10:00:00\n[meeting.venue]\nname = 'Hall'\n"
            "[[items]]\ntitle = 'Business'\nkind = 'decision'\n",
            encoding="utf-8",
        )
    found = json.loads(told(tmp_path, "--format", "json"))
    assert [each["code"] for each in found] == ["BP102"]


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_explains_itself(code: str) -> None:
    result = CliRunner().invoke(cli, ["rule", code.lower()])
    assert result.stdout.startswith(code)
    assert all(label in result.stdout for label in ("What: ", "Why: ", "Fix: "))


def test_the_rules_are_listed() -> None:
    listed = CliRunner().invoke(cli, ["rule"]).stdout.splitlines()
    assert [line.split()[0] for line in listed] == [rule.code for rule in all_rules()]
    as_json = json.loads(CliRunner().invoke(cli, ["rule", "--format", "json"]).stdout)
    assert [rule["code"] for rule in as_json] == [rule.code for rule in all_rules()]
