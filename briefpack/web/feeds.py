"""Atom feeds (RFC 4287) and the site map. Their times are those of meetings, never of the build."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

_ATOM = "http://www.w3.org/2005/Atom"
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was published: ``path`` is its page, from the site's top."""

    path: str
    title: str
    summary: str
    day: date
    board: str


def atom_feed(
    title: str, path: str, author: str, entries: Iterable[Entry], url: str | None
) -> bytes:
    """A feed, which stands at ``path``; its links are whole addresses where ``url`` is known."""
    ET.register_namespace("", _ATOM)
    newest = sorted(entries, key=lambda entry: (entry.day, entry.path), reverse=True)
    newest = newest[:_MOST_ENTRIES]
    up = "../" * path.count("/")
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", _identity(url, path))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(newest[0].day if newest else date(1970, 1, 1)))
    _add(_add(feed, "author"), "name", author)
    _add(feed, "link", rel="self", type="application/atom+xml", href=_address(url, path, up))
    _add(feed, "link", rel="alternate", type="text/html", href=_address(url, _page(path), up))
    for entry in newest:
        node = _add(feed, "entry")
        _add(node, "id", _identity(url, entry.path + "#" + entry.title))
        _add(node, "title", entry.title)
        _add(node, "updated", _moment(entry.day))
        _add(node, "link", rel="alternate", type="text/html", href=_address(url, entry.path, up))
        _add(node, "category", term=entry.board)
        _add(node, "summary", entry.summary)
    return _written(feed)


def site_map(paths: Sequence[str], url: str) -> bytes:
    """The addresses of all pages and papers, for search engines."""
    ET.register_namespace("", _MAP)
    urlset = ET.Element(f"{{{_MAP}}}urlset")
    for path in sorted(paths):
        node = ET.SubElement(urlset, f"{{{_MAP}}}url")
        ET.SubElement(node, f"{{{_MAP}}}loc").text = _address(url, path, "")
    return _written(urlset)


def _page(feed: str) -> str:
    return feed.removesuffix("feed.xml") + "index.html"


def _address(url: str | None, path: str, up: str) -> str:
    if url is None:
        return up + path
    return f"{url.rstrip('/')}/{path.removesuffix('index.html')}"


def _identity(url: str | None, path: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{url or 'briefpack:'}/{path}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    node.text = text
    return node


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    text = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
