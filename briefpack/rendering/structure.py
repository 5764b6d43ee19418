"""The tag tree of a pack: each section's tree hung under one Document.

qpdf copies pages, not tags. Sections are ours, so that their trees have a known shape (see
``tagging``): one Document element, a ParentTree without holes, IDs with a prefix of the section's
own. Pages must be copied before trees, or a tree's /Pg leads nowhere.
"""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass(slots=True)
class StructureTree:
    """The tree in the making. ``finish`` puts it into the PDF."""

    pdf: Pdf
    _root: Object = field(init=False)
    _document: Object = field(init=False)
    _children: list[Object] = field(default_factory=list)
    _parents: list[Object | int] = field(default_factory=list)  # of the ParentTree's /Nums
    _next_key: int = 0
    _ids: list[tuple[bytes, Object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root)
        )

    def add_section(self, source: Pdf, pages: list[Object], title: str) -> None:
        """Hang in the tree of ``source``, whose pages stand in the pack as ``pages``."""
        theirs = source.Root.StructTreeRoot
        part = self.pdf.copy_foreign(theirs.K[0])
        part.S = Name.Part
        part.P = self._document
        part.T = String(title)
        self._children.append(part)
        numbers = list(self.pdf.copy_foreign(_indirect(source, theirs.ParentTree)).Nums)
        for key, parents in zip(numbers[::2], numbers[1::2], strict=True):
            self._parents += [int(key) + self._next_key, parents]
        self._shift_keys(pages)
        self._next_key += len(numbers) // 2
        if Name.IDTree in theirs:
            node = self.pdf.copy_foreign(theirs.IDTree.Kids[0])
            self._ids.append((bytes(node.Limits[0]), node))

    def _shift_keys(self, pages: list[Object]) -> None:
        for page in pages:
            if Name.StructParents in page:
                page.StructParents = int(page.StructParents) + self._next_key
            for annotation in page.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent = int(annotation.StructParent) + self._next_key

    def add_part(self, title: str) -> Object:
        """A part without a tree of its own, for pages that are not ours."""
        part = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self._document, K=Array())
        )
        part.T = String(title)
        self._children.append(part)
        return part

    def add_figure(
        self, part: Object, page: Object, alternative: str, box: tuple[float, ...]
    ) -> None:
        """A figure whose content is MCID 0 of ``page``; ``box`` is where it is, in points."""
        figure = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Figure,
                P=part,
                Pg=page,
                K=Array([0]),
                Alt=String(alternative),
                A=Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in box])),
            )
        )
        part.K.append(figure)
        page.StructParents = self._next_key
        self._parents += [self._next_key, Array([figure])]
        self._next_key += 1

    def finish(self) -> None:
        """Put the tree into the PDF's catalogue."""
        self._document.K = Array(self._children)
        self._root.K = Array([self._document])
        self._root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(self._parents)))
        self._root.ParentTreeNextKey = self._next_key
        if self._ids:
            # Every section's IDs share a prefix of one length, so that the ranges do not overlap.
            nodes = [node for _, node in sorted(self._ids, key=lambda pair: pair[0])]
            self._root.IDTree = self.pdf.make_indirect(Dictionary(Kids=Array(nodes)))
        self.pdf.Root.StructTreeRoot = self._root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _indirect(source: Pdf, thing: Object) -> Object:
    return thing if thing.is_indirect else source.make_indirect(thing)
