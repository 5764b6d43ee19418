"""SARIF: golden text, the schema's rules for the parts that are used, and rules' manual pages.

The schema of OASIS is not copied here. What it asks of these objects (properties that must be
and may be there, types, lower bounds, words of enumerations) is written out in ``check_…``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files, RuleHelp, parse_manual
from briefpack.reporters.sarif import sarif_report

HOSTILE = "a\nb\r%0A::c,d\x1b[31m\x00\x85\"'<>&?#\\\u202e\u2028\udcff😀 مرحبا"
SOUND = HOSTILE.replace("\udcff", "�")

KIND = Problem(
    "BP104",
    Severity.ERROR,
    "kind may be 'decision', not 'decison'",
    Place("pack.toml", 2, 8, 2, 17),
    "items[0].kind",
    "did you mean 'decision'?",
)
RULE = RuleHelp(
    "BP104",
    "word-is-one-of",
    "A word is none of those that may stand there.",
    "``kind`` is one of its words.",
    "Others mean nothing.",
    "correct the word.",
    Severity.ERROR,
)
OTHER = replace(RULE, code="BP301", name="agenda", severity=Severity.ADVICE)


# -- the schema's rules --------------------------------------------------------------------

Json = Mapping[str, object]


def is_object(value: object, required: str, optional: str = "") -> Json:
    """``value`` as an object with just these properties."""
    assert isinstance(value, dict)
    assert set(required.split()) <= set(value) <= {*required.split(), *optional.split()}
    return value


def is_list(value: object) -> list[object]:
    """``value`` as an array whose items the schema wants to be unique."""
    assert isinstance(value, list)
    assert len({json.dumps(item, sort_keys=True) for item in value}) == len(value)
    return value


def is_text(value: object) -> str:
    assert isinstance(value, str)
    assert value
    value.encode()
    return value


def is_number(value: object, least: int) -> int:
    assert type(value) is int
    assert value >= least
    return value


def check_log(report: str) -> Json:
    """The run of a report that keeps the schema's rules."""
    assert report.isascii()
    log = is_object(json.loads(report), "version runs $schema")
    assert log["version"] == "2.1.0"
    assert is_text(log["$schema"]).endswith("/sarif-schema-2.1.0.json")
    [value] = is_list(log["runs"])
    run = is_object(value, "tool columnKind results")
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = is_object(is_object(run["tool"], "driver")["driver"], "name version rules")
    is_text(driver["name"])
    is_text(driver["version"])
    codes = [check_rule(rule) for rule in is_list(driver["rules"])]
    for result in is_list(run["results"]):
        check_result(result, codes)
    return run


def check_rule(value: object) -> str:
    rule = is_object(value, "id name shortDescription fullDescription help defaultConfiguration")
    is_text(rule["name"])
    for key in ("shortDescription", "fullDescription"):
        is_text(is_object(rule[key], "text")["text"])
    page = is_object(rule["help"], "text markdown")
    is_text(page["text"])
    is_text(page["markdown"])
    level = is_object(rule["defaultConfiguration"], "level")["level"]
    assert level in {"none", "note", "warning", "error"}
    return is_text(rule["id"])


def check_result(value: object, codes: list[str]) -> None:
    result = is_object(value, "ruleId level message locations partialFingerprints", "ruleIndex")
    if "ruleIndex" in result:
        assert codes[is_number(result["ruleIndex"], 0)] == is_text(result["ruleId"])
    else:
        assert is_text(result["ruleId"]) not in codes
    assert result["level"] in {"none", "note", "warning", "error"}
    is_text(is_object(result["message"], "text")["text"])
    prints = is_object(result["partialFingerprints"], "briefpack/v1")
    is_text(prints["briefpack/v1"])
    [location] = is_list(result["locations"])
    physical = is_object(
        is_object(location, "physicalLocation")["physicalLocation"],
        "artifactLocation",
        "region",
    )
    check_uri(is_text(is_object(physical["artifactLocation"], "uri")["uri"]))
    if "region" in physical:
        region = is_object(physical["region"], "startLine", "startColumn endLine endColumn")
        for number in region.values():
            is_number(number, 1)


