"""Style sheets, read before they are needed: Textual reads each when its part is first shown.

Textual keeps what it has read of 64 style sheets, and has no public way to read one ahead or to
keep more; its exact version is pinned.
"""

from collections.abc import Iterable, Iterator
from inspect import getfile

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from briefpack.editor.widgets.switcher import rests

MOST_KEPT = 512
"""Style sheets that are kept; with fewer than there are, each new part has all read again."""


class Styles(Stylesheet):
    """The style sheets of the editor: all that have been read, for what is shown."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(MOST_KEPT)

    def update_nodes(self, nodes: Iterable[DOMNode], animate: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Style some parts anew, but for panes that are not shown."""
        super().update_nodes((node for node in nodes if not rests(node)), animate)


def read_ahead(sheet: Stylesheet, package: str) -> None:
    """Read the style sheets of all parts of a package that are loaded. Runs in any thread."""
    for kind in _kinds(Widget):
        if kind.__module__.startswith(package):
            for css, place, tie_breaker, scope in _sheets_of(kind):
                sheet._parse_rules(css, place, True, tie_breaker, scope)  # noqa: FBT003, SLF001


def _kinds(kind: type[Widget]) -> Iterable[type[Widget]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


def _sheets_of(kind: type[Widget]) -> Iterator[tuple[str, tuple[str, str], int, str]]:
    """The style sheets of a part and of what it is made from, as Textual names them."""
    for order, base in enumerate(kind._css_bases(kind)):  # noqa: SLF001
        css = base.__dict__.get("DEFAULT_CSS", "")
        if css:
            place = (getfile(base), f"{base.__name__}.DEFAULT_CSS")
            scope = base._css_type_name if base.__dict__.get("SCOPED_CSS", True) else ""  # noqa: SLF001
            yield css, place, -order, scope
