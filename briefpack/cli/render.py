"""``briefpack render``: a pack's PDF."""

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack import load, render, validate
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, progress_line, say
from briefpack.errors import BriefpackError
from briefpack.problems import errors_in
from briefpack.rendering.processes import warm_up

if TYPE_CHECKING:
    from briefpack.rendering.pipeline import Rendered
    from briefpack.store.load import LoadedPack


@click.command("render", short_help="Make a pack's PDF.")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The PDF to write.  [PACK's name.pdf]"
)
@click.option("--theme", metavar="NAME|DIR", help="A theme in place of the board's own.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="How many processes lay out pages."
)
@click.option("--no-cache", is_flag=True, help="Lay out everything anew.")
@click.option("--only", metavar="ITEM", help="Only the papers of one item, by its number or id.")
@click.option("--public", is_flag=True, help="For everybody: without what is exempt.")
@click.option(
    "--sheet",
    type=click.Choice(["attendance", "agenda", "actions", "decisions"]),
    help="A sheet for the meeting, in place of the pack.",
)
def command(
    pack: Path,
    output: Path | None,
    theme: str | None,
    jobs: int | None,
    only: str | None,
    *,
    public: bool,
    sheet: str | None,
    no_cache: bool,
) -> int:
    """Make the PDF of PACK: a pack's folder or its pack.toml, or a single report or note.

    The pack is checked first: one with errors is not rendered, warnings are told and let be. The
    PDF appears whole or not at all; stopping with Ctrl-C leaves the old one as it was.

    \b
    --sheet makes one of these instead:
      attendance   the members and their substitutes, with room to sign
      agenda       the agenda alone, to put up
      actions      the actions of the meeting's note; where it has none yet,
                   those of earlier meetings that are still open
      decisions    what the note says was decided, and who acts by when

    The pages of exempt papers say that they are not for publication. With --public
    exempt items, papers and minutes are left out, and passcodes; sheets never have them.
    """  # noqa: D301 - click wants the character itself
    warm_up()  # before anything else that takes its time
    from briefpack.cli.validate import report
    from briefpack.reporters.text import summary
    from briefpack.store.paper_alone import check_public, is_paper, load_paper

    if sheet is not None and only is not None:
        raise BriefpackError("--only cannot be given with --sheet")
    asked, pack = pack, _told_by(pack, sheet)
    if is_paper(pack):
        loaded, paper = load_paper(pack)
        if only is not None:
            raise BriefpackError("--only cannot be given with a single paper")
        if public and loaded.pack_file == paper:
            check_public(pack)
        only = paper
    else:
        loaded = load(pack)
    target = output or Path(_pdf_name(asked, sheet))
    _check_target(target, loaded)
    problems = validate(loaded)
    if theme is not None:  # in another, the board's own need not be sound
        problems = tuple(each for each in problems if each not in loaded.theme.problems)
    if problems:
        data(report(loaded, problems))
    if errors_in(problems):
        say(f"Not rendered: {summary(problems)}.")
        return Exit.PROBLEMS
    with progress_line("Laying out") as advance:
        made = render(
            loaded,
            target,
            theme=theme,
            jobs=jobs,
            cached=not no_cache,
            only=only,
            sheet=sheet,
            public=public,
            progress=lambda made: advance(made.done, made.total, made.title),
        )
    if made.problems:
        data(report(loaded, made.problems))
    if errors_in(made.problems):
        say(f"Not rendered: {summary(made.problems)}.")
        return Exit.PROBLEMS
    say(_made(made))
    return Exit.FINE


def _check_target(target: Path, loaded: "LoadedPack") -> None:
    """See to it that the PDF does not take the place of what it is made of."""
    from briefpack.rendering.writing import check_output

    check_output(target)
    files = {realpath(loaded.shelf.path(name)) for name in loaded.named}
    if realpath(target) in files:
        message = f"{target} is one of the pack's own files"
        raise BriefpackError(message, "choose another place with -o")


def _told_by(pack: Path, sheet: str | None) -> Path:
    """The file that a sheet is made of: for what was decided, the note of the meeting."""
    note = (pack if pack.is_dir() else pack.parent) / "note.toml"
    return note if sheet in {"actions", "decisions"} and note.is_file() else pack


def _pdf_name(pack: Path, sheet: str | None = None) -> str:
    """What the PDF is called: by the pack's folder, or by the report; a note by its meeting too."""
    if sheet is not None:
        path = pack.resolve()
        return f"{sheet}-{(path if path.is_dir() else path.parent).name}.pdf"
    from briefpack.store.paper_alone import is_paper

    path = pack.resolve()
    if is_paper(path):
        return f"{path.stem}-{path.parent.name}.pdf" if path.stem == "note" else f"{path.stem}.pdf"
    return f"{(path if path.is_dir() else path.parent).name}.pdf"


def _made(made: "Rendered") -> str:
    size = made.size / 1024
    length = f"{size / 1024:.1f} MB" if size >= 1024 else f"{size:.0f} kB"  # noqa: PLR2004
    return (
        f"{made.output}: {_counted(made.pages, 'page')}, {length}, in {made.seconds:.1f} s; "
        f"{_counted(made.sections, 'section')}, {made.from_cache} from the cache"
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
