"""The palette: everything that can be done here, by name."""

from collections.abc import Mapping

from textual.dom import DOMNode

from briefpack.editing.go_to import Candidate
from briefpack.editor.actions import EVERYWHERE, Action, all_actions, pretty
from briefpack.editor.dialogs.listing import Listing
from briefpack.editor.keymap import keys_of
from briefpack.editor.settings import Settings


class Palette(Listing[str]):
    """Choose something to do, and have it done where the cursor was."""

    QUESTION = "Commands"

    def __init__(self) -> None:
        super().__init__([])
        self._owners: dict[str, DOMNode] = {}
        self._own: Mapping[str, str] = {}

    def on_mount(self) -> None:
        """Find out what can be done where the cursor was."""
        below = self.app.screen_stack[-2]
        start: DOMNode = below.focused or below
        chain = [
            *start.ancestors_with_self,
            *([self.app] if self.app not in start.ancestors else []),
        ]
        others = (getattr(below, "pane", None), *below.query("#problems, #preview"))
        chain += [part for part in others if isinstance(part, DOMNode) and part not in chain]
        self._own = getattr(self.app, "settings", Settings()).keymap
        found: list[tuple[int, Candidate]] = []
        for action in all_actions():
            if action.id == "palette":
                continue
            # A text's own undo knows nothing of the pack: what is everybody's is the screen's.
            asked = [below, *chain] if action.where == EVERYWHERE else chain
            owner = next((node for node in asked if hasattr(node, f"action_{action.method}")), None)
            if owner is not None and owner.check_action(action.method, ()):
                self._owners[action.id] = owner
                candidate = Candidate(
                    _label(action, self._own), (action.id, action.help), action.id
                )
                found.append((chain.index(owner), candidate))
        found.sort(key=lambda each: each[0])  # what is nearest to the cursor first
        self.candidates = [candidate for _, candidate in found]
        super().on_mount()

    def choose(self, candidate: Candidate) -> None:
        """Do it."""
        name = str(candidate.key)
        owner = self._owners[name]
        method = next(each.method for each in all_actions() if each.id == name)
        app = self.app
        self.dismiss(None)
        app.call_later(app.run_action, method, owner)


def _label(action: Action, own: Mapping[str, str]) -> str:
    keys = ", ".join(map(pretty, keys_of(action, own)))
    return f"{action.label:<28} {keys}"
