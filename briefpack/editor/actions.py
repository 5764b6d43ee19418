"""Everything that one can do in the editor, said once.

From these come the keys, the line of keys at the foot, the command palette, the help and the page
of the documentation. A module with things to do has its own ``ACTIONS``; ``all_actions`` knows the
modules. An action's method is called after its id: ``save`` is ``action_save``.
"""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its keys, the first of them shown, and its help.

    ``label`` is for lists and the line of keys, ``help`` one or two sentences. ``where`` it can
    be done: everywhere, or a pane by its name. ``shown`` is whether the line of keys has it;
    ``priority`` whether its keys go before those of a field with the focus.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    where: str = EVERYWHERE
    shown: bool = False
    priority: bool = False

    @property
    def method(self) -> str:
        """What Textual calls it by."""
        return self.id.replace("-", "_")

    def binding(self) -> Binding:
        """Its keys, as Textual wants them; a keymap of the user's finds them by the id."""
        return Binding(
            ",".join(each for key in self.keys for each in as_terminals_say(key)),
            self.method,
            self.label,
            show=self.shown,
            priority=self.priority,
            tooltip=self.help,
            id=self.id,
        )


def as_terminals_say(key: str) -> tuple[str, ...]:
    """A key in all ways in which terminals tell of it: most tell of Shift+V as of a V."""
    modifier, plus, letter = key.rpartition("+")
    return (key, letter.upper()) if plus and modifier == "shift" and len(letter) == 1 else (key,)


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """The keys of some actions; those without keys are in the palette alone."""
    return [action.binding() for action in actions if action.keys]


GENERAL = (
    Action("save", ("ctrl+s", "f12"), "Save", "Write all changes to the files.", shown=True),
    Action(
        "palette",
        ("ctrl+p", "f9"),
        "Commands",
        "Find anything that can be done here by typing a part of its name.",
        shown=True,
        priority=True,
    ),
    Action(
        "help",
        ("f1", "ctrl+question_mark"),
        "Help",
        "What this part of the screen is, and its keys.",
        shown=True,
        priority=True,
    ),
    Action(
        "outline",
        ("f2",),
        "Outline",
        "Go to the outline of the pack; on a narrow screen, open or close it.",
        shown=True,
        priority=True,
    ),
    Action("undo", ("ctrl+z",), "Undo", "Take the last change back.", shown=True, priority=True),
    Action(
        "next-problem",
        ("f8",),
        "Next problem",
        "Go to the next problem, and to the field or the letter that it is about.",
        shown=True,
        priority=True,
    ),
    Action(
        "render",
        ("f5",),
        "Render",
        "Make the PDF of the pack as it is here. Escape stops it.",
        shown=True,
        priority=True,
    ),
    Action(
        "jump",
        ("ctrl+o",),
        "Jump",
        "Show a letter on every part of the screen; press it to go there.",
        shown=True,
        priority=True,
    ),
    Action(
        "find",
        ("ctrl+f", "f3"),
        "Find",
        "Find words in this paper or in the whole pack, and put others in their place.",
        shown=True,
        priority=True,
    ),
    Action(
        "preview",
        ("f6",),
        "Preview",
        "Show the page of what has the focus, beside it or on a screen of its own.",
        shown=True,
        priority=True,
    ),
    Action(
        "redo", ("ctrl+y",), "Redo", "Make again what was taken back.", shown=True, priority=True
    ),
    Action(
        "previous-problem",
        ("shift+f8", "f7"),
        "Problem before",
        "Go to the problem before.",
        priority=True,
    ),
    Action("problems", ("ctrl+b",), "Problems", "Go to the list of problems.", priority=True),
    Action(
        "go-to",
        ("ctrl+g", "ctrl+shift+p"),
        "Go to…",
        "Find an item, a paper, a member or a section by typing a part of its name.",
        shown=True,
        priority=True,
    ),
    Action(
        "external-editor",
        ("f4",),
        "Open in $EDITOR",
        "Edit this text in the program that $VISUAL or $EDITOR names. What comes back is one "
        "change, which can be undone.",
        priority=True,
    ),
    Action(
        "save-pdf",
        (),
        "Save the PDF",
        "Write the PDF of the pack as it is here to a file that you name.",
    ),
    Action("theme", (), "Change theme", "Light, dark, or high contrast."),
    Action("reload", (), "Read from disk", "Take what is on disk in place of what is here."),
    Action("close-pack", (), "Close pack", "Go back to the list of packs."),
    Action(
        "quit",
        ("ctrl+q", "f10"),
        "Quit",
        "Leave the editor. Unsaved changes are asked about.",
        shown=True,
    ),
)
"""What can be done on the whole pack, wherever one is; in the order of the line of keys."""

ONLY_LOOK = frozenset(
    {
        *("palette", "help", "outline", "next-problem", "render", "jump", "find", "preview"),
        *("previous-problem", "problems", "go-to", "save-pdf", "theme", "reload", "close-pack"),
        *("quit", "agenda-open", "agenda-details", "member-form", "member-quorum", "member-table"),
        *("report-head", "report-sections", "note-view", "note-person", "note-back"),
        *("problem-rule", "filter-problems", "page-on", "page-back", "page-open", "page-save"),
    }
)
"""What can be done, by its id, with a pack that is open for reading only."""

_MODULES = (
    "briefpack.editor.panes.outline",
    "briefpack.editor.panes.agenda",
    "briefpack.editor.panes.form",
    "briefpack.editor.panes.membership",
    "briefpack.editor.panes.report",
    "briefpack.editor.panes.note",
    "briefpack.editor.problem_list",
    "briefpack.editor.preview",
    "briefpack.editor.start_texts",
)
"""Modules with an ``ACTIONS`` of their own."""


def all_actions() -> tuple[Action, ...]:
    """Every action of the editor. Raises ValueError where two have one id."""
    found = list(GENERAL)
    for module in _MODULES:
        found.extend(importlib.import_module(module).ACTIONS)
    ids = [action.id for action in found]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two actions have one id: {sorted(ids)}")
    return tuple(found)


_SIGNS = {
    "slash": "/",
    "question_mark": "?",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "insert": "Ins",
    "escape": "Esc",
}


def pretty(key: str) -> str:
    """A key as people write it: ^S, Alt+Up, F5."""
    *modifiers, last = key.split("+")
    last = _SIGNS.get(last, last.capitalize() if len(last) > 1 or modifiers else last)
    if modifiers == ["ctrl"] and len(last) == 1:
        return f"^{last.upper()}"
    if modifiers == ["shift"] and len(last) == 1:
        return last.upper()
    return "+".join([*(each.capitalize() for each in modifiers), last])
