"""A second checker for finished PDFs, beside veraPDF and independent of what wrote them.

``findings`` compares what the pages draw with what the structure tree says they draw, in both
directions, and examines what the tree promises to reading software (ISO 32000-1, 14.7 and 14.8;
ISO 14289-1). Fonts and colours are veraPDF's. ``reading_order`` is the text as it is read aloud.
"""

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

Number = tuple[int, int]
"""Object and generation number of an indirect object."""


class Content(NamedTuple):
    """Marked content: its number (MCID) in a page or form."""

    stream: Number
    mcid: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; ``page`` counts from 1, None is the whole file."""

    code: str
    message: str
    page: int | None = None


@dataclass(slots=True)
class Element:
    """A structure element, its type mapped to a standard one."""

    type: str
    object: Object
    parent: "Element | None"
    kids: "list[Element | Content | Number]" = field(default_factory=list)
    """Child elements, marked content and annotations, in reading order."""

    def attribute(self, name: str) -> Object | None:
        """The value of an attribute, whichever owner gives it."""
        attributes = self.object.get("/A")
        for owned in items(attributes):
            if isinstance(owned, Dictionary) and name in owned:
                return owned[name]
        return None

    def number(self, name: str) -> int:
        """The value of an attribute that is 1 when nothing is said, as spans are."""
        value = self.attribute(name)
        return 1 if value is None else int(value)

    def elements(self) -> "Iterator[Element]":
        """The child elements."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def ancestor(self, structure_type: str) -> "Element | None":
        """The closest element of a type around this one."""
        around = self.parent
        while around is not None and around.type != structure_type:
            around = around.parent
        return around

    def descendants(self) -> "Iterator[Element]":
        """Itself and all below it, in reading order."""
        yield self
        for kid in self.elements():
            yield from kid.descendants()


