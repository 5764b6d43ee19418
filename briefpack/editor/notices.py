"""What is told in passing: shown for some seconds, on whatever screen is open."""

from textual.notifications import Notification

AT_LEAST = 0.1
"""Seconds for which a notice is shown, once it is."""


class Notice(Notification):
    """A notice that can be shown at any moment, its last one too.

    Textual shows it anew on each screen that is opened, with a timer over what is left of its
    time. Where that runs out between the two, the timer would be over less than nothing, and
    would go round and round without anybody else having a turn.
    """

    @property
    def time_left(self) -> float:
        """Seconds for which it is still shown."""
        return max(super().time_left, AT_LEAST)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0
