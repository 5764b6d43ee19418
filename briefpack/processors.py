"""How many processors there are to share work among."""

import os


def processors() -> int:
    """How many this process may use; all there are, where the system does not say."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # a Mac
        return os.cpu_count() or 1
