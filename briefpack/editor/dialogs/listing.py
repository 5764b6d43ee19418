"""A line to type in, and below it what fits: the base of palette, go to and references."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing.go_to import Candidate, Hit, ranked
from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine

Chosen = TypeVar("Chosen")


class Listing(Dialog[Chosen | None], Generic[Chosen]):
    """Choose one of many by typing a part of its name."""

    QUESTION: ClassVar[str] = ""
    MOST = 200
    """What is listed at most; more letters find the rest."""
    KEYS = (("enter", "Choose"), ("down", "Further"), ("escape", "Cancel"), ("f1", "Help"))

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(8)", show=False, priority=True),
        Binding("pageup", "step(-8)", show=False, priority=True),
    ]

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        super().__init__()
        self.candidates = candidates
        self.found: list[Candidate] = []
        self._fitting: list[tuple[str, Sequence[Candidate]]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.QUESTION, classes="caption", markup=False)
            yield Input(placeholder="type a part of the name")
            yield OptionList()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show everything there is."""
        self.query_one(OptionList).can_focus = False
        self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    def _list(self, typed: str) -> None:
        hits = self._hits(typed)[: self.MOST]
        self.found = [hit.candidate for hit in hits]
        options = self.query_one(OptionList)
        options.set_options(Option(_label(hit)) for hit in hits)  # at once: one by one is slow
        options.highlighted = 0 if hits else None

    def _hits(self, typed: str) -> list[Hit]:
        """What fits; of one letter more, only what fitted without it is looked at."""
        while self._fitting and not typed.startswith(self._fitting[-1][0]):
            self._fitting.pop()
        if not typed:
            return ranked(typed, self.candidates[: self.MOST])
        among = self._fitting[-1][1] if self._fitting else self.candidates
        hits = ranked(typed, among)
        fitting = {id(hit.candidate) for hit in hits}
        self._fitting.append((typed, [each for each in among if id(each) in fitting]))
        return hits

    def action_step(self, by: int) -> None:
        """Move the cursor of the list."""
        options = self.query_one(OptionList)
        if self.found:
            now = options.highlighted or 0
            options.highlighted = max(0, min(now + by, len(self.found) - 1))

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self.found):
            self.choose(self.found[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.choose(self.found[event.option_index])

    def choose(self, candidate: Candidate) -> None:
        """Answer with what was chosen."""
        self.dismiss(candidate.key)  # type: ignore[arg-type]


def _label(hit: Hit) -> Text:
    """A candidate's label, with the letters that were typed standing out."""
    label = Text(hit.candidate.label, no_wrap=True, overflow="ellipsis")
    for place in hit.places:
        label.stylize("bold underline", place, place + 1)
    return label
