"""The HTML elements that boxes were made from, with the way back to their parents."""

from xml.etree.ElementTree import Element


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; a comment's is no element's name."""
    return str(element.tag).rpartition("}")[2]


class Elements:
    """One HTML document. ElementTree knows no parents, so they are looked up once."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._parents = {child: parent for parent in root.iter() for child in parent}

    def parent(self, element: Element) -> Element | None:
        """Return the element around this one, or None for the root."""
        return self._parents.get(element)

    def changes_language(self, element: Element) -> bool:
        """Whether an element is in another language than what is around it."""
        language = element.get("lang")
        return bool(language) and language != self._language_around(element)

    def is_layout_table(self, element: Element) -> bool:
        """Whether an element belongs to a table that only arranges things side by side."""
        around: Element | None = element
        while around is not None and local_name(around) != "table":
            around = self.parent(around)
        return around is not None and around.get("role") in {"presentation", "none"}

    def _language_around(self, element: Element) -> str | None:
        around = self.parent(element)
        while around is not None:
            if language := around.get("lang"):
                return language
            around = self.parent(around)
        return None
