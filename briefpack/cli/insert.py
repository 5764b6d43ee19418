"""``briefpack insert``: pictures, tables, footnotes and references put into a report's text."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.agenda_changes import PACK, opened
from briefpack.cli.changing import Changing, change_options, shown
from briefpack.cli.options import Function
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.cli.agenda_names import Thing
    from briefpack.editing.report_inserts import Paragraph
    from briefpack.editor.session import Session

_PAPER = click.argument("paper", metavar="PAPER")
_BELOW = click.option(
    "--below", metavar="N", help="Below this paragraph; else at the end of the text."
)


def _where_options(function: Function) -> Function:
    """Where words are put in."""
    behind = click.option("--behind", metavar="WORDS", help="Behind these words, there once.")
    paragraph = click.option(
        "--paragraph", "-p", metavar="N", help="In this paragraph; alone, at its end."
    )
    return paragraph(behind(function))


@click.group("insert", short_help="Put pictures, tables, footnotes and references into a report.")
def command() -> None:
    """Put a picture, a table, a footnote or a reference into the text of a report.

    PAPER is called as for `briefpack paper`: 3, or 3/1, or its file. A paragraph is called by its
    number as it is printed, "6" or "6.1", or by its name.

    \b
        briefpack insert picture meetings/2016-11-03 3 map.png --alt "Ratings by council" --below 6
        briefpack insert table meetings/2016-11-03 3 costs.csv --caption "What it costs" --below 6
        briefpack insert footnote meetings/2016-11-03 3 "As of *October*." --paragraph 6
        briefpack insert reference meetings/2016-11-03 3 "item 4" --behind "as we ask under"

    The numbers of paragraphs stay as they are; where they could not, it is refused. --diff shows
    what would change.

    The status is 0 when it is done, whatever problems are left, and 2 when it is refused.
    """  # noqa: D301 - click wants the character itself


@command.command("picture", short_help="Show a picture in a report.")
@PACK
@_PAPER
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--alt", metavar="TEXT", required=True, help="What it shows, for who cannot see it.")
@_BELOW
@change_options
def picture(
    pack: Path,
    paper: str,
    file: Path,
    *,
    alt: str,
    below: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Show the picture FILE in the report PAPER of PACK; it is copied beside the report.

    \b
        briefpack insert picture meetings/2016-11-03 3 map.png --alt "Ratings by council" --below 6

    --alt is read to those who cannot see the picture: say what it tells, not that it is a picture.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.given_files import copied
    from briefpack.editing import operations, report_text
    from briefpack.editing.report_inserts import with_block
    from briefpack.store.attachments import IMAGES

    if not alt.strip():
        raise BriefpackError("a picture needs words", "say with --alt what it shows")
    if file.suffix.lower() not in IMAGES:
        hint = f"name one of {', '.join(sorted(IMAGES))}"
        raise BriefpackError(shown(f"{file} is no picture"), hint)
    report = _open(pack, paper, today)
    paragraph = report.paragraph(below)
    link = operations.add_picture(report.changing.workspace, report.file, *copied(file))
    report.put(with_block(report.body, report_text.picture(alt, link), paragraph))
    return report.finish(f"{link} is shown {_below(paragraph)}", diff=diff)


@command.command("table", short_help="Put a table into a report.")
@PACK
@_PAPER
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--caption", metavar="TEXT", required=True, help="What the table shows.")
@_BELOW
@change_options
def table(
    pack: Path,
    paper: str,
    file: Path,
    *,
    caption: str,
    below: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Put the rows of FILE, or of - for standard input, into the report PAPER of PACK as a table.

    \b
        briefpack insert table meetings/2016-11-03 3 costs.csv --caption "What it costs" --below 6

    FILE has comma-separated values, or what a spreadsheet's clipboard has; its first row is the
    table's head. Columns of figures are set to the right.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.given_files import named, read_text
    from briefpack.editing import report_inserts
    from briefpack.editing.pasted_table import MOST_ROWS, read_table

    if not caption.strip():
        raise BriefpackError("a table needs a caption", "say with --caption what it shows")
    report = _open(pack, paper, today)
    paragraph = report.paragraph(below)
    rows = [row.cells for row in read_table(read_text(file))]
    if len(rows) > MOST_ROWS:
        raise BriefpackError(
            shown(f"{named(file)} has more than {MOST_ROWS} rows"), "name a shorter one"
        )
    if len(rows) < 2:  # noqa: PLR2004 - the head, and one row
        hint = "a table has a head, and at least one row below it"
        raise BriefpackError(shown(f"{named(file)} has no row below its first"), hint)
    drawn = report_inserts.table(rows, caption)
    report.put(report_inserts.with_block(report.body, drawn, paragraph))
    size = f"{len(rows) - 1} row{'s' if len(rows) != 2 else ''}"  # noqa: PLR2004 - with the head
    return report.finish(f"a table of {size} is {_below(paragraph)}", diff=diff)


@command.command("footnote", short_help="Add a footnote to a report.")
@PACK
@_PAPER
@click.argument("text")
@_where_options
@change_options
def footnote(
    pack: Path,
    paper: str,
    text: str,
    *,
    paragraph: str | None,
    behind: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Add a footnote with TEXT to the report PAPER of PACK.

    \b
        briefpack insert footnote meetings/2016-11-03 3 "As of October." --paragraph 6
        briefpack insert footnote meetings/2016-11-03 3 "As of October." --behind "three quarters"
    """  # noqa: D301 - click wants the character itself
    from briefpack.editing.report_inserts import with_footnote

    if not text.strip():
        raise BriefpackError("a footnote needs words")
    report = _open(pack, paper, today)
    report.put(with_footnote(report.body, report.place(paragraph, behind), text))
    return report.finish("a footnote is added", diff=diff)


