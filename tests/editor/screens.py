"""The editor without a terminal: what stands on its screen, and waiting for that."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

PATIENCE = 30.0
"""Seconds until something that was to be seen is given up; machines of build servers are slow."""

Scenario = Callable[[Pilot[Any]], Awaitable[None]]


def text(app: App[Any]) -> str:
    """The screen as text."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no other way
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def notices(app: App[Any]) -> str:
    """What has been told in passing, whole: on the screen it is folded."""
    told = app._notifications  # noqa: SLF001 - the same
    return "\n".join(f"{each.title} {each.message}".strip() for each in told)


def play(app: App[Any], scenario: Scenario, size: tuple[int, int] = (80, 24)) -> None:
    """Run an application without a terminal, and somebody at its keys."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await scenario(pilot)

    asyncio.run(run())


async def see(pilot: Pilot[Any], *words: str, without: str | None = None) -> str:
    """The screen, as soon as it has all ``words``. Raises AssertionError where it never has."""

    def is_so() -> bool:
        screen = text(pilot.app)
        return all(word in screen for word in words) and (without is None or without not in screen)

    await until(pilot, is_so)
    return text(pilot.app)


async def hear(pilot: Pilot[Any], words: str) -> None:
    """Wait until something has been told in passing. Raises AssertionError where it never is."""
    await until(pilot, lambda: words in notices(pilot.app))


async def until(pilot: Pilot[Any], is_so: Callable[[], bool]) -> None:
    """Wait until something is so. Raises AssertionError with the screen where it never is."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not is_so():
        assert loop.time() < end, f"{text(pilot.app)}\n{notices(pilot.app)}"
        await pilot.pause(0.02)
    await pilot.pause()


async def write(pilot: Pilot[Any], words: str) -> None:
    """Type a text."""
    names = {" ": "space", "/": "slash", "-": "minus", "+": "plus", ":": "colon", ".": "full_stop"}
    await pilot.press(*(names.get(letter, letter) for letter in words))
