"""The texts of one section as HTML: what is around them, for the pages of PDFs and of the web."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from briefpack.model.briefing import document_path
from briefpack.plan.agenda import Part
from briefpack.plan.references import Target
from briefpack.prose.html import ProseContext, inline_html, prose_html
from briefpack.rendering.formats import reference_words, with_verb_first
from briefpack.rendering.theme import Theme


@dataclass(frozen=True, slots=True)
class Texts:
    """Makes HTML of the texts of one section: of a part, or of what stands before all parts.

    ``refer`` says what a name leads to in the section called so, ``link`` gives a target's address
    and ``picture`` that of a picture, by its path; each has None for what there is not.
    """

    section: str | None
    part: Part | None
    theme: Theme
    refer: Callable[[str, str | None], Target | None]
    link: Callable[[Target], str | None]
    picture: Callable[[str], str | None]

    def markdown(self, text: str, level: int, *, numbered: bool = False) -> Markup:
        """A text as blocks; its highest heading becomes ``<h{level}>``."""
        return Markup(prose_html(text, self._context(level, numbered=numbered)))  # noqa: S704

    def inline(self, text: str) -> Markup:
        """A text to stand inside a block."""
        return Markup(inline_html(text, self._context(2, numbered=False)))  # noqa: S704

    def verb_first(self, text: str) -> Markup:
        """A recommendation with its first word, the verb, in bold."""
        return with_verb_first(text, self.inline)

    def _context(self, level: int, *, numbered: bool) -> ProseContext:
        return ProseContext(
            refer=lambda name: self.refer(name, self.section),
            word=self._word,
            link=self.link,
            image=self._image,
            numbered=numbered,
            scheme=self.theme.paragraphs,
            heading_level=level,
        )

    def _word(self, target: Target) -> str:
        number = self.part.item_number if self.part else None
        return reference_words(target, self.theme.labels, self.section, number)

    def _image(self, file: str) -> str | None:
        return self.picture(document_path("", file, self.part.document)) if self.part else None
