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
from tests.editor.reached import Reached
from tests.editor.screens import PATIENCE, text

AT_ONCE = (1, 1, 2, 8, 24, 60)
"""Keys that are typed before it is waited for what they lead to: somebody looks, or is fast."""

HELD = 8
"""How often a key comes at most that is held down, and how many letters a word has."""

MOST_OPEN = 8
"""Screens that are open at one time: a dialog may ask, but nothing opens without end."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ"
SIGNS = " 0123456789.,;:-/'\"()[]{}#@*_|<>+=~`£é–"
MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
SHIFTED = tuple(f"{way}+{move}" for way in ("shift", "ctrl") for move in MOVES[:6])
CONTROL = ("enter", "enter", "escape", "escape", "tab", "tab", "shift+tab", "space", "ctrl+g")
WRITING = ("backspace", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+a", "ctrl+x", "ctrl+v")
FUNCTIONS = tuple(f"f{number}" for number in range(1, 13))
STEPS = ("ctrl+z", "ctrl+z", "ctrl+y")
WAYS = ("out", "outline", "go", "command")
PLACES = ("front", "meeting", "notices", "membership", "note of", "attach", "contacts", "board")


def keys_of(seed: int, count: int, size: tuple[int, int]) -> list[str]:
    """As many keys; ``click 3 14`` is the mouse, in that column and row."""
    source = random.Random(seed)
    bound = sorted({key for action in all_actions() for key in action.keys})
    kinds: Sequence[tuple[int, Sequence[str]]] = (
        (10, LETTERS),
        (6, SIGNS),
        (10, MOVES),
        (2, SHIFTED),
        (14, CONTROL),
        (5, WRITING),
        (6, FUNCTIONS),
        (3, STEPS),
        (20, bound),
        (2, ("click",)),
        (9, WAYS),
    )
    weights = [weight for weight, _ in kinds]
    found: list[str] = []
    while len(found) < count:
        keys = source.choices([keys for _, keys in kinds], weights)[0]
        key = source.choice(keys)
        if key == "click":
            found.append(f"click {source.randrange(size[0])} {source.randrange(size[1])}")
        elif keys is WAYS:
            found += _way(source, key)
        elif keys is MOVES:
            found += [key] * source.randint(1, HELD)
        elif keys is LETTERS:
            found += source.choices(LETTERS, k=source.randint(1, HELD))
        else:
            found.append(key)
    return found[:count]


def _way(source: random.Random, name: str) -> list[str]:
    """Keys that lead somewhere: else most of them would be pressed in the same few dialogs."""
    if name == "out":
        return ["escape"] * 3
    if name == "outline":
        return ["escape", "escape", "f2", "home", *["down"] * source.randrange(30), "enter"]
    if name == "go":
        return ["escape", "ctrl+g", *source.choice(PLACES), "enter"]
    return ["ctrl+p", *source.choice(all_actions()).label.lower()[:9], "enter"]


async def play(pilot: Pilot[Any], keys: Sequence[str], seed: int) -> Reached:
    """Press keys; returns what that came to. Raises AssertionError where the editor hangs."""
    done = 0
    reached = Reached(pilot.app)
    with reached.counting():
        for some in in_bursts(keys, seed):
            done += len(some)
            lately = keys[max(0, done - 40) : done]
            try:
                await _press(pilot, some)
            except TimeoutError:
                raise AssertionError(f"it hangs after {lately}\n{text(pilot.app)}") from None
            # run_test raises what it is, once it is left
            assert not has_failed(pilot.app), f"it fails after {done}: {lately}"
            assert len(pilot.app.screen_stack) < MOST_OPEN, f"{pilot.app.screen_stack}: {lately}"
            reached.look()
    return reached


def in_bursts(keys: Sequence[str], seed: int) -> Iterator[Sequence[str]]:
    """The keys, some at a time; a click by itself."""
    source = random.Random(seed)
    start = 0
    while start < len(keys):
        if keys[start].startswith("click"):
            end = start + 1
        else:
            end = min(start + source.choice(AT_ONCE), len(keys))
            clicks = (at for at in range(start, end) if keys[at].startswith("click"))
            end = next(clicks, end)
        yield keys[start:end]
        start = end


async def _press(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    app = pilot.app
    for key in keys:
        if key.startswith("click"):
            column, row = map(int, key.split()[1:])
            with suppress(OutOfBounds):
                async with asyncio.timeout(PATIENCE):
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
    """Wait until all keys have been taken. Raises TimeoutError where one of them is not."""
    left = -1
    end = 0.0
    while not has_failed(app):
        done = asyncio.Event()
        app.call_later(done.set)
        with suppress(TimeoutError):  # an application that has failed does not answer
            await asyncio.wait_for(done.wait(), 1)
        held = len(app._keys_held)  # type: ignore[attr-defined]  # noqa: SLF001
        if done.is_set() and not held and app._keys_settling is None:  # type: ignore[attr-defined]  # noqa: SLF001
            return
        now = asyncio.get_running_loop().time()
        if held != left:
            left, end = held, now + PATIENCE
        if now > end:
            raise TimeoutError
        await asyncio.sleep(0.002)


def has_failed(app: App[Any]) -> bool:
    """Whether something was raised that nobody expected."""
    return app._exception is not None  # noqa: SLF001 - run_test raises it, once it is left
