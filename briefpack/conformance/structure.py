"""The tags by themselves: what stands in what, and what each has to say."""

import re
from collections.abc import Callable

from pikepdf import Dictionary

from briefpack.conformance.document import LANGUAGE
from briefpack.conformance.examination import Examination
from briefpack.conformance.roles import KIDS, PARENTS, shape_clause
from briefpack.conformance.tree import Element, Reference, name_tree
from briefpack.conformance.values import data, get, has, items, key_of, words

A_FEW_PAGES = 2
"""Pages that need no heading, such as a map's."""

_MAY_BE_EMPTY = frozenset(["TD", "TH", "NonStruct", "Private", "Annot", "Form", "Div", "Span"])
"""Tags that hold a place even if nothing stands there."""

_NUMBERED = re.compile(r"H[1-6]")


def check(examination: Examination) -> None:
    """All tags, one by one and together."""
    if not examination.is_tagged:
        return
    tree = examination.tree
    examination.add_all(tree.troubles)
    for role in tree.roles.remapped:
        message = f"the standard tag {role} is given another meaning"
        examination.add("UA-1 7.1 (02-004)", message)
    _check_top(examination)
    for element in tree.elements:
        examination.work.spend()
        _check_shape(examination, element)
        _check_words(examination, element)
    _check_headings(examination)
    _check_names(examination)
    for language, page in examination.drawn.languages:
        _check_language(examination, language, page)


def _check_top(examination: Examination) -> None:
    top = [element.role for element in examination.tree.top]
    if top != ["Document"]:
        held = "nothing" if not top else ", ".join(top[:4]) + (" and more" if top[4:] else "")
        message = f"the tags should begin with one Document; at the top there is {held}"
        examination.add("PDF 14.8.4.2", message)


# -- one by one ----------------------------------------------------------------------------


def _check_shape(examination: Examination, element: Element) -> None:
    around = element.parent.role if element.parent else "the tree itself"
    role = element.role
    if around in KIDS and role not in KIDS[around]:
        message = f"{_a(role)} stands directly in {_a(around)}"
        examination.add(shape_clause(around), message, element.page)
    if role in PARENTS and around not in PARENTS[role]:
        wanted = " or ".join(sorted(PARENTS[role]))
        message = f"{_a(role)} stands in {around}, not in {wanted}"
        examination.add(shape_clause(role), message, element.page)
    if role == "P" and around == "P":
        message = "a paragraph stands inside another"
        examination.add("PDF 14.8.4.3", message, element.page)
    if not element.kids and role not in _MAY_BE_EMPTY:
        examination.add("PDF 14.8.4.1", f"{_a(role)} has nothing in it", element.page)
    shape = _SHAPES.get(role)
    if shape is not None:
        shape(examination, element)


def _a(role: str) -> str:
    return f"an {role}" if role[:1] in "AEFHILMNORSX" and role[1:2].isupper() else f"a {role}"


def _check_list(examination: Examination, element: Element) -> None:
    _check_caption(examination, element, "the caption of a list stands behind its items")
    _check_words_within(examination, element, "a list has words outside its items")


def _check_item(examination: Examination, element: Element) -> None:
    kids = [kid.role for kid in element.elements]
    if kids and "LBody" not in kids:
        message = "an item of a list has no LBody"
        examination.add(shape_clause("LI"), message, element.page)
    message = "an item of a list has words outside its Lbl and LBody"
    _check_words_within(examination, element, message)


def _check_contents(examination: Examination, element: Element) -> None:
    message = "the caption of a table of contents stands behind its lines"
    _check_caption(examination, element, message)


def _check_caption(examination: Examination, element: Element, message: str) -> None:
    if "Caption" in [kid.role for kid in element.elements][1:]:
        examination.add(shape_clause(element.role), message, element.page)


def _check_words_within(examination: Examination, element: Element, message: str) -> None:
    if len(element.elements) < len(element.kids):
        examination.add(shape_clause(element.role), message, element.page)


def _check_figure(examination: Examination, element: Element) -> None:
    what, clause = ("picture", "UA-1 7.3 (13-004)")
    if element.role == "Formula":
        what, clause = ("formula", "UA-1 7.7 (17-002)")
    if not (element.text("/Alt").strip() or element.text("/ActualText").strip()):
        examination.add(clause, f"a {what} has no alternative text", element.page)
    box = items(element.attribute("/BBox"))
    if len(box) != 4:  # noqa: PLR2004 - corners
        message = f"a {what} does not say where on the page it is"
        examination.add("PDF 14.8.5.4.3", message, element.page)


