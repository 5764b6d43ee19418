"""veraPDF, started once for all tests of a process that ask it."""

from collections.abc import Iterator

import pytest

from tests.verapdf.engine import Engine, find_jar


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """The engine, after its jar was found to be the one that is known."""
    with Engine(find_jar()) as started:
        yield started
