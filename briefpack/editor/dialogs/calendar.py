"""A calendar to choose a day from."""

import calendar
from datetime import date, timedelta
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class Calendar(ModalScreen[date | None]):
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
        Binding("t", "today", "Today"),
    ]

    def __init__(self, day: object, today: date) -> None:
        super().__init__()
        self.today = today
        self.day = day if isinstance(day, date) else today

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog calendar"):
            yield Static("", id="calendar-month")
            yield Static("arrows: day, week   PgUp, PgDn: month   t: today   Enter", id="hint")

    def on_mount(self) -> None:
        """Show the month."""
        self._show()

    def _show(self) -> None:
        text = Text(f"{self.day:%B %Y}\n", style="bold", justify="center")
        month = Text("Mo Tu We Th Fr Sa Su\n", style="dim")
        for week in calendar.Calendar().monthdatescalendar(self.day.year, self.day.month):
            for day in week:
                style = "dim" if day.month != self.day.month else ""
                style = "bold" if day == self.today else style
                style = "reverse" if day == self.day else style
                month.append(f"{day.day:>2}", style=style)
                month.append(" ")
            month.append("\n")
        self.query_one("#calendar-month", Static).update(Text.assemble(text, month))

    def action_step(self, days: int) -> None:
        """Go some days on or back."""
        self.day += timedelta(days=days)
        self._show()

    def action_month(self, by: int) -> None:
        """Go a month on or back; the day stays, or is the month's last."""
        months = self.day.year * 12 + self.day.month - 1 + by
        year, month = divmod(months, 12)
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
