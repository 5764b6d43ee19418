"""The Code Quality report: golden text, and fingerprints that tell problems apart."""

import json
from dataclasses import replace
from textwrap import dedent

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.gitlab import gitlab_report

HOSTILE = "a\nb\r%0A::c\x1b[31m\x00\x85\"'<>&\u202e\u2028\udcff😀 مرحبا"

KIND = Problem(
    "BP104",
    Severity.ERROR,
    "kind may be 'decision', not 'decison'",
    Place("pack.toml", 2, 8, 2, 17),
    "items[0].kind",
    "did you mean 'decision'?",
)


def prints(found: list[Problem], files: Files | None = None) -> list[str]:
    return [item["fingerprint"] for item in json.loads(gitlab_report(found, files or Files()))]


def test_a_problem_is_an_object() -> None:
    assert gitlab_report([KIND], Files("board/")) == dedent("""\
        [
          {
            "description": "kind may be 'decision', not 'decison': did you mean 'decision'?",
            "check_name": "BP104",
            "fingerprint": "277ae1544a492b7619ff6e3a59301a89",
            "severity": "major",
            "location": {
              "path": "board/pack.toml",
              "lines": {
                "begin": 2
              }
            }
          }
        ]
        """)


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.ADVICE, "info")],
)
def test_severities_have_gitlabs_words(severity: Severity, word: str) -> None:
    [item] = json.loads(gitlab_report([replace(KIND, severity=severity)], Files()))
    assert item["severity"] == word


def test_a_whole_file_stands_at_its_first_line() -> None:
    found = Problem("BP301", Severity.ADVICE, "it is empty", Place("board.toml"))
    [item] = json.loads(gitlab_report([found], Files()))
    assert item["description"] == "it is empty"
    assert item["location"] == {"path": "board.toml", "lines": {"begin": 1}}


def test_no_problems_are_an_empty_array() -> None:
    assert gitlab_report([], Files(texts={"pack.toml": ""})) == "[]\n"


def test_hostile_text_comes_back() -> None:
    found = Problem(HOSTILE, Severity.ERROR, HOSTILE, Place(HOSTILE, 1), HOSTILE, HOSTILE)
    report = gitlab_report([found], Files(HOSTILE))
    assert report.isascii()
    [item] = json.loads(report)
    sound = HOSTILE.replace("\udcff", "�")
    assert item["check_name"] == sound
    assert item["description"] == f"{sound}: {sound}"
    assert item["location"]["path"] == sound * 2


# -- fingerprints --------------------------------------------------------------------------


def test_problems_alike_have_fingerprints_of_their_own() -> None:
    assert len(set(prints([KIND, KIND, KIND]))) == 3


@pytest.mark.parametrize(
    "other",
    [
        replace(KIND, code="BP105"),
        replace(KIND, message="x"),
        replace(KIND, path="items[1].kind"),
        replace(KIND, place=Place("board.toml", 2, 8, 2, 17)),
        replace(KIND, code="BP104pack", place=Place(".toml", 2, 8, 2, 17)),
    ],
)
def test_other_problems_have_other_fingerprints(other: Problem) -> None:
    assert len(set(prints([KIND, other]))) == 2


def test_a_fingerprint_stays_when_lines_and_wording_around_it_change() -> None:
    moved = replace(KIND, place=Place("pack.toml", 9, 1), hint=None, severity=Severity.WARNING)
    unrelated = replace(KIND, code="BP105")
    assert prints([unrelated, moved])[1:] == prints([KIND])
    assert prints([KIND, KIND])[:1] == prints([KIND])


def test_the_same_file_of_another_board_is_another_file() -> None:
    assert prints([KIND], Files("north/")) != prints([KIND], Files("south/"))
