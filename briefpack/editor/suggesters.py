"""What completes a line as it is typed; the right arrow takes what is offered."""

import asyncio
from collections.abc import Sequence

from textual.suggester import Suggester

FEWEST_LETTERS = 2
"""Letters from which on councils are offered; too many start with one."""


class Authorities(Suggester):
    """Completes the name of a council from the table of authorities."""

    def __init__(self) -> None:
        super().__init__(use_cache=True, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first authority whose name starts so."""
        if len(value.strip()) < FEWEST_LETTERS:
            return None
        found = await asyncio.to_thread(authorities_for, value)
        return next((goes_on(value, name) for name in found if starts(value, name)), None)


def authorities_for(text: str) -> tuple[str, ...]:
    """The names of authorities that a text may become. The table is read when first asked."""
    from briefpack.rules.authorities import suggest

    return suggest(text)


class OneOf(Suggester):
    """Completes one of some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.texts = texts

    async def get_suggestion(self, value: str) -> str | None:
        """The first text that starts so."""
        return next((goes_on(value, text) for text in self.texts if starts(value, text)), None)


class Names(Suggester):
    """Completes the last of several names, parted by semicolons."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = names

    async def get_suggestion(self, value: str) -> str | None:
        """What is typed, with the last name whole; one that stands there already is not offered."""
        before, _, last = value.rpartition(";")
        typed = last.lstrip()
        taken = {name.strip().casefold() for name in before.split(";")}
        for name in self.names:
            if typed and starts(typed, name) and name.casefold() not in taken:
                return f"{value}{name[len(typed) :]}"
        return None


def starts(typed: str, text: str) -> bool:
    """Whether a text goes on from what is typed, in small letters or not."""
    return len(typed) < len(text) and text[: len(typed)].casefold() == typed.casefold()


def goes_on(typed: str, text: str) -> str:
    """A text as it was begun: what is typed stays as it is."""
    return f"{typed}{text[len(typed) :]}"
