"""Whoever reads a pack can read it: contrast, size, alignment and links, in every theme.

What is checked is what is printed: the boxes of text that the layout makes of both examples, with
the style that each came to have, and every colour that a style sheet names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tinycss2
import tinycss2.color4

from briefpack.model.note import Note
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.pages import Span
from briefpack.rendering import engine
from briefpack.rendering.section import SectionSource
from briefpack.rendering.sections import SectionBuilder
from briefpack.rendering.sheets import Sheet, sheet_content
from briefpack.rendering.theme import FrontPart, Theme, bundled_themes, load_theme
from briefpack.store.load import load_pack

EXAMPLES = Path(__file__).parents[2] / "examples"

PACKS = sorted(path.parent for path in EXAMPLES.rglob("pack.toml"))

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of any size."""

SMALLEST = {"large-print": 18.0}
"""Points; 12 in the others."""

Rgb = tuple[float, float, float]

WHITE: Rgb = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Text:
    """A run of printed text with what a reader sees of it. The size is in points."""

    words: str
    size: float
    ink: Rgb
    ground: Rgb
    align: str
    is_link: bool
    is_underlined: bool

    @property
    def contrast(self) -> float:
        """How much the text stands out."""
        return contrast(self.ink, self.ground)


def luminance(colour: Rgb) -> float:
    """How light a colour is (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: Rgb, ground: Rgb) -> float:
    """How much two colours differ: 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast((0, 0, 0), WHITE) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast((0x77 / 255,) * 3, WHITE) < LEAST_CONTRAST


def sections(theme: Theme, folder: Path) -> Iterator[SectionSource]:
    """All sections of a pack."""
    loaded = load_pack(folder)
    assert loaded.briefing is not None
    plan = plan_agenda(loaded.briefing, theme.labels["map_of"])
    builder = SectionBuilder(loaded.briefing, plan, theme, loaded.shelf.path)
    spans = {part.name: Span(1, 2) for part in plan.parts}
    for front in FrontPart:
        source = builder.front(front, spans)
        if source is not None:
            yield source
    for part in plan.parts:
        yield builder.part(part)
    pdfs = [part for part in plan.parts if part.document.endswith(".pdf")]
    for part in pdfs:
        text = builder.text_version(part, [(1, "Words of another.\n\nMore of them.")])
        assert text is not None
        yield text
    notes = [name for name, each in loaded.briefing.documents.items() if isinstance(each, Note)]
    for sheet in Sheet:
        if sheet is not Sheet.ATTENDANCE or loaded.briefing.membership is not None:
            of_note = sheet is Sheet.DECISIONS
            if notes or not of_note:
                note = notes[0] if of_note else None
                yield builder.sheet(sheet_content(loaded, sheet, note))


def boxes(source: SectionSource, theme: Theme) -> Iterator[Any]:
    """The pages of a section as WeasyPrint lays them out."""
    html = engine._html_class()(  # noqa: SLF001 - the very way that sections are laid out
        string=source.html,
        base_url=engine.THEME_SCHEME,
        url_fetcher=engine._fetcher(source.images, theme.style.folders),  # noqa: SLF001
    )
    document = html.render(
        stylesheets=[engine._style_sheet(theme.style)],  # noqa: SLF001
        font_config=engine._font_configuration(),  # noqa: SLF001
    )
    for page in document.pages:
        yield page._page_box  # noqa: SLF001 - boxes have no public face


def rgb(colour: Any) -> Rgb:  # noqa: ANN401 - WeasyPrint is untyped
    red, green, blue = colour.to("srgb").coordinates
    return red, green, blue


def texts(box: Any, ground: Rgb, *, link: bool = False) -> Iterator[Text]:  # noqa: ANN401
    """Every run of text in a box, with the ground that it stands on."""
    style = box.style
    if style["background_color"].alpha > 0:
        ground = rgb(style["background_color"])
    link = link or box.element_tag == "a"
    if hasattr(box, "text"):
        if box.text.strip():
            yield Text(
                box.text,
                style["font_size"] * 0.75,
                rgb(style["color"]),
                ground,
                style["text_align_all"],
                link,
                "underline" in style["text_decoration_line"],
            )
        return
    for child in getattr(box, "children", ()):
        yield from texts(child, ground, link=link)


