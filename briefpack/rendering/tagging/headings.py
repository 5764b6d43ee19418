"""Headings in order: their levels begin with 1 and leave none out on the way down."""

from collections.abc import Iterator

from briefpack.rendering.tagging.nodes import Node
from briefpack.rendering.tagging.roles import HEADINGS


def order_headings(root: Node) -> None:
    """Make each heading as deep as there are headings of higher levels around it, and one.

    Levels that are used in order stay as they are. Whoever leaves one out means the look of a
    heading; reading software, which goes from level to level, would miss what comes below.
    """
    open_levels: list[int] = []  # as written, of the headings that the next one may stand below
    for heading in _headings(root):
        written = int(heading.type[1])
        while open_levels and open_levels[-1] >= written:
            open_levels.pop()
        open_levels.append(written)
        heading.type = f"H{len(open_levels)}"


def _headings(node: Node) -> Iterator[Node]:
    for child in node.children():
        if child.type in HEADINGS:
            yield child
        else:
            yield from _headings(child)
