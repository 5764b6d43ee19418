"""Where the content of each HTML element goes in the logical tree.

The tree follows the HTML, not the boxes: WeasyPrint makes several boxes of an element that is
split over lines, columns or pages, and boxes without any element. Asking for the place of an
element always gives the same node, and makes it when it is asked for the first time; so the
order of children is the order in which their first boxes are met.
"""

from xml.etree.ElementTree import Element

from briefpack.rendering.tagging.elements import Elements, local_name
from briefpack.rendering.tagging.errors import TaggingError
from briefpack.rendering.tagging.lists import ListItems
from briefpack.rendering.tagging.nodes import Node
from briefpack.rendering.tagging.roles import (
    GROUPING,
    HEADINGS,
    INLINE,
    TABLE_CHILDREN,
    alternative_text,
    contains_block,
    expansion_text,
    is_decorative,
    structure_type,
)

_CALLS = frozenset({"footnote-call", "note-call"})
_LABELS = frozenset({"footnote-marker", "note-marker", "marker"})


class StructureTree:
    """The logical tree of one section while it grows."""

    def __init__(self, elements: Elements, id_prefix: str) -> None:
        self.root = Node("Document")
        self.tables: list[Node] = []
        self.links: list[Node] = []
        self._elements = elements
        self._id_prefix = id_prefix
        self._list_items = ListItems()
        self._places: dict[tuple[Element, str], Node | None] = {}
        self._calls: dict[Element, Node] = {}
        self._implied_paragraphs: dict[Node, Element | None] = {}
        self._notes = 0

    def place(self, element: Element, pseudo: str, container: Element | None) -> Node | None:
        """Return the node of an element or of one of its pseudo-elements.

        ``container`` is the element whose lines are being read, or None between lines; words
        of one container that need a paragraph share it. The result None means an Artifact.
        """
        key = (element, pseudo if pseudo in _CALLS or pseudo in _LABELS else "")
        if key not in self._places:
            self._places[key] = self._create(element, key[1], container)
        return self._places[key]

    def text_home(self, node: Node, container: Element | None) -> Node:
        """Return the node that words of ``node`` belong to: groups and lists hold none."""
        if node.type in TABLE_CHILDREN:
            raise TaggingError(
                f"Words stand in a {node.type} outside its cells.",
                "Look for ::before or ::after on rows and tables in the style sheet.",
            )
        if node.type in {"L", "LI"}:
            return self._list_items.body(node)
        return self._paragraph(node, container) if node.type in GROUPING else node

    def opens_paragraph(self, node: Node, container: Element | None) -> bool:
        """Whether words of ``container`` would need a new paragraph to stand in ``node``."""
        return node.type in GROUPING and self._open_paragraph(node, container) is None

    def add_link(self, around: Node | None, container: Element | None) -> Node:
        """Add a Link that no ``<a>`` stands for; without any content around, at the root."""
        home = self.text_home(self.root if around is None else around, container)
        link = home.add(Node("Link"))
        self.links.append(link)
        return link

    def _create(self, element: Element, pseudo: str, container: Element | None) -> Node | None:
        if pseudo in _LABELS:
            return self._create_label(element, pseudo, container)
        around = self._elements.parent(element)
        if around is None or local_name(element) == "body":
            return self.root
        parent = self.place(around, "", container)
        if parent is None or is_decorative(element):
            return None
        if pseudo:
            home = self._inline_home("Reference", parent, element, container)
            self._calls[element] = home.add(Node("Reference"))
            return self._calls[element]
        return self._create_element(element, parent, container)

    def _create_label(
        self,
        element: Element,
        pseudo: str,
        container: Element | None,
    ) -> Node | None:
        """Put a list item's or a note's number in front of what it stands for."""
        host = self.place(element, "", container)
        if host is None or (pseudo == "marker" and host.type != "LI"):
            return host
        label = Node("Lbl", parent=host)
        host.kids.insert(0, label)
        return label

    def _create_element(
        self,
        element: Element,
        parent: Node,
        container: Element | None,
    ) -> Node:
        name, found = local_name(element), structure_type(element, self._elements)
        if element in self._calls:
            node = self._add_note(element)
        elif found is None or (name == "div" and parent.type == "L"):
            return parent
        elif name in {"dt", "dd"} and parent.type != "L":
            node = parent.add(Node("P", element=element))
        elif found == "LBody":
            node = self._list_items.add_body(element, parent)
        else:
            node = self._home(found, parent, element, container).add(Node(found, element=element))
        self._describe(node, element)
        return node

    def _describe(self, node: Node, element: Element) -> None:
        """Give a node what its element says about itself."""
        if self._elements.changes_language(element):
            node.language = element.get("lang")
        node.expansion = expansion_text(element)
        if node.type == "Figure":
            node.alternative = alternative_text(element)
        elif node.type == "Table":
            self.tables.append(node)
        elif node.type == "Link":
            self.links.append(node)
        elif node.type == "Note":
            self._notes += 1
            node.identifier = f"{self._id_prefix}.note-{self._notes}"

    def _add_note(self, element: Element) -> Node:
        """Put a footnote directly behind its call, or behind the heading with the call."""
        call = self._calls[element]
        while call.parent is not None and call.parent.type in HEADINGS | {"Link", "Quote", "Span"}:
            call = call.parent
        home = call.parent if call.parent is not None else self.root
        return home.insert_after(call, Node("Note", element=element))

    def _home(
        self,
        found: str,
        parent: Node,
        element: Element,
        container: Element | None,
    ) -> Node:
        """Return what a new node of the type ``found`` is added to."""
        if found == "LI":
            return self._list_items.list_for(parent)
        if parent.type == "L":
            return self._list_items.home_in_list(found, parent, element)
        if parent.type == "LI":
            return parent if found == "Lbl" else self._list_items.body(parent)
        if found not in TABLE_CHILDREN.get(parent.type, {found}):
            raise TaggingError(f"<{local_name(element)}> cannot stand in a {parent.type}.")
        if found in INLINE:
            return self._inline_home(found, parent, element, container)
        return parent

    def _inline_home(
        self,
        found: str,
        parent: Node,
        element: Element,
        container: Element | None,
    ) -> Node:
        """Return where a Link, Span, Figure or the like goes: groups hold them in a P.

        Not so a picture that is a block of its own, or a link around whole paragraphs.
        """
        if parent.type in {"L", "LI"}:
            return self._list_items.body(parent)
        stands_alone = (found == "Figure" and container is None) or (
            found != "Reference" and contains_block(element)
        )
        if parent.type not in GROUPING or stands_alone:
            return parent
        return self._paragraph(parent, element if container is None else container)

    def _paragraph(self, group: Node, container: Element | None) -> Node:
        """Return the P for words of ``container`` that stand directly in a group."""
        paragraph = self._open_paragraph(group, container)
        if paragraph is None:
            paragraph = group.add(Node("P"))
            self._implied_paragraphs[paragraph] = container
        return paragraph

    def _open_paragraph(self, group: Node, container: Element | None) -> Node | None:
        """Return the group's last child if it is the P for ``container``."""
        last = group.kids[-1] if group.kids else None
        if not isinstance(last, Node) or last not in self._implied_paragraphs:
            return None
        return last if self._implied_paragraphs[last] is container else None
