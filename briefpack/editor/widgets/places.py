"""Where the parts of a screen stand, and what of that is to be painted anew."""

from textual._compositor import Compositor, CompositorMap, ReflowResult
from textual.geometry import Size
from textual.widget import Widget


class Places(Compositor):
    """Textual's places of all parts, with nothing lost of what was worked out early.

    Whoever asks where a part stands may have all of it worked out between two layouts. The layout
    that follows finds nothing changed then: what has gone meanwhile, a notice say, would stay on
    the terminal, and what has another size would not be told.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: CompositorMap = {}

    def clear(self) -> None:
        """Hold no part any more."""
        super().clear()
        self._told = {}

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay all out; gives what has changed since the last time, and is to be told."""
        self._full_map = self._told
        found = super().reflow(parent, size)
        self._told = self._full_map
        return found
