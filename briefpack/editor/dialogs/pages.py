"""Pages to read: the help on a part of the screen, and the manual page of a rule."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from briefpack.editor.actions import EVERYWHERE, Action, all_actions, pretty

__all__ = ["HelpPage", "Page", "RulePage", "pretty"]


class Page(ModalScreen[None]):
    """Something to read; Escape, q or the key that opened it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,enter", "dismiss", "Close"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.page_title, self.page_text = title, text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog page"):
            yield Static(self.page_title, classes="caption", markup=False)
            yield Static(self.page_text, markup=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()


class HelpPage(Page):
    """What a part of the screen is, and its keys."""

    def __init__(self, part: object) -> None:
        kind = str(getattr(part, "KIND", ""))
        title = str(getattr(part, "TITLE", "") or kind.capitalize())
        words = str(getattr(part, "HELP", ""))
        where = "form" if kind.startswith("form") else kind
        here = [action for action in all_actions() if action.where == where]
        general = [action for action in all_actions() if action.where == EVERYWHERE]
        text = f"{words}\n\n{_listed(here)}\n\nEverywhere\n\n{_listed(general)}"
        super().__init__(title, text)


def _listed(actions: Iterable[Action]) -> str:
    lines = []
    for action in actions:
        keys = ", ".join(pretty(key) for key in action.keys) or "palette"
        lines.append(f"{keys:<16} {action.label}\n{'':17}{action.help}")
    return "\n".join(lines)


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
        parts = [summary, f"What: {what}", f"Why: {why}", f"Fix: {fix}"]
        super().__init__(f"{code} {rule.name} ({rule.severity.value})", "\n\n".join(parts))
