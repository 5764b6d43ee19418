"""Rules on what can be known of the print before it is made: files, sizes, attachments."""

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefpack.model.briefing import Attachment, Media
from briefpack.problems import Severity
from briefpack.rules.attached import Named, attached, attached_once, named_files
from briefpack.rules.registry import Checked, Finding, rule

MEGABYTE = 1_000_000

_LARGE = 10 * MEGABYTE
_LARGEST_PACK = 40 * MEGABYTE
_MANY_PAGES = 100
_MOST_PAGES = 300
_SHORTEST_PLAN = 20
"""Characters: fewer say no more of a plan than that it is one."""


# -- files ---------------------------------------------------------------------------------

_PRINTABLE = frozenset({".jpeg", ".jpg", ".markdown", ".md", ".pdf", ".png", ".svg"})
_OWN_FOLDERS = frozenset({"board.toml", "note.toml", "pack.toml", "theme.toml"})
"""What stands in a folder with one of these belongs to that."""
_ABOUT_FILES = ("readme", "licence", "license", "changelog", "contributing")


@rule("BP801", Severity.ADVICE, whole=True)
def files_are_used(checked: Checked) -> Iterable[Finding]:
    """Nothing names a file that stands with the pack.

    What: every report, picture and PDF in the pack's folder is named by the pack or by one of its
    reports. A README, and PDFs right beside pack.toml, which are packs made from it, are not.
    Why: it is not printed, though somebody may believe it is; or it is an old version, which goes
    wherever the folder is copied to.
    Fix: name it, or delete it.
    """
    used = {named.document for named in named_files(checked)} | set(checked.briefing.documents)
    folder = checked.briefing.folder
    others = {
        posixpath.dirname(file)
        for file in checked.beside
        if posixpath.basename(file) in _OWN_FOLDERS and posixpath.dirname(file) != folder
    }
    for file in checked.beside:
        if file not in used and _is_a_paper(file, folder) and not _is_below(file, others):
            yield Finding(f"nothing names {file}", file, hint="name it in the pack, or delete it")


def _is_a_paper(file: str, folder: str) -> bool:
    stem, suffix = posixpath.splitext(posixpath.basename(file).lower())
    made = suffix == ".pdf" and posixpath.dirname(file) == folder
    return suffix in _PRINTABLE and not made and not stem.startswith(_ABOUT_FILES)


def _is_below(file: str, folders: set[str]) -> bool:
    above = posixpath.dirname(file)
    while above and above not in folders:
        above = posixpath.dirname(above)
    return above in folders


