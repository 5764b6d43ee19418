"""A server that processes are forked off may outlive who asked it: imported by it alone.

Whoever is killed in the middle of asking leaves half a question, and there is nobody to be told.
"""

import sys
from types import TracebackType


def _tell(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    """Tell of an error as Python does, unless it is that a question ends before it is whole."""
    if not issubclass(kind, EOFError):
        sys.__excepthook__(kind, error, where)


sys.excepthook = _tell
