"""The items of lists: whatever the HTML, an LI holds nothing but Lbl and LBody."""

from xml.etree.ElementTree import Element

from briefpack.rendering.tagging.elements import local_name
from briefpack.rendering.tagging.errors import TaggingError
from briefpack.rendering.tagging.nodes import Node


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
