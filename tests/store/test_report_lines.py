"""Lines of a report are counted alike by all who read it."""

from pathlib import Path

import pytest

from briefpack import validate
from tests.packs import item_with, write_pack

LINES = ("+++", "colour = 1", "+++", "", "1. One.", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_whatever_lines_end_with_problems_stand_on_the_same(tmp_path: Path, end: str) -> None:
    files = {"a.md": end.join(LINES)}
    problems = validate(write_pack(tmp_path, item_with("report", "a.md"), files=files))
    places = [str(each.place) for each in problems if each.code == "BP102"]
    assert places == ["a.md:2:1"]


def test_a_carriage_return_among_other_ends_is_one_of_them(tmp_path: Path) -> None:
    files = {"a.md": "1. One.\r\r## Heading\n\n1. Two [@nothing].\r\n"}
    problems = validate(write_pack(tmp_path, item_with("report", "a.md"), files=files))
    assert [str(each.place) for each in problems if each.code == "BP401"] == ["a.md:5:1"]
