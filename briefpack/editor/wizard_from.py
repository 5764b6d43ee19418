"""The first step of a new pack: the ways to begin, in a list."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefpack.editor.pack_heads import KnownBoard, PackHead
from briefpack.editor.wizard_plan import From
from briefpack.editor.wizard_texts import choices_of, description


class Choice(NamedTuple):
    """A way to begin; ``head`` is the last pack where it is from that, None where one is asked."""

    made_from: From
    head: PackHead | None = None


class Beginnings(OptionList):
    """The ways to begin: from the last packs of boards, and from templates."""

    def __init__(self) -> None:
        super().__init__(id="wizard-from")
        self.choices: list[Choice | None] = []

    @property
    def at_cursor(self) -> Choice | None:
        """The way under the cursor."""
        at = self.highlighted
        return self.choices[at] if at is not None and at < len(self.choices) else None

    def on_mount(self) -> None:
        """Offer what there always is; Enter does nothing until boards are known."""
        self._offer([])

    def offer(self, boards: Sequence[KnownBoard], first: PackHead | None) -> None:
        """Offer the last packs of boards too, ``first`` before all, with the cursor on it."""
        lasts = [board.last for board in boards if board.last is not None]
        if first is not None:
            lasts = [first, *(last for last in lasts if last.folder != first.folder)]
        self._offer(lasts)
        likeliest = Choice(From.LAST, lasts[0]) if lasts else Choice(From.ORDINARY)
        self.highlighted = self.choices.index(likeliest)

    def _offer(self, lasts: Sequence[PackHead]) -> None:
        rows: list[tuple[Choice | None, Text]] = [(None, Text("The next meeting of a board"))]
        rows += [(Choice(From.LAST, head), description(From.LAST, head)) for head in lasts]
        rows.append((Choice(From.LAST), description(From.LAST)))
        rows.append((None, Text("\nA pack from the start")))
        rows += [(Choice(each), description(each)) for each in choices_of()]
        self.choices = [choice for choice, _ in rows]
        self.clear_options()
        self.add_options(Option(text, disabled=choice is None) for choice, text in rows)
