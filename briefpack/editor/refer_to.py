"""What a report may refer to; what has no name yet is given one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from briefpack.editing import operations
from briefpack.editing.go_to import Candidate
from briefpack.editing.report_text import named
from briefpack.editing.values import Path, value_at
from briefpack.editing.workspace import Workspace
from briefpack.editor.session import Session
from briefpack.model.report import Block, Report, Section
from briefpack.plan.agenda import PlannedItem, PlannedPaper
from briefpack.plan.numbering import ParagraphScheme, paragraph_number

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """What to refer to: a name, and what gives it that name where it has none."""

    name: str
    give_name: Callable[[Workspace], object] | None = None


def candidates(session: Session, report: str, scheme: ParagraphScheme) -> Iterator[Candidate]:
    """Everything that a report may refer to."""
    taken = set(_names(session))
    briefing = session.loaded.briefing
    document = briefing.documents.get(report) if briefing else None
    if isinstance(document, Report):
        for section in document.sections:
            if section.heading:
                yield Candidate(f"§ {section.heading}", (), _section(report, section, taken))
            for block in section.blocks:
                if block.path:
                    label = f"{paragraph_number(block.path, scheme)} {_short(block.text)}"
                    yield Candidate(label, (), _paragraph(report, block, taken))
    plan = session.plan
    for planned in plan.walk() if plan else ():
        yield from _of_item(session, planned, taken)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _names(session: Session) -> Iterator[str]:
    """The names that are given in the pack: of items and appendices, and in reports."""
    briefing = session.loaded.briefing
    yield from _ids(session.workspace.data(session.workspace.pack_file))
    for file, document in briefing.documents.items() if briefing else ():
        if isinstance(document, Report):
            yield from _ids(session.workspace.data(file))
            yield from (name.id for name in document.names)


def _ids(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for inner in data.values():
            yield from _ids(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _ids(inner)


def _free(words: str, otherwise: str, taken: set[str]) -> str:
    stem = operations.slug(" ".join(words.split()[:4])) or otherwise
    names = (stem, *(f"{stem}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if name not in taken)


# -- in the report -----------------------------------------------------------------------------


def _section(report: str, section: Section, taken: set[str]) -> Reference:
    if section.name is not None:
        return Reference(section.name.id)
    name = _free(section.heading or "", "section", taken)
    return Reference(name, partial(_name_line, report, section.line, name))


def _paragraph(report: str, block: Block, taken: set[str]) -> Reference:
    if block.names:
        return Reference(block.names[0].id)
    name = _free(block.text, "paragraph", taken)
    return Reference(name, partial(_name_line, report, block.line, name))


def _name_line(report: str, line: int, name: str, workspace: Workspace) -> bool:
    """Name what stands on a line of a report's file."""
    text = workspace.text(report)
    body = operations.body_of(workspace, report)
    head = text[: len(text) - len(body)]
    new = named(body, line, name, first_line=head.count("\n") + 1)
    if new is None:
        return False
    place: tuple[str, Path] = (report, ())
    return workspace.change(f"Name it {name}", {report: head + new}, place=place)


# -- on the agenda -----------------------------------------------------------------------------


def _of_item(session: Session, planned: PlannedItem, taken: set[str]) -> Iterator[Candidate]:
    path = _path_of(session, planned)
    if path is None:
        return
    title = planned.item.title
    if planned.number:
        label = f"Item {planned.number}: {title}"
        yield Candidate(label, (), _named(session, path, title, "item", taken))
    for at, paper in enumerate(planned.papers):
        where = (*path, "papers", at)
        for number, part in enumerate(paper.appendices):
            file, inner = _appendix_at(session, paper, where, number)
            name = _named(session, inner, part.title, "appendix", taken, file)
            yield Candidate(f"Appendix {part.letter or ''}: {part.title}", (title,), name)


def _path_of(session: Session, planned: PlannedItem) -> Path | None:
    """Where an item stands in pack.toml."""
    briefing = session.loaded.briefing
    waiting: list[tuple[Path, object]] = [(("items",), briefing.pack.items if briefing else ())]
    while waiting:
        base, items = waiting.pop()
        for at, item in enumerate(items if isinstance(items, tuple) else ()):
            if item is planned.item:
                return (*base, at)
            waiting.append(((*base, at, "items"), item.items))
    return None


def _appendix_at(
    session: Session, paper: PlannedPaper, where: Path, number: int
) -> tuple[str, Path]:
    """The file that an appendix is named in, and where: the report's head, or pack.toml."""
    document = paper.main.document if paper.main else ""
    briefing = session.loaded.briefing
    report = briefing.documents.get(document) if briefing else None
    own = len(report.head.appendices) if isinstance(report, Report) else 0
    if number < own:
        return document, ("appendices", number)
    return session.workspace.pack_file, (*where, "appendices", number - own)


def _named(  # noqa: PLR0913, PLR0917 - what it is, where it stands
    session: Session,
    path: Path,
    title: str,
    otherwise: str,
    taken: set[str],
    file: str | None = None,
) -> Reference:
    file = file or session.workspace.pack_file
    there = value_at(session.workspace.data(file), (*path, "id"))
    if isinstance(there, str) and there:
        return Reference(there)
    name = _free(title, otherwise, taken)

    def give(workspace: Workspace) -> bool:
        if value_at(workspace.data(file), path) is None:
            return False
        return operations.set_value(workspace, file, (*path, "id"), name, f"Name it {name}")

    return Reference(name, give)
