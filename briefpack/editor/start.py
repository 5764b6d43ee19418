"""The screen to start from: the packs opened last, those that are near, and a new one."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize, ScreenResume
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editor import wizard
from briefpack.editor.actions import bindings
from briefpack.editor.finder import MOST_FOUND, Finder, Found
from briefpack.editor.pack_heads import PackHead, current_folder, home_path, pack_folder, read_head
from briefpack.editor.start_texts import HERE, WELCOME, about, matching
from briefpack.editor.telling import tell
from briefpack.editor.widgets.front import FRONT, Front
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.errors import BriefpackError
from briefpack.plan.days import long_day

if TYPE_CHECKING:
    from briefpack.editor.app import Editor

WIDE = 110
"""Columns from which the pack under the cursor is told of beside the list."""


class Start(Front[None]):
    """Packs to open, and a new one to begin."""

    KIND = "start"
    TITLE = "Packs"
    HELP = (
        "The packs that were opened last, and those below the folder that briefpack was started "
        "in. Those that have moved or cannot be read say so; r takes them off the list, and "
        "touches no file. n begins a new pack, q leaves."
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(HERE),
        *bindings(FRONT),
        Binding("q", "quit", "Quit", show=True),
        Binding("escape", "step_out", show=False),
        Binding("down,up", "focus_list", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.here = current_folder()
        self.recent: list[PackHead] = []
        self.found: list[PackHead] = []
        self.searching = True
        self.too_many = False
        self._entries: list[PackHead | None] = []
        self._finder: Finder | None = None

    @property
    def editor(self) -> "Editor":
        """The application."""
        return cast("Editor", self.app)

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield Input(placeholder="words; Escape shows all", id="start-filter", compact=True)
        with Horizontal(id="start-body"):
            yield OptionList(id="start-packs")
            with VerticalScroll(id="start-about", can_focus=False):
                yield Static(id="start-facts")
            yield Static(WELCOME, id="start-welcome", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the packs opened last, and look for others."""
        self.query_one("#start-filter").display = False
        today = long_day(self.editor.today)
        self.query_one("#title", Static).update(Text(f" briefpack   {today}"))
        self.recent = [
            PackHead(Path(name), Path(name).name) for name in self.editor.settings.recent
        ]
        self._list()
        for remark in self.editor.settings.remarks:
            self.notify(remark, severity="warning", markup=False)
        self._finder = Finder(self.here, self)
        self._finder.start()

    def on_unmount(self) -> None:
        """Stop looking."""
        if self._finder is not None:
            self._finder.stopped.set()

    @on(ScreenResume)
    @work(exclusive=True, group="recent")
    async def _read_recent(self) -> None:
        """Read what the packs opened last are now: again whenever this screen comes back."""
        names = list(self.editor.settings.recent)
        self.recent = await asyncio.to_thread(lambda: [read_head(Path(name)) for name in names])
        self._list()

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        self.too_many, self.searching = event.too_many, not event.done
        self.found = sorted(
            event.heads,
            key=lambda head: (head.name.casefold(), -(head.day.toordinal() if head.day else 0)),
        )
        self._list()

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "wide")
        self._show_facts()

    # -- the list -----------------------------------------------------------------------------

    @property
    def at_cursor(self) -> PackHead | None:
        """The pack under the cursor; none while the list is not there yet."""
        at = next((options.highlighted for options in self.query(OptionList)), None)
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def _list(self) -> None:
        """Show all packs, or those that fit the filter; the cursor stays on its pack."""
        known = {head.folder for head in self.recent}
        others = [head for head in self.found if head.folder not in known]
        options = self.query_one(OptionList)
        before, here = options.highlighted, self.at_cursor
        rows: list[tuple[PackHead | None, Text]] = []
        if words := self.query_one("#start-filter", Input).value.strip():
            rows = [(head, self._row(head)) for head in matching(words, [*self.recent, *others])]
        else:
            rows += self._section("Opened last", self.recent)
            gap = "\n" if rows else ""
            rows += self._section(f"{gap}{self._below()}", others)
        self._entries = [head for head, _ in rows]
        options.clear_options()
        options.add_options(Option(text, disabled=head is None) for head, text in rows)
        packs = [(at, head) for at, head in enumerate(self._entries) if head is not None]
        same = [at for at, head in packs if here and head.folder == here.folder]
        near = sorted((at for at, _ in packs), key=lambda at: abs(at - (before or 0)))
        options.highlighted = next(iter([*same, *near]), None)
        nothing = not self.recent and not others
        self.set_class(nothing, "nothing")
        looking = f"\n\nLooking for packs below {home_path(self.here)} …" if self.searching else ""
        self.query_one("#start-welcome", Static).update(f"{WELCOME}{looking}")
        if not nothing and self.focused is None:
            options.focus()
        self.refresh_bindings()
        self._show_facts()

    def _section(
        self, title: str, heads: Sequence[PackHead]
    ) -> Iterable[tuple[PackHead | None, Text]]:
        if heads:
            yield None, Text(title)
            for head in heads:
                yield head, self._row(head)

    def _below(self) -> str:
        more = "  (still looking)" if self.searching else ""
        if self.too_many:
            more = f"  (the first {MOST_FOUND}; start briefpack further down for others)"
        return f"Below {home_path(self.here)}{more}"

    def _row(self, head: PackHead) -> Text:
        text = Text.assemble((f"  {head.name}", "bold"))
        if head.trouble:
            text.append(f"   ✗ {head.trouble}: r removes it", style="italic")
        for part in filter(None, (head.when, head.title)):
            text.append(f"   {part}")
        text.append(f"\n  {home_path(head.folder)}")
        return text

    def _show_facts(self) -> None:
        """Tell more of the pack under the cursor, where there is room."""
        if self.has_class("wide"):
            head = self.at_cursor
            facts = self.query_one("#start-facts", Static)
            facts.update(about(head, self.editor.today) if head else "")

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_facts()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_start_open()

    @on(Input.Changed)
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    # -- what can be done ---------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that there is nothing for are not offered."""
        del parameters
        if action in {"start_open", "start_remove", "new_from_this"}:
            return self.at_cursor is not None
        if action == "start_filter":
            return bool(self.recent or self.found)
        return True

    def action_start_open(self) -> None:
        """Open the pack under the cursor."""
        if (head := self.at_cursor) is not None:
            self._open(head.folder)

    def _open(self, folder: Path) -> None:
        try:
            self.editor.open_pack(folder)
        except BriefpackError as error:
            tell(self.app, error)

    def action_start_new(self) -> None:
        """Begin a new pack."""
        heads = [head for head in (self.at_cursor, *self.recent, *self.found) if head is not None]
        wizard.push_wizard(self.editor, known=heads)

    def action_new_from_this(self) -> None:
        """Begin the next meeting's pack from the one under the cursor."""
        if (head := self.at_cursor) is not None:
            wizard.push_wizard(self.editor, head.folder, known=[*self.recent, *self.found])

    @work
    async def action_start_other(self) -> None:
        """Open a pack by its path."""
        from briefpack.editor.dialogs.open_pack import OpenPack

        chosen = await self.app.push_screen_wait(OpenPack())
        if chosen is not None:
            self._open(chosen)

    def action_start_filter(self) -> None:
        """Type words that packs are to have."""
        box = self.query_one("#start-filter", Input)
        box.display = True
        box.focus()

    def action_step_out(self) -> None:
        """Show all packs again."""
        box = self.query_one("#start-filter", Input)
        box.value = ""
        box.display = False
        self.query_one(OptionList).focus()

    def action_focus_list(self) -> None:
        """Go from the filter to what it found."""
        self.query_one(OptionList).focus()

    def action_start_remove(self) -> None:
        """Remove a pack from the list of those opened last."""
        head = self.at_cursor
        settings = self.editor.settings
        if head is None:
            return
        kept = [name for name in settings.recent if pack_folder(Path(name)) != head.folder]
        if kept == settings.recent:
            self.notify("It is listed because it is below this folder, not because you opened it.")
            return
        settings.recent = kept
        settings.keep_theme(settings.theme)  # which keeps the list too
        self.recent = [each for each in self.recent if each is not head]
        self._list()
        self.notify(
            f"Removed {head.name} from the list; its files are as they were.",
            timeout=3,
            markup=False,
        )

    def action_help(self) -> None:
        """Explain this screen."""
        self.explain(self.TITLE, self.HELP, HERE)
