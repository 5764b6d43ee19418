"""The schemas that editors use: as committed, true to the models, and clear about what is wrong."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import ValidationError

from briefpack.model.schema import SCHEMAS, json_schema

REPO = Path(__file__).parents[2]
COMMITTED = REPO / "schemas"
REGENERATE = """the models and schemas/ differ; make the schemas anew with
  for name in board membership pack note report-head; do
    python -m briefpack schema $name > schemas/$name.schema.json
  done"""

NAMES = list(SCHEMAS)
PARISH = REPO / "examples/parish/pack.toml"
BOARD = REPO / "examples/cyp-board"
MEETINGS = BOARD / "meetings"
EXAMPLES = {
    "pack in one file": ("pack", PARISH),
    "pack": ("pack", MEETINGS / "2016-11-03/pack.toml"),
    "board": ("board", BOARD / "board.toml"),
    "membership": ("membership", BOARD / "membership/2016-17.toml"),
    "note": ("note", MEETINGS / "2016-09-29/note.toml"),
    "report": ("report-head", MEETINGS / "2016-11-03/reports/improvement.md"),
}


def toml_of(path: Path) -> str:
    """The TOML of an example: all of it, or a report's head."""
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".toml" else text.split("+++\n")[1]


# -- what they are -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_what_the_models_give(name: str) -> None:
    committed = COMMITTED / f"{name}.schema.json"
    assert committed.is_file(), REGENERATE
    made = json.dumps(json_schema(name), indent=2) + "\n"
    assert committed.read_text(encoding="utf-8") == made, REGENERATE


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in COMMITTED.iterdir()} == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_names_no_host_but_json_schema(name: str) -> None:
    schema = json_schema(name)
    assert schema.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    hosts = set(re.findall(r"https?://([^/\"]+)", json.dumps(schema)))
    assert hosts <= {"www.example.org\\"}  # a website in a description
    assert "$id" not in schema


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_field_is_described(name: str) -> None:
    schema = json_schema(name)
    definitions: Any = schema["$defs"]
    described: dict[str, Any] = {name: schema, **definitions}
    fields = {
        f"{title}.{field}": about
        for title, table in described.items()
        for field, about in table.get("properties", {}).items()
    }
    assert len(fields) > 10
    assert [title for title, it in (described | fields).items() if not it.get("description")] == []


def definition(name: str, model: str) -> dict[str, Any]:
    """What a schema has about one of its models."""
    definitions: Any = json_schema(name)["$defs"]
    found: dict[str, Any] = definitions[model]
    return found


def test_descriptions_are_the_docstrings() -> None:
    paper = definition("pack", "ReportPaper")
    assert paper["title"] == "Report paper"
    assert paper["description"] == "A report: Markdown with a TOML head."
    assert (
        paper["properties"]["appendices"]["description"] == "What comes with the paper, in order."
    )
    identity = definition("report-head", "Appendix")["properties"]["id"]
    assert identity["description"] == "A name to refer to it by: `[@id]` prints its letter."


def test_a_field_is_called_as_files_call_it() -> None:
    vote = definition("note", "Vote")["properties"]
    assert {"for", "against"} <= vote.keys()
    assert not {"votes_for", "votes_against"} & vote.keys()


def test_kinds_are_explained_where_one_is_chosen() -> None:
    papers = definition("pack", "Item")["properties"]["papers"]["items"]
    kind = papers["properties"]["kind"]
    assert kind["enum"] == ["report", "note", "attachment", "to-follow"]
    assert "- `to-follow`: A paper that is not there yet" in kind["description"]


# -- what is right and what is wrong -------------------------------------------------------


def findings(name: str, toml: str) -> list[str]:
    """What a checker of JSON Schema finds: the path of the value, and the keyword it breaks."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    validator = jsonschema.Draft202012Validator(json_schema(name))
    data = as_json(tomllib.loads(toml))
    return sorted(f"{error.json_path} {error.validator}" for error in validator.iter_errors(data))


def as_json(value: object) -> object:
    """TOML's values as JSON has them: dates and times are texts."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


class Wrong(NamedTuple):
    """A mistake: where it is, and on which lines (marked ``#!``) editors should say so."""

    name: str
    finding: str
    tombi: str
    taplo: str
    toml: str


MEETING = '[meeting]\ndate = 2016-11-03\nstart = 16:30:00\nvenue.name = "Town Hall"\n'
ITEM = MEETING + '[[items]]\ntitle = "Budget"\nkind = "decision"\n'
NOTE = 'title = "Board"\ndate = 2016-11-03\nvenue.name = "Town Hall"\n'
VOTE = NOTE + '[[items]]\ntitle = "Budget"\n[[items.votes]]\nmotion = "That it be so."\n'

