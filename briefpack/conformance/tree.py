"""The structure tree, read into elements in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from pikepdf import Array, Dictionary, Stream, String

from briefpack.conformance.roles import RoleMap
from briefpack.conformance.values import (
    DIRECT,
    Key,
    data,
    get,
    has,
    items,
    key_of,
    name,
    whole,
    words,
)
from briefpack.conformance.work import Work

DEEPEST = 400
"""Elements within elements."""


class Content(NamedTuple):
    """Marked content, by its number in a page or a form."""

    stream: Key
    mcid: int


class Reference(NamedTuple):
    """An annotation, or another object, that is part of an element."""

    target: object
    key: Key


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. ``role`` is its standard type, or its own where that leads to none."""

    role: str
    named: str
    source: object
    key: Key
    parent: "Element | None"
    depth: int
    page: int | None = None
    kids: "list[Element | Content | Reference]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        """The elements within it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def text(self, key: str) -> str:
        """What it says of itself: its alternative text, its language."""
        return words(get(self.source, key))

    def attribute(self, key: str) -> object:
        """An attribute, whoever of its owners gives it."""
        for owned in items(get(self.source, "/A")):
            if isinstance(owned, Dictionary | Stream) and has(owned, key):
                return get(owned, key)
        return None

    def around(self, role: str) -> "Element | None":
        """The closest element of a role around it."""
        element = self.parent
        while element is not None and element.role != role:
            element = element.parent
        return element


Trouble: TypeAlias = tuple[str, str, int | None]
"""Clause, message and page."""


class Tree:
    """All elements, and what is wrong with how they hang together."""

    def __init__(self, root: object, pages: dict[Key, int], work: Work) -> None:
        self.root = root
        self.roles = RoleMap(get(root, "/RoleMap"))
        self.elements: list[Element] = []
        self.holders: dict[Content, list[Element]] = {}
        """The elements of each content; more than one is wrong."""
        self.references: dict[Key, list[Element]] = {}
        """The elements of each annotation."""
        self.pages_of: dict[Content, int | None] = {}
        self.troubles: list[Trouble] = []
        self._pages = pages
        self._work = work
        self._seen: dict[Key, Element] = {}
        self._read()
        self._place()

    @property
    def top(self) -> list[Element]:
        """The elements that stand in no other."""
        return [element for element in self.elements if element.parent is None]

    def element(self, value: object) -> Element | None:
        """The element that an object is, if it is in the tree."""
        key = key_of(value)
        return self._seen.get(key) if key != DIRECT else None

    def _read(self) -> None:
        open_: list[tuple[Element | None, Key, Iterator[object]]] = [
            (None, DIRECT, iter(items(get(self.root, "/K"))))
        ]
        while open_:
            parent, page, kids = open_[-1]
            kid = next(kids, open_)
            if kid is open_:
                open_.pop()
                continue
            self._work.spend()
            made = self._take(kid, parent, page)
            if made is None:
                continue
            if len(open_) > DEEPEST:
                self._trouble("PDF 14.7.2", "the tags are nested too deeply to follow")
                continue
            own = get(made.source, "/Pg")
            here = key_of(own) if own is not None else page
            open_.append((made, here, iter(items(get(made.source, "/K")))))

    def _take(self, kid: object, parent: Element | None, page: Key) -> Element | None:
        """Note a kid of an element; an element that is new is returned, to be read."""
        mcid = whole(kid)
        if mcid is not None:
            self._hold(parent, Content(page, mcid), page)
        elif not isinstance(kid, Dictionary):
            if kid is not None:
                self._trouble("PDF 14.7.2", "the tag tree holds something that is no tag")
        elif get(kid, "/Type") is not None and name(get(kid, "/Type")) == "MCR":
            self._take_marked(kid, parent, page)
        elif name(get(kid, "/Type")) == "OBJR":
            target = get(kid, "/Obj")
            if parent is not None:
                parent.kids.append(Reference(target, key_of(target)))
                self.references.setdefault(key_of(target), []).append(parent)
        else:
            return self._new(kid, parent)
        return None

    def _take_marked(self, kid: object, parent: Element | None, page: Key) -> None:
        own = get(kid, "/Pg")
        here = key_of(own) if own is not None else page
        form = get(kid, "/Stm")
        mcid = whole(get(kid, "/MCID"))
        if mcid is None:
            self._trouble("PDF 14.7.4.4", "a tag names content without its number")
        else:
            self._hold(parent, Content(here if form is None else key_of(form), mcid), here)

    def _hold(self, parent: Element | None, content: Content, page: Key) -> None:
        if parent is None:
            self._trouble("PDF 14.7.4.4", "content stands in the tag tree outside all tags")
            return
        parent.kids.append(content)
        self.holders.setdefault(content, []).append(parent)
        self.pages_of[content] = self._pages.get(page)

    def _new(self, kid: object, parent: Element | None) -> Element | None:
        key = key_of(kid)
        named = name(get(kid, "/S"))
        page = self._pages.get(key_of(get(kid, "/Pg")))
        if not named:
            self._trouble("PDF 14.7.2", "an element of the tag tree has no type", page)
            return None
        if key != DIRECT and key in self._seen:
            self._trouble("PDF 14.7.2", f"the tag {named} is in the tree twice", page)
            return None
        role = self.roles.standard(named)
        depth = 0 if parent is None else parent.depth + 1
        made = Element(role or named, named, kid, key, parent, depth, page)
        if key != DIRECT:
            self._seen[key] = made
        self.elements.append(made)
        if parent is not None:
            parent.kids.append(made)
        if role is None:
            self._unknown(named, page)
        self._check_way_up(made)
        return made

    def _unknown(self, named: str, page: int | None) -> None:
        if self.roles.goes_round(named):
            clause, what = "UA-1 7.1 (02-003)", "leads round in a circle"
        else:
            clause, what = "UA-1 7.1 (02-001)", "is mapped to no standard tag"
        self._trouble(clause, f"the tag {named} {what}", page)

    def _check_way_up(self, made: Element) -> None:
        above = get(made.source, "/P")
        expected = self.root if made.parent is None else made.parent.source
        if above is None:
            self._trouble("UA-1 7.1", f"a tag {made.named} does not say what it is in", made.page)
        elif key_of(above) != key_of(expected):
            words_ = f"a tag {made.named} says it is in another one than it is"
            self._trouble("PDF 14.7.2", words_, made.page)

    def _place(self) -> None:
        """Have every element know the page that it begins on."""
        for element in reversed(self.elements):
            first = next((page for page in self._pages_below(element) if page is not None), None)
            element.page = first or element.page
        for element in self.elements:
            if element.page is None and element.parent is not None:
                element.page = element.parent.page

    def _pages_below(self, element: Element) -> Iterator[int | None]:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield kid.page
            elif isinstance(kid, Content):
                yield self.pages_of.get(kid)

    def _trouble(self, clause: str, message: str, page: int | None = None) -> None:
        self.troubles.append((clause, message, page))


