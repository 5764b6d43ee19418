"""Exit statuses: part of what scripts may rely on."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command ends with."""

    FINE = 0
    """Done; no problems of the kind that the command looks for. Also where whoever read the output
    had enough of it before its end, as ``head`` does."""
    PROBLEMS = 1
    """The pack has problems."""
    USAGE = 2
    """Wrong use, something that cannot be read or written at all, or a fault in briefpack."""
    INTERRUPTED = 130
    """Stopped by the person (128 + SIGINT)."""
