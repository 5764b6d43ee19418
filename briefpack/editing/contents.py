"""What is in a file of a pack, and how the TOML in it is read and changed."""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from briefpack.editing.values import MEND_IT
from briefpack.errors import BriefpackError
from briefpack.model.base import Model
from briefpack.store.files import decode
from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER, PACK_FILE

if TYPE_CHECKING:
    from briefpack.store.load import LoadedPack
    from briefpack.store.toml_text import Layout

Content = str | bytes | None
"""A text with line feeds, the bytes of an attachment, or None where there is no such file."""

_REPORTS = (".md", ".markdown")
_TEXTS = (".toml", *_REPORTS)


def as_content(file: str, data: bytes) -> Content:
    """The bytes of a file as they are edited: those of a text as text, where they are UTF-8."""
    if not file.endswith(_TEXTS):
        return data
    text = decode(data, file)
    return text if isinstance(text, str) else data


def unread(loaded: "LoadedPack") -> frozenset[str]:
    """The texts that a pack names and that are missing, or cannot be read to their ends."""
    from briefpack.store.reports import BROKEN_HEAD
    from briefpack.store.toml_read import BROKEN_TOML

    broken = {BROKEN_HEAD, BROKEN_TOML}
    lacking = {file for file in loaded.named if file.endswith(_TEXTS)} - loaded.sources.keys()
    return frozenset(lacking | {it.place.file for it in loaded.problems if it.code in broken})


@cache
def _layout_of(model: type[Model]) -> "Layout":
    from briefpack.store.toml_layout import ModelLayout

    return ModelLayout(model)


def _layout(file: str) -> "Layout":
    """Where new keys of a file go, and how its lists are written: as its model has it."""
    from briefpack.model.agenda import Pack
    from briefpack.model.board import Board
    from briefpack.model.membership import Membership
    from briefpack.model.note import Note
    from briefpack.model.report import ReportHead

    folder, _, name = file.rpartition("/")
    models: dict[str, type[Model]] = {PACK_FILE: Pack, BOARD_FILE: Board}
    if name.endswith(_REPORTS):
        return _layout_of(ReportHead)
    if folder.rpartition("/")[2] == MEMBERSHIP_FOLDER:
        return _layout_of(Membership)
    return _layout_of(models.get(name, Note))


def with_data(file: str, text: str, data: Mapping[str, Any]) -> str:
    """``text`` of a TOML file or a report, with the TOML in it changed to ``data``.

    Raises BriefpackError where the text cannot be understood, or TOML cannot hold the data.
    """
    import tomllib

    from briefpack.store.toml_edit import edited

    try:
        if not file.endswith(_REPORTS):
            return edited(text, data, _layout(file))
        from briefpack.store.reports import FENCE, split

        head, body = split(text)
        if body == text and text.split("\n", 1)[0].rstrip() == FENCE:
            raise BriefpackError(
                f"the head of {file} is not closed", f"put a line of {FENCE} below"
            )
        new = edited(head, data, _layout(file))
        if new == head:
            return text
    except tomllib.TOMLDecodeError as error:
        raise BriefpackError(f"{file} is not TOML, and is not changed here", MEND_IT) from error
    except UnicodeEncodeError as error:
        raise no_text(file) from error
    except (TypeError, ValueError) as error:
        raise BriefpackError(f"{file} cannot hold this", str(error)) from error
    if new and not new.endswith("\n"):
        new += "\n"
    return f"{FENCE}\n{new}{FENCE}\n{body}"


def no_text(file: str) -> BriefpackError:
    """What is raised for letters that are none: bytes from a terminal with another encoding."""
    return BriefpackError(f"{file} cannot hold this: it is not UTF-8 text", "type it anew")


def data_of(file: str, text: str) -> dict[str, Any]:
    """The TOML of a text as plain data; empty where it is none."""
    from briefpack.store.reports import read_report
    from briefpack.store.sources import Source
    from briefpack.store.toml_read import parse_toml

    source = Source(file, text, text)
    if file.endswith(_REPORTS):
        source.toml = ""
        read_report(source)
    elif parse_toml(source) is not None:
        return {}
    return source.data


def digest(content: Content) -> str | None:
    """What a content is known by: the SHA-256 of its bytes."""
    if content is None:
        return None
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()
