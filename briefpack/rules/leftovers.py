"""What a template leaves behind: guidance, gaps to be filled in, and notes of authors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import all_remembered
from briefpack.rules.spots import told
from briefpack.rules.written import BLANK, plain, small, words


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of leftover: where ``sign`` stands in small letters, ``pattern`` is tried."""

    sign: str
    pattern: re.Pattern[str]


def _kind(sign: str, pattern: str, *, any_case: bool = True) -> _Kind:
    over_lines = pattern.replace(" ", r"\s+")
    return _Kind(sign, re.compile(over_lines, re.IGNORECASE if any_case else 0))


_GAPS = (
    "name|names|date|dates|time|title|number|amount|text|details|officer|department|position"
    "|phone|email|address|council|venue|meeting|ward|wards"
)
_ORDERS = (
    "insert|add|enter|type|state|complete|delete|describe|explain|list here|set out|to be|your"
    "|tbc|tba|xx+"
)

_KINDS = (
    _kind(
        "[",
        rf"\[(?:(?:{_GAPS})(?: of [^\[\]]{{1,40}}| here)?"
        rf"|(?:please )?(?:{_ORDERS})\b[^\[\]]{{0,200}})\](?![(\[])",
    ),
    _kind("[[", r"\[\[(?![@^])[^\[\]]{0,200}\]\](?!\()"),
    _kind("<", rf"<(?:{_GAPS}|(?:{_ORDERS}) [^<>]{{0,100}})>"),
    _kind("<<", r"<<\s*[^<>\n]{1,60}>>"),
    _kind("«", r"«[0-9a-z_\u00c0-\u024f][^\s«»]{0,40}»"),  # in Arabic, those are quotation marks
    _kind("{{", r"\{\{[^{}\n]{0,80}\}\}"),
    _kind("lorem", "lorem ipsum"),
    _kind("tb", r"(?<![\w-])TB[CA](?![\w-])", any_case=False),
    _kind("(tb", r"\(tb[ca]\)"),
    _kind("xx", r"(?<![A-Za-z])(?:X{2,9}|x{2,9})(?![A-Za-z])", any_case=False),
    _kind("???", r"(?<!\?)\?{3,}"),
    _kind("click", r"click (?:(?:or tap )?here )?to (?:enter|add|insert)(?: [a-z]+){0,2}"),
    _kind("choose", "choose an item"),
    _kind(
        "delete",
        r"delete (?:as|where|if|whichever) (?:[a-z]+ ){0,2}"
        r"(?:appropriate|applicable|inapplicable|necessary|required|relevant)",
    ),
    _kind("guidance", r"guidance (?:note )?(?:for|to) (?:report )?authors"),
    _kind("this section", r"this section should [a-z]+"),
    _kind("please", r"please (?:delete|remove) (?:this|these) [a-z]+"),
    _kind("todo", r"\bTODO\b", any_case=False),
    _kind("fixme", r"\bFIXME\b", any_case=False),
    _kind("error!", r"error! (?:reference source|bookmark) not (?:found|defined)"),
    _kind("comment", r"comment \[[a-z]{1,3}\d+\]"),
)

_ROMAN = re.compile(
    r"\b(?:appendix|article|book|chapter|class|louis|part|pius|schedule|title|volume|vol\.|xxi?)\s+$",
    re.IGNORECASE,
)
"""What stands before XX where that is twenty."""

_DRAFT = re.compile(r"\bDRAFT\b")


@rule("BP430", Severity.WARNING)
def nothing_is_left_to_fill_in(checked: Checked) -> Iterable[Finding]:
    """A template's guidance, a gap to be filled in, or a note to oneself was left in.

    What: nothing that is printed says "[insert date]", "TBC", "XX", "???", "delete as
    appropriate", "TODO" and the like, and no title says "DRAFT".
    Why: it would be published as it stands. Councils' report templates tell authors to delete the
    guidance before they submit.
    Fix: write what belongs there, or delete it.
    """
    for text in words(checked):
        for spots, match in told(
            checked, text, _leftovers(text.markdown, title=text.path[-1:] == ("title",))
        ):
            shown = " ".join(match[0].split())
            message = f"“{shown}” was left in"
            yield spots.finding(message, match.span(), "write what belongs here, or delete it")


@all_remembered
def _leftovers(markdown: str, *, title: bool) -> Iterator[re.Match[str]]:
    """What is left in a text, in order; nothing twice."""
    lowered = small(markdown)
    found = [
        match
        for kind in _KINDS
        if kind.sign in lowered
        for match in _matches(kind, markdown, lowered)
        if not _is_roman(match)
    ]
    if title and not markdown.isupper():
        found += _DRAFT.finditer(markdown)
    if not found:
        return
    end = 0
    said = plain(markdown)
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end and said[match.start()] != BLANK:
            end = match.end()
            yield match


def _matches(kind: _Kind, text: str, lowered: str) -> Iterator[re.Match[str]]:
    start = lowered.find(kind.sign)
    while start >= 0:
        match = kind.pattern.match(text, start)
        if match is not None:
            yield match
        start = lowered.find(kind.sign, match.end() if match else start + 1)


def _is_roman(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 12) : match.start()]
    return match[0] in {"XX", "XXX"} and _ROMAN.search(before) is not None
