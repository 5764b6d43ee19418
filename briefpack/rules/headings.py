"""Rules on the headings of a report, and on paragraphs that are dressed as one."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefpack.model.report import Block, Report, Section
from briefpack.problems import Edit, Place, Severity
from briefpack.rules.covers import folded, headings, main_reports, proposes_nothing
from briefpack.rules.registry import Checked, Finding, rule

_NAME = r"(?:\s*\{#[a-z0-9-]+\})?(?:\s+#+)?\s*"
"""What may stand behind the words of a heading: its id, and closing signs."""

_FINAL_MARK = re.compile(rf"(?<=\w)[*_]*(?P<mark>[.:])[*_]*(?={_NAME}$)")
_NO_MARK = re.compile(
    r"\.\.$|\b(?:etc|ltd|inc|co|no|st|rd|dr|dept|approx|[a-z](?:\.[a-z])*)\.$", re.IGNORECASE
)
"""What ends with a full stop that belongs to it: three dots, or an abbreviation."""

_BOLD_HEADING = re.compile(
    rf"(?P<before>\s*(?:#{{1,6}}\s+)?)(?P<bold>\*\*|__)(?P<words>[^*_]+)(?P=bold){_NAME}"
)
_BOLD_PARAGRAPH = re.compile(r"\s{0,3}(?P<bold>\*\*|__)(?P<words>[^*_]+)(?P=bold)[:.]?\s*")
_TYPED_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)(?:[.):]\s+(?=\D)|(?<=\.\d)\s+(?=[^\W\d_a-z]))")

_NOT_BELOW = frozenset({"image", "list", "table"})
"""What may have words in bold above it that introduce it."""

_MOST_WORDS = 15
"""A bold paragraph with more words is one, and no heading."""

_FEWEST_CAPITALS = 7
"""Letters in capitals that are no longer an abbreviation: OFSTED, UNICEF and CAMHS have fewer."""


def _named(report: Report) -> Iterator[tuple[Section, str]]:
    """The sections that have a heading, each with that."""
    for section in report.sections:
        if section.heading:
            yield section, section.heading


def _written(report: Report) -> Iterator[tuple[Section, str]]:
    """The sections that have a heading, each with the line that it stands on."""
    lines = report.body.split("\n")
    for section, _ in _named(report):
        yield section, lines[section.line - report.body_line]


def _cut(file: str, line: int, first: int, end: int) -> Edit:
    """The edit that takes out what stands between two offsets of a line."""
    return Edit(Place(file, line, first + 1, line, end + 1), "")


@rule("BP415", Severity.WARNING, whole=True)
def required_headings_are_there(checked: Checked) -> Iterable[Finding]:
    """A report lacks a heading that all reports of the body have.

    What: where the profile requires headings, every report has them, at any level; the words
    count, not how they are written ("Legal & Financial Implications" is two of them). A report
    whose purpose is information alone, and that recommends nothing, may go without.
    Why: members are to see of each proposal what it costs and whether it is lawful; which headings
    that takes is the body's own rule (the LGA's reports have "Financial implications").
    Fix: add the section; where nothing is to be said, say so in it.
    """
    for _, file, report in main_reports(checked):
        if proposes_nothing(report):
            continue
        there = [_stems(heading) for heading in headings(report)]
        for required in checked.profile.required_headings:
            if not any(_stems(required) <= stems for stems in there):
                message = f"no heading “{required}”"
                hint = "add the section, and say in it where there is nothing to say"
                yield Finding(message, file, hint=hint)


def _stems(heading: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in folded(heading).split())


@rule("BP421", Severity.WARNING)
def headings_have_something_below(checked: Checked) -> Iterable[Finding]:
    """There is nothing below a heading.

    What: under every heading stands text, or a heading one level down.
    Why: a reader who goes to it from the list of contents finds nothing; most often a section was
    forgotten, or a template's heading left in.
    Fix: write the section, or delete the heading.
    """
    for file, report in checked.reports:
        for section, following in pairwise([*report.sections, None]):
            if section is None or section.heading is None or section.blocks:
                continue
            if following is None or following.level <= section.level:
                message = f"there is nothing below “{section.heading}”"
                yield Finding(message, file, line=section.line)


@rule("BP422", Severity.WARNING)
def headings_skip_no_level(checked: Checked) -> Iterable[Finding]:
    """A heading skips a level.

    What: a heading is at most one level below the one before it; the first is of the highest
    level that the report has.
    Why: whoever hears a page, or jumps through it, knows its structure by the levels (WCAG 2.2,
    success criterion 1.3.1).
    Fix: take away a "#", or give the headings above it one less.
    """
    for file, report in checked.reports:
        above = 0
        for section, heading in _named(report):
            if section.level > above + 1:
                deeper = section.level - above
                message = f"“{heading}” is {deeper} levels below what is above it"
                hint = f"take away {'a #' if deeper == 2 else f'{deeper - 1} of its #'}"  # noqa: PLR2004
                yield Finding(message, file, line=section.line, hint=hint)
            above = section.level


@rule("BP423", Severity.ADVICE)
def headings_differ(checked: Checked) -> Iterable[Finding]:
    """A report has the same heading twice.

    What: no two headings below the same one are alike.
    Why: in a list of headings, and in a link's words, nobody can tell them apart (WCAG 2.2,
    success criterion 2.4.6).
    Fix: say in each what sets it apart, or make one section of the two.
    """
    for file, report in checked.reports:
        above: list[str] = []
        seen: dict[tuple[str, ...], int] = {}
        for section, heading in _named(report):
            above[section.level - 1 :] = [folded(heading)]
            first = seen.setdefault(tuple(above), section.line)
            if first != section.line:
                message = f"line {first} has the same heading"
                yield Finding(message, file, line=section.line)


@rule("BP424", Severity.ADVICE)
def headings_are_not_in_capitals(checked: Checked) -> Iterable[Finding]:
    """A heading is in capitals.

    What: headings are in sentence case, with capitals for names and abbreviations.
    Why: words in capitals have all one shape and are slow to read, and some screen readers spell
    them out (the Government Digital Service's guidance on publishing accessible documents).
    Fix: type it in small letters. How headings look is the theme's business.
    """
    for file, report in checked.reports:
        for section, heading in _named(report):
            if in_capitals(heading):
                yield Finding("the heading is in capitals", file, line=section.line)


def in_capitals(words: str) -> bool:
    """Whether words are in capitals, and too long for an abbreviation.

    Most scripts have neither capitals nor small letters.
    """
    return words.isupper() and sum(map(str.isupper, words)) >= _FEWEST_CAPITALS


@rule("BP425", Severity.ADVICE)
def headings_end_without_a_mark(checked: Checked) -> Iterable[Finding]:
    """A heading ends with a full stop or a colon.

    What: headings end without either, save for the full stop of an abbreviation.
    Why: a heading is no sentence, and stands apart already.
    Fix: delete it.
    """
    for file, report in checked.reports:
        for section, line in _written(report):
            heading = section.heading or ""
            if heading[-1:] not in {".", ":"} or _NO_MARK.search(heading):
                continue
            mark = _FINAL_MARK.search(line)
            edits = (_cut(file, section.line, *mark.span("mark")),) if mark else ()
            name = "full stop" if heading.endswith(".") else "colon"
            message = f"the heading ends with a {name}"
            yield Finding(message, file, line=section.line, edits=edits)


@rule("BP426", Severity.ADVICE)
def headings_are_not_bold(checked: Checked) -> Iterable[Finding]:
    """A heading is typed in bold.

    What: no heading stands, as a whole, between ``**``.
    Why: how headings look is the theme's business; one that is bolder than others looks like a
    higher one.
    Fix: delete the asterisks.
    """
    for file, report in checked.reports:
        for section, line in _written(report):
            bold = _BOLD_HEADING.fullmatch(line)
            if bold is not None:
                first, end = bold.span("words")
                edits = tuple(
                    _cut(file, section.line, *stretch)
                    for stretch in ((first - 2, first), (end, end + 2))
                )
                message = "the heading is typed in bold"
                yield Finding(message, file, line=section.line, edits=edits)


@rule("BP427", Severity.WARNING)
def headings_are_marked_as_such(checked: Checked) -> Iterable[Finding]:
    """A paragraph is dressed as a heading.

    What: a line by itself that is all bold, or all capitals, with text below it, is a heading and
    starts with ``##``.
    Why: it looks like a heading, but nobody who hears the page can jump to it, and it is in no
    list of contents (WCAG 2.2, success criterion 1.3.1).
    Fix: write ``## `` before it, with as many # as its level asks for, without the asterisks.
    """
    for file, report in checked.reports:
        lines = report.body.split("\n")
        for section in report.sections:
            for block, following in pairwise(section.blocks):
                words = _dressed(block, lines, report.body_line)
                if words and following.kind not in _NOT_BELOW:
                    message = f"“{words}” is dressed as a heading, and is none"
                    hint = f"write it as one: {'#' * 2} {words}"
                    yield Finding(message, file, line=block.line, hint=hint)


def _dressed(block: Block, lines: list[str], first: int) -> str | None:
    """The words of a paragraph that looks like a heading."""
    if block.kind != "paragraph" or block.path or len(block.text.split()) > _MOST_WORDS:
        return None
    here = block.line - first
    if here + 1 < len(lines) and lines[here + 1].strip():
        return None
    bold = _BOLD_PARAGRAPH.fullmatch(lines[here])
    if bold is not None and not bold["words"].rstrip().endswith((".", ",", ";")):
        return bold["words"].strip(" :")
    return block.text.strip() if in_capitals(block.text) else None


@rule("BP428", Severity.ADVICE)
def headings_have_no_numbers(checked: Checked) -> Iterable[Finding]:
    """A number is typed into a heading.

    What: headings start with words, not with "7." or "2.1".
    Why: nothing counts them: they drift as soon as a section goes or comes, and stand beside
    numbers of paragraphs that are worked out. To refer to a section there is ``[@id]``.
    Fix: delete the number; give the heading ``{#id}`` where something refers to it.
    """
    for file, report in checked.reports:
        before: dict[int, str] = {}
        for section, heading in _named(report):
            typed = _TYPED_NUMBER.match(heading)
            if typed is None:
                continue
            number = typed[1]
            last = before.get(number.count("."))
            before[number.count(".")] = number
            drifted = f", and stands behind {last}" if last and not _follows(last, number) else ""
            message = f"the number {number} is typed into the heading{drifted}"
            yield Finding(message, file, line=section.line, hint="delete the number")


def _follows(last: str, number: str) -> bool:
    """Whether a number comes right after another, or starts to count anew."""
    *above, end = map(int, last.split("."))
    *here_above, here = map(int, number.split("."))
    return here == end + 1 if above == here_above else here == 1
