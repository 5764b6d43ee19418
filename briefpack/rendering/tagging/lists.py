"""The items of lists: whatever the HTML, an LI holds nothing but Lbl and LBody."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefpack.rendering.tagging.elements import local_name
from briefpack.rendering.tagging.errors import TaggingError
from briefpack.rendering.tagging.nodes import MarkedContent, Node


class ListItems:
    """The list items of one section, with the body that each has got so far."""

    def __init__(self) -> None:
        self._bodies: dict[Node, Node] = {}
        self._descriptions: dict[Node, Node] = {}
        """The item of each ``dl`` that terms and descriptions are being added to."""

    def body(self, node: Node) -> Node:
        """Return the body of an LI; of an L, the body of an item for what lies loose in it."""
        item = last_or_new("LI", node) if node.type == "L" else node
        if item not in self._bodies:
            self._bodies[item] = item.add(Node("LBody"))
        return self._bodies[item]

    def list_for(self, parent: Node) -> Node:
        """Return the list that an LI goes into: its parent, or one made for it."""
        if parent.type == "L":
            return parent
        return last_or_new("L", self.body(parent) if parent.type == "LI" else parent)

    def home_in_list(self, structure_type: str, parent: Node, element: Element) -> Node:
        """Return what a child of an L, other than an LI or LBody, is added to."""
        if local_name(element) == "dt":
            item = self._descriptions.get(parent)
            if item is None or item in self._bodies:  # a term that follows a description
                item = self._descriptions[parent] = parent.add(Node("LI"))
            return item
        return parent if structure_type in {"L", "Caption"} else self.body(parent)

    def add_body(self, element: Element, parent: Node) -> Node:
        """Make a ``dd``, or what a template calls an LBody, the body of its item."""
        item = parent
        if parent.type == "L":
            item = self._descriptions.get(parent) or parent.add(Node("LI"))
            self._descriptions[parent] = item
        elif parent.type != "LI":
            raise TaggingError(
                f'<{local_name(element)} data-tag="LBody"> is not directly in a list item.',
            )
        elif item in self._bodies:
            return self._bodies[item]
        self._bodies[item] = item.add(Node("LBody", element=element))
        return self._bodies[item]


def last_or_new(structure_type: str, parent: Node) -> Node:
    """Return the last child if the tree itself made it for the same need, or a new one."""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Node) and last.type == structure_type and last.element is None:
        return last
    return parent.add(Node(structure_type))


def complete_items(root: Node) -> None:
    """Make the label of an item that says nothing else its body: every item has one."""
    for item in _of_type("LI", root):
        parts = list(item.children())
        if parts and all(part.type == "Lbl" for part in parts):
            parts[-1].type = "LBody"


def raise_labels(root: Node) -> None:
    """Make what labels an item's first paragraph the label of the item, and say how it counts.

    A template writes the label in that paragraph, so that both stand on one line.
    """
    for item in _of_type("LI", root):
        body = next(iter(item.children()), None)
        first = body.kids[0] if body is not None and body.type == "LBody" and body.kids else None
        if isinstance(first, Node) and first.type == "P" and first.kids:
            label = first.kids[0]
            if isinstance(label, Node) and label.type == "Lbl":
                del first.kids[0]
                label.parent = item
                item.kids.insert(0, label)
    for list_ in _of_type("L", root):
        if list_.numbering in {None, "None"}:
            list_.numbering = _numbering(list_)


_NUMBERINGS = (
    ("Decimal", re.compile(r"\(?\d[\d.]*\)?")),
    ("LowerRoman", re.compile(r"\(?i[.)]{1,2}")),
    ("LowerAlpha", re.compile(r"\(?[a-z][.)]{1,2}")),
    ("UpperRoman", re.compile(r"\(?I[.)]{1,2}")),
    ("UpperAlpha", re.compile(r"\(?[A-Z][.)]{1,2}")),
)
"""How a list counts that begins with such a label; nothing else begins with the letter i."""


def _numbering(list_: Node) -> str | None:
    """How a list counts whose style sheet does not say so, by its first label."""
    item = next(list_.children(), None)
    label = next(item.children(), None) if item is not None else None
    if label is None or label.type != "Lbl":
        return None
    words = "".join(kid.text or "" for kid in label.kids if isinstance(kid, MarkedContent)).strip()
    return next((name for name, form in _NUMBERINGS if form.fullmatch(words)), None)


def _of_type(structure_type: str, node: Node) -> Iterator[Node]:
    if node.type == structure_type:
        yield node
    for child in list(node.children()):
        yield from _of_type(structure_type, child)
