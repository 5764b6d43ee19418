"""The files for build servers: careful with rights, and doing what they say."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from briefpack.cli.exits import Exit
from briefpack.cli.formats import FORMATS
from briefpack.cli.main import cli
from tests.build_servers import (
    ACTION,
    HOOKS,
    PACK,
    PIPELINE,
    REPO,
    SAMPLES,
    WORKFLOW,
    Council,
    Yaml,
    found_council,
    hook,
    read,
    run_action,
    run_gitlab,
    run_hook,
    run_job,
)

PDFS = {
    "council-cyp-board-meetings-2016-03-10.pdf",
    "council-cyp-board-meetings-2016-11-03.pdf",
    "council-parish.pdf",
}


@pytest.fixture
def council(tmp_path: Path) -> Council:
    return found_council(tmp_path)


def faults(output: str) -> list[str]:
    """The annotations that are more than advice."""
    return [line for line in output.splitlines() if line.startswith(("::error", "::warning"))]


def failing(sarif: Path) -> list[str]:
    """The codes of a SARIF file that are more than advice."""
    results = json.loads(sarif.read_bytes())["runs"][0]["results"]
    return [result["ruleId"] for result in results if result["level"] != "note"]


# -- rights --------------------------------------------------------------------------------


def all_steps() -> Iterator[Yaml]:
    for job in WORKFLOW["jobs"].values():
        yield from job["steps"]
    yield from ACTION["runs"]["steps"]


def test_no_expression_stands_in_a_script() -> None:
    scripts = [step["run"] for step in all_steps() if "run" in step]
    assert len(scripts) == 8
    assert not [script for script in scripts if "${{" in script]


def test_other_peoples_actions_are_pinned_to_commits() -> None:
    used = [step["uses"] for step in all_steps() if "uses" in step]
    assert used
    written = (SAMPLES / "github.yml").read_text("utf-8") + (REPO / "action.yml").read_text("utf-8")
    for each in used:
        assert re.fullmatch(r"(actions|github)/[a-z/-]+@[0-9a-f]{40}", each)
        assert f"{each} # v" in written, "say which version it is"


def test_an_action_is_of_one_version() -> None:
    used = {step["uses"] for step in all_steps() if "uses" in step}
    assert len({each.partition("@")[0] for each in used}) == len(used)


def test_only_uploading_to_code_scanning_may_write_and_it_runs_no_script() -> None:
    assert WORKFLOW["permissions"] == {}
    rights = {name: job["permissions"] for name, job in WORKFLOW["jobs"].items()}
    assert rights == {
        "validate": {"contents": "read"},
        "render": {"contents": "read"},
        "code-scanning": {"actions": "read", "contents": "read", "security-events": "write"},
    }
    assert not [step for step in WORKFLOW["jobs"]["code-scanning"]["steps"] if "run" in step]


def test_no_job_keeps_the_right_to_push_or_runs_for_hours() -> None:
    for job in WORKFLOW["jobs"].values():
        assert job["timeout-minutes"] <= 30
        [checkout] = [each for each in job["steps"] if "checkout" in each.get("uses", "")]
        assert checkout["with"]["persist-credentials"] is False


def test_the_workflow_runs_on_pushes_and_pull_requests_with_bash() -> None:
    assert set(WORKFLOW[True]) == {"push", "pull_request"}  # YAML reads `on` as true
    assert WORKFLOW["defaults"] == {"run": {"shell": "bash"}}


def test_code_scanning_gets_what_validating_wrote() -> None:
    jobs = WORKFLOW["jobs"]
    [stored] = [each for each in jobs["validate"]["steps"] if "upload" in each.get("uses", "")]
    fetched, sent = jobs["code-scanning"]["steps"][-2:]
    assert fetched["with"]["name"] == stored["with"]["name"]
    assert sent["with"]["sarif_file"] == stored["with"]["path"]
    assert jobs["code-scanning"]["needs"] == jobs["render"]["needs"] == "validate"


# -- GitHub --------------------------------------------------------------------------------


def test_github_finds_nothing_wrong_with_sound_packs(council: Council) -> None:
    ran = run_job("validate", council)
    assert (ran.status, faults(ran.output)) == (0, [])
    assert council.summary.read_text(encoding="utf-8").startswith("### briefpack: ")
    assert failing(council.root / "briefpack.sarif") == []


def test_github_shows_a_fault_and_keeps_its_sarif(council: Council) -> None:
    council.plant_a_fault()
    ran = run_job("validate", council)
    assert ran.status == Exit.PROBLEMS
    [annotation] = faults(ran.output)
    assert annotation.startswith(f"::error file={PACK},line=")
    table = council.summary.read_text(encoding="utf-8").splitlines()
    assert table[2] == "| | Code | Where | What |"
    assert len([row for row in table if row.startswith("| error | BP104 |")]) == 1
    assert failing(council.root / "briefpack.sarif") == ["BP104"]


def test_github_keeps_no_sarif_of_what_cannot_be_checked(council: Council) -> None:
    shutil.rmtree(council.root)
    council.root.mkdir()
    assert run_job("validate", council).status == Exit.USAGE


@pytest.mark.slow
def test_github_renders_every_pack(council: Council) -> None:
    ran = run_job("render", council)
    assert ran.status == 0, ran.errors
    [stored] = [
        step["with"]["path"]
        for step in WORKFLOW["jobs"]["render"]["steps"]
        if "upload" in step.get("uses", "")
    ]
    made = list(council.root.glob(stored))
    assert {pdf.name for pdf in made} == PDFS
    assert all(pdf.read_bytes().startswith(b"%PDF-") for pdf in made)


def test_a_pack_that_cannot_be_rendered_fails_the_job(council: Council) -> None:
    council.plant_a_fault()
    assert run_job("render", council).status == Exit.PROBLEMS


# -- the action ----------------------------------------------------------------------------


def test_the_action_takes_sound_packs(council: Council) -> None:
    ran = run_action(council, sarif="reports/briefpack.sarif")
    assert (ran.status, faults(ran.output)) == (0, [])
    assert failing(council.root / "reports" / "briefpack.sarif") == []


def test_the_action_fails_on_a_fault_and_writes_sarif_all_the_same(council: Council) -> None:
    council.plant_a_fault()
    ran = run_action(council, sarif="briefpack.sarif")
    assert ran.status == Exit.PROBLEMS
    assert len(faults(ran.output)) == 1
    assert "| error | BP104 |" in council.summary.read_text(encoding="utf-8")
    assert failing(council.root / "briefpack.sarif") == ["BP104"]


def test_the_action_checks_the_paths_it_is_given(council: Council) -> None:
    council.plant_a_fault()
    assert run_action(council, path="parish\n").status == 0
    assert run_action(council, path="parish\ncyp-board\n").status == Exit.PROBLEMS


def test_the_actions_inputs_become_options(council: Council) -> None:
    stub = council.root.parent / "runner" / "briefpack" / "bin" / "briefpack"
    stub.parent.mkdir(parents=True)
    stub.write_text('#!/bin/sh\nprintf "%s|" "$@"\necho\n', encoding="utf-8")
    stub.chmod(0o755)
    ran = run_action(
        council, path="a b\nc", profile="parish", strict="true", today="2016-10-20", format="text"
    )
    options = "--profile=parish|--today=2016-10-20|--strict|--|a b|c|"
    assert ran.output == f"validate|--format=text|{options}\n"


def test_the_action_refuses_a_strict_that_is_neither(council: Council) -> None:
    ran = run_action(council, strict="yes")
    assert ran.status == Exit.USAGE
    assert faults(ran.output) == ["::error title=briefpack::the input strict is true or false"]


@pytest.mark.parametrize("name", ["path", "profile", "strict", "today", "format"])
@pytest.mark.parametrize("text", ["$(touch run)", '"; touch run; "', "`touch run`", "--help"])
def test_what_an_input_says_is_never_run(council: Council, name: str, text: str) -> None:
    ran = run_action(council, **{name: text})
    assert ran.status == Exit.USAGE
    assert not list(council.root.glob("**/run"))


# -- GitLab --------------------------------------------------------------------------------

SHELLS = ("bash -eo pipefail", "sh -e")
"""GitLab takes bash where the image has it, else sh."""


def gitlab_reports(council: Council) -> tuple[list[Yaml], ET.Element]:
    """The Code Quality and the JUnit report, from where the job says they are."""
    stored = PIPELINE["validate-packs"]["artifacts"]
    assert stored["when"] == "always"
    quality = json.loads((council.root / stored["reports"]["codequality"]).read_bytes())
    junit = (council.root / stored["reports"]["junit"]).read_bytes()
    return quality, ET.fromstring(junit)  # noqa: S314 - our own


@pytest.mark.parametrize("shell", SHELLS)
def test_gitlab_finds_nothing_wrong_with_sound_packs(council: Council, shell: str) -> None:
    assert run_gitlab("validate-packs", council, shell).status == 0
    quality, junit = gitlab_reports(council)
    assert {each["severity"] for each in quality} <= {"info"}
    assert junit.get("failures") == "0"


@pytest.mark.parametrize("shell", SHELLS)
def test_gitlab_shows_a_fault(council: Council, shell: str) -> None:
    council.plant_a_fault()
    ran = run_gitlab("validate-packs", council, shell)
    assert ran.status == Exit.PROBLEMS
    assert "error BP104" in ran.output
    quality, junit = gitlab_reports(council)
    major = [each for each in quality if each["severity"] != "info"]
    assert [each["location"]["path"] for each in major] == [PACK]
    assert junit.get("failures") == "1"


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_gitlab_renders_every_pack(council: Council, shell: str) -> None:
    ran = run_gitlab("render-packs", council, shell)
    assert ran.status == 0, ran.errors
    [stored] = PIPELINE["render-packs"]["artifacts"]["paths"]
    assert {pdf.name for pdf in council.root.glob(stored)} == PDFS


@pytest.mark.parametrize("shell", SHELLS)
def test_a_pack_that_cannot_be_rendered_fails_gitlabs_job(council: Council, shell: str) -> None:
    council.plant_a_fault()
    assert run_gitlab("render-packs", council, shell).status == Exit.PROBLEMS


# -- pre-commit ----------------------------------------------------------------------------


def files_of(council: Council) -> list[str]:
    found = (path for path in council.root.rglob("*") if path.is_file())
    return sorted(path.relative_to(council.root).as_posix() for path in found)


def test_hooks_have_what_pre_commit_asks_for() -> None:
    for each in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(each)
        assert each["language"] == "python"
        assert set(each) <= {
            *("id", "name", "description", "entry", "args", "language"),
            *("files", "types_or", "pass_filenames"),
        }


def test_the_sample_configuration_names_the_hooks_there_are() -> None:
    [source] = read(SAMPLES / "pre-commit-config.yaml")["repos"]
    assert {each["id"] for each in source["hooks"]} == {each["id"] for each in HOOKS}


def test_the_validating_hook_finds_what_is_wrong_anywhere(council: Council) -> None:
    assert run_hook("briefpack-validate", council, []).status == 0
    council.plant_a_fault()
    assert run_hook("briefpack-validate", council, []).status == Exit.PROBLEMS


def test_the_formatting_hook_is_for_the_files_that_briefpack_formats(council: Council) -> None:
    others = ["README.md", "pyproject.toml", "docs/note.md", "membership.toml", "my-pack.toml"]
    pattern = hook("briefpack-fmt")["files"]
    chosen = [file for file in [*files_of(council), *others] if re.search(pattern, file)]
    assert chosen == [
        "cyp-board/board.toml",
        "cyp-board/meetings/2016-03-10/pack.toml",
        "cyp-board/meetings/2016-03-10/reports/chair.md",
        "cyp-board/meetings/2016-09-29/note.toml",
        PACK,
        "cyp-board/meetings/2016-11-03/reports/improvement.md",
        "cyp-board/membership/2016-17.toml",
        "parish/pack.toml",
    ]


def test_the_formatting_hook_leaves_sound_packs_sound(council: Council) -> None:
    ran = run_hook("briefpack-fmt", council, files_of(council))
    assert ran.status == 0, ran.errors
    assert run_hook("briefpack-validate", council, []).status == 0


# -- what is written about them ------------------------------------------------------------


def test_the_samples_say_how_they_are_used() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for file in SAMPLES.iterdir():
        assert file.name == "README.md" or f"`{file.name}`" in text


def test_the_page_tells_of_every_format_and_status() -> None:
    page = (REPO / "docs" / "ci.md").read_text(encoding="utf-8")
    for form in FORMATS:
        assert f"| `{form}` |" in page
    for status in Exit:
        assert f"| {status.value} |" in page
    for name in ACTION["inputs"]:
        assert f"`{name}`" in page


def test_the_page_names_no_option_that_there_is_not() -> None:
    page = (REPO / "docs" / "ci.md").read_text(encoding="utf-8")
    commands = re.findall(r"briefpack (validate|fmt|render)\b([^\n`]*)", page)
    assert len(commands) >= 5
    for name, rest in commands:
        known = CliRunner().invoke(cli, [name, "--help"]).stdout
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest):
            assert re.search(rf"(?<!\S){option}\b", known), f"{name} has no {option}"
