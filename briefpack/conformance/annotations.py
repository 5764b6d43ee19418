"""Links, comments and fields: in the tags, in their order, and with words."""

from collections.abc import Collection

from pikepdf import Dictionary, Object, Stream

from briefpack.conformance.document import check_action
from briefpack.conformance.examination import Examination
from briefpack.conformance.pen import joined
from briefpack.conformance.speech import words_of
from briefpack.conformance.tree import Reference
from briefpack.conformance.values import (
    DIRECT,
    Key,
    get,
    has,
    inherited,
    items,
    key_of,
    name,
    number,
    whole,
    words,
)
from briefpack.conformance.ways import LOOSE, Places

HIDDEN = 2
"""The flag of what is neither shown nor printed."""

_PRINTED, _UNSEEN = 4, 1 | 2 | 32 | 256
"""Flags: is printed; is invisible, hidden, not viewed, or viewed now and then."""

_ADDRESS_STARTS = ("http:", "https:", "mailto:", "tel:", "ftp:", "www.", "#")


def check(examination: Examination) -> None:
    """All annotations of all pages."""
    places = Places(examination)
    pages: dict[Key, int] = {}
    """The first page that each is on."""
    for page_number, page in enumerate(examination.pages, 1):
        notes = [note for note in items(get(page.obj, "/Annots")) if has(note, "/Subtype")]
        examination.work.spend(len(notes))
        if notes:
            _check_order(examination, page.obj, page_number)
        for note in notes:
            _Note(examination, places, note, page.obj, page_number).check()
            if key_of(note) != DIRECT and pages.setdefault(key_of(note), page_number) < page_number:
                message = f"a link or the like is on page {pages[key_of(note)]}, too"
                examination.add("PDF 12.5.2", message, page_number)
    if examination.is_tagged:
        _check_references(examination, pages.keys())


def _check_references(examination: Examination, on_pages: Collection[Key]) -> None:
    """What a tag refers to is there: a link or field on a page, or something that is drawn."""
    for element in examination.tree.elements:
        for kid in element.kids:
            if not isinstance(kid, Reference) or isinstance(kid.target, Stream):
                continue
            if not isinstance(kid.target, Dictionary) or kid.key not in on_pages:
                message = f"a tag {element.role} refers to something that is on no page"
                examination.add("PDF 14.7.4.3", message, element.page)


def _check_order(examination: Examination, page: Object, number_: int) -> None:
    tabs = get(page, "/Tabs")
    if tabs is None:
        message = "the Tab key does not follow the order of the tags: none is set"
        examination.add("UA-1 7.18.3 (28-008)", message, number_)
    elif name(tabs) != "S":
        message = "the Tab key follows rows or columns, not the order of the tags"
        examination.add("UA-1 7.18.3 (28-009)", message, number_)


