"""The logical tree of a section, before it is written as PDF structure elements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

PdfObject: TypeAlias = Any
"""A pydyf object or a WeasyPrint class; neither library has type hints."""


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """One marked-content sequence in a page's content stream."""

    page: int
    """Index of the page in the section, from 0."""
    mcid: int
    text: str | None
    """The words drawn, or None for a picture."""
    line: int
    """Number of the line box, counted over the section: words of two lines are two words."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space is drawn."""
        return self.text is not None and not self.text.strip()


@dataclass(frozen=True, slots=True, eq=False)
class AnnotationReference:
    """An annotation (here always a link's clickable area) that belongs to an element."""

    page: int
    annotation: PdfObject


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a TH or TD says about its place; filled in by the ``tables`` module."""

    column_span: int = 1
    row_span: int = 1
    scope: str | None = None
    """``Row`` or ``Column`` for a header cell."""
    headers: tuple[str, ...] = ()
    """IDs of the header cells that a data cell belongs to."""


@dataclass(slots=True, eq=False)
class Node:
    """One structure element to be: a standard structure type and what it holds."""

    type: str
    parent: "Node | None" = None
    element: Element | None = None
    """The HTML element it stands for; None if the tree itself needed it."""
    kids: "list[Node | MarkedContent | AnnotationReference]" = field(default_factory=list)
    identifier: str | None = None
    alternative: str | None = None
    actual: str | None = None
    """The words drawn, where they are not drawn in the order in which they are read."""
    expansion: str | None = None
    language: str | None = None
    numbering: str | None = None
    bounding_box: tuple[float, float, float, float] | None = None
    """Of a Figure: left, bottom, right, top in PDF points from the page's lower left."""
    cell: TableCell | None = None

    def add(self, child: "Node") -> "Node":
        """Append a child, and return it."""
        child.parent = self
        self.kids.append(child)
        return child

    def insert_after(self, sibling: "Node", child: "Node") -> "Node":
        """Put a child directly behind one that is already there, and return it."""
        child.parent = self
        self.kids.insert(self.kids.index(sibling) + 1, child)
        return child

    def children(self) -> Iterator["Node"]:
        """Its child elements, without the content it holds itself."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def nearest(self, structure_type: str) -> "Node | None":
        """Itself or the closest ancestor of a type."""
        node: Node | None = self
        while node is not None and node.type != structure_type:
            node = node.parent
        return node