def check_uri(uri: str) -> None:
    """A relative reference of RFC 3986: a path, each character of it allowed or encoded."""
    assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")


def only_result(found: Problem, files: Files | None = None) -> dict[str, object]:
    run = check_log(sarif_report([found], files or Files(), [RULE], "1.0"))
    [result] = is_list(run["results"])
    assert isinstance(result, dict)
    return result


def uri(name: str, prefix: str = "") -> str:
    """What a file of this name is called."""
    [location] = is_list(only_result(replace(KIND, place=Place(name)), Files(prefix))["locations"])
    assert isinstance(location, dict)
    assert set(location["physicalLocation"]) == {"artifactLocation"}
    return is_text(location["physicalLocation"]["artifactLocation"]["uri"])


# -- golden --------------------------------------------------------------------------------


def test_a_problem_is_a_result_of_a_rule() -> None:
    report = sarif_report([KIND], Files("board/"), [OTHER, RULE], "0.1.0")
    check_log(report)
    assert report.split('      "results": ')[1] == dedent("""\
        [
                {
                  "ruleId": "BP104",
                  "ruleIndex": 1,
                  "level": "error",
                  "message": {
                    "text": "kind may be 'decision', not 'decison': did you mean 'decision'?"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "board/pack.toml"
                        },
                        "region": {
                          "startLine": 2,
                          "startColumn": 8,
                          "endLine": 2,
                          "endColumn": 17
                        }
                      }
                    }
                  ],
                  "partialFingerprints": {
                    "briefpack/v1": "277ae1544a492b7619ff6e3a59301a89"
                  }
                }
              ]
            }
          ]
        }
        """)


def test_a_run_without_problems_tells_its_rules() -> None:
    assert sarif_report([], Files(texts={"pack.toml": ""}), [RULE], "0.1.0") == dedent("""\
        {
          "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
          "version": "2.1.0",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "briefpack",
                  "version": "0.1.0",
                  "rules": [
                    {
                      "id": "BP104",
                      "name": "word-is-one-of",
                      "shortDescription": {
                        "text": "A word is none of those that may stand there."
                      },
                      "fullDescription": {
                        "text": "`kind` is one of its words."
                      },
                      "help": {
                        "text": "What: `kind` is one of its words.\\n\\nWhy: Others mean nothing.\\n\\nFix: correct the word.",
                        "markdown": "**What:** ``kind`` is one of its words.\\n\\n**Why:** Others mean nothing.\\n\\n**Fix:** correct the word."
                      },
                      "defaultConfiguration": {
                        "level": "error"
                      }
                    }
                  ]
                }
              },
              "columnKind": "unicodeCodePoints",
              "results": []
            }
          ]
        }
        """)  # noqa: E501 - JSON has no way to break a text


# -- results -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")],
)
def test_severities_have_sarifs_words(severity: Severity, level: str) -> None:
    assert only_result(replace(KIND, severity=severity))["level"] == level


def test_a_code_that_no_rule_has_goes_without_one() -> None:
    assert "ruleIndex" not in only_result(replace(KIND, code="BP901"))


def test_a_place_that_is_known_in_part_is_told_in_part() -> None:
    [location] = is_list(only_result(replace(KIND, place=Place("a.md", 4)))["locations"])
    assert location == {
        "physicalLocation": {
            "artifactLocation": {"uri": "a.md"},
            "region": {"startLine": 4},
        }
    }


def test_words_in_square_brackets_are_no_link() -> None:
    found = replace(KIND, message="[see](https://example.org) ![](a.png) [[items]]", hint=None)
    text = "[see\\](https://example.org) ![\\](a.png) [[items]]"
    assert only_result(found)["message"] == {"text": text}


