"""A tagged page drawn onto a page of ours that has tags of its own: marks and names kept apart."""

from collections.abc import Sequence
from typing import Any

from pikepdf import (
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from briefpack.rendering.appended.placing import Placed

_PREFIX = "Theirs"
"""What the names of their resources begin with on a page of ours."""

_FIRST = {
    "Do": Name.XObject,
    "Tf": Name.Font,
    "gs": Name.ExtGState,
    "cs": Name.ColorSpace,
    "CS": Name.ColorSpace,
    "sh": Name.Shading,
}
"""The kind of resource that an operator's first operand names."""

_MARKS = frozenset({"BDC", "DP"})


def merged_into(pdf: Pdf, page: Object, source: Page, where: Placed, first_mark: int) -> Object:
    """The content that draws ``source`` onto ``page``, to which its resources are added.

    Its MCIDs are counted on from ``first_mark``.
    """
    resources = source.resources
    own = pdf.copy_foreign(source.as_form_xobject()).Resources
    for kind, things in own.items():
        if not isinstance(things, Dictionary) or kind == Name.Properties:
            continue
        if kind not in page.Resources:
            page.Resources[kind] = Dictionary()
        for name, thing in things.items():
            page.Resources[kind][_renamed(name)] = thing
    instructions: list[Any] = [
        each
        if isinstance(each, ContentStreamInlineImage)
        else (_kept_apart(list(each.operands), each.operator, resources, first_mark), each.operator)
        for each in parse_content_stream(source)
    ]
    x0, y0, x1, y1 = where.seen
    begin = f"q {where.numbers} cm {x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re W n\n"
    return pdf.make_stream(begin.encode() + unparse_content_stream(instructions) + b"\nQ\n")


def _renamed(name: str) -> Name:
    return Name(f"/{_PREFIX}{name.removeprefix('/')}")


def _kept_apart(
    operands: list[Any], operator: Operator, resources: Object, first_mark: int
) -> Sequence[Any]:
    word = str(operator)
    kind = _FIRST.get(word)
    if kind is not None and operands:
        if str(operands[0]) in resources.get(kind, Dictionary()):
            operands[0] = _renamed(str(operands[0]))
    elif word in {"scn", "SCN"} and operands and isinstance(operands[-1], Name):
        operands[-1] = _renamed(str(operands[-1]))
    elif word in _MARKS:
        operands[1] = _marked(operands[1], resources, first_mark)
    return operands


def _marked(properties: Any, resources: Object, first_mark: int) -> Dictionary:  # noqa: ANN401
    """What is said of marked content: only its MCID matters to the tree."""
    if isinstance(properties, Name):
        named = resources.get(Name.Properties, Dictionary())
        properties = named.get(str(properties), Dictionary())
    kept = Dictionary()
    for key, value in properties.items():
        if key == Name.MCID:
            kept.MCID = int(value) + first_mark
        elif not getattr(value, "is_indirect", False):
            kept[key] = value
    return kept
