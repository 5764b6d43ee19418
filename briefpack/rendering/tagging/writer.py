"""Writes the logical tree into WeasyPrint's PDF (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Mapping, Sequence

import pydyf

from briefpack.rendering.tagging.nodes import (
    AnnotationReference,
    MarkedContent,
    Node,
    PdfObject,
    TableCell,
)


class TreeWriter:
    """Writes one tree as structure elements, with the indexes that lead to them."""

    def __init__(self, pdf: PdfObject) -> None:
        self._pdf = pdf
        self._pages: tuple[bytes, ...] = pdf.page_references  # pydyf makes it anew each time
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._annotation_owners: dict[int, bytes] = {}
        """Structure elements by the object number of the annotation that they own."""
        self._identifiers: dict[str, bytes] = {}

    def write(self, document: Node, annotations: Sequence[AnnotationReference]) -> None:
        """Write the tree and make it the document's; annotations get keys in this order."""
        root = self._object({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._write_element(document, root.reference)])
        root["ParentTree"] = self._object(self._parent_tree(annotations)).reference
        root["ParentTreeNextKey"] = len(self._pages) + len(annotations)
        if self._identifiers:
            root["IDTree"] = self._write_identifiers()
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _object(self, values: dict[str, PdfObject]) -> PdfObject:
        dictionary = pydyf.Dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary

    def _write_element(self, node: Node, parent: bytes) -> bytes:
        element = self._object({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        reference: bytes = element.reference
        page = next((kid.page for kid in node.kids if isinstance(kid, MarkedContent)), None)
        if page is not None:
            element["Pg"] = self._pages[page]
        element.update(_properties(node))
        if node.identifier is not None:
            self._identifiers[node.identifier] = reference
        if node.kids:
            kids = (self._write_kid(kid, page, reference) for kid in node.kids)
            element["K"] = pydyf.Array(kids)
        return reference

    def _write_kid(
        self,
        kid: Node | MarkedContent | AnnotationReference,
        page: int | None,
        owner: bytes,
    ) -> PdfObject:
        """Return an entry of K: an element, content on ``page`` or elsewhere, or an annotation."""
        if isinstance(kid, Node):
            return self._write_element(kid, owner)
        if isinstance(kid, MarkedContent):
            self._owners[kid.page][kid.mcid] = owner
            if kid.page == page:
                return kid.mcid
            return pydyf.Dictionary(
                {"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid},
            )
        self._annotation_owners[kid.annotation.number] = owner
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": self._pages[kid.page]},
        )

    def _parent_tree(self, annotations: Sequence[AnnotationReference]) -> dict[str, PdfObject]:
        """Return the number tree: first each page's owners by MCID, then the annotations'."""
        entries = pydyf.Array()
        for key, owners in enumerate(self._owners):
            length = max(owners, default=-1) + 1
            entries += [key, pydyf.Array(owners.get(mcid, "null") for mcid in range(length))]
        for key, reference in enumerate(annotations, start=len(self._pages)):
            reference.annotation["StructParent"] = key
            entries += [key, self._annotation_owners[reference.annotation.number]]
        return {"Nums": entries}

    def _write_identifiers(self) -> bytes:
        """Write the name tree of IDs: its one node can be hung into the pack's tree as it is."""
        names = sorted(self._identifiers)
        entries = pydyf.Array()
        for name in names:
            entries += [pydyf.String(name), self._identifiers[name]]
        limits = pydyf.Array([pydyf.String(names[0]), pydyf.String(names[-1])])
        node = self._object({"Limits": limits, "Names": entries})
        reference: bytes = self._object({"Kids": pydyf.Array([node.reference])}).reference
        return reference


def mark_artifacts(stream: PdfObject, artifacts: Mapping[int, str]) -> None:
    """Make marked content an Artifact; the kinds are those of ISO 32000-1, 14.8.2.2.

    ``artifacts`` gives the kind for the number of a marked content: Header and Footer are
    pagination artifacts of that subtype.
    """
    if not artifacts:
        return
    operators = stream.stream
    for index, item in enumerate(operators):
        if not isinstance(item, pydyf.Dictionary) or item.get("MCID") not in artifacts:
            continue
        kind = artifacts[item["MCID"]]
        operators[index - 1] = "/Artifact"
        operators[index] = pydyf.Dictionary(
            {"Type": "/Pagination", "Subtype": f"/{kind}"}
            if kind in {"Header", "Footer"}
            else {"Type": f"/{kind}"},
        )


def _properties(node: Node) -> dict[str, PdfObject]:
    """Return the entries of a structure element that do not depend on where it stands."""
    texts = {
        "ID": node.identifier,
        "Lang": node.language,
        "Alt": node.alternative,
        "ActualText": node.actual,
        "E": node.expansion,
    }
    properties = {key: pydyf.String(text) for key, text in texts.items() if text}
    if node.type == "L":
        numbering = f"/{node.numbering or 'None'}"
        properties["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
    elif node.bounding_box is not None:
        box = pydyf.Array(node.bounding_box)
        properties["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": box})
    elif node.cell is not None and (attributes := _cell_attributes(node.cell)):
        properties["A"] = pydyf.Dictionary({"O": "/Table", **attributes})
    return properties


def _cell_attributes(cell: TableCell) -> dict[str, PdfObject]:
    attributes: dict[str, PdfObject] = {}
    if cell.column_span > 1:
        attributes["ColSpan"] = cell.column_span
    if cell.row_span > 1:
        attributes["RowSpan"] = cell.row_span
    if cell.scope is not None:
        attributes["Scope"] = f"/{cell.scope}"
    if cell.headers:
        attributes["Headers"] = pydyf.Array(map(pydyf.String, cell.headers))
    return attributes
