"""The list of problems: live, sorted, and one key away from what each is about."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action, bindings
from briefpack.editor.messages import Show
from briefpack.editor.panes.base import Edits
from briefpack.editor.session import Session
from briefpack.editor.targets import target_of
from briefpack.editor.themes import colour
from briefpack.editor.title import called, called_now, counted
from briefpack.editor.whereabouts import where_is
from briefpack.model.unseen import with_escapes
from briefpack.problems import Problem, Severity

ACTIONS = (
    Action(
        "problem-rule",
        ("r",),
        "Rule",
        "Explain the rule of this problem.",
        "problems",
        shown=True,
    ),
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
        ("shift+f", "a"),
        "Fix all",
        "Mend all problems that can be mended without a doubt, as one change.",
        "problems",
        shown=True,
    ),
    Action(
        "filter-problems",
        ("slash",),
        "Filter",
        "Only those with these words or codes.",
        "problems",
        shown=True,
    ),
)

MOST_SHOWN = 500
"""Problems that the list shows; it says how many more there are."""

_LOOKS = {
    Severity.ERROR: ("✗", "error"),
    Severity.WARNING: ("!", "warning"),
    Severity.ADVICE: ("·", ""),
}


def matching(
    problems: Sequence[Problem], words: str, words_for: Callable[[str], str] = str
) -> list[Problem]:
    """The problems that have all ``words`` in their code, message or file; the worst first.

    ``words_for`` is what a file is called.
    """
    wanted = words.casefold().split()
    order = list(Severity)

    def said(problem: Problem) -> str:
        file = problem.place.file
        return f"{problem.code} {problem.message} {file} {words_for(file)}".casefold()

    chosen = [problem for problem in problems if all(word in said(problem) for word in wanted)]
    return sorted(chosen, key=lambda problem: (order.index(problem.severity), problem.sort_key))


class Found(OptionList):
    """The list itself."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go to")]


