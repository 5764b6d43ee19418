"""How worker processes come to be, and soon: what starts them loads next to nothing itself."""

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from multiprocessing.context import BaseContext


def context() -> BaseContext:
    """How processes are started: forked off a server that has WeasyPrint loaded, once for all.

    Never forked off the caller's process, whose threads Pango does not survive.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forkserver = multiprocessing.get_context("forkserver")
    forkserver.set_forkserver_preload(["briefpack.rendering.preloaded"])
    return forkserver


def warm_up() -> None:
    """Start loading WeasyPrint, beside whatever the caller does next."""
    if context().get_start_method() == "forkserver":
        from multiprocessing import resource_tracker
        from multiprocessing.forkserver import ensure_running

        # The server, and what it forks, inherit that Ctrl-C is not for them but for us. The
        # tracker, which the server would start, lets Ctrl-C through again when it has started.
        with _real_standard_error():
            resource_tracker.ensure_running()
            with ctrl_c_waits():
                ensure_running()


@contextlib.contextmanager
def _real_standard_error() -> Iterator[None]:
    """Have standard error be a file: a program that owns the screen puts something else there."""
    before = sys.stderr
    if sys.__stderr__ is not None:
        sys.stderr = sys.__stderr__
    try:
        yield
    finally:
        sys.stderr = before


@contextlib.contextmanager
def ctrl_c_waits() -> Iterator[None]:
    """Have Ctrl-C wait: a process half started would be one that nobody ends."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
