"""A pack is read aloud in the order of its model, paragraph by paragraph."""

import re
from pathlib import Path

import pytest

from briefpack import load, render
from briefpack.rendering.theme import load_theme
from tests.verapdf.model_order import ModelOrder
from tests.verapdf.packs import EXAMPLES, THEMES
from tests.verapdf.tree_order import blocks_of_parts, headers_by_cell

LEFT_OUT = {"large-print": ("group", "telephone", "email")}
"""The heads of a table whose cells a theme prints below each other, by the names of the labels."""

_LINE_END = re.compile(r"(?<=\w[-–/])\s(?=\w)")

MEETING = next(folder for folder in EXAMPLES if folder.name == "2016-11-03")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_is_read_in_the_order_of_its_model(
    tmp_path: Path, example: Path, theme: str
) -> None:
    loaded = load(example)
    made = render(loaded, tmp_path / "pack.pdf", theme=theme)
    assert loaded.briefing is not None
    look = load_theme(theme).made_for(loaded.briefing.board.organisation)
    expected = list(ModelOrder(loaded.briefing, look, made.spans).parts())
    left_out = {look.labels[name] for name in LEFT_OUT.get(theme, ())}
    read = blocks_of_parts(made.output)
    assert [title for title, _ in read] == [title for title, _ in expected]
    for (title, blocks), (_, wanted) in zip(read, expected, strict=True):
        if wanted is not None:
            hidden = left_out if title == look.labels["notices"] else ()
            printed = [block for block in wanted if block not in hidden]
            assert (title, _normal(blocks)) == (title, _normal(printed))


def _normal(blocks: list[str]) -> list[str]:
    """Blocks with their words apart; a line may end behind a hyphen or a stroke with no space."""
    folded = (" ".join(block.split()) for block in blocks)
    return [_LINE_END.sub("", text) for text in folded if text]


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    output = tmp_path_factory.mktemp("heads") / "pack.pdf"
    return dict(headers_by_cell(render(MEETING, output, theme="plain").output))


def test_a_member_is_announced_under_the_own_party_only(heads: dict[str, list[str]]) -> None:
    (perry,) = (words for words in heads if words.startswith("Cllr Roy Perry (Vice-Chair"))
    assert heads[perry] == ["Councillor", "Conservative (7)", "Councillor", "Present"]


def test_figures_are_announced_with_their_column_and_row(heads: dict[str, list[str]]) -> None:
    assert heads["50%"] == ["Share of councils"]
