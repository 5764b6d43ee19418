"""Which standard structure type an HTML element becomes (ISO 32000-1, 14.8.4)."""

from xml.etree.ElementTree import Element

from briefpack.rendering.tagging.elements import Elements, local_name
from briefpack.rendering.tagging.errors import TaggingError

STRUCTURE_TYPES = {
    "p": "P",
    "pre": "P",
    "summary": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    "div": "Div",
    "details": "Div",
    "figure": "Div",
    "address": "Div",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "img": "Figure",
    "svg": "Figure",
    "object": "Figure",
    "embed": "Figure",
    "a": "Link",
    "code": "Code",
    "q": "Quote",
}
"""Elements that are not named here add nothing to the tree: their words belong to whatever
they stand in.

A ``figure`` is a Div around a Figure and its Caption, because reading software says the
alternative text of a Figure in place of all that is inside it, and the caption would be lost.
"""

OVERRIDES = frozenset(
    {
        "Lbl",
        "LBody",
        "Caption",
        "Note",
        "Sect",
        "Part",
        "NonStruct",
        "P",
        "Span",
        "Div",
        "Artifact",
    },
)
"""The values of the HTML attribute ``data-tag``, which replaces an element's own type."""

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Types that hold paragraphs but no words of their own: bare words get a P."""

INLINE = frozenset({"Span", "Link", "Figure", "Code", "Quote", "Reference", "Note", "Lbl"})
"""Types that stand inside a paragraph."""

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})

TABLE_CHILDREN = {
    "Table": frozenset({"Caption", "THead", "TBody", "TFoot", "TR"}),
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TFoot": frozenset({"TR"}),
    "TR": frozenset({"TH", "TD"}),
}
"""What the parts of a table may hold."""

LIST_NUMBERING = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}
"""CSS ``list-style-type`` to the ListNumbering attribute; all other styles are ``None``."""

_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})
_FIXED_PARTS = _TABLE_PARTS | {"ul", "ol", "dl", "li", "dt", "dd"}


def structure_type(element: Element, elements: Elements) -> str | None:
    """Return the structure type of an element, or None if it adds nothing to the tree.

    Raises TaggingError if ``data-tag`` has a value outside ``OVERRIDES``, or stands on a part
    of a list or table, where another type would break the list or table.
    """
    name = local_name(element)
    if (override := element.get("data-tag")) is not None:
        return _overridden(name, override)
    if name in _TABLE_PARTS and elements.is_layout_table(element):
        return "Div" if name in {"table", "th", "td"} else None
    if name == "address" and not contains_block(element):
        return "P"
    found = STRUCTURE_TYPES.get(name)
    if found is None and (elements.changes_language(element) or _is_expanded(element)):
        return "Div" if contains_block(element) else "Span"
    return found


def contains_block(element: Element) -> bool:
    """Whether paragraphs, lists, tables or groups stand somewhere inside an element."""
    return any(
        descendant is not element
        and STRUCTURE_TYPES.get(local_name(descendant), "Span") not in INLINE
        for descendant in element.iter()
    )


def is_decorative(element: Element) -> bool:
    """Whether an element is not part of the content: for the eye only."""
    return (
        element.get("aria-hidden") == "true"
        or element.get("data-tag") == "Artifact"
        or (element.get("alt") == "" and local_name(element) == "img")
    )


def alternative_text(element: Element) -> str | None:
    """Return the text that stands for a picture: alt, aria-label, or an SVG's own title."""
    title = element.findtext("{http://www.w3.org/2000/svg}title")
    return element.get("alt") or element.get("aria-label") or title or None


def expansion_text(element: Element) -> str | None:
    """Return what an ``abbr`` is short for, or None."""
    return element.get("title") if _is_expanded(element) else None


def _is_expanded(element: Element) -> bool:
    return local_name(element) == "abbr" and bool(element.get("title"))


def _overridden(name: str, override: str) -> str:
    if override not in OVERRIDES:
        allowed = ", ".join(sorted(OVERRIDES))
        raise TaggingError(f'<{name} data-tag="{override}"> is unknown.', f"Use one of {allowed}.")
    if name in _FIXED_PARTS:
        raise TaggingError(
            f'<{name} data-tag="{override}"> would break its table or list.',
            f"Put data-tag on an element inside <{name}>.",
        )
    return override
