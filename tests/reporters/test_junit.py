"""JUnit XML: golden texts, and the rules of the schema that Jenkins' xUnit plugin checks.

Its junit-10.xsd, which agrees with those of Ant and Surefire, is written out here as tables.
"""

import re
from collections import Counter
from textwrap import dedent
from xml.etree import ElementTree as ET

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.junit import junit_report

HOSTILE = "a\nb\r%0A::c\x1b[31m\x00\ufffe\"'<>&]]>\u202e\udcff😀 مرحبا"
SOUND = "a\nb\r%0A::c�[31m��\"'<>&]]>\u202e�😀 مرحبا"

CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "testcase": {"skipped", "error", "failure", "system-out", "system-err"},
    "failure": set[str](),
    "skipped": set[str](),
}
REQUIRED = {
    "testsuites": set[str](),
    "testsuite": {"name", "tests", "failures", "errors"},
    "testcase": {"name"},
    "failure": set[str](),
    "skipped": set[str](),
}
ALLOWED = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": REQUIRED["testsuite"]
    | set("group time skipped timestamp hostname id package file log url".split()),
    "testcase": {"name", "time", "classname", "group"},
    "failure": {"type", "message"},
    "skipped": {"type", "message"},
}
KIND = Place("pack.toml", 2, 8, 2, 17)


def problem(
    place: Place = KIND,
    severity: Severity = Severity.ERROR,
    message: str = "not 'decison'",
    path: str = "",
    hint: str | None = None,
) -> Problem:
    return Problem("BP104", severity, message, place, path, hint)


def parsed(report: str) -> ET.Element:
    """The report's root, once it has been found to keep the schema's rules."""
    root = ET.fromstring(report.encode())  # noqa: S314 - what was just written
    assert root.tag == "testsuites"
    for element in root.iter():
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        assert REQUIRED[element.tag] <= set(element.attrib) <= ALLOWED[element.tag]
        if element.tag in {"testsuites", "testsuite", "testcase"}:
            assert not (element.text or "").strip()
    for counted in (root, *root.iter("testsuite")):
        tags = Counter(element.tag for element in counted.iter())
        assert counted.get("tests") == str(tags["testcase"])
        assert counted.get("failures") == str(tags["failure"])
        assert counted.get("errors") == "0"
        assert counted.get("skipped", str(tags["skipped"])) == str(tags["skipped"])
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    return root


def names(found: list[Problem]) -> list[str | None]:
    return [case.get("name") for case in parsed(junit_report(found, Files())).iter("testcase")]


# -- golden --------------------------------------------------------------------------------


def test_a_suite_for_each_file_and_a_case_for_each_problem() -> None:
    found = [
        problem(path="items[0].kind", hint="did you mean 'decision'?"),
        problem(Place("pack.toml"), Severity.WARNING, "it is long"),
        problem(Place("report.md", 3, 1, 3, 9), Severity.ADVICE, "say it plainly"),
    ]
    texts = {"pack.toml": "", "board.toml": ""}
    assert junit_report(found, Files("b/", texts)) == dedent("""\
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="briefpack" tests="4" failures="2" errors="0">
          <testsuite name="b/board.toml" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="briefpack.b/board_toml" name="no problems" />
          </testsuite>
          <testsuite name="b/pack.toml" tests="2" failures="2" errors="0" skipped="0">
            <testcase classname="briefpack.b/pack_toml" name="BP104 not 'decison'">
              <failure type="error" message="not 'decison'">error BP104 not 'decison'
        b/pack.toml:2:8 (items[0].kind)
        did you mean 'decision'?</failure>
            </testcase>
            <testcase classname="briefpack.b/pack_toml" name="BP104 it is long">
              <failure type="warning" message="it is long">warning BP104 it is long
        b/pack.toml</failure>
            </testcase>
          </testsuite>
          <testsuite name="b/report.md" tests="1" failures="0" errors="0" skipped="1">
            <testcase classname="briefpack.b/report_md" name="BP104 say it plainly">
              <skipped type="advice" message="say it plainly">advice BP104 say it plainly
        b/report.md:3:1</skipped>
            </testcase>
          </testsuite>
        </testsuites>
        """)


def test_that_keeps_the_rules_of_the_schema() -> None:
    found = [problem(severity=severity) for severity in (*Severity, *Severity)]
    root = parsed(junit_report(found, Files(texts={"board.toml": ""})))
    assert [suite.get("name") for suite in root] == ["board.toml", "pack.toml"]


def test_no_problems_and_no_files_are_no_suites() -> None:
    assert junit_report([], Files()) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="briefpack" tests="0" failures="0" errors="0" />\n'
    )


# -- names ---------------------------------------------------------------------------------


def test_problems_alike_have_names_of_their_own() -> None:
    assert names([problem(message="x")] * 3) == ["BP104 x", "BP104 x (2)", "BP104 x (3)"]


def test_a_message_that_ends_like_a_number_takes_no_other_name() -> None:
    found = [problem(message=message) for message in ("x (2)", "x", "x", "x (2)")]
    assert names(found) == ["BP104 x (2)", "BP104 x", "BP104 x (3)", "BP104 x (2) (2)"]


def test_a_name_stays_when_lines_come_or_go() -> None:
    assert names([problem()]) == names([problem(Place("pack.toml", 9, 1))])


# -- characters ----------------------------------------------------------------------------


def test_hostile_text_comes_back_but_for_what_xml_cannot_write() -> None:
    found = Problem(HOSTILE, Severity.ERROR, HOSTILE, Place(HOSTILE, 1, 2), HOSTILE, HOSTILE)
    [suite] = parsed(junit_report([found], Files(HOSTILE)))
    [case] = suite
    [failure] = case
    assert suite.get("name") == SOUND * 2
    assert case.get("classname") == f"briefpack.{SOUND * 2}"
    assert case.get("name") == f"{SOUND} {SOUND}"
    assert failure.get("message") == SOUND
    # In a text XML makes one line feed of every end of a line.
    assert failure.text == (
        f"error {SOUND} {SOUND}\n{SOUND * 2}:1:2 ({SOUND})\n{SOUND}".replace("\r", "\n")
    )


@pytest.mark.parametrize(
    "character",
    [
        *map(chr, range(0x20)),
        *"\x7f\x85\u2028\ud7ff\ud800\udbff\udfff\ue000\ufffd\ufffe\uffff",
        "\U00010000",
        "\U0010ffff",
    ],
)
def test_every_character_is_written_or_replaced(character: str) -> None:
    [suite] = parsed(junit_report([problem(message=f"a{character}b")], Files()))
    [message] = [failure.get("message") for failure in suite.iter("failure")]
    assert message is not None
    assert re.fullmatch(f"a({re.escape(character)}|\ufffd)b", message)
