"""Other people's pages put behind, and the first of them onto, the page that says what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from briefpack.rendering.appended.merging import merged_into
from briefpack.rendering.appended.placing import Placed, frame_of, placed
from briefpack.rendering.appended.tags import TagCopy
from briefpack.rendering.assembly import ForeignPdf
from briefpack.rendering.structure import StructureTree


@dataclass(frozen=True, slots=True)
class Appended:
    """One of their pages: where it was from 0, the page of ours that it is on, and where there.

    ``first_mark`` is what its own MCIDs begin from there.
    """

    number: int
    page: Object
    placed: Placed
    first_mark: int = 0


@dataclass(slots=True)
class Appender:
    """Appends the pages of one PDF to ``pdf``; ``part`` is its part of the tag tree."""

    pdf: Pdf
    tree: StructureTree
    part: Object
    foreign: ForeignPdf
    source: Pdf
    done: dict[int, Appended] = field(default_factory=dict)

    def append(self, cover: Sequence[Object], prefix: str) -> list[Object]:
        """Put the pages in, the first onto the last of ``cover`` where that has room for it.

        ``prefix`` makes IDs unique. Returns the pages that are new.
        """
        new: list[Object] = []
        for number in self.foreign.pages:
            if not self.done and self.foreign.begins_on_cover:
                self.done[number] = self._onto(cover[-1], number)
            else:
                self.done[number] = self._behind(cover[-1].MediaBox, number)
                new.append(self.done[number].page)
        annotations = dict(self._links())
        if self.foreign.keeps_tags:
            TagCopy(self.source, self.tree, self.done, annotations, prefix).into(self.part)
        return new

    # -- pages ----------------------------------------------------------------------------

    def _onto(self, page: Object, number: int) -> Appended:
        """Put a page onto one of ours. It is drawn before what is there: that ends upside down."""
        source = self.source.pages[number]
        box = page.MediaBox
        where = placed(source, frame_of(float(box[2]), float(box[3]), self.foreign.free_from))
        mark = self.tree.next_mark(page)
        if self.foreign.keeps_tags:
            drawn = merged_into(self.pdf, page, source, where, mark)
        else:
            drawn = self._drawn_as_figure(page, source, where, mark)
        before = page.Contents
        page.Contents = Array([drawn, *(before if isinstance(before, Array) else [before])])
        appended = Appended(number, page, where, mark)
        self._describe(appended)
        return appended

    def _behind(self, media_box: Object, number: int) -> Appended:
        source = self.source.pages[number]
        where = placed(source, frame_of(float(media_box[2]), float(media_box[3])))
        page = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array(list(media_box)),
                Resources=Dictionary(Font=Dictionary()),
                Contents=Array(),
            )
        )
        self.pdf.pages.append(Page(page))
        page = self.pdf.pages[-1].obj
        if self.foreign.keeps_tags:
            page.Resources = self.pdf.copy_foreign(self.source.make_indirect(source.resources))
            if Name.Group in source.obj:
                page.Group = self.pdf.copy_foreign(self.source.make_indirect(source.obj.Group))
            source.contents_coalesce()
            begin = self.pdf.make_stream(f"q {where.numbers} cm {_clip(where)}\n".encode())
            content = self.pdf.copy_foreign(source.obj.Contents)
            page.Contents = Array([begin, content, self.pdf.make_stream(b"\nQ")])
        else:
            page.Contents = Array([self._drawn_as_figure(page, source, where, 0)])
        appended = Appended(number, page, where)
        self._describe(appended)
        return appended

    def _drawn_as_figure(self, page: Object, source: Page, where: Placed, mark: int) -> Object:
        form = self.pdf.copy_foreign(source.as_form_xobject(handle_transformations=False))
        form.BBox = Array(list(where.seen))
        drawings = page.Resources.get(Name.XObject)
        if drawings is None:
            page.Resources.XObject = drawings = Dictionary()
        drawings[Name.BriefpackPage] = form
        return self.pdf.make_stream(
            f"/Figure <</MCID {mark}>> BDC q {where.numbers} cm /BriefpackPage Do Q EMC\n".encode()
        )

    def _describe(self, appended: Appended) -> None:
        """Say what is on a page that has no tags of its own."""
        if self.foreign.keeps_tags:
            return
        box = Array([round(side, 2) for side in appended.placed.box])
        figure = self.tree.add_element(
            self.part,
            "Figure",
            Alt=String(self.foreign.alternative_of(appended.number)),
            A=Dictionary(O=Name.Layout, BBox=box),
        )
        self.tree.add_content(figure, appended.page, appended.first_mark)

    # -- links ----------------------------------------------------------------------------

    def _links(self) -> Iterator[tuple[tuple[int, int], tuple[Object, Object]]]:
        """Their links on our pages: by what they were, the page and the link that it is now."""
        places = {
            self.source.pages[number].obj.objgen: appended for number, appended in self.done.items()
        }
        for number, appended in self.done.items():
            for theirs in self.source.pages[number].obj.get(Name.Annots, ()):
                link = self._link(theirs, appended, places)
                if link is None:
                    continue
                if Name.Annots not in appended.page:
                    appended.page.Annots = Array()
                appended.page.Annots.append(link)
                yield theirs.objgen, (appended.page, link)
                if not self.foreign.keeps_tags:
                    element = self.tree.add_element(self.part, "Link", Alt=link.Contents)
                    self.tree.add_annotation(element, appended.page, link)

    def _link(
        self, theirs: Object, appended: Appended, places: dict[tuple[int, int], Appended]
    ) -> Object | None:
        """A link as it was, in its new place; None if it leads to a page that is not here."""
        x0, y0, x1, y1 = (float(side) for side in theirs.Rect)
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(side, 2) for side in appended.placed.moved((x0, y0, x1, y1))]),
            Border=Array([0, 0, 0]),
            F=4,  # printed, as PDF/A wants of all
        )
        if Name.A in theirs:
            address = str(theirs.A.URI)
            link.A = Dictionary(S=Name.URI, URI=String(address))
            words = address.removeprefix("mailto:").removeprefix("tel:")
        else:
            target = places.get(theirs.Dest[0].objgen) if Name.Dest in theirs else None
            if target is None:
                return None
            link.Dest = top_of(target)
            words = self.foreign.alternative_of(target.number)
        link.Contents = String(str(theirs.get(Name.Contents, "")) or words)
        return self.pdf.make_indirect(link)


def top_of(appended: Appended) -> Array:
    """Where a link to one of their pages leads."""
    box = appended.placed.box
    return Array([appended.page, Name.XYZ, round(box[0], 2), round(box[3], 2), 0])


def _clip(where: Placed) -> str:
    x0, y0, x1, y1 = where.seen
    return f"{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re W n"
