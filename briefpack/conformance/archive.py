"""The main points of PDF/A-3, for files that say they are PDF/A."""

from pikepdf import Stream

from briefpack.conformance.document import attachments
from briefpack.conformance.examination import Examination
from briefpack.conformance.values import entries, get, has, items, name, whole

_LEVELS = {"1": "AB", "2": "ABU", "3": "ABU"}
"""Levels of conformance of each part."""

_COLOURS = {1: "Gray", 3: "RGB", 4: "CMYK"}
"""What a profile of so many channels describes."""

_FORBIDDEN_FILTERS = frozenset({"LZWDecode", "LZW", "Crypt"})


def check(examination: Examination) -> None:
    """What the file claims, and whether it keeps to the main points of it."""
    _check_references(examination)
    identity = examination.identity
    part, level = identity.archive_part, identity.archive_level
    if not part:
        return
    if part not in {"1", "2", "3", "4"} or (part in _LEVELS and level not in set(_LEVELS[part])):
        claim = f"PDF/A-{part}{level.lower()}"
        examination.add("A-3 6.6.4", f"the file says that it is {claim}, which does not exist")
    if identity.claims_archive:
        _check_colours(examination)
        _check_pictures(examination)
        _check_filters(examination)
        _check_catalog(examination)
        if part == "3":
            _check_relations(examination)


def _check_references(examination: Examination) -> None:
    for form, page in examination.drawn.forms.values():
        if has(form, "/Ref"):
            message = "a drawing stands in for a page of another file"
            examination.add("UA-1 7.20 (30-001)", message, page)


def _check_colours(examination: Examination) -> None:
    intents = [
        intent
        for intent in items(get(examination.root, "/OutputIntents"))
        if name(get(intent, "/S")) == "GTS_PDFA1"
    ]
    channels = {whole(get(intent, "/DestOutputProfile", "/N")) for intent in intents}
    described = {_COLOURS.get(count or 0, "") for count in channels}
    for device, page in examination.drawn.colours.used.items():
        if device in described or (device == "Gray" and described - {""}):
            continue
        what = {"Gray": "black and grey", "RGB": "screen colours", "CMYK": "printing colours"}
        message = f"{what[device]} are used, and the file does not say how they look"
        examination.add("A-3 6.2.4.3", message, page)


def _check_pictures(examination: Examination) -> None:
    for page in examination.drawn.colours.smoothed:
        message = "a picture asks to be smoothed, which each viewer does in its own way"
        examination.add("A-3 6.2.8", message, page)
    for kind, page in examination.drawn.colours.inline_filters.items():
        if kind in _FORBIDDEN_FILTERS:
            message = f"a picture is packed in a way that is not to be used ({kind})"
            examination.add("A-3 6.1.10", message, page)


def _check_filters(examination: Examination) -> None:
    for stream in examination.pdf.objects:
        examination.work.spend()
        if isinstance(stream, Stream) and has(stream, "/Filter"):
            for kind in items(get(stream, "/Filter")):
                if name(kind) in _FORBIDDEN_FILTERS:
                    message = f"the file is packed in a way that is not to be used ({name(kind)})"
                    examination.add("A-3 6.1.7.2", message)


def _check_catalog(examination: Examination) -> None:
    if examination.pdf.is_encrypted:
        examination.add("A-3 6.1.3", "a file to keep must not be encrypted")
    if has(get(examination.root, "/AcroForm"), "/XFA"):
        examination.add("A-3 6.4.2", "a file to keep must not have an XFA form")
    if has(examination.root, "/Requirements"):
        examination.add("A-3 6.11", "the file asks viewers for special abilities")


def _check_relations(examination: Examination) -> None:
    for called, file in attachments(examination):
        if not name(get(file, "/AFRelationship")):
            message = f"the attachment {called or 'inside'} does not say what it is to the file"
            examination.add("A-3 6.8", message)
        streams = [stream for _, stream in entries(get(file, "/EF"))]
        if not all(name(get(stream, "/Subtype")) for stream in streams):
            message = f"the attachment {called or 'inside'} does not say what kind of file it is"
            examination.add("A-3 6.8", message)
