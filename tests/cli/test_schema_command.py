"""``briefpack schema``: what editors complete and check a pack's files with."""

import json
from pathlib import Path

import click
import pytest

from briefpack.cli.exits import Exit
from briefpack.cli.schema import NAMES, command
from briefpack.errors import BriefpackError
from briefpack.model.schema import SCHEMAS, json_schema
from tests.packs import write_files


def run(*arguments: str) -> object:
    return command.main(list(arguments), prog_name="briefpack schema", standalone_mode=False)


def test_the_command_knows_all_schemas() -> None:
    assert list(NAMES) == list(SCHEMAS)


def test_without_a_name_it_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() is Exit.FINE
    out, err = capsys.readouterr()
    assert err == ""
    assert [line.split(maxsplit=1)[0] for line in out.splitlines()] == list(NAMES)
    assert "pack         The meeting, its notices and its agenda: pack.toml.\n" in out


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name) is Exit.FINE
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == json_schema(name)


def test_the_same_bytes_come_out_whatever_the_encoding(capsys: pytest.CaptureFixture[str]) -> None:
    run("pack")
    assert capsys.readouterr().out.isascii()


def test_an_unknown_name_is_wrong_use() -> None:
    with pytest.raises(click.UsageError, match="'agenda' is not one of 'board', 'membership'"):
        run("agenda")


def test_help_shows_how_a_file_names_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: briefpack schema ")
    assert "\n      #:schema ./pack.schema.json\n" in out


# -- into a folder -------------------------------------------------------------------------


def test_all_schemas_are_written_into_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--into", str(tmp_path)) is Exit.FINE
    folder = tmp_path / "schemas"
    assert {path.name for path in folder.iterdir()} == {f"{name}.schema.json" for name in NAMES}
    for name in NAMES:
        text = (folder / f"{name}.schema.json").read_text(encoding="utf-8")
        assert text == json.dumps(json_schema(name), indent=2) + "\n"
    out, err = capsys.readouterr()
    assert out == ""
    assert f"wrote {folder}/pack.schema.json\n" in err


def test_older_schemas_are_replaced_and_other_files_are_left(tmp_path: Path) -> None:
    write_files(tmp_path, {"schemas/pack.schema.json": "old", "schemas/mine.json": "mine"})
    run("--into", str(tmp_path))
    assert json.loads((tmp_path / "schemas/pack.schema.json").read_text()) == json_schema("pack")
    assert (tmp_path / "schemas/mine.json").read_text() == "mine"


def test_one_schema_may_be_written_alone(tmp_path: Path) -> None:
    run("note", "--into", str(tmp_path))
    assert [path.name for path in (tmp_path / "schemas").iterdir()] == ["note.schema.json"]


@pytest.mark.parametrize(
    ("folder", "message"),
    [("nothing", "there is no folder"), ("file", "there is no folder"), ("full", "cannot be")],
)
def test_a_folder_that_cannot_be_written_to_is_told(
    folder: str, message: str, tmp_path: Path
) -> None:
    write_files(tmp_path, {"file": "", "full/schemas": "a file"})
    with pytest.raises(BriefpackError, match=message):
        run("--into", str(tmp_path / folder))
