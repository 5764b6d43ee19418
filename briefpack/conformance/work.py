"""How much of a file is looked at: a file must not take as long as it likes."""

MOST_STEPS = 20_000_000
"""Operators, letters and values in all; a pack of a thousand pages takes a tenth."""


class TooMuchError(Exception):
    """The file asks for more than is looked at."""


class Work:
    """What is left of the work that a file may ask for."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self._left = steps

    def spend(self, steps: int = 1) -> None:
        """Use some of it up; raises TooMuchError at the end."""
        self._left -= steps
        if self._left < 0:
            raise TooMuchError
