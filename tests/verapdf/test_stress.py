"""All that files, Markdown and themes can make passes, and what could not is refused."""

from pathlib import Path

import pytest

from briefpack import load, render
from briefpack.problems import Severity
from tests.packs import item_with, told, write_pack
from tests.verapdf.engine import Engine
from tests.verapdf.packs import THEMES, assert_passes
from tests.verapdf.stress import write_stress_pack


@pytest.fixture(scope="module")
def stress_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_stress_pack(tmp_path_factory.mktemp("stress") / "pack")


@pytest.mark.parametrize("theme", THEMES)
def test_all_that_there_is_passes(
    engine: Engine, tmp_path: Path, stress_pack: Path, theme: str
) -> None:
    made = render(stress_pack, tmp_path / "pack.pdf", theme=theme)
    assert told(problem for problem in made.problems if problem.severity is Severity.ERROR) == []
    assert made.pages > 25
    assert_passes(engine, made.output)


def test_the_stress_pack_is_sound(stress_pack: Path) -> None:
    assert told(load(stress_pack).problems) == []


def test_press_colours_are_turned_into_those_of_a_screen(engine: Engine, tmp_path: Path) -> None:
    """A theme's and a drawing's device-cmyk(): PDF/A takes none beside the colours of a screen."""
    pack = write_pack(
        tmp_path / "pack",
        item_with("report", "a.md"),
        files={
            "a.md": "# Heading\n\n1. One.\n\n![A square](square.svg)\n",
            "square.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            '<rect width="9" height="9" fill="device-cmyk(0 1 1 0)"/></svg>',
            "theme/theme.toml": 'title = "Press"\nextends = "plain"\n',
            "theme/styles.css": "h2 { color: device-cmyk(100%, 0%, 0%, 20%) }\n",
        },
    )
    made = render(pack, tmp_path / "pack.pdf", theme=str(pack / "theme"))
    assert_passes(engine, made.output)


def test_a_pack_with_next_to_nothing_passes(engine: Engine, tmp_path: Path) -> None:
    made = render(write_pack(tmp_path / "pack", ""), tmp_path / "pack.pdf", theme="plain")
    assert_passes(engine, made.output)


def test_a_character_that_cannot_be_read_out_is_refused(tmp_path: Path) -> None:
    """Private characters, as bullets that are copied from elsewhere have them."""
    files = {"a.md": "1. One.\n\n\uf0b7 A bullet.\n"}
    pack = write_pack(tmp_path / "pack", item_with("report", "a.md"), files=files)
    made = render(pack, tmp_path / "pack.pdf", theme="plain")
    assert [problem.message for problem in made.problems] == [
        "the character U+F0B7 has a meaning in one font only, and cannot be read out"
    ]
    assert not made.output.exists()
