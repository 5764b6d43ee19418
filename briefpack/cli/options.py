"""Kinds of values that options of several commands take."""

from datetime import date

import click


class Day(click.ParamType[date]):
    """A date as TOML writes it: 2016-11-03."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date that is meant; a usage error where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date like 2016-11-03", param, ctx)