def number_tree(node: object, work: Work) -> tuple[dict[int, object], list[Trouble]]:
    """The values of a number tree by their keys, and what is wrong with it."""
    found: dict[int, object] = {}
    troubles: list[Trouble] = []
    branches = _Branches(node, "/Nums", work)
    for key, value in branches.pairs():
        number = whole(key)
        if number is None or number in found:
            troubles.append(("PDF 7.9.7", f"a number tree has a wrong key, {key}", None))
        else:
            found[number] = value
    if not troubles and list(found) != sorted(found):
        message = "a number tree is not in order, so that something in it is not found"
        troubles.append(("PDF 7.9.7", message, None))
    if branches.has_wrong_limits():
        message = "a part of a number tree holds other numbers than it says"
        troubles.append(("PDF 7.9.7", message, None))
    return found, troubles


def name_tree(node: object, what: str, work: Work) -> tuple[dict[bytes, object], list[Trouble]]:
    """The values of a name tree by their names, and what is wrong with it."""
    found: dict[bytes, object] = {}
    troubles: list[Trouble] = []
    branches = _Branches(node, "/Names", work)
    last: bytes | None = None
    in_order = True
    for key, value in branches.pairs():
        in_order = in_order and (last is None or data(key) > last)
        last = data(key)
        found[last] = value
    if not in_order:
        message = f"{what} are not in order, so that some are not found"
        troubles.append(("PDF 7.9.6", message, None))
    if branches.has_wrong_limits():
        message = f"{what} are not where the file says they are, so that some are not found"
        troubles.append(("PDF 7.9.6", message, None))
    return found, troubles


class _Branches:
    """The nodes of a tree of numbers or names, from left to right, each before those below it."""

    def __init__(self, root: object, key: str, work: Work) -> None:
        self._nodes: list[tuple[object, int]] = []
        """Each node, and where in this list the one above it is."""
        self._key = key
        self._work = work
        pending, seen = [(root, 0)], set[Key]()
        while pending:
            node, above = pending.pop()
            work.spend()
            if key_of(node) in seen:
                continue
            if key_of(node) != DIRECT:
                seen.add(key_of(node))
            place = len(self._nodes)
            self._nodes.append((node, above))
            pending += [(kid, place) for kid in reversed(items(get(node, "/Kids")))]

    def pairs(self) -> Iterator[tuple[object, object]]:
        """All keys, each with its value."""
        for node, _ in self._nodes:
            own = self._own(node)
            self._work.spend(len(own))
            yield from zip(own[::2], own[1::2], strict=False)

    def _own(self, node: object) -> list[object]:
        found = get(node, self._key)
        return items(found) if isinstance(found, Array) else []

    def has_wrong_limits(self) -> bool:
        """Whether a node below the root does not say which keys are the first and last in it."""
        spans: dict[int, tuple[object, object]] = {}
        for place in range(len(self._nodes) - 1, 0, -1):
            node, above = self._nodes[place]
            keys = self._own(node)[::2]
            span = spans.get(place) or ((keys[0], keys[-1]) if keys else None)
            if span is None or [*map(_plain, items(get(node, "/Limits")))] != [*map(_plain, span)]:
                return True
            spans[above] = (span[0], spans.get(above, span)[1])
        return False


def _plain(key: object) -> object:
    return data(key) if isinstance(key, String) else key
