"""One line a problem: golden texts."""

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.concise import concise_report

HOSTILE = "a\nb\r%0A::c\x1b[31m\x00\x85\"'<>&\u202e\u2028\udcff😀 مرحبا"
KIND = Place("pack.toml", 2, 8, 2, 17)


def problem(
    place: Place = KIND,
    severity: Severity = Severity.ERROR,
    message: str = "kind may be 'decision', not 'decison'",
) -> Problem:
    return Problem("BP104", severity, message, place, "items[0].kind", "did you mean 'decision'?")


def test_a_problem_is_a_line() -> None:
    assert concise_report([problem()], Files()) == (
        "pack.toml:2:8: error BP104 kind may be 'decision', not 'decison'\n"
    )


def test_a_whole_file_has_no_line() -> None:
    found = problem(Place("board.toml"), Severity.WARNING, "it is empty")
    assert concise_report([found], Files()) == "board.toml: warning BP104 it is empty\n"


def test_the_order_is_kept() -> None:
    found = [problem(severity=severity, message="x") for severity in reversed(Severity)]
    assert concise_report(found, Files("../board/")) == (
        "../board/pack.toml:2:8: advice BP104 x\n"
        "../board/pack.toml:2:8: warning BP104 x\n"
        "../board/pack.toml:2:8: error BP104 x\n"
    )


def test_no_problems_are_no_text() -> None:
    assert concise_report([], Files(texts={"pack.toml": ""})) == ""


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (problem(message=HOSTILE), "pack.toml:2:8: error BP104 {}\n"),
        (problem(Place(HOSTILE, 2, 8), message="x"), "{}:2:8: error BP104 x\n"),
    ],
)
def test_nothing_leaves_its_line_or_reaches_the_terminal(found: Problem, line: str) -> None:
    shown = "a�b�%0A::c�[31m��\"'<>&<U+202E><U+2028>�😀 مرحبا"
    assert concise_report([found], Files()) == line.format(shown)
