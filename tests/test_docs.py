"""What the documents say is what the program does."""

import importlib.util
from pathlib import Path

from click.testing import CliRunner

from briefpack.cli.main import cli

REPO = Path(__file__).parents[1]


def test_the_page_of_rules_is_made_from_the_rules() -> None:
    spec = importlib.util.spec_from_file_location("make_rules", REPO / "docs" / "make_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (REPO / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == module.rules_page(), "run python docs/make_rules.py"


def test_the_readme_tells_of_every_command() -> None:
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    listed = CliRunner().invoke(cli, ["--help"]).stdout.partition("Commands:\n")[2]
    commands = [line.split()[0] for line in listed.partition("\n\n")[0].splitlines()]
    assert len(commands) >= 5
    for command in commands:
        assert f"**`briefpack {command}" in readme


def test_the_pictures_of_the_readme_are_there() -> None:
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    for part in readme.split('src="')[1:]:
        assert (REPO / part.partition('"')[0]).is_file()


def test_the_page_of_the_editor_is_made_from_the_editor() -> None:
    spec = importlib.util.spec_from_file_location("make_editor", REPO / "docs" / "make_editor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (REPO / "docs" / "editor.md").read_text(encoding="utf-8")
    assert page == module.editor_page(), "run python docs/make_editor.py"
    for name, _, _ in module.SCREENS:
        assert (REPO / "docs" / "images" / f"{name}.svg").is_file()