class _Note:
    """One annotation under examination."""

    def __init__(
        self, examination: Examination, places: Places, note: object, page: Object, number_: int
    ) -> None:
        self._examination = examination
        self._places = places
        self._note = note
        self._page = page
        self._number = number_
        self._kind = name(get(note, "/Subtype"))
        self._flags = whole(get(note, "/F")) or 0
        self._holders = examination.tree.references.get(key_of(note), []) if self._is_tagged else []

    @property
    def _is_tagged(self) -> bool:
        return self._examination.is_tagged

    def check(self) -> None:
        for action in (get(self._note, "/A"), get(self._note, "/PA")):
            check_action(self._examination, action, "at a click", self._number)
        if has(self._note, "/AA"):
            message = "something on the page acts by itself"
            self._add("A-3 6.5.2", message)
        self._check_print()
        if self._kind not in {"TrapNet", "PrinterMark"}:
            self._check_key()
        if self._kind == "Popup" or self._flags & HIDDEN or self._is_outside():
            return
        match self._kind:
            case "TrapNet":
                self._add("UA-1 7.18.2 (28-007)", "the page has a trap network")
            case "PrinterMark":
                if self._holders:
                    self._add("UA-1 7.18.8 (28-017)", "a printer's mark is in the tags")
            case "Link":
                self._check_link()
            case "Widget":
                self._check_field()
            case _:
                self._check_comment()

    def _add(self, clause: str, message: str) -> None:
        self._examination.add(clause, message, self._number)

    def _is_outside(self) -> bool:
        """Whether nothing of it is on the page."""
        rect = [number(value) for value in items(get(self._note, "/Rect"))]
        box = inherited(self._page, "/CropBox") or inherited(self._page, "/MediaBox")
        page = [number(value) for value in items(box)]
        if len(rect) != 4 or len(page) != 4:  # noqa: PLR2004 - corners
            return False
        left, right = sorted((rect[0], rect[2]))
        bottom, top = sorted((rect[1], rect[3]))
        across, up = sorted((page[0], page[2])), sorted((page[1], page[3]))
        return right < across[0] or left > across[1] or top < up[0] or bottom > up[1]

    def _check_print(self) -> None:
        if not self._examination.identity.claims_archive or self._kind == "Popup":
            return
        if not self._flags & _PRINTED or self._flags & _UNSEEN:
            what = "a link" if self._kind == "Link" else "a comment or field"
            self._add("A-3 6.3.2", f"{what} is not printed, or not shown")

    def _check_key(self) -> None:
        """The annotation leads to the element that refers to it."""
        if not self._holders:
            return
        key = whole(get(self._note, "/StructParent"))
        owner = None if key is None else self._examination.owners.get(key)
        if all(key_of(owner) != holder.key for holder in self._holders):
            self._add("PDF 14.7.4.4", "the way back from a link or field leads to another tag")
        if len(self._holders) > 1:
            self._add("PDF 14.7.4.4", "a link or field is in several tags")

    def _is_in(self, role: str) -> bool:
        return any(holder.role == role for holder in self._holders)

    def _shown(self) -> str:
        """What it says, to tell it from others."""
        said = " ".join(words(get(self._note, "/Contents")).split())
        return f" “{said[:50]}”" if said else ""

    # Kinds

    def _check_link(self) -> None:
        if self._is_tagged and not self._is_in("Link"):
            self._add("UA-1 7.18.5 (28-011)", f"the link{self._shown()} is not tagged as one")
        said = words(get(self._note, "/Contents")).strip()
        if not said:
            self._add("UA-1 7.18.5 (28-012)", "a link does not say where it leads")
        self._check_target()
        holder = next((one for one in self._holders if one.role == "Link"), None)
        if holder is None:
            return
        seen = joined(words_of(holder, self._examination))
        if not seen and not holder.text("/Alt").strip():
            self._add("UA-1 7.18.5", f"the link{self._shown()} has no words in the text")
        elif said and self._is_address(said) and _folded(said) != _folded(seen):
            message = f"a link is described by its address, “{said[:60]}”, not in words"
            self._add("UA-1 7.18.5", message)

    def _is_address(self, said: str) -> bool:
        targets = {
            words(get(self._note, "/A", "/URI")),
            words(get(self._note, "/Dest")),
            name(get(self._note, "/Dest")),
            words(get(self._note, "/A", "/D")),
        }
        return said in targets - {""} or (
            " " not in said and said.lower().startswith(_ADDRESS_STARTS)
        )

    def _check_target(self) -> None:
        action = get(self._note, "/A")
        if name(get(action, "/S")) == "URI":
            if not words(get(action, "/URI")).strip():
                self._add("PDF 12.3.2", f"the link{self._shown()} leads nowhere")
            return
        if name(get(action, "/S")) not in {"", "GoTo"}:
            return
        target = get(self._note, "/Dest") if has(self._note, "/Dest") else action
        if self._places.page_of(target) is None:
            self._add("PDF 12.3.2", f"the link{self._shown()} leads nowhere")
        elif self._places.is_loose(target):
            self._add("PDF 12.3.2", f"the link{self._shown()} {LOOSE}")

    def _check_field(self) -> None:
        if self._is_tagged and not self._is_in("Form"):
            self._add("UA-1 7.18.4 (28-010)", "a field of a form is not tagged as one")
        described = words(inherited(self._note, "/TU")).strip()
        if not described and not any(holder.text("/Alt").strip() for holder in self._holders):
            self._add("UA-1 7.18.1 (28-005)", "a field of a form does not say what it is for")

    def _check_comment(self) -> None:
        if self._is_tagged and not self._is_in("Annot"):
            message = f"a comment or the like ({self._kind}) is not tagged as one"
            self._add("UA-1 7.18.1 (28-002)", message)
        said = words(get(self._note, "/Contents")).strip()
        if not said and not any(holder.text("/Alt").strip() for holder in self._holders):
            message = f"a comment or the like ({self._kind}) has no words"
            self._add("UA-1 7.18.1 (28-004)", message)


def _folded(text: str) -> str:
    """An address as it is printed: without what goes before it, and without breaks."""
    bare = text.strip().removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
    return "".join(bare.removeprefix("tel:").split()).rstrip("/").lower()
