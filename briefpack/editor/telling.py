"""Telling what went wrong, on the screen."""

from typing import TYPE_CHECKING

from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from textual.app import App


def tell(app: "App[None]", error: BriefpackError) -> None:
    """Show an error and what to do about it. Its text is never markup: packs' texts are in it."""
    app.notify(error.hint or "", title=error.message, severity="error", markup=False)
