"""The catalogue: whole wherever it is shown, and its codes are promises.

People allow codes in their files and choose them on build servers, so that none may vanish or
come to mean something else. ``codes.txt`` has all that there are; after a new rule, write it anew:

    python -c "from tests.rules.test_codes import CODES, listed; CODES.write_text(listed())"
"""

import json
import re
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from briefpack.cli.main import cli
from briefpack.cli.rule import catalogue
from briefpack.rules.registry import all_rules
from tests.packs import write_pack

CODES = Path(__file__).with_name("codes.txt")
PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

KNOWN = [rule.code for rule in all_rules()]


def listed() -> str:
    """Every rule of the catalogue in a line, "CODE name"."""
    return "".join(f"{rule.code} {rule.name}\n" for rule in all_rules())


def told(*arguments: str) -> str:
    """What a command writes to standard output."""
    return CliRunner().invoke(cli, list(arguments)).stdout


def test_the_list_of_codes_is_that_of_the_rules() -> None:
    promised = dict(line.split(" ") for line in CODES.read_text(encoding="utf-8").splitlines())
    there = {rule.code: rule.name for rule in all_rules()}
    gone = {code: name for code, name in promised.items() if there.get(code) != name}
    assert gone == {}, "codes that vanished, or changed their names: write codes.txt if it is meant"
    assert list(there) == list(promised), "new codes: write codes.txt anew"


def test_the_list_names_no_code_and_no_name_twice() -> None:
    lines = CODES.read_text(encoding="utf-8").splitlines()
    words = Counter(word for line in lines for word in line.split(" "))
    assert lines == sorted(lines)
    assert [word for word, count in words.items() if count > 1] == []


def test_the_catalogue_is_listed_for_people() -> None:
    assert [line.split()[0] for line in told("rule").splitlines()] == KNOWN


def test_the_catalogue_is_listed_for_machines() -> None:
    rules = json.loads(told("rule", "--format", "json"))
    assert [rule["code"] for rule in rules] == KNOWN
    assert all(
        all(rule[key] for key in ("name", "summary", "what", "why", "fix")) for rule in rules
    )


def test_the_catalogue_is_listed_for_code_scanning(tmp_path: Path) -> None:
    log = json.loads(told("validate", str(write_pack(tmp_path)), "--format", "sarif"))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [
        (rule.code, rule.name) for rule in catalogue()
    ]


def test_the_catalogue_is_listed_in_the_documents() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^### (BP\d{3} .*)$", page, re.MULTILINE) == listed().splitlines()


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = PAGE.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]*)\)", page))
    assert links
    assert links <= anchors
