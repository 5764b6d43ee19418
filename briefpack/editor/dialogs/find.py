"""Find words in this paper or in the whole pack, and put others in their place."""

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Checkbox, Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing.find_replace import Match, Search, find, replaced
from briefpack.editing.replacing import put, searched
from briefpack.editing.values import value_at
from briefpack.editor.session import Session, Target
from briefpack.editor.targets import target_for
from briefpack.editor.title import called
from briefpack.editor.whereabouts import inside_of
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.editor.widgets.line import Line
from briefpack.errors import BriefpackError

MOST = 300

TALL = 36
"""Lines from which on more of what is found is listed."""

MOST_INSIDE = 22
"""Columns that the place of what is found has before its line."""

BEFORE = 24
"""Letters of a line that stand before what is found in it."""

AFTER = 120
"""Letters of it that stand after that: more have no room anywhere."""

_NUMBER = re.compile(r"^[0-9]+\. +")
"""What a numbered paragraph is typed with, which is not its number."""

HELP = """\
Type what to find. Enter goes to the list of what is found, and Enter there to \
the place itself. Tab goes on to what is put in its place, and to the boxes, \
which Space ticks:

  whole pack    all papers, the agenda, notices and members
  capitals      council is not found where Council stands
  whole words   port is not found in report
  pattern       signs stand for others: . for any letter or sign,
                [0-9]+ for a number, draft|final for either

^R replaces everything that is found, and Undo takes all of it back.

Unless capitals is ticked, what is put in takes over the capitals of what it \
replaces: with council for board, Board becomes Council. Capitals that you type \
stay as they are. Where pattern is ticked, it is put in as it is typed, and \
\\1 in it stands for what the first brackets of the pattern found."""

NO_PATTERN = "no pattern yet: put \\ before signs such as ( and *, or untick it"


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

    HELP = HELP
    VERTICAL_BREAKPOINTS = [(0, "low"), (TALL, "tall")]  # noqa: RUF012 - Textual has it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("ctrl+r,f5", "replace_all", "Replace all"),
    ]

    def __init__(self, session: Session, file: str) -> None:
        super().__init__()
        self.session, self.file = session, file
        self.found: tuple[Match, ...] = ()
        self._listed: list[Match | None] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog find"):
            yield Line(placeholder="find", id="find-words")
            yield Line(placeholder="put in its place", id="find-replacement")
            with Horizontal(classes="checks"):
                yield Check("whole pack", "find-all")
                yield Check("capitals", "find-case")
                yield Check("whole words", "find-whole")
                yield Check("pattern", "find-pattern")
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
            regex=self.query_one("#find-pattern", Checkbox).value,
            case=self.query_one("#find-case", Checkbox).value,
            whole_words=self.query_one("#find-whole", Checkbox).value,
        )

    @on(Input.Changed, "#find-words")
    @on(Checkbox.Changed)
    def _find(self) -> None:
        count = self.query_one("#find-count", Static)
        options = self.query_one("#find-options", OptionList)
        options.clear_options()
        self._listed = []
        try:
            self.found = find(self._texts(), self._search())
        except BriefpackError:
            self.found = ()
            count.update(NO_PATTERN)
            return
        shown = self.found[:MOST]
        more = f", the first {MOST} of them below" if len(self.found) > MOST else ""
        count.update(f"{len(self.found)} found{more}")
        self._list(shown)

    def _list(self, shown: Sequence[Match]) -> None:
        """List what is found; of the whole pack, below the name of each paper."""
        inside = [
            inside_of(self.session, match.place.file, match.path or (), match.place.line)
            for match in shown
        ]
        width = min(max(map(cell_len, inside), default=0), MOST_INSIDE)
        whole = self.query_one("#find-all", Checkbox).value
        file = ""
        options = []
        for match, words in zip(shown, inside, strict=True):
            if whole and match.place.file != file:
                file = match.place.file
                options.append(Option(_head(called(self.session, file)), disabled=True))
                self._listed.append(None)
            options.append(Option(_line(*self._around(match), words, width)))
            self._listed.append(match)
        self.query_one("#find-options", OptionList).add_options(options)

    def _around(self, match: Match) -> tuple[str, int, int]:
        """The line of what is found as it reads, and where in it that starts and ends."""
        if match.path is None:
            start = match.place.column - 1
            return match.line, start, start + len(match.text)
        value = str(value_at(self.session.workspace.data(match.place.file), match.path))
        first = value.rfind("\n", 0, match.start) + 1
        start = match.start - first
        return value[first:].replace("\n", " "), start, start + len(match.text)

    @on(Input.Submitted, "#find-words")
    def _go_first(self) -> None:
        options = self.query_one("#find-options", OptionList)
        options.highlighted = next((at for at, it in enumerate(self._listed) if it), None)
        options.focus()

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match = self._listed[event.option_index]
        if match is None:
            return
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
            self.notify(error.hint or "", title=error.message, severity="error", markup=False)
            return
        if made.count:
            await self.session.edit(lambda ws: put(ws, made))
        self.notify(f"Replaced {made.count} times. Undo takes it back.")
        self._find()


def _head(title: str) -> Text:
    return Text(f"{title[:1].upper()}{title[1:]}", "bold", no_wrap=True, overflow="ellipsis")


def _line(words: str, at: int, end: int, where: str, width: int) -> Text:
    """What is found, in its line, which starts shortly before it; ``where`` in a width."""
    line = Text(where, "dim")
    line.truncate(width, overflow="ellipsis", pad=True)
    line = Text(no_wrap=True, overflow="ellipsis").append_text(line).append("  " if width else "")
    start = max(at - BEFORE, 0)
    before = words[start:at].lstrip()
    line.append(f"…{before}" if start else _NUMBER.sub("", before))
    line.append(words[at:end], style="bold underline")
    line.append(words[end : end + AFTER].rstrip())
    return line
