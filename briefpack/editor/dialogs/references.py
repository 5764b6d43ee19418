"""Choose what a report refers to; what has no name yet is given one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from briefpack.editing import operations
from briefpack.editing.go_to import Candidate
from briefpack.editing.values import Path, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.dialogs.listing import Listing
from briefpack.editor.session import Session
from briefpack.model.report import Block, Report
from briefpack.plan.numbering import ParagraphScheme, paragraph_label

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """What to refer to: a name, and what gives it that name where it has none."""

    name: str
    give_name: Callable[[Workspace], object] | None = None


class ChooseReference(Listing[Reference]):
    """To a paragraph of this report, an item or an appendix."""

    QUESTION = "Refer to"

    def __init__(self, session: Session, report: str) -> None:
        super().__init__(list(_candidates(session, report)))


def _candidates(session: Session, report: str) -> Iterator[Candidate]:
    briefing = session.loaded.briefing
    document = briefing.documents.get(report) if briefing else None
    if isinstance(document, Report):
        taken = {name.id for name in document.names}
        for section in document.sections:
            if section.name is not None and section.heading:
                yield Candidate(f"§ {section.heading}", (), Reference(section.name.id))
            for block in section.blocks:
                if block.path:
                    yield _paragraph(report, block, taken)
    plan = session.plan
    if plan is None:
        return
    for at, planned in enumerate(plan.items):
        path: Path = ("items", at)
        label = f"Item {planned.number or '-'}: {planned.item.title}"
        yield Candidate(label, (), _named(session, path, planned.item.title, planned.item.id))
        for place, paper in enumerate(planned.papers):
            for number, appendix in enumerate(paper.paper.appendices):
                where = (*path, "papers", place, "appendices", number)
                name = _named(session, where, appendix.title, appendix.id)
                yield Candidate(f"Appendix: {appendix.title}", (planned.item.title,), name)


def _paragraph(report: str, block: Block, taken: set[str]) -> Candidate:
    number = paragraph_label(block.path, ParagraphScheme.DECIMAL)
    label = f"{number} {block.text[:LONGEST]}"
    if block.names:
        return Candidate(label, (), Reference(block.names[0].id))
    name = _free(operations.slug(" ".join(block.text.split()[:4])) or "paragraph", taken)
    return Candidate(label, (), Reference(name, partial(_name_paragraph, report, block, name)))


def _free(stem: str, taken: set[str]) -> str:
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in taken)


def _name_paragraph(report: str, block: Block, name: str, workspace: Workspace) -> None:
    """Put the name behind the paragraph's last word."""
    text = workspace.text(report)
    lines = text.split("\n")
    end = block.line - 1
    while end + 1 < len(lines) and lines[end + 1].strip() and not _starts_anew(lines[end + 1]):
        end += 1
    lines[end] = f"{lines[end].rstrip()} {{#{name}}}"
    workspace.change(f"Name a paragraph {name}", {report: "\n".join(lines)}, place=(report, ()))


def _starts_anew(line: str) -> bool:
    """Whether a line starts a list's entry, so that it is none of the paragraph above."""
    word = line.split(maxsplit=1)[0]
    return word in {"-", "*", "+"} or word.rstrip(".)").isdigit()


def _named(session: Session, path: Path, title: str, name: str | None) -> Reference:
    if name:
        return Reference(name)
    workspace = session.workspace
    data = workspace.data(workspace.pack_file)
    taken = set(_ids(data))
    new = _free(operations.slug(" ".join(title.split()[:4])) or "item", taken)
    file = workspace.pack_file
    del data

    def give(ws: Workspace) -> object:
        if value_at(ws.data(file), path) is None:
            return None
        return operations.set_value(ws, file, (*path, "id"), new, f"Name it {new}")

    return Reference(new, give)


def _ids(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for inner in data.values():
            yield from _ids(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _ids(inner)