@rule("BP802", Severity.WARNING)
def names_differ_by_more_than_case(checked: Checked) -> Iterable[Finding]:
    """Two files differ only in capitals.

    What: no two files of the pack have the same name but for capital and small letters.
    Why: on Windows and on a Mac they are one file: whoever copies the folder there loses one.
    Fix: give one of the two another name.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for file in sorted({*checked.beside, *checked.briefing.documents}):
        alike[file.casefold()].append(file)
    for first, *others in alike.values():
        for file in others:
            message = f"{file} differs from {first} only in capitals"
            yield Finding(message, file, hint="give one of the two another name")


_ODD = re.compile(r"[^A-Za-z0-9._/-]")
_KEPT_BY_WINDOWS = re.compile(
    r"(?:^|/)(?:aux|con|nul|prn|com\d|lpt\d)(?:\.[^/]*)?(?=/|$)", re.ASCII
)


@rule("BP803", Severity.ADVICE)
def names_are_plain(checked: Checked) -> Iterable[Finding]:
    """The name of a file has spaces or signs in it.

    What: names of files have letters from a to z, digits, hyphens, underscores and full stops.
    Why: a link to a name with spaces ends at the first; letters with accents are stored in two
    ways, so that a copy on another machine is not found; some names Windows does not allow.
    Fix: rename the file, such as "Site plan (final).svg" to "site-plan.svg".
    """
    for named in _first_named(checked).values():
        odd = _ODD.search(named.document)
        if odd is not None:
            sign = "a space" if odd[0] == " " else f"“{odd[0]}”"
            message = f"the name {named.document} has {sign} in it"
            yield named.finding(message, f"call it {_plain_name(named.document)}")
        elif _KEPT_BY_WINDOWS.search(named.document.lower()):
            message = f"Windows allows no file to be called {named.document}"
            yield named.finding(message, "give it another name")


def _first_named(checked: Checked) -> Mapping[str, Named]:
    """Every file of the pack that is there, where it is first named."""
    first: dict[str, Named] = {}
    for named in named_files(checked):
        if named.document in checked.briefing.documents:
            first.setdefault(named.document, named)
    return first


def _plain_name(file: str) -> str:
    letters = unicodedata.normalize("NFKD", posixpath.basename(file).lower())
    stem, suffix = posixpath.splitext("".join(filter(str.isascii, letters)))
    return re.sub(r"[^a-z0-9]+", "-", stem).strip("-") + suffix


# -- sizes ---------------------------------------------------------------------------------


@rule("BP804", Severity.ADVICE)
def attachments_are_not_large(checked: Checked) -> Iterable[Finding]:
    """An attachment is very large.

    What: no attachment has more than 10 MB.
    Why: it makes the whole pack slow to fetch for members on the road; most often it is a scan,
    or holds pictures made for print.
    Fix: export it anew from the program that it was made with, with smaller pictures.
    """
    for each in attached_once(checked):
        size = each.attachment.size
        if size > _LARGE:
            message = f"{each.named.document} has {size / MEGABYTE:.0f} MB"
            yield each.named.finding(message, "export it anew, with smaller pictures")


@rule("BP805", Severity.ADVICE)
def packs_are_not_large(checked: Checked) -> Iterable[Finding]:
    """The attachments of a pack are very large together.

    What: all attachments and pictures together have no more than 40 MB.
    Why: larger ones cannot be sent by e-mail, and some meeting systems no longer search them.
    Fix: make the largest smaller, or link to what is published already.
    """
    attachments = [
        document
        for document in checked.briefing.documents.values()
        if isinstance(document, Attachment)
    ]
    size = sum(attachment.size for attachment in attachments)
    if size > _LARGEST_PACK:
        message = f"the attachments have {size / MEGABYTE:.0f} MB together"
        yield Finding(message, checked.pack_file, hint="make the largest smaller")


@rule("BP806", Severity.ADVICE)
def attachments_are_not_long(checked: Checked) -> Iterable[Finding]:
    """Attachments have very many pages.

    What: no attachment has more than 100 pages, and all together have no more than 300.
    Why: packs that are too long are what members complain of most; few read what stands behind
    page 100 of an appendix.
    Fix: attach the summary or the chapter that matters, and link to the rest.
    """
    hint = "attach what matters, and link to the rest"
    pages = 0
    for each in attached(checked):
        pages += each.attachment.pages
    if pages > _MOST_PAGES:
        message = f"the attachments have {pages} pages together"
        yield Finding(message, checked.pack_file, hint=hint)
    for each in attached_once(checked):
        if each.attachment.pages > _MANY_PAGES:
            message = f"{each.named.document} has {each.attachment.pages} pages"
            yield each.named.finding(message, hint)


# -- accessibility -------------------------------------------------------------------------


@rule("BP808", Severity.WARNING)
def attached_pictures_have_words(checked: Checked) -> Iterable[Finding]:
    """A picture that is a paper or an appendix has no alternative.

    What: such a picture has an ``alternative`` that says what it shows.
    Why: whoever cannot see it is told its title, and nothing else (WCAG 2.2, success criterion
    1.1.1).
    Fix: write what a reader is meant to take from the picture.
    """
    for each in attached(checked):
        if each.attachment.media is Media.IMAGE and not each.alternative:
            message = f"nothing says what {each.named.document} shows"
            yield each.named.finding(message, "write an alternative")


@rule("BP809", Severity.ADVICE)
def plans_and_logos_have_words(checked: Checked) -> Iterable[Finding]:
    """The plan of the venue, or the logo, is hardly described.

    What: the ``alternative`` of the plan has at least 20 characters; a logo has a
    ``logo_alternative``, or the board an ``organisation`` that it stands for.
    Why: who cannot see the plan needs the way in words (WCAG 2.2, success criterion 1.1.1); a
    logo is most often that of the body above the board, and not called as the board is.
    Fix: say how to walk there from the nearest stop; say whose logo it is.
    """
    plan = checked.briefing.pack.meeting.venue.map
    if plan is not None and len(plan.alternative) < _SHORTEST_PLAN:
        path = ("meeting", "venue", "map", "alternative")
        hint = "say how to walk there from the nearest stop"
        yield Finding("this does not tell the way", checked.pack_file, path, hint=hint)
    board = checked.briefing.board
    if board.logo is not None and not (board.logo_alternative or board.organisation):
        file, base = checked.board_place
        hint = "write logo_alternative, or organisation"
        yield Finding("nothing says whose logo this is", file, (*base, "logo"), hint=hint)


@rule("BP810", Severity.ADVICE)
def attachments_differ(checked: Checked) -> Iterable[Finding]:
    """Two PDFs of the pack are the same, under two names.

    What: no two attachments are the same to the last byte.
    Why: the second takes its pages again, and members wonder what differs; most often the wrong
    file was copied.
    Fix: put the right file there; or print the one once, give it an ``id``, and write ``[@id]``.
    """
    first: dict[str, str] = {}
    for each in attached_once(checked):
        if each.attachment.media is Media.PDF:
            before = first.setdefault(each.attachment.digest, each.named.document)
            if before != each.named.document:
                message = f"{each.named.document} is the same file as {before}"
                hint = "was another meant? if not, refer to the first with [@id]"
                yield each.named.finding(message, hint)
