"""What a table of a file says, a key to a line, called as it is typed behind a command."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefpack.cli.changing import shown
from briefpack.cli.typed_entries import by_kind
from briefpack.cli.typed_fields import OF_OTHERS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from briefpack.editor.fields import Field


def lines_of(table: Mapping[str, Any], model: "type[BaseModel]", inside: str = "") -> Iterator[str]:
    """What is set now, a key to a line; the lists that have commands of their own are left out."""
    from briefpack.editor.fields import fields_of

    for field in fields_of(model):
        if (value := table.get(field.name)) is not None:
            yield from _of_field(field, value, f"{inside}{field.name}")


def _of_field(field: "Field", value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - any TOML
    """The lines of one field, and of what is inside it."""
    from briefpack.editor.fields import ENTRIES, KEYS, NAMED, TABLE, TEXT
    from briefpack.editor.fields import shown as typed

    if field.kind == ENTRIES:
        if isinstance(value, list) and field.name not in OF_OTHERS:
            yield from _of_entries(field, value, name)
    elif field.kind == TABLE and field.model is not None and isinstance(value, Mapping):
        yield from lines_of(value, field.model, f"{name}.")
    elif field.kind in {NAMED, KEYS} and isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, Mapping) and field.model is not None:
                yield from lines_of(inner, field.model, f"{name}.{key}.")
            else:
                yield shown(f"{name}.{key} = {inner}")
    elif not isinstance(value, Mapping):
        text = typed(field, value).replace("\n", " / " if field.kind == TEXT else "; ")
        yield shown(f"{name} = {text if text or value is not False else 'no'}")


def _of_entries(field: "Field", entries: Sequence[Any], name: str) -> Iterator[str]:
    """The lines of each entry of a list: by its place, or a notice by its kind where it has one.

    A kind tells apart only what no other notice of the list has.
    """
    tables = [each if isinstance(each, Mapping) else {} for each in entries]
    kinds = Counter(str(each.get("kind")) for each in tables)
    for place, each in enumerate(tables):
        kind = str(each.get("kind"))
        alone = by_kind(field.model) and kinds[kind] == 1 and "kind" in each
        if field.model is not None:
            yield from lines_of(each, field.model, f"{name}.{kind if alone else place}.")


def told(before: Sequence[str], after: Sequence[str], typed: Sequence[str]) -> list[str]:
    """What to say of lines that were typed: what is so now, and what is not said any more."""
    keys = dict.fromkeys(each.partition("=")[0].strip() for each in typed)
    now = [line for line in after if line.partition(" = ")[0] in keys or line not in before]
    there = {line.partition(" = ")[0] for line in after}
    gone = [each.partition("=")[0].strip() for each in typed if not each.partition("=")[2].strip()]
    for key in dict.fromkeys(gone):
        if any(line.startswith(f"{key}.") for line in before):
            now.append(shown(f"{key} is taken away"))
        elif key not in there:
            now.append(shown(f"{key} is not said"))
    return now
