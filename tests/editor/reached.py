"""What keys came to: which actions were done, and what was shown."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.app import App
from textual.dom import DOMNode

from briefpack.editor.actions import all_actions
from briefpack.editor.workbench import Workbench


class Reached:
    """Counts the actions, and the panes and dialogs that were open after each burst of keys."""

    def __init__(self, app: App[Any]) -> None:
        self.app = app
        self.actions: Counter[str] = Counter()
        self.shown: Counter[str] = Counter()
        self._known = {action.method: action.id for action in all_actions()}

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count what is done."""
        dispatch = self.app._dispatch_action  # noqa: SLF001 - keys, clicks and the palette all end there

        async def counted(namespace: DOMNode, name: str, params: Any) -> bool:  # noqa: ANN401
            if name in self._known:
                self.actions[self._known[name]] += 1
            return await dispatch(namespace, name, params)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.app, "_dispatch_action", counted)
            yield

    def look(self) -> None:
        """Count what is shown now."""
        screen = self.app.screen
        name = screen.pane.KIND if isinstance(screen, Workbench) else type(screen).__name__
        self.shown[name] += 1
