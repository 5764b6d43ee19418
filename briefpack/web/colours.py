"""A theme's colours as pages can have them: legible on paper that is white, and on dark screens."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_WHITE, _INK, _QUIET = "#ffffff", "#1d1d1f", "#55555c"
_NIGHT, _NIGHT_INK = "#16141a", "#ecebee"
"""What the style sheet calls paper, ink and quiet, and its paper and ink in the dark."""

_ON_PAPER = 5.5
_ON_NIGHT = 9.5
_OF_QUIET = 4.6
"""The least contrast of the accent on paper and in the dark, and of quiet words on the tint.

WCAG 2 asks for 4.5; what is above that is for tired eyes.
"""

_LEAST_SATURATED = 0.12
"""What is greyer than that is no colour: it is ink."""

_MOST_SATURATED = 0.45
_STEPS = 50

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """The accent of a board's pages and its tint, by day and in the dark."""

    accent: str
    tint: str
    night_accent: str
    night_tint: str

    @property
    def name(self) -> str:
        """The class of pages that have it."""
        return f"accent-{self.accent[1:]}-{self.tint[1:]}"

    @property
    def css(self) -> str:
        """What the style sheet says of it. On paper, all is black."""
        day = f".{self.name} {{ --accent: {self.accent}; --tint: {self.tint}; }}"
        night = f".{self.name} {{ --accent: {self.night_accent}; --tint: {self.night_tint}; }}"
        dark = "@media screen and (prefers-color-scheme: dark)"
        return f"@media screen {{ {day} }}\n{dark} {{ {night} }}\n"


def palette_of(colours: Mapping[str, str]) -> Palette:
    """The palette of a theme, made darker or lighter where it would be hard to read."""
    return _palette(colours.get("accent", _INK), colours.get("tint", _WHITE))


@cache
def _palette(accent: str, tint: str) -> Palette:
    tint = next(each for each in _towards(tint, _WHITE) if contrast(_QUIET, each) >= _OF_QUIET)
    day = (each for each in _towards(accent, _INK) if contrast(each, tint) >= _ON_PAPER)
    night = (each for each in _lighter(accent) if contrast(each, _NIGHT) >= _ON_NIGHT)
    night_accent = next(night)
    return Palette(next(day), tint, night_accent, _mixed(_NIGHT, night_accent, 0.08))


def contrast(one: str, other: str) -> float:
    """How well two colours are told apart, as WCAG 2 reckons it: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(code: str) -> float:
    channels = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for each in _rgb(code)
    ]
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _towards(code: str, end: str) -> list[str]:
    """A colour, and those between it and another, which is the last."""
    return [_mixed(code, end, step / _STEPS) for step in range(_STEPS + 1)]


def _lighter(code: str) -> list[str]:
    """A colour, and lighter ones of the same hue up to white."""
    hue, least, saturation = colorsys.rgb_to_hls(*_rgb(code))
    if saturation < _LEAST_SATURATED:
        return [_NIGHT_INK]
    steps = (least + (1 - least) * step / _STEPS for step in range(_STEPS + 1))
    calm = min(saturation, _MOST_SATURATED)
    return [_code(colorsys.hls_to_rgb(hue, lightness, calm)) for lightness in steps]


def _mixed(one: str, other: str, share: float) -> str:
    first, second = _rgb(one), _rgb(other)
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return _code((red, green, blue))


def _rgb(code: str) -> Rgb:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _code(colour: Rgb) -> str:
    return "#" + "".join(f"{round(each * 255):02x}" for each in colour)
