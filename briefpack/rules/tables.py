"""Rules on the tables and the pictures of texts."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace

from briefpack.problems import Edit, Severity
from briefpack.prose.captions import LateCaption, late_captions
from briefpack.prose.sections import Table, body_pictures, tables
from briefpack.rules.covers import folded
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.spots import Spots
from briefpack.rules.texts import Text
from briefpack.rules.written import prose

_MOST_COLUMNS = 8
"""As many fit on a page of A4 with two or three words in each."""


@rule("BP445", Severity.WARNING)
def tables_have_heads(checked: Checked) -> Iterable[Finding]:
    """The head of a table is empty.

    What: the first row of a table says what is in its columns.
    Why: whoever hears a table is told the head with each cell, and cannot follow without it (WCAG
    2.2, success criterion 1.3.1).
    Fix: write the heads; where it is no table but a layout, write paragraphs.
    """
    for text in prose(checked):
        for table in tables(text.markdown):
            if not any(table.head.cells):
                hint = "say in its first row what the columns hold"
                yield text.finding("the head of this table is empty", table.head.line, hint)


@rule("BP446", Severity.WARNING)
def rows_fit_their_table(checked: Checked) -> Iterable[Finding]:
    """A row has more cells than its table has columns.

    What: no row of a table has more cells than the head.
    Why: what stands in the others is not printed, without a sign that it is missing.
    Fix: give the head another column, or put a backslash before a | that is no border.
    """
    for text in prose(checked):
        for table in tables(text.markdown):
            for row in table.rows:
                if row.lost:
                    message = f"“{row.lost}” is not printed: the table has no column for it"
                    hint = "add a column to the head, or write \\| for a | that is no border"
                    yield text.finding(message, row.line, hint)


@rule("BP447", Severity.ADVICE)
def tables_fit_the_page(checked: Checked) -> Iterable[Finding]:
    """A table has very many columns.

    What: no table has more than 8 columns.
    Why: a page of A4 has room for no more: the words in narrower ones break into letters. Large
    print has no such tables: from 5 columns on, each row is a list there, its cells behind the
    heads of their columns, and nobody can look along a row or down a column.
    Fix: make two tables of it, or turn its rows into columns.
    """
    for text in prose(checked):
        for table in tables(text.markdown):
            columns = len(table.head.cells)
            if columns > _MOST_COLUMNS:
                hint = "make two tables of it"
                yield text.finding(f"this table has {columns} columns", table.head.line, hint)


@rule("BP448", Severity.ADVICE)
def columns_hold_something(checked: Checked) -> Iterable[Finding]:
    """A column of a table is empty.

    What: where a table has two rows or more, each column that has a head has something in it.
    Why: readers wonder what is missing; most often the column is left over from a template.
    Fix: fill it in, or take it out.
    """
    for text in prose(checked):
        for table in tables(text.markdown):
            for head in _empty_columns(table):
                message = f"nothing stands in the column “{head}”"
                yield text.finding(message, table.head.line, "fill it in, or take it out")


def _empty_columns(table: Table) -> Iterable[str]:
    if len(table.rows) > 1:
        columns = zip(*(row.cells for row in table.rows), strict=True)
        for head, cells in zip(table.head.cells, columns, strict=True):
            if head and not any(cells):
                yield head


@rule("BP454", Severity.ADVICE)
def captions_stand_above(checked: Checked) -> Iterable[Finding]:
    """The caption of a table stands below it.

    What: a line that starts with "Table:" stands above its table, with an empty line between.
    Why: below it, the line is printed as it is typed, and the table has no caption: whoever hears
    it is not told what it shows (WCAG 2.2, success criterion 1.3.1).
    Fix: move the line above the table.
    """
    for text in prose(checked):
        for late in late_captions(text.markdown):
            message = "a caption stands above its table: here it is a line of text"
            if late.has_another:
                hint = "the table has one already: keep one of the two"
                yield text.finding(message, late.lines.start + 1, hint)
                continue
            found = text.finding(message, late.lines.start + 1, "move it above the table")
            yield replace(found, edits=_moved_above(checked, text, late))


def _moved_above(checked: Checked, text: Text, late: LateCaption) -> tuple[Edit, ...]:
    """What moves a caption above its table; nothing where they are indented otherwise."""
    lines = text.markdown.split("\n")
    caption = lines[late.lines.start : late.lines.stop]
    indents = {_indent(line) for line in (*caption, lines[late.table.start])}
    is_quoted = caption[0].lstrip(" \t").startswith(">")
    if text.line is None or len(indents) > 1 or is_quoted:
        return ()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    last = late.lines.stop - 1
    while last > late.table.start and not lines[last].strip():
        last -= 1
    above = lines[late.table.start - 1] if late.table.start else ""
    gap = "\n" if above.strip() else ""
    words = "\n".join(lines[late.lines.start : last + 1])
    rows = late.table.stop - 1
    spots = Spots(checked, text)
    first, end = starts[late.table.start], starts[rows] + len(lines[rows])
    return (
        *spots.edits(first, first, f"{gap}{words}\n\n"),
        *spots.edits(end, starts[last] + len(lines[last]), ""),
    )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


_FILE_NAME = re.compile(
    r"\.(?:png|jpe?g|svg|gif|pdf|tiff?|bmp|webp)$"
    r"|^(?:image|img|picture|photo|screenshot|dsc|figure)[ _-]*\d+$",
    re.IGNORECASE,
)
_SAYS_PICTURE = re.compile(r"(?:an? )?(?:image|picture|graphic) (?:of|showing)\b", re.IGNORECASE)

_LONGEST = 300
"""Characters of an alternative text that are heard in one go."""


@rule("BP449", Severity.ADVICE)
def pictures_are_described(checked: Checked) -> Iterable[Finding]:
    """The alternative text of a picture describes nothing.

    What: it is no file's name, does not start with "image of", and has no more than 300
    characters.
    Why: it is read out in place of the picture; that there is one has been said already (WCAG
    2.2, success criterion 1.1.1). Nobody can go back to the middle of a long one.
    Fix: say what a reader is meant to take from the picture; put the rest into the text below it.
    """
    for file, report in checked.reports:
        for picture in body_pictures(report.body, report.body_line):
            words = picture.alternative.strip()
            stem = posixpath.splitext(posixpath.basename(picture.file))[0]
            if _FILE_NAME.search(words) or (words and folded(words) == folded(stem)):
                message = f"“{words}” is the name of a file, and describes nothing"
            elif _SAYS_PICTURE.match(words):
                message = "that it is a picture is said already"
            elif len(words) > _LONGEST:
                message = f"the alternative text has {len(words)} characters"
            else:
                continue
            hint = "say what the picture is there to show"
            yield Finding(message, file, line=picture.line, hint=hint)
