"""``briefpack schema``: what editors complete and check a pack's files with."""

import json

import click
import pytest

from briefpack.cli.exits import Exit
from briefpack.cli.schema import NAMES, command
from briefpack.model.schema import SCHEMAS, json_schema


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
