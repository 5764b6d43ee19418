"""What machines are told, held against the schemas and rules of those who read it.

The problems are as hostile as can be: control characters, ends of CDATA, halves of characters,
commands of other programs, thousands of problems at once.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefpack.cli.rule import catalogue
from briefpack.model.unseen import escaped
from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.github import github_report, step_summary
from briefpack.reporters.gitlab import gitlab_report
from briefpack.reporters.junit import junit_report
from briefpack.reporters.machine import json_report, jsonl_report
from briefpack.reporters.sarif import sarif_report

# These publish no types.
jsonschema = import_module("jsonschema")
etree = import_module("lxml.etree")

SCHEMAS = Path(__file__).parent / "schemas"
CHECKSUMS = {
    "junit-10.xsd": "a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6",
    "sarif-schema-2.1.0.json": "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e",
}

# -- hostile problems ----------------------------------------------------------------------

PIECES = (
    *("]]>", "<![CDATA[", "<!-- -->", "&lt;", "&#0;", "</failure>", "]](x)", "{0}", '"', "\\"),
    *("\n::error::x", "\r::stop-commands::x", "::", "##[add-mask]x", "%0A", "%25", ",title=x"),
    *("\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\U0010ffff", "😀"),
    *("\ud800", "\udcff", "\udc80\ud83d", "|", "`", "*", "<b>", "../", "a b", "é", "\t", " "),
)
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.characters(exclude_categories=()), min_size=1, max_size=6
).map("".join)
PLACES = st.one_of(
    st.builds(Place, TEXTS),
    st.builds(Place, TEXTS, *[st.integers(1, 2**31)] * 2),
    st.builds(Place, TEXTS, *[st.integers(1, 2**31)] * 4),
)
PROBLEMS = st.lists(
    st.builds(
        Problem,
        code=st.from_regex(r"BP[0-9]{3}", fullmatch=True) | TEXTS,
        severity=st.sampled_from(Severity),
        message=TEXTS,
        place=PLACES,
        path=st.just("") | TEXTS,
        hint=st.none() | TEXTS,
    ),
    max_size=14,
)
FILES = st.builds(Files, st.just("") | TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=2))

with_hostile_problems = given(PROBLEMS, FILES)
thoroughly = settings(max_examples=100, deadline=None, derandomize=True)

MANY = [
    Problem("BP104", list(Severity)[number % 3], f"]]>\x00\ud800 {number}", Place("a.toml", number))
    for number in range(10_000)  # the first stands at a whole file
]


# -- the schemas ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHECKSUMS)
def test_a_schema_is_as_it_was_published(name: str) -> None:
    assert sha256((SCHEMAS / name).read_bytes()).hexdigest() == CHECKSUMS[name]
    assert f"## {name}\n" in (SCHEMAS / "README.md").read_text(encoding="utf-8")


# -- SARIF ---------------------------------------------------------------------------------


SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_bytes()))
RULES = catalogue()


def check_sarif(problems: Sequence[Problem], files: Files) -> None:
    """The log keeps the schema of OASIS and has a result for each problem."""
    log = json.loads(sarif_report(problems, files, RULES, "1.0").encode())
    SARIF.validate(log)
    assert len(log["runs"][0]["results"]) == len(problems)


@thoroughly
@with_hostile_problems
def test_sarif_keeps_its_schema(problems: list[Problem], files: Files) -> None:
    check_sarif(problems, files)


@pytest.mark.slow
def test_sarif_of_many_problems_keeps_its_schema() -> None:
    check_sarif(MANY, Files())


def test_the_schema_would_find_a_fault() -> None:
    log = json.loads(sarif_report(MANY[1:2], Files(), RULES, "1.0"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not SARIF.is_valid(log)


# -- JUnit ---------------------------------------------------------------------------------

JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def check_junit(problems: Sequence[Problem], files: Files) -> None:
    """The XML is sound for a second parser, keeps Jenkins' schema and has a case a problem."""
    root = etree.fromstring(junit_report(problems, files).encode())
    JUNIT.assertValid(root)
    outcomes = [each for case in root.iter("testcase") for each in case]
    assert len(outcomes) == len(problems)
    failing = sum(problem.severity is not Severity.ADVICE for problem in problems)
    assert [root.get("failures"), root.get("errors")] == [str(failing), "0"]


@thoroughly
@with_hostile_problems
def test_junit_keeps_its_schema(problems: list[Problem], files: Files) -> None:
    check_junit(problems, files)


def test_junit_of_many_problems_keeps_its_schema() -> None:
    check_junit(MANY, Files())


def test_the_xml_schema_would_find_a_fault() -> None:
    root = etree.fromstring(junit_report(MANY[1:2], Files()).encode())
    del root[0].attrib["tests"]
    assert not JUNIT.validate(root)


# -- GitLab --------------------------------------------------------------------------------


def check_gitlab(problems: Sequence[Problem], files: Files) -> None:
    """Each finding has what GitLab's documentation calls required, of the kind it names."""
    findings = json.loads(gitlab_report(problems, files).encode())
    assert isinstance(findings, list)
    assert len(findings) == len(problems)
    for finding in findings:
        for key in ("description", "check_name", "fingerprint"):
            assert isinstance(finding[key], str)
            assert finding[key].encode()  # no halves of characters
        assert finding["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert finding["location"]["path"].encode()
        line = finding["location"]["lines"]["begin"]
        assert type(line) is int
        assert line >= 1
    # Of two alike GitLab shows the first.
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)


