"""The cache of laid-out sections: whole entries or none, within its bound, never needed."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from briefpack.rendering.cache import SectionCache, pack, unpack
from briefpack.rendering.section import Anchor, Bookmark, Layout

LAYOUT = Layout(
    pages=2,
    anchors={"here": Anchor(1, 72.5, 700.25)},
    bookmarks=(Bookmark("Heading", Anchor(0, 1, 2), (Bookmark("Below", Anchor(1, 3, 4)),)),),
    missing=("\N{DEVANAGARI LETTER KA}",),
    refused=("http://example.org/x",),
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = SectionCache(tmp_path / "sections")
    cache.put("key", pack(LAYOUT, b"%PDF"))
    section = cache.get("key", "report")
    assert section is not None
    assert (section.name, section.layout, section.pdf) == ("report", LAYOUT, b"%PDF")


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert SectionCache(tmp_path / "no folder").get("key", "report") is None


def test_every_changed_byte_makes_an_entry_none() -> None:
    packed = pack(LAYOUT, b"%PDF")
    for position in range(len(packed)):
        changed = bytearray(packed)
        changed[position] ^= 1
        assert unpack(bytes(changed), "report") is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    packed = pack(LAYOUT, bytes(1000))
    cache = SectionCache(tmp_path, most_bytes=3 * len(packed))
    for number, key in enumerate("abcde"):
        cache.put(key, packed)
        os.utime(tmp_path / f"{key}.section", (number, number))
    cache.get("a", "report")  # used just now, although written first
    cache.trim()
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["a", "d", "e"]


def test_many_may_write_and_read_the_same_entry_at_once(tmp_path: Path) -> None:
    cache = SectionCache(tmp_path)
    packed = pack(LAYOUT, bytes(100_000))

    def write_and_read(_: int) -> bool:
        cache.put("key", packed)
        section = cache.get("key", "report")
        return section is not None and len(section.pdf) == 100_000

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write_and_read, range(200)))
    assert [path.name for path in tmp_path.iterdir()] == ["key.section"]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = SectionCache(tmp_path / "file" / "sections")
    cache.put("key", pack(LAYOUT, b""))
    cache.trim()
    assert cache.get("key", "report") is None