@pytest.fixture(scope="module", params=bundled_themes())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.fixture(scope="module")
def printed(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> tuple[Text, ...]:
    """All text of the examples in a theme."""
    engine.prepare(theme.style, str(tmp_path_factory.mktemp("fonts")))
    return tuple(
        text
        for folder in PACKS
        for source in sections(theme, folder)
        for page in boxes(source, theme)
        for text in texts(page, WHITE)
    )


def test_text_stands_out_from_its_ground(printed: tuple[Text, ...]) -> None:
    assert len(printed) > 500
    faint = {(text.words, text.ink, text.ground) for text in printed if text.contrast < 4.5}
    assert faint == set()


def test_no_text_is_small(printed: tuple[Text, ...], theme: Theme) -> None:
    least = SMALLEST.get(theme.name, 12.0)
    assert {(text.words, text.size) for text in printed if text.size < least - 0.01} == set()


def test_lines_begin_at_the_left(printed: tuple[Text, ...]) -> None:
    """Only figures in tables end at the right, below each other."""
    assert {text.align for text in printed} <= {"start", "left", "right", "end"}
    to_the_right = {text.words for text in printed if text.align in {"right", "end"}}
    assert all(len(words) < 20 for words in to_the_right), to_the_right


def test_links_are_told_by_more_than_their_colour(printed: tuple[Text, ...]) -> None:
    links = [text for text in printed if text.is_link]
    assert len(links) > 20
    assert [text.words for text in links if not text.is_underlined] == []


def test_stamps_can_be_read(theme: Theme) -> None:
    stamps = [
        stamp
        for stamp in (theme.item_stamp, theme.page_stamp, theme.draft_stamp, theme.exempt_stamp)
        if stamp is not None
    ]
    assert stamps
    for stamp in stamps:
        assert contrast(parsed(stamp.colour, theme), WHITE) >= LEAST_CONTRAST
        assert stamp.size >= SMALLEST.get(theme.name, 12.0)


# -- what a sheet could show, though no example does ---------------------------------------


def parsed(value: str, theme: Theme) -> Rgb:
    """A colour of a sheet, which may be one of the theme's by name."""
    name = value.strip().removeprefix("var(--").removesuffix(")")
    colour = tinycss2.color4.parse_color(theme.colours.get(name, value))
    assert colour is not None
    assert colour != "currentcolor", value
    return rgb(colour)


def declared(theme: Theme) -> Iterator[tuple[str, dict[str, str]]]:
    """The rules of a theme's own sheets: selector, and what is declared."""
    for folder in theme.folders:
        sheet = folder / "styles.css"
        if not sheet.is_file():
            continue
        for rule in tinycss2.parse_stylesheet(
            sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
        ):
            if rule.type == "qualified-rule":
                yield (
                    tinycss2.serialize(rule.prelude).strip(),
                    {
                        each.lower_name: tinycss2.serialize(each.value).strip()
                        for each in tinycss2.parse_blocks_contents(rule.content)
                        if each.type == "declaration"
                    },
                )


def test_every_colour_of_a_sheet_can_be_read(theme: Theme) -> None:
    """On its own ground; where a rule gives none, on white and on the theme's tint."""
    grounds = [WHITE, parsed("var(--tint)", theme)]
    on_accent = parsed("var(--accent)", theme)
    checked = 0
    for selector, rule in declared(theme):
        if (value := rule.get("color")) in {None, "inherit"}:
            continue
        own = rule.get("background") or rule.get("background-color")
        ink = parsed(str(value), theme)
        if own:
            behind = [parsed(own, theme)]
        else:
            behind = [on_accent] if "accent-text" in str(value) else grounds
        assert all(contrast(ink, ground) >= LEAST_CONTRAST for ground in behind), selector
        checked += 1
    assert checked >= 3


def test_nothing_is_made_see_through(theme: Theme) -> None:
    """Marks in what is drawn see-through are lost to those who read a PDF's tags."""
    assert [selector for selector, rule in declared(theme) if "opacity" in rule] == []


def test_the_check_sees_pale_and_small_text(theme: Theme) -> None:
    html = (
        '<div style="background: #ffeeee"><p style="color: #999999; font-size: 8pt">Pale</p></div>'
    )
    (page,) = boxes(SectionSource("pale", html), theme)
    (text,) = texts(page, WHITE)
    assert text.words == "Pale"
    assert text.size == pytest.approx(8)
    assert text.contrast == pytest.approx(2.55, abs=0.05)
