"""Themes: a folder with theme.toml, Jinja2 templates, styles.css, and perhaps fonts and pictures.

A theme may extend another: what it lacks is taken from there, its style sheet comes after.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from pydantic import Field, ValidationError

from briefpack.errors import BriefpackError
from briefpack.model.base import Flag, Line, Model
from briefpack.plan.numbering import ParagraphScheme
from briefpack.rendering.engine import Style
from briefpack.rendering.templates import CompiledTemplates
from briefpack.store.shape import locate
from briefpack.store.sources import dotted
from briefpack.store.wording import put_in_words

THEME_FILE = "theme.toml"

_BUNDLED = (
    Path(__file__).parent.parent / "_themes",  # an installed briefpack
    Path(__file__).parent.parent.parent / "themes",  # a checkout
)

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as #rrggbb."""

Points = Annotated[float, Field(ge=0, le=1000)]
"""A length in PDF points, 1/72 inch."""


class Corner(StrEnum):
    """Where on the page a stamp stands."""

    TOP_LEFT = "top-left"
    TOP_CENTRE = "top-centre"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_CENTRE = "bottom-centre"
    BOTTOM_RIGHT = "bottom-right"


class Stamp(Model):
    """What is stamped on each page at assembly."""

    text: Line
    """The words; ``{number}`` stands for the item's or the page's number."""
    corner: Corner
    """Where it stands."""
    size: Points = 12
    """The size of the type."""
    inset: Points = 62
    """How far from the side of the page."""
    edge: Points = 36
    """How far the baseline is from the top or the foot of the page."""
    font: Line = "PublicSans-Regular.ttf"
    """A file in the theme's fonts folder, or in that of a theme it extends."""
    colour: Colour = "#1d1d1f"
    """The colour of the words."""


class PagesFrom(StrEnum):
    """Which page is page 1: the first of the papers, or the front sheet."""

    PAPERS = "papers"
    FRONT = "front"


class FrontPart(StrEnum):
    """The parts of the front matter; a theme says which are there and in what order."""

    FRONT_SHEET = "front-sheet"
    NOTICES = "notices"
    MEMBERSHIP = "membership"
    AGENDA = "agenda"


class ThemeFile(Model):
    """``theme.toml``. What is left out is taken from the theme that this one extends."""

    title: Line
    """How lists call the theme."""
    description: Line | None = None
    """What it is for, in a sentence."""
    extends: Line | None = None
    """A theme that briefpack brings, by name, or a folder beside this one."""
    colours: dict[Line, Colour] = Field(default_factory=dict)
    """Colours, by the names that the style sheets use: ``accent`` is ``var(--accent)``."""
    labels: dict[Line, str] = Field(default_factory=dict)
    """The fixed words on the pages, by name."""
    front: tuple[FrontPart, ...] = ()
    """The front matter's parts, in order."""
    paragraphs: ParagraphScheme | None = None
    """How paragraphs below the first level are numbered."""
    pages_from: PagesFrom | None = None
    """Which page is page 1."""
    text_version: Flag | None = None
    """Whether the text of other people's PDFs that are not tagged is printed behind their pages."""
    item_stamp: Stamp | None = None
    """What tells the item on the pages of its papers."""
    page_stamp: Stamp | None = None
    """What tells the page's number."""
    draft_stamp: Stamp | None = None
    """What tells that a note is a draft, on each of its pages."""
    exempt_stamp: Stamp | None = None
    """What tells that a paper is not for publication, on each of its pages."""


