"""Reports on disk: a TOML head between lines of ``+++``, then Markdown."""

from dataclasses import dataclass

from briefpack.model.base import unprintable
from briefpack.model.report import Report, ReportHead
from briefpack.problems import Place, Problem, Severity
from briefpack.prose.sections import Picture, read_body
from briefpack.store.sources import Source
from briefpack.store.toml_read import parse_toml, read_model

FENCE = "+++"
BROKEN_HEAD = "BP005"


@dataclass(frozen=True, slots=True)
class ReportReading:
    """What came of reading a report: as much of it as is sound."""

    report: Report | None
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_report(source: Source) -> ReportReading:
    """The report of a source, whose ``toml`` and ``data`` are filled on the way."""
    head_end, body, body_line = _split(source.text)
    if head_end is None:
        unclosed = Problem(
            BROKEN_HEAD,
            Severity.ERROR,
            f"the report's head has no closing line of {FENCE}",
            Place(source.file, 1, 1, 1, len(FENCE) + 1),
            hint=f"put a line of {FENCE} between the head and the text",
        )
        return ReportReading(None, problems=(unclosed,))
    lines = source.text.split("\n")
    source.toml = "\n".join(["", *lines[1 : head_end - 1]]) if head_end else ""
    problem = parse_toml(source)
    if problem is not None:
        return ReportReading(None, problems=(problem,))
    reading = read_model(source, ReportHead)
    problems = (*reading.problems, *_unprintable(source, body, body_line))
    sections, pictures = read_body(body, body_line)
    head = reading.model or ReportHead()
    report = Report(head=head, body=body, body_line=body_line, sections=sections)
    return ReportReading(report, pictures, problems)


def split(text: str) -> tuple[str, str]:
    """The TOML of a report's head, and its body; a report without a head has none."""
    end, body, _ = _split(text)
    if end is None:
        return "", text
    return "".join(f"{line}\n" for line in text.split("\n")[1 : end - 1]) if end else "", body


def _split(text: str) -> tuple[int | None, str, int]:
    """The line on which the head ends (0: there is none; None: unclosed), the body, its line."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return 0, text, 1
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return number, "\n".join(lines[number:]), number + 1
    return None, "", 0


def _unprintable(source: Source, body: str, body_line: int) -> tuple[Problem, ...]:
    bad = unprintable(body)
    if bad is None:
        return ()
    from briefpack.store.wording import MALFORMED

    before = body[: body.index(bad)]
    line = body_line + before.count("\n")
    column = len(before.rpartition("\n")[2]) + 1
    return (
        Problem(
            MALFORMED,
            Severity.ERROR,
            f"the control character U+{ord(bad):04X} cannot be printed",
            Place(source.file, line, column, line, column + 1),
            hint="delete it",
        ),
    )
