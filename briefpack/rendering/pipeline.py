"""From a loaded pack to a PDF on disk: sections, cache, workers, spans, assembly."""

import importlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from briefpack.cycle.redaction import public_pack
from briefpack.errors import BriefpackError
from briefpack.model.briefing import BriefingPack, Document
from briefpack.model.note import Note, NoteStatus
from briefpack.model.report import Report
from briefpack.plan.agenda import AgendaPlan, Part, PlannedItem, plan_agenda
from briefpack.plan.exempt import private_parts
from briefpack.plan.pages import Span, allot
from briefpack.problems import Problem, errors_in
from briefpack.rendering.assembly import (
    Assembly,
    ForeignPdf,
    OutlineEntry,
    PackMetadata,
    Run,
    StampText,
)
from briefpack.rendering.attachments import Attachments, text_name
from briefpack.rendering.cache import SectionCache, default_folder, unpack
from briefpack.rendering.chosen import chosen_item, chosen_title
from briefpack.rendering.engine import section_key
from briefpack.rendering.findings import layout_problems
from briefpack.rendering.formats import long_date
from briefpack.rendering.outline import outline_entries
from briefpack.rendering.page_marks import page_marks
from briefpack.rendering.section import LaidOutSection, SectionSource
from briefpack.rendering.sections import SectionBuilder
from briefpack.rendering.sheets import Sheet, SheetContent, sheet_content
from briefpack.rendering.theme import FrontPart, PagesFrom, Theme, load_theme
from briefpack.rendering.workers import Workers, default_jobs
from briefpack.rendering.writing import write_pdf
from briefpack.store.load import LoadedPack

_ROW = 300
"""As how many characters of prose a row of a table counts, for putting the longest first."""

_MOST_TRIES = 5
"""How often the front matter is laid out anew until its own length has settled."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a render is: sections laid out, of how many, and the title of the last one."""

    done: int
    total: int
    title: str


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What may be chosen for a render.

    ``theme`` is a name or a folder, instead of the board's own. ``only`` is an item's number or
    id, or a document: a paper is rendered with its appendices. ``sheet`` is one to render in place
    of the pack, of the note ``only`` where that is given (see ``sheet_content``). ``public`` leaves
    out what is exempt; sheets do so anyhow. ``cache`` is None to lay everything out anew.
    ``cancelled`` is asked now and then.
    """

    theme: str | None = None
    jobs: int | None = None
    cache: SectionCache | None = None
    only: str | None = None
    sheet: Sheet | None = None
    public: bool = False
    progress: Callable[[Progress], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a render made. ``spans`` are the printed pages of each part, by its name."""

    output: Path
    pages: int
    size: int
    seconds: float
    sections: int
    from_cache: int
    spans: Mapping[str, Span]
    problems: tuple[Problem, ...] = ()


def default_cache() -> SectionCache:
    """The cache in this user's cache folder."""
    return SectionCache(default_folder() / "sections")


def render_pack(loaded: LoadedPack, output: Path, options: RenderOptions | None = None) -> Rendered:
    """Render a pack that was read without errors to the PDF ``output``.

    The PDF appears whole or not at all. Raises BriefpackError where it cannot be made, and
    RenderCancelled where it was asked to stop.
    """
    with Renderer(loaded, options or RenderOptions()) as renderer:
        return renderer.render(output)


