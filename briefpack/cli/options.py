"""Options of several commands, and the kinds of values that they take."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A day as officers type it: 2016-11-03, "3 nov", +2w."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date that is meant; a usage error where it is none."""
        from briefpack.editing.typed_dates import read_date

        if isinstance(value, date):
            return value
        day = read_date(value, date.today())  # noqa: DTZ011 - the officer's day
        if day is None:
            self.fail(f"{value!r} is no day; write it like 2026-11-03 or '3 nov'", param, ctx)
        return day


def entry_options(function: Function) -> Function:
    """The options of what sets values, to take some away and to move entries of lists.

    What is to be taken away comes as it could be typed among the values: "votes.0=".
    """
    remove = click.option(
        "--remove",
        metavar="KEY",
        multiple=True,
        callback=_without_values,
        help="Take this away; as often as needed.",
    )
    place = (str, click.IntRange(0))
    move = click.option(
        "--move", metavar="KEY PLACE", type=place, help="Put an entry there in its list, from 0."
    )
    return remove(move(function))


def _without_values(
    ctx: click.Context, param: click.Parameter, keys: tuple[str, ...]
) -> tuple[str, ...]:
    del ctx, param
    if wrong := [key for key in keys if "=" in key]:
        raise click.BadParameter(f"name a key alone, without a value: {wrong[0].partition('=')[0]}")
    return tuple(f"{key}=" for key in keys)
