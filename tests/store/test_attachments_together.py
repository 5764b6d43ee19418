"""Attachments that are read together, and told of one by one."""

from functools import partial
from pathlib import Path

from briefpack.model.briefing import Attachment
from briefpack.problems import Place, Problem
from briefpack.store.attachments import read_attachments
from briefpack.store.files import Shelf
from briefpack.store.memory import Memory
from tests.foreign import papers
from tests.packs import write_files

FILES = ("b.pdf", "missing.pdf", "picture.png", "a.pdf", "page.html")


def test_attachments_keep_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    sound = papers.saved(papers.paper())
    write_files(tmp_path, {"b.pdf": sound, "picture.png": "no", "a.pdf": b"%PDF", "page.html": ""})
    named = [(file, partial(Place, "pack.toml")) for file in FILES]
    memory = Memory()
    first = read_attachments(named, Shelf(tmp_path), memory)
    assert [type(found) for found in first.values()] == [Attachment, *[Problem] * 4]
    (tmp_path / "a.pdf").write_bytes(sound)
    again = read_attachments(named, Shelf(tmp_path), memory)
    assert [*first] == [*again] == [*FILES]
    assert again["a.pdf"] == again["b.pdf"] == first["b.pdf"]
