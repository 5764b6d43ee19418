"""Fonts: in the file, and with letters that a computer knows."""

from briefpack.conformance.examination import Examination
from briefpack.conformance.faces import Face
from briefpack.conformance.values import get, has, name


def check(examination: Examination) -> None:
    """Every font that a page draws with."""
    for face in examination.drawn.faces.values():
        if face.drawn:
            _check_embedding(examination, face)
            _check_meaning(examination, face)


def _check_embedding(examination: Examination, face: Face) -> None:
    if face.is_seen and not face.is_embedded:
        message = f"the font {face.name} is not in the file: others draw it with another"
        examination.add("UA-1 7.21.4.1 (31-009)", message, face.page)
    embedded = has(face.descriptor, "/FontFile2") and name(get(face.inner, "/Subtype"))
    if face.is_composite and embedded == "CIDFontType2" and not has(face.inner, "/CIDToGIDMap"):
        message = f"the font {face.name} does not say which of its letters is which"
        examination.add("UA-1 7.21.3.2 (31-005)", message, face.page)


def _check_meaning(examination: Examination, face: Face) -> None:
    cannot = "its words cannot be searched, copied or read aloud"
    if not face.has_map:
        message = f"the font {face.name} does not say what its letters mean: {cannot}"
        examination.add("UA-1 7.21.7 (31-027)", message, face.page)
        return
    unknown, nothing = face.meaningless()
    if unknown:
        clause = "10-001" if has(face.font, "/ToUnicode") else "31-027"
        message = f"{len(unknown)} letters of the font {face.name} have no meaning: {cannot}"
        examination.add(f"UA-1 7.21.7 ({clause})", message, face.page)
    if nothing:
        message = f"{len(nothing)} letters of the font {face.name} stand for no character"
        examination.add("UA-1 7.21.7 (31-028)", message, face.page)
