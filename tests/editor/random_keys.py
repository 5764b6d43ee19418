"""Keys that nobody means: a monkey at the keyboard and the mouse, the same for each seed."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import OutOfBounds, Pilot

from briefpack.editor.actions import all_actions
from tests.editor.screens import PATIENCE, text

AT_ONCE = 24
"""Keys that are typed before it is waited for what they lead to, as somebody does who is fast."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ"
SIGNS = " 0123456789.,;:-/'\"()[]{}#@*_|<>+=~`£é–"
MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
SHIFTED = tuple(f"{way}+{move}" for way in ("shift", "ctrl") for move in MOVES[:6])
CONTROL = ("enter", "enter", "escape", "escape", "tab", "tab", "shift+tab", "space", "ctrl+g")
WRITING = ("backspace", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+a", "ctrl+x", "ctrl+v")
FUNCTIONS = tuple(f"f{number}" for number in range(1, 13))
STEPS = ("ctrl+z", "ctrl+z", "ctrl+y")


def keys_of(seed: int, count: int, size: tuple[int, int]) -> list[str]:
    """As many keys; ``click 3 14`` is the mouse, in that column and row."""
    source = random.Random(seed)
    bound = sorted({key for action in all_actions() for key in action.keys})
    kinds: Sequence[tuple[int, Sequence[str]]] = (
        (22, LETTERS),
        (6, SIGNS),
        (20, MOVES),
        (2, SHIFTED),
        (14, CONTROL),
        (5, WRITING),
        (6, FUNCTIONS),
        (3, STEPS),
        (20, bound),
        (2, ("click",)),
    )
    weights = [weight for weight, _ in kinds]
    found = []
    for _, keys in source.choices(kinds, weights, k=count):
        key = source.choice(keys)
        if key == "click":
            key = f"click {source.randrange(size[0])} {source.randrange(size[1])}"
        found.append(key)
    return found


async def play(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    """Press keys. Raises AssertionError, with the keys up to there, where the editor hangs."""
    done = 0
    for some in in_bursts(keys):
        done += len(some)
        try:
            async with asyncio.timeout(PATIENCE):
                await _press(pilot, some)
        except TimeoutError:
            told = f"it hangs after {keys[max(0, done - 40) : done]}\n{text(pilot.app)}"
            raise AssertionError(told) from None
        if pilot.app._exception is not None:  # noqa: SLF001 - run_test raises it, once it is left
            raise AssertionError(f"it fails after {done}: {keys[max(0, done - 40) : done]}")


def in_bursts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """The keys, some at a time; a click by itself."""
    start = 0
    for at, key in enumerate(keys):
        if key.startswith("click") or at - start == AT_ONCE:
            if at > start:
                yield keys[start:at]
            start = at
        if key.startswith("click"):
            yield keys[at : at + 1]
            start = at + 1
    if start < len(keys):
        yield keys[start:]


async def _press(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    app = pilot.app
    for key in keys:
        if key.startswith("click"):
            column, row = map(int, key.split()[1:])
            with suppress(OutOfBounds):
                await pilot.click(offset=(column, row))
        else:
            app.post_message(pressed(key))
    await settled(app)


def pressed(key: str) -> Key:
    """A key, as a terminal sends it."""
    if len(key) == 1:
        return Key(_character_to_key(key), key)
    return Key(key, " " if key == "space" else None)


async def settled(app: App[Any]) -> None:
    """Wait until all keys have been taken."""
    while True:
        done = asyncio.Event()
        app.call_later(done.set)
        await done.wait()
        if not app._keys_held and app._keys_settling is None:  # type: ignore[attr-defined]  # noqa: SLF001
            return
        await asyncio.sleep(0.002)
