"""What runs apart: reads a file that may be anything, and writes what is safe of it.

It is started with a folder that holds the file, and leaves there a clean PDF and its answer.
"""

import json
import sys
import time
from pathlib import Path

ANSWER = "answer.json"


def main(folder: Path) -> None:
    """Examine the file in ``folder``, within the limits."""
    # All that will be needed is loaded before the limits are set and the file is touched.
    import PIL.JpegImagePlugin  # noqa: F401

    from briefpack.foreign.copying import DEEP
    from briefpack.foreign.examining import examine
    from briefpack.foreign.findings import Refusal
    from briefpack.foreign.limits import keep_within, peak_memory

    keep_within()
    began = time.process_time()
    try:
        answer = examine(folder)
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
    (folder / ANSWER).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
