"""Pictures of papers on the site: as they are, where they can do no harm."""

import posixpath
from xml.etree import ElementTree as ET

from briefpack.model.briefing import Attachment, Media
from briefpack.web.meetings import PublicMeeting, slug
from briefpack.web.output import Output

_ACTIVE = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "set", "animate"})
"""Elements of SVG that run, change or embed something."""


class Pictures:
    """The pictures of one meeting's pages, published when a page first shows them."""

    def __init__(self, meeting: PublicMeeting, folder: str, output: Output) -> None:
        self._meeting = meeting
        self._folder = folder
        self._output = output
        self.files: dict[str, str] = {}

    def address(self, path: str) -> str | None:
        """The address of a picture, by its path, from the meeting's folder."""
        loaded, briefing = self._meeting.loaded, self._meeting.briefing
        document = briefing.documents.get(path) if briefing else None
        if loaded is None or not isinstance(document, Attachment):
            return None
        if document.media is not Media.IMAGE:
            return None
        data = loaded.shelf.path(path).read_bytes()
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        if suffix.lower() == ".svg" and not is_still(data):
            return None
        name = f"pictures/{slug(stem) or 'picture'}-{document.digest[:8]}{suffix.lower()}"
        self.files[f"{self._folder}/{name}"] = self._output.write(f"{self._folder}/{name}", data)
        return name


def is_still(data: bytes) -> bool:
    """Whether an SVG picture only shows something: opened by itself, one could also run."""
    if b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        return False
    try:
        root = ET.fromstring(data)  # noqa: S314 - without entities, which it is refused for
    except ET.ParseError:
        return False
    return all(_is_still_element(element) for element in root.iter())


def _is_still_element(element: ET.Element) -> bool:
    if str(element.tag).rpartition("}")[2].lower() in _ACTIVE:
        return False
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2].lower()
        address = "".join(value.split()).lower()
        if local.startswith("on") or (
            local == "href"
            and ":" in address.split("/")[0]
            and not address.startswith(("data:image/png", "data:image/jpeg", "https:", "http:"))
        ):
            return False
    return True