@command.command("reference", short_help="Refer to something in a report.")
@PACK
@_PAPER
@click.argument("target")
@_where_options
@change_options
def reference(
    pack: Path,
    paper: str,
    target: str,
    *,
    paragraph: str | None,
    behind: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Refer to TARGET in the report PAPER of PACK: it prints "paragraph 6", whatever its number is.

    \b
        briefpack insert reference meetings/2016-11-03 3 6 --behind "as was said in"
        briefpack insert reference meetings/2016-11-03 3 "item 4" --paragraph 12
        briefpack insert reference meetings/2016-11-03 3 "appendix A" --behind "set out in"

    TARGET is a paragraph's number, an item, an appendix, a heading of the report, or the name of
    any of these. What has no name yet is given one.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.references import find_target
    from briefpack.editing.report_inserts import with_words

    report = _open(pack, paper, today)
    report.place(paragraph, behind)  # which is known to be there before anything is named
    found = find_target(report.session, report.file, target)
    if found.give_name is not None:
        found.give_name(report.changing.workspace)
    place = report.place(paragraph, behind)
    report.put(with_words(report.body, place, f" [@{found.name}]"))
    return report.finish(f"[@{found.name}] is referred to", diff=diff)


# -- the report --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Report:
    """A report that something is put into."""

    changing: Changing
    thing: "Thing"
    session: "Session"

    @property
    def file(self) -> str:
        return self.thing.row.opens

    @property
    def body(self) -> str:
        from briefpack.editing import operations

        return operations.body_of(self.changing.workspace, self.file)

    def paragraph(self, typed: str | None) -> "Paragraph | None":
        """The paragraph that is meant, if one is. Raises BriefpackError where there is none."""
        from briefpack.editing.report_inserts import find_paragraph
        from briefpack.editor.scheme import scheme_of

        if typed is None:
            return None
        return find_paragraph(self.body, scheme_of(self.session), typed)

    def place(self, paragraph: str | None, behind: str | None) -> tuple[int, int]:
        """The row and column that are meant. Raises BriefpackError where there is no such place."""
        from briefpack.editing.report_inserts import end_of, place_behind

        if behind is not None and not behind.strip():
            raise click.UsageError("--behind needs words of the text")
        if behind is not None:
            text, body = self.changing.workspace.text(self.file), self.body
            first = text[: len(text) - len(body)].count("\n") + 1
            return place_behind(body, behind, self.paragraph(paragraph), first_line=first)
        found = self.paragraph(paragraph)
        if found is None:
            raise click.UsageError("say where: --paragraph N, --behind WORDS, or both")
        return end_of(self.body, found)

    def put(self, body: str) -> None:
        """Give the report a text. Raises BriefpackError for one that is no text at all."""
        from briefpack.editing import operations

        operations.set_body(self.changing.workspace, self.file, body)

    def finish(self, now: str, *, diff: bool) -> int:
        return self.changing.finish(f"{now} in {self.thing.called}.", diff=diff)


def _open(pack: Path, paper: str, today: date | None) -> _Report:
    from briefpack.cli.papers import report_of
    from briefpack.editor.session import Session

    changing, _, thing = opened(pack, "paper", paper, today)
    report_of(changing, thing)
    return _Report(changing, thing, Session(changing.workspace, changing.today))


def _below(paragraph: "Paragraph | None") -> str:
    return f"below paragraph {paragraph.number}" if paragraph else "at the end"
