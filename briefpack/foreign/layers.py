"""Layers: content that a reader may not see."""

from pikepdf import Dictionary, Name, Object, Pdf

from briefpack.foreign.findings import Refusal
from briefpack.foreign.values import elements, mapping

_HIDDEN = "it has hidden layers, which a reader does not see"


def check_layers(pdf: Pdf) -> bool:
    """Whether there are layers; raises Refusal if any of them is hidden.

    What is hidden would be lost if it were left out, and printed if it were not.
    """
    settings = mapping(pdf.Root.get("/OCProperties"))
    layers = [each for each in elements(settings.get("/OCGs")) if isinstance(each, Dictionary)]
    standard = mapping(settings.get("/D"))
    shown = {_number(each) for each in elements(standard.get("/ON"))}
    hidden = {_number(each) for each in elements(standard.get("/OFF"))}
    if standard.get("/BaseState") == Name.OFF:
        hidden |= {_number(each) for each in layers} - shown
    usage_counts = len(list(elements(standard.get("/AS")))) > 0
    if hidden or (usage_counts and any(map(_is_off_somewhere, layers))):
        raise Refusal(_HIDDEN)
    return bool(layers)


def check_memberships(properties: Object) -> None:
    """Raise Refusal where content is shown only when some layer is not."""
    for name in properties.keys():  # noqa: SIM118 - a PDF dictionary, not one of ours
        refuse_hidden(properties[name])


def refuse_hidden(membership: object) -> None:
    """Raise Refusal if content that belongs here is hidden while all layers are shown."""
    group = mapping(membership)
    if group.get("/Type") != Name.OCMD:
        return
    if group.get("/P") in {Name.AnyOff, Name.AllOff} or "/Not" in _words(group.get("/VE")):
        raise Refusal(_HIDDEN)


def _words(expression: object, depth: int = 0) -> set[str]:
    found: set[str] = set()
    if depth > 10:  # noqa: PLR2004
        return {"/Not"}
    for each in elements(expression):
        found |= {str(each)} if isinstance(each, Name) else _words(each, depth + 1)
    return found


def _is_off_somewhere(layer: Object) -> bool:
    usage = mapping(layer.get("/Usage"))
    states = (
        mapping(usage.get("/View")).get("/ViewState"),
        mapping(usage.get("/Print")).get("/PrintState"),
        mapping(usage.get("/Export")).get("/ExportState"),
    )
    return Name.OFF in states


def _number(layer: object) -> tuple[int, int]:
    return layer.objgen if isinstance(layer, Object) else (0, 0)
