"""``briefpack paper``: the papers of items and their appendices, added, moved and changed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.agenda_changes import (
    FILE,
    FORMAT,
    PACK,
    VALUES,
    delete_options,
    finish,
    one_of,
    opened,
    print_things,
    step_options,
)
from briefpack.cli.changing import Changing, change_options, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefpack.cli.agenda_names import Thing

_PAPER = click.argument("paper", metavar="PAPER")


@click.group("paper", short_help="List, add, move and change papers and appendices.")
def command() -> None:
    """List the papers of a PACK and their appendices, add to them, move and change them.

    A paper is called by its item and its place there ("3/1"), by its file, or, where its item has
    no other, by the item alone ("3"). An appendix has its letter behind that ("3/1/A", "3/A").

    \b
        briefpack paper list meetings/2016-11-03
        briefpack paper add meetings/2016-11-03 3 --report
        briefpack paper add meetings/2016-11-03 3 --file ~/tables.pdf --appendix
        briefpack paper set meetings/2016-11-03 3 purpose="For decision." contact=clerk
        briefpack paper move meetings/2016-11-03 3/B --up
        briefpack paper delete meetings/2016-11-03 3/A --yes

    Letters are worked out, and what refers to an appendix by its id stays right. --diff shows what
    would change; to go back there is git, or whatever keeps your files' versions.

    The status is 0 when it is done, whatever problems are left, and 2 when it is refused.
    """  # noqa: D301 - click wants the character itself


@command.command("list", short_help="List papers and appendices.")
@PACK
@click.argument("item", required=False)
@FORMAT
def list_papers(pack: Path, item: str | None, form: str) -> int:
    """List the papers and appendices of PACK, or of one ITEM, with their pages where known."""
    from briefpack.cli.agenda_names import agenda, find_item
    from briefpack.cli.papers import pages_of

    changing = Changing.open(pack, None)
    things = agenda(changing, pages_of(changing))
    papers = [each for each in things if not each.is_item]
    if item is not None:
        path = find_item(things, item).path
        papers = [each for each in papers if each.item == path]
    return print_things(papers, "paper", form)


@command.command("add", short_help="Add a paper or an appendix.")
@PACK
@click.argument("item")
@click.option("--report", is_flag=True, help="Begin a report, in a file of its own.")
@click.option("--text", type=click.Path(path_type=Path, allow_dash=True), help="Its text, or -.")
@FILE
@click.option("--note", type=click.Path(path_type=Path), help="The note of this meeting.")
@click.option("--to-follow", is_flag=True, help="Say that it is not there yet.")
@click.option("--appendix", is_flag=True, help="With --file: as an appendix of the paper ITEM.")
@click.option("--title", metavar="TITLE", help="What to call it.")
@change_options
def add(
    pack: Path,
    item: str,
    *,
    report: bool,
    text: Path | None,
    file: Path | None,
    note: Path | None,
    to_follow: bool,
    appendix: bool,
    title: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Add a paper to ITEM of PACK, behind those that it has.

    \b
        briefpack paper add meetings/2016-11-03 3 --report
        briefpack paper add meetings/2016-11-03 3 --report --text draft.md
        briefpack paper add meetings/2016-11-03 3 --file ~/survey.pdf --title "The survey"
        briefpack paper add meetings/2016-11-03 3 --file ~/tables.pdf --appendix
        briefpack paper add meetings/2016-11-03 4 --note meetings/2016-09-29
        briefpack paper add meetings/2016-11-03 5 --to-follow --title "Budget"

    A file is copied into the pack, under a name that none has there. A --text that starts with
    +++ brings its own head.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.agenda_names import agenda, find_item, find_paper
    from briefpack.cli.given_files import copied
    from briefpack.cli.papers import add_note, begun, in_pack
    from briefpack.editing import operations

    one_of("say what to add", report=report, file=file, note=note, to_follow=to_follow)
    if text is not None and not report:
        raise click.UsageError("--text is for --report alone")
    if appendix and file is None:
        raise click.UsageError("--appendix is for --file alone")
    if note is not None and title is not None:
        raise click.UsageError("--title is not for --note: a note is called by its day")
    changing = Changing.open(pack, today)
    workspace = changing.workspace
    things = agenda(changing)
    owner = in_pack(find_paper(things, item)) if appendix else find_item(things, item)
    if file is not None:
        to_list = (*owner.path, "appendices" if appendix else "papers")
        path = operations.add_file(workspace, to_list, *copied(file), title)
    elif note is not None:
        path = add_note(workspace, owner.path, note)
    elif to_follow:
        path = operations.add_to_follow(workspace, owner.path, title)
    else:
        path = begun(workspace, owner, title, text)
    return finish(changing, workspace.pack_file, path, "{} is new.", diff=diff)


@command.command("move", short_help="Move a paper or an appendix.")
@PACK
@_PAPER
@step_options
@click.option("--to", metavar="N", type=click.IntRange(1), help="To this place of its list.")
@click.option("--into", metavar="ITEM", help="To another item; of an appendix, to another paper.")
@change_options
def move(
    pack: Path,
    paper: str,
    *,
    up: bool,
    down: bool,
    to: int | None,
    into: str | None,
    diff: bool,
    today: date | None,
) -> int:
    """Move PAPER, a paper or an appendix of PACK, in its list or into another.

    \b
        briefpack paper move meetings/2016-11-03 3/B --up      it becomes A
        briefpack paper move meetings/2016-11-03 3/2 --into 4
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.agenda_names import find_item, find_paper
    from briefpack.cli.papers import in_pack, place_there_is
    from briefpack.editing import operations
    from briefpack.editing.placing import place_in

    one_of("say where to", up=up, down=down, to=to, into=into)
    changing, things, thing = opened(pack, "paper", paper, today)
    workspace = changing.workspace
    if into is None:
        place = int(thing.path[-1]) + (-1 if up else 1)
        if to is not None:
            place = place_there_is(workspace, thing, to)
        moved = operations.place_entry(workspace, thing.file, thing.path, place)
    elif thing.file != workspace.pack_file:
        hint = f"it stands in {thing.file}, and comes with that wherever it goes"
        raise BriefpackError(f"{thing} is the report's own", hint)
    elif thing.row.what == "appendix":
        goal = (*in_pack(find_paper(things, into)).path, "appendices")
        moved = place_in(workspace, thing.file, thing.path, goal)
    else:
        goal = (*find_item(things, into).path, "papers")
        moved = place_in(workspace, thing.file, thing.path, goal)
    return finish(changing, thing.file, moved, "{was} is {now} now.", diff=diff, was=thing)


