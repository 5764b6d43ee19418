"""The first line that names a file's schema: found above the file, never beyond the repository."""

from pathlib import Path

import pytest

from briefpack.store.schema_line import schema_line
from tests.packs import write_files

SCHEMA = {"schemas/pack.schema.json": "{}"}


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("pack.toml", "#:schema ./schemas/pack.schema.json"),
        ("one/pack.toml", "#:schema ../schemas/pack.schema.json"),
        ("a board/meetings/é/pack.toml", "#:schema ../../../schemas/pack.schema.json"),
        ("1/2/3/4/5/6/pack.toml", "#:schema ../../../../../../schemas/pack.schema.json"),
        ("1/2/3/4/5/6/7/pack.toml", None),
    ],
)
def test_the_schema_is_named_by_its_way_from_the_file(
    file: str, line: str | None, tmp_path: Path
) -> None:
    write_files(tmp_path, SCHEMA)
    assert schema_line(tmp_path / file, "pack") == line


def test_the_nearest_schema_is_named(tmp_path: Path) -> None:
    write_files(tmp_path, {**SCHEMA, "board/schemas/pack.schema.json": "{}"})
    assert schema_line(tmp_path / "board/pack.toml", "pack") == (
        "#:schema ./schemas/pack.schema.json"
    )


def test_a_folder_of_other_schemas_is_passed_by(tmp_path: Path) -> None:
    write_files(tmp_path, {**SCHEMA, "board/schemas/note.schema.json": "{}"})
    assert schema_line(tmp_path / "board/pack.toml", "pack") == (
        "#:schema ../schemas/pack.schema.json"
    )


def test_a_repositorys_own_schemas_are_found(tmp_path: Path) -> None:
    write_files(tmp_path, {**SCHEMA, ".git/HEAD": ""})
    assert schema_line(tmp_path / "board/pack.toml", "pack") is not None


@pytest.mark.parametrize("git", [".git/HEAD", ".git"], ids=["repository", "worktree"])
def test_the_search_ends_with_the_repository(git: str, tmp_path: Path) -> None:
    write_files(tmp_path, {**SCHEMA, f"repository/{git}": ""})
    assert schema_line(tmp_path / "repository/board/pack.toml", "pack") is None


def test_a_path_from_where_one_is_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {**SCHEMA, "board/pack.toml": ""})
    monkeypatch.chdir(tmp_path / "board")
    assert schema_line(Path("pack.toml"), "pack") == "#:schema ../schemas/pack.schema.json"


def test_without_schemas_there_is_no_line(tmp_path: Path) -> None:
    write_files(tmp_path, {".git/HEAD": ""})
    assert schema_line(tmp_path / "pack.toml", "pack") is None
