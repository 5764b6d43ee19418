"""A new PDF out of what a reader sees of another, and nothing else of it."""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from briefpack.foreign.annotations import Link, draw_annotations, links_of, write_link
from briefpack.foreign.copying import Copier
from briefpack.foreign.destinations import Destinations
from briefpack.foreign.drawings import Drawer
from briefpack.foreign.findings import Needs, Unfit
from briefpack.foreign.fonts import Fonts, copy_fonts
from briefpack.foreign.geometry import Geometry, Six, geometry_of, inherited, page_boxes
from briefpack.foreign.removed import Removed
from briefpack.foreign.values import mapping

_AS_IT_IS: Six = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Rebuilt:
    """A page of the new PDF."""

    source: Object
    page: Object
    geometry: Geometry
    needs: Needs
    links: list[Link]
    numbered: set[int]
    """Numbers of the marked content that tags refer to."""
    is_picture: bool = False
    annotations: dict[tuple[int, int], Object] = field(default_factory=dict)
    """The links made, by the numbers of those they were."""


@dataclass(slots=True)
class Rebuilding:
    """A new PDF in the making."""

    target: Pdf
    pages: list[Rebuilt]
    unembedded: tuple[str, ...]
    can_be_tagged: bool
    """Whether everything that tags refer to has come along as it was."""

    def unfit(self) -> list[int]:
        """The pages, counted from 0, that have to become pictures."""
        return [index for index, page in enumerate(self.pages) if page.needs.unfit]

    def write_links(self) -> None:
        """Put the links on their pages."""
        objects = [page.page for page in self.pages]
        pictures = {index for index, page in enumerate(self.pages) if page.is_picture}
        for rebuilt in self.pages:
            moved = rebuilt.geometry.upright if rebuilt.is_picture else _AS_IT_IS
            for link in rebuilt.links:
                made = self.target.make_indirect(write_link(link, moved, objects, pictures))
                rebuilt.annotations[link.number] = made
            if rebuilt.links:
                rebuilt.page.Annots = Array(list(rebuilt.annotations.values()))


def rebuild(source: Pdf, removed: Removed, *, keeps_marks: bool) -> Rebuilding:
    """Rebuild all pages, fonts and all; links are written when pictures have been made."""
    target = pikepdf.new()
    copier = Copier(source, target)
    copier.keeps_marks = keeps_marks
    drawer = Drawer(copier)
    places = Destinations(source)
    pages = [_rebuild_page(page, drawer, places, removed) for page in source.pages]
    together = Needs()
    for page in pages:
        together.add(page.needs)
    unembedded: set[str] = set()
    fonts = copy_fonts(copier, drawer.fonts, together, unembedded)
    _judge(pages, fonts)
    can_be_tagged = not (copier.numbered_in_forms or drawer.drew_annotations)
    return Rebuilding(target, pages, tuple(sorted(unembedded)), can_be_tagged)


def _judge(pages: list[Rebuilt], fonts: Fonts) -> None:
    for page in pages:
        if not fonts.suit(page.needs):
            page.needs.unfit.add(Unfit.FONT)


def _rebuild_page(page: Page, drawer: Drawer, places: Destinations, removed: Removed) -> Rebuilt:
    removed.note_actions(page.obj)
    needs = Needs()
    geometry = geometry_of(page.obj)
    page.obj.Resources = mapping(inherited(page.obj, "/Resources"))
    content, resources = drawer.draw(page, needs)
    written = content.data
    drawn = draw_annotations(page.obj, drawer, needs, removed)
    if drawn:
        drawer.drew_annotations = True
        forms = resources.get("/XObject", Dictionary())
        parts = [b"q", written, b"Q"]
        for number, (place, form) in enumerate(drawn, start=1):
            name = f"/Annotation{number}"
            while name in forms:
                name += "a"
            forms[name] = form
            parts.append(f"q {place} cm {name} Do Q".encode())
        resources.XObject = forms
        written = b"\n".join(parts)
    made = page_boxes(geometry)
    made.Type, made.Resources = Name.Page, resources
    made.Contents = drawer.copier.target.make_stream(written)
    group = drawer.copy_group(page.obj.get("/Group"), needs)
    if group is not None:
        made.Group = group
    target = drawer.copier.target
    target.pages.append(Page(target.make_indirect(made)))
    links = links_of(page.obj, places, removed)
    return Rebuilt(page.obj, target.pages[-1].obj, geometry, needs, links, content.numbered)
