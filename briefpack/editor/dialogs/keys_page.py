"""The help on a whole screen: what it is, and its keys."""

from collections.abc import Iterable

from briefpack.editor.actions import Action
from briefpack.editor.dialogs.pages import Page, pretty


class KeysPage(Page):
    """Some words, and below them the keys of some actions."""

    def __init__(self, title: str, words: str, actions: Iterable[Action]) -> None:
        super().__init__(title, "\n".join([words, "", *map(_line, actions)]))


def _line(action: Action) -> str:
    keys = ", ".join(pretty(key) for key in action.keys) or "palette"
    return f"{keys:<16} {action.label}\n{'':17}{action.help}"
