"""Other people's PDFs on their way into a pack: made safe, given a cover, and their text behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.foreign import Examined, Refused, clean_pdf, examine, page_texts
from briefpack.model.briefing import Attachment, BriefingPack, Media
from briefpack.plan.agenda import Part
from briefpack.rendering.assembly import ForeignPdf
from briefpack.rendering.section import LaidOutSection, SectionSource
from briefpack.rendering.sections import TEXT_VERSION, SectionBuilder
from briefpack.rendering.theme import Theme


@dataclass(frozen=True)
class Attachments:
    """The PDFs among the papers of a pack. ``file`` tells where a document's file is on disk."""

    briefing: BriefingPack
    theme: Theme
    builder: SectionBuilder
    file: Callable[[str], Path]
    _examined: dict[str, tuple[Examined, bytes]] = field(default_factory=dict)

    def is_pdf(self, part: Part) -> bool:
        """Whether a part is somebody's PDF, whose pages are there already."""
        document = self.briefing.documents[part.document]
        return isinstance(document, Attachment) and document.media is Media.PDF

    def text_source(self, part: Part) -> SectionSource | None:
        """What stands on a PDF's pages, in words, where the theme wants it and tags lack."""
        if not self.theme.text_version:
            return None
        examined, data = self._safe(part)
        if examined.conforms:
            return None
        texts = page_texts(examined, data)
        chosen = [(number + 1, texts[number]) for number in self._chosen(part, examined)]
        return self.builder.text_version(part, [each for each in chosen if each[1].strip()])

    def content(self, part: Part, sections: Mapping[str, LaidOutSection]) -> ForeignPdf:
        """What is appended to the pack for a part."""
        examined, data = self._safe(part)
        labels = self.theme.labels
        words = part.alternative or part.title
        if part.letter:
            words = f"{labels['appendix']} {part.letter}: {words}"
        return ForeignPdf(
            clean_pdf(examined, data),
            self._chosen(part, examined),
            words,
            labels["page_of_attachment"],
            sections[part.name],
            sections.get(text_name(part)),
            examined.conforms,
            examined.outline,
        )

    def _safe(self, part: Part) -> tuple[Examined, bytes]:
        if part.document not in self._examined:
            data = self.file(part.document).read_bytes()
            examined = examine(data)
            if isinstance(examined, Refused):
                message = f"{part.document} cannot be printed: {examined.reason}."
                raise BriefpackError(message, "open it, and save or export it anew")
            self._examined[part.document] = examined, data
        return self._examined[part.document]

    def _chosen(self, part: Part, examined: Examined) -> tuple[int, ...]:
        """The pages to print, from 0."""
        if part.pages is None:
            return tuple(range(len(examined.pages)))
        if part.pages[-1] > len(examined.pages):
            message = f"{part.document} has no page {part.pages[-1]}."
            raise BriefpackError(message, f"it has {len(examined.pages)}")
        return tuple(number - 1 for number in part.pages)


def text_name(part: Part) -> str:
    """The name of the section with a PDF's text; no part has such a one."""
    return f"{part.name}{TEXT_VERSION}"
