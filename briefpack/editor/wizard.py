"""A new pack in four steps: from what, where, which meeting, and a look at what will be written."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import ContentSwitcher, Input, OptionList, Select, Static

from briefpack.editing.typed_dates import read_date
from briefpack.editor import wizard_fields as fields
from briefpack.editor import wizard_plan as plans
from briefpack.editor.actions import bindings
from briefpack.editor.dialogs.open_pack import OpenPack
from briefpack.editor.pack_heads import KnownBoard, PackHead, current_folder, read_head
from briefpack.editor.telling import tell
from briefpack.editor.widgets.front import FRONT, Front
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.editor.wizard_fields import OWN, Ask
from briefpack.editor.wizard_from import Beginnings, Choice
from briefpack.editor.wizard_plan import Answers, From, Last, Plan, Remark
from briefpack.editor.wizard_texts import ACTIONS, STEPS, shown_plan, so_far
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from textual.widget import Widget

    from briefpack.editor.app import Editor

WIDE = 110
"""Columns from which what has been answered so far stands beside the questions."""


class Wizard(Front[Path | None]):
    """Asks about a new pack; answers with its folder once it is written."""

    KIND = "wizard"
    TITLE = "A new pack"
    HELP = (
        "Four steps: what the pack is made from, where it stands, which meeting it is for, and a "
        "look at what will be written. What is typed is checked as it is typed; nothing is "
        "written before the last step, and nothing that is there is ever written over."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS), *bindings(FRONT)]

    def __init__(self, today: date, previous: Path | None, known: Sequence[PackHead]) -> None:
        super().__init__()
        self.today, self.previous, self.known = today, previous, known
        self.here = current_folder()
        self.step = 0
        self.boards: list[KnownBoard] = []
        self.themes: list[tuple[str, str, str]] = [("plain", "plain", "")]
        self.chosen = Choice(From.ORDINARY)
        self.last: Last | None = None
        self.plan: Plan | None = None
        self._given: dict[str, str] = {}
        self._tried: set[int] = set()

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        with Horizontal(id="wizard-body"):
            with ContentSwitcher(initial="step-0", id="wizard-steps"):
                with VerticalScroll(id="step-0", can_focus=False):
                    yield Static(STEPS[0].question, classes="question", markup=False)
                    yield Beginnings()
                for at in (1, 2):
                    with VerticalScroll(id=f"step-{at}", can_focus=False):
                        yield Static(STEPS[at].question, classes="question", markup=False)
                        yield from fields.asked(at)
                with VerticalScroll(id="step-3"):
                    yield Static(STEPS[3].question, classes="question", markup=False)
                    yield Static("", id="wizard-plan")
            with VerticalScroll(id="wizard-aside", can_focus=False):
                yield Static("", id="wizard-so-far")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Offer the templates at once, and boards as soon as they are read."""
        self._show_step()
        self._find_out()

    @work(exclusive=True, group="boards")
    async def _find_out(self) -> None:
        """Offer the boards there are, and then the themes."""
        first = None
        if self.previous is not None:
            head = await asyncio.to_thread(read_head, self.previous)
            if head.trouble:
                error = BriefpackError("the last pack cannot be used", head.trouble)
                tell(self.app, error)
            else:
                first = head
        self.boards = await asyncio.to_thread(
            fields.boards, [*([first] if first else []), *self.known], self.here
        )
        boards = [(board.name, str(at)) for at, board in enumerate(self.boards) if board.folder]
        select = self.query_one("#ask-board Select", Select)
        select.set_options([*boards, (fields.NEW_BOARD, OWN)])
        self.query_one(Beginnings).offer(self.boards, first)
        self.themes = await asyncio.to_thread(fields.themes)
        themes = self.query_one("#ask-theme Select", Select)
        themes.set_options([(title, name) for name, title, _ in self.themes])
        themes.value = "plain"
        self._look()

    # -- the first step -----------------------------------------------------------------------

    @work(exclusive=True, group="choose")
    async def _choose(self) -> None:
        """Take what is under the cursor, and go to the next step."""
        chosen = self.query_one(Beginnings).at_cursor
        if chosen is None:
            return
        if chosen.made_from is From.LAST:
            head = chosen.head
            if head is None:
                folder = await self.app.push_screen_wait(
                    OpenPack("Which pack is the last? Type its folder.")
                )
                if folder is None:
                    return
                head = await asyncio.to_thread(read_head, folder)
            try:
                self.last = await asyncio.to_thread(plans.read_last, head)
            except BriefpackError as error:
                tell(self.app, error)
                return
        else:
            self.last = None
        self.chosen = chosen
        self._give_meeting()
        self._go_to(1)

    @on(OptionList.OptionSelected, "#wizard-from")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose()

    @on(OptionList.OptionHighlighted, "#wizard-from")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_aside()

    # -- answers ------------------------------------------------------------------------------

    @property
    def answers(self) -> Answers:
        """What has been answered."""
        at = str(self.query_one("#ask-board Select", Select).value)
        board = self.boards[int(at)] if at.isdigit() and int(at) < len(self.boards) else None
        return Answers(
            self.chosen.made_from,
            self.last,
            None if self.last else board,
            self._typed("name"),
            str(self.query_one("#ask-profile Select", Select).value),
            str(self.query_one("#ask-theme Select", Select).value),
            self._typed("folder"),
            self._typed("day"),
            self._typed("start"),
            self._typed("venue"),
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#ask-{name} Input", Input).value

    def _give(self, name: str, text: str) -> None:
        """Put a text into a field, unless somebody has typed another there."""
        field = self.query_one(f"#ask-{name} Input", Input)
        if field.value == self._given.get(name, ""):
            field.value = text
        self._given[name] = text

    def _give_meeting(self) -> None:
        """Offer what the last pack says of the next meeting."""
        last = self.last
        day = last.day if last else None
        self._give("day", f"{day.day} {day:%b %Y}" if day else "")
        self._give("start", f"{last.start:%H:%M}" if last else "")
        self._give("venue", last.venue if last else "")

    @on(Input.Changed)
    @on(Select.Changed)
    def _changed(self, event: Input.Changed | Select.Changed) -> None:
        event.stop()
        self._look()

    def _look(self) -> None:
        """Say what is wrong, as far as somebody has typed; show what there is to ask."""
        answers = self.answers
        alone = answers.last is None and answers.board is None
        self.query_one("#ask-board").display = answers.last is None
        for name in ("name", "profile", "theme"):
            self.query_one(f"#ask-{name}").display = alone
        self._give("folder", plans.default_folder(answers, self.here))
        for name, remark in self._remarks(self.answers).items():
            asked = self.query_one(f"#ask-{name}", Ask)
            empty = isinstance(asked.editor, Input) and not asked.editor.value.strip()
            step = 1 if name in {"name", "folder"} else 2
            asked.say(Remark() if remark.wrong and empty and step not in self._tried else remark)
        self._show_aside()

    def _remarks(self, answers: Answers) -> dict[str, Remark]:
        """What is to be said of each field that is asked."""
        day = read_date(answers.day, self.today)
        held = answers.last.held if answers.last else None
        of_day = plans.check_day(answers.day, self.today, held)
        of_folder = plans.check_folder(answers, day)
        if self.step > 1 and of_folder.wrong and not of_day.wrong:
            of_day = of_folder  # the day made it so
        remarks = {
            "profile": Remark(fields.notice_of(answers.profile)),
            "theme": Remark(next((t for name, _, t in self.themes if name == answers.theme), "")),
            "folder": of_folder,
            "day": of_day,
            "start": plans.check_start(answers),
            "venue": plans.check_venue(answers),
        }
        if answers.last is None and answers.board is None:
            remarks["name"] = plans.check_name(answers.name)
        return remarks

    def _wrong_field(self) -> Ask | None:
        """The first field of this step that cannot be taken."""
        remarks = self._remarks(self.answers)
        for asked in self._fields():
            remark = remarks.get(str(asked.id).removeprefix("ask-"))
            if remark is not None and remark.wrong:
                return asked
        return None

    def _fields(self) -> list[Ask]:
        """The fields of this step that are asked."""
        return [asked for asked in self.query_one(f"#step-{self.step}").query(Ask) if asked.display]

    # -- steps --------------------------------------------------------------------------------

    def _go_to(self, step: int) -> None:
        if step > self.step:
            self._tried.discard(step)
        self.step = step
        self._look()
        self._show_step()
        if step == len(STEPS) - 1:
            self._work_out()

    def _show_step(self) -> None:
        self.query_one("#wizard-steps", ContentSwitcher).current = f"step-{self.step}"
        bar = Text(" New pack ", style="bold")
        for at, step in enumerate(STEPS):
            sign = "✓" if at < self.step else "●" if at == self.step else "○"
            bar.append(f"  {sign} {at + 1} {step.name} ", "reverse" if at == self.step else "")
        self.query_one("#title", Static).update(bar)
        head = self.last.head if self.last and self.step else None
        after = f"{head.name}, after {head.when}" if head else ""
        self.query_one("#wizard-steps").border_title = Text(after)
        first: Widget = self.query_one(f"#step-{self.step}")
        if self.step == 0:
            first = self.query_one(Beginnings)
        elif asked := self._fields():
            first = asked[0].editor
        self.set_focus(first)
        self.refresh_bindings()

    def _show_aside(self) -> None:
        under = self.query_one(Beginnings).at_cursor if self.step == 0 else None
        answers = self.answers
        if under is not None:
            answers = replace(answers, made_from=under.made_from, last=None)
        head = under.head if under else answers.last.head if answers.last else None
        text = so_far(answers, head, self.today, self.step)
        self.query_one("#wizard-so-far", Static).update(text)

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show_plan)

    def _show_plan(self) -> None:
        shown = self.query_one("#wizard-plan", Static)
        if self.plan is not None:
            shown.update(shown_plan(self.plan, max(shown.size.width - 2, 40)))

    @work(exclusive=True, group="plan")
    async def _work_out(self) -> None:
        """Find out what would be written, and show it."""
        self.plan = None
        shown = self.query_one("#wizard-plan", Static)
        shown.update("…")
        try:
            self.plan = await asyncio.to_thread(plans.make_plan, self.answers, self.today)
        except BriefpackError as error:
            shown.update(Text(f"✗ {error.message}\n{error.hint or ''}"))
        else:
            self._show_plan()
        self.refresh_bindings()

    # -- what can be done ---------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter goes on, chooses from a list that is open, or writes."""
        del parameters
        if action == "wizard_next":
            open_list = any(select.expanded for select in self.query(Select))
            return self.step < len(STEPS) - 1 and not open_list
        if action == "wizard_write":
            return self.step == len(STEPS) - 1 and self.plan is not None
        if action == "wizard_calendar":
            return self.step == 2  # noqa: PLR2004 - the step that asks for the day
        return True

    def action_wizard_next(self) -> None:
        """Go to the next field, or to the next step."""
        if self.step == 0:
            self._choose()
            return
        asked_for = self._fields()
        at = next((at for at, each in enumerate(asked_for) if each.editor is self.focused), -1)
        if at + 1 < len(asked_for):
            self.set_focus(asked_for[at + 1].editor)
            return
        self._tried.add(self.step)
        self._look()
        wrong = self._wrong_field()
        if wrong is not None:
            self.app.bell()
            self.set_focus(wrong.editor)
        else:
            self._go_to(self.step + 1)

    def action_wizard_back(self) -> None:
        """Go one step back, or out."""
        if self.step == 0:
            self.dismiss(None)
        else:
            self._go_to(self.step - 1)

    @work(exclusive=True, group="write")
    async def action_wizard_write(self) -> None:
        """Write the pack."""
        plan, self.plan = self.plan, None  # once, however often Enter is pressed
        if plan is None:
            return
        try:
            folder = await asyncio.to_thread(plans.write_plan, plan)
        except BriefpackError as error:
            self.plan = plan
            tell(self.app, error)
        else:
            self.dismiss(folder)

    @work
    async def action_wizard_calendar(self) -> None:
        """Choose the day from a calendar."""
        from briefpack.editor.dialogs.calendar import Calendar

        day = read_date(self._typed("day"), self.today)
        chosen = await self.app.push_screen_wait(Calendar(day, self.today))
        if chosen is not None:
            self.query_one("#ask-day Input", Input).value = f"{chosen.day} {chosen:%b %Y}"

    def action_help(self) -> None:
        """Explain this step."""
        step = STEPS[self.step]
        self.explain(f"New pack: {step.name.lower()}", step.help, ACTIONS)


def push_wizard(
    app: "Editor", previous: Path | None = None, known: Sequence[PackHead] = ()
) -> None:
    """Ask about a new pack, and open it once it is written.

    ``previous`` is a pack to make it from, such as the one that is open; ``known`` are packs
    whose boards are offered, in place of those opened last.
    """
    if app.read_only:
        app.notify("The editor was opened for reading only.", severity="warning")
        return

    def done(folder: Path | None) -> None:
        if folder is None:
            return
        try:
            app.open_pack(folder)
        except BriefpackError as error:
            tell(app, error)

    heads = known or [PackHead(Path(name)) for name in app.settings.recent]
    app.push_screen(Wizard(app.today, previous, heads), done)
