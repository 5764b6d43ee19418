"""Rules on what is inside other people's PDFs: whether it can be read, and can be printed."""

from collections.abc import Iterable, Sequence

from briefpack.model.base import chosen_pages
from briefpack.model.briefing import Media
from briefpack.problems import Severity
from briefpack.rules.attached import attached, attached_once
from briefpack.rules.registry import Checked, Finding, rule

_MOST_NAMED = 5
"""How many pages or fonts a message names."""


@rule("BP807", Severity.ADVICE)
def pdfs_can_be_read_aloud(checked: Checked) -> Iterable[Finding]:
    """A PDF is not tagged, and nothing says what is in it.

    What: a PDF that is attached is tagged, or has an ``alternative`` that says what is in it.
    Why: a screen reader does not know the order of its words, nor its headings. Papers of public
    bodies have to be accessible (SI 2018/952 and WCAG 2.2), those that they had made for them
    too; what others made is left out of that.
    Fix: ask for a tagged PDF ("accessible", "PDF/UA"), or say in ``alternative`` what it says and
    where an accessible copy can be had.
    """
    for each in attached(checked):
        attachment = each.attachment
        if attachment.media is Media.PDF and not attachment.tagged and not each.alternative:
            message = f"{each.named.document} is not tagged: its text cannot be read in order"
            yield each.named.finding(message, "ask for a tagged one, or write an alternative")


@rule("BP811", Severity.ADVICE)
def tags_of_pdfs_are_sound(checked: Checked) -> Iterable[Finding]:
    """A PDF says that it is tagged, and its tags do not hold.

    What: the tags of an attached PDF pass the same checks as the pack's own.
    Why: wrong tags mislead more than none: a screen reader skips words, or says them under the
    wrong heading. Such tags are left out of the pack, and the pages shown as pictures with words.
    Fix: ``briefpack doctor`` says what is wrong; ask whoever made it for a PDF that is PDF/UA.
    """
    for each in attached_once(checked):
        attachment = each.attachment
        if attachment.media is Media.PDF and attachment.tagged and not attachment.conforms:
            message = f"{each.named.document} is tagged, but its tags do not hold"
            yield each.named.finding(message, "briefpack doctor says what is wrong with them")


@rule("BP812", Severity.WARNING)
def pdfs_are_no_scans(checked: Checked) -> Iterable[Finding]:
    """A PDF has pages that are pictures of text.

    What: every page of an attached PDF has text.
    Why: a scanned page cannot be read aloud, searched, copied or enlarged with its lines broken
    anew; for whoever does not see it, it is empty.
    Fix: ask for the file that was printed and scanned, or put it through text recognition; where
    a page is a picture and nothing else, say in ``alternative`` what it shows.
    """
    for each in attached_once(checked):
        scanned = each.attachment.scanned
        if scanned and not each.alternative:
            words = "page" if len(scanned) == 1 else "pages"
            message = f"{each.named.document} has no text on {words} {_some(scanned)}"
            yield each.named.finding(message, "ask for the file that was scanned")


@rule("BP813", Severity.ADVICE)
def fonts_come_with_pdfs(checked: Checked) -> Iterable[Finding]:
    """A PDF does not bring the fonts that it is set in.

    What: an attached PDF has all its fonts embedded.
    Why: every program shows such pages in fonts of its own, with other widths or other characters,
    and an archive cannot keep them (PDF/A forbids it). They are printed as pictures, with their
    text behind.
    Fix: export it anew with "embed all fonts", or as PDF/A.
    """
    for each in attached_once(checked):
        if each.attachment.unembedded:
            message = f"{each.named.document} lacks the fonts {_some(each.attachment.unembedded)}"
            yield each.named.finding(message, "export it anew with all fonts embedded")


@rule("BP814", Severity.ERROR, essential=True)
def chosen_pages_are_there(checked: Checked) -> Iterable[Finding]:
    """Pages are chosen that a file does not have.

    What: ``pages`` is given for a PDF only, and names pages that it has.
    Why: what was meant to be printed would be missing, and nobody would know.
    Fix: look which pages are meant; they are counted from 1, whatever is printed on them.
    """
    for each in attached(checked):
        if each.pages is None:
            continue
        path = (*each.named.path[:-1], "pages")
        if each.attachment.media is not Media.PDF:
            message = f"{each.named.document} is a picture, which has no pages to choose from"
            yield Finding(message, each.named.file, path, hint="take pages out")
        elif (last := chosen_pages(each.pages)[-1]) > each.attachment.pages:
            message = f"{each.named.document} has {each.attachment.pages} pages, and no page {last}"
            yield Finding(message, each.named.file, path, hint="pages are counted from 1")


def _some(things: Sequence[object]) -> str:
    named = ", ".join(str(each) for each in things[:_MOST_NAMED])
    more = len(things) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
