"""What is told in passing: shown for some seconds, on whatever screen is open."""

from typing import Self

from textual.notifications import Notification, Notifications

PASSING = "information"
"""What the last one tells is all that one needs to know: of six changes undone, not six boxes."""

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


class Notices(Notifications):
    """What is being told: each warning and error, and the last thing told in passing."""

    def add(self, notification: Notification) -> Self:
        """Take up a notice, perhaps in the place of the one before."""
        if notification.severity == PASSING:
            for each in [each for each in self if each.severity == PASSING]:
                del self[each]
        super().add(notification)
        return self
