"""Sections laid out side by side, each in a process of its own that can be stopped."""

import contextlib
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Self

from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.processors import processors
from briefpack.rendering.engine import Style, lay_out, prepare
from briefpack.rendering.processes import context, ctrl_c_waits, warm_up
from briefpack.rendering.section import SectionSource

CHECK_SECONDS = 0.1
"""How often a render looks whether it was asked to stop."""


def default_jobs() -> int:
    """Two at least pay on any machine; more than four hardly do, and each takes 100 MB."""
    return min(4, processors())


class Workers:
    """A pool of processes for one theme, started when first needed.

    It is a context manager; leaving it ends the processes.
    """

    def __init__(self, jobs: int, style: Style, font_cache: str) -> None:
        self._jobs = jobs
        self._style = style
        self._font_cache = font_cache
        self._pool: ProcessPoolExecutor | None = None
        self._futures: dict[Future[bytes], SectionSource] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def are_busy(self) -> bool:
        """Whether there are sections whose results nobody has taken yet."""
        return bool(self._futures)

    def submit(self, source: SectionSource) -> None:
        """Have a section laid out; processes are started as there is work for them."""
        if self._pool is None:
            warm_up()
            self._pool = ProcessPoolExecutor(
                max_workers=self._jobs,
                mp_context=context(),
                initializer=_begin,
                initargs=(self._style, self._font_cache),
            )
        with ctrl_c_waits():
            self._futures[self._pool.submit(_lay_out, source)] = source

    def results(self, cancelled: Callable[[], bool]) -> Iterator[tuple[SectionSource, bytes]]:
        """The sections submitted up to now, each as it is done."""
        try:
            while self._futures:
                done, _ = wait(self._futures, CHECK_SECONDS, FIRST_COMPLETED)
                for future in done:
                    yield self._futures.pop(future), future.result()
                _stop_if(cancelled())
        except BrokenProcessPool as error:
            raise BriefpackError(
                "A process that lays out pages ended before its time.",
                "the machine may be short of memory; try again with --jobs 1",
            ) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the processes; what they are still at is no longer wanted."""
        self._kill()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._futures.clear()

    def _kill(self) -> None:
        # To end on their own, with all that they have loaded, takes them a while.
        for process in list((self._pool._processes or {}).values() if self._pool else ()):  # noqa: SLF001
            with contextlib.suppress(OSError, ValueError):
                process.terminate()


def _stop_if(cancelled: bool) -> None:  # noqa: FBT001 - it reads as a sentence
    if cancelled:
        raise RenderCancelled


_style: Style | None = None


def _begin(style: Style, font_cache: str) -> None:
    """First thing in a worker. Ctrl-C is the parent's to answer."""
    global _style  # noqa: PLW0603 - a worker serves one theme all its life
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(style, font_cache)
    _style = style


def _lay_out(source: SectionSource) -> bytes:
    if _style is None:
        message = "the worker was not prepared"
        raise RuntimeError(message)
    try:
        return lay_out(source, _style)
    except BriefpackError as error:
        # Only what every exception has comes through to the other process.
        raise BriefpackError(f"{source.name}: {error.message}", error.hint) from None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told in words
        raise BriefpackError(
            f"{source.name} cannot be laid out ({type(error).__name__}: {error}).",
            "try another theme; if it happens with briefpack's own, please report it",
        ) from None
