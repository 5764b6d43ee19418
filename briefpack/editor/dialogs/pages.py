"""Pages to read: the help on a part of the screen, and the manual page of a rule."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from briefpack.editor.actions import EVERYWHERE, Action, all_actions, pretty
from briefpack.editor.keymap import shown_keys
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine

__all__ = ["HelpPage", "Page", "RulePage", "key_table", "pretty"]

KEYS_WIDTH = 15
"""Columns that keys have in a table of them; longer ones go on below."""


class Page(Dialog[None]):
    """Something to read; Escape, q or the key that opened it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,enter", "dismiss", "Close"),
    ]
    KEYS = (("escape", "Close"), ("down", "Further"), ("pagedown", "Next page"))

    def __init__(self, title: str, text: RenderableType) -> None:
        super().__init__()
        self.page_title = title
        self.page_text = Text(text) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog page"):
            yield Static(self.page_title, classes="caption", markup=False)
            yield Static(self.page_text)
        yield KeyLine()

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_help(self) -> None:
        """Close this, by whatever key it was opened with."""
        self.dismiss()


class HelpPage(Page):
    """What a part of the screen is, and its keys; ``own`` are the user's."""

    def __init__(self, part: object, own: Mapping[str, str]) -> None:
        kind = str(getattr(part, "KIND", ""))
        title = str(getattr(part, "TITLE", "") or kind.capitalize())
        words = str(getattr(part, "HELP", ""))
        where = "form" if kind.startswith("form") else kind
        actions = all_actions()
        here = [action for action in actions if action.where == where]
        general = [action for action in actions if action.where == EVERYWHERE]
        everywhere = Text("\nEverywhere\n", style="bold")
        tables = (key_table(here, own), everywhere, key_table(general, own))
        super().__init__(title, Group(Text(f"{words}\n"), *tables))


def key_table(actions: Iterable[Action], own: Mapping[str, str]) -> Table:
    """Keys, and beside them what they do."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=KEYS_WIDTH)
    table.add_column()
    for action in actions:
        said = Text(action.label, style="bold")
        said.append(f"  {action.help}", style="not bold")
        table.add_row(Text(shown_keys(action, own)), said)
    return table


class RulePage(Page):
    """The manual page of a rule."""

    def __init__(self, code: str) -> None:
        from briefpack.reporters.catalogue import parse_manual
        from briefpack.rules.registry import all_rules

        rule = next((each for each in all_rules() if each.code == code), None)
        if rule is None:
            super().__init__(code, "There is no page on this code.")
            return
        summary, what, why, fix = parse_manual(rule.manual)
        page = Text(summary)
        for head, words in (("What", what), ("Why", why), ("Fix", fix)):
            page.append(f"\n\n{head}  ", style="bold").append(words)
        super().__init__(f"{code} {rule.name} ({rule.severity.value})", page)
