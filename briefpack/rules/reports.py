"""Rules on reports: references, contacts, pictures, footnotes, and how paragraphs are numbered.

Those on heads, recommendations and headings stand in modules of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefpack.model.report import Block, Report
from briefpack.plan.references import References
from briefpack.problems import Severity, nearest
from briefpack.prose.sections import body_pictures, lost_lines, references, uncalled_footnotes
from briefpack.rules import (  # noqa: F401 - more rules on reports
    covers,
    headings,
    recommendations,
)
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import remembered
from briefpack.rules.texts import texts
from briefpack.rules.written import prose

_uncalled = remembered(uncalled_footnotes)
_lost = remembered(lost_lines)


@rule("BP401", Severity.ERROR, whole=True, essential=True)
def references_resolve(checked: Checked) -> Iterable[Finding]:
    """A reference leads nowhere, or to two places.

    What: every ``[@id]``, wherever there is prose, names one paragraph, section, item or appendix
    of the pack.
    Why: a reader who is sent to a paragraph that is not there has been told something untrue.
    Fix: correct the id, or give it to what is meant with ``{#id}``.
    """
    for text in texts(checked):
        for name, line in references(text.markdown):
            if checked.references.find(name, text.part) is None:
                message, hint = _leads_nowhere(name, text.part, checked.references)
                yield text.finding(message, line, hint)


def _leads_nowhere(name: str, part: str | None, known: References) -> tuple[str, str]:
    """Why a reference has no target, and what to do about it."""
    if name in known.repeated:
        return f"[@{name}] could lead to more than one place in the pack", "change one of the ids"
    if name in known.nameless:
        return (
            f"[@{name}] leads to words that have no number and stand under no heading",
            "number the paragraph, or put a heading above it",
        )
    close = nearest(name, known.names(part))
    hint = f"did you mean [@{close}]?" if close else f"nothing bears {{#{name}}}"
    return f"[@{name}] leads nowhere", hint


@rule("BP402", Severity.ERROR, whole=True, essential=True)
def contacts_are_officers(checked: Checked) -> Iterable[Finding]:
    """A contact is not one of the board's officers.

    What: ``contact = "name"``, of the board or of a report, names an officer under
    ``[officers]``.
    Why: a report without its contact block leaves members with nobody to ask, and so do notices.
    Fix: add the officer to board.toml, or write a report's contact as a table of its own.
    """
    officers = checked.briefing.board.officers
    file, base = checked.board_place
    of_board = (checked.briefing.board.contact, file, (*base, "contact"))
    of_reports = ((report.head.contact, where, ("contact",)) for where, report in checked.reports)
    for contact, where, path in (of_board, *of_reports):
        if isinstance(contact, str) and contact not in officers:
            close = nearest(contact, officers)
            hint = f"did you mean {close}?" if close else "the board has no such officer"
            yield Finding(f"{contact} is not an officer", where, path, hint=hint)


@rule("BP403", Severity.WARNING)
def pictures_have_words(checked: Checked) -> Iterable[Finding]:
    """A picture has no alternative text.

    What: the square brackets of ``![](picture.png)`` say what the picture shows.
    Why: whoever cannot see it has nothing else (WCAG 2.2, success criterion 1.1.1).
    Fix: write between the brackets what a reader is meant to take from the picture.
    """
    for file, report in checked.reports:
        for picture in body_pictures(report.body, report.body_line):
            if not picture.alternative.strip():
                yield Finding(f"{picture.file} has no alternative text", file, line=picture.line)


@rule("BP404", Severity.WARNING)
def footnotes_are_called(checked: Checked) -> Iterable[Finding]:
    """A footnote that nothing calls is not printed.

    What: every footnote ``[^name]: …`` has a call ``[^name]`` in the text, or in a footnote that
    has one, and its name is given once.
    Why: a footnote is printed on the page of its call; without one, nobody reads it.
    Fix: put ``[^name]`` where the footnote belongs, or delete the footnote.
    """
    for text in prose(checked):
        for footnote in _uncalled(text.markdown):
            label = f"[^{footnote.label}]"
            why, hint = (
                ("one above has its name", "give it another name, and call it by that")
                if footnote.second
                else ("nothing calls it", f"put {label} where it belongs")
            )
            message = f"the footnote {label} is not printed: {why}"
            yield text.finding(message, footnote.line + 1, hint)


@rule("BP405", Severity.ERROR, essential=True)
def nothing_is_nested_too_deeply(checked: Checked) -> Iterable[Finding]:
    """Lists or quotations stand too deep in each other to be printed.

    What: fewer than 50 lists, or 100 quotations, stand in each other.
    Why: what is deeper is left out, and so are the lines below it.
    Fix: most often a slip at the start of a line; else write fewer levels.
    """
    for text in prose(checked):
        for line in _lost(text.markdown):
            yield text.finding("what stands here is nested too deeply to be printed", line + 1)


@rule("BP420", Severity.ADVICE)
def paragraphs_are_all_numbered(checked: Checked) -> Iterable[Finding]:
    """Some paragraphs of a report have numbers, and others none.

    What: where a report has numbered paragraphs, all are; what introduces a list or a table, or
    stands right below one, needs no number.
    Why: members refer to paragraphs by number, and councils ask for consecutive ones. Most often
    the lines of a second paragraph of the same number lost their indent.
    Fix: write ``1. `` before it, or indent it as far as the words of the number that it goes with.
    """
    for file, report in checked.reports:
        bare = list(_bare_paragraphs(report))
        if bare and _numbered(report) > 1:
            more = f", and {len(bare) - 1} more" if len(bare) > 1 else ""
            message = f"this paragraph has no number{more}"
            hint = "write 1. before it, or indent it to go on with the number above"
            yield Finding(message, file, line=bare[0].line, hint=hint)


def _numbered(report: Report) -> int:
    return sum(len(block.path) == 1 for section in report.sections for block in section.blocks)


_STANDS_BY = frozenset({"list", "table", "image", "quote", "code"})
"""What may be introduced, or have a line below it, without a number."""


def _bare_paragraphs(report: Report) -> Iterator[Block]:
    for section in report.sections:
        for above, block, below in _with_neighbours(section.blocks):
            beside = {above.kind if above else "", below.kind if below else ""}
            if block.kind == "paragraph" and not block.path and not beside & _STANDS_BY:
                yield block


def _with_neighbours(
    blocks: Sequence[Block],
) -> Iterator[tuple[Block | None, Block, Block | None]]:
    for (above, block), (_, below) in pairwise(pairwise([None, *blocks, None])):
        if block is not None:
            yield above, block, below
