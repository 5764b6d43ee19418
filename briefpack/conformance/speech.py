"""What is read aloud, and in which order."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from pikepdf import Pdf

from briefpack.conformance import Spoken
from briefpack.conformance.examination import Examination
from briefpack.conformance.pen import Piece, joined
from briefpack.conformance.roles import INLINE
from briefpack.conformance.tree import Content, Element, Reference
from briefpack.conformance.values import ODD, get, words
from briefpack.conformance.work import TooMuchError

_HELD_BACK = frozenset({"Note"})
"""Roles that stand within a sentence and are read behind it."""


@dataclass(slots=True)
class _Block:
    """Words that are read in one go, and what is read behind them."""

    element: Element
    pieces: list[Piece] = field(default_factory=list)
    behind: list[Element] = field(default_factory=list)
    was_read: bool = False


def spoken(pdf: Pdf) -> Iterator[Spoken]:
    """The elements of a file's tag tree as they are read aloud, as far as they can be read."""
    with suppress(*ODD, TooMuchError):
        yield from order(Examination(pdf))


def order(examination: Examination) -> Iterator[Spoken]:
    """The same, of a file that is being examined; odd files raise errors."""
    language = words(get(examination.root, "/Lang"))
    if examination.is_tagged:
        for element in examination.tree.top:
            yield from _read(element, examination, language)


def words_of(element: Element, examination: Examination) -> Iterator[Piece]:
    """All words within an element, and within those in it, in their order."""
    instead = _instead(element)
    if instead is not None:
        yield Piece(f" {instead} " if element.text("/Alt") else instead)
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from words_of(kid, examination)
        elif isinstance(kid, Content):
            yield from examination.drawn.pieces.get(kid, ())


def _instead(element: Element) -> str | None:
    """What is read in place of an element's content."""
    for key in ("/ActualText", "/Alt", "/E"):
        text = element.text(key)
        if text.strip():
            return " ".join(text.split())
    return None


def _read(element: Element, examination: Examination, language: str) -> Iterator[Spoken]:
    """An element and all within it, which comes behind its own words or among them."""
    examination.work.spend()
    language = element.text("/Lang") or language
    block = _Block(element)
    instead = _instead(element)
    if instead is not None:
        yield _said(element, instead, language)
        for kid in element.elements:
            if kid.role == "Caption":
                yield from _read(kid, examination, language)
        return
    yield from _read_kids(element, block, examination, language)
    if block.pieces or not block.was_read:
        yield _said(element, joined(block.pieces), language)
    for held in block.behind:
        yield from _read(held, examination, language)


def _read_kids(
    element: Element, block: _Block, examination: Examination, language: str
) -> Iterator[Spoken]:
    for kid in element.kids:
        if isinstance(kid, Content):
            block.pieces += examination.drawn.pieces.get(kid, ())
        elif isinstance(kid, Reference):
            if element.role in {"Form", "Annot"}:
                described = words(get(kid.target, "/TU")) or words(get(kid.target, "/Contents"))
                block.pieces.append(Piece(f" {described} "))
        elif kid.role in _HELD_BACK:
            block.behind.append(kid)
        elif _is_inline(kid):
            yield from _read_inline(kid, block, examination, language)
        else:
            # Its own words come first: a list's item before the list within it.
            if block.pieces or not block.was_read:
                yield _said(block.element, joined(block.pieces), language)
            block.pieces, block.was_read = [], True
            yield from _read(kid, examination, language)


def _is_inline(element: Element) -> bool:
    if element.role in {"Figure", "Formula"}:
        around = element.parent.role if element.parent else ""
        return around in INLINE | {"P", "Lbl"}
    if element.role == "Lbl":
        return element.parent is not None and element.parent.role in {"Note", "P", "Reference"}
    return element.role in INLINE


def _read_inline(
    element: Element, block: _Block, examination: Examination, language: str
) -> Iterator[Spoken]:
    instead = _instead(element)
    if instead is None:
        yield from _read_kids(element, block, examination, language)
    else:
        geometry = next(_drawn_in(element, examination), None)
        block.pieces.append(geometry._replace(text=instead) if geometry else Piece(f" {instead} "))


def _drawn_in(element: Element, examination: Examination) -> Iterator[Piece]:
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _drawn_in(kid, examination)
        elif isinstance(kid, Content):
            yield from examination.drawn.pieces.get(kid, ())


def _said(element: Element, text: str, language: str) -> Spoken:
    return Spoken(element.role, element.depth, text, element.page, language)