class Renderer:
    """One render, or several of the same pack: its processes stay until it is closed."""

    def __init__(self, loaded: LoadedPack, options: RenderOptions) -> None:
        briefing = loaded.briefing
        if briefing is None or errors_in(loaded.problems):
            message = "The pack has errors; nothing was rendered."
            raise BriefpackError(message, "run briefpack validate to see them")
        self._options = options
        if options.theme:
            theme = load_theme(options.theme)
        else:
            root = loaded.shelf.root
            theme = load_theme(briefing.board.theme, root, root)
        self._theme = theme.made_for(briefing.board.organisation)
        fonts = default_folder() / "fonts"
        self._workers = Workers(options.jobs or default_jobs(), self._theme.style, str(fonts))
        self._loaded = _edition(loaded, options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.close()

    def update(self, loaded: LoadedPack) -> None:
        """Go on with the same pack, read anew."""
        self._loaded = _edition(loaded, self._options)

    def spans(self) -> Mapping[str, Span]:
        """The printed pages of each part, by its name; none where the pack cannot be printed."""
        job = _Job(self._loaded, self._theme, self._workers, self._options)
        job.runs()
        return {} if errors_in(layout_problems(self._loaded, job.sections)) else job.spans

    def render(self, output: Path) -> Rendered:
        """Render the pack to ``output``."""
        started = time.perf_counter()
        job = _Job(self._loaded, self._theme, self._workers, self._options)
        runs = job.runs()
        problems = layout_problems(self._loaded, job.sections)
        if errors_in(problems):
            return Rendered(output, 0, 0, 0, len(job.sections), 0, {}, problems)
        pages = write_pdf(job.assembly(runs), output)
        if self._options.cache is not None and job.laid_out:
            self._options.cache.trim()
        return Rendered(
            output,
            pages,
            output.stat().st_size,
            time.perf_counter() - started,
            len(job.sections),
            len(job.sections) - job.laid_out,
            job.spans,
            problems,
        )


def _edition(loaded: LoadedPack, options: RenderOptions) -> LoadedPack:
    """The pack as those may see it for whom it is printed: an agenda alone is for everybody."""
    for_all = options.sheet is Sheet.AGENDA or (options.public and options.sheet is None)
    return public_pack(loaded) if for_all else loaded


def _length(document: Document) -> int:
    """About how long a document takes to lay out, for putting the longest first."""
    if isinstance(document, Report):
        # A row of a table takes as long as a paragraph of prose.
        return len(document.body) + _ROW * document.body.count("\n|")
    return len(document.items) * 1000 if isinstance(document, Note) else 0


class _Job:
    """The work of one render."""

    def __init__(
        self, loaded: LoadedPack, theme: Theme, workers: Workers, options: RenderOptions
    ) -> None:
        if loaded.briefing is None:
            message = "a pack that could not be read cannot be rendered"
            raise ValueError(message)
        self._loaded = loaded
        self._briefing: BriefingPack = loaded.briefing
        self._theme = theme
        self._workers = workers
        self._options = options
        self._plan: AgendaPlan = plan_agenda(self._briefing, theme.labels["map_of"])
        self._sheet: SheetContent | None = None
        if options.sheet is not None:
            self._sheet = sheet_content(loaded, options.sheet, options.only)
        self._item: PlannedItem | None = None
        if self._sheet is None and options.only is not None:
            self._item = chosen_item(self._plan, options.only)
        only = frozenset(part.name for part in self._item.parts) if self._item else None
        if self._sheet is not None:
            only = frozenset()
        self._builder = SectionBuilder(self._briefing, self._plan, theme, loaded.shelf.path, only)
        self._attachments = Attachments(self._briefing, theme, self._builder, loaded.shelf.path)
        self.sections: dict[str, LaidOutSection] = {}
        self._foreign: dict[str, ForeignPdf] = {}
        self._drafts = frozenset(part.name for part in self._plan.parts if self._is_draft(part))
        shown = self._briefing.public
        self._private = frozenset() if shown else private_parts(self._briefing, self._plan)
        self.laid_out = 0
        self.spans: Mapping[str, Span] = {}

    # -- sections -------------------------------------------------------------------------

    def runs(self) -> list[Run]:
        """Lay out everything; the runs of pages in order, numbered."""
        if self._sheet is not None:
            return [self._sheet_run(self._sheet)]
        parts = self._item.parts if self._item else self._plan.parts
        fronts = [] if self._item else [part for part in self._theme.front if self._has(part)]
        total = len(parts) + len(fronts)
        self._lay_out(self._sources(parts, fronts), total)
        self._foreign = {
            part.name: self._attachments.content(part, self.sections)
            for part in parts
            if self._attachments.is_pdf(part)
        }
        counts = [(part.name, self._pages(part)) for part in parts]
        if self._theme.pages_from is PagesFrom.PAPERS:
            self.spans = allot(counts, 1)
            self._lay_out_agenda(fronts, total)
        else:
            self._settle(fronts, counts, total)
        return [*self._front_runs(fronts), *(self._paper_run(part) for part in parts)]

    def _sources(
        self, parts: Sequence[Part], fronts: Sequence[FrontPart]
    ) -> Iterator[SectionSource]:
        """All sections but the agenda, made as they are asked for, the longest first.

        The longest first, so that no process is left with a long one while the others are done.
        """
        documents = self._briefing.documents
        for part in sorted(parts, key=lambda part: -_length(documents[part.document])):
            yield self._builder.part(part)
        for part in filter(self._attachments.is_pdf, parts):
            if (text := self._attachments.text_source(part)) is not None:
                yield text
        for front in fronts:
            source = self._builder.front(front, {}) if front is not FrontPart.AGENDA else None
            if source is not None:
                yield source

    def _has(self, part: FrontPart) -> bool:
        return part is not FrontPart.MEMBERSHIP or self._briefing.membership is not None

    def _settle(
        self, fronts: Sequence[FrontPart], counts: Sequence[tuple[str, int]], total: int
    ) -> None:
        """Where the front matter counts, its length depends on the numbers printed in it."""
        front = len(fronts)
        for _ in range(_MOST_TRIES):
            self.spans = allot(counts, front + 1)
            self._lay_out_agenda(fronts, total)
            length = sum(self.sections[part.value].layout.pages for part in fronts)
            if length == front:
                return
            front = length
        message = "The agenda's length does not settle."
        raise BriefpackError(message, "shorten a title on its last page")

    def _lay_out_agenda(self, fronts: Sequence[FrontPart], total: int) -> None:
        if FrontPart.AGENDA in fronts:
            agenda = self._builder.front(FrontPart.AGENDA, self.spans)
            if agenda is not None:
                self._lay_out([agenda], total)

    def _lay_out(self, sources: Iterable[SectionSource], total: int) -> None:
        """Take sections from the cache, and have the others laid out."""
        cache = self._options.cache
        keys = {}
        for source in sources:
            keys[source.name] = key = section_key(source, self._theme.style)
            found = cache.get(key, source.name) if cache else None
            if found is None:
                self._workers.submit(source)
            else:
                self.sections[source.name] = found
        self._report(total, "")
        if self._workers.are_busy:  # meanwhile, load what assembles, which takes a while
            importlib.import_module("briefpack.rendering.assemble")
        for source, packed in self._workers.results(self._options.cancelled):
            section = unpack(packed, source.name)
            if section is None:
                raise BriefpackError(f"The section {source.name} came back damaged.")
            self.sections[source.name] = section
            self.laid_out += 1
            if cache is not None:
                cache.put(keys[source.name], packed)
            self._report(total, self._title(source.name))

    def _report(self, total: int, title: str) -> None:
        self._options.progress(Progress(min(len(self.sections), total), total, title))

    def _title(self, name: str) -> str:
        for part in self._plan.parts:
            if name in {part.name, text_name(part)}:
                return part.title
        return self._theme.labels[name]

    def _is_draft(self, part: Part) -> bool:
        document = self._briefing.documents.get(part.document)
        if not isinstance(document, Note):
            return False
        return self._builder.printed_note(part.document, document).status is NoteStatus.DRAFT

    def _pages(self, part: Part) -> int:
        foreign = self._foreign.get(part.name)
        return foreign.count if foreign else self.sections[part.name].layout.pages

    # -- runs and outline -----------------------------------------------------------------

    def _front_runs(self, fronts: Sequence[FrontPart]) -> Iterator[Run]:
        number = 1 if self._theme.pages_from is PagesFrom.FRONT else None
        for part in fronts:
            section = self.sections[part.value]
            yield Run(part.value, self._title(part.value), section, number)
            if number is not None:
                number += section.layout.pages

    def _sheet_run(self, content: SheetContent) -> Run:
        name = content.sheet.section
        self._lay_out([self._builder.sheet(content)], 1)
        if content.is_draft:
            self._drafts |= {name}
        return Run(name, self._title(name), self.sections[name], 1)

    def _paper_run(self, part: Part) -> Run:
        span = self.spans[part.name]
        content = self._foreign.get(part.name) or self.sections[part.name]
        return Run(part.name, part.title, content, span.first, part.item_number)

    def assembly(self, runs: Sequence[Run]) -> Assembly:
        """Everything that the runs become a PDF with."""
        stamp = self._theme.page_stamp or self._theme.item_stamp
        font = self._theme.font(stamp.font if stamp else "PublicSans-Regular.ttf")
        return Assembly(runs, self._outline(runs), self._metadata(), self._stamps, font)

    def _outline(self, runs: Sequence[Run]) -> tuple[OutlineEntry, ...]:
        names = frozenset(run.name for run in runs)
        if self._sheet is not None and self._sheet.sheet is not Sheet.AGENDA:
            return tuple(OutlineEntry(run.title, run.name) for run in runs)
        return outline_entries(self._plan, self._theme, names, self._item)

    def _stamps(self, run: Run, number: int | None) -> Sequence[StampText]:
        is_draft, is_private = run.name in self._drafts, run.name in self._private
        stamps = page_marks(self._theme, draft=is_draft, exempt=is_private)
        item, page = self._theme.item_stamp, self._theme.page_stamp
        if item is not None and run.item_number is not None:
            stamps.append(StampText(item, item.text.replace("{number}", run.item_number)))
        if page is not None and number is not None and run.name != FrontPart.FRONT_SHEET:
            stamps.append(StampText(page, page.text.replace("{number}", str(number))))
        return stamps

    def _metadata(self) -> PackMetadata:
        board, meeting = self._briefing.board, self._briefing.pack.meeting
        title = f"{board.name}: {long_date(meeting.date, self._theme.labels)}"
        if self._sheet is not None:
            title = f"{self._theme.labels[self._sheet.sheet.section]} ({title})"
        elif self._item is not None:
            own = chosen_title(self._item)
            title = title if own == board.name else f"{own} ({title})"
        return PackMetadata(
            title,
            board.organisation or board.name,
            board.language,
            datetime.combine(meeting.date, meeting.start),
        )
