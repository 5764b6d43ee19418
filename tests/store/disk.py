"""A disk that fails when a test wants it to."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


def failing(number: int) -> Callable[..., Any]:
    """What stands for a call of the operating system that fails with this number."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())
