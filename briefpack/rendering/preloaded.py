"""What the server has loaded that processes are forked off: imported by it, and by nothing else."""

import gc
import importlib

MODULES = (
    "briefpack.rendering.nobody_asks",
    "weasyprint",
    "briefpack.rendering.workers",
    "briefpack.rendering.tagging.section",
)


def _load() -> None:
    """Load all of it; searching it for garbage would take a sixth of the time, and find none."""
    gc.disable()
    try:
        for name in MODULES:
            importlib.import_module(name)
    finally:
        gc.freeze()
        gc.set_threshold(100_000, 20, 20)  # as the command line has it, for the same reasons
        gc.enable()


_load()