MISTAKES = {
    "unknown key": Wrong(
        "pack",
        "$ additionalProperties",
        '"notes" is not allowed',
        "'notes' was unexpected",
        'notes = "x" #!\n' + ITEM,
    ),
    "misspelt key of a report": Wrong(
        "pack",
        "$.items[0].papers[0] additionalProperties",
        '"appendixes" is not allowed',
        "'appendixes' was unexpected",
        ITEM + '[[items.papers]]\nkind = "report"\nfile = "a.md"\nappendixes = [] #!\n',
    ),
    "key of another kind": Wrong(
        "pack",
        "$.items[0].papers[0] additionalProperties",
        '"expected" is not allowed',
        "'expected' was unexpected",
        ITEM + '[[items.papers]]\nkind = "report"\nfile = "a.md"\nexpected = 2016-11-03 #!\n',
    ),
    "wrong kind": Wrong(
        "pack",
        "$.items[0].papers[0].kind enum",
        'but found "reprot"',
        '"reprot" is not one of',
        ITEM + '[[items.papers]]\nkind = "reprot" #!\nfile = "a.md"\n',
    ),
    "no kind": Wrong(
        "pack",
        "$.items[0].papers[0] required",
        '"kind" is required',
        '"kind" is a required property',
        ITEM + '[[items.papers]] #!\nfile = "a.md"\n',
    ),
    "no file": Wrong(
        "pack",
        "$.items[0].papers[0] required",
        '"file" is required',
        '"file" is a required property',
        ITEM + '[[items.papers]] #!\nkind = "report"\n',
    ),
    "number for a file": Wrong(
        "pack",
        "$.items[0].papers[0].file type",
        "expected a value of type String, but found Integer",
        '3 is not of type "string"',
        ITEM + '[[items.papers]]\nkind = "report"\nfile = 3 #!\n',
    ),
    "time that is none": Wrong(
        "pack",
        "$.items[0].start pattern",
        "expected a value of type LocalTime, but found String",
        '"4.30 pm" does not match',
        ITEM + 'start = "4.30 pm" #!\n',
    ),
    "too many minutes": Wrong(
        "pack",
        "$.items[0].minutes maximum",
        "the value must be ≤ 1440, but found 1441",
        "1441 is greater than the maximum of 1440",
        ITEM + "minutes = 1441 #!\n",
    ),
    "membership of neither form": Wrong(
        "pack",
        "$.membership type",
        "but found Integer",
        '2016 is not of types "object", "string"',
        "membership = 2016 #!\n" + ITEM,
    ),
    "office that is none": Wrong(
        "board",
        "$.role_titles additionalProperties",
        '"chiar" is not allowed',
        "'chiar' was unexpected",
        'name = "Board"\n[role_titles]\nchiar = "Chairman" #!\n',
    ),
    "officer's key": Wrong(
        "board",
        "$.officers pattern",
        "Joseph_Ling does not match the pattern",
        '"Joseph_Ling" does not match',
        'name = "Board"\n[officers.Joseph_Ling] #!\nname = "Joseph Ling"\n',
    ),
    "number of an officer": Wrong(
        "board",
        "$.officers['joseph-ling'].phone type",
        "but found Integer",
        '2079460123 is not of types "array", "string"',
        'name = "Board"\n[officers.joseph-ling]\nname = "Joseph"\nphone = 2079460123 #!\n',
    ),
    "empty name": Wrong(
        "membership",
        "$.groups[0].members[0].name minLength",
        "the length must be ≥ 1, but found 0",
        '"" is shorter than 1 character',
        '[[groups]]\nname = "Labour"\n[[groups.members]]\nname = "" #!\n',
    ),
    "votes below none": Wrong(
        "note",
        "$.items[0].votes[0].for minimum",
        "the value must be ≥ 0, but found -1",
        "-1 is less than the minimum of 0",
        VOTE + "carried = true\nfor = -1 #!\n",
    ),
    "owner of neither form": Wrong(
        "note",
        "$.items[0].actions[0].owner type",
        "but found Boolean",
        'true is not of types "array", "string"',
        NOTE + '[[items]]\ntitle = "Budget"\n[[items.actions]]\ntext = "Go."\nowner = true #!\n',
    ),
    "contact without a name": Wrong(
        "report-head",
        "$.contact required",
        '"name" is required',
        '"name" is a required property',
        'title = "Budget"\n[contact] #!\nposition = "Clerk"\n',
    ),
    "contact's name with a space": Wrong(
        "report-head",
        "$.contact pattern",
        "does not match the pattern",
        '"clive harris" does not match',
        'contact = "clive harris" #!\n',
    ),
}

