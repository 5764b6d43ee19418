"""What all tests share: a cache of their own, so that none depends on what ran before."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder for this run, also for the processes that tests start."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("BRIEFPACK_CACHE")
    os.environ["BRIEFPACK_CACHE"] = str(folder)
    yield folder
    if before is None:
        del os.environ["BRIEFPACK_CACHE"]
    else:
        os.environ["BRIEFPACK_CACHE"] = before
