"""Themes: a folder with theme.toml, Jinja2 templates, styles.css, and perhaps fonts and pictures.

A theme may extend another: what it lacks is taken from there, its style sheet comes after.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import jinja2
from pydantic import ValidationError

from briefpack.errors import BriefpackError
from briefpack.plan.numbering import ParagraphScheme
from briefpack.rendering.engine import Style
from briefpack.rendering.sandbox import TemplateSandbox
from briefpack.rendering.templates import page_templates
from briefpack.store.shape import locate
from briefpack.store.theme_file import Corner, FrontPart, PagesFrom, Stamp, ThemeFile
from briefpack.store.themes import THEME_FILE, bundled_themes, circle, theme_folder
from briefpack.store.wording import put_in_words

__all__ = [
    "Corner",
    "FrontPart",
    "PagesFrom",
    "Stamp",
    "Theme",
    "ThemeFile",
    "bundled_themes",
    "load_theme",
]

_ORGANISATION = "{organisation}"


@dataclass(frozen=True)
class Theme:
    """A theme with what it extends: ``folders`` has its own folder first.

    ``organisation`` is the body for whom pages are made, where labels call it by its name.
    """

    name: str
    folders: tuple[Path, ...]
    files: tuple[ThemeFile, ...]
    organisation: str | None = None

    def made_for(self, organisation: str | None) -> "Theme":
        """The theme with the labels that name this organisation."""
        return replace(self, organisation=organisation)

    @cached_property
    def labels(self) -> dict[str, str]:
        """The fixed words, those of this theme over those it extends.

        ``{organisation}`` in them is the organisation's name, or the label of that name: how the
        body is known in short. Without one, the words of the extended theme stay.
        """
        files = tuple(reversed(self.files))
        said = {name: text for file in files for name, text in file.labels.items()}
        whose = said.get(self.organisation, self.organisation) if self.organisation else None
        found: dict[str, str] = {}
        for name, text in (pair for file in files for pair in file.labels.items()):
            if _ORGANISATION not in text:
                found[name] = text
            elif whose:
                found[name] = text.replace(_ORGANISATION, whose)
            else:
                found.setdefault(name, text.replace(_ORGANISATION, "").strip())
        return found

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
    def environment(self) -> TemplateSandbox:
        """The templates. A template of an extended theme is also there as ``theme/name.html``."""
        own = [str(folder / "templates") for folder in self.folders]
        by_theme = {
            folder.name: jinja2.FileSystemLoader(str(folder / "templates"))
            for folder in self.folders
        }
        both = [jinja2.FileSystemLoader(own), jinja2.PrefixLoader(by_theme)]
        return page_templates(TemplateSandbox, jinja2.ChoiceLoader(both))


def _with_colours(css: str, colours: dict[str, str]) -> str:
    """Colours in place of ``var(--name)``: cheaper than the cascade's own way, for each box."""
    return re.sub(r"var\(--([a-z-]+)\)", lambda match: colours.get(match[1], match[0]), css)


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
        folder = theme_folder(wanted, here, within)
        if folder in folders:
            raise circle(name, folder)
        folders.append(folder)
        files.append(_read_theme_file(folder / THEME_FILE))
        wanted, here = files[-1].extends, folder.parent
    return Theme(folders[0].name, tuple(folders), tuple(files))


def _read_theme_file(path: Path) -> ThemeFile:
    try:
        return ThemeFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The theme file {path} cannot be read: {error}."
        raise BriefpackError(message) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        _, words, hint = put_in_words(first, locate(first["loc"], ThemeFile))
        raise BriefpackError(f"The theme file {path} is wrong: {words}.", hint) from error