def _check_note(examination: Examination, element: Element) -> None:
    if not data(get(element.source, "/ID")):
        message = "a footnote has no ID that its reference could lead to"
        examination.add("UA-1 7.9 (19-003)", message, element.page)


def _check_link(examination: Examination, element: Element) -> None:
    notes = [kid for kid in element.kids if isinstance(kid, Reference)]
    if not notes and not any(_has_reference(kid) for kid in element.elements):
        message = "a tag Link has no link that one could follow"
        examination.add("UA-1 7.18.5 (28-011)", message, element.page)


def _has_reference(element: Element) -> bool:
    return any(
        isinstance(kid, Reference) or (isinstance(kid, Element) and _has_reference(kid))
        for kid in element.kids
    )


_SHAPES: dict[str, Callable[[Examination, Element], None]] = {
    "L": _check_list,
    "LI": _check_item,
    "TOC": _check_contents,
    "Figure": _check_figure,
    "Formula": _check_figure,
    "Note": _check_note,
    "Link": _check_link,
}


def _check_words(examination: Examination, element: Element) -> None:
    if has(element.source, "/Lang"):
        _check_language(examination, element.text("/Lang"), element.page)


def _check_language(examination: Examination, language: str, page: int | None) -> None:
    # Empty means that the language is not known, which a file may say.
    if language and not LANGUAGE.fullmatch(language):
        examination.add("UA-1 7.2", f"“{language}” is no language; Welsh is cy", page)


# -- together ------------------------------------------------------------------------------


def _check_headings(examination: Examination) -> None:
    elements = examination.tree.elements
    numbered = [element for element in elements if _NUMBERED.fullmatch(element.role)]
    plain = [element for element in elements if element.role == "H"]
    if not numbered and not plain and len(examination.pages) > A_FEW_PAGES:
        examination.add("UA-1 7.4", "there are no headings to find one's way by")
    if numbered and plain:
        message = "some headings have a level and some have none"
        examination.add("UA-1 7.4.4 (14-007)", message, plain[0].page)
    before = 0
    for element in numbered:
        level = int(element.role[1])
        if before == 0 and level != 1:
            message = f"the first heading is of level {level}, not 1"
            examination.add("UA-1 7.4.2 (14-002)", message, element.page)
        elif level > before + 1:
            message = f"a heading of level {level} follows one of level {before}"
            examination.add("UA-1 7.4.2 (14-003)", message, element.page)
        before = level
    for element in plain:
        others = element.parent.elements if element.parent else []
        if sum(other.role == "H" for other in others) > 1:
            message = "one part has several headings without a level"
            examination.add("UA-1 7.4.4 (14-006)", message, element.page)


def _check_names(examination: Examination) -> None:
    """IDs are unique, and the tree of IDs has them all."""
    tree = examination.tree
    owners: dict[bytes, Element] = {}
    for element in tree.elements:
        if not has(element.source, "/ID"):
            continue
        called = data(get(element.source, "/ID"))
        if called in owners:
            notes = {element.role, owners[called].role} == {"Note"}
            clause = "UA-1 7.9 (19-004)" if notes else "PDF 14.7.2"
            shown = words(get(element.source, "/ID"))
            message = f"the ID {shown} belongs to two tags"
            examination.add(clause, message, element.page)
        else:
            owners[called] = element
    root = get(examination.root, "/StructTreeRoot")
    if owners and not isinstance(get(root, "/IDTree"), Dictionary):
        examination.add("PDF 14.7.2", "tags have IDs, but the file has no list of them")
        return
    listed, troubles = name_tree(get(root, "/IDTree"), "IDs", examination.work)
    examination.add_all(troubles)
    wrong = [
        called
        for called in sorted(owners.keys() | listed.keys())
        if called not in owners or key_of(listed.get(called)) != owners[called].key
    ]
    if wrong:
        shown = ", ".join(called.decode("utf-8", errors="replace") for called in wrong[:3])
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""  # noqa: PLR2004 - examples
        examination.add("PDF 14.7.2", f"the list of IDs is wrong about {shown}{more}")
