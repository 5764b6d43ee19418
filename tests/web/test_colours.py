"""Themes' colours on pages: themselves where they can be read, and nearly so where not."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefpack.web.colours import contrast, palette_of
from briefpack.web.pages import STYLE_SHEET, TEMPLATES

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#ffffff", "#767676"), 2) == 4.54


def test_a_legible_accent_stays_as_it_is() -> None:
    found = palette_of({"accent": "#5b2a5e", "tint": "#f4eef4"})
    assert (found.accent, found.tint) == ("#5b2a5e", "#f4eef4")


def test_ink_stays_ink_in_the_dark() -> None:
    assert palette_of({"accent": "#1d1d1f"}).night_accent == "#ecebee"


@given(COLOURS, COLOURS)
def test_any_accent_can_be_read_by_day_and_in_the_dark(accent: str, tint: str) -> None:
    found = palette_of({"accent": accent, "tint": tint})
    assert min(contrast(found.accent, each) for each in ("#ffffff", found.tint)) >= 4.5
    assert contrast("#55555c", found.tint) >= 4.5
    assert min(contrast(found.night_accent, each) for each in ("#16141a", found.night_tint)) >= 4.5
    assert contrast("#b3afb8", found.night_tint) >= 4.5


def test_those_colours_are_what_the_style_sheet_has() -> None:
    text = (TEMPLATES / STYLE_SHEET).read_text(encoding="utf-8")
    found = re.findall(r"--(paper|ink|quiet): (#\w+);", text)
    assert found[:6] == [
        ("paper", "#ffffff"),
        ("ink", "#1d1d1f"),
        ("quiet", "#55555c"),
        ("paper", "#16141a"),
        ("ink", "#ecebee"),
        ("quiet", "#b3afb8"),
    ]


def test_pages_have_the_colours_of_their_board(site: Path) -> None:
    sheet = (site / "style.css").read_text(encoding="utf-8")
    for board, accent in (("cyp-board", "5b2a5e"), ("county-executive", "1d1d1f")):
        page = (site / board / "index.html").read_text(encoding="utf-8")
        (name,) = re.findall(r'<body class="board (accent-\w+-\w+)">', page)
        assert name.startswith(f"accent-{accent}-")
        assert sheet.count(f".{name} {{ --accent: #") == 2
    first = (site / "index.html").read_text(encoding="utf-8")
    assert '<body class="index">' in first  # boards of several colours