RIGHT = {
    "officer by name": ("report-head", 'contact = "clive-harris"\n'),
    "contact block": ("report-head", '[contact]\nname = "Clive Harris"\n'),
    "membership by year": ("pack", 'membership = "2016-17"\n' + ITEM),
    "membership": ("pack", ITEM + '[[membership.members]]\nname = "Roy Perry"\n'),
    "one number": ("board", 'name = "B"\nofficers.a = { name = "A", phone = "020 7946 0123" }\n'),
    "two numbers": (
        "board",
        'name = "B"\n[[group_offices]]\ngroup = "A"\nphone = ["020 7946 0123", "0117 496 0142"]\n',
    ),
    "votes by name and number": (
        "note",
        VOTE + 'carried = true\nfor = ["A", "B"]\nagainst = 1\nabstained = []\n',
    ),
    "owners": (
        "note",
        NOTE + '[[items]]\ntitle = "A"\n[[items.actions]]\ntext = "Go."\nowner = ["GW"]\n'
        '[[items.actions]]\ntext = "Go."\nowner = "GW"\ndue = 2016-12-01\n',
    ),
    "parts of parts": (
        "pack",
        ITEM + 'start = 17:00:00.5\n[[items.items]]\ntitle = "A"\nkind = "note"\n'
        '[[items.items.papers]]\nkind = "to-follow"\nexpected = 2016-11-01\n'
        '[[items.items.papers.appendices]]\ntitle = "A"\nfile = "a.pdf"\nexempt.paragraphs = [3]\n',
    ),
} | {name: (schema, toml_of(path)) for name, (schema, path) in EXAMPLES.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize(("name", "toml"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_right(name: str, toml: str) -> None:
    SCHEMAS[name].model_validate(tomllib.loads(toml))
    assert findings(name, toml) == []


@pytest.mark.parametrize("wrong", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_found_once(wrong: Wrong) -> None:
    with pytest.raises(ValidationError) as caught:
        SCHEMAS[wrong.name].model_validate(tomllib.loads(wrong.toml))
    assert caught.value.error_count() == 1
    assert findings(wrong.name, wrong.toml) == [wrong.finding]


# -- what editors say: their checkers, run without a network -------------------------------


def checker(name: str) -> str:
    """The program that an editor checks with, from this environment; skips where there is none."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def checked_by(program: str, folder: Path, schema: str, toml: str, *options: str) -> str:
    """What a checker writes of a file whose first line names its schema."""
    shutil.copy(COMMITTED / f"{schema}.schema.json", folder)
    (folder / "file.toml").write_text(f"#:schema ./{schema}.schema.json\n{toml}", encoding="utf-8")
    ran = subprocess.run(
        [checker(program), "lint", *options, "file.toml"],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")},
    )
    assert ran.returncode in {0, 1}, ran.stderr
    return ran.stdout + ran.stderr


def told_by_tombi(folder: Path, schema: str, toml: str) -> list[tuple[int, str]]:
    """The line and the words of each of tombi's findings, warnings too."""
    report = folder / "report.json"
    options = ("--offline", "--diagnostics-format", "json", "--diagnostics-file", str(report))
    out = checked_by("tombi", folder, schema, toml, *options)
    assert report.is_file(), out
    findings = json.loads(report.read_text(encoding="utf-8"))
    return [(finding["range"]["start"]["line"], finding["message"]) for finding in findings]


def told_by_taplo(folder: Path, schema: str, toml: str) -> list[tuple[int, str]]:
    """The line and the words of each of taplo's findings."""
    out = checked_by("taplo", folder, schema, toml, "--no-auto-config", "--colors", "never")
    assert "invalid schema" not in out
    told = re.findall(r"^error: (.*)\n *┌─ .*:(\d+):\d+$", out, re.MULTILINE)
    assert told or "ERROR" not in out, out
    return [(int(line), words) for words, line in told]


def marked_line(toml: str) -> int:
    """The line marked ``#!``, below the line that names the schema."""
    (line,) = [number for number, line in enumerate(toml.splitlines(), 2) if line.endswith(" #!")]
    return line


@pytest.mark.parametrize("tell", [told_by_tombi, told_by_taplo])
@pytest.mark.parametrize(("name", "toml"), RIGHT.values(), ids=RIGHT)
def test_editors_find_nothing_in_what_is_right(
    tell: Callable[[Path, str, str], list[tuple[int, str]]], name: str, toml: str, tmp_path: Path
) -> None:
    assert tell(tmp_path, name, toml) == []


@pytest.mark.parametrize("wrong", MISTAKES.values(), ids=MISTAKES)
def test_tombi_tells_the_cause_and_nothing_else(wrong: Wrong, tmp_path: Path) -> None:
    told = told_by_tombi(tmp_path, wrong.name, wrong.toml)
    assert {line for line, _ in told} == {marked_line(wrong.toml)}
    assert all(wrong.tombi in words for _, words in told), told


@pytest.mark.parametrize("wrong", MISTAKES.values(), ids=MISTAKES)
def test_taplo_tells_the_cause_if_on_other_lines_too(wrong: Wrong, tmp_path: Path) -> None:
    """It marks every line of a table that lacks a key or has one too many."""
    told = told_by_taplo(tmp_path, wrong.name, wrong.toml)
    assert marked_line(wrong.toml) in {line for line, _ in told}
    assert all(wrong.taplo in words for _, words in told), told