@dataclass(frozen=True)
class Theme:
    """A theme with what it extends: ``folders`` has its own folder first."""

    name: str
    folders: tuple[Path, ...]
    files: tuple[ThemeFile, ...]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The fixed words, those of this theme over those it extends."""
        return {name: text for file in reversed(self.files) for name, text in file.labels.items()}

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colours, likewise."""
        return {name: code for file in reversed(self.files) for name, code in file.colours.items()}

    @property
    def front(self) -> tuple[FrontPart, ...]:
        """The front matter's parts, in order."""
        return next((file.front for file in self.files if file.front), tuple(FrontPart))

    @property
    def paragraphs(self) -> ParagraphScheme:
        """How paragraphs below the first level are numbered."""
        own = (file.paragraphs for file in self.files if file.paragraphs)
        return next(own, ParagraphScheme.DECIMAL)

    @property
    def pages_from(self) -> PagesFrom:
        """Which page is page 1."""
        return next((file.pages_from for file in self.files if file.pages_from), PagesFrom.PAPERS)

    @property
    def text_version(self) -> bool:
        """Whether the text of other people's PDFs that are not tagged is printed behind them."""
        own = (file.text_version for file in self.files if file.text_version is not None)
        return next(own, False)

    @property
    def item_stamp(self) -> Stamp | None:
        """What tells the item on the pages of its papers."""
        return next((file.item_stamp for file in self.files if file.item_stamp), None)

    @property
    def page_stamp(self) -> Stamp | None:
        """What tells the page's number."""
        return next((file.page_stamp for file in self.files if file.page_stamp), None)

    @property
    def draft_stamp(self) -> Stamp | None:
        """What tells that a note is a draft."""
        return next((file.draft_stamp for file in self.files if file.draft_stamp), None)

    @property
    def exempt_stamp(self) -> Stamp | None:
        """What tells that a paper is not for publication."""
        return next((file.exempt_stamp for file in self.files if file.exempt_stamp), None)

    @cached_property
    def style(self) -> Style:
        """What the layout needs of the theme."""
        variables = "".join(f"--{name}:{code};" for name, code in sorted(self.colours.items()))
        sheets = [folder / "styles.css" for folder in reversed(self.folders)]
        css = f":root{{{variables}}}\n" + "\n".join(
            sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file()
        )
        css = _with_colours(css, self.colours)
        digest = hashlib.sha256(css.encode())
        for path in self._kept_files():
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
        fonts = tuple(str(folder / "fonts") for folder in self.folders)
        return Style(css, tuple(map(str, self.folders)), fonts, digest.hexdigest())

    def _kept_files(self) -> Iterator[Path]:
        for folder in self.folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix in {".ttf", ".otf", ".svg", ".png", ".jpg"}:
                    yield path

    def font(self, file: str) -> Path:
        """A font file of the theme. Raises BriefpackError where there is none of that name."""
        for folder in self.folders:
            if (path := folder / "fonts" / Path(file).name).is_file():
                return path
        message = f"The theme {self.name} has no font {file}."
        raise BriefpackError(message, "put the file into the theme's fonts folder")

    @cached_property
    def characters(self) -> frozenset[int]:
        """The characters that the theme's fonts have, by their code points."""
        from fontTools.ttLib import TTFont

        known: set[int] = set()
        for folder in self.folders:
            for path in sorted((folder / "fonts").glob("*.[ot]tf")):
                with TTFont(path, lazy=True) as font:
                    known.update(font.getBestCmap())
        return frozenset(known)

    @cached_property
    def environment(self) -> SandboxedEnvironment:
        """The templates. A template of an extended theme is also there as ``theme/name.html``."""
        own = [str(folder / "templates") for folder in self.folders]
        by_theme = {
            folder.name: jinja2.FileSystemLoader(str(folder / "templates"))
            for folder in self.folders
        }
        return SandboxedEnvironment(
            loader=jinja2.ChoiceLoader(
                [jinja2.FileSystemLoader(own), jinja2.PrefixLoader(by_theme)]
            ),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(),
        )


def _with_colours(css: str, colours: dict[str, str]) -> str:
    """Colours in place of ``var(--name)``: cheaper than the cascade's own way, for each box."""
    return re.sub(r"var\(--([a-z-]+)\)", lambda match: colours.get(match[1], match[0]), css)


def bundled_themes() -> tuple[str, ...]:
    """The names of the themes that briefpack brings."""
    return tuple(
        sorted(
            {
                path.parent.name
                for folder in _BUNDLED
                if folder.is_dir()
                for path in folder.glob(f"*/{THEME_FILE}")
            }
        )
    )


def load_theme(name: str, beside: Path | None = None, within: Path | None = None) -> Theme:
    """The theme called ``name``, or in the folder ``name`` (relative to ``beside``).

    ``within`` is the folder that a theme named by a pack must be in, where briefpack does not
    bring it. Raises BriefpackError where there is none, or it cannot be read, or it extends
    itself.
    """
    folders: list[Path] = []
    files: list[ThemeFile] = []
    wanted: str | None = name
    here = beside or Path()
    while wanted is not None:
        folder = _theme_folder(wanted, here)
        brought = any(root.resolve() in folder.parents for root in _BUNDLED)
        if within is not None and not brought and within.resolve() not in folder.parents:
            raise BriefpackError(
                f"The theme {wanted} is outside the board's folder.",
                "put it into the board's folder, or name it with --theme",
            )
        if folder in folders:
            message = f"The theme {name} goes round in a circle: {folder.name} extends itself."
            raise BriefpackError(message, "take out one of the lines with extends")
        folders.append(folder)
        files.append(_read_theme_file(folder / THEME_FILE))
        wanted, here = files[-1].extends, folder.parent
    return Theme(folders[0].name, tuple(folders), tuple(files))


def _theme_folder(name: str, beside: Path) -> Path:
    for root in _BUNDLED:
        if re.fullmatch(r"[a-z0-9-]+", name) and (root / name / THEME_FILE).is_file():
            return (root / name).resolve()
    folder = (beside / name).resolve()
    if (folder / THEME_FILE).is_file():
        return folder
    message = f"There is no theme {name}."
    known = ", ".join(bundled_themes())
    raise BriefpackError(message, f"briefpack brings {known}; or name a folder with a {THEME_FILE}")


def _read_theme_file(path: Path) -> ThemeFile:
    try:
        return ThemeFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The theme file {path} cannot be read: {error}."
        raise BriefpackError(message) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        _, words, hint = put_in_words(first, locate(first["loc"], ThemeFile))
        if first["type"] == "string_pattern_mismatch" and first["loc"][0] == "colours":
            words = f"{dotted(first['loc'])} is no colour"
            hint = 'write # and six digits or letters from a to f: "#004d40"'
        raise BriefpackError(f"The theme file {path} is wrong: {words}.", hint) from error