@thoroughly
@with_hostile_problems
def test_gitlab_gets_what_it_requires(problems: list[Problem], files: Files) -> None:
    check_gitlab(problems, files)


def test_gitlab_gets_many_problems_apart() -> None:
    check_gitlab([*MANY, *MANY[:100]], Files())


# -- GitHub --------------------------------------------------------------------------------


class Command(NamedTuple):
    """A workflow command as the runner of GitHub Actions understands it."""

    name: str
    properties: dict[str, str]
    data: str


REGISTERED = (
    *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group"),
    *("notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands"),
    "warning",
)
ESCAPED = {"%0D": "\r", "%0A": "\n"}
ESCAPED_IN_PROPERTIES = {**ESCAPED, "%3A": ":", "%2C": ","}


def command(line: str) -> Command | None:
    """What the runner makes of a line of output; None where it is a line like any other.

    A command starts the line, white space aside, and its name ends at a space or at the second
    pair of colons. Properties are parted by commas, names from values by an equals sign.
    """
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    if name not in REGISTERED:
        return None
    pairs = [each.partition("=") for each in listed.strip().split(",") if each]
    return Command(
        name,
        {key: unescaped(value, ESCAPED_IN_PROPERTIES) for key, _, value in pairs if value},
        unescaped(line[end + 2 :], ESCAPED),
    )


def unescaped(text: str, characters: dict[str, str]) -> str:
    for code, character in characters.items():
        text = text.replace(code, character)
    return text.replace("%25", "%")


def commands(report: str) -> list[Command]:
    """The commands of a report, each of which ends its line; all lines are commands."""
    lines = re.split("\r\n|\r|\n", report)
    assert lines.pop() == ""
    found = [command(line) for line in lines]
    assert None not in found
    return [each for each in found if each]


def shown(text: str) -> str:
    """A text in which only line ends are left of what is not to be seen."""
    return "".join(
        part if part in "\r\n" else "".join(escaped(part, shown_character))
        for part in re.split("([\r\n])", text)
    )


def shown_character(each: str) -> str:
    """A character that is seen, or that something stands for."""
    category = unicodedata.category(each)
    if each == "\t" or category == "Zs":
        return " "
    return "\ufffd" if category in {"Cc", "Cn", "Co", "Cs"} else each


@thoroughly
@with_hostile_problems
def test_each_line_is_an_annotation_and_no_other_command(
    problems: list[Problem], files: Files
) -> None:
    report = github_report(problems, files)
    report.encode()
    found = commands(report)
    assert len(found) <= 11
    assert {each.name for each in found} <= {"error", "warning", "notice"}
    for each in found:
        assert set(each.properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}


NAMES = TEXTS.filter(lambda name: not name.startswith("="))
"""The runner drops equals signs before a value; there is no way to write them."""


@thoroughly
@given(TEXTS, NAMES, st.none() | TEXTS)
def test_an_annotation_comes_back_from_the_runner(
    message: str, file: str, hint: str | None
) -> None:
    found = Problem("BP104", Severity.WARNING, message, Place(file, 2, 8, 2, 17), "", hint)
    words = message if hint is None else f"{message}\n{hint}"
    assert commands(github_report([found], Files())) == [
        Command(
            "warning",
            {
                "file": shown(file),
                "line": "2",
                "col": "8",
                "endLine": "2",
                "endColumn": "17",
                "title": "briefpack BP104",
            },
            shown(words),
        )
    ]


def test_many_problems_are_as_many_annotations_as_github_shows() -> None:
    found = commands(github_report(MANY, Files()))
    assert [each.name for each in found] == ["error"] * 10 + ["notice"]
    assert found[-1].data.startswith("… and 9990 more")


MARKUP = st.lists(
    st.sampled_from("| ` * _ ~ [a](b) <b> <br> \\ & &lt; www. :// @x #1 $ \n a b".split(" ")),
    min_size=1,
    max_size=8,
).map("".join)


def as_text(token: Token) -> str:
    """What stands in a cell: text, line breaks, and what else was taken for markup."""
    if token.type == "text":
        return token.content
    return "\n" if token.content == "<br>" else f"({token.type})"


@settings(thoroughly, max_examples=300)
@given(TEXTS | MARKUP, TEXTS | MARKUP, st.none() | TEXTS | MARKUP)
def test_a_row_of_the_summary_is_one_row_with_four_cells(
    message: str, file: str, hint: str | None
) -> None:
    found = Problem("BP104", Severity.ERROR, message, Place(file), "", hint)
    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse(step_summary([found, found], Files()))
    assert [token.type for token in tokens].count("tr_open") == 3  # the head is one
    cells = [token for token in tokens if token.type == "inline"][-4:]
    assert [cell.content for cell in cells[:2]] == ["error", "BP104"]
    written = ["".join(map(as_text, cell.children or ())) for cell in cells]
    words = [shown(" ".join(text.split())) for text in (file, message, hint or "") if text]
    assert written[2] == words[0]
    assert written[3] == "\n".join(words[1:])


# -- all of them ---------------------------------------------------------------------------


def test_no_problems_are_a_sound_report_too() -> None:
    check_sarif([], Files())
    check_junit([], Files())
    check_gitlab([], Files())
    assert commands(github_report([], Files())) == []


@thoroughly
@with_hostile_problems
def test_json_is_one_value_and_jsonl_a_value_a_line(problems: list[Problem], files: Files) -> None:
    lines = jsonl_report(problems, files).splitlines()
    assert json.loads(json_report(problems, files)) == [json.loads(line) for line in lines]
    assert len(lines) == len(problems)