def test_problems_alike_have_fingerprints_of_their_own() -> None:
    run = check_log(sarif_report([KIND, KIND], Files(), [RULE], "1.0"))
    assert len(is_list(run["results"])) == 2


def test_a_fingerprint_stays_when_lines_come_or_go() -> None:
    moved = replace(KIND, place=Place("pack.toml", 9, 1))
    assert only_result(moved)["partialFingerprints"] == only_result(KIND)["partialFingerprints"]


def test_hostile_text_comes_back() -> None:
    found = Problem(HOSTILE, Severity.ERROR, HOSTILE, Place(HOSTILE, 1), HOSTILE, HOSTILE)
    rule = RuleHelp(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, Severity.ERROR)
    run = check_log(sarif_report([found], Files(HOSTILE), [rule], HOSTILE))
    [result] = is_list(run["results"])
    assert isinstance(result, dict)
    assert result["ruleId"] == SOUND
    assert result["message"] == {"text": f"{SOUND}: {SOUND}"}


# -- names of files ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("meetings/2026-05-14/pack.toml", "meetings/2026-05-14/pack.toml"),
        ("a b.md", "a%20b.md"),
        ("https://x?y#z.md", "https%3A//x%3Fy%23z.md"),
        ("50%.md", "50%25.md"),
        ("a\\b.md", "a%5Cb.md"),
        ("café.md", "caf%C3%A9.md"),
        ("\udcff.md", "%FF.md"),
        ("\ud800.md", "%EF%BF%BD.md"),
        ("a\nb.md", "a%0Ab.md"),
    ],
)
def test_a_file_is_named_by_a_relative_uri(name: str, expected: str) -> None:
    assert uri(name) == expected


def test_a_uri_leads_back_to_the_file() -> None:
    assert uri("pack.toml", "../my board/") == "../my%20board/pack.toml"
    assert unquote(uri("😀 مرحبا.md")) == "😀 مرحبا.md"
    assert unquote_to_bytes(uri(HOSTILE)) == HOSTILE.encode(errors="surrogateescape")


# -- rules ---------------------------------------------------------------------------------


def test_a_rule_without_a_manual_is_told_by_its_summary() -> None:
    bare = replace(RULE, what="", why="", fix="")
    run = check_log(sarif_report([], Files(), [bare], "1.0"))
    assert '"text": "A word is none of those that may stand there."' in json.dumps(run["tool"])


MANUAL = """The agenda is empty.

    What: the pack has at least one item.
    Why: business that is not on it may not be dealt with (section
    100B(4)).
    Fix: add an ``[[items]]`` table.
    """


def test_a_manual_page_has_four_parts() -> None:
    assert parse_manual(MANUAL) == (
        "The agenda is empty.",
        "the pack has at least one item.",
        "business that is not on it may not be dealt with (section 100B(4)).",
        "add an ``[[items]]`` table.",
    )


@pytest.mark.parametrize(
    ("docstring", "parts"),
    [
        ("", ("", "", "", "")),
        ("A summary.", ("A summary.", "", "", "")),
        ("A summary\n    over two lines.\n", ("A summary over two lines.", "", "", "")),
        ("A.\n\nWhat: b\n\nWhy: c\n\nFix: d", ("A.", "b", "c", "d")),
        ("A.\n\nFix:\nd\n\nWhy:\nc", ("A.", "", "c", "d")),
        ("A.\n\nWhat: b\nc\n\nd\ne\nFix: f", ("A.", "b c\n\nd e", "", "f")),
        ("A.\n\nMore.\n\nWhat: b", ("A.", "More.\n\nb", "", "")),
        ("What: is it?\nWhy: so", ("", "is it?", "so", "")),
        ("A.\n\nWhat: if Fix: b, whatever: c", ("A.", "if Fix: b, whatever: c", "", "")),
    ],
)
def test_parts_may_lack_and_may_have_paragraphs(
    docstring: str, parts: tuple[str, str, str, str]
) -> None:
    assert parse_manual(docstring) == parts
