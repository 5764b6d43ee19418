"""The fields of a new pack's steps, and what there is to choose in them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Select, Static
from textual.widgets._select import SelectCurrent, SelectOverlay

from briefpack.editor.dialogs.open_pack import FolderNames
from briefpack.editor.pack_heads import KnownBoard, PackHead, known_boards, read_head
from briefpack.editor.widgets.line import Line
from briefpack.editor.wizard_plan import Remark


class Ask(Horizontal):
    """A question of a step: its label, what is typed or chosen, and a remark below."""

    def __init__(self, name: str, label: str, editor: Widget) -> None:
        super().__init__(id=f"ask-{name}", classes="row ask")
        self.label, self.editor = label, editor

    def compose(self) -> ComposeResult:
        yield Static(self.label, classes="label", markup=False)
        yield self.editor
        yield Static("", classes="remark", markup=False)

    def say(self, remark: Remark) -> None:
        """Say something of the answer."""
        line = self.query_one(".remark", Static)
        line.update(f"✗ {remark.text}" if remark.wrong else remark.text)
        line.display = bool(remark.text)
        line.set_class(remark.wrong, "wrong")


NEW_BOARD = "a new board, named below"

OWN = ""
"""The choice of a board that the pack describes itself."""


def asked(step: int) -> Iterator[Ask]:
    """The fields of the second step, and of the third."""
    if step == 1:
        yield Ask("board", "Board", a_choice([(NEW_BOARD, OWN)]))
        yield Ask("name", "Its name", a_line("for example Ashcombe Magna Parish Council"))
        yield Ask("profile", "Which rules apply", a_choice(profiles()))
        yield Ask("theme", "How pages look", a_choice([("plain", "plain")]))
        yield Ask("folder", "Folder", a_line("", FolderNames()))
    else:
        yield Ask("day", "Day", a_line("for example 3 nov, +4w, first thu in dec"))
        yield Ask("start", "Start", a_line("for example 16:30, 4.30pm"))
        yield Ask("venue", "Venue", a_line("for example Town Hall"))


def a_line(placeholder: str, suggester: Suggester | None = None) -> Input:
    """A line to type in."""
    return Line(placeholder=placeholder, suggester=suggester, compact=True, select_on_focus=False)


class ChoiceList(SelectOverlay):
    """What there is to choose from, while it is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose"),
        Binding("escape", "dismiss", "Close the list"),
    ]


class OneChoice(Select[str]):
    """A choice whose list says what its keys do."""

    def compose(self) -> ComposeResult:
        yield SelectCurrent(self.prompt)
        yield ChoiceList().data_bind(compact=Select.compact)


def a_choice(options: Sequence[tuple[str, str]]) -> Select[str]:
    """Some values to choose from, each behind its label."""
    return OneChoice(options, allow_blank=False, compact=True)


def boards(known: Sequence[PackHead], here: Path) -> list[KnownBoard]:
    """The boards that packs can be made for. Reads files."""
    heads = [head if head.day or head.trouble else read_head(head.folder) for head in known]
    return known_boards(heads, here)


def themes() -> list[tuple[str, str, str]]:
    """The themes that briefpack brings: name, title, and what each is for. Reads files."""
    from briefpack.rendering.theme import bundled_themes, load_theme

    files = [(name, load_theme(name).files[0]) for name in bundled_themes()]
    return [(name, file.title, file.description or "") for name, file in files]


def profiles() -> list[tuple[str, str]]:
    """The profiles' titles and names."""
    from briefpack.rules.profiles import PROFILES

    return [(profile.title, name) for name, profile in PROFILES.items()]


def notice_of(profile: str) -> str:
    """What a profile asks for first: days of notice."""
    from briefpack.rules.profiles import DEFAULT, PROFILES

    notice = PROFILES.get(profile, DEFAULT).notice
    return f"{notice.days} clear days of notice ({notice.source})" if notice else ""
