"""The document as a whole: what a viewer is told before it shows the first page."""

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Stream

from briefpack.conformance.examination import Examination
from briefpack.conformance.tree import name_tree
from briefpack.conformance.values import (
    DIRECT,
    ODD,
    Key,
    entries,
    get,
    has,
    items,
    key_of,
    name,
    whole,
    words,
)

LANGUAGE = re.compile(r"([A-Za-z]{2,8}|[ixIX](?=-))(-[A-Za-z0-9]{1,8})*")
"""A language as RFC 3066 writes it: en-GB; one letter is for names agreed on, as i-klingon."""

ALLOWED_ACTIONS = frozenset(["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"])
"""What a click may do in a file to keep."""

ALLOWED_NAMES = frozenset(["NextPage", "PrevPage", "FirstPage", "LastPage"])

FOR_READERS = 1 << 9
"""The bit of an encrypted file's permissions that lets screen readers in."""

_LONGEST_CHAIN = 50


def check(examination: Examination) -> None:
    """Tags, language, title, scripts, protection, attachments."""
    _check_tags(examination)
    _check_language(examination)
    _check_identity(examination)
    _check_actions(examination)
    _check_protection(examination)
    _check_layers(examination)
    _check_attachments(examination)
    form = get(examination.root, "/AcroForm")
    if _needs_xfa(get(form, "/XFA")):
        words_ = "the form is an XFA form, which most readers cannot open"
        examination.add("UA-1 7.15 (25-001)", words_)


def _check_tags(examination: Examination) -> None:
    root = examination.root
    if get(root, "/MarkInfo", "/Marked") is not True:
        examination.add("UA-1 6.2", "the file does not say that it is tagged")
    if get(root, "/MarkInfo", "/Suspects") is True:
        examination.add("UA-1 7.1 (01-007)", "the file calls its own tags doubtful")
    if not has(root, "/StructTreeRoot"):
        examination.add("UA-1 7.1", "there are no tags: nothing says what is a heading")
    elif not examination.is_tagged or not examination.tree.elements:
        examination.add("UA-1 7.1", "the tree of tags is empty")


def _check_language(examination: Examination) -> None:
    language = words(get(examination.root, "/Lang"))
    if not language:
        examination.add("UA-1 7.2 (11-001)", "the file does not say what language it is in")
    elif not LANGUAGE.fullmatch(language):
        examination.add("UA-1 7.2", f"“{language}” is no language; English is en-GB")


def _check_identity(examination: Examination) -> None:
    identity = examination.identity
    if not identity.is_there:
        examination.add("UA-1 7.1 (06-001)", "there are no metadata")
    elif not identity.is_read:
        examination.add("UA-1 7.1 (06-001)", "the metadata cannot be read")
    else:
        if identity.ua_part != "1":
            said = f", but part {identity.ua_part}" if identity.ua_part else ""
            words_ = f"the metadata do not say that the file is PDF/UA-1{said}"
            examination.add("UA-1 5 (06-002)", words_)
        if not identity.title:
            examination.add("UA-1 7.1 (06-003)", "the metadata have no title")
    preferences = get(examination.root, "/ViewerPreferences")
    if not has(preferences, "/DisplayDocTitle"):
        message = "the title bar is not told to show the title, but the file's name"
        examination.add("UA-1 7.1 (07-001)", message)
    elif get(preferences, "/DisplayDocTitle") is not True:
        message = "the title bar is told to show the file's name, not the title"
        examination.add("UA-1 7.1 (07-002)", message)


# -- what a file may do by itself ----------------------------------------------------------


def _check_actions(examination: Examination) -> None:
    root = examination.root
    for action in _chain(get(root, "/OpenAction")):
        check_action(examination, action, "on opening", None)
    if has(root, "/AA"):
        examination.add("A-3 6.5.2", "the file acts by itself, when it is saved or printed")
    scripts, troubles = name_tree(get(root, "/Names", "/JavaScript"), "scripts", examination.work)
    examination.add_all(troubles)
    if scripts:
        examination.add("A-3 6.5.1", "the file has a script")
    for number, page in enumerate(examination.pages, 1):
        if has(page.obj, "/AA"):
            examination.add("A-3 6.5.2", "the page acts by itself when it is shown", number)


