"""The application: themes, keys, and which screen is open."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.theme import Theme

from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import keymap
from briefpack.editor.session import Session
from briefpack.editor.settings import Settings
from briefpack.editor.workbench import Workbench

THEMES = (
    Theme(
        "briefpack-dark",
        primary="#7fb4ca",
        secondary="#a3b18a",
        accent="#e0b36a",
        warning="#e0b36a",
        error="#e67e80",
        success="#a3b18a",
        foreground="#e4e1d8",
        background="#1b1e23",
        surface="#21252b",
        panel="#2a2f37",
    ),
    Theme(
        "briefpack-light",
        primary="#1f5f7a",
        secondary="#4b6b3c",
        accent="#8a4b08",
        warning="#8a5a00",
        error="#a1232b",
        success="#356b2d",
        foreground="#22252a",
        background="#faf8f4",
        surface="#f2efe8",
        panel="#e6e2d8",
        dark=False,
    ),
    Theme(
        "briefpack-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#202020",
    ),
)
"""Dark, light and high contrast; on a terminal of 16 colours, Textual's own that keeps to them."""


class Editor(App[None]):
    """briefpack's editor."""

    TITLE = "briefpack"
    CSS_PATH: ClassVar = ["editor.tcss", "start.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, pack: Path | None, *, today: date, read_only: bool = False, settings: Settings
    ) -> None:
        super().__init__()
        self.pack = pack
        self.today = today
        self.read_only = read_only
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)

    def on_mount(self) -> None:
        """Open the pack that was named, or the list of packs."""
        self.theme = self.settings.theme
        if self.settings.keys:
            self.set_keymap(keymap(self.settings.keys))
        if self.pack is not None:
            self.open_pack(self.pack)
        else:
            self._open_start()

    def _open_start(self) -> None:
        from briefpack.editor.start import Start

        self.push_screen(Start())

    def open_pack(self, where: Path) -> None:
        """Open a pack on the workbench. Raises BriefpackError where there is none."""
        workspace = Workspace.open(where)
        self.settings.opened(where)
        session = Session(workspace, self.today, read_only=self.read_only)
        self.push_screen(Workbench(session), lambda _: self._left())

    def _left(self) -> None:
        if len(self.screen_stack) <= 1:
            self._open_start()

    async def action_quit(self) -> None:
        """Leave the editor; a pack that is open asks about what is not saved."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Workbench):
                await screen.action_quit()
                return
        self.exit()

    def action_theme(self) -> None:
        """Change to the next theme."""
        names = [theme.name for theme in THEMES] + ["ansi-dark", "ansi-light"]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
        self.settings.keep_theme(self.theme)
        self.notify(f"Theme: {self.theme}", timeout=2)
