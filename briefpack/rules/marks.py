"""Rules on the marks of Markdown: links, lists, references and footnotes, and what is none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefpack.model.address import followable
from briefpack.problems import Edit, Severity
from briefpack.prose.sections import links, names
from briefpack.rules.covers import folded
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import all_remembered, holds
from briefpack.rules.spots import MOST_TOLD, Spots, told
from briefpack.rules.texts import Text
from briefpack.rules.written import BLANK, plain, prose

# -- links ---------------------------------------------------------------------------------

_SAYS_NOTHING = frozenset(
    {
        *("here", "click", "click here", "click this link", "see here", "read here", "link"),
        *("this link", "the link", "read more", "more", "more here", "find out more", "learn more"),
        *("this", "this page", "this website", "website", "web page", "web site", "details"),
        *("more details", "more information", "further information", "download", "pdf"),
    }
)

_LONGEST_ADDRESS = 80
"""Characters of an address that somebody may still type from paper: about a line."""


_links = all_remembered(links)


@rule("BP434", Severity.WARNING)
def links_say_where_they_lead(checked: Checked) -> Iterable[Finding]:
    """The words of a link do not say where it leads.

    What: no link reads "click here", "here" or "read more", nor is it an address of more than 80
    characters.
    Why: who goes from link to link hears only their words; a long address is read out letter by
    letter, and nobody types it from paper (WCAG 2.2, success criterion 2.4.4).
    Fix: write the name of what it leads to: ``[the Ofsted report](https://www.example.org)``.
    """
    for text in prose(checked):
        for link in _links(text.markdown):
            if folded(link.words) in _SAYS_NOTHING:
                message = f"a link reads “{link.words}”"
                yield text.finding(message, link.line, "say in its words where it leads")
            elif link.words == link.address and len(link.words) > _LONGEST_ADDRESS:
                message = "a link reads as an address of more than a line"
                yield text.finding(message, link.line, "write [what it leads to](address)")


@rule("BP435", Severity.WARNING)
def links_can_be_followed(checked: Checked) -> Iterable[Finding]:
    """A link leads nowhere, or has no words.

    What: the address of a link starts with ``https://``, ``http://``, ``mailto:`` or ``tel:``,
    and there are words in its square brackets.
    Why: of any other link only the words are printed; of one without words, nothing.
    Fix: complete the address. What belongs to the pack is an appendix, and ``[@id]`` leads to it.
    """
    for text in prose(checked):
        for link in _links(text.markdown):
            if not link.words:
                message = f"the link to {link.address or 'nowhere'} has no words"
                yield text.finding(message, link.line, "write them in the square brackets")
            elif not followable(link.address):
                message = f"nobody can follow the link “{link.words}”: {_why(link.address)}"
                yield text.finding(message, link.line, _what_then(link.address))


_PAGE = "address of a web page"
_LIKE_A_PAGE = "write it like https://www.example.org"
_SCHEMES = {
    "mailto": ("e-mail address", "write it like mailto:clerk@example.org"),
    "tel": ("telephone number", "write it like tel:+442079460123"),
    "http": (_PAGE, _LIKE_A_PAGE),
    "https": (_PAGE, _LIKE_A_PAGE),
}
"""What an address that starts so should be, and how to write one."""


def _why(address: str) -> str:
    what, _ = _SCHEMES.get(_scheme(address), (_PAGE, None))
    return f"{address} is no {what}" if address else "it has no address"


def _what_then(address: str) -> str:
    if (scheme := _scheme(address)) in _SCHEMES:
        return _SCHEMES[scheme][1]
    if address.startswith("www."):
        return f"write https://{address}"
    if "@" in address:
        return f"write mailto:{address}"
    return "to lead to something in the pack, give that an id and write [@id]"


def _scheme(address: str) -> str:
    return address.partition(":")[0].lower()


# -- lists ---------------------------------------------------------------------------------

_FAKED = re.compile(
    r"^[ \t]*(?:(?P<glyph>[•·‣▪●◦–—])[ \t]+|\(?(?P<letter>[a-z]|[ivx]{2,4})\)[ \t]+)(?=\S)",
    re.MULTILINE,
)
_DASHES = frozenset("–—")


@rule("BP441", Severity.ADVICE)
def lists_are_lists(checked: Checked) -> Iterable[Finding]:
    """A list is made with signs or letters that are typed.

    What: entries of a list start with ``- `` or ``1. ``, not with "•", "–" or "(a)".
    Why: Markdown knows no such list: the entries run together on one line, and nobody hears how
    many there are (WCAG 2.2, success criterion 1.3.1).
    Fix: write ``- `` before each; for (a), (b) write ``1. `` and let the theme letter them.
    """
    for text in prose(checked):
        if not holds(_FAKED, text.markdown):
            continue
        groups = list(_faked(plain(text.markdown)))
        spots = Spots(checked, text) if groups else None
        for group in groups[:MOST_TOLD]:
            if spots is not None:
                yield _fake(spots, group)


def _fake(spots: Spots, group: Sequence[tuple[int, re.Match[str]]]) -> Finding:
    """What is told of the lines of one list, each with where it starts."""
    start, first = group[0]
    if first["glyph"] is None:
        message = "letters are typed before these lines, which run together"
        hint = "write 1. before each, indented below their paragraph"
        return spots.finding(message, (start + first.start(), start + first.end()), hint)
    edits: list[Edit] = []
    for offset, line in group:
        edits += spots.edits(offset + line.start("glyph"), offset + line.end(), "- ")
    message = f"“{first['glyph']}” makes no list"
    span = (start + first.start("glyph"), start + first.end())
    return spots.finding(message, span, "write - before each entry", tuple(edits))


@all_remembered
def _faked(text: str) -> Iterator[Sequence[tuple[int, re.Match[str]]]]:
    """The lines that look like entries of a list, each with its offset, list by list.

    A dash or a letter alone may just have come to a line's start; of a list there are two, and
    they start a paragraph or stand behind a colon.
    """
    group: list[tuple[int, re.Match[str]]] = []
    offset = 0
    above, starts = "", False
    for line in (*text.split("\n"), ""):
        match = _FAKED.match(line)
        if match is not None:
            starts = starts if group else above.rstrip()[-1:] in {"", ":"}
            group.append((offset, match))
        elif not line.strip():
            certain = any(found["glyph"] not in {*_DASHES, None} for _, found in group)
            if certain or (len(group) > 1 and starts):
                yield group
            group = []
        offset += len(line) + 1
        above = line


# -- markup --------------------------------------------------------------------------------

_TAGS = {
    "br": "end the line with a backslash",
    **dict.fromkeys(("b", "strong"), "write **words**"),
    **dict.fromkeys(("i", "em"), "write *words*"),
    **dict.fromkeys(("sup", "sub"), "write a small figure: ² or ₂"),
    **dict.fromkeys(("table", "tr", "td", "th", "thead", "tbody"), "write a table of Markdown"),
    **dict.fromkeys(("ul", "ol", "li"), "write a list of Markdown"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write ## before a heading"),
    "a": "write [words](address)",
    "img": "write ![what it shows](picture.png)",
    "p": "leave a blank line between paragraphs",
    "hr": "leave it out",
    "u": "leave it out: what is underlined looks like a link",
    **dict.fromkeys(("blockquote", "center", "del", "div", "font", "ins"), "leave it out"),
    **dict.fromkeys(("mark", "s", "script", "small", "span", "strike", "style"), "leave it out"),
    "!--": "delete it: only allowances are not printed",
}
_TAG = re.compile(
    rf"<(?P<tag>{'|'.join(tag for tag in _TAGS if tag != '!--')})(?:\s[^<>\n]*)?/?>|<(?P<note>!--)",
    re.IGNORECASE,
)


@rule("BP442", Severity.WARNING)
def no_markup_is_typed(checked: Checked) -> Iterable[Finding]:
    """A tag of HTML, or a comment, is typed into a text.

    What: texts are Markdown alone; a line of its own ``<!-- briefpack: allow … -->`` is the one
    comment that there is.
    Why: whatever else stands in angle brackets is printed as it stands, comments too.
    Fix: write it in Markdown, or delete it.
    """
    for text in prose(checked):
        if "<" not in text.markdown:
            continue
        for spots, match in told(checked, text, _TAG.finditer(plain(text.markdown))):
            tag = match["tag"] or match["note"]
            message = (
                "a comment is printed as it stands"
                if match["note"]
                else (f"{match[0]} is printed as it stands")
            )
            yield spots.finding(message, match.span(), _TAGS[tag.lower()])


# -- references, names and footnotes -------------------------------------------------------

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE = re.compile(rf"\[@(?<!\\\[@)(?!{_SLUG}\])(?P<id>[^\[\]\n]{{0,60}})\]?")
_NAME = re.compile(r"\{#(?<!\\\{#)(?P<id>[^{}\n]{0,60})\}?")
_CALL = re.compile(r"\[\^(?<!\\\[\^)(?P<label>[^\[\]\s]+)\](?!:)")
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^(?P<label>[^\[\]\s]+)\]:(?P<words>.*)$", re.MULTILINE)
_EMPTY = re.compile(r"\]:[ \t]*$", re.MULTILINE)


@rule("BP443", Severity.WARNING)
def marks_are_understood(checked: Checked) -> Iterable[Finding]:
    """A reference, an id or the call of a footnote is printed as it stands.

    What: ``[@id]`` and ``{#id}`` have small letters, digits and single hyphens, ``{#id}`` stands
    at the end of a paragraph, a heading or a caption, and ``[^name]`` has a line ``[^name]: …``.
    Why: whatever is not understood is taken for words, and printed.
    Fix: correct it. To have such a mark printed on purpose, write a backslash before it.
    """
    for text in prose(checked):
        markdown = text.markdown
        if "[@" in markdown and _REFERENCE.search(markdown):
            yield from _no_references(checked, text)
        for spots, match, message, hint in _not_understood(checked, text):
            yield spots.finding(message, match.span(), hint)


def _no_references(checked: Checked, text: Text) -> Iterator[Finding]:
    for spots, match in told(checked, text, _REFERENCE.finditer(plain(text.markdown))):
        slug = "-".join(re.findall("[a-z0-9]+", match["id"].lower()))
        known = slug in checked.references.shared and match[0].endswith("]")
        hint = f"write [@{slug}]" if known else "an id is small letters, digits and hyphens"
        edits = spots.edits(*match.span(), f"[@{slug}]") if known else ()
        message = f"{match[0]} is no reference, and printed as it stands"
        yield spots.finding(message, match.span(), hint, edits)


def _not_understood(
    checked: Checked, text: Text
) -> Iterator[tuple[Spots, re.Match[str], str, str]]:
    markdown = text.markdown
    if "{#" in markdown:
        for spots, match in told(checked, text, _nameless(markdown)):
            hint = "it belongs at the end of a paragraph, a heading or a caption"
            if not re.fullmatch(_SLUG, match["id"]):
                hint = "an id is small letters, digits and single hyphens"
            yield spots, match, f"{match[0]} names nothing, and is printed as it stands", hint
    if "[^" in markdown:
        said = plain(markdown)
        there = {match["label"] for match in _FOOTNOTE.finditer(said)}
        calls = (match for match in _CALL.finditer(said) if match["label"] not in there)
        for spots, match in told(checked, text, calls):
            hint = f"write a line {match[0]}: with what it says"
            yield spots, match, f"there is no footnote {match[0]}", hint


@all_remembered
def _nameless(markdown: str) -> Iterator[re.Match[str]]:
    """The ids that the parser did not take."""
    taken = set(names(markdown))
    line, counted = 1, 0
    for match in _NAME.finditer(plain(markdown)):
        line += markdown.count("\n", counted, match.start())
        counted = match.start()
        if (match["id"], line) not in taken:
            yield match


@rule("BP444", Severity.WARNING)
def footnotes_say_something(checked: Checked) -> Iterable[Finding]:
    """A footnote has no words.

    What: behind ``[^name]:`` stands what the footnote says, on its line or indented below.
    Why: a reader follows the number and finds nothing.
    Fix: write it, or delete the footnote and its call.
    """
    for text in prose(checked):
        if not holds(_EMPTY, text.markdown):
            continue
        lines = plain(text.markdown).split("\n")
        for number, (line, next_line) in enumerate(pairwise((*lines, "")), start=1):
            match = _FOOTNOTE.match(line)
            if match is None or match["words"].strip() or next_line.strip():
                continue
            below = range(number, len(lines))
            following = next((lines[n] for n in below if lines[n].strip()), "")
            if not following.startswith(("    ", "\t", BLANK)):  # else they are its words
                yield text.finding(f"the footnote [^{match['label']}] says nothing", number)
