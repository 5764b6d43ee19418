"""``briefpack web``: boards' meetings as a static site."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import complain, progress_line, say
from briefpack.cli.options import Day
from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.rendering.processes import warm_up

if TYPE_CHECKING:
    from briefpack.web.build import Site, SiteOptions


@click.command("web", short_help="Make a web site of boards and their meetings.")
@click.argument("where", metavar="PACK|BOARD|FOLDER", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that the site is written to.",
)
@click.option("--serve", is_flag=True, help="Show it on this machine, and follow changes.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="For --serve."
)
@click.option("--url", metavar="BASE", help="Where the site will stand, for feeds and site map.")
@click.option(
    "--today",
    type=Day(),
    help="The day that tells past meetings from those to come, and which actions are overdue. "
    "Without it a meeting is past once it, or a later one, has a note.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="How many processes are at work."
)
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
def command(
    where: Path,
    output: Path,
    port: int,
    url: str | None,
    today: date | None,
    *,
    jobs: int | None,
    serve: bool,
    no_cache: bool,
) -> int:
    """Make a static site of a pack, of a board with all its meetings, or of all boards in a folder.

    Only what the public may see is in it. What has not changed since the last time is left as it
    is; files in DIR that briefpack did not make are never touched.
    """
    warm_up()
    from briefpack.web.build import SiteOptions

    if url is not None and not url.startswith(("https://", "http://")):
        raise BriefpackError(f"{url} is not the address of a site", "write it with https://")
    options = SiteOptions(url=url, today=today, jobs=jobs, cached=not no_cache)
    if serve:
        from briefpack.web.serve import serve_site

        serve_site(where, output, port, lambda: _build(where, output, options), say)
        return Exit.FINE
    try:
        return _build(where, output, options)
    except (KeyboardInterrupt, RenderCancelled):
        complain("stopped; the site is not whole", "make it again: what is done is kept")
        return Exit.INTERRUPTED


def _build(where: Path, output: Path, options: "SiteOptions") -> int:
    from dataclasses import replace

    from briefpack.web.build import build_site

    with progress_line("Making boards") as progress:
        site = build_site(where, output, replace(options, progress=progress, waiting=_waiting))
    return _tell(site)


def _waiting(folder: Path) -> None:
    say(f"another briefpack makes the site in {folder}: waiting until it is done")


def _tell(site: "Site") -> int:
    for root, problems in site.errors.items():
        if root in site.withdrawn:
            say(f"{root}: more is exempt than before, so what has errors was taken off the site:")
        elif root in site.removed:
            say(f"{root} was taken off the site, as nothing tells what its pages were made from:")
        elif root in site.absent:
            say(f"{root} is not on the site:")
        else:
            say(f"{root} was left as it was:")
        for problem in problems:
            say(f"  {problem.place}: {problem.code} {problem.message}")
    for path in site.kept:
        say(f"{site.folder / path} is no longer of the site; it was changed by hand, and left")
    boards = "board" if site.boards == 1 else "boards"
    say(f"{site.folder}: {site.boards} {boards}, {site.made} made anew, {site.files} files")
    return Exit.PROBLEMS if site.errors else Exit.FINE
