"""Whether an SVG picture is whole, and how much there is to draw in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SVG = "http://www.w3.org/2000/svg"
"""The namespace of SVG pictures."""

MOST_ELEMENTS = 100_000
"""More than this is a way to keep a machine busy; a detailed plan of a town has some thousands."""

DEEPEST = 200
"""How deep elements may stand in each other."""

_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")]+)|^\s*#(\S+)\s*$")


class _TooMuch(Exception):  # noqa: N818 - it stops a parser, and goes no further
    """What a picture holds that no picture needs, in words."""


@dataclass(slots=True)
class _Element:
    children: list["_Element"] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of what it draws besides


def svg_fault(data: bytes) -> str | None:
    """What is wrong with an SVG picture, in words; None if it can be drawn."""
    from xml.parsers import expat

    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = reader.declares
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(data, True)  # noqa: FBT003 - it takes no keywords
        if reader.root_name != f"{SVG} svg" or reader.root is None:
            return "it is not an SVG picture"
        _Drawing(reader.by_name).count(reader.root, frozenset())
    except _TooMuch as fault:
        return str(fault)
    except (expat.ExpatError, ValueError, LookupError):
        return "it is not a whole SVG picture"
    return None


class _Reader:
    """Keeps of a picture only what draws what."""

    def __init__(self) -> None:
        self.root: _Element | None = None
        self.root_name = ""
        self.by_name: dict[str, _Element] = {}
        self._open: list[_Element] = []
        self._read = 0

    def declares(self, *_: object) -> None:
        """Entities can be made to grow without end."""
        raise _TooMuch("it declares entities, which a picture has no need of")

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        element = _Element()
        self._read += 1
        if self._read > MOST_ELEMENTS or len(self._open) > DEEPEST:
            raise _TooMuch("it has more in it than can be drawn")
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root, self.root_name = element, name
        self._open.append(element)
        for key, value in attributes.items():
            if key == "id":
                self.by_name[value] = element
            else:
                element.names += [match[1] or match[2] for match in _REFERENCE.finditer(value)]

    def end(self, _: str) -> None:
        """An element ends."""
        self._open.pop()


class _Drawing:
    """Counts what is drawn: an element once for each time that it is drawn again."""

    def __init__(self, by_name: Mapping[str, _Element]) -> None:
        self._by_name = by_name
        self._counted: dict[int, int] = {}

    def count(self, element: _Element, above: frozenset[int]) -> int:
        """How many elements are drawn for one."""
        key = id(element)
        if key in above or len(above) > 2 * DEEPEST:
            raise _TooMuch("it draws itself within itself")
        if key not in self._counted:
            inside = above | {key}
            below = [*element.children, *map(self._by_name.get, element.names)]
            total = 1 + sum(self.count(each, inside) for each in below if each is not None)
            if total > MOST_ELEMENTS:
                raise _TooMuch("it has more in it than can be drawn")
            self._counted[key] = total
        return self._counted[key]
