"""Structure types: the standard ones, what stands in what, and what others are mapped to.

ISO 32000-1, 14.8.4, whose tables 333 to 338 are behind the shapes.
"""

from briefpack.conformance.values import entries, name

HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
INLINE = frozenset(
    {"Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot"}
    | {"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"}
)
"""Types that stand within a line of text."""

STANDARD = (
    HEADINGS
    | INLINE
    | {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "Index"}
    | {"TOC", "TOCI", "NonStruct", "Private", "P", "L", "LI", "Lbl", "LBody", "Note"}
    | {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Figure", "Formula", "Form"}
)

TABLE_PARTS = frozenset(["Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"])
LIST_PARTS = frozenset(["L", "LI", "LBody"])

KIDS = {
    "L": frozenset(["LI", "L", "Caption"]),
    "LI": frozenset(["Lbl", "LBody"]),
    "Table": frozenset(["TR", "THead", "TBody", "TFoot", "Caption"]),
    "THead": frozenset(["TR"]),
    "TBody": frozenset(["TR"]),
    "TFoot": frozenset(["TR"]),
    "TR": frozenset(["TH", "TD"]),
    "TOC": frozenset(["TOC", "TOCI", "Caption"]),
}
"""What a type may hold, where not everything may stand in it."""

PARENTS = {
    "LI": frozenset(["L"]),
    "LBody": frozenset(["LI"]),
    "TR": frozenset(["Table", "THead", "TBody", "TFoot"]),
    "TH": frozenset(["TR"]),
    "TD": frozenset(["TR"]),
    "THead": frozenset(["Table"]),
    "TBody": frozenset(["Table"]),
    "TFoot": frozenset(["Table"]),
    "TOCI": frozenset(["TOC"]),
}
"""What a type must stand in."""

LONGEST_WAY = 50
"""Steps from a type to the standard one that it means."""


def shape_clause(role: str) -> str:
    """The clause that a list, a table of contents or a table out of shape breaks."""
    if role in TABLE_PARTS:
        return "UA-1 7.2 (09-004)"
    if role in LIST_PARTS:
        return "UA-1 7.2 (09-005)"
    return "UA-1 7.2 (09-006)"


class RoleMap:
    """What the types of a file mean."""

    def __init__(self, found: object) -> None:
        self._meaning = {key[1:]: name(value) for key, value in entries(found)}
        self.remapped = sorted(
            role for role, meaning in self._meaning.items() if role in STANDARD and role != meaning
        )
        """Standard types that the file gives another meaning."""

    def standard(self, role: str) -> str | None:
        """The standard type that a type means; None where it leads to none."""
        for _ in range(LONGEST_WAY):
            if role in STANDARD:
                return role
            if role not in self._meaning:
                return None
            role = self._meaning[role]
        return None

    def goes_round(self, role: str) -> bool:
        """Whether a type that leads to no standard one leads back to itself, or to such a one."""
        seen = set()
        while role in self._meaning and role not in seen:
            seen.add(role)
            role = self._meaning[role]
        return role in seen
