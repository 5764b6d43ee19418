"""The application: themes, keys, and which screen is open."""

import gc
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.notifications import Notify, SeverityLevel

from briefpack.editor.notices import Notice, Notices
from briefpack.editor.opening import Opening
from briefpack.editor.settings import Settings
from briefpack.editor.styles import Styles
from briefpack.editor.themes import NAMES, THEMES, fitting
from briefpack.editor.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from textual.driver import Driver

    from briefpack.editor.session import Session


class Editor(TypedAhead):
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
        self.has_closed_a_pack = False
        for theme in THEMES:
            self.register_theme(theme)
        name = settings.theme if settings.theme in NAMES else NAMES[0]
        if name != settings.theme:
            known = f"{', '.join(NAMES[:-1])} or {NAMES[-1]}"
            settings.remarks.append(f"there is no theme {settings.theme}, but {known}")
        self._notifications = Notices()
        self.set_reactive(App.theme, fitting(name, self.console.color_system))
        self.stylesheet = Styles(variables=self.get_css_variables())
        self.stylesheet.read_all(self.css_path)
        self.stylesheet.parse()  # now: while the loop runs, keys would wait for it

    def is_at_work(self) -> bool:
        """Whether a pack is being changed."""
        sessions = (getattr(screen, "session", None) for screen in self.screen_stack)
        return any(session is not None and session.is_changing for session in sessions)

    def get_driver_class(self) -> type["Driver"]:
        """Textual's driver of the terminal, watched where it may hang up."""
        if sys.platform == "win32" or not sys.stdin.isatty():
            return super().get_driver_class()
        from briefpack.editor.terminal_driver import WatchedDriver

        return WatchedDriver

    def on_mount(self) -> None:
        """Open the pack that was named, or the list of packs."""
        if self.settings.keys:
            self.set_keymap(self.settings.keymap)
        if self.pack is not None:
            self.open_pack(self.pack)
        else:
            self._open_start()

    def _open_start(self) -> None:
        from briefpack.editor.start import Start

        self.push_screen(Start())

    def open_pack(self, where: Path) -> None:
        """Open a pack on the workbench. Raises BriefpackError where there is none."""
        if not (where / "pack.toml").is_file():
            from briefpack.store.load import shelf_of

            shelf_of(where)  # which says what is wrong, if anything is
        self.push_screen(Opening(where), lambda session: self._opened(where, session))

    def _opened(self, where: Path, session: "Session | None") -> None:
        """Show a pack that has been read."""
        if session is None:
            self._left()
            return
        from briefpack.editor.workbench import Workbench

        self.settings.opened(where)
        self.push_screen(Workbench(session), lambda _: self._put_away())

    def _put_away(self) -> None:
        """Have a pack go that has been closed: it was kept from being looked at for rubbish."""
        gc.unfreeze()
        self.has_closed_a_pack = True
        self._left()

    def _left(self) -> None:
        if len(self.screen_stack) <= 1:
            self._open_start()

    async def action_quit(self) -> None:
        """Leave the editor; a pack that is open asks about what is not saved."""
        for screen in reversed(self.screen_stack):
            if hasattr(screen, "safety"):
                await screen.run_action("quit")
                return
        self.exit()

    def action_theme(self) -> None:
        """Change to the next theme."""
        here = NAMES.index(self.theme) if self.theme in NAMES else -1
        self.theme = NAMES[(here + 1) % len(NAMES)]
        self.settings.keep_theme(self.theme)
        self.notify(f"Theme: {self.theme}", timeout=2)

    def on_notify(self) -> None:
        """Clear away what held notices that others have taken the place of: Textual keeps it."""
        for rack in self.screen_stack[-1].query_children("ToastRack") if self.screen_stack else ():
            for holder in rack.children:
                if holder.is_mounted and not holder.children:
                    holder.remove()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something for a moment; never as markup, since words of packs are in it."""
        del markup
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Notice(message, title, severity, seconds, markup=False)))