@command.command("rename", short_help="Give a paper another title.")
@PACK
@_PAPER
@click.argument("title")
@change_options
def rename(pack: Path, paper: str, title: str, *, diff: bool, today: date | None) -> int:
    """Give PAPER of PACK another TITLE; that of a report stands in its own head."""

    def change(changing: Changing, thing: "Thing") -> None:
        from briefpack.editing import operations

        file, path = thing.file, thing.path
        if thing.row.kind == "report" and thing.row.what == "paper":
            file, path = thing.row.opens, ()
        elif thing.row.kind == "note":
            raise BriefpackError(f"{thing} is a note, which is called by its meeting's day")
        operations.set_value(changing.workspace, file, (*path, "title"), title)

    return _changed(pack, paper, change, "{} is what it is called now.", diff=diff, today=today)


@command.command("set", short_help="Set what is said of a paper.")
@PACK
@_PAPER
@VALUES
@change_options
def set_values(
    pack: Path, paper: str, values: tuple[str, ...], *, diff: bool, today: date | None
) -> int:
    """Set what is said of PAPER, or in the head of a report, one KEY=VALUE after the other.

    \b
        briefpack paper set meetings/2016-11-03 3 purpose="For decision." contact=clerk
        briefpack paper set meetings/2016-11-03 3 \\
            recommendations="**note** the report" recommendations="**agree** the plan"
        briefpack paper set meetings/2016-11-03 3/A pages=3-7 id=tables
        briefpack paper set meetings/2016-11-03 5 expected="+1w"

    An empty value takes a key away. A key that there is none of is answered with those there are.
    """  # noqa: D301 - click wants the character itself

    def change(changing: Changing, thing: "Thing") -> None:
        from briefpack.cli.papers import by_table
        from briefpack.cli.typed_fields import with_typed

        workspace = changing.workspace
        for file, path, model, own in by_table(changing, thing, values):
            new = with_typed(workspace.data(file), path, model, own, changing.today)
            workspace.set_data("Change paper", file, new, place=path)

    return _changed(pack, paper, change, "{} is changed.", diff=diff, today=today)


