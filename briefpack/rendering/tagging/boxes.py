"""Reads WeasyPrint's boxes in their order and gives everything drawn its place in the tree."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefpack.rendering.tagging.errors import TaggingError
from briefpack.rendering.tagging.nodes import (
    AnnotationReference,
    MarkedContent,
    Node,
    PdfObject,
    TableCell,
)
from briefpack.rendering.tagging.roles import INLINE, LIST_NUMBERING
from briefpack.rendering.tagging.tree import StructureTree

POINTS_PER_PIXEL = 0.75
"""PDF points (1/72 inch) in a CSS pixel (1/96 inch)."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that are drawn from right to left: the last one of a word comes first in a page."""

_NEAR = 2.0
"""How far, in points, a link's area may reach over another and still count as inside."""


class Box(Protocol):
    """What is read of a WeasyPrint box."""

    element: Element | None
    element_tag: str | None
    style: Mapping[str, Any]
    children: "Sequence[Box]"
    link_annotation: PdfObject
    widget_annotation: PdfObject


class Marks(Protocol):
    """A page's boxes that were drawn, with the number of their marked content."""

    def pop(self, key: Box, default: None) -> "Mapping[str, int] | None":
        """Take a box out; None if it was not drawn."""

    def __iter__(self) -> Iterator[Box]:
        """The boxes that nobody has taken out."""


class Surroundings(NamedTuple):
    """What a box inherits from the boxes around it."""

    node: Node | None
    """The node of the nearest element; None inside an Artifact."""
    container: Element | None = None
    """The element whose lines are being read; None between lines."""
    artifact: str = ""
    """The kind of Artifact that all this is; empty for content."""
    link: Node | None = None
    """The Link of a box around this one; also where ``node`` is None."""
    area: PdfObject = None
    """That box's annotation."""


