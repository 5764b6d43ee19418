"""What runs apart: reads a file that may be anything, and writes what is safe of it.

It is given a folder that holds the file, and leaves there a clean PDF and its answer.
"""

import json
import time
from pathlib import Path

ANSWER = "answer.json"


def load() -> None:
    """Load all that will be needed, before limits are set and a file is touched."""
    import PIL.JpegImagePlugin  # noqa: F401

    import briefpack.foreign.examining  # noqa: F401


def main(folder: str, room: int) -> None:
    """Examine the file in ``folder``, within the limits.

    ``room`` is the address space in bytes that libraries have mapped and do not use.
    """
    from briefpack.foreign.copying import DEEP
    from briefpack.foreign.examining import examine
    from briefpack.foreign.findings import Refusal
    from briefpack.foreign.limits import keep_within, peak_memory

    keep_within(room)
    began = time.process_time()
    answer: dict[str, object]
    try:
        answer = examine(Path(folder))
    except Refusal as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": "it takes more memory than a PDF should"}
    except RecursionError:
        answer = {"refused": DEEP}
    except Exception as error:  # noqa: BLE001 - whatever a broken file makes the libraries raise
        answer = {"refused": "it is not made as a PDF should be", "fault": repr(error)[:500]}
    answer["peak"] = peak_memory()
    answer["seconds"] = time.process_time() - began
    (Path(folder) / ANSWER).write_text(json.dumps(answer), encoding="utf-8")
