"""What stops the program. What is wrong with a pack is not here: that is a ``Problem``."""


class BriefpackError(Exception):
    """Something that briefpack cannot go on from, told to an officer.

    ``message`` says what is wrong in one sentence; ``hint`` says what to do about it.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["BriefpackError"], tuple[str, str | None]]:
        """Pickle with the hint, for errors of other processes."""
        return BriefpackError, (self.message, self.hint)


class RenderCancelled(BriefpackError):  # noqa: N818 - it is no error to be asked to stop
    """The person asked a render to stop; nothing was written."""

    def __init__(self) -> None:
        super().__init__("The render was stopped; the old PDF, if there was one, is as it was.")
