"""Rules on references that are typed by hand: "paragraph 5.3", "Appendix B", "page 7".

What they refer to may be in another document: "paragraph 3 of Schedule 12A". Of such, as far as
the words around them tell, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from briefpack.model.report import Report
from briefpack.plan.agenda import PlannedPaper, appendices_of
from briefpack.plan.numbering import ParagraphScheme, paragraph_number
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import all_remembered
from briefpack.rules.spots import MOST_TOLD, Spots
from briefpack.rules.texts import Text
from briefpack.rules.written import plain, prose, small


class _Fate(Enum):
    """What comes of a reference that is typed."""

    NOWHERE = "leads nowhere"
    DRIFTS = "leads somewhere, until something moves"
    PAGE = "names a page, which is known when the pack is printed"


@dataclass(frozen=True, slots=True)
class _Typed:
    """A reference that is typed, its fate, and what is said of it."""

    fate: _Fate
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Known:
    """What numbers and letters in a text may lead to, each with the id of it, if it has one.

    ``lines`` are those of paragraphs. ``appendices`` are None where nobody can tell whose they
    are.
    """

    items: Mapping[str, str | None]
    paragraphs: Mapping[str, str | None] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    appendices: Mapping[str, str | None] | None = None
    last: str = ""


@rule("BP436", Severity.WARNING, whole=True)
def typed_references_lead_somewhere(checked: Checked) -> Iterable[Finding]:
    """A reference that is typed by hand leads nowhere.

    What: "paragraph 12", "Appendix B" and "agenda item 4" in a report are there, and above or
    below as it says. What the words around them place in another document is left alone.
    Why: numbers drift as soon as something is added or taken out; the reader is sent to a place
    that is not there, or to another than was meant.
    Fix: give what is meant an ``{#id}``, or an ``id``, and write ``[@id]``.
    """
    return (typed.finding for typed in _all(checked) if typed.fate is _Fate.NOWHERE)


@rule("BP437", Severity.ADVICE)
def references_are_not_typed(checked: Checked) -> Iterable[Finding]:
    """A reference is typed by hand.

    What: a paragraph, an appendix or an item of the pack is referred to as ``[@id]``.
    Why: its number is worked out, and a typed one is wrong as soon as something moves; ``[@id]``
    is also a link.
    Fix: give what is meant an ``{#id}``, or an ``id``, and write ``[@id]``.
    """
    return (typed.finding for typed in _all(checked) if typed.fate is _Fate.DRIFTS)


@rule("BP438", Severity.ADVICE)
def page_numbers_are_not_typed(checked: Checked) -> Iterable[Finding]:
    """The number of a page is typed by hand.

    What: no text sends readers to "page 7" of the pack.
    Why: pages are counted when the pack is printed; one paragraph more, and it is another page.
    Fix: refer to the paragraph, the appendix or the item with ``[@id]``: it is a link to its page.
    """
    return (typed.finding for typed in _all(checked) if typed.fate is _Fate.PAGE)


def _all(checked: Checked) -> Sequence[_Typed]:
    return checked.once(_gathered)


def _gathered(checked: Checked) -> Sequence[_Typed]:
    known: dict[str, _Known] = {}
    reports = dict(checked.reports)
    found: list[_Typed] = []
    for text in prose(checked):
        if text.file != checked.pack_file and text.file not in reports:
            continue
        matches = _matches(text.markdown)[:MOST_TOLD]
        if not matches:
            continue
        if text.file not in known:
            known[text.file] = _known(checked, text.file, reports.get(text.file))
        spots = Spots(checked, text)
        for match in matches:
            found += _judged(text, match, known[text.file], spots)
    return found


# -- what there is -------------------------------------------------------------------------


def _known(checked: Checked, file: str, report: Report | None) -> _Known:
    part = next((part.name for part in checked.plan.parts if part.document == file), None)

    def usable(name: str | None) -> str | None:
        return name if name and checked.references.find(name, part) else None

    items = {item.number: usable(item.item.id) for item in checked.plan.walk() if item.number}
    if report is None:
        return _Known(items)
    paragraphs: dict[str, str | None] = {}
    lines: dict[str, int] = {}
    last = ""
    for section in report.sections:
        for block in section.blocks:
            if block.path:
                name = next((name.id for name in block.names if usable(name.id)), None)
                for scheme in ParagraphScheme:
                    number = paragraph_number(block.path, scheme)
                    paragraphs[number], lines[number] = name, block.line
                last = str(block.path[0])
    appendices = _appendices(checked, file)
    if appendices is not None:
        appendices = {letter: usable(name) for letter, name in appendices.items()}
    return _Known(items, paragraphs, lines, appendices, last)


def _appendices(checked: Checked, file: str) -> Mapping[str, str | None] | None:
    """The appendices of the one paper that a report is, by letter."""
    papers: list[PlannedPaper] = [
        paper
        for item in checked.plan.walk()
        for paper in item.papers
        if paper.main is not None and paper.main.document == file
    ]
    if len(papers) != 1:
        return None
    (paper,) = papers
    own = appendices_of(checked.briefing, paper.paper, file)
    pairs = zip(own, paper.appendices, strict=True)
    return {part.letter or "": appendix.id for (appendix, _), part in pairs}


# -- what is typed -------------------------------------------------------------------------

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*(?:\([a-z]{1,4}\))*"
_MORE = r"(?:\s*(?:,|-|–|\bto\b|\band\b|&)\s*"
_REFERENCE = re.compile(
    r"\b(?:(?P<paragraph>paragraphs?|paras?\.?)|(?P<item>items?)|(?P<page>pages?))"
    rf"(?:[ \t]+|[ \t]*\n[ \t]*)(?P<number>{_NUMBER})(?P<more>{_MORE}{_NUMBER})*)(?![\w%])"
    r"|\b(?P<appendix>appendix|appendices)(?:[ \t]+|[ \t]*\n[ \t]*)"
    rf"(?P<letter>(?-i:[A-Z]{{1,2}})|\d{{1,2}})(?P<others>{_MORE}(?:(?-i:[A-Z]{{1,2}})|\d{{1,2}}))*)"
    r"(?![\w%])",
    re.IGNORECASE,
)
_SIGNS = ("para", "item", "page", "append")
_EACH = re.compile(rf"{_NUMBER}|\b[A-Z]{{1,2}}\b")


@all_remembered
def _matches(markdown: str) -> Iterator[re.Match[str]]:
    """Whatever looks like a reference, in no code and no address."""
    lowered = small(markdown)
    found = [
        match
        for sign in _SIGNS
        for start in _starts(lowered, sign)
        if (match := _REFERENCE.match(markdown, start)) is not None
    ]
    if found:
        said = plain(markdown)
        for match in sorted(found, key=re.Match.start):
            there = _REFERENCE.match(said, match.start())
            if there is not None and said[match.start() - 1 : match.start()] not in {"[", "-"}:
                yield there


def _starts(text: str, sign: str) -> Iterator[int]:
    start = text.find(sign)
    while start >= 0:
        yield start
        start = text.find(sign, start + 1)


# -- where it leads ------------------------------------------------------------------------

_OF_THIS = re.compile(
    r"\s*,?\s*(?:(?P<side>above|below)\b|overleaf\b|(?:of|in|to|on)\s+(?:this|the\s+present)"
    r"\s+(?:report|paper|appendix|agenda|pack)\b|of\s+the\s+(?:agenda|pack)\b(?!\s+(?:of|for)\b))"
)
_OF_ANOTHER = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*(?:of|in|to|from|under|within|at|on)\b"
    r"|\s*,?\s+[A-Z]\w|[’']s\b"
)
_ANOTHERS = re.compile(
    r"(?:\b(?:its|their|his|her|whose|that|previous|last|earlier|same)|[’']s|s[’'])\s+$",
    re.IGNORECASE,
)
_OTHER_DOCUMENT = re.compile(
    r"\b(?:Acts?|Appendi(?:x|ces)|Schedule|Regulations?|Order|NPPF|PPG|Framework|Guidance|Code|Constitution"
    r"|Directive|Polic(?:y|ies)|Statement|Circular|Orders|Convention|Treaty|Charter|Part|Annex"
    r"|Volume|Strategy|Plan|Handbook|Manual|Memorandum|Agreement|Contract|Lease|Judgment|Decision"
    r"|Inspector|Ofsted|Ombudsman|Paper|Review|Report|Rules|Scheme|Programme)\b"
    r"|\b(?:guidance|judgment|letter|legislation|lease|contract|agreement|consultation|minutes"
    r"|programme|statute|regulations|(?i:terms\s+of\s+reference)|inspection|handbook|strategy"
    r"|policy|framework|meeting\s+(?:of|on|held))\b"
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_LOOKED_BACK = 250

_AGENDA = re.compile(r"\bagenda\s+$", re.IGNORECASE)
_ON_THE_AGENDA = re.compile(r"\s+(?:on|of|in)\s+(?:this|the|today[’']s)\s+agenda\b")
_SEE = re.compile(r"\b(?:see|on|under)\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"\(\s*$")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a reference: those of its sentence before it, and those behind it."""

    before: str
    after: str

    @property
    def side(self) -> str | None:
        """Whether it says that what it refers to stands above or below."""
        match = _OF_THIS.match(self.after)
        return match["side"] if match else None

    @property
    def of_this(self) -> bool:
        """Whether it is said to be in this document."""
        return _OF_THIS.match(self.after) is not None

    @property
    def of_another(self) -> bool:
        """Whether something right beside it places it in another document."""
        return bool(_OF_ANOTHER.match(self.after) or _ANOTHERS.search(self.before))

    @property
    def may_be_of_another(self) -> bool:
        """Whether the sentence speaks of another document."""
        return self.of_another or _OTHER_DOCUMENT.search(self.before) is not None


def _around(match: re.Match[str]) -> _Around:
    start, end = match.span()
    before = match.string[max(0, start - _LOOKED_BACK) : start]
    return _Around(_SENTENCE_END.split(before)[-1], match.string[end : end + 100])


def _judged(text: Text, match: re.Match[str], known: _Known, spots: Spots) -> Iterator[_Typed]:
    around = _around(match)
    if match["page"]:
        if _is_of_the_pack(around):
            words = " ".join(match[0].split())
            finding = spots.finding(
                f"“{words}” is typed, and pages are not counted yet",
                match.span(),
                "refer to the paragraph, the appendix or the item with [@id]",
            )
            yield _Typed(_Fate.PAGE, finding)
        return
    numbers = _EACH.findall(match["number"] + match["more"] if match["number"] else _letters(match))
    targets = _targets(match, around, known)
    if targets is None:
        return
    missing = next((number for number in numbers if number not in targets), None)
    if missing is not None:
        yield _nowhere(match, missing, known, spots)
    elif _stands_elsewhere(text, match, around, known.lines.get(numbers[0], 0)):
        yield _on_the_other_side(match, numbers[0], around, spots)
    else:
        yield _drifting(match, targets[numbers[0]], spots)


def _stands_elsewhere(text: Text, match: re.Match[str], around: _Around, line: int) -> bool:
    """Whether the paragraph on a line is said to stand above and stands below, or the reverse."""
    if around.side is None or not match["paragraph"] or text.line is None:
        return False
    here = text.line + match.string.count("\n", 0, match.start())
    return (line < here) != (around.side == "above")


def _letters(match: re.Match[str]) -> str:
    return match["letter"] + match["others"]


def _is_of_the_pack(around: _Around) -> bool:
    if around.of_this:
        return True
    sent = _SEE.search(around.before) or _BRACKET.search(around.before)
    return sent is not None and not around.may_be_of_another


def _targets(
    match: re.Match[str], around: _Around, known: _Known
) -> Mapping[str, str | None] | None:
    """What the reference may lead to; None where it may lead out of the document."""
    if match["appendix"]:
        return None if around.of_another and not around.of_this else known.appendices
    if match["item"]:
        return known.items if _is_of_the_agenda(around) else None
    if around.of_this:
        return known.paragraphs or None
    return None if around.may_be_of_another else known.paragraphs or None


def _is_of_the_agenda(around: _Around) -> bool:
    if _ON_THE_AGENDA.match(around.after) or around.of_this:
        return True
    agenda = _AGENDA.search(around.before)
    if agenda is None:
        return False
    return not _Around(around.before[: agenda.start()], around.after).may_be_of_another


# -- what is said of it --------------------------------------------------------------------


def _nowhere(match: re.Match[str], missing: str, known: _Known, spots: Spots) -> _Typed:
    hint = "give what is meant an id, and write [@id]"
    if match["appendix"]:
        letters = ", ".join(known.appendices or ())
        only = f", only {letters}" if letters else ""
        message = f"this paper has no Appendix {missing}{only}"
    elif match["item"]:
        message = f"the agenda has no item {missing}"
    else:
        message = f"there is no paragraph {missing} here: the last is {known.last}"
    return _Typed(_Fate.NOWHERE, spots.finding(message, match.span(), hint))


def _on_the_other_side(match: re.Match[str], number: str, around: _Around, spots: Spots) -> _Typed:
    truly = "below" if around.side == "above" else "above"
    message = f"paragraph {number} stands {truly}, not {around.side}"
    hint = "look which one is meant, give it {#id}, and write [@id]"
    return _Typed(_Fate.NOWHERE, spots.finding(message, match.span(), hint))


def _drifting(match: re.Match[str], name: str | None, spots: Spots) -> _Typed:
    words = " ".join(match[0].split())
    message = f"“{words}” is typed, and drifts when something moves"
    word = match["paragraph"] or match["item"] or match["appendix"]
    several = match["more"] or match["others"]
    hint = f"write [@{name}]" if name and not several else "give it an id, and write [@id]"
    # Only what is printed for [@id] to the letter can be put in its place unseen.
    alike = word in {"paragraph", "item", "Appendix"} and not several
    edits = spots.edits(*match.span(), f"[@{name}]") if name and alike else ()
    return _Typed(_Fate.DRIFTS, spots.finding(message, match.span(), hint, edits))
