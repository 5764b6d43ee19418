"""The help on a whole screen: what it is, and its keys."""

from collections.abc import Iterable

from rich.console import Group
from rich.text import Text

from briefpack.editor.actions import Action
from briefpack.editor.dialogs.pages import Page, key_table


class KeysPage(Page):
    """Some words, and below them the keys of some actions."""

    def __init__(self, title: str, words: str, actions: Iterable[Action]) -> None:
        super().__init__(title, Group(Text(f"{words}\n"), key_table(actions, {})))
