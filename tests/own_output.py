"""What is expected of every PDF that is rendered here, beyond what any sound PDF has to be."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Stream

from briefpack import conformance
from briefpack.conformance import Finding
from briefpack.conformance.examination import Examination, examined
from briefpack.conformance.roles import HEADINGS
from briefpack.conformance.values import get, has, items, key_of, name, words
from briefpack.conformance.ways import Places, outline


def findings(path: Path) -> list[Finding]:
    """What is wrong with a file, or not as it is here; nothing means that all is well.

    The clause of what is not as it is here begins with "own".
    """
    with pikepdf.open(path) as pdf:
        examination = examined(Examination(pdf))
        return [*examination.findings, *_expected(examination)]


def reading_order(path: Path) -> list[str]:
    """The words of each paragraph, heading, cell, label and the like, as they are read aloud."""
    with pikepdf.open(path) as pdf:
        return [spoken.words for spoken in conformance.reading_order(pdf) if spoken.words]


def _expected(examination: Examination) -> Iterator[Finding]:
    yield from _of_the_whole(examination)
    yield from _of_elements(examination)
    places = Places(examination)
    for line in outline(examination, places):
        if line.page == 0:
            yield Finding("own outline", f"the bookmark “{line.title}” leads out of the file")
    for number, page in enumerate(examination.pages, 1):
        for note in items(get(page.obj, "/Annots")):
            yield from _of_annotation(examination, places, note, number)
        if _has_nested_artifact(page, page.obj, is_within=False):
            yield Finding("own artifacts", "an artifact stands within another", number)


def _of_the_whole(examination: Examination) -> Iterator[Finding]:
    if not has(examination.root, "/PageLabels"):
        yield Finding("own page-labels", "viewers are not told the numbers of the pages")
    title = words(get(examination.pdf.trailer, "/Info", "/Title")).strip()
    if not title or title != examination.identity.title:
        yield Finding("own title", "the file's two titles are not the same")
    if not any(element.role in HEADINGS for element in examination.tree.elements):
        yield Finding("own headings", "there is no heading")


def _of_elements(examination: Examination) -> Iterator[Finding]:
    for element in examination.tree.elements:
        if not element.kids and element.role not in {"TD", "TH"}:
            yield Finding("own empty", f"a {element.role} holds nothing", element.page)
        if element.role == "Figure" and not element.text("/Alt").strip():
            yield Finding("own figure-alt", "a Figure has no /Alt", element.page)
        scope = name(element.attribute("/Scope"))
        if element.role == "TH" and scope not in {"Row", "Column", "Both"}:
            yield Finding("own scope", "a TH does not say what it heads", element.page)


def _of_annotation(
    examination: Examination, places: Places, note: object, page: int
) -> Iterator[Finding]:
    """Whatever it is, shown or not, it has a tag and words; a link has an end."""
    kind = name(get(note, "/Subtype"))
    if kind == "Popup":
        return
    if key_of(note) not in examination.tree.references:
        yield Finding("own annotation-tagged", f"a {kind} has no tag", page)
    if not words(get(note, "/Contents")).strip():
        yield Finding("own contents", f"a {kind} does not say what it is", page)
    if kind != "Link" or words(get(note, "/A", "/URI")):
        return
    target = get(note, "/Dest") if has(note, "/Dest") else get(note, "/A")
    if places.page_of(target) is None or name(get(note, "/A", "/S")) not in {"", "GoTo"}:
        yield Finding("own link", "a link leads neither to a page nor to an address", page)


def _has_nested_artifact(drawing: Page | Stream, owner: Object, *, is_within: bool) -> bool:
    """Whether an artifact stands within another, be it by way of a form that is drawn in it."""
    forms = owner.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    marks = [is_within]
    for instruction in pikepdf.parse_content_stream(drawing, "BMC BDC EMC Do"):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BMC", "BDC"}:
            is_artifact = operands[0] == Name.Artifact
            if is_artifact and any(marks):
                return True
            marks.append(is_artifact)
        elif operator == "EMC" and len(marks) > 1:
            marks.pop()
        elif operator == "Do":
            form = forms.get(str(operands[0]))
            if not isinstance(form, Stream) or form.get("/Subtype") != Name.Form:
                continue
            if _has_nested_artifact(form, form, is_within=any(marks)):
                return True
    return False
