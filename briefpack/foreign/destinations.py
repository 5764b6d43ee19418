"""Places in the file that links and bookmarks lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefpack.foreign.kinds import OutlineLine
from briefpack.foreign.limits import MOST_OUTLINE_LINES
from briefpack.foreign.values import Plain, elements, mapping, plain, text

_FITS = {"/XYZ": 3, "/Fit": 0, "/FitB": 0, "/FitH": 1, "/FitBH": 1, "/FitV": 1, "/FitBV": 1}
_DEEPEST = 12
_MOST_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, counted from 0, and how it is to be shown."""

    page: int
    fit: tuple[Plain | None, ...]


class Destinations:
    """All places of a file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._root = pdf.Root
        self._named: dict[bytes, object] | None = None

    def of(self, holder: Object) -> Destination | None:
        """Where a link or a bookmark leads to within the file; None if it does not."""
        action = mapping(holder.get("/A"))
        if action.get("/S") == Name.GoTo:
            return self.find(action.get("/D"))
        return self.find(holder.get("/Dest"))

    def find(self, place: object, depth: int = 0) -> Destination | None:
        """A place, by its name or as it is described."""
        if isinstance(place, Dictionary):
            place = place.get("/D")
        if isinstance(place, String | Name) and depth == 0:
            name = str(place)[1:].encode() if isinstance(place, Name) else bytes(place)
            return self.find(self._names().get(name), depth + 1)
        parts = list(elements(place))
        if not parts or not isinstance(parts[0], Dictionary):
            return None
        page = self._pages.get(parts[0].objgen)
        if page is None:
            return None
        kind = str(parts[1]) if len(parts) > 1 else ""
        if kind not in _FITS:
            return Destination(page, (Name.Fit,))
        settings = [plain(each) for each in parts[2 : 2 + _FITS[kind]]]
        settings += [None] * (_FITS[kind] - len(settings))
        return Destination(page, (Name(kind), *settings))

    def _names(self) -> dict[bytes, object]:
        if self._named is None:
            found: dict[bytes, object] = {}
            old = mapping(self._root.get("/Dests"))
            found |= {name[1:].encode(): old[name] for name in old.keys()}  # noqa: SIM118
            tree = mapping(mapping(self._root.get("/Names")).get("/Dests"))
            for name, value in _leaves(tree, set()):
                found[name] = value
                if len(found) > _MOST_NAMES:
                    break
            self._named = found
        return self._named


def _leaves(node: Object, seen: set[tuple[int, int]]) -> Iterator[tuple[bytes, object]]:
    """The pairs of a name tree, whose nodes are visited once."""
    if node.is_indirect and node.objgen in seen:
        return
    seen.add(node.objgen)
    names = list(elements(node.get("/Names")))
    for name, value in zip(names[::2], names[1::2], strict=False):
        if isinstance(name, String):
            yield bytes(name), value
    if len(seen) < _MOST_NAMES:
        for kid in elements(node.get("/Kids")):
            if isinstance(kid, Dictionary) and kid.is_indirect:
                yield from _leaves(kid, seen)


def read_outline(pdf: Pdf, places: Destinations) -> tuple[OutlineLine, ...]:
    """A file's bookmarks that lead to its own pages."""
    seen: set[tuple[int, int]] = set()

    def lines(node: object, depth: int) -> tuple[OutlineLine, ...]:
        found: list[OutlineLine] = []
        while isinstance(node, Dictionary) and node.objgen not in seen:
            if depth > _DEEPEST or len(seen) > MOST_OUTLINE_LINES:
                break
            seen.add(node.objgen)
            children = lines(node.get("/First"), depth + 1)
            place = places.of(node)
            title = text(node.get("/Title"))[:500]
            if title and (place is not None or children):
                page = place.page if place is not None else children[0].page
                found.append(OutlineLine(title, page, children))
            node = node.get("/Next")
        return tuple(found)

    return lines(mapping(pdf.Root.get("/Outlines")).get("/First"), 0)


def destination_array(place: Destination, page: Object, *, is_picture: bool) -> Array:
    """A place as a link names it; a page that has become a picture is shown whole."""
    fit = (Name.Fit,) if is_picture else place.fit
    return Array([page, *fit])
