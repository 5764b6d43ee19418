"""The palette: everything that can be done here, by name."""

from textual.dom import DOMNode

from briefpack.editing.go_to import Candidate
from briefpack.editor.actions import Action, all_actions
from briefpack.editor.dialogs.listing import Listing
from briefpack.editor.dialogs.pages import pretty


class Palette(Listing[str]):
    """Choose something to do, and have it done where the cursor was."""

    QUESTION = "Commands"

    def __init__(self) -> None:
        super().__init__([])
        self._owners: dict[str, DOMNode] = {}

    def on_mount(self) -> None:
        """Find out what can be done where the cursor was."""
        below = self.app.screen_stack[-2]
        start: DOMNode = below.focused or below
        chain = [
            *start.ancestors_with_self,
            *([self.app] if self.app not in start.ancestors else []),
        ]
        pane = getattr(below, "pane", None)
        if isinstance(pane, DOMNode) and pane not in chain:
            chain.append(pane)
        found: list[tuple[int, Candidate]] = []
        for action in all_actions():
            if action.id == "palette":
                continue
            owner = next((node for node in chain if hasattr(node, f"action_{action.method}")), None)
            if owner is not None:
                self._owners[action.id] = owner
                candidate = Candidate(_label(action), (action.id, action.help), action.id)
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


def _label(action: Action) -> str:
    keys = ", ".join(pretty(key) for key in action.keys)
    return f"{action.label:<28} {keys}"
