"""The tags of another's PDF in the pack's tree, made anew from what of theirs has a meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefpack.rendering.structure import StructureTree

if TYPE_CHECKING:
    from briefpack.rendering.appended.pages import Appended

_TEXTS = (Name.Alt, Name.ActualText, Name.E, Name.Lang, Name.T)

_OWNERS = frozenset({"/Layout", "/List", "/Table", "/PrintField"})
"""Whose attributes are kept: those that PDF itself defines for what is read."""

_OF_TABLES = (Name.THead, Name.TBody, Name.TFoot, Name.TR, Name.TD)

Links = Mapping[tuple[int, int], tuple[Object, Object]]
"""The page and the link of ours for each link of theirs."""


@dataclass(frozen=True, slots=True)
class _Copied:
    """What came of something in their tree.

    ``held`` tells whether there was content in it, and ``kept`` whether some of that is here.
    """

    ours: Object | None
    held: bool
    kept: bool
    roles: frozenset[str] = frozenset()


def _unmake(table: Object) -> None:
    """Turn a table whose head is on a page that was left out into plain blocks, to be read on."""
    table.S = Name.Div
    for kid in _kids(table):
        if isinstance(kid, Dictionary) and kid.get(Name.S) in _OF_TABLES:
            if Name.A in kid:
                del kid.A
            _unmake(kid)


def _all_below(element: Object) -> Iterator[Object]:
    """An element of ours, and all below it."""
    yield element
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield from _all_below(kid)


def _kids(element: Object) -> list[Any]:
    kids = element.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


@dataclass(slots=True)
class TagCopy:
    """The tag tree of ``source`` as far as its ``pages`` are in the pack.

    ``links`` are those of ours that stand for theirs, and ``prefix`` makes IDs unique.
    """

    source: Pdf
    tree: StructureTree
    pages: Mapping[int, "Appended"]
    links: Links
    prefix: str
    _roles: dict[str, str] = field(init=False)
    _by_page: dict[tuple[int, int], "Appended"] = field(init=False)

    def __post_init__(self) -> None:
        root = self.source.Root.StructTreeRoot
        self._roles = {
            str(name).removeprefix("/"): str(role).removeprefix("/")
            for name, role in root.get(Name.RoleMap, Dictionary()).items()
        }
        self._by_page = {
            self.source.pages[number].obj.objgen: appended
            for number, appended in self.pages.items()
        }

    def into(self, part: Object) -> None:
        """Hang the tree into ``part``."""
        root = self.source.Root.StructTreeRoot
        language = self.source.Root.get(Name.Lang)
        tops = [self._element(kid, part, None).ours for kid in _kids(root)]
        here = [element for top in tops if top is not None for element in _all_below(top)]
        for top in tops:
            if top is not None and language is not None and Name.Lang not in top:
                top.Lang = String(str(language))
        ids = {bytes(element.ID): element for element in here if Name.ID in element}
        for element in here:
            for attribute in element.get(Name.A, ()):
                if Name.Headers in attribute:  # some may be on pages that were left out
                    named = [name for name in attribute.Headers if bytes(name) in ids]
                    attribute.Headers = Array(named)
        self.tree.add_ids(ids.items())

    def _element(self, theirs: Object, parent: Object, page: Object | None) -> "_Copied":
        """Copy an element under ``parent``, unless all that it held is on pages left out."""
        page = theirs.get(Name.Pg, page)
        ours = self.tree.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{self._role(theirs)}"), P=parent, K=Array())
        )
        copied = [self._kid(kid, ours, page) for kid in _kids(theirs)]
        held = any(each.held for each in copied)
        kept = any(each.kept for each in copied)
        if held and not kept:
            return _Copied(None, held=True, kept=False)
        roles = frozenset({str(ours.S)}).union(*(each.roles for each in copied))
        if Name.Table == ours.S and Name.TH not in map(Name, roles):
            _unmake(ours)
        for key in _TEXTS:
            if key in theirs:
                ours[key] = String(str(theirs[key]))
        if Name.ID in theirs:
            ours.ID = String(self._id(theirs.ID))
        attributes = self._attributes(theirs, page)
        if len(attributes):
            ours.A = attributes
        parent.K.append(ours)
        return _Copied(ours, held=held, kept=kept, roles=roles)

    def _role(self, theirs: Object) -> str:
        role = str(theirs.S).removeprefix("/")
        for _ in self._roles:
            if role not in self._roles:
                break
            role = self._roles[role]
        # The pack has one Document, and headings that say their level.
        return {"Document": "Sect", "H": "H2"}.get(role, role)

    def _id(self, theirs: Object) -> bytes:
        return self.prefix.encode() + bytes(theirs)

    def _kid(self, kid: Any, ours: Object, page: Object | None) -> "_Copied":  # noqa: ANN401
        """Copy what an element holds."""
        if isinstance(kid, int):
            return self._content(ours, page, kid, None)
        kind = kid.get(Name.Type)
        if kind == Name.MCR:
            return self._content(ours, kid.get(Name.Pg, page), int(kid.MCID), kid.get(Name.Stm))
        if kind == Name.OBJR:
            link = self.links.get(kid.Obj.objgen)
            if link is not None:
                self.tree.add_annotation(ours, *link)
            return _Copied(None, held=True, kept=link is not None)
        return self._element(kid, ours, page)

    def _content(
        self, ours: Object, page: Object | None, mark: int, drawing: Object | None
    ) -> "_Copied":
        appended = self._by_page.get(page.objgen) if page is not None else None
        if appended is None:
            return _Copied(None, held=True, kept=False)
        if drawing is None:
            self.tree.add_content(ours, appended.page, mark + appended.first_mark)
        else:
            copied = self.tree.pdf.copy_foreign(drawing)
            self.tree.add_content(ours, appended.page, mark, copied)
        return _Copied(None, held=True, kept=True)

    def _attributes(self, theirs: Object, page: Object | None) -> Array:
        """The element's own attributes and those of its classes."""
        classes = self.source.Root.StructTreeRoot.get(Name.ClassMap, Dictionary())
        found = _listed(theirs.get(Name.A))
        for name in _listed(theirs.get(Name.C)):
            if isinstance(name, Name):
                found += _listed(classes.get(str(name)))
        kept = Array()
        for each in found:
            if isinstance(each, Dictionary) and str(each.get(Name.O)) in _OWNERS:
                kept.append(self._attribute(each, page))
        return kept

    def _attribute(self, theirs: Object, page: Object | None) -> Dictionary:
        ours = Dictionary()
        for key, value in theirs.items():
            if key == Name.Headers:
                ours.Headers = Array([String(self._id(name)) for name in value])
            elif key == Name.BBox:
                ours.BBox = self._box(value, page)
            elif (plain := _plain(value)) is not None:
                ours[key] = plain
        return ours

    def _box(self, value: Object, page: Object | None) -> Array:
        x0, y0, x1, y1 = (float(side) for side in value)
        appended = self._by_page.get(page.objgen) if page is not None else None
        box = (x0, y0, x1, y1) if appended is None else appended.placed.moved((x0, y0, x1, y1))
        return Array([round(side, 2) for side in box])


def _listed(value: Object | None) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Names, numbers, texts and lists of them, as they can stand in another PDF."""
    if isinstance(value, Array):
        return Array([each for each in map(_plain, value) if each is not None])
    if isinstance(value, String):
        return String(bytes(value))
    return None if isinstance(value, Object) and not isinstance(value, Name) else value
