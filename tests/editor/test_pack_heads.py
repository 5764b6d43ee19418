"""What a list tells of packs, those that are not as they should be among them."""

from datetime import date, time
from pathlib import Path

import pytest

from briefpack.editor.pack_heads import PackHead, home_path, known_boards, last_pack, read_head
from tests.packs import write_files, write_pack

BOARD = 'name = "Culture and Sport Board"\nshort_name = "Culture Board"\nprofile = "parish"\n'


def meeting(day: str) -> str:
    return f'[meeting]\ndate = {day}\nstart = 16:30:00\nvenue.name = "Town Hall"\n'


def test_a_head_is_read_from_the_pack_and_its_board(tmp_path: Path) -> None:
    pack = f'{meeting("2016-11-03")}title = "Annual meeting"\n[[items]]\ntitle = "Budget"\n'
    write_files(tmp_path, {"board.toml": BOARD, "meetings/2016-11-03/pack.toml": pack})
    folder = tmp_path / "meetings/2016-11-03"
    expected = PackHead(
        folder,
        "Culture Board",
        tmp_path,
        date(2016, 11, 3),
        time(16, 30),
        "Annual meeting",
        "Town Hall",
        ("Budget",),
    )
    assert read_head(folder) == expected
    assert read_head(folder / "pack.toml") == expected
    assert expected.when == "Thu 3 Nov 2016, 16:30"


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"[meeting\n", "pack.toml is not TOML: "),
        (b'title = "\xff"\n', "pack.toml is not UTF-8 text"),
        (b"a = " + b"[" * 20_000, "pack.toml is not TOML: "),
    ],
)
def test_a_broken_pack_says_why(tmp_path: Path, content: bytes, trouble: str) -> None:
    write_files(tmp_path, {"pack.toml": content})
    assert read_head(tmp_path).trouble.startswith(trouble)


def test_a_pack_that_is_gone_says_so(tmp_path: Path) -> None:
    assert read_head(tmp_path).trouble == "there is no pack.toml any more"
    assert read_head(tmp_path / "gone").trouble == "the folder is no longer there"


def test_keys_of_any_kind_do_no_harm(tmp_path: Path) -> None:
    text = 'board = 3\nitems = ["a", 1]\n[meeting]\ndate = "soon"\nstart = 4\nvenue = []\n'
    write_files(tmp_path, {"pack.toml": text})
    assert read_head(tmp_path) == PackHead(tmp_path)


def test_a_board_is_known_by_the_last_of_its_packs(tmp_path: Path) -> None:
    files = {f"meetings/{day}/pack.toml": meeting(day) for day in ("2016-09-29", "2016-11-03")}
    write_files(tmp_path, {"board.toml": BOARD, **files, "meetings/x/pack.toml": "[meeting\n"})
    (known,) = known_boards([read_head(tmp_path / "meetings/2016-09-29")], tmp_path.parent)
    assert (known.name, known.folder, known.profile) == ("Culture Board", tmp_path, "parish")
    assert known.last == last_pack(tmp_path) == read_head(tmp_path / "meetings/2016-11-03")


def test_packs_that_stand_alone_beside_each_other_are_one_boards(tmp_path: Path) -> None:
    for day in ("2016-09-29", "2016-11-03", "2016-10-01"):
        write_pack(tmp_path / day, meeting=meeting(day))
    heads = [read_head(folder) for folder in sorted(tmp_path.iterdir())]
    (known,) = known_boards(heads, tmp_path)
    assert known.folder is None
    assert known.last == read_head(tmp_path / "2016-11-03")


def test_the_board_that_one_is_in_is_known_without_any_pack(tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": BOARD, "meetings/readme.txt": ""})
    (known,) = known_boards([], tmp_path / "meetings")
    assert (known.name, known.folder, known.last) == ("Culture Board", tmp_path, None)


def test_paths_are_short_in_ones_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home_path(tmp_path / "a" / "b") == "~/a/b"
    assert home_path(tmp_path) == "~"
    assert home_path(Path("/elsewhere")) == "/elsewhere"