class ProblemList(Vertical, Edits):
    """The problems of the pack."""

    KIND = "problems"
    TITLE = "Problems"
    HELP = (
        "What is wrong with the pack, the worst first: a cross is an error, an exclamation mark "
        "a warning, a point advice. Enter goes to the field or the letter that a problem is "
        "about; F8 does so from anywhere. A hammer says that it can be mended with a key."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, session: Session) -> None:
        super().__init__(id="problems")
        self.session = session
        self.shown: list[Problem] = []
        self._words = ""
        self._at: Problem | None = None
        self._shown_for: tuple[object, ...] = ()
        self._lines: list[Text] = []
        self._line_shown: Text | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="problems-line", markup=False)
        yield Input(
            placeholder="words or a code; Escape shows all", id="problems-filter", compact=True
        )
        yield Found(id="problems-options", markup=False)

    def on_mount(self) -> None:
        self.query_one("#problems-filter").display = False
        self.show_line()

    def refresh_problems(self) -> None:
        """Show the problems as they are now; the cursor stays on its problem."""
        names = called_now(self.session)
        now = (self.session.problems, self._words, self.app.theme, names)
        if now == self._shown_for:
            return
        self._shown_for = now
        options = self.query_one(OptionList)
        here, at = self.at_cursor, options.highlighted
        self.shown = matching(self.session.problems, self._words, self._called)[:MOST_SHOWN]
        lines = [self._line(problem) for problem in self.shown]
        if lines != self._lines:  # often a text that is longer now is all that is new
            self._lines = lines
            options.set_options(map(Option, lines))
        same = next((n for n, each in enumerate(self.shown) if _same(each, here)), None)
        if same is not None:
            options.highlighted = same
        elif at is not None and self.shown:
            options.highlighted = min(at, len(self.shown) - 1)
        if not self.session.problems and self.has_focus_within:  # it is about to be hidden
            self.screen.pane.take_focus()  # type: ignore[attr-defined]
        self.set_class(not self.session.problems, "none")
        self.show_line()

    def on_resize(self) -> None:
        """Cut the line to the width that there is, also when it was hidden before."""
        self.show_line()

    def show_line(self) -> None:
        """Say how many there are; where there is one line only, one of them as well."""
        self.border_title = self._title()
        if not self.shown:
            return
        line = self._line(self._in_turn())
        count = f"  {counted(self.session.problems)}, F8"
        room = max(self.size.width - 2 - len(count), 10)
        line.truncate(room, overflow="ellipsis", pad=True)
        shown = line.append(count, style="dim")
        if shown != self._line_shown:
            self._line_shown = shown
            self.query_one("#problems-line", Static).update(shown, layout=False)  # always one line

    def _in_turn(self) -> Problem:
        """The problem that one is at; where that is mended, the one that a step leads to."""
        at = (self.query_one(OptionList).highlighted or 0) if self._at is not None else 0
        taking_its_place = self.shown[min(at, len(self.shown) - 1)]
        return next((each for each in self.shown if _same(each, self._at)), taking_its_place)

    def _line(self, problem: Problem) -> Text:
        """A problem in one line, with where it is."""
        mark, role = _LOOKS[problem.severity]
        theme = self.app.current_theme
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{mark} ", style=f"bold {colour(theme, role)}" if role else "dim")
        line.append(f"{problem.code} ", style="dim")
        line.append(with_escapes(problem.message))
        if problem.edits:
            line.append("  ⚒", style=colour(theme, "success"))
        line.append(f"  {where_is(self.session, problem)}", style="dim")
        return line

    def _called(self, file: str) -> str:
        return called(self.session, file)

    def _title(self) -> str:
        total = len(self.session.problems)
        hidden = total - len(self.shown)
        more = f", {hidden} not shown" if hidden else ""
        mendable = sum(bool(problem.edits) for problem in self.session.problems)
        fix = f"   {mendable} can be mended: f, or a for all" if mendable else ""
        count = f" {total}" if self.session.checked_version >= 0 else ""
        return f"Problems{count}{more}{fix}"

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        options = self.query_one(OptionList)
        if options.highlighted is None and self.shown:
            options.highlighted = 0
        options.focus()

    @property
    def at_cursor(self) -> Problem | None:
        """The problem under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self.shown[at] if at is not None and at < len(self.shown) else None

    def step(self, by: int) -> None:
        """Go to the next problem, or to one before, round the end."""
        if not self.shown:
            self.notify("No problem has these words." if self._words else "There are no problems.")
            return
        here = next((n for n, each in enumerate(self.shown) if _same(each, self._at)), None)
        if here is not None:
            at = (here + by) % len(self.shown)
        elif self._at is None:
            at = 0 if by > 0 else len(self.shown) - 1
        else:  # it is mended: what has taken its place is next
            now = self.query_one(OptionList).highlighted or 0
            at = (now if by > 0 else now - 1) % len(self.shown)
        self.query_one(OptionList).highlighted = at
        self._go(self.shown[at])

    def _go(self, problem: Problem) -> None:
        self._at = problem
        self.show_line()
        self.post_message(Show(target_of(self.session, problem)))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self.shown):
            self._go(self.shown[event.option_index])

    @on(Click, "#problems-line")
    def _line_clicked(self) -> None:
        """Open the list, where there is one line only."""
        self.take_focus()

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
        self.take_focus()

    def leave_filter(self) -> bool:
        """Show all problems again; returns whether any were hidden."""
        words = self.query_one("#problems-filter", Input)
        if not words.display:
            return False
        words.value = ""
        words.display = False
        self.take_focus()
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
        else:
            self.notify("None of these can be mended without a doubt about how.")

    async def _mend(self, problems: Sequence[Problem], label: str) -> None:
        checked = self.session.checked_version  # first: the problems may be newer, never older
        known = self.session.problems

        def change(workspace: Workspace) -> bool:
            if workspace.version != checked or not set(problems) <= set(known):
                return False
            mend(workspace, problems, label)
            return True

        if await self.edit(change) is False:
            self.notify("The pack has just changed: once more.", timeout=2)

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
    first = problems[0].edits[0].place.file if problems else ""
    workspace.change(label, contents, place=(first, ()))


def _same(one: Problem, other: Problem | None) -> bool:
    """Whether two problems are the same, though lines above it may have come or gone."""
    return other is not None and (one.code, one.message, one.path, one.place.file) == (
        other.code,
        other.message,
        other.path,
        other.place.file,
    )
