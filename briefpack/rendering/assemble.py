"""Laid-out sections and other people's pages to one PDF: pages, tags, stamps, links, outline."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from briefpack.foreign import OutlineLine
from briefpack.rendering.appended.pages import Appended, Appender, top_of
from briefpack.rendering.assembly import Assembly, ForeignPdf, OutlineEntry, Run
from briefpack.rendering.engine import id_prefix
from briefpack.rendering.metadata import write_metadata, write_page_labels
from briefpack.rendering.section import LINK_SCHEME, Anchor, Bookmark, LaidOutSection
from briefpack.rendering.stamps import embed_font, stamp_operators
from briefpack.rendering.structure import StructureTree


def assemble(assembly: Assembly, output: Path) -> int:
    """Write the pack's PDF to ``output``, which must not be there yet; returns its pages."""
    with Pdf.new() as pdf:
        maker = _Maker(pdf, assembly)
        maker.add_runs()
        maker.resolve_links()
        maker.add_outline()
        maker.add_stamps()
        maker.add_labels()
        write_metadata(pdf, assembly.metadata)
        pages = len(pdf.pages)
        pdf.save(
            output,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
    return pages


@dataclass(slots=True)
class _Maker:
    """The PDF in the making, step by step; the order of the steps matters (see ``assemble``)."""

    pdf: Pdf
    assembly: Assembly
    sources: list[Pdf] = field(default_factory=list)  # open until the new PDF is saved
    pages: dict[str, list[Object]] = field(default_factory=dict)
    own: set[tuple[int, int]] = field(default_factory=set)  # pages that sections have
    appended: dict[str, dict[int, Appended]] = field(default_factory=dict)
    tree: StructureTree = field(init=False)

    def __post_init__(self) -> None:
        self.tree = StructureTree(self.pdf)

    def add_runs(self) -> None:
        """Copy the pages, and after those of each section its tags, which point at them."""
        for run in self.assembly.runs:
            if isinstance(run.content, LaidOutSection):
                self.pages[run.name], _ = self._add_section(run.content, run.title)
            else:
                self._add_foreign(run, run.content)
        self.tree.finish()

    def _add_foreign(self, run: Run, foreign: ForeignPdf) -> None:
        pages, part = self._add_section(foreign.cover, run.title)
        source = Pdf.open(BytesIO(foreign.data))
        self.sources.append(source)
        appender = Appender(self.pdf, self.tree, part, foreign, source)
        pages += appender.append(pages, id_prefix(f"{run.name} theirs"))
        if foreign.text is not None:
            text_pages, text = self._add_section(foreign.text, None)
            text.S = Name.Sect
            text.P = part
            part.K.append(text)
            pages += text_pages
        self.pages[run.name] = pages
        self.appended[run.name] = appender.done

    def _add_section(
        self, section: LaidOutSection, title: str | None
    ) -> tuple[list[Object], Object]:
        """The pages of a section, and its part of the tag tree."""
        source = Pdf.open(BytesIO(section.pdf))
        if not self.sources:
            intents = source.make_indirect(source.Root.OutputIntents)
            self.pdf.Root.OutputIntents = self.pdf.copy_foreign(intents)
        self.sources.append(source)
        first = len(self.pdf.pages)
        self.pdf.pages.extend(source.pages)
        pages: list[Object] = [
            self.pdf.pages[first + step].obj for step in range(section.layout.pages)
        ]
        self.own.update(page.objgen for page in pages)
        return pages, self.tree.add_section(source, pages, title)

    # -- links ----------------------------------------------------------------------------

    def resolve_links(self) -> None:
        """Turn ``pack:`` addresses into named destinations, those that anything leads to."""
        names: dict[str, Array] = {
            run.name: self._destination(run.name, None) for run in self.assembly.runs
        }
        for pages in self.pages.values():
            for page in pages:
                if Name.Annots not in page:
                    continue
                page.Tabs = Name.S
                for annotation in page.Annots:
                    self._resolve(annotation, names)
        ordered = Array()
        for name in sorted(names, key=lambda name: name.encode()):
            ordered.append(String(name))
            ordered.append(names[name])
        tree = self.pdf.make_indirect(Dictionary(Names=ordered))
        self.pdf.Root.Names = Dictionary(Dests=tree)

    def _resolve(self, annotation: Object, names: dict[str, Array]) -> None:
        action = annotation.get(Name.A)
        if action is None or Name.URI not in action:
            return
        address = str(action.URI)
        if not address.startswith(LINK_SCHEME):
            return
        run, _, anchor = address.removeprefix(LINK_SCHEME).partition("#")
        name = f"{run}.{anchor}" if anchor else run
        if name not in names:
            names[name] = self._destination(run, anchor or None)
        del annotation[Name.A]
        annotation.Dest = String(name)

    def _destination(self, run: str, anchor: str | None) -> Array:
        """Where a link leads: a page, its left edge, and a height on it."""
        top = float(self.pages[run][0].MediaBox[3])
        place = self._anchors(run).get(anchor or "", Anchor(0, 0, top))
        page = self.pages[run][min(place.page, len(self.pages[run]) - 1)]
        return Array([page, Name.XYZ, place.x, place.y, 0])

    def _anchors(self, run: str) -> Mapping[str, Anchor]:
        for each in self.assembly.runs:
            if each.name == run:
                section = each.content
                cover = section if isinstance(section, LaidOutSection) else section.cover
                return cover.layout.anchors
        return {}

    # -- outline, stamps, labels ----------------------------------------------------------

    def add_outline(self) -> None:
        """Write the outline, its second level folded."""
        layouts = {
            run.name: run.content.layout
            for run in self.assembly.runs
            if isinstance(run.content, LaidOutSection)
        }

        def item(entry: OutlineEntry) -> OutlineItem:
            made = OutlineItem(entry.title, self._destination(entry.run, entry.anchor))
            made.is_closed = True
            if entry.headings and entry.run in layouts:
                for bookmark in layouts[entry.run].bookmarks:
                    made.children.extend(heading(below, entry.run) for below in bookmark.children)
            if entry.headings and entry.run in self.appended:
                made.children.extend(self._their_outline(entry.run))
            made.children.extend(item(child) for child in entry.children)
            return made

        def heading(bookmark: Bookmark, run: str) -> OutlineItem:
            place = bookmark.anchor
            page = self.pages[run][place.page]
            made = OutlineItem(bookmark.label, Array([page, Name.XYZ, place.x, place.y, 0]))
            made.is_closed = True
            made.children.extend(heading(below, run) for below in bookmark.children)
            return made

        with self.pdf.open_outline() as outline:
            outline.root.extend(item(entry) for entry in self.assembly.outline)
        self.pdf.Root.PageMode = Name.UseOutlines

    def _their_outline(self, run: str) -> list[OutlineItem]:
        """The outline that a PDF came with, as far as its pages are here."""
        foreign = next(each.content for each in self.assembly.runs if each.name == run)
        appended = self.appended[run]

        def lines(theirs: Sequence[OutlineLine]) -> Iterator[OutlineItem]:
            for line in theirs:
                if line.page not in appended:
                    yield from lines(line.children)
                    continue
                made = OutlineItem(line.title, top_of(appended[line.page]))
                made.is_closed = True
                made.children.extend(lines(line.children))
                yield made

        return list(lines(foreign.outline)) if isinstance(foreign, ForeignPdf) else []

    def add_stamps(self) -> None:
        """Stamp the pages.

        Stamps come first in the content of our pages, which end with a flipped coordinate system.
        On other people's pages they come last, over what is there.
        """
        texts = [
            (page, self.assembly.stamps(run, number))
            for run in self.assembly.runs
            for page, number in self._numbered(run)
        ]
        characters = {letter for _, stamps in texts for text in stamps for letter in text.words}
        font = embed_font(self.pdf, self.assembly.stamp_font, characters)
        for page, stamps in texts:
            if not stamps:
                continue
            ours = page.objgen in self.own
            font.give_to(page)
            box = page.MediaBox
            operators = stamp_operators(stamps, font, float(box[2]), float(box[3]), patch=not ours)
            stream = self.pdf.make_stream(operators)
            before = page.Contents
            content = list(before) if isinstance(before, Array) else [before]
            page.Contents = Array([stream, *content] if ours else [*content, stream])

    def _numbered(self, run: Run) -> list[tuple[Object, int | None]]:
        return [
            (page, None if run.number is None else run.number + step)
            for step, page in enumerate(self.pages[run.name])
        ]

    def add_labels(self) -> None:
        """Page labels: what is printed on the page, and small roman figures before that."""
        labels: list[tuple[int, str, int]] = []
        position = 0
        for run in self.assembly.runs:
            style, first = ("r", position + 1) if run.number is None else ("D", run.number)
            expected = labels[-1][2] + position - labels[-1][0] if labels else None
            if not labels or labels[-1][1] != style or expected != first:
                labels.append((position, style, first))
            position += len(self.pages[run.name])
        write_page_labels(self.pdf, labels)
