"""One section in the making: what its template may call, and the pictures that it shows."""

import re
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from briefpack.errors import BriefpackError
from briefpack.model.briefing import Attachment, Media, document_path
from briefpack.model.contact import dialled
from briefpack.plan.agenda import Part
from briefpack.plan.references import Target
from briefpack.prose.html import ProseContext, inline_html, prose_html, with_note_numbers
from briefpack.prose.parse import followable
from briefpack.rendering.formats import (
    clock,
    kept_together,
    long_date,
    reference_words,
    short_date,
    with_verb_first,
)
from briefpack.rendering.section import IMAGE_SCHEME, SectionSource

if TYPE_CHECKING:
    from briefpack.rendering.sections import SectionBuilder

_SPACE_AT_END = re.compile(r"\s+(?=</(?:p|li|td|th|h[1-6]|dt|dd|caption)>)")
"""White space that ends a block. It prints nothing, but where a line is all but full it makes
WeasyPrint break that line behind its first word."""

_SPACE_BEFORE = re.compile(r"(?<=\S) <(strong|em)>(?=\S)")
"""A space before emphasis. Where it alone does not fit on the line any more, WeasyPrint breaks
likewise; it does not where the emphasis begins with the space."""


class Page:
    """One section in the making: what its template may call, and the pictures that it shows."""

    def __init__(self, builder: "SectionBuilder", name: str, part: Part | None = None) -> None:
        self._builder = builder
        self._name = name
        self._part = part
        self._images: dict[str, str] = {}

    def render(self, template: str, title: str, **values: Any) -> SectionSource:  # noqa: ANN401
        """Fill a template of the theme."""
        briefing, theme = self._builder.briefing, self._builder.theme
        labels = theme.labels
        context = dict(
            board=briefing.board,
            pack=briefing.pack,
            meeting=briefing.pack.meeting,
            section_title=title,
            section_class=template.removesuffix(".html"),
            t=labels,
            markdown=self.markdown,
            inline=self.inline,
            venue=lambda venue: kept_together(venue.one_line),
            date=lambda day: long_date(day, labels),
            short_date=lambda day: short_date(day, labels),
            clock=lambda moment: clock(moment, labels),
            dialled=dialled,
            followable=followable,
            **values,
        )
        try:
            text = theme.environment.get_template(template).render(context)
        except jinja2.TemplateError as error:
            line = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
            raise BriefpackError(
                f"The template {template} of the theme {theme.name} is wrong{line}: {error}",
                "compare it with the theme that it extends",
            ) from error
        text = with_note_numbers(_SPACE_BEFORE.sub(r"<\1> ", _SPACE_AT_END.sub("", text)))
        return SectionSource(self._name, text, self._images)

    def markdown(self, text: str, level: int, *, numbered: bool = False) -> Markup:
        """Prose as blocks; its highest heading becomes ``<h{level}>``."""
        return Markup(prose_html(text, self._context(level, numbered=numbered)))  # noqa: S704

    def inline(self, text: str) -> Markup:
        """Prose to stand inside a block."""
        return Markup(inline_html(text, self._context(2, numbered=False)))  # noqa: S704

    def verb_first(self, text: str) -> Markup:
        """A recommendation with its first word, the verb, in bold."""
        return with_verb_first(text, self.inline)

    def image(self, path: str) -> str | None:
        """The address of a picture, which is thereby one that the section may show."""
        document = self._builder.briefing.documents.get(path)
        if not isinstance(document, Attachment) or document.media is not Media.IMAGE:
            return None
        address = f"{IMAGE_SCHEME}{document.digest}"
        self._images[address] = str(self._builder.file(path))
        return address

    def logo(self) -> str | None:
        """The address of the board's logo, if it has one."""
        briefing = self._builder.briefing
        if briefing.board.logo is None:
            return None
        folder = briefing.folder if briefing.pack.board is not None else ""
        return self.image(document_path(folder, briefing.board.logo))

    def _context(self, level: int, *, numbered: bool) -> ProseContext:
        builder = self._builder

        def refer(name: str) -> Target | None:
            return builder.references.find(name, self._name)

        def image(file: str) -> str | None:
            if self._part is None:
                return None
            return self.image(document_path("", file, self._part.document))

        return ProseContext(
            refer=refer,
            word=self._word,
            link=builder.link_to,
            image=image,
            numbered=numbered,
            scheme=builder.theme.paragraphs,
            heading_level=level,
        )

    def _word(self, target: Target) -> str:
        number = self._part.item_number if self._part else None
        return reference_words(target, self._builder.theme.labels, self._name, number)
