"""A text in Textual's own area and nothing else: what a key costs at least on this machine.

``python -m benchmarks.bare_area FILE``
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("TEXTUAL_FPS", "120")  # as in the editor; Textual reads it once

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareArea(App[None]):
    """A text to type in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield TextArea(self.text, soft_wrap=True, show_line_numbers=True)


if __name__ == "__main__":
    BareArea(Path(sys.argv[1]).read_text(encoding="utf-8")).run()
