"""The list of problems: live, sorted, and one key away from what each is about."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Edited, Show
from briefpack.editor.session import Session
from briefpack.editor.targets import target_of
from briefpack.problems import Problem, Severity

ACTIONS = (
    Action("problem-rule", ("r",), "Rule", "Explain the rule of this problem.", "problems"),
    Action(
        "problem-fix",
        ("f",),
        "Fix",
        "Mend this problem, where there is no doubt about how.",
        "problems",
        shown=True,
    ),
    Action(
        "fix-all",
        ("shift+f",),
        "Fix all",
        "Mend all problems that can be mended without a doubt, as one change.",
        "problems",
    ),
    Action(
        "filter-problems", ("slash",), "Filter", "Only those with these words or codes.", "problems"
    ),
)

MOST_SHOWN = 500
"""Problems that the list shows; it says how many more there are."""

_LOOKS = {
    Severity.ERROR: ("✗", "bold red"),
    Severity.WARNING: ("!", "bold yellow"),
    Severity.ADVICE: ("·", "dim"),
}


def matching(problems: Sequence[Problem], words: str) -> list[Problem]:
    """The problems that have all ``words`` in their code, message or file; the worst first."""
    wanted = words.casefold().split()
    order = list(Severity)
    chosen = [
        problem
        for problem in problems
        if all(
            word in f"{problem.code} {problem.message} {problem.place.file}".casefold()
            for word in wanted
        )
    ]
    return sorted(chosen, key=lambda problem: (order.index(problem.severity), problem.sort_key))


def counted(problems: Sequence[Problem]) -> str:
    """How many problems there are, in words."""
    if not problems:
        return "no problems"
    return f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"


class ProblemList(Vertical):
    """The problems of the pack."""

    KIND = "problems"
    HELP = (
        "What is wrong with the pack, the worst first. Enter goes to the field or the letter that "
        "a problem is about; F8 does so from anywhere. A wrench says that it can be mended with "
        "a key."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(id="problems")
        self.session = session
        self.shown: list[Problem] = []
        self._words = ""
        self._at = -1

    def compose(self) -> ComposeResult:
        yield Static("Problems", id="problems-title")
        yield Input(placeholder="words or a code; Escape shows all", id="problems-filter")
        yield OptionList(id="problems-options")

    def on_mount(self) -> None:
        self.query_one("#problems-filter").display = False

    def refresh_problems(self) -> None:
        """Show the problems as they are now; the cursor stays on its problem."""
        options = self.query_one(OptionList)
        here = self.at_cursor
        self.shown = matching(self.session.problems, self._words)[:MOST_SHOWN]
        options.clear_options()
        options.add_options(Option(_line(problem)) for problem in self.shown)
        if here in self.shown:
            options.highlighted = self.shown.index(here)
        self.query_one("#problems-title", Static).update(self._title())
        self.set_class(not self.session.problems, "none")

    def _title(self) -> str:
        total = len(self.session.problems)
        hidden = total - len(self.shown)
        more = f", {hidden} not shown" if hidden else ""
        mendable = sum(bool(problem.edits) for problem in self.session.problems)
        fix = f" · {mendable} can be mended: f, or F for all" if mendable else ""
        return f"Problems  {total}{more}{fix}"

    @property
    def at_cursor(self) -> Problem | None:
        """The problem under the cursor."""
        options = self.query_one(OptionList)
        at = options.highlighted
        return self.shown[at] if at is not None and at < len(self.shown) else None

    def step(self, by: int) -> None:
        """Go to the next problem, or to one before, round the end."""
        if not self.shown:
            self.notify("There are no problems.")
            return
        options = self.query_one(OptionList)
        at = options.highlighted
        at = (0 if by > 0 else -1) if at is None or self._at < 0 else (at + by)
        self._at = at % len(self.shown)
        options.highlighted = self._at
        self._go(self.shown[self._at])

    def _go(self, problem: Problem) -> None:
        self.post_message(Show(target_of(self.session, problem)))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._at = event.option_index
        self._go(self.shown[event.option_index])

    # -- filter -------------------------------------------------------------------------------

    def action_filter_problems(self) -> None:
        """Ask for words."""
        words = self.query_one("#problems-filter", Input)
        words.display = True
        words.focus()

    @on(Input.Changed, "#problems-filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._words = event.value
        self.refresh_problems()

    @on(Input.Submitted, "#problems-filter")
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).focus()

    def leave_filter(self) -> bool:
        """Show all problems again; returns whether any were hidden."""
        words = self.query_one("#problems-filter", Input)
        if not words.display:
            return False
        words.value = ""
        words.display = False
        self.query_one(OptionList).focus()
        return True

    # -- mending ------------------------------------------------------------------------------

    async def action_problem_fix(self) -> None:
        """Mend the problem under the cursor."""
        problem = self.at_cursor
        if problem is None or not problem.edits:
            self.notify("This one has to be mended by hand: Enter goes to it.")
            return
        await self._mend([problem], f"Mend {problem.code}")

    async def action_fix_all(self) -> None:
        """Mend all that can be."""
        mendable = [problem for problem in self.session.problems if problem.edits]
        if mendable:
            await self._mend(mendable, f"Mend {len(mendable)} problems")

    async def _mend(self, problems: Sequence[Problem], label: str) -> None:
        if self.session.read_only:
            self.notify("The pack is open for reading only.", severity="warning")
            return
        await self.session.edit(lambda workspace: mend(workspace, problems, label))
        self.post_message(Edited("problems"))

    def action_problem_rule(self) -> None:
        """Explain the rule of the problem under the cursor."""
        if self.at_cursor is not None:
            self.screen.explain_rule(self.at_cursor.code)  # type: ignore[attr-defined]


def mend(workspace: Workspace, problems: Sequence[Problem], label: str) -> None:
    """Make the edits that mend some problems, as one change."""
    from briefpack.store.edits import apply

    files = dict.fromkeys(edit.place.file for problem in problems for edit in problem.edits)
    contents = {}
    for file in files:
        edits = [e for problem in problems for e in problem.edits if e.place.file == file]
        contents[file] = apply(workspace.text(file), edits)[0]
    workspace.change(label, contents)


def _line(problem: Problem) -> Text:
    mark, style = _LOOKS[problem.severity]
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(f"{mark} ", style=style)
    line.append(f"{problem.code} ", style="dim")
    line.append(problem.message)
    if problem.edits:
        line.append("  ⚒", style="green")
    line.append(f"  {problem.place}", style="dim")
    return line
