"""A file's text in canonical form."""

from briefpack.errors import BriefpackError
from briefpack.model.base import Model
from briefpack.model.report import ReportHead
from briefpack.model.schema import SCHEMAS
from briefpack.store.canonical.body import tidy_body
from briefpack.store.canonical.meaning import check_toml
from briefpack.store.canonical.order import shape_of
from briefpack.store.canonical.reports import parts, together, with_line_feeds
from briefpack.store.canonical.toml import canonical_toml
from briefpack.store.sources import Source
from briefpack.store.toml_read import parse_toml

REPORT = "report"


def canonical_text(text: str, name: str, file: str, schema: str | None = None) -> str:
    """The canonical form of a file of the kind ``name``: "pack", "board", …, or "report".

    ``text`` is without byte-order mark and carriage returns; ``file`` is what errors call it;
    ``schema`` is the line that names its schema, if it should have one. Raises BriefpackError for
    what is not TOML, and for what would not mean the same.
    """
    if name != REPORT:
        return _toml(Source(file, text, text), text, SCHEMAS[name], schema)
    head, body = parts(text, file)
    if head is not None:
        # The line end in front stands for the +++, so that lines count as in the file.
        head = _toml(Source(file, text, f"\n{head}"), head, ReportHead)
    return together(head, tidy_body(with_line_feeds(body)))


def _toml(source: Source, toml: str, model: type[Model], schema: str | None = None) -> str:
    problem = parse_toml(source)
    if problem is not None:
        raise BriefpackError(f"{problem.place}: {problem.message}", problem.hint)
    shape = shape_of(model)
    try:
        formatted = canonical_toml(toml, shape, schema)
        if formatted != toml:
            check_toml(source, formatted, model, shape)
    except BriefpackError as error:
        raise BriefpackError(f"{source.file}: {error.message}", error.hint) from None
    return formatted
