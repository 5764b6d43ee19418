"""What a process may take that reads strangers' files."""

import contextlib
from collections.abc import Mapping
from pathlib import Path


def bind(bounds: Mapping[int, int]) -> None:
    """Bind this process, for good, to so much of each of the system's resources."""
    import resource

    for kind, bound in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # a lower bound is in force already
            resource.setrlimit(kind, (bound, bound))


def memory(key: str) -> int:
    """A figure of this process, such as VmSize, in bytes; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    found = [line.split()[1] for line in lines if line.startswith(f"{key}:")]
    return int(found[0]) * 1024 if found else 0
