"""Words of a text have their place in the file, however they are written there."""

from pathlib import Path

import pytest

from briefpack import validate
from tests.packs import ITEM, write_pack
from tests.rules.cases import REPORT


def places(folder: Path, text: str, **files: str) -> list[tuple[str, str]]:
    """The place of each leftover, and the words that stand there."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    found = []
    for problem in validate(write_pack(folder, text, files=named)):
        if problem.code == "BP430":
            place = problem.place
            line = (folder / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
            assert place.end_line == place.line
            found.append((str(place), line[place.column - 1 : place.end_column - 1]))
    return found


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('description = "By TBC."', "pack.toml:4:19", "TBC"),
        ("description = 'By TBC.'", "pack.toml:4:19", "TBC"),
        ('description = """By TBC."""', "pack.toml:4:21", "TBC"),
        ('description = """\nOne\n  two TBC"""', "pack.toml:6:7", "TBC"),
        ('description = """\nOne \\\n  two \\\n  TBC"""', "pack.toml:7:3", "TBC"),
        ('description = "\\u00e9\\n\\tTBC"', "pack.toml:4:26", "TBC"),
        ('description = "😀 é TBC"', "pack.toml:4:20", "TBC"),
        ('description = """\n[insert\nthe date]"""', "pack.toml:5:1", "[insert"),
        ('presenters = ["A", "TBC"]', "pack.toml:4:21", "TBC"),
        ('exempt = { reason = "TBC" }', "pack.toml:4:22", "TBC"),
    ],
)
def test_words_of_a_value(tmp_path: Path, text: str, place: str, words: str) -> None:
    assert places(tmp_path, f"{ITEM}{text}\n") == [(place, words)]


def test_words_behind_a_wrong_entry(tmp_path: Path) -> None:
    text = ITEM + "[[items]]\ntitle = 5\n" + ITEM.replace("Budget", "TBC")
    assert places(tmp_path, text) == [("pack.toml:7:10", "TBC")]


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("TBC", "a.md:4:1", "TBC"),
        ("\n1. One.\n   é TBC.\n", "a.md:6:6", "TBC"),
        ("| a | TBC |\n|---|---|\n", "a.md:4:7", "TBC"),
        ("One [insert\n  date] two", "a.md:4:5", "[insert"),
    ],
)
def test_words_of_a_report(tmp_path: Path, body: str, place: str, words: str) -> None:
    text = f'+++\ntitle = "Budget"\n+++\n{body}'
    assert places(tmp_path, REPORT, a_md=text) == [(place, words)]


def test_of_very_many_the_first_are_told(tmp_path: Path) -> None:
    assert len(places(tmp_path, REPORT, a_md="TBC " * 1000)) == 50
