"""A file's tags, rebuilt element by element beside its rebuilt pages."""

from collections.abc import Iterator
from html import escape

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, Stream, String

from briefpack.foreign.kinds import OutlineLine
from briefpack.foreign.rebuilding import Rebuilding, Rebuilt
from briefpack.foreign.values import copy_plain, elements, mapping, plain, text

_ELEMENT_KEYS = ("/S", "/Alt", "/ActualText", "/E", "/Lang", "/T", "/ID", "/C")
_OWNERS = frozenset(("/Layout", "/List", "/Table", "/PrintField"))
_ATTRIBUTE_KEYS = (
    *("/O", "/Placement", "/WritingMode", "/BBox", "/Width", "/Height", "/TextAlign"),
    *("/BlockAlign", "/InlineAlign", "/SpaceBefore", "/SpaceAfter", "/StartIndent"),
    *("/EndIndent", "/TextIndent", "/ListNumbering", "/RowSpan", "/ColSpan", "/Headers"),
    *("/Scope", "/Summary", "/Role", "/checked", "/Desc"),
)
_DEEPEST = 150
_MOST_ELEMENTS = 300_000


class Untaggable(ValueError):  # noqa: N818 - it is an answer
    """Tags that cannot be taken over as they are."""


class _Tags:
    def __init__(self, source: Pdf, rebuilding: Rebuilding) -> None:
        self._source = mapping(source.Root.get("/StructTreeRoot"))
        self._target = rebuilding.target
        self._pages = {page.source.objgen: page for page in rebuilding.pages}
        self._links = {
            number: made for page in rebuilding.pages for number, made in page.annotations.items()
        }
        self._content: dict[tuple[int, int], dict[int, Object]] = {}
        """For each page's number, the elements of its marked content."""
        self._owners: dict[tuple[int, int], Object] = {}
        """For each link's number, its element."""
        self._ids: dict[bytes, Object] = {}
        self._seen: set[tuple[int, int]] = set()

    def build(self) -> Object:
        root = self._target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        kids = [
            self._element(kid, root, None, 0)
            for kid in _kids(self._source)
            if isinstance(kid, Dictionary)
        ]
        root.K = Array(kids)
        self._copy_names(root)
        self._write_parents(root)
        if self._ids:
            pairs = [part for name in sorted(self._ids) for part in (String(name), self._ids[name])]
            root.IDTree = Dictionary(Names=Array(pairs))
        return root

    def _copy_names(self, root: Object) -> None:
        roles = Dictionary()
        told = mapping(self._source.get("/RoleMap"))
        for name in sorted(told.keys()):
            if isinstance(told[name], Name):
                roles[name] = Name(str(told[name]))
        if len(roles.keys()):
            root.RoleMap = roles
        classes = Dictionary()
        told = mapping(self._source.get("/ClassMap"))
        for name in sorted(told.keys()):
            classes[name] = self._attributes(told[name])
        if len(classes.keys()):
            root.ClassMap = classes

    def _element(self, source: Object, parent: Object, page: Rebuilt | None, depth: int) -> Object:
        if source.objgen in self._seen or depth > _DEEPEST or len(self._seen) > _MOST_ELEMENTS:
            raise Untaggable
        if source.is_indirect:
            self._seen.add(source.objgen)
        made = self._target.make_indirect(Dictionary(Type=Name.StructElem, P=parent))
        copy_plain(source, made, _ELEMENT_KEYS)
        if "/S" not in made:
            raise Untaggable
        if "/ID" in made:
            self._ids[bytes(made.ID)] = made
        if "/A" in source:
            made.A = self._attributes(source.A)
        page = self._page(source) or page
        if page is not None:
            made.Pg = page.page
        kids = [self._kid(kid, made, page, depth) for kid in _kids(source)]
        made.K = Array([kid for kid in kids if kid is not None])
        return made

    def _kid(
        self, kid: object, made: Object, page: Rebuilt | None, depth: int
    ) -> Object | int | None:
        if isinstance(kid, int):
            return self._marked(kid, made, page)
        if not isinstance(kid, Dictionary):
            return None
        kind = kid.get("/Type")
        if kind == Name.MCR:
            if "/Stm" in kid:
                raise Untaggable
            own = self._page(kid) or page
            number = self._marked(kid.get("/MCID"), made, own)
            if own is None:
                raise Untaggable
            return Dictionary(Type=Name.MCR, Pg=own.page, MCID=number)
        if kind == Name.OBJR:
            return self._reference(kid, made, self._page(kid) or page)
        return self._element(kid, made, page, depth + 1)

    def _reference(self, kid: Object, made: Object, page: Rebuilt | None) -> Object:
        number = mapping(kid.get("/Obj")).objgen
        if number not in self._links or number in self._owners:
            raise Untaggable
        self._owners[number] = made
        reference = Dictionary(Type=Name.OBJR, Obj=self._links[number])
        if page is not None:
            reference.Pg = page.page
        return reference

    def _marked(self, number: object, made: Object, page: Rebuilt | None) -> int:
        if not isinstance(number, int) or page is None or number not in page.numbered:
            raise Untaggable
        owners = self._content.setdefault(page.source.objgen, {})
        if number in owners:
            raise Untaggable
        owners[number] = made
        return number

    def _page(self, holder: Object) -> Rebuilt | None:
        page = holder.get("/Pg")
        return self._pages.get(page.objgen) if isinstance(page, Dictionary) else None

    def _attributes(self, attributes: object) -> Object:
        """Attributes of the standard's owners; numbers of revisions mean nothing any more."""
        each = list(elements(attributes)) if isinstance(attributes, Array) else [attributes]
        kept = []
        for one in each:
            source = mapping(one)
            if isinstance(one, Stream) or str(source.get("/O")) not in _OWNERS:
                continue
            copy = Dictionary()
            copy_plain(source, copy, _ATTRIBUTE_KEYS)
            kept.append(copy)
        return kept[0] if len(kept) == 1 else Array(kept)

    def _write_parents(self, root: Object) -> None:
        """The way back from content to elements; all marked content has one."""
        parents: list[Object | int] = []
        pages = list(self._pages.values())
        for key, page in enumerate(pages):
            owners = self._content.get(page.source.objgen, {})
            if page.numbered - owners.keys():
                raise Untaggable
            page.page.StructParents = key
            if page.page.get("/Annots") is not None:
                page.page.Tabs = Name.S
            most = max(owners, default=-1)
            parents += [key, Array([owners.get(number) for number in range(most + 1)])]
        for key, (number, owner) in enumerate(sorted(self._owners.items()), start=len(pages)):
            self._links[number].StructParent = key
            parents += [key, owner]
        if self._links.keys() - self._owners.keys():
            raise Untaggable
        root.ParentTree = self._target.make_indirect(Dictionary(Nums=Array(parents)))
        root.ParentTreeNextKey = len(pages) + len(self._owners)


