"""Kinds of values that options of several commands take."""

from datetime import date

import click


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
