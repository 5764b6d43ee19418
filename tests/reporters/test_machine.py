"""JSON as programs read it: golden texts, and every key of the stable format."""

import json
from textwrap import dedent

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.machine import json_report, jsonl_report

HOSTILE = "a\nb\r%0A::c\x1b[31m\x00\x85\"'<>&\u202e\u2028\udcff😀 مرحبا"

KIND = Problem(
    "BP104",
    Severity.ERROR,
    "kind may be 'decision', not 'decison'",
    Place("pack.toml", 2, 8, 2, 17),
    "items[0].kind",
    "did you mean 'decision'?",
)
WHOLE = Problem("BP301", Severity.ADVICE, "it is empty", Place("board.toml"))
EVERYWHERE = Problem(
    HOSTILE, Severity.WARNING, HOSTILE, Place(HOSTILE, 1, 1, 1, 2), HOSTILE, HOSTILE
)


def test_json_is_one_array() -> None:
    assert json_report([KIND, WHOLE], Files("../board/")) == dedent("""\
        [
          {
            "code": "BP104",
            "severity": "error",
            "message": "kind may be 'decision', not 'decison'",
            "hint": "did you mean 'decision'?",
            "path": "items[0].kind",
            "file": "../board/pack.toml",
            "line": 2,
            "column": 8,
            "end_line": 2,
            "end_column": 17
          },
          {
            "code": "BP301",
            "severity": "advice",
            "message": "it is empty",
            "hint": null,
            "path": null,
            "file": "../board/board.toml",
            "line": null,
            "column": null,
            "end_line": null,
            "end_column": null
          }
        ]
        """)


def test_jsonl_is_one_object_a_line() -> None:
    assert jsonl_report([WHOLE, WHOLE], Files()) == 2 * (
        '{"code": "BP301", "severity": "advice", "message": "it is empty", "hint": null, '
        '"path": null, "file": "board.toml", "line": null, "column": null, "end_line": null, '
        '"end_column": null}\n'
    )


def test_both_say_the_same() -> None:
    found = [KIND, WHOLE, EVERYWHERE]
    lines = jsonl_report(found, Files()).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json_report(found, Files()))


def test_no_problems() -> None:
    assert json_report([], Files()) == "[]\n"
    assert jsonl_report([], Files()) == ""


def test_every_character_comes_back_but_halves_of_one() -> None:
    [item] = json.loads(json_report([EVERYWHERE], Files(HOSTILE)))
    sound = HOSTILE.replace("\udcff", "�")
    assert item == {
        "code": sound,
        "severity": "warning",
        "message": sound,
        "hint": sound,
        "path": sound,
        "file": sound * 2,
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 2,
    }


def test_the_text_is_ascii_without_control_characters() -> None:
    [line] = jsonl_report([EVERYWHERE], Files()).splitlines()
    assert line.isascii()
    assert line.isprintable()
