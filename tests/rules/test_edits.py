"""What edits do: the problem is gone, and nothing else has changed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefpack import validate
from briefpack.problems import Edit
from briefpack.prose.parse import parse
from tests.packs import ITEM, write_pack
from tests.rules.cases import REPORT, SVG

APPENDIX = 'appendices = [{ title = "Map", file = "map.svg", id = "map", alternative = "A" }]\n'


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits, none of which may reach into another."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    stretches = sorted(
        (
            starts[edit.place.line - 1] + edit.place.column - 1,
            starts[edit.place.end_line - 1] + edit.place.end_column - 1,
            edit.text,
        )
        for edit in edits
    )
    parts = []
    done = 0
    for start, end, new in stretches:
        assert done <= start <= end
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def mended(folder: Path, code: str, file: str) -> str:
    """A file of a pack with all the edits for a code; nothing of it is left to be told."""
    edits = [edit for each in validate(folder) if each.code == code for edit in each.edits]
    assert edits
    assert {edit.place.file for edit in edits} == {file}
    text = edited((folder / file).read_text(encoding="utf-8"), edits)
    (folder / file).write_text(text, encoding="utf-8")
    assert code not in {problem.code for problem in validate(folder)}
    return text


BODIES = [
    (
        "BP454",
        "Words.\n\n| a |\n|---|\n| 1 |\n\nTable: Costs {#costs}\n\nMore.\n",
        "Words.\n\nTable: Costs {#costs}\n\n| a |\n|---|\n| 1 |\n\nMore.\n",
    ),
    (
        "BP454",
        "1. One.\n   | a |\n   |---|\n   | 1 |\n   Table: Costs\n1. Two.\n",
        "1. One.\n\n   Table: Costs\n\n   | a |\n   |---|\n   | 1 |\n1. Two.\n",
    ),
    (
        "BP425",
        "# Costs: {#a}\n\nA.\n\n## More. ##\n\nC.\n",
        "# Costs {#a}\n\nA.\n\n## More ##\n\nC.\n",
    ),
    ("BP425", "# *Costs:*\n\nA.\n", "# *Costs*\n\nA.\n"),
    ("BP426", "# **Costs** {#a}\n\nA.\n", "# Costs {#a}\n\nA.\n"),
    ("BP426", "__Costs__\n===\n\nA.\n", "Costs\n===\n\nA.\n"),
    (
        "BP437",
        "1. A. {#a}\n   1. B. {#b}\n1. See paragraph 1, **Appendix A**,\n   paragraph 1.1 above.\n",
        "1. A. {#a}\n   1. B. {#b}\n1. See [@a], **[@map]**,\n   [@b] above.\n",
    ),
    ("BP437", "1. One. {#a}\n1. See paragraph\n   1.\n", "1. One. {#a}\n1. See [@a].\n"),
    ("BP441", "To:\n\n• note\n•  agree\n", "To:\n\n- note\n- agree\n"),
    ("BP443", "1. One. {#one}\n1. See [@One].\n", "1. One. {#one}\n1. See [@one].\n"),
    ("BP450", "Of the the council of\nof all.\n", "Of the council of\nall.\n"),
    ("BP450", "1. Of the\n   the, and and\n", "1. Of the, and\n"),
    (
        "BP451",
        "One. \n\nTwo\t\n\n- Three  \n\nFour  \nfive \n",
        "One.\n\nTwo\n\n- Three\n\nFour  \nfive\n",
    ),
    ("BP455", "The bud\u200bget\ufeff is \u2067set\u2069.\n", "The budget is set.\n"),
    ("BP455", "One\u2028two, می\u200cروم.\n", "One two, می\u200cروم.\n"),
    ("BP453", "Ring 0207 946 0123 or 0208 9460123.\n", "Ring 020 7946 0123 or 020 8946 0123.\n"),
]


@pytest.mark.parametrize(("code", "before", "after"), BODIES)
def test_a_report_is_mended(tmp_path: Path, code: str, before: str, after: str) -> None:
    write_pack(tmp_path, REPORT + APPENDIX, files={"a.md": before, "map.svg": SVG})
    assert mended(tmp_path, code, "a.md") == after


HEADS = [
    (
        "BP413",
        'recommendations = [\n  "No.",\n  "Go",\n  """\nAsk \\\n  it""",\n  "Do.",\n  "A.",\n]',
        'recommendations = [\n  "No.",\n  "Go.",\n  """\nAsk \\\n  it.""",\n  "Do.",\n  "A.",\n]',
    ),
    (
        "BP437",
        'summary = """\nSee \\\n  paragraph \\\n  1, \\"paragraph 1\\"."""',
        'summary = """\nSee \\\n  [@one], \\"[@one]\\"."""',
    ),
    ("BP441", 'summary = """\n• a\n• b"""', 'summary = """\n- a\n- b"""'),
    ("BP450", 'summary = "of the \\nthe hall"', 'summary = "of the \\nhall"'),
    ("BP450", 'summary = """\nof the \\\n  the hall"""', 'summary = """\nof the hall"""'),
    ("BP451", 'title = "Budget"  # a \nsummary = """\nOne \ntwo""" \n', None),
    ("BP455", 'summary = "A bud\\u200B\\u200Bget"', 'summary = "A budget"'),
    ("BP456", 'title = "Pay \\u202E001\u202c pounds"', 'title = "Pay 001 pounds"'),
    ("BP453", "summary = 'Ring 0203 946 0123'", "summary = 'Ring 020 3946 0123'"),
]


@pytest.mark.parametrize(("code", "before", "after"), HEADS)
def test_a_head_is_mended(tmp_path: Path, code: str, before: str, after: str | None) -> None:
    head, body = "+++\n", "\n+++\n1. One. {#one}\n"
    write_pack(tmp_path, REPORT, files={"a.md": head + before + body})
    after = after or 'title = "Budget"  # a\nsummary = """\nOne \ntwo"""\n'
    assert mended(tmp_path, code, "a.md") == head + after + body


def test_a_title_of_which_nothing_would_be_left_is_not_mended(tmp_path: Path) -> None:
    write_pack(tmp_path, ITEM.replace("Budget", "\u202e \u200b"))
    found = [each for each in validate(tmp_path) if each.code in {"BP455", "BP456"}]
    assert [each.code for each in found] == ["BP456", "BP455"]
    assert not any(each.edits for each in found)


def test_an_item_is_referred_to_by_its_id(tmp_path: Path) -> None:
    text = f'{ITEM}id = "budget"\ndescription = "Goes with agenda item 1."\n'
    write_pack(tmp_path, text)
    assert 'description = "Goes with agenda [@budget]."\n' in mended(tmp_path, "BP437", "pack.toml")


@pytest.mark.parametrize(
    "body",
    [
        "1. One. {#a}\n1. See Paragraph 1.\n",
        "1. One. {#a}\n1. Two.\n1. See paragraphs 1 and 2.\n",
        "1. One.\n1. See paragraph 1.\n",
    ],
)
def test_what_is_not_printed_to_the_letter_is_not_put_in_place(tmp_path: Path, body: str) -> None:
    write_pack(tmp_path, REPORT, files={"a.md": body})
    found = [problem for problem in validate(tmp_path) if problem.code == "BP437"]
    assert found
    assert all(not problem.edits for problem in found)


# -- numbers of lists ----------------------------------------------------------------------

LISTS = [
    ("5. a\n5. b\n", "1. a\n2. b\n"),
    ("1. a\n2. b\n4. c\n", "1. a\n2. b\n3. c\n"),
    ("1. a\n1. b\n5. c\n", "1. a\n1. b\n1. c\n"),
    ("1. a\n\n## B\n\n2. b\n9. c\n", "1. a\n\n## B\n\n2. b\n3. c\n"),
    ("1. a\n2. b\n\n## C\n\n1. c\n2. d\n", "1. a\n2. b\n\n## C\n\n3. c\n4. d\n"),
    ("10. a\n    more\n\n    - x\n12. b\n", "1.  a\n    more\n\n    - x\n2.  b\n"),
    (
        "".join(f"{n}. {n}\n" for n in range(1, 10)) + "9. x\n   y\n\n   - z\n",
        "".join(f"{n}. {n}\n" for n in range(1, 10)) + "10. x\n    y\n\n    - z\n",
    ),
    ("1. a\n   1. b\n   3. c\n   4. d\n", "1. a\n   1. b\n   2. c\n   3. d\n"),
    ("> 1. a\n> 2. b\n> 2. c\n", "> 1. a\n> 2. b\n> 3. c\n"),
]


@pytest.mark.parametrize(("before", "after"), LISTS)
def test_lists_are_numbered_as_printed(tmp_path: Path, before: str, after: str) -> None:
    write_pack(tmp_path, REPORT, files={"a.md": before})
    assert mended(tmp_path, "BP439", "a.md") == after
    kinds = [[t.type for t in parse(text, numbered=True).tokens] for text in (before, after)]
    assert kinds[0] == kinds[1]


def test_a_list_in_a_value_is_numbered_as_printed(tmp_path: Path) -> None:
    write_pack(tmp_path, ITEM + 'description = """\n270. A\n271. B\n269. C"""\n')
    assert '"""\n270. A\n271. B\n272. C"""\n' in mended(tmp_path, "BP439", "pack.toml")


def test_where_a_number_would_make_words_of_a_list_nothing_is_changed(tmp_path: Path) -> None:
    body = "1. a\n2. b\n\nWe ask:\n1. c\n2. d\n"
    write_pack(tmp_path, REPORT, files={"a.md": body})
    (problem,) = (each for each in validate(tmp_path) if each.code == "BP439")
    assert problem.edits == ()


# -- allowances ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "comment", [" # briefpack: allow BP305: for now", "\n# briefpack: allow BP305: so"]
)
def test_an_allowance_of_nothing_is_deleted(tmp_path: Path, comment: str) -> None:
    write_pack(tmp_path, f"{ITEM}id = 'a'{comment}\nminutes = 5\n")
    before = (tmp_path / "pack.toml").read_text(encoding="utf-8")
    assert mended(tmp_path, "BP903", "pack.toml") == before.replace(comment, "")


def test_an_allowance_of_which_a_part_holds_is_left_to_its_author(tmp_path: Path) -> None:
    write_pack(tmp_path, f"{ITEM}id = 'a' # briefpack: allow BP302, BP305: for now\n")
    found = [problem for problem in validate(tmp_path) if problem.code == "BP903"]
    assert found
    assert all(not problem.edits for problem in found)
