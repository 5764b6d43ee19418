"""Much to do, done on all cores."""

import os
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from briefpack.errors import BriefpackError
from briefpack.processors import processors

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.context import BaseContext

FEW = 24
"""As many packs as one process has checked before others would have started."""

AT_A_TIME = 8
"""Packs that a process is given at once: to hand over each by itself takes longer."""

_LOADED_ONCE = (
    "briefpack.rendering.nobody_asks",
    "briefpack.cli.gather",
    "briefpack.rules.registry",
)
"""What all processes need: it is loaded by the one that they are forked off."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


def side_by_side(
    answer: Callable[[Question], Answer], questions: Sequence[Question]
) -> Generator[Answer, None, None]:
    """The answers to all questions, in their order; many are worked out by several processes.

    Those end with the iterator, and should this process be killed.
    """
    processes = min(processors(), len(questions) // FEW)
    if processes <= 1:
        yield from map(answer, questions)
    else:
        yield from _by_processes(answer, questions, processes)


def _by_processes(
    answer: Callable[[Question], Answer], questions: Sequence[Question], processes: int
) -> Generator[Answer, None, None]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    from briefpack.rendering.processes import ctrl_c_waits

    context = _context()
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent)
    try:
        # What is started meanwhile inherits that Ctrl-C is not for it but for us.
        with ctrl_c_waits():
            waiting = deque(
                pool.submit(_answers, answer, questions[start : start + AT_A_TIME])
                for start in range(0, len(questions), AT_A_TIME)
            )
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise BriefpackError(
            "a process that was checking packs has ended before its time",
            "the machine may be short of memory: check fewer packs at once",
        ) from error
    except BaseException:
        _kill(pool)
        raise
    finally:
        pool.shutdown()


def _answers(answer: Callable[[Question], Answer], questions: Sequence[Question]) -> list[Answer]:
    return [answer(question) for question in questions]


def _context() -> "BaseContext":
    """How processes are started: forked off a server, or begun anew.

    What is forked off a process with threads may hang.
    """
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import resource_tracker

    # The server would start it, and it lets Ctrl-C through again when it has started.
    resource_tracker.ensure_running()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED_ONCE))
    return context


def _kill(pool: "ProcessPoolExecutor") -> None:
    """End processes at once, whatever they are at."""
    for process in list((pool._processes or {}).values()):  # noqa: SLF001 - it has no other way
        with suppress(OSError, ValueError):
            process.terminate()


def _end_with_parent() -> None:
    """Have this process end with the one that asks it, however that ends."""
    import threading
    from multiprocessing import parent_process

    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
