"""TOML in canonical form: the statements of a text, put in order and set out anew."""

from collections.abc import Iterable, Sequence

from briefpack.store.canonical.order import KeyOrder, Shape, TableOrder
from briefpack.store.canonical.statements import Document, Pair, Remark, Section, take_apart

_SCHEMA = "#:schema"


def canonical_toml(toml: str, shape: Shape, schema: str | None = None) -> str:
    """``toml``, which is TOML with line feeds, in canonical form.

    ``schema`` is the line that names its schema, if it should have one.
    """
    document = take_apart(toml)
    first, *others = document.sections
    blocks = [_directives(document, schema), _below_header(first, shape)]
    order = TableOrder(shape)
    placed = [
        (*order.next_header(section.keys, element=section.element), section) for section in others
    ]
    for _, its_shape, section in sorted(placed, key=lambda entry: entry[0]):
        blocks.append(
            [
                *_lines(section.above),
                section.header + section.beside,
                *_below_header(section, its_shape),
            ]
        )
    blocks.append(_lines(document.tail))
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def _directives(document: Document, schema: str | None) -> Sequence[str]:
    """The lines that speak to editors; an address that somebody chose is left alone."""
    named = [line for line in document.directives if line.startswith(_SCHEMA)]
    if schema is None or any("://" in line for line in named):
        return document.directives
    return [schema, *(line for line in document.directives if line not in named[:1])]


def _below_header(section: Section, shape: Shape) -> list[str]:
    lines = _lines(section.top)
    apart = bool(lines)
    for pair in _ordered(section.pairs, shape):
        if lines and (apart or (pair.above[0] if pair.above else pair).apart):
            lines.append("")
        lines += _lines(pair.above)
        if pair.above and pair.apart:
            lines.append("")
        lines.append(pair.text + pair.beside)
        apart = False
    if lines and section.end and section.end[0].apart:
        lines.append("")
    return lines + _lines(section.end)


def _ordered(pairs: Sequence[Pair], shape: Shape) -> Iterable[Pair]:
    order = KeyOrder(shape)
    placed = [(order.next_key(pair.keys, holds_tables=pair.holds_tables), pair) for pair in pairs]
    return [pair for _, pair in sorted(placed, key=lambda entry: entry[0])]


def _lines(remarks: Sequence[Remark]) -> list[str]:
    lines: list[str] = []
    for remark in remarks:
        if lines and remark.apart:
            lines.append("")
        lines.append(remark.text)
    return lines
