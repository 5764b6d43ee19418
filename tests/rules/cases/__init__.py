"""Packs that hold to each rule, and packs that do not, in a module for each family of rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefpack import validate
from tests.packs import BOARD, ITEM, MEETING, item_with, told, write_pack


@dataclass(frozen=True)
class Case:
    """A pack, its text first in pack.toml, and all problems that it has of the codes told.

    ``profile`` is the board's, and ``today`` the day of the check.
    """

    id: str
    text: str = ITEM
    meeting: str = MEETING
    board: str = BOARD
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    profile: str | None = None
    today: date | None = None

    def problems(self, folder: Path) -> list[str]:
        """All problems of the pack, as lines."""
        write_pack(folder, self.text, meeting=self.meeting, board=self.board, files=self.files)
        return told(validate(folder, profile=self.profile, today=self.today))


Cases = Mapping[str, tuple[Case, ...]]
"""Cases by the code of the rule that they are about."""


SUB_ITEM = '[[items.items]]\ntitle = "Sub-item"\nkind = "decision"\n'
HEADING = '[[items]]\ntitle = "Finance"\nkind = "heading"\n'


def lasting(minutes: int, title: str = "Budget") -> str:
    return f'[[items]]\ntitle = "{title}"\nkind = "decision"\nminutes = {minutes}\n'


def until(end: str) -> str:
    return f"{MEETING}end = {end}\n"


def members(*tables: str) -> str:
    return "[membership]\nmembers = [\n" + "".join(f"  {table},\n" for table in tables) + "]\n"


def group(text: str) -> str:
    return f'[[membership.groups]]\nname = "Labour"\n{text}'


CHAIR = '{ name = "Joan Hartwell", role = "chair" }'
OTHER = '{ name = "Peter Amory" }'


def report(body: str, head: str = "") -> dict[str, str]:
    """A report whose head is on line 2, and whose body starts on line 4."""
    return {"a.md": f"+++\n{head}\n+++\n{body}"}


REPORT = item_with("report", "a.md")
OFFICER = '[board.officers.clerk]\nname = "Helen Trask"\n'
TOO_DEEP = "what stands here is nested too deeply to be printed"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
