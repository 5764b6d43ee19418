"""Ways through the file: outline, page labels, and the places that links lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, String

from briefpack.conformance.examination import Examination
from briefpack.conformance.tree import name_tree, number_tree
from briefpack.conformance.values import Key, data, entries, get, has, items, key_of, name, words

A_FEW_PAGES = 5
"""Pages that one finds one's way in without an outline."""

MOST_LINES = 20_000
"""Lines of an outline."""

_LABEL_STYLES = frozenset(["D", "R", "r", "A", "a"])


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line of the outline; ``page`` is None where it leads nowhere, 0 where out of the file."""

    title: str
    depth: int
    page: int | None
    is_loose: bool = False


class Places:
    """The places that have names, and which page a destination is on."""

    def __init__(self, examination: Examination) -> None:
        self._numbers = examination.page_numbers
        named, self.troubles = name_tree(
            get(examination.root, "/Names", "/Dests"), "names of places", examination.work
        )
        old = {key[1:].encode(): value for key, value in entries(get(examination.root, "/Dests"))}
        self.named = {**old, **named}

    def page_of(self, target: object, depth: int = 0) -> int | None:
        """The page that a destination, or an action's, is on."""
        if isinstance(target, Dictionary) and has(target, "/D"):
            target = get(target, "/D")
        if isinstance(target, String | Name) and depth < 2:  # noqa: PLR2004 - a name's own name
            called = data(target) if isinstance(target, String) else name(target).encode()
            return self.page_of(self.named.get(called), depth + 1)
        if not isinstance(target, Array) or not len(target):
            return None
        first = items(target)[0]
        if isinstance(first, int) and 0 <= first < len(self._numbers):
            return first + 1
        return self._numbers.get(key_of(first))

    def is_loose(self, target: object) -> bool:
        """Whether a destination leads to a page in a way that not all viewers follow."""
        found = get(target, "/D") if has(target, "/D") else target
        if not isinstance(found, Array) or self.page_of(found) is None:
            return False
        return len(found) < 2 or isinstance(items(found)[0], int)  # noqa: PLR2004 - and how


LOOSE = "leads to a page by its number, or does not say how to show it: not all viewers go there"


def check(examination: Examination) -> None:
    """Outline, labels, names."""
    places = Places(examination)
    examination.add_all(places.troubles)
    for called, target in places.named.items():
        if places.page_of(target) is None:
            shown = called.decode("utf-8", errors="replace")
            message = f"the place “{shown}”, which links lead to, is on no page"
            examination.add("PDF 12.3.2", message)
        elif places.is_loose(target):
            shown = called.decode("utf-8", errors="replace")
            examination.add("PDF 12.3.2", f"the place “{shown}” {LOOSE}")
    _check_outline(examination, places)
    _check_labels(examination)


def outline(examination: Examination, places: Places) -> Iterator[OutlineLine]:
    """The lines of the outline; a circle in it is an error of the file's."""
    pending: list[tuple[object, int]] = [(get(examination.root, "/Outlines", "/First"), 0)]
    seen: set[Key] = set()
    while pending:
        item, depth = pending.pop()
        if not isinstance(item, Dictionary):
            continue
        examination.work.spend()
        if key_of(item) in seen or len(seen) > MOST_LINES:
            examination.add("PDF 12.3.3", "the outline goes round in a circle")
            return
        seen.add(key_of(item))
        target = get(item, "/Dest") if has(item, "/Dest") else get(item, "/A")
        page = _anywhere(target, places)
        title = " ".join(words(get(item, "/Title")).split())
        yield OutlineLine(title, depth, page, bool(page) and places.is_loose(target))
        pending += [(get(item, "/Next"), depth), (get(item, "/First"), depth + 1)]


def _anywhere(target: object, places: Places) -> int | None:
    """The page that a line leads to; 0 where it leads out of the file, as it may."""
    kind = name(get(target, "/S"))
    return 0 if kind not in {"", "GoTo"} else places.page_of(target)


def _check_outline(examination: Examination, places: Places) -> None:
    lines = list(outline(examination, places))
    if not lines and len(examination.pages) > A_FEW_PAGES:
        message = f"there is no outline, and there are {len(examination.pages)} pages"
        examination.add("UA-1 7.17", message)
    for line in lines:
        if not line.title:
            examination.add("PDF 12.3.3", "a line of the outline has no words", line.page)
        elif line.page is None:
            message = f"the outline's “{line.title[:60]}” leads nowhere"
            examination.add("PDF 12.3.3", message)
        elif line.is_loose:
            examination.add("PDF 12.3.2", f"the outline's “{line.title[:60]}” {LOOSE}")


def _check_labels(examination: Examination) -> None:
    labels = get(examination.root, "/PageLabels")
    if labels is None:
        if len(examination.pages) > A_FEW_PAGES:
            examination.add("UA-1 7.17", "viewers are not told the numbers of the pages")
        return
    runs, troubles = number_tree(labels, examination.work)
    examination.add_all(troubles)
    styles = {name(get(run, "/S")) for run in runs.values()}
    if 0 not in runs or not styles <= _LABEL_STYLES | {""}:
        examination.add("PDF 12.4.2", "the numbers of the pages are set out wrongly")
