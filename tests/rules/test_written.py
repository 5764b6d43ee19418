"""What is written in a pack, each text once; and texts without what is not words."""

from pathlib import Path

import pytest

from briefpack import load
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.references import find_references
from briefpack.rules.registry import Checked
from briefpack.rules.written import BLANK, plain, prose, small, words
from tests.packs import BOARD, ITEM, MEETING, item_with, write_files, write_pack


def checked(folder: Path) -> Checked:
    loaded = load(folder)
    assert loaded.briefing is not None
    plan = plan_agenda(loaded.briefing)
    references = find_references(loaded.briefing, plan)
    return Checked(loaded.briefing, plan, references, loaded.pack_file, loaded.sources)


def without(markdown: str) -> str:
    """A text as ``plain`` has it, what is blank as a single dot."""
    said = plain(markdown)
    assert len(said) == len(markdown)
    for number in (40, 20, 10, 5, 4, 3, 2):
        said = said.replace(BLANK * number, BLANK)
    while BLANK * 2 in said:
        said = said.replace(BLANK * 2, BLANK)
    return said.replace(BLANK, "·")


# -- what there is -------------------------------------------------------------------------


def test_every_text_of_every_file_is_there_once(tmp_path: Path) -> None:
    text = 'membership = "2016-17"\n' + item_with("report", "a.md")
    text += item_with("report", "a.md") + item_with("note", "note.toml")
    write_pack(
        tmp_path,
        text,
        board="",
        files={
            "a.md": '+++\ntitle = "T"\nsummary = "S"\n+++\nBody.\n',
            "note.toml": (
                'title = "N"\ndate = 2016-09-29\nvenue.name = "H"\n[[items]]\ntitle = "I"\n'
                'discussion = "D"\n[[items.votes]]\nmotion = "M"\nfor = ["A"]\ncarried = true\n'
            ),
            "board.toml": 'name = "B"\n[[notices]]\nkind = "location"\ntext = "L"\n',
            "membership/2016-17.toml": 'members = [{ name = "A B" }]\n',
        },
    )
    found = checked(tmp_path)
    assert {(text.file, text.path, text.markdown) for text in prose(found)} == {
        ("a.md", (), "Body.\n"),
        ("a.md", ("summary",), "S"),
        ("note.toml", ("items", 0, "discussion"), "D"),
        ("note.toml", ("items", 0, "votes", 0, "motion"), "M"),
        ("board.toml", ("notices", 0, "text"), "L"),
    }
    assert len(prose(found)) == 5
    values = {(text.file, text.path) for text in words(found)}
    assert len(values) == len(words(found))
    assert values >= {
        ("pack.toml", ("meeting", "venue", "name")),
        ("pack.toml", ("items", 0, "title")),
        ("a.md", ("title",)),
        ("a.md", ("summary",)),
        ("note.toml", ("items", 0, "votes", 0, "for", 0)),
        ("board.toml", ("name",)),
        ("membership/2016-17.toml", ("members", 0, "name")),
    }


def test_names_of_files_and_kinds_are_no_words(tmp_path: Path) -> None:
    text = ITEM + 'id = "a"\n[[items.papers]]\nkind = "attachment"\nfile = "a.svg"\n'
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    found = checked(write_pack(tmp_path, text, files={"a.svg": svg}))
    assert {text.markdown for text in words(found)} == {"Budget", "Town Hall", "Parish Council"}


def test_a_board_that_is_missing_has_no_words(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": ITEM + MEETING})
    assert {text.file for text in words(checked(tmp_path))} == {"pack.toml"}


def test_they_are_gathered_once(tmp_path: Path) -> None:
    found = checked(write_pack(tmp_path, ITEM, board=BOARD))
    assert words(found) is words(found)


# -- plain words ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("Words.\n", "Words.\n"),
        ("`a` b ``c ` d`` e", "· b · e"),
        ("`a\nb` c", "·\n· c"),
        ("`a\n\nb` c", "`a\n\nb` c"),
        ("\\`a` b` c", "\\`a· c"),
        ("` a", "` a"),
        ("`a``b` c", "· c"),
        ("```\na\n```\nb\n", "·\n·\n·\nb\n"),
        ("    a\n\nb\n", "·\n\nb\n"),
        ("1. a\n\n       b\n", "1. a\n\n·\n"),
        ("[a](https://b.org/c) d", "[a· d"),
        ("<https://b.org> and www.b.org", "<·> and ·"),
        ("<!-- briefpack: allow BP301: a -->\nb\n", "·\nb\n"),
        ("<!-- a -->\nb\n", "<!-- a -->\nb\n"),
        ("a <!-- briefpack: allow BP301: b -->\n", "a <!-- briefpack: allow BP301: b -->\n"),
    ],
)
def test_code_allowances_and_addresses_are_blank(markdown: str, said: str) -> None:
    assert without(markdown) == said


@pytest.mark.parametrize("text", ["Ä B", "İstanbul TBC", "ẞ", ""])
def test_small_letters_stand_where_the_others_did(text: str) -> None:
    assert len(small(text)) == len(text)
    assert "tbc" in small(text) or "TBC" not in text
