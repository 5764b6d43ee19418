"""A whole site: the boards that changed are made, side by side, then what is over all of them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.problems import Problem
from briefpack.rendering.pipeline import default_cache
from briefpack.rendering.processes import context, ctrl_c_waits
from briefpack.rendering.workers import default_jobs
from briefpack.web.board_build import BoardResult, BoardTask, build_board
from briefpack.web.feeds import atom_feed, site_map
from briefpack.web.locking import alone_in
from briefpack.web.meetings import slug
from briefpack.web.output import Output, known_files, left_over
from briefpack.web.pages import STYLE_SHEET, index_page, missing_page, site_language, style_sheet
from briefpack.web.reading import Source, find_sources
from briefpack.web.records import (
    BoardRecord,
    Input,
    Records,
    key_of,
    machinery,
    read_inputs,
    read_records,
    write_records,
)
from briefpack.web.summaries import BoardSummary


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What may be chosen for a site.

    ``url`` is where it will stand, for feeds and the site map; ``today`` tells past meetings from
    those to come, and which actions are overdue. ``progress`` is told how many boards are done, of
    how many, and what was made last; ``waiting`` is told of the site's folder where another build
    is at work in it.
    """

    url: str | None = None
    today: date | None = None
    jobs: int | None = None
    cached: bool = True
    progress: Callable[[int, int, str], None] = lambda *_: None
    waiting: Callable[[Path], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Site:
    """What a build made. ``errors`` are those of boards that were left as they were, by folder.

    Of those in ``withdrawn``, something is exempt now that was not, and what has errors was taken
    away. Of those in ``removed``, nobody knows any more what their pages were made from, so that
    these were taken away; those in ``absent`` never had any.
    """

    folder: Path
    boards: int
    made: int
    files: int
    errors: Mapping[Path, tuple[Problem, ...]]
    kept: tuple[str, ...] = ()
    withdrawn: frozenset[Path] = frozenset()
    removed: frozenset[Path] = frozenset()
    absent: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class _Board:
    """A board of the site: what it is made from now, and what was made of it the last time."""

    source: Source
    slug: str
    inputs: Mapping[str, Input]
    made_by: str
    key: str
    before: BoardRecord | None


def build_site(where: Path, output: Path, options: SiteOptions | None = None) -> Site:
    """Make the site of the pack, board or boards at ``where`` in the folder ``output``.

    Only what changed is made again. Where another build is at work in that folder, this one waits.
    Raises BriefpackError where nothing can be made.
    """
    options = options or SiteOptions()
    sources = find_sources(where)
    with alone_in(output, options.waiting):
        return _build(where, sources, output, options)


def _build(where: Path, sources: Sequence[Source], output: Path, options: SiteOptions) -> Site:
    records, there = read_records(output), known_files(output)
    stale = left_over(output, there)
    boards = _boards(sources, records if options.cached else Records(), options)
    _check_apart(boards, output)
    records_now, errors, made, withdrawn = _made(boards, output, options)
    unknown = {each for each in errors if each not in records_now and each not in withdrawn}
    had_pages = _with_pages(boards, there)
    absent = frozenset(unknown - had_pages)
    if not records_now and not withdrawn:
        if not errors:
            raise BriefpackError(f"{where} has no meetings", "start one with briefpack new")
        return Site(output, 0, 0, 0, errors, absent=absent)
    files = {path: each for record in records_now.values() for path, each in record.files.items()}
    target = Output(output)
    summaries = [record.summary for record in records_now.values()]
    if summaries:
        files |= dict(_over_all(target, summaries, sorted(files), options.url))
    kept = target.finish(files, stale)
    now = Records({str(root): each for root, each in records_now.items()})
    if now != records:
        write_records(output, now)
    removed = frozenset(unknown & had_pages)
    count = len(records_now)
    return Site(output, count, made, len(files), errors, kept, withdrawn, removed, absent)


def _with_pages(boards: Sequence["_Board"], there: Iterable[str]) -> set[Path]:
    """The boards that have files on the site as it was."""
    folders = {path.partition("/")[0] for path in there if "/" in path}
    return {board.source.root for board in boards if board.slug in folders}


def _check_apart(boards: Sequence["_Board"], output: Path) -> None:
    """The site and what it is made from must not stand in each other's folders."""
    place = output.resolve()
    for board in boards:
        root, own = board.source.root.resolve(), place / board.slug
        if root in {place, *place.parents, own} or own in root.parents:
            raise BriefpackError(
                f"the site in {output} would stand among the files of the board in {root}",
                "choose a folder outside, with -o",
            )


def _boards(sources: Sequence[Source], records: Records, options: SiteOptions) -> list[_Board]:
    boards, taken = [], set[str]()
    made_by = machinery()
    for source in sources:
        name = base = slug(source.root.resolve().name) or "board"
        count = 1
        while name in taken:
            count += 1
            name = f"{base}-{count}"
        taken.add(name)
        before = records.boards.get(str(source.root))
        inputs = read_inputs(source.root, before.inputs if before else {})
        parts = (made_by, name, repr(source.only), repr(options.url), repr(options.today))
        boards.append(_Board(source, name, inputs, made_by, key_of(inputs, *parts), before))
    return boards


def _made(
    boards: Sequence[_Board], output: Path, options: SiteOptions
) -> tuple[dict[Path, BoardRecord], dict[Path, tuple[Problem, ...]], int, frozenset[Path]]:
    """The records of all boards: as they were, or as they have just been made.

    Behind them the errors, how many were made, and which were withdrawn for their errors.
    """
    waiting = [each for each in boards if not _is_there(each, output)]
    found: dict[str, BoardResult] = {}
    for result in _results([_task(each, output, options) for each in waiting], options):
        found[result.slug] = result
    records: dict[Path, BoardRecord] = {}
    errors: dict[Path, tuple[Problem, ...]] = {}
    withdrawn = frozenset(each.source.root for each in waiting if found[each.slug].withdrawn)
    for board in boards:
        root, new = board.source.root, found.get(board.slug)
        if new is not None and new.errors:
            errors[root] = new.errors
        if new is not None and new.summary is not None:
            key = "" if new.errors else board.key  # what has errors is looked at again
            records[root] = BoardRecord(
                key, board.inputs, new.files, new.meetings, new.summary, new.withheld
            )
        elif board.before is not None and (new is None or (new.errors and not new.withdrawn)):
            records[root] = board.before
    return records, errors, len(waiting) - len(errors), withdrawn


def _is_there(board: _Board, output: Path) -> bool:
    """Whether a board has been made from just these files, and is still there."""
    before = board.before
    return (
        before is not None
        and before.key == board.key
        and all(os.path.isfile(f"{output}/{path}") for path in before.files)  # noqa: PTH113 - of each
    )


def _task(board: _Board, output: Path, options: SiteOptions) -> BoardTask:
    return BoardTask(
        board.source,
        board.slug,
        output,
        options.url,
        options.today,
        options.jobs or default_jobs(),
        default_cache().folder if options.cached else None,
        board.made_by,
        board.before.meetings if board.before else {},
        board.before.withheld if board.before else frozenset(),
    )


def _results(tasks: Sequence[BoardTask], options: SiteOptions) -> Iterator[BoardResult]:
    """Boards as they are done: one in this process, several in processes of their own."""
    jobs = min(options.jobs or default_jobs(), len(tasks))
    if jobs <= 1:
        for done, task in enumerate(tasks):

            def told(title: str, done: int = done) -> None:
                options.progress(done, len(tasks), title)

            yield build_board(task, told)
        return
    # Each of them has a core to itself already.
    shared = [replace(task, jobs=1) for task in tasks]
    with ProcessPoolExecutor(jobs, mp_context=context()) as pool:
        with ctrl_c_waits():
            futures = [pool.submit(build_board, task) for task in shared]
        try:
            for done, future in enumerate(as_completed(futures), 1):
                result = future.result()
                name = result.summary.name if result.summary else result.slug
                options.progress(done, len(tasks), name)
                yield result
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _over_all(
    output: Output, boards: Sequence[BoardSummary], pages: Sequence[str], url: str | None
) -> Iterator[tuple[str, str]]:
    """What is there once for the whole site."""
    title = _title(boards)
    entries = [entry for board in boards for entry in board.entries]
    texts: dict[str, str | bytes] = {
        STYLE_SHEET: style_sheet(boards),
        "index.html": index_page(title, sorted(boards, key=lambda board: board.name)),
        "404.html": missing_page(title, f"{url.rstrip('/')}/" if url else "", boards),
        "feed.xml": atom_feed(title, "feed.xml", title, entries, url),
    }
    if url:
        shown = [path for path in ("index.html", *pages) if path.endswith((".html", ".pdf"))]
        texts["sitemap.xml"] = site_map(shown, url)
    for path, content in texts.items():
        yield path, output.write(path, content)


def _title(boards: Sequence[BoardSummary]) -> str:
    """What the site is called: by the organisation, if the boards are all of one."""
    if len(boards) == 1:
        return boards[0].organisation or boards[0].name
    organisations = {board.organisation for board in boards}
    one = organisations.pop() if len(organisations) == 1 else None
    return one or site_language(boards)[1]("several_organisations")
