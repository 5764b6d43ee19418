"""Packs and texts are found from whatever somebody names: a folder, a file, a board."""

from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.store.find import find_packs, find_texts, home_of, model_of
from briefpack.store.load import FURTHEST_BOARD
from tests.packs import write_files


def packs(where: Path, root: Path) -> list[str]:
    return [folder.relative_to(root).as_posix() for folder in find_packs(where)]


def texts(where: Path, root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in find_texts(where)]


def two_boards(folder: Path) -> Path:
    """A folder with two boards, of which one has two meetings."""
    write_files(
        folder,
        {
            "b/board.toml": "",
            "b/membership/2016-17.toml": "",
            "b/meetings/2016-11-03/pack.toml": "",
            "b/meetings/2016-11-03/reports/a.md": "+++\n+++\n",
            "b/meetings/2016-09-29/pack.toml": "",
            "b/meetings/2016-09-29/note.toml": "",
            "a/pack.toml": "",
        },
    )
    return folder


# -- packs ---------------------------------------------------------------------------------


def test_a_packs_folder_is_a_pack(tmp_path: Path) -> None:
    two_boards(tmp_path)
    assert packs(tmp_path / "a", tmp_path) == ["a"]


def test_all_packs_below_a_folder_are_found_in_order(tmp_path: Path) -> None:
    assert packs(two_boards(tmp_path), tmp_path) == [
        "a",
        "b/meetings/2016-09-29",
        "b/meetings/2016-11-03",
    ]


def test_packs_within_a_pack_are_not_looked_for(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": "", "inner/pack.toml": ""})
    assert packs(tmp_path, tmp_path) == ["."]


def test_a_folder_without_packs_has_none(tmp_path: Path) -> None:
    assert packs(tmp_path, tmp_path) == []


@pytest.mark.parametrize("folder", [".hidden", "node_modules", "venv", "__pycache__"])
def test_other_peoples_folders_are_not_searched(tmp_path: Path, folder: str) -> None:
    write_files(tmp_path, {f"x/{folder}/pack.toml": "", "y/pack.toml": ""})
    assert packs(tmp_path, tmp_path) == ["y"]


def test_such_a_folder_may_be_named_itself(tmp_path: Path) -> None:
    write_files(tmp_path, {".hidden/x/pack.toml": ""})
    assert packs(tmp_path / ".hidden", tmp_path) == [".hidden/x"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"x/pack.toml": ""})
    (tmp_path / "link").symlink_to(tmp_path)
    assert packs(tmp_path, tmp_path) == ["x"]


def test_a_folder_called_like_a_pack_is_none(tmp_path: Path) -> None:
    write_files(tmp_path, {"x/pack.toml/y": ""})
    assert packs(tmp_path, tmp_path) == []


def test_a_file_stands_for_the_pack_that_it_is_in(tmp_path: Path) -> None:
    two_boards(tmp_path)
    for file in ("reports/a.md", "pack.toml"):
        assert packs(tmp_path / "b/meetings/2016-11-03" / file, tmp_path) == [
            "b/meetings/2016-11-03"
        ]


@pytest.mark.parametrize("file", ["board.toml", "membership/2016-17.toml"])
def test_a_file_of_the_board_stands_for_all_its_packs(tmp_path: Path, file: str) -> None:
    two_boards(tmp_path)
    assert packs(tmp_path / "b" / file, tmp_path) == [
        "b/meetings/2016-09-29",
        "b/meetings/2016-11-03",
    ]


def test_a_file_of_no_board_stands_for_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"x/a.md": "", "y/pack.toml": ""})
    assert packs(tmp_path / "x/a.md", tmp_path) == []


@pytest.mark.parametrize("search", [find_packs, find_texts])
def test_nothing_at_all_is_said_to_be_so(tmp_path: Path, search: object) -> None:
    with pytest.raises(BriefpackError, match="there is no"):
        list(search(tmp_path / "x"))  # type: ignore[operator]


# -- where a file belongs ------------------------------------------------------------------


def test_a_file_belongs_to_the_nearest_pack_and_board(tmp_path: Path) -> None:
    two_boards(tmp_path)
    meeting = tmp_path / "b/meetings/2016-11-03"
    assert home_of(meeting / "reports/a.md") == (meeting, tmp_path / "b")
    assert home_of(tmp_path / "b/board.toml") == (None, tmp_path / "b")
    assert home_of(tmp_path / "a/pack.toml") == (tmp_path / "a", None)


def test_a_board_is_not_looked_for_without_end(tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": ""})
    near = Path(*["x"] * FURTHEST_BOARD)
    assert home_of(tmp_path / near / "a.md") == (None, tmp_path)
    assert home_of(tmp_path / near / "x" / "a.md") == (None, None)


# -- texts ---------------------------------------------------------------------------------


def test_all_texts_below_a_folder_are_found_in_order(tmp_path: Path) -> None:
    assert texts(two_boards(tmp_path), tmp_path) == [
        "a/pack.toml",
        "b/board.toml",
        "b/meetings/2016-09-29/note.toml",
        "b/meetings/2016-09-29/pack.toml",
        "b/meetings/2016-11-03/pack.toml",
        "b/meetings/2016-11-03/reports/a.md",
        "b/membership/2016-17.toml",
    ]


def test_a_text_that_is_named_is_taken_as_it_is(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.md": "# No head\n"})
    assert texts(tmp_path / "a.md", tmp_path) == ["a.md"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": "# x\n", "x.toml": "", "a.pdf": "", "b.txt": "+++\n"})
    assert texts(tmp_path, tmp_path) == []


@pytest.mark.parametrize(
    ("name", "text", "model"),
    [
        ("pack.toml", "", "pack"),
        ("x/board.toml", "", "board"),
        ("note.toml", "", "note"),
        ("membership/2016-17.toml", "", "membership"),
        ("2016-17.toml", "", None),
        ("a.md", "+++\n+++\n", "report"),
        ("a.MARKDOWN", "+++\r\n", "report"),
        ("a.md", "\ufeff+++\r\n", "report"),
        ("a.md", "++++\n", None),
        ("a.md", "", None),
        ("a.txt", "+++\n", None),
    ],
)
def test_a_file_has_a_schema_by_its_name_and_its_start(
    tmp_path: Path, name: str, text: str, model: str | None
) -> None:
    write_files(tmp_path, {name: text})
    assert model_of(tmp_path / name) == model


def test_a_report_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert model_of(tmp_path / "a.md") is None
