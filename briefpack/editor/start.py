"""To be written."""

from textual.screen import Screen

ACTIONS = ()


class Start(Screen[None]):
    """To be written."""
