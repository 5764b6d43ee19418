"""Going to one of some choices by typing the beginning of its label."""

from collections.abc import Sequence

from textual.events import Key


class TypedLabel:
    """What has been typed of a label: "v" goes to the next with that letter, "vic" on to more."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = [label.casefold() for label in labels]
        self._typed = ""

    def after(self, event: Key, at: int) -> int:
        """The place to go to from place ``at`` when a key is pressed."""
        letter = event.character
        if not event.is_printable or letter is None or letter == " ":
            self._typed = ""
            return at
        for typed, first in ((self._typed + letter, 0 if self._typed else 1), (letter, 1)):
            for step in range(first, first + len(self._labels)):
                place = (at + step) % len(self._labels)
                if self._labels[place].startswith(typed.casefold()):
                    self._typed = typed
                    return place
        self._typed = ""
        return at
