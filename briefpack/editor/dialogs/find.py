"""Find words in this paper or in the whole pack, and put others in their place."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Checkbox, Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing.find_replace import Match, Search, find, replaced
from briefpack.editing.replacing import put, searched
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_for
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.errors import BriefpackError

MOST = 300

BEFORE = 24
"""Letters of a line that stand before what is found in it."""


class Check(Checkbox):
    """A box to tick that says so without colour."""

    BUTTON_LEFT, BUTTON_RIGHT = "[", "]"

    def __init__(self, label: str, id: str) -> None:  # noqa: A002
        super().__init__(label, id=id, compact=True)
        self.BUTTON_INNER = " "

    def watch_value(self) -> None:
        """Show whether it is ticked."""
        self.BUTTON_INNER = "x" if self.value else " "
        super().watch_value()


class Find(Dialog[Target | None]):
    """Words to find, and what is found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("ctrl+r,f5", "replace_all", "Replace all"),
    ]

    def __init__(self, session: Session, file: str) -> None:
        super().__init__()
        self.session, self.file = session, file
        self.found: tuple[Match, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog find"):
            yield Input(placeholder="find", id="find-words")
            yield Input(placeholder="put in its place", id="find-replacement")
            with Horizontal(classes="checks"):
                yield Check("whole pack", "find-all")
                yield Check("capitals", "find-case")
                yield Check("whole words", "find-whole")
                yield Check("regex", "find-regex")
            yield Static("", id="find-count", markup=False)
            yield OptionList(id="find-options")
            yield Button("Replace all  (^R)", id="find-replace", compact=True)
        yield KeyLine()

    def _texts(self) -> dict[str, str]:
        file = "" if self.query_one("#find-all", Checkbox).value else self.file
        return searched(self.session.workspace, self.session.loaded, file)

    def _search(self) -> Search:
        return Search(
            self.query_one("#find-words", Input).value,
            regex=self.query_one("#find-regex", Checkbox).value,
            case=self.query_one("#find-case", Checkbox).value,
            whole_words=self.query_one("#find-whole", Checkbox).value,
        )

    @on(Input.Changed, "#find-words")
    @on(Checkbox.Changed)
    def _find(self) -> None:
        count = self.query_one("#find-count", Static)
        options = self.query_one("#find-options", OptionList)
        options.clear_options()
        try:
            self.found = find(self._texts(), self._search())
        except BriefpackError as error:
            self.found = ()
            count.update(error.message)
            return
        shown = self.found[:MOST]
        more = f", the first {MOST} of them below" if len(self.found) > MOST else ""
        count.update(f"{len(self.found)} found{more}")
        options.add_options(Option(_line(match)) for match in shown)

    @on(Input.Submitted, "#find-words")
    def _go_first(self) -> None:
        options = self.query_one("#find-options", OptionList)
        options.highlighted = 0 if self.found else None
        options.focus()

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match = self.found[event.option_index]
        target = target_for(self.session, match.place.file, match.path or ())
        self.dismiss(
            Target(target.kind, target.file, target.path, match.place.line, match.place.column)
        )

    @on(Button.Pressed, "#find-replace")
    @on(Input.Submitted, "#find-replacement")
    async def _replace(self) -> None:
        await self.action_replace_all()

    async def action_replace_all(self) -> None:
        """Put the other words in the place of everything that is found."""
        if self.session.read_only:
            self.notify("The pack is open for reading only.", severity="warning")
            return
        replacement = self.query_one("#find-replacement", Input).value
        try:
            made = replaced(self._texts(), self._search(), replacement)
        except BriefpackError as error:
            self.notify(error.hint or "", title=error.message, severity="error")
            return
        if made.count:
            await self.session.edit(lambda ws: put(ws, made))
        self.notify(f"Replaced {made.count} times. Undo takes it back.")
        self._find()


def _line(match: Match) -> Text:
    """What is found, in its line, which starts shortly before it."""
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(f"{match.place.file.rpartition('/')[2]}:{match.place.line:<4} ", style="dim")
    words = match.line.rstrip()
    at = match.place.column - 1
    start = max(at - BEFORE, 0)
    line.append(("…" if start else "") + words[start:at].lstrip())
    line.append(words[at : at + len(match.text)], style="bold underline")
    line.append(words[at + len(match.text) :])
    return line