def _chain(action: object) -> Iterator[object]:
    """An action and those that follow it."""
    pending: list[object] = [action]
    seen: set[Key] = set()
    while pending and len(seen) < _LONGEST_CHAIN:
        one = pending.pop()
        if not isinstance(one, Dictionary) or (key_of(one) != DIRECT and key_of(one) in seen):
            continue
        seen.add(key_of(one) if key_of(one) != DIRECT else (-len(seen), 0))
        yield one
        pending += items(get(one, "/Next"))


def check_action(examination: Examination, action: object, when: str, page: int | None) -> None:
    """Object to what an action does, if it is more than to show another place."""
    for one in _chain(action):
        kind = name(get(one, "/S"))
        runs = words(get(one, "/URI")).strip().lower().startswith("javascript:")
        if kind in {"JavaScript", "Rendition"} or has(one, "/JS") or runs:
            examination.add("A-3 6.5.1", f"the file runs a script {when}", page)
        elif kind not in ALLOWED_ACTIONS:
            what = f"does something {when} that a file to keep must not ({kind or 'unknown'})"
            examination.add("A-3 6.5.1", f"the file {what}", page)
        elif kind == "Named" and name(get(one, "/N")) not in ALLOWED_NAMES:
            examination.add("A-3 6.5.1", f"the file calls a viewer's command {when}", page)


def _needs_xfa(found: object) -> bool:
    """Whether a form is laid out only while it is filled in."""
    for part in items(found):
        if not isinstance(part, Stream):
            continue
        try:
            text = bytes(part.read_bytes())
        except ODD:
            continue
        if re.search(rb"dynamicRender[^>]*>\s*required", text[:5_000_000]):
            return True
    return False


def _check_protection(examination: Examination) -> None:
    allowed = whole(get(examination.pdf.trailer, "/Encrypt", "/P"))
    if examination.pdf.is_encrypted and not (allowed or 0) & FOR_READERS:
        examination.add("UA-1 7.16 (26-002)", "the file is locked against screen readers")


def _check_layers(examination: Examination) -> None:
    layers = get(examination.root, "/OCProperties")
    default = items(get(layers, "/D"))
    for clause, configurations in (
        ("20-002", default),
        ("20-001", items(get(layers, "/Configs"))),
    ):
        for one in configurations:
            if not words(get(one, "/Name")).strip():
                examination.add(f"UA-1 7.10 ({clause})", "a set of layers has no name")
            if has(one, "/AS"):
                message = "layers show and hide by themselves"
                examination.add("UA-1 7.10 (20-003)", message)


def _check_attachments(examination: Examination) -> None:
    for _, file in attachments(examination):
        called = words(get(file, "/UF")) or words(get(file, "/F"))
        if not (words(get(file, "/F")) and words(get(file, "/UF"))):
            message = f"the attachment {called or 'inside'} lacks a name that all viewers know"
            examination.add("UA-1 7.11 (21-001)", message)


def attachments(examination: Examination) -> list[tuple[str, object]]:
    """The files inside the file, each with its name."""
    named, troubles = name_tree(
        get(examination.root, "/Names", "/EmbeddedFiles"), "attachments", examination.work
    )
    examination.add_all(troubles)
    found = list(named.values()) + items(get(examination.root, "/AF"))
    for page in examination.pages:
        for note in items(get(page.obj, "/Annots")):
            if name(get(note, "/Subtype")) == "FileAttachment":
                found.append(get(note, "/FS"))
    return [
        (words(get(file, "/UF")) or words(get(file, "/F")), file)
        for file in found
        if dict(entries(get(file, "/EF")))
    ]
