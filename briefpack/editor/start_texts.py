"""What the screen to start from offers, and says of a pack."""

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from briefpack.editor.actions import EVERYWHERE, Action
from briefpack.editor.how_far import how_far
from briefpack.editor.pack_heads import PackHead
from briefpack.editor.wizard_texts import ACTIONS as WIZARD_ACTIONS
from briefpack.editor.wizard_texts import bullets
from briefpack.plan.days import long_day

HERE = (
    Action(
        "start-open",
        ("enter",),
        "Open",
        "Open the pack under the cursor.",
        "start",
        shown=True,
        priority=True,
    ),
    Action(
        "start-new",
        ("n",),
        "New pack",
        "Begin a pack: from the last meeting's, from a template, or from nothing.",
        "start",
        shown=True,
    ),
    Action(
        "start-other",
        ("o",),
        "Open another",
        "Open a pack by typing where its folder is.",
        "start",
        shown=True,
    ),
    Action(
        "start-filter",
        ("slash",),
        "Filter",
        "Show only packs with these words in the board's name, the day, the title or the folder.",
        "start",
        shown=True,
    ),
    Action(
        "start-remove",
        ("r", "delete"),
        "Remove",
        "Remove the pack from the list of those opened last. Its files stay as they are.",
        "start",
    ),
)

ACTIONS = (
    *HERE,
    Action(
        "new-from-this",
        (),
        "New pack from this one",
        "Begin the next meeting's pack: what stands on every agenda is taken from this one.",
        EVERYWHERE,
    ),
    *WIZARD_ACTIONS,
)

ABOUT = 46
"""Columns there for what is told of it."""

WELCOME = """\
Welcome to briefpack.

A pack is what members read before a meeting: notices, agenda, reports and
attachments. Here it is a folder of plain files. You write them on these
screens, problems are told as you type, and F5 makes the PDF.

  n        begin a pack: from nothing, from a template, or from the last
           meeting's pack
  o        open a pack by typing where it is
  F1       help on whatever has the focus, on every screen
  Ctrl+P   everything that can be done, by name (or F9)

Packs that you open are listed here the next time, and so are those below
the folder that you start briefpack in."""


def matching(words: str, heads: Sequence[PackHead]) -> list[PackHead]:
    """The packs that have all ``words`` in the board's name, the day, the title or the path."""
    wanted = words.casefold().split()
    return [head for head in heads if all(word in _searched(head) for word in wanted)]


def _searched(head: PackHead) -> str:
    return f"{head.name} {head.when} {head.title} {head.folder}".casefold()


def about(head: PackHead, today: date) -> Text:
    """A pack in a few lines."""
    text = Text()
    text.append(f"{head.name}\n", style="bold")
    if head.trouble:
        text.append(f"\n✗ {head.trouble}\n")
        text.append(
            "\nIf it was moved, open it from where it is now: o.\nr takes it off the list.\n"
        )
    if head.day is not None:
        clock = f", {head.start:%H:%M}" if head.start else ""
        text.append(f"{long_day(head.day)}{clock}\n")
        text.append(f"{how_far(head.day, today)}\n")
    for part in filter(None, (head.title, head.venue)):
        text.append(f"{part}\n")
    if head.items:
        text.append("\nAgenda\n", style="bold")
        text.append(bullets(head.items, ABOUT))
    return text
