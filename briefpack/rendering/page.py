"""One section in the making: what its template may call, and the pictures that it shows."""

import re
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import TemplateSyntaxError

from briefpack.errors import BriefpackError
from briefpack.model.address import followable
from briefpack.model.briefing import Attachment, Media, document_path
from briefpack.model.contact import dialled
from briefpack.plan.agenda import Part
from briefpack.plan.references import Target
from briefpack.prose.html import with_note_numbers
from briefpack.rendering.formats import clock, kept_together, long_date, short_date
from briefpack.rendering.section import IMAGE_SCHEME, SectionSource
from briefpack.rendering.texts import Texts

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
        self._images: dict[str, str] = {}
        self.texts = Texts(
            section=name,
            part=part,
            theme=builder.theme,
            refer=self._refer,
            link=builder.link_to,
            picture=self.image,
        )

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
            markdown=self.texts.markdown,
            inline=self.texts.inline,
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

    def _refer(self, name: str, section: str | None) -> Target | None:
        return self._builder.references.find(name, section)  # gathered once one is asked for