class BoxReader:
    """Walks through the pages of one section."""

    def __init__(self, tree: StructureTree) -> None:
        self.artifacts: list[dict[int, str]] = []
        """For each page, the marked content that is no content, with the kind of Artifact."""
        self.annotations: list[tuple[Node, AnnotationReference]] = []
        """Every link annotation with its Link, in reading order."""
        self.redundant: list[AnnotationReference] = []
        """Annotations that lie within another of the same link, or that nobody can hit."""
        self._tree = tree
        self._repeatable: dict[Element, Box] = {}
        self._page = -1
        self._page_height = 0.0
        self._line = 0
        self._marks: Marks

    def read_page(self, page_box: Box, height: float, marks: Marks) -> None:
        """Place all that is drawn on the next page; ``height`` is in CSS pixels."""
        self._page += 1
        self._page_height = height
        self._marks = marks
        self.artifacts.append({})
        self._read(page_box, Surroundings(self._tree.root))
        for lost in marks:
            raise TaggingError(
                f"What was drawn for {_words(lost)} has no place in the document's structure.",
                page=self._page + 1,
            )

    def _read(self, box: Box, around: Surroundings) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001 - the placeholder has no other way to its box
        here = self._enter(box, around)
        if box.link_annotation is not None:
            here = self._add_annotation(box.link_annotation, here)
        if box.widget_annotation is not None:
            raise TaggingError("Form fields cannot be tagged.", page=self._page + 1)
        if isinstance(box, boxes.TextBox):
            self._add_words(box, here)
        elif isinstance(box, boxes.ReplacedBox):
            self._add_picture(box, here)
        for child in box.children:
            self._read(child, here)

    def _enter(self, box: Box, around: Surroundings) -> Surroundings:
        """Return the surroundings inside a box."""
        artifact = around.artifact or self._artifact_kind(box)
        if box.element is None:
            return around._replace(artifact=artifact)
        container = around.container
        if isinstance(box, boxes.LineBox):
            self._line += 1
            container = box.element if container is None else container
        node = self._tree.place(box.element, _pseudo_element(box), container)
        if node is not None and node is not around.node:
            self._describe(box, node)
            if node.type not in INLINE:
                container = None  # its lines are its own
        return around._replace(node=node, container=container, artifact=artifact)

    def _artifact_kind(self, box: Box) -> str:
        """Return what kind of Artifact begins with this box; empty if none does."""
        if isinstance(box, boxes.MarginBox):
            return "Footer" if "bottom" in box.at_keyword else "Header"
        if getattr(box, "is_leader", False) or _is_marked_decorative(box):
            return "Layout"
        is_repeatable = getattr(box, "is_header", False) or getattr(box, "is_footer", False)
        if is_repeatable and box.element is not None:
            first = self._repeatable.setdefault(box.element, box)
            return "" if first is box else "Pagination"
        return ""

    def _describe(self, box: Box, node: Node) -> None:
        """Give a node what only its box knows."""
        if node.type in {"TH", "TD"}:
            if isinstance(box, boxes.TableCellBox):
                node.cell = node.cell or TableCell(box.colspan, box.rowspan)
            elif box.element is not None:  # a style sheet lays the cells below each other
                spans = _span(box.element, "colspan"), _span(box.element, "rowspan")
                node.cell = node.cell or TableCell(*spans)
        elif node.type == "LI" and node.parent is not None and node.parent.numbering is None:
            style = box.style["list_style_type"]  # counter styles without a name are tuples
            known = LIST_NUMBERING.get(style, "None") if isinstance(style, str) else "None"
            node.parent.numbering = known

    def _add_annotation(self, annotation: PdfObject, here: Surroundings) -> Surroundings:
        """Tie a link's area to its Link; also in an Artifact, for it can be reached there.

        Every box inside a link has an area of its own, of use only where it reaches out.
        """
        reference = AnnotationReference(self._page, annotation)
        rectangle = annotation["Rect"]
        is_covered = here.area is not None and _lies_within(rectangle, here.area["Rect"])
        if is_covered or rectangle[0] == rectangle[2]:
            self.redundant.append(reference)
            return here
        link = here.node.nearest("Link") if here.node is not None else None
        link = link or here.link or self._tree.add_link(here.node, here.container)
        link.kids.append(reference)
        self.annotations.append((link, reference))
        return here._replace(link=link, area=annotation)

    def _add_words(self, box: Any, here: Surroundings) -> None:  # noqa: ANN401 - a TextBox
        mark = self._marks.pop(box, None)
        if mark is None:
            return
        if here.node is None or here.artifact or box.style["visibility"] != "visible":
            self._line += 1  # what follows a leader is a word of its own
            self.artifacts[-1][mark["mcid"]] = here.artifact or "Layout"
            return
        if not box.text.strip() and self._tree.opens_paragraph(here.node, here.container):
            self.artifacts[-1][mark["mcid"]] = "Layout"  # space between blocks
            return
        home = self._tree.text_home(here.node, here.container)
        if _RIGHT_TO_LEFT.search(box.text):
            home = home.add(Node("Span", actual=box.text))
        home.kids.append(MarkedContent(self._page, mark["mcid"], box.text, self._line))

    def _add_picture(self, box: Any, here: Surroundings) -> None:  # noqa: ANN401 - a ReplacedBox
        mark = self._marks.pop(box, None)
        if mark is None:
            return
        if here.node is None or here.artifact or _pseudo_element(box):
            self.artifacts[-1][mark["mcid"]] = here.artifact or "Layout"
            return
        if here.node.type == "Figure" and here.node.bounding_box is None:
            here.node.bounding_box = self._bounding_box(box)
        home = self._tree.text_home(here.node, here.container)
        home.kids.append(MarkedContent(self._page, mark["mcid"], None, self._line))

    def _bounding_box(self, box: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
        """Return a picture's corners in points; CSS measures from the top of the page."""
        left, top = box.content_box_x(), box.content_box_y()
        corners = (
            left,
            self._page_height - top - box.height,
            left + box.width,
            self._page_height - top,
        )
        x1, y1, x2, y2 = (round(corner * POINTS_PER_PIXEL, 3) for corner in corners)
        return x1, y1, x2, y2


def _pseudo_element(box: Box) -> str:
    """Return the name of the pseudo-element that a box belongs to; empty if to none."""
    return (box.element_tag or "").partition("::")[2]


def _is_marked_decorative(box: Box) -> bool:
    """Whether the style sheet says ``--tag: Artifact`` of a pseudo-element.

    Custom properties are inherited in CSS; here only what is said of the pseudo-element counts.
    """
    if not _pseudo_element(box):
        return False
    tokens, _weight = getattr(box.style, "cascaded", {}).get("__tag", ((), None))
    return [getattr(token, "value", "") for token in tokens if token.type == "ident"] == [
        "Artifact"
    ]


def _span(cell: Element, name: str) -> int:
    """How many columns or rows a cell says that it spans."""
    written = cell.get(name, "")
    return max(int(written), 1) if written.isdecimal() else 1


def _lies_within(inner: Sequence[float], outer: Sequence[float]) -> bool:
    """Whether a rectangle (in points, corners in any order) lies within another, or nearly so."""
    return all(
        min(outer[axis], outer[axis + 2]) - _NEAR <= inner[corner]
        and inner[corner] <= max(outer[axis], outer[axis + 2]) + _NEAR
        for axis in (0, 1)
        for corner in (axis, axis + 2)
    )


def _words(box: Box) -> str:
    """Return what a message calls a box."""
    return f"“{getattr(box, 'text', '')}” in <{box.element_tag}>"
