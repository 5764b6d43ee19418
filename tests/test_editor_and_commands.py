"""Whatever the editor can do, the documents say which command does it, or that none does."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from briefpack.cli.main import cli
from briefpack.editor.actions import all_actions

REPO = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def page() -> ModuleType:
    """The script that makes the page of the editor."""
    spec = importlib.util.spec_from_file_location("make_editor", REPO / "docs" / "make_editor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_action_is_told_of_once(page: ModuleType) -> None:
    told = [name for *_, names in (*page.COMMANDS, *page.WITHOUT) for name in names.split()]
    assert sorted(told) == sorted(action.id for action in all_actions())


def test_the_commands_that_are_named_are_there(page: ModuleType) -> None:
    named = [
        words for _, command, _ in page.COMMANDS for words in re.findall(r"`([^`]+)`", command)
    ]
    for words in named:
        program, *rest = words.split()
        if program != "briefpack":
            continue
        command: click.Command = cli
        context = click.Context(cli)
        while isinstance(command, click.Group) and rest:
            found = command.get_command(context, rest.pop(0))
            assert found is not None, words
            command = found
        options = [option for each in command.params for option in each.opts]
        assert all(option in options for option in rest if option.startswith("-")), words
