"""The same pack is the same bytes, however it was made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefpack import load
from briefpack.rendering.cache import SectionCache
from briefpack.rendering.pipeline import Rendered, RenderOptions, render_pack

PACK = Path(__file__).parents[2] / "examples" / "cyp-board" / "meetings" / "2016-11-03"


def made(output: Path, *, jobs: int, cache: SectionCache | None) -> tuple[Rendered, bytes]:
    rendered = render_pack(load(PACK), output, RenderOptions(jobs=jobs, cache=cache))
    return rendered, output.read_bytes()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("one") / "pack.pdf", jobs=1, cache=None)[1]


def test_two_workers_make_what_one_makes(tmp_path: Path, reference: bytes) -> None:
    assert made(tmp_path / "pack.pdf", jobs=2, cache=None)[1] == reference


def test_the_cache_changes_nothing(tmp_path: Path, reference: bytes) -> None:
    cache = SectionCache(tmp_path / "cache")
    cold, cold_bytes = made(tmp_path / "cold.pdf", jobs=2, cache=cache)
    warm, warm_bytes = made(tmp_path / "warm.pdf", jobs=2, cache=cache)
    assert (cold.from_cache, warm.from_cache) == (0, warm.sections)
    assert cold_bytes == warm_bytes == reference


def test_another_hash_seed_and_another_time_zone_change_nothing(
    tmp_path: Path, reference: bytes
) -> None:
    output = tmp_path / "pack.pdf"
    command = [sys.executable, "-m", "briefpack", "render", str(PACK), "-o", str(output)]
    subprocess.run(
        [*command, "--no-cache"],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"},
        capture_output=True,
    )
    assert output.read_bytes() == reference


def test_a_damaged_cache_entry_is_laid_out_anew(tmp_path: Path, reference: bytes) -> None:
    cache = SectionCache(tmp_path / "cache")
    made(tmp_path / "cold.pdf", jobs=2, cache=cache)
    for entry in cache.folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-10])
    again, again_bytes = made(tmp_path / "again.pdf", jobs=2, cache=cache)
    assert again.from_cache == 0
    assert again_bytes == reference
