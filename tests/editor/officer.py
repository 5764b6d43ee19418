"""An officer at a real terminal: what the long scenarios of the editor have in common.

The steps are those of a manual: go somewhere, fill a field in, choose from a list. Each waits for
what an officer would look for on the screen before going on.
"""

import re
import textwrap

from tests.editor.terminal import Terminal

PATIENCE = 60.0
"""Seconds until something that was to be seen is given up."""

SHORT = 12
"""Letters of a text up to which it is typed key by key; what is longer comes all at once."""

MOST_ROWS = 60
"""No form of the scenarios is longer."""

SEEN = 20
"""Letters of a text that are looked for on the screen, where it may be wrapped."""


class Officer:
    """Somebody who knows the editor from its manual, and has no mouse."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._steps: dict[tuple[str, str, str], int] = {}

    # -- keys and the screen ------------------------------------------------------------------

    def sees(self, *words: str) -> str:
        """Wait for words on the screen."""
        return self.terminal.wait_for(*words, seconds=PATIENCE)

    def sees_no(self, words: str) -> str:
        """Wait until words are gone from the screen."""
        return self.terminal.wait_without(words, seconds=PATIENCE)

    def sees_line(self, pattern: str) -> str:
        """Wait for a line in which a pattern is found."""
        wanted = re.compile(pattern, re.MULTILINE)
        return self.terminal.wait_until(
            lambda screen: bool(wanted.search(screen)), f"no line like {pattern!r}", PATIENCE
        )

    def presses(self, *keys: str) -> None:
        """Press keys, each by tmux's name for it."""
        self.terminal.press(*keys)

    def types(self, text: str) -> None:
        """Type a text: a short one letter by letter, a long one as fast as a paste comes."""
        for at, line in enumerate(text.split("\n")):
            if at:
                self.presses("Enter")
            parts = line if len(line) <= SHORT else [line]
            for part in parts:
                self.terminal.type(part)

    # -- from place to place ------------------------------------------------------------------

    def goes_to(self, place: str, heading: str = "") -> None:
        """Go to a part of the pack by its name; ``heading`` is what it is called there."""
        self.presses("C-g")
        self.sees("Go to")
        self.types(place)
        self.sees_line(rf"┃   {re.escape(place)}[^┃]*┃")
        self.presses("Enter")
        self.sees_heading(heading or place)

    def sees_heading(self, heading: str) -> None:
        """Wait until a part of the pack has the cursor; it is told at the top where there is
        little room."""
        self.sees_line(rf"(?:┏━|^) {re.escape(heading)}")

    # -- rows of a form -----------------------------------------------------------------------

    @property
    def row(self) -> str:
        """The name of the form's row that has the cursor, as the line below the form has it."""
        return _row(self.terminal.screen)

    def down_to(self, name: str) -> None:
        """Go down to the next row with a name.

        How far that is from the row of the cursor is remembered, for a form like this one.
        """
        form, here = self.form, self.row
        steps = self._steps.get((form, here, name), 0)
        self.presses(*["Tab"] * steps)
        if steps:
            self.sees_row(name)
            return
        row = here
        while row != name or not steps:
            assert steps < MOST_ROWS, f"no row {name}:\n{self.terminal.screen}"
            row = self._one_down(row)
            steps += 1
        self._steps[form, here, name] = steps

    def _one_down(self, row: str) -> str:
        """Go down from a row; returns the name of the next."""
        self.presses("Tab")
        screen = self.terminal.wait_until(
            lambda screen: _row(screen) not in {"", row}, f"still in {row}", PATIENCE
        )
        return _row(screen)

    def sees_row(self, name: str) -> None:
        """Wait until the cursor is in a row with a name."""
        self.terminal.wait_until(lambda screen: _row(screen) == name, f"not in {name}", PATIENCE)

    @property
    def form(self) -> str:
        """What the form is over: an item, a meeting."""
        found = re.search(r"(?:┏━|^) (\w+)", self.terminal.screen)
        return found[1] if found else ""

    # -- fields -------------------------------------------------------------------------------

    def fills(self, label: str, text: str) -> None:
        """Type into the row of the cursor, and see it there."""
        self.types(text)
        self.sees_field(label, text)

    def fills_in(self, *rows: tuple[str, str]) -> None:
        """Go down to rows by their names, one after the other, and fill each in."""
        for name, text in rows:
            self.down_to(name)
            self.fills(name, text)

    def sees_field(self, label: str, text: str) -> None:
        """Wait until a row of a form shows a text."""
        start = textwrap.shorten(text.partition("\n")[0], SEEN, placeholder="")
        self.sees_line(rf"{re.escape(label)}(?: \*)? +{re.escape(start)}")

    def chooses(self, label: str, letters: str, shown: str) -> None:
        """Choose from the list of the cursor's row by the first letters of what is wanted."""
        self.presses("Enter")
        self.types(letters)
        self.presses("Enter")
        self.sees_field(label, shown)

    def adds(self, key: str, line: str) -> None:
        """Add something below the cursor, which is named in a line of its own there."""
        self.presses(key)
        self.sees("Enter Take it")
        self.types(line)
        self.presses("Enter")

    def answers(self, question: str, answer: str) -> None:
        """Answer what is asked in one line."""
        self.sees(question)
        self.types(answer)
        self.presses("Enter")
        self.sees_no(question)

    # -- the end ------------------------------------------------------------------------------

    def saves(self) -> None:
        """Save what has been changed."""
        self.sees("● unsaved")
        self.presses("C-s")
        self.sees_no("● unsaved")

    def leaves(self) -> None:
        """Leave the editor, which ends well."""
        self.presses("C-q")
        assert self.terminal.wait_for_end(PATIENCE) == 0


def _row(screen: str) -> str:
    """The name at the start of the line below a form: "Room: The room and floor …"."""
    found = re.search(r"(?:^|┃) ([A-Z][^:┃│\n]*?)(?: \d+\.)?: \S", screen, re.MULTILINE)
    return found[1] if found else ""