def _kids(source: Object) -> Iterator[object]:
    kids = source.get("/K")
    if isinstance(kids, Array):
        yield from elements(kids)
    elif kids is not None:
        yield kids


def write_tags(
    source: Pdf, rebuilding: Rebuilding, title: str, outline: tuple[OutlineLine, ...]
) -> bool:
    """Tag the new PDF as the old one was, with its outline; whether it could be done."""
    target = rebuilding.target
    try:
        tree = _Tags(source, rebuilding).build()
    except (Untaggable, RecursionError):
        return False
    target.Root.StructTreeRoot = tree
    target.Root.MarkInfo = Dictionary(Marked=True)
    language = plain(source.Root.get("/Lang"))
    if isinstance(language, String):
        target.Root.Lang = language
    target.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    target.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    target.Root.Metadata = target.make_stream(_metadata(title))
    target.Root.Metadata.Type, target.Root.Metadata.Subtype = Name.Metadata, Name.XML
    with target.open_outline() as written:
        written.root.extend(_outline_item(line) for line in outline)
    return True


def _outline_item(line: OutlineLine) -> OutlineItem:
    item = OutlineItem(line.title, line.page, "Fit")
    item.children.extend(_outline_item(child) for child in line.children)
    return item


def title_of(source: Pdf) -> str:
    """What a file says it is called."""
    info = mapping(source.trailer.get("/Info"))
    return text(info.get("/Title"))[:500]


def _metadata(title: str) -> bytes:
    """The least that a tagged file has to say of itself."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(title, quote=False)}</rdf:li></rdf:Alt></dc:title>'
        "<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()
