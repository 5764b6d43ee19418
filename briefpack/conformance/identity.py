"""What a file says of itself in its metadata: title, PDF/UA, PDF/A."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from pikepdf import Stream

from briefpack.conformance.values import ODD, get

LONGEST = 2_000_000
"""Bytes of metadata that are read."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_A = "{http://www.aiim.org/pdfa/ns/id/}"


@dataclass(frozen=True, slots=True)
class Identity:
    """What the metadata say. A file without any, or with damaged ones, says nothing."""

    is_there: bool = False
    is_read: bool = False
    title: str = ""
    ua_part: str = ""
    archive_part: str = ""
    archive_level: str = ""

    @property
    def claims_archive(self) -> bool:
        """Whether it says that it is PDF/A, of a part whose rules are known here."""
        return self.archive_part in {"2", "3"}


def read_identity(root: object) -> Identity:
    """What a file's metadata say."""
    stream = get(root, "/Metadata")
    if not isinstance(stream, Stream):
        return Identity()
    tree = _parsed(stream)
    if tree is None or tree.find(f".//{_RDF}Description") is None:
        return Identity(is_there=True)
    return Identity(
        is_there=True,
        is_read=True,
        title=_title(tree),
        ua_part=_value(tree, f"{_UA}part"),
        archive_part=_value(tree, f"{_A}part"),
        archive_level=_value(tree, f"{_A}conformance"),
    )


def _parsed(stream: Stream) -> ET.Element | None:
    try:
        text = bytes(stream.read_bytes()).strip()
    except ODD:
        return None
    if len(text) > LONGEST or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        return None
    try:
        return ET.fromstring(text)  # noqa: S314 - it declares nothing that could grow
    except (ET.ParseError, ValueError, LookupError):
        return None


def _title(tree: ET.Element) -> str:
    for title in tree.iter(f"{_DC}title"):
        choices = [item.text or "" for item in title.iter(f"{_RDF}li")]
        found = next((text.strip() for text in choices if text.strip()), "")
        if found:
            return found
    return ""


def _value(tree: ET.Element, name: str) -> str:
    """A property, which stands as an element or as an attribute."""
    for description in tree.iter(f"{_RDF}Description"):
        element = description.find(name)
        found = description.get(name) if element is None else element.text
        if found is not None:
            return found.strip()
    return ""
