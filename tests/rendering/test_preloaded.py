"""Processes that lay out pages have what they need from their start."""

import gc
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

from briefpack.rendering.processes import context, warm_up


def _found() -> tuple[set[str], bool, int]:
    """In another process: what is loaded, and whether garbage is searched for, save in that."""
    return set(sys.modules), gc.isenabled(), gc.get_freeze_count()


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(),
    reason="processes are not forked here",
)
def test_a_process_has_all_loaded_and_searches_for_its_own_garbage_only() -> None:
    warm_up()
    with ProcessPoolExecutor(1, mp_context=context()) as pool:
        loaded, enabled, frozen = pool.submit(_found).result()
    assert {"weasyprint", "briefpack.rendering.tagging.section"} <= loaded
    assert enabled
    assert frozen > 10_000
