"""Colours that depend on the device, and pictures that PDF/A does not allow."""

from collections.abc import Sequence

from briefpack.conformance.values import get, has, items, name

DEVICE = {
    "DeviceGray": "Gray",
    "G": "Gray",
    "CalGray": "",
    "DeviceRGB": "RGB",
    "RGB": "RGB",
    "DeviceCMYK": "CMYK",
    "CMYK": "CMYK",
}
"""Names of colour spaces, and what they take for granted about the device."""

_OPERATORS = {"g": "Gray", "G": "Gray", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}

_DEEPEST = 8
"""Colour spaces within colour spaces."""


class Colours:
    """Which device's colours are used, and on which page first."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self.smoothed: dict[int, None] = {}
        """Pages with a picture that asks to be smoothed."""
        self.inline_filters: dict[str, int] = {}
        """How pictures among the operators are packed."""
        self._coloured: set[int] = set()

    def use(self, operator: str, operands: Sequence[object], resources: object, page: int) -> None:
        """Follow an operator that chooses a colour."""
        self._coloured.add(page)
        if operator in _OPERATORS:
            self._add(_OPERATORS[operator], resources, page)
        elif operator == "sh" and operands:
            shading = get(resources, "/Shading", f"/{name(operands[0])}")
            self._add_space(get(shading, "/ColorSpace"), resources, page)
        elif operands:
            self._add_space(operands[0], resources, page)

    def paint(self, page: int) -> None:
        """Note that something is drawn: where no colour was chosen, it is a device's black."""
        if page not in self._coloured:
            self.used.setdefault("Gray", page)

    def use_picture(
        self, picture: object, resources: object, page: int, *, is_inline: bool = False
    ) -> None:
        """Note what a picture asks for."""
        if get(picture, "/Interpolate") is True:
            self.smoothed.setdefault(page)
        if get(picture, "/ImageMask") is not True:
            self._add_space(get(picture, "/ColorSpace"), resources, page)
        for kind in items(get(picture, "/Filter")) if is_inline else ():
            self.inline_filters.setdefault(name(kind), page)

    def _add_space(self, space: object, resources: object, page: int, depth: int = 0) -> None:
        if depth > _DEEPEST:
            return
        parts = items(space)
        kind = name(parts[0]) if parts else ""
        if len(parts) == 1:
            if kind in DEVICE:
                self._add(DEVICE[kind], resources, page)
            elif has(resources, "/ColorSpace"):
                named = get(resources, "/ColorSpace", f"/{kind}") if kind else None
                self._add_space(named, resources, page, depth + 1)
        elif kind in {"Indexed", "I", "Pattern"}:
            self._add_space(parts[1], resources, page, depth + 1)
        elif kind in {"Separation", "DeviceN"} and len(parts) > 2:  # noqa: PLR2004 - its parts
            self._add_space(parts[2], resources, page, depth + 1)

    def _add(self, device: str, resources: object, page: int) -> None:
        if device and not has(get(resources, "/ColorSpace"), f"/Default{device}"):
            self.used.setdefault(device, page)
