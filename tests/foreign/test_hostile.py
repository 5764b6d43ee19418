"""Files that mean harm: refused in words, or clean; within bounds of time and memory."""

from pathlib import Path

import pytest

from briefpack.foreign import Examined, Refused
from tests.foreign.hostile import HOSTILE, MARKER
from tests.foreign.looks import difference, everything_in
from tests.foreign.measured import measured

MOST_MEGABYTES = 500
MOST_SECONDS = 22
"""The child's twenty, and what starting and ending it takes."""


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_harmful_comes_through(tmp_path: Path, name: str) -> None:
    hostile = HOSTILE[name]
    data = hostile.make()
    found = measured(data, tmp_path)
    assert found.seconds < MOST_SECONDS
    assert found.megabytes < MOST_MEGABYTES
    if hostile.refused:
        assert isinstance(found.verdict, Refused)
        assert found.verdict.reason in hostile.refused
        assert found.clean is None
        return
    assert isinstance(found.verdict, Examined)
    assert set(hostile.removed) <= set(found.verdict.removed)
    assert found.clean is not None
    inside = everything_in(found.clean)
    for text in (MARKER, MARKER.encode("utf-16-be").decode("latin-1")):
        assert text.encode("latin-1") not in inside
    for key in (b"/JavaScript", b"/JS", b"/Launch", b"/AA", b"/OpenAction", b"/EmbeddedFile"):
        assert key not in inside
    if not name.startswith("drawn giant"):
        assert difference(data, found.clean) < 1


def test_marked_bytes_are_found_where_they_are() -> None:
    """The search for markers finds each of them in the files as they came."""
    for name in ("scripts", "embedded file", "comment", "private data", "properties"):
        assert MARKER.encode() in everything_in(HOSTILE[name].make())
