"""What the steps of a new pack ask, offer and show, in words."""

from collections.abc import Iterable
from datetime import date
from textwrap import fill
from typing import NamedTuple

from rich.text import Text

from briefpack.editing.last_actions import OpenAction
from briefpack.editing.typed_dates import read_date, read_time
from briefpack.editor.actions import Action
from briefpack.editor.pack_heads import PackHead, home_path
from briefpack.editor.wizard_plan import Answers, From, Plan, folder_of
from briefpack.plan.days import long_day, plain_day

ACTIONS = (
    Action(
        "wizard-next",
        ("enter",),
        "Go on",
        "Go to the next field, and after the last of them to the next step.",
        "wizard",
        shown=True,
        priority=True,
    ),
    Action(
        "wizard-write",
        ("enter", "ctrl+s"),
        "Write and open",
        "Write the new pack, and open it.",
        "wizard",
        shown=True,
        priority=True,
    ),
    Action(
        "wizard-back",
        ("escape",),
        "Back",
        "Go one step back; from the first, leave without writing anything.",
        "wizard",
        shown=True,
    ),
    Action("wizard-calendar", ("down",), "Calendar", "Choose the day from a calendar.", "wizard"),
)


class Step(NamedTuple):
    """A step: what the bar calls it, what it asks, and the help on it."""

    name: str
    question: str
    help: str


STEPS = (
    Step(
        "From what",
        "What is the new pack made from?",
        "The next meeting of a board takes over what stands on every agenda, the notices, and the "
        "last note; papers are not taken over. A template has the usual items of a meeting of its "
        "kind.",
    ),
    Step(
        "Where",
        "Where does it stand?",
        "The packs of a board stand in its folder, one folder for each meeting; DATE in the name "
        "becomes the day. For a new board, type its name: who sits on it is then kept with this "
        "pack, which may stand anywhere. The right arrow completes the name of a folder; Space "
        "opens a list.",
    ),
    Step(
        "Meeting",
        "When and where is the meeting?",
        "A day may be typed in many ways: 3 nov, +4w, next thu, first monday in may, 2026-11-03. "
        "Below it stands how it was understood. The down arrow shows a calendar. The time and the "
        "venue may be left for later.",
    ),
    Step(
        "Write",
        "This will be written.",
        "Nothing is written until you press Enter, and no file that is there already is changed. "
        "Open actions are those of the last note that are not done.",
    ),
)

ASIDE = 40
"""Columns beside the questions."""

_NAMES = {
    From.ORDINARY: "An ordinary meeting",
    From.ANNUAL: "An annual meeting",
    From.SPECIAL: "A special meeting",
    From.NOTHING: "An empty agenda",
}


def choices_of() -> tuple[From, ...]:
    """The ways to begin that need no pack."""
    return tuple(_NAMES)


def description(made_from: From, head: PackHead | None = None) -> Text:
    """A way to begin, in two lines."""
    text = Text()
    if head is not None:
        text.append(f"  {head.name}", style="bold")
        text.append(f"   after {head.when}")
        text.append(f"\n  {home_path(head.folder)}")
    elif made_from is From.LAST:
        text.append("  Another pack…", style="bold")
        text.append("\n  type the folder of the last meeting's pack")
    else:
        text.append(f"  {_NAMES[made_from]}", style="bold")
        text.append(f"\n  {', '.join(items_of(made_from)) or 'no items yet'}")
    return text


def items_of(made_from: From) -> tuple[str, ...]:
    """The items that a template starts from."""
    from briefpack.editing.new_pack import Template, standing_items

    if made_from in {From.LAST, From.NOTHING}:
        return ()
    items = standing_items(Template(made_from.value), "any-board")
    return tuple(str(item["title"]) for item in items)


def so_far(answers: Answers, head: PackHead | None, today: date, step: int) -> Text:
    """What has been answered, to stand beside the questions."""
    text = Text()
    made_from = (
        f"the pack of {head.when}" if head else _NAMES.get(answers.made_from, "another pack")
    )
    _pair(text, "From", made_from)
    if head is not None:
        _pair(text, "Board", head.name)
    if step > 0:
        if head is None:
            name = answers.board.name if answers.board else answers.name.strip()
            _pair(text, "Board", name)
        day = read_date(answers.day, today)
        if answers.folder.strip():
            folder = home_path(folder_of(answers, day)) if day else answers.folder
            _pair(text, "Folder", folder if len(folder) <= ASIDE else f"…{folder[1 - ASIDE :]}")
        start = read_time(answers.start)
        clock = f", {start:%H:%M}" if start else ""
        _pair(text, "Meeting", f"{long_day(day)}{clock}" if day else "")
        _pair(text, "Venue", answers.venue.strip())
    items = head.items if head else items_of(answers.made_from)
    if step == 0 and items:
        text.append("\nIts agenda\n" if head else "\nThe agenda\n", style="bold")
        text.append(bullets(items, ASIDE))
    return text


def bullets(items: Iterable[str], width: int, lead: str = "") -> str:
    """Items as lines of a width in columns; what runs over is indented."""
    return "".join(
        f"{fill(item, width, initial_indent=f'{lead}· ', subsequent_indent=f'{lead}  ')}\n"
        for item in items
    )


def _pair(text: Text, label: str, value: str) -> None:
    if value:
        text.append(f"{label}\n", style="bold")
        text.append(f"{value}\n")


def shown_plan(plan: Plan, width: int) -> Text:
    """What will be written, and what is to be known of it, in lines of a width in columns."""
    text = Text()
    text.append(f"{home_path(plan.folder)}\n", style="bold")
    for file, content in plan.files.items():
        text.append(f"  {file}")
        text.append(f"   {_size(content)}\n")
    text.append("\nAgenda\n", style="bold")
    for line in plan.agenda:
        lead = f"  {'  ' * line.depth}{line.number:<4} "
        title = fill(line.title, width, initial_indent=lead, subsequent_indent=" " * len(lead))
        text.append(f"{title}\n")
    if not plan.agenda:
        text.append("  no items yet: n on the agenda adds the first\n")
    if plan.actions:
        count = len(plan.actions)
        text.append(f"\n{count} open action{'s' if count != 1 else ''}", style="bold")
        text.append(" of the last note\n")
        text.append(bullets(map(action_line, plan.actions), width, "  "))
    if plan.remarks:
        text.append("\nTo look at\n", style="bold")
        text.append(bullets(plan.remarks, width, "  "))
    return text


def action_line(action: OpenAction) -> str:
    """An action in a line: "AB, by 30 November 2016: Write to the minister (Budget)"."""
    due = f"by {plain_day(action.due)}" if action.due else action.due_text
    owner = ", ".join(action.owner) or "nobody"
    if action.text.startswith(owner):  # "Cllr Jane Roe to write to the minister."
        owner = ""
    lead = ", ".join(filter(None, (owner, due)))
    return f"{lead}: {action.text} ({action.item})" if lead else f"{action.text} ({action.item})"


def _size(content: str | bytes) -> str:
    if isinstance(content, str):
        lines = len(content.splitlines())
        return f"{lines} lines"
    return f"{max(len(content) // 1024, 1)} KB"
