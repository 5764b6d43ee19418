"""A clerk at a real terminal with a pack of one report: what these scenarios have in common."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.editor.terminal import Terminal, wait_for_disk
from tests.packs import item_with, write_pack

REPORT = "+++\npurpose = 'For decision.'\n+++\n\n1. One.\n"
SMALL = (80, 24)

STAYS = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh")
"""Starts a program that is not told when its terminal is closed, as ``nohup`` does."""


class Clerk:
    """Somebody at a terminal. ``folder`` has the pack, and all that the account keeps."""

    def __init__(self, terminal: Terminal, folder: Path) -> None:
        self.terminal, self.folder = terminal, folder
        self.pack = folder / "pack"
        if not self.pack.exists():
            write_pack(self.pack, item_with("report", "budget.md"), files={"budget.md": REPORT})

    @property
    def report(self) -> str:
        """The report as it is on disk."""
        return (self.pack / "budget.md").read_text(encoding="utf-8")

    @report.setter
    def report(self, text: str) -> None:
        (self.pack / "budget.md").write_text(text, encoding="utf-8")

    def start(
        self,
        *options: str,
        through: Sequence[str] = (),
        sees: str = "Budget",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Open the pack in the editor, and wait for something to be seen."""
        self.terminal.briefpack(
            "edit",
            self.pack,
            "--today",
            "2016-10-20",
            *options,
            through=through,
            **{"BRIEFPACK_STATE": str(self.folder / "state"), **(environment or {})},
        )
        self.terminal.wait_for(sees)
        self.terminal.wait_without("opening")
        self.terminal.wait_for("problem")

    def open_report(self) -> None:
        """Go from the agenda to the report's text."""
        self.terminal.press("Down", "o")
        self.terminal.wait_for("min to read", "1. One.")

    def write(self, words: str) -> None:
        """Type, and see it."""
        self.terminal.type(words)
        self.terminal.wait_for(words.strip())

    @property
    def drafts(self) -> list[str]:
        """What the drafts hold, each as one text."""
        files = sorted((self.folder / "state" / "drafts").rglob("*.json"))
        return [str(json.loads(file.read_bytes())["contents"]) for file in files]

    def wait_for_draft(self, words: str) -> None:
        """Wait until a draft has some words."""
        wait_for_disk(lambda: words in str(self.drafts), f"no draft with {words!r}")

    def save(self) -> None:
        """Save, and see that it is done."""
        self.terminal.press("C-s")
        self.terminal.wait_for("Saved")
        self.terminal.wait_without("unsaved")

    def quit(self) -> None:
        """Leave, where nothing is unsaved."""
        self.terminal.press("C-q")
        assert self.terminal.wait_for_end() == 0
