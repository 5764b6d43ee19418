"""Everything in a pack that is written in Markdown, and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpack.model.base import Model
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.model.texts import Path, markdown_texts
from briefpack.rules.registry import Checked, Finding
from briefpack.rules.remembered import of_model


@dataclass(frozen=True, slots=True)
class Text:
    """A report's body, or a value of a file.

    ``part`` is the section that it is printed in, where that has names of its own; ``path`` that
    of a value, ``line`` the first of a body.
    """

    markdown: str
    file: str
    part: str | None = None
    path: Path = ()
    line: int | None = None

    def finding(self, message: str, line: int, hint: str | None = None) -> Finding:
        """What was found on a line of the text, counted from 1: told there, or at the value."""
        there = None if self.line is None else self.line + line - 1
        return Finding(message, self.file, self.path, there, hint)


def texts(checked: Checked) -> Sequence[Text]:
    """All texts of a pack."""
    return checked.once(_gathered)


def _gathered(checked: Checked) -> Sequence[Text]:
    return tuple(_texts(checked))


def _texts(checked: Checked) -> Iterator[Text]:
    pack = checked.briefing.pack
    yield from _values(pack, checked.pack_file)
    if pack.board is None:
        yield from _values(checked.briefing.board, checked.board_place[0])
    for part in checked.plan.parts:
        document = checked.briefing.documents.get(part.document)
        if isinstance(document, Report):
            yield from _values(document.head, part.document, part.name)
            yield Text(document.body, part.document, part.name, line=document.body_line)
        elif isinstance(document, Note):
            yield from _values(document, part.document, part.name)


prose_of = of_model(markdown_texts)
"""The Markdown of a model, with the path of each text."""


def _values(model: Model, file: str, part: str | None = None) -> Iterator[Text]:
    for path, markdown in prose_of(model):
        yield Text(markdown, file, part, path)