@command.command("text", short_help="Print or replace the text of a report.")
@PACK
@_PAPER
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@change_options
def text_of(pack: Path, paper: str, file: Path | None, *, diff: bool, today: date | None) -> int:
    """Print the text of the report PAPER, or put that of FILE (- is standard input) in its place.

    \b
        briefpack paper text meetings/2016-11-03 3 > draft.md
        briefpack paper text meetings/2016-11-03 3 draft.md

    It is what stands below the head: Markdown, with numbered paragraphs.
    """  # noqa: D301 - click wants the character itself
    from briefpack.cli.given_files import named, read_text
    from briefpack.cli.papers import has_head, report_of
    from briefpack.editing import operations

    if file is None:
        changing, _, thing = opened(pack, "paper", paper, today)
        report = report_of(changing, thing)
        data(operations.body_of(changing.workspace, report.row.opens).strip("\n"))
        return Exit.FINE
    text = read_text(file)
    if not text.strip():
        hint = "a report is taken out of the pack by `briefpack paper delete`"
        raise BriefpackError(shown(f"there is no text in {named(file)}"), hint)
    if has_head(text):
        hint = "leave out what is above its text; `briefpack paper set` changes the head"
        raise BriefpackError(shown(f"{named(file)} has a head of its own"), hint)

    def change(changing: Changing, thing: "Thing") -> None:
        report = report_of(changing, thing)
        operations.set_body(changing.workspace, report.row.opens, f"\n{text.strip()}\n")

    return _changed(pack, paper, change, "{} has that text now.", diff=diff, today=today)


@command.command("duplicate", short_help="Put a copy of a paper below it.")
@PACK
@_PAPER
@change_options
def duplicate(pack: Path, paper: str, *, diff: bool, today: date | None) -> int:
    """Put a copy of PAPER below it, a report's text too; other people's files stay one file."""
    from briefpack.cli.papers import in_pack
    from briefpack.editing import operations

    changing, _, thing = opened(pack, "paper", paper, today)
    made = operations.duplicate_entry(changing.workspace, in_pack(thing).path)
    return finish(changing, thing.file, made, "{} is new, a copy.", diff=diff)


@command.command("delete", short_help="Take a paper out of the pack.")
@PACK
@_PAPER
@delete_options
@change_options
def delete(
    pack: Path, paper: str, *, with_files: bool, yes: bool, diff: bool, today: date | None
) -> int:
    """Take PAPER, a paper or an appendix, out of PACK. On a terminal it asks first.

    Its file stays where it is, unless --with-files says that it goes too: where it is in the
    pack's folder, and nothing else in the pack names it.
    """
    from briefpack.cli.papers import deleted

    changing, _, thing = opened(pack, "paper", paper, today)
    told = deleted(changing, thing, with_files=with_files, ask=not (yes or diff))
    return changing.finish(*told, diff=diff)


# -- changes -----------------------------------------------------------------------------------


def _changed(
    pack: Path,
    paper: str,
    change: "Callable[[Changing, Thing], None]",
    told: str,
    *,
    diff: bool,
    today: date | None,
) -> int:
    """Change a paper that stays where it is."""
    changing, _, thing = opened(pack, "paper", paper, today)
    change(changing, thing)
    return finish(changing, thing.file, thing.path, told, diff=diff)
