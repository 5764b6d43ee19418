"""A calendar to choose a day from."""

import calendar
from datetime import date, datetime, timedelta
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.widgets import Static

from briefpack.editor.widgets.dialog import Dialog
from briefpack.editor.widgets.key_line import KeyLine
from briefpack.plan.days import long_day

DAY_WIDTH = 4
"""Columns of a day, with the brackets of the one under the cursor."""

_HEADS = 2
"""Lines above the first week."""


class Calendar(Dialog[date | None]):
    """A month, with a day under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("enter", "take", "Choose"),
        Binding("left", "step(-1)", "Day"),
        Binding("right", "step(1)", show=False),
        Binding("up", "step(-7)", "Week"),
        Binding("down", "step(7)", show=False),
        Binding("pageup", "month(-1)", "Month"),
        Binding("pagedown", "month(1)", show=False),
        Binding("home", "month(-12)", show=False),
        Binding("end", "month(12)", show=False),
        Binding("t", "today", "Today"),
    ]

    def __init__(self, day: object, today: date) -> None:
        super().__init__()
        self.today = today
        self.day = day if isinstance(day, date) else today
        if isinstance(self.day, datetime):
            self.day = self.day.date()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog calendar"):
            yield Static("", id="calendar-month")
            yield Static(
                "←→  day         ↑↓  week\nPgUp PgDn month\nHome End  year   t   today",
                classes="quiet",
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the month."""
        self._show()

    @property
    def _weeks(self) -> list[list[int]]:
        """The month's weeks, from Monday, with 0 for the days of other months."""
        return calendar.monthcalendar(self.day.year, self.day.month)

    def _show(self) -> None:
        head = " ".join(long_day(self.day).split()[2:]).center(7 * DAY_WIDTH)
        text = Text(f"{head}\n", style="bold")
        text.append(" Mo  Tu  We  Th  Fr  Sa  Su \n", style="dim")
        for week in self._weeks:
            for day in week:
                text.append(*self._cell(day))
            text.append("\n")
        text.append(f"\n{long_day(self.day)}")
        self.query_one("#calendar-month", Static).update(text)

    def _cell(self, day: int) -> tuple[str, str]:
        if day == 0:
            return " " * DAY_WIDTH, ""
        if day == self.day.day:
            return f"[{day:>2}]", "bold reverse"
        is_today = (self.day.year, self.day.month, day) == (
            self.today.year,
            self.today.month,
            self.today.day,
        )
        return f" {day:>2} ", "bold underline" if is_today else "not bold"

    def action_step(self, days: int) -> None:
        """Go some days on or back."""
        try:
            self.day += timedelta(days=days)
        except OverflowError:  # there is no year 0, nor 10000
            self.app.bell()
        self._show()

    def action_month(self, by: int) -> None:
        """Go months on or back; the day stays, or is the month's last."""
        months = self.day.year * 12 + self.day.month - 1 + by
        year, month = divmod(months, 12)
        if not date.min.year <= year <= date.max.year:
            self.app.bell()
            return
        last = calendar.monthrange(year, month + 1)[1]
        self.day = date(year, month + 1, min(self.day.day, last))
        self._show()

    def action_today(self) -> None:
        """Go to today."""
        self.day = self.today
        self._show()

    def action_take(self) -> None:
        """Take the day under the cursor."""
        self.dismiss(self.day)

    def on_click(self, event: Click) -> None:
        """Take the day that is clicked."""
        month = self.query_one("#calendar-month", Static)
        place = event.get_content_offset(month)
        if place is None or place.y < _HEADS:
            return
        week, column = place.y - _HEADS, place.x // DAY_WIDTH
        if week < len(self._weeks) and column < len(self._weeks[week]):
            day = self._weeks[week][column]
            if day:
                self.dismiss(self.day.replace(day=day))
