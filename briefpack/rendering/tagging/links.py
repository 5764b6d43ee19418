"""What reading software says of a link: the Contents of its annotations."""

from collections.abc import Iterator

from briefpack.rendering.tagging.nodes import MarkedContent, Node


def link_words(link: Node) -> str:
    """Return aria-label, or the words of the link, or its title; empty if it has none."""
    element = link.element
    label = element.get("aria-label", "") if element is not None else ""
    title = element.get("title", "") if element is not None else ""
    return label.strip() or _spoken(link) or title.strip()


def _spoken(link: Node) -> str:
    """Return the words and pictures below a node; lines end without a space of their own."""
    words, last_line = "", None
    for text, line in _pieces(link):
        words += text if line is not None and line == last_line else f" {text}"
        last_line = line
    return " ".join(words.split())


def _pieces(node: Node) -> Iterator[tuple[str, int | None]]:
    """Yield each piece of text with its line; a picture's alternative text has none."""
    for kid in node.kids:
        if isinstance(kid, MarkedContent):
            yield kid.text or "", kid.line
        elif isinstance(kid, Node) and kid.alternative:
            yield kid.alternative, None
        elif isinstance(kid, Node):
            yield from _pieces(kid)
