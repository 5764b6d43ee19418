"""A theme that somebody names for a board: refused at once where it could never be used."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefpack.cli.changing import shown
from briefpack.errors import BriefpackError


def check_theme(before: Mapping[str, Any], now: Mapping[str, Any], root: Path) -> None:
    """Refuse a new theme that is not there, or outside the board's folder, ``root``.

    Either table is a board.toml's, or that of a pack that has its board in it. Raises
    BriefpackError.
    """
    name = _theme(now)
    if name is None or name == _theme(before):
        return
    from briefpack.store.themes import brought, theme_folder

    root = root.resolve()
    if name in brought():
        return
    try:
        outside = root not in (root / name).resolve().parents
    except (OSError, RuntimeError, ValueError):  # a link that leads to itself, or no name at all
        outside = False
    if outside:
        hint = "put it into the board's folder, and name it from there; nothing was changed"
        raise BriefpackError(shown(f"the theme {name} is outside the board's folder"), hint)
    try:
        theme_folder(name, root, root)
    except BriefpackError as error:
        raise BriefpackError(shown(error.message), error.hint) from None


def _theme(table: Mapping[str, Any]) -> str | None:
    board = table.get("board", table)
    theme = board.get("theme") if isinstance(board, Mapping) else None
    return theme.strip() if isinstance(theme, str) else None
