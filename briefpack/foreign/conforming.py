"""Whether a file's tags hold what they promise: the one place that asks."""

import contextlib
import signal
from collections.abc import Iterator

from pikepdf import Dictionary, Pdf

from briefpack.foreign.limits import MOST_CHECKED, MOST_CHECKING
from briefpack.foreign.values import is_true


def is_tagged(pdf: Pdf) -> bool:
    """Whether a PDF says that its text can be read in order."""
    mark = pdf.Root.get("/MarkInfo")
    says_so = isinstance(mark, Dictionary) and is_true(mark.get("/Marked"))
    return says_so and isinstance(pdf.Root.get("/StructTreeRoot"), Dictionary)


def conforms(pdf: Pdf) -> bool:
    """Whether nothing is to be said against a PDF's tags."""
    from briefpack.conformance import findings

    # Whatever makes the checks stumble, or go on for too long, has not been found to conform.
    with contextlib.suppress(Exception), _within(MOST_CHECKING):
        return all(finding.is_advice for finding in findings(pdf, MOST_CHECKED))
    return False


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when what is done here has taken so long of the processor's time."""

    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
