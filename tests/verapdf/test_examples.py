"""Every example passes as PDF/UA-1 and PDF/A-3a, whatever the theme."""

from pathlib import Path

import pytest

from briefpack import render
from tests.verapdf.engine import Engine
from tests.verapdf.packs import EXAMPLES, THEMES, assert_passes


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_passes(engine: Engine, tmp_path: Path, example: Path, theme: str) -> None:
    made = render(example, tmp_path / "pack.pdf", theme=theme)
    assert made.pages > 0
    assert_passes(engine, made.output)


def test_one_item_alone_passes(engine: Engine, tmp_path: Path) -> None:
    example = next(folder for folder in EXAMPLES if folder.name == "2016-11-03")
    made = render(example, tmp_path / "item.pdf", only="3")
    assert_passes(engine, made.output)


def test_the_examples_and_the_themes_are_found() -> None:
    assert len(EXAMPLES) >= 2
    assert {"plain", "lga"} <= set(THEMES)
