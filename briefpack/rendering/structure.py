"""The tag tree of a pack: each section's tree hung under one Document.

qpdf copies pages, not tags. Sections are ours, so that their trees have a known shape (see
``tagging``): one Document element, a ParentTree without holes, IDs with a prefix of the section's
own. Pages must be copied before trees, or a tree's /Pg leads nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass(slots=True)
class StructureTree:
    """The tree in the making. ``finish`` puts it into the PDF."""

    pdf: Pdf
    _root: Object = field(init=False)
    _document: Object = field(init=False)
    _children: list[Object] = field(default_factory=list)
    _parents: list[Object] = field(default_factory=list)  # of the ParentTree, by key
    _keys: dict[tuple[int, int], int] = field(default_factory=dict)  # of pages and drawings
    _ids: list[tuple[bytes, Object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root)
        )

    def add_section(self, source: Pdf, pages: list[Object], title: str | None) -> Object:
        """Hang in the tree of ``source``, whose pages stand in the pack as ``pages``.

        Returns the part that it has become. One without a title is yet to be hung into another.
        """
        theirs = source.Root.StructTreeRoot
        part = self.pdf.copy_foreign(theirs.K[0])
        if not isinstance(part.get(Name.K), Array):
            part.K = Array([part.K] if Name.K in part else [])
        part.S = Name.Part
        if title is not None:
            part.P = self._document
            part.T = String(title)
            self._children.append(part)
        first = len(self._parents)
        numbers = list(self.pdf.copy_foreign(_indirect(source, theirs.ParentTree)).Nums)
        self._parents += numbers[1::2]
        self._shift_keys(pages, first)
        if Name.IDTree in theirs:
            node = self.pdf.copy_foreign(theirs.IDTree.Kids[0])
            self._ids.append((bytes(node.Limits[0]), node))
        return part

    def _shift_keys(self, pages: list[Object], by: int) -> None:
        for page in pages:
            if Name.StructParents in page:
                page.StructParents = int(page.StructParents) + by
                self._keys[page.objgen] = int(page.StructParents)
            for annotation in page.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent = int(annotation.StructParent) + by

    def add_element(self, parent: Object, kind: str, **entries: Object) -> Object:
        """A new element at the end of ``parent``."""
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, K=Array())
        )
        for key, value in entries.items():
            element[f"/{key}"] = value
        parent.K.append(element)
        return element

    def next_mark(self, content: Object) -> int:
        """The first MCID that nothing in ``content``, a page or a drawing, has."""
        return len(self._marked(content))

    def add_content(
        self, element: Object, page: Object, mark: int, drawing: Object | None = None
    ) -> None:
        """Say that what is marked with the MCID ``mark`` belongs to ``element``.

        It stands on ``page``, or in a ``drawing`` there.
        """
        reference = Dictionary(Type=Name.MCR, Pg=page, MCID=mark)
        if drawing is not None:
            reference.Stm = drawing
        element.K.append(reference)
        elements = self._marked(page if drawing is None else drawing)
        while len(elements) <= mark:
            elements.append(None)
        elements[mark] = element

    def _marked(self, content: Object) -> Array:
        """The elements of what is marked in ``content``, by MCID."""
        key = self._keys.get(content.objgen)
        if key is None:
            self._keys[content.objgen] = key = content.StructParents = len(self._parents)
            self._parents.append(Array())
        elements = self._parents[key]
        if not isinstance(elements, Array):
            message = "a page's elements are an array"
            raise TypeError(message)
        return elements

    def add_annotation(self, element: Object, page: Object, annotation: Object) -> None:
        """Say that an annotation on ``page`` belongs to ``element``."""
        element.K.append(Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation))
        annotation.StructParent = len(self._parents)
        self._parents.append(element)

    def add_ids(self, elements: Iterable[tuple[bytes, Object]]) -> None:
        """Say which elements have which IDs; they all begin with a prefix of their own."""
        ordered = sorted(elements, key=lambda pair: pair[0])
        if not ordered:
            return
        names = Array()
        for name, element in ordered:
            names.append(String(name))
            names.append(element)
        limits = Array([String(ordered[0][0]), String(ordered[-1][0])])
        node = self.pdf.make_indirect(Dictionary(Limits=limits, Names=names))
        self._ids.append((ordered[0][0], node))

    def finish(self) -> None:
        """Put the tree into the PDF's catalogue."""
        self._document.K = Array(self._children)
        self._root.K = Array([self._document])
        numbers = Array()
        for key, parents in enumerate(self._parents):
            numbers.append(key)
            numbers.append(parents)
        self._root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(self._parents)
        if self._ids:
            # Every section's IDs share a prefix of one length, so that the ranges do not overlap.
            nodes = [node for _, node in sorted(self._ids, key=lambda pair: pair[0])]
            self._root.IDTree = self.pdf.make_indirect(Dictionary(Kids=Array(nodes)))
        self.pdf.Root.StructTreeRoot = self._root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _indirect(source: Pdf, thing: Object) -> Object:
    return thing if thing.is_indirect else source.make_indirect(thing)
