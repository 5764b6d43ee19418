"""Which texts are searched, what is shown around words, and replacing as one step."""

from pathlib import Path

import pytest

from briefpack.editing.find_replace import Search, find, replaced
from briefpack.editing.replacing import Around, around, instead, put, searched, shared
from briefpack.editing.workspace import Workspace
from tests.cli.editing import EXAMPLE, MEETING

REPORT = f"{MEETING}/reports/improvement.md"


@pytest.fixture
def workspace() -> Workspace:
    """The example, of which nothing is saved here."""
    return Workspace.open(EXAMPLE / MEETING)


def test_the_texts_of_a_pack_are_its_own_and_its_boards(workspace: Workspace) -> None:
    texts = searched(workspace, workspace.loaded)
    assert set(texts) == {
        "board.toml",
        "membership/2016-17.toml",
        "meetings/2016-09-29/note.toml",
        f"{MEETING}/pack.toml",
        REPORT,
    }
    assert texts[REPORT] == (EXAMPLE / REPORT).read_text(encoding="utf-8")
    assert searched(workspace, workspace.loaded, REPORT) == {REPORT: texts[REPORT]}


def test_what_is_searched_is_what_is_not_saved_yet(workspace: Workspace) -> None:
    workspace.change("Type", {REPORT: "1. New words.\n"})
    assert searched(workspace, workspace.loaded)[REPORT] == "1. New words.\n"


def test_replacing_over_files_is_one_step_that_is_undone(workspace: Workspace) -> None:
    texts = searched(workspace, workspace.loaded)
    made = replaced(texts, Search("Board", case=True), "Panel")
    assert len(made.texts) > 2
    assert put(workspace, made)
    assert set(workspace.unsaved_files) == set(made.texts)
    assert workspace.can_undo == f"Replace {made.count} times"
    workspace.undo()
    assert not workspace.is_dirty
    assert workspace.can_undo is None


def test_files_outside_the_packs_folder_are_shared(workspace: Workspace, tmp_path: Path) -> None:
    files = ["membership/2016-17.toml", "board.toml", REPORT, f"{MEETING}/pack.toml"]
    assert shared(workspace, files) == ("board.toml", "membership/2016-17.toml")
    alone = tmp_path / "pack.toml"
    alone.write_text("[meeting]\n", encoding="utf-8")
    assert shared(Workspace.open(tmp_path), ["pack.toml", "reports/a.md"]) == ()


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The board met.\n", "board", Around("The ", "board", " met.")),
        ("  board\n", "board", Around("", "board", "")),
        ("Of the\n  board today\n", "the board", Around("Of ", "the board", " today")),
        ("one two three four five\n", "four", Around("…two three ", "four", " five")),
        ("four five six seven eight\n", "four", Around("", "four", " five six…")),
        (f"{'a' * 20}xx{'b' * 20}\n", "xx", Around(f"…{'a' * 10}", "xx", f"{'b' * 10}…")),
    ],
)
def test_words_are_shown_with_whole_words_around(text: str, words: str, shown: Around) -> None:
    (match,) = find({"a.md": text}, Search(words))
    assert around(match, {"a.md": text}, 10) == shown


@pytest.mark.parametrize(
    ("search", "replacement", "shown"),
    [
        (Search("one"), r"\1", r"\1"),
        (Search("one"), "a\nb", "a b"),
        (Search("one"), "three", "three"),
        (Search("(o)ne", regex=True), r"\1h", "oh"),
        (Search("(o)ne(?= two)", regex=True), r"\1h", None),
    ],
)
def test_what_takes_the_place_of_words_is_shown(
    search: Search, replacement: str, shown: str | None
) -> None:
    (match,) = find({"a.md": "one two\n"}, search)
    assert instead(match, search, replacement) == shown
