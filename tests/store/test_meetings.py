"""The days on which a board meets, by its folders."""

from datetime import date
from pathlib import Path

import pytest

from briefpack.store.meetings import meetings_beside
from tests.packs import write_files


@pytest.fixture
def meetings(tmp_path: Path) -> Path:
    """The folder with the meetings of a board."""
    cancelled = '[meeting]\ndate = 2016-11-03\ncancelled = "Snow."\n'
    write_files(
        tmp_path,
        {
            "2016-09-29/pack.toml": "[meeting]\ndate = 2016-09-29\n",
            "2016-11-03/pack.toml": cancelled,
            "2016-12-01/note.toml": "date = 2016-12-01\n",
            "2016-12-40/pack.toml": "",
            "templates/pack.toml": "",
            "2017-01-12": "no folder",
        },
    )
    return tmp_path


def test_a_board_meets_on_the_days_of_its_folders(meetings: Path) -> None:
    assert meetings_beside(meetings / "2016-09-29") == (date(2016, 9, 29), date(2016, 12, 1))


def test_a_folder_that_is_called_otherwise_tells_of_no_day(meetings: Path) -> None:
    assert meetings_beside(meetings / "templates") == ()


def test_nobody_met_where_a_pack_says_why(meetings: Path) -> None:
    assert date(2016, 11, 3) not in meetings_beside(meetings / "2016-11-03")


@pytest.mark.parametrize(
    "text",
    [
        '[meeting]\ndate = 2016-11-03\ntitle = "The cancelled meeting, held after all"\n',
        '# [meeting]\n# cancelled = "Snow."\n',
        '[meeting\ncancelled = "Snow."\n',
        "cancelled = true\nmeeting = 1\n",
        'cancelled = "\udcff"',
    ],
    ids=["a-title", "a-comment", "not-toml", "elsewhere", "not-utf-8"],
)
def test_the_word_alone_cancels_nothing(meetings: Path, text: str) -> None:
    path = meetings / "2016-11-03" / "pack.toml"
    path.write_bytes(text.encode(errors="surrogateescape"))
    assert date(2016, 11, 3) in meetings_beside(path.parent)
