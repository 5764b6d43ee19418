"""Takes out of the tree what holds nothing: reading software would announce it."""

from collections.abc import Iterator
from enum import IntEnum

from briefpack.rendering.tagging.nodes import MarkedContent, Node
from briefpack.rendering.tagging.roles import INLINE

_CELLS = frozenset({"TD", "TH"})


class _Holds(IntEnum):
    """What a node holds, in rising order."""

    NOTHING = 0
    SPACE = 1
    """Only white space was drawn; between the words of a paragraph it counts."""
    CONTENT = 2


def prune(root: Node) -> list[MarkedContent]:
    """Remove empty elements, but for table cells, which keep the columns in line.

    Returns the marked content of paragraphs and the like that drew nothing but white space
    and are removed with them: it has to become an Artifact.
    """
    dropped: list[MarkedContent] = []
    _prune(root, dropped)
    return dropped


def _prune(node: Node, dropped: list[MarkedContent]) -> _Holds:
    holds = _Holds.CONTENT if node.type in _CELLS else _Holds.NOTHING
    empty: set[Node] = set()
    for kid in node.kids:
        if isinstance(kid, Node):
            found = _prune(kid, dropped)
            if found is _Holds.NOTHING:
                empty.add(kid)
        elif isinstance(kid, MarkedContent) and kid.is_blank:
            found = _Holds.SPACE
        else:
            found = _Holds.CONTENT
        holds = max(holds, found)
    if empty:
        node.kids = [kid for kid in node.kids if kid not in empty]
    if holds is _Holds.SPACE and node.type not in INLINE:
        dropped.extend(_marked_content(node))
        return _Holds.NOTHING
    return holds


def _marked_content(node: Node) -> Iterator[MarkedContent]:
    for kid in node.kids:
        if isinstance(kid, MarkedContent):
            yield kid
        elif isinstance(kid, Node):
            yield from _marked_content(kid)
