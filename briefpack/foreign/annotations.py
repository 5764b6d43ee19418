"""What lies on a page: links are kept where they are safe, all else is drawn into the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from briefpack.foreign.destinations import Destination, Destinations, destination_array
from briefpack.foreign.drawings import Drawer, box_of
from briefpack.foreign.findings import Needs
from briefpack.foreign.geometry import Six, apply, bounds
from briefpack.foreign.layers import refuse_hidden
from briefpack.foreign.removed import Removed
from briefpack.foreign.values import elements, mapping, numbers, text, whole

_HIDDEN, _NOT_VIEWED = 2, 32
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[!-~]{1,2000}", re.IGNORECASE)
_PRINTED = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is kept, in the page's own coordinates."""

    number: tuple[int, int]
    box: list[float]
    areas: list[float]
    """Four corners for each of the link's lines."""
    words: str
    uri: str = ""
    place: Destination | None = None


def links_of(page: Object, places: Destinations, removed: Removed) -> list[Link]:
    """A page's links to the web, a mailbox, a telephone, or a place in the file."""
    found = []
    for annotation in _annotations(page):
        if annotation.get("/Subtype") != Name.Link:
            continue
        box = numbers(annotation.get("/Rect"), 4)
        uri, place = _address(annotation), places.of(annotation)
        if box is None or not (uri or place):
            removed.note_action(annotation.get("/A"), is_link=True)
            continue
        quads = annotation.get("/QuadPoints")
        count = len(quads) if isinstance(quads, Array) else 0
        areas = (numbers(quads, count) or []) if count % 8 == 0 else []
        words = text(annotation.get("/Contents"))[:500]
        found.append(Link(annotation.objgen, box, areas, words, uri, place))
    return found


def _address(annotation: Object) -> str:
    action = mapping(annotation.get("/A"))
    uri = action.get("/URI") if action.get("/S") == Name.URI else None
    address = bytes(uri).decode("latin-1").strip() if isinstance(uri, String) else ""
    return address if _SAFE.fullmatch(address) else ""


def write_link(link: Link, moved: Six, pages: list[Object], pictures: set[int]) -> Object:
    """A link's annotation, on a page whose coordinates have been ``moved``."""
    box = bounds(moved, link.box)
    made = Dictionary(Type=Name.Annot, Subtype=Name.Link, F=_PRINTED)
    made.Rect = Array([round(side, 4) for side in box])
    made.Border = Array([0, 0, 0])
    if link.areas:
        corners = zip(link.areas[::2], link.areas[1::2], strict=True)
        flat = [round(each, 4) for x, y in corners for each in apply(moved, x, y)]
        made.QuadPoints = Array(flat)
    if link.words:
        made.Contents = String(link.words)
    if link.place is None:
        made.A = Dictionary(S=Name.URI, URI=String(link.uri))
    else:
        target = link.place.page
        made.Dest = destination_array(link.place, pages[target], is_picture=target in pictures)
    return made


def draw_annotations(
    page: Object, drawer: Drawer, needs: Needs, removed: Removed
) -> list[tuple[str, Object]]:
    """What is seen of a page's annotations: how to draw each, and the form that is drawn."""
    drawn = []
    for annotation in _annotations(page):
        kind = annotation.get("/Subtype")
        if kind == Name.Link:
            continue
        removed.note_annotation(annotation)
        refuse_hidden(annotation.get("/OC"))
        box = numbers(annotation.get("/Rect"), 4)
        look = _appearance(annotation)
        if whole(annotation.get("/F")) & (_HIDDEN | _NOT_VIEWED) or kind == Name.Popup:
            continue
        if box is None or look is None:
            continue
        matrix = numbers(look.get("/Matrix"), 6) or [1, 0, 0, 1, 0, 0]
        left, foot, right, top = bounds(tuple(matrix), box_of(look))  # type: ignore[arg-type]
        if right <= left or top <= foot:
            continue
        x0, x1 = sorted((box[0], box[2]))
        y0, y1 = sorted((box[1], box[3]))
        across, up = (x1 - x0) / (right - left), (y1 - y0) / (top - foot)
        place = (across, 0, 0, up, x0 - left * across, y0 - foot * up)
        written = " ".join(f"{value:.5f}" for value in place)
        drawn.append((written, drawer.copy_form(look, needs)))
    return drawn


def _appearance(annotation: Object) -> Stream | None:
    normal = mapping(annotation.get("/AP")).get("/N")
    if isinstance(normal, Dictionary):
        state = annotation.get("/AS")
        normal = normal.get(str(state)) if isinstance(state, Name) else None
    return normal if isinstance(normal, Stream) else None


def _annotations(page: Object) -> Iterator[Object]:
    for annotation in elements(page.get("/Annots")):
        if isinstance(annotation, Dictionary):
            yield annotation