def items(value: Object | None) -> list[Object]:
    """The items of an array, or the one value that stands for an array of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


STANDARD_TYPES = frozenset(
    re.findall(
        r"\w+",
        """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2
        H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference
        BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""",
    ),
)
CHILDREN = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
INLINE_TYPES = frozenset({"Span", "Quote", "Reference", "Code", "Link", "NonStruct", "Figure"})
TEXT_PAINTING = frozenset({"Tj", "TJ", "'", '"'})
PATH_PAINTING = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
PAINTING = TEXT_PAINTING | PATH_PAINTING | {"sh", "Do", "INLINE IMAGE"}


class Checker:
    """All that is known of one file while it is examined."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root
        self.findings: list[Finding] = []
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.content: dict[Content, Number] = {}
        """The element of each marked content that the tree names."""
        self.annotations: dict[Number, Element] = {}
        self.elements: list[Element] = []
        self.reached: set[Number] = set()
        self.ids: dict[bytes, Element] = {}
        self.drawn: Counter[Content] = Counter()
        self.parents: dict[int, Object] = {}
        self.destinations: set[bytes] = set()

    def report(self, code: str, message: str, page: int | None = None) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, message, page))

    def run(self) -> list[Finding]:
        """Examine everything."""
        self.check_catalog()
        self.read_names()
        if "/StructTreeRoot" not in self.root:
            self.report("untagged", "The file has no structure tree.")
            return self.findings
        tree = self.root.StructTreeRoot
        self.read_parent_tree(tree)
        for kid in items(tree.get("/K")):
            self.read_element(kid, None, None)
        for element in self.elements:
            self.check_element(element)
        self.check_headings()
        self.check_ids(tree)
        for number, page in enumerate(self.pdf.pages, start=1):
            self.check_page(page, number)
        self.check_drawn()
        self.check_outline()
        return self.findings

    # The document

    def check_catalog(self) -> None:
        """What a viewer is told before the first page."""
        language = str(self.root.get("/Lang", ""))
        preferences = self.root.get("/ViewerPreferences", Dictionary())
        title = str(self.pdf.docinfo.get("/Title", "")).strip()
        with self.pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            described = str(metadata.get("dc:title") or "").strip()
        required: dict[str, object] = {
            "language": re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) is not None,
            "marked": self.root.get("/MarkInfo", Dictionary()).get("/Marked"),
            "display-title": preferences.get("/DisplayDocTitle"),
            "page-labels": "/PageLabels" in self.root,
            "title": bool(title),
            "xmp-title": bool(described) and described == title,
        }
        for code, is_right in required.items():
            if not is_right:
                self.report(code, f"The document's {code} is missing or wrong.")

    def read_names(self) -> None:
        """The names that links and the outline may lead to."""
        tree = self.root.get("/Names", Dictionary()).get("/Dests")
        for key, value in self.name_tree(tree, "destinations") if tree is not None else ():
            self.destinations.add(key)
            if not self.leads_to_page(value):
                self.report("destination", f"The destination {key!r} is not on a page.")

    def name_tree(self, node: Object, what: str) -> list[tuple[bytes, Object]]:
        """The entries of a name tree, whose order and limits are checked on the way."""
        entries: list[tuple[bytes, Object]] = []
        names = items(node.get("/Names"))
        entries += [(bytes(names[i]), names[i + 1]) for i in range(0, len(names), 2)]
        for kid in items(node.get("/Kids")):
            found = self.name_tree(kid, what)
            limits = [bytes(limit) for limit in items(kid.get("/Limits"))]
            if not found or limits != [found[0][0], found[-1][0]]:
                self.report("tree-limits", f"A node of the {what} has the wrong limits.")
            entries += found
        keys = [key for key, _ in entries]
        if any(first >= second for first, second in pairwise(keys)):
            self.report("tree-order", f"The {what} are not in order.")
        return entries

    def leads_to_page(self, target: Object | None) -> bool:
        """Whether a destination, explicit or by name, is on one of the pages."""
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if isinstance(target, Array):
            return len(target) > 1 and getattr(target[0], "objgen", None) in self.pages
        return isinstance(target, pikepdf.String) and bytes(target) in self.destinations

    def check_outline(self) -> None:
        """Every bookmark leads to a page."""
        pending = [self.root.Outlines.get("/First")] if "/Outlines" in self.root else []
        while pending:
            entry = pending.pop()
            if entry is None:
                continue
            target = entry.get("/Dest", entry.get("/A", Dictionary()).get("/D"))
            if not self.leads_to_page(target):
                self.report("outline", f"The bookmark “{entry.get('/Title')}” leads nowhere.")
            pending += [entry.get("/Next"), entry.get("/First")]

    # The structure tree

    def read_parent_tree(self, node: Object) -> None:
        """The owners of content and annotations, by key."""
        tree = node.get("/ParentTree")
        pending = [tree] if tree is not None else []
        while pending:
            part = pending.pop()
            numbers = items(part.get("/Nums"))
            for index in range(0, len(numbers), 2):
                if int(numbers[index]) in self.parents:
                    self.report("parent-tree", f"The key {numbers[index]} is used twice.")
                self.parents[int(numbers[index])] = numbers[index + 1]
            pending += items(part.get("/Kids"))

    def standard_type(self, name: str) -> str:
        """The standard type that the role map gives for a type."""
        for _ in range(9):
            if name in STANDARD_TYPES:
                return name
            mapped = self.root.StructTreeRoot.get("/RoleMap", Dictionary()).get(f"/{name}")
            if mapped is None:
                break
            name = str(mapped)[1:]
        self.report("role", f"{name} is not a standard structure type.")
        return name

    def read_element(self, item: Object, parent: Element | None, page: Number | None) -> None:
        """Read an element and all below it; ``page`` is where its content is, if it is silent."""
        if item.objgen in self.reached:
            self.report("element-twice", f"The element {item.objgen} is reached twice.")
            return
        self.reached.add(item.objgen)
        element = Element(self.standard_type(str(item.S)[1:]), item, parent)
        self.elements.append(element)
        if parent is not None:
            parent.kids.append(element)
        expected = self.root.StructTreeRoot if parent is None else parent.object
        if "/P" not in item or item.P.objgen != expected.objgen:
            self.report("back-link", f"The {element.type} {item.objgen} names another parent.")
        page = item.Pg.objgen if "/Pg" in item else page
        for kid in items(item.get("/K")):
            if not isinstance(kid, Dictionary):
                self.read_content(element, page, int(kid))
            elif kid.get("/Type") == Name.MCR:
                stream = kid.get("/Stm", kid.get("/Pg"))
                self.read_content(element, page if stream is None else stream.objgen, int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                element.kids.append(kid.Obj.objgen)
                self.annotations[kid.Obj.objgen] = element
            else:
                self.read_element(kid, element, page)

    def read_content(self, element: Element, stream: Number | None, mcid: int) -> None:
        """Note that an element holds marked content of a page or form."""
        if stream is None:
            self.report("page-unknown", f"A {element.type} holds content {mcid} of no page.")
            return
        content = Content(stream, mcid)
        if content in self.content:
            self.report("content-twice", f"Content {mcid} of {stream} is in two elements.")
        self.content[content] = element.object.objgen
        element.kids.append(content)

    def check_element(self, element: Element) -> None:
        """Nesting, and what a type must say."""
        kind, around = element.type, element.parent.type if element.parent else "root"
        if kind not in CHILDREN.get(around, {kind}) or around not in PARENTS.get(kind, {around}):
            self.report("nesting", f"{kind} in {around}")
        if not element.kids and kind not in {"TD", "TH"}:
            self.report("empty", f"A {kind} in {around} holds nothing.")
        if kind == "Figure" and not str(element.object.get("/Alt", "")).strip():
            self.report("figure-alt", "A Figure has no alternative text.")
        if kind == "Note" and "/ID" not in element.object:
            self.report("note-id", "A Note has no ID.")
        if kind == "TH" and element.attribute("/Scope") not in {Name.Row, Name.Column, Name.Both}:
            self.report("scope", "A TH has no Scope.")
        if kind == "Table":
            self.check_table(element)

    def check_table(self, table: Element) -> None:
        """All rows are as wide, and some cells are headers."""
        groups = [part for part in table.elements() if part.type != "Caption"]
        rows = [
            row for part in groups for row in ([part] if part.type == "TR" else part.elements())
        ]
        taken: Counter[tuple[int, int]] = Counter()
        for y, row in enumerate(rows):
            x = 0
            for cell in row.elements():
                while (y, x) in taken:
                    x += 1
                height, width = cell.number("/RowSpan"), cell.number("/ColSpan")
                taken.update((y + i, x + j) for i in range(height) for j in range(width))
        widths = Counter(y for y, _ in taken)
        if len(set(widths.values())) > 1 or len(widths) != len(rows) or 2 in taken.values():
            self.report("ragged-table", f"Rows of a table have different widths: {dict(widths)}")
        if not any(cell.type == "TH" for row in rows for cell in row.elements()):
            self.report("no-header-cell", "A table has no TH.")

    def check_headings(self) -> None:
        """The first heading is H1 and none skips a level."""
        levels = [int(e.type[1]) for e in self.elements if re.fullmatch("H[1-6]", e.type)]
        if not levels:
            self.report("headings", "There is no heading.")
        for before, level in pairwise([0, *levels]):
            if level > before + 1:
                self.report("headings", f"H{level} follows H{before}.")

    def check_ids(self, tree: Object) -> None:
        """IDs are unique and indexed, and Headers name header cells of the same table."""
        for element in self.elements:
            if "/ID" not in element.object:
                continue
            name = bytes(element.object.ID)
            if name in self.ids:
                self.report("id-twice", f"The ID {name!r} is used twice.")
            self.ids[name] = element
        indexed = dict(self.name_tree(tree.IDTree, "IDs")) if "/IDTree" in tree else {}
        for name in self.ids.keys() | indexed.keys():
            owner = self.ids[name].object.objgen if name in self.ids else None
            if name not in indexed or indexed[name].objgen != owner:
                self.report("id-tree", f"The ID {name!r} and its entry in the IDTree differ.")
        for cell in self.elements:
            for header in items(cell.attribute("/Headers")):
                named = self.ids.get(bytes(header))
                if named is None:
                    self.report("headers-unknown", f"Headers names {header}, which is no ID.")
                elif named.type != "TH" or named.ancestor("Table") is not cell.ancestor("Table"):
                    self.report("headers-elsewhere", f"Headers names {header}, no TH of the table.")

    # What is drawn

    def check_page(self, page: pikepdf.Page, number: int) -> None:
        """The page's content and annotations against the tree."""
        self.check_stream(page, page.obj, number, covered=False)
        for annotation in items(page.obj.get("/Annots")):
            if annotation.get("/Subtype") == Name.Popup:
                continue
            if page.obj.get("/Tabs") != Name.S:
                self.report("tabs", "Annotations are not reached in structure order.", number)
            self.check_annotation(annotation, number)

    def check_annotation(self, annotation: Object, number: int) -> None:
        """An annotation and its element point to each other; a link says where it leads."""
        is_link = annotation.get("/Subtype") == Name.Link
        element = self.annotations.pop(annotation.objgen, None)
        if element is None or (is_link and element.type != "Link"):
            self.report("annotation-untagged", "An annotation has no element of its own.", number)
        else:
            owner = self.parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None or owner.objgen != element.object.objgen:
                self.report("annotation-parent", "StructParent leads to another element.", number)
        if not str(annotation.get("/Contents", "")).strip():
            self.report("contents", "An annotation does not say what it is.", number)
        if not is_link:
            return
        action = annotation.get("/A", Dictionary())
        if action.get("/S") == Name.URI:
            resolves = bool(str(action.get("/URI", "")))
        else:
            resolves = self.leads_to_page(annotation.get("/Dest", action.get("/D")))
        if not resolves:
            self.report("link", f"The link “{annotation.get('/Contents')}” leads nowhere.", number)

    def check_stream(
        self,
        stream: pikepdf.Page | Stream,
        owner: Object,
        number: int,
        *,
        covered: bool,
    ) -> None:
        """One content stream, and the forms it draws; ``covered`` if it is all within a mark."""
        marks = ["form in a mark"] if covered else []
        outer = len(marks)
        resources = owner.get("/Resources", Dictionary())
        forms = resources.get("/XObject", Dictionary())
        for instruction in pikepdf.parse_content_stream(stream):
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BDC", "BMC"}:
                marks.append(self.open_mark(operands, resources, owner, number, marks))
            elif name == "EMC" and len(marks) > outer:
                marks.pop()
            elif name == "EMC":
                self.report("unbalanced", "A mark ends that never began.", number)
            elif name in PAINTING:
                form = forms.get(str(operands[0])) if name == "Do" else None
                if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
                    self.check_stream(form, form, number, covered=any(marks))
                elif not any(marks):
                    self.report("unmarked", f"{name} draws outside all marks.", number)
        if len(marks) > outer:
            self.report("unbalanced", "A mark never ends.", number)

    def open_mark(
        self,
        operands: Iterable[object],
        resources: Object,
        owner: Object,
        number: int,
        marks: Sequence[str],
    ) -> str:
        """The kind of a mark that begins: artifact, content, or nothing of importance."""
        tag, properties = (*operands, None)[:2]
        if isinstance(properties, Name):
            properties = resources.get("/Properties", Dictionary()).get(str(properties))
        if tag == Name.Artifact:
            kind = "artifact"
        elif isinstance(properties, Dictionary) and "/MCID" in properties:
            kind = "content"
            self.check_content(owner, int(properties.MCID), number)
        else:
            kind = ""
        if kind and any(marks):
            self.report("mark-nesting", f"{kind} within {' and '.join(marks)}", number)
        return kind

    def check_content(self, owner: Object, mcid: int, number: int) -> None:
        """One marked content against the tree and the parent tree."""
        key = Content(owner.objgen, mcid)
        self.drawn[key] += 1
        element = self.content.get(key)
        if element is None:
            self.report("orphan", f"Content {mcid} is not in the structure tree.", number)
        owners = self.parents.get(int(owner.get("/StructParents", -1)))
        entry = owners[mcid] if isinstance(owners, Array) and mcid < len(owners) else None
        if element is not None and getattr(entry, "objgen", None) != element:
            self.report("parent-tree", f"The parent tree disagrees on content {mcid}.", number)

    def check_drawn(self) -> None:
        """What the tree names is drawn, and drawn once."""
        for key in self.content:
            if self.drawn[key] != 1:
                page = self.pages.get(key.stream)
                self.report(
                    "not-drawn", f"Content {key.mcid} is drawn {self.drawn[key]} times.", page
                )
        for number, owners in self.parents.items():
            if isinstance(owners, Dictionary) and owners.objgen not in self.reached:
                self.report("parent-tree", f"The key {number} leads out of the tree.")
        if self.annotations:
            self.report("object-reference", "The tree names annotations that are on no page.")


def findings(path: Path) -> list[Finding]:
    """Examine a file; an empty list means that nothing is wrong."""
    with pikepdf.open(path) as pdf:
        return Checker(pdf).run()


def reading_order(path: Path) -> list[str]:
    """The text of each paragraph, heading, cell, label and the like, as it is read aloud.

    A footnote follows the paragraph that calls it. Pictures are their alternative text.
    """
    blocks: list[list[Piece]] = []
    with pikepdf.open(path) as pdf:
        checker = Checker(pdf)
        words = Words(pdf)
        for kid in items(pdf.Root.StructTreeRoot.get("/K")):
            checker.read_element(kid, None, None)
        for element in checker.elements:
            if element.parent is None:
                _collect(element, [], blocks, words)
        texts = [joined_text(block) for block in blocks]
    return [text for text in texts if text]


def _collect(
    element: Element,
    block: "list[Piece]",
    blocks: "list[list[Piece]]",
    words: "Words",
) -> None:
    """Add the words of an element to the block they are read in, or to a block of its own."""
    is_note_label = element.type == "Lbl" and element.parent and element.parent.type == "Note"
    if element.type not in INLINE_TYPES and not is_note_label:
        block = []
        blocks.append(block)
    if "/Alt" in element.object:
        block.append(Piece(f" {element.object.Alt} "))
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            _collect(kid, block, blocks, words)
        elif isinstance(kid, Content):
            block.append(words.of(kid))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with its place: words of two lines have no space between them in the PDF."""

    text: str
    page: Number | None = None
    baseline: float = 0.0
    size: float = 0.0

    def joined(self, before: "Piece | None") -> str:
        """The text as it goes on after another piece; small steps are raised or lowered text."""
        if before is None or before.page is None or self.page is None:
            return self.text
        step = abs(self.baseline - before.baseline)
        is_new = self.page != before.page or step > 0.7 * max(self.size, before.size)
        return f" {self.text}" if is_new else self.text


def joined_text(pieces: Sequence[Piece]) -> str:
    """The text of pieces in their order, with single spaces."""
    followed = zip([None, *pieces], pieces, strict=False)
    return " ".join("".join(piece.joined(before) for before, piece in followed).split())


class Words:
    """The text of marked content, by way of the fonts' ToUnicode maps."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: page for page in pdf.pages}
        self._pieces: dict[Number, dict[int, Piece]] = {}
        self._fonts: dict[Number, dict[int, str]] = {}

    def of(self, content: Content) -> Piece:
        """The text of one marked content; empty for pictures, and inside forms."""
        if content.stream not in self._pieces:
            page = self._pages.get(content.stream)
            self._pieces[content.stream] = self._read(page) if page is not None else {}
        return self._pieces[content.stream].get(content.mcid, Piece(""))

    def _read(self, page: pikepdf.Page) -> dict[int, Piece]:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        pieces: dict[int, Piece] = {}
        mcid, baseline, scale, size = -1, 0.0, 1.0, 0.0
        letters: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands: Sequence[Object] = instruction.operands  # type: ignore[assignment]
            match str(instruction.operator):
                case "BDC" if isinstance(operands[1], Dictionary):
                    mcid = int(operands[1].get("/MCID", -1))
                case "EMC":
                    mcid = -1
                case "Tm":
                    scale, baseline = abs(float(operands[3])), float(operands[5])
                case "Tf":
                    letters, size = self._letters(fonts[str(operands[0])]), float(operands[1])
                case "Tj" | "TJ" if mcid >= 0:
                    text = "".join(
                        letters.get(code, "?")
                        for string in items(operands[0])
                        if isinstance(string, pikepdf.String)
                        for (code,) in struct.iter_unpack(">H", bytes(string))
                    )
                    first = pieces.get(mcid, Piece("", page.obj.objgen, baseline, scale * size))
                    pieces[mcid] = replace(first, text=first.text + text)
        return pieces

    def _letters(self, font: Object) -> dict[int, str]:
        """The text of each two-byte code of a font."""
        if font.objgen not in self._fonts:
            map_ = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
            pairs = re.findall(r"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", map_, re.MULTILINE)
            self._fonts[font.objgen] = {
                int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs
            }
        return self._fonts[font.objgen]
