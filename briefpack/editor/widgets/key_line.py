"""The line of keys at the foot: what can be pressed here and now, the more useful first."""

from typing import TYPE_CHECKING, Any

from rich.style import Style
from rich.text import Text
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from briefpack.editor.actions import GENERAL, ONLY_LOOK, pretty

if TYPE_CHECKING:
    from collections.abc import Sequence

_RANK = {action.id: rank for rank, action in enumerate(GENERAL)}
"""Where the keys that work everywhere come, behind those of the part that has the focus."""

_RANK["edit-here"] = _RANK["jump"]
"""That Enter edits a cell can be guessed: where there is no room, other keys are named."""


_ALWAYS = frozenset({"quit"})
"""What Textual has a key for too, which it does not show."""


class KeyLine(Static):
    """As many keys as there is room for. A click on one is as good as pressing it."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1; dock: bottom; background: $panel; color: $foreground; text-wrap: nowrap;
        link-color: $foreground; link-style: none; link-background: $panel;
        link-color-hover: $background; link-background-hover: $primary; link-style-hover: none;
    }
    """

    def __init__(self) -> None:
        super().__init__("", id="keys", markup=False)
        self._told: object = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.tell())
        self.call_after_refresh(self.tell)

    def on_resize(self, event: Resize) -> None:
        del event
        self.tell()

    def tell(self) -> None:
        """Say what can be pressed; while a dialog has the keys, in that."""
        if not self.is_attached:
            return
        now = (keys_of(self.app.screen), self.size.width)
        if now != self._told:
            self._told = now
            self.update(line_of_keys(*now), layout=False)  # it is one line, whatever stands in it

    def action_press(self, key: str) -> None:
        """Do as the key does."""
        self.app.simulate_key(key)


def keys_of(screen: Screen[Any]) -> list[tuple[str, str]]:
    """The keys that work now and are to be shown, each with its label, the more useful first.

    A screen may say itself which those are, in ``KEYS``.
    """
    own: Sequence[tuple[str, str]] = getattr(screen, "KEYS", ())
    if own:
        return list(own)
    session = getattr(screen, "session", None)
    only_look = session is not None and session.read_only
    found: dict[str, tuple[str, str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        name = binding.id or binding.action
        if only_look and binding.id and binding.id not in ONLY_LOOK:
            continue  # it would be refused
        if (binding.show or name in _ALWAYS) and active.enabled and binding.description:
            found.setdefault(name, (key, binding.description))
    last = len(_RANK)
    ranked = sorted(found.items(), key=lambda each: (each[0] in _RANK, _RANK.get(each[0], last)))
    return [shown for _, shown in ranked]


def line_of_keys(keys: list[tuple[str, str]], width: int) -> Text:
    """Keys with their labels in a width: those that do not fit are left out."""
    line = Text(" ", no_wrap=True)
    for key, label in keys:
        shown = pretty(key)
        if len(line) + len(shown) + len(label) + 1 > width:
            continue
        click = Style.from_meta({"@click": f"press('{key}')"})
        line.append(shown, style=Style(bold=True) + click)
        line.append(f" {label}", style=click)
        line.append("  ")
    return line
