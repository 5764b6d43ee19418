"""What runs apart: reads a file that may be anything, and writes what is safe of it.

It is given a folder that holds the file, and leaves there a clean PDF and its answer.
"""

import errno
import json
import time
from pathlib import Path

ANSWER = "answer.json"

NO_ROOM = 75
"""What it ends with where the disk is full, which says nothing about the file."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def load() -> None:
    """Load all that will be needed, before limits are set and a file is touched."""
    import PIL.JpegImagePlugin  # noqa: F401

    import briefpack.foreign.examining  # noqa: F401


def main(folder: str, room: int) -> int:
    """Examine the file in ``folder``, within the limits; returns the status to end with.

    ``room`` is the address space in bytes that libraries have mapped and do not use.
    """
    from briefpack.foreign.limits import keep_within, peak_memory

    keep_within(room)
    began = time.process_time()
    try:
        answer = _found(Path(folder))
        answer["peak"] = peak_memory()
        answer["seconds"] = time.process_time() - began
        (Path(folder) / ANSWER).write_text(json.dumps(answer), encoding="utf-8")
    except OSError as error:
        if error.errno not in _FULL:
            raise
        return NO_ROOM
    return 0


def _found(folder: Path) -> dict[str, object]:
    from briefpack.foreign.copying import DEEP
    from briefpack.foreign.examining import examine
    from briefpack.foreign.findings import Refusal

    try:
        return examine(folder)
    except Refusal as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "it takes more memory than a PDF should"}
    except RecursionError:
        return {"refused": DEEP}
    except Exception as error:  # whatever a broken file makes the libraries raise
        if isinstance(error, OSError) and error.errno in _FULL:
            raise
        return {"refused": "it is not made as a PDF should be", "fault": repr(error)[:500]}
