"""What a build writes, leaves, removes and makes again."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.web.output import JOURNAL, LISTING
from tests.packs import write_files
from tests.web.sites import EXAMPLES, contents, make, write_board

PACK = """\
[[items]]
title = "Roads"
kind = "decision"

[[items.papers]]
kind = "report"
file = "roads.md"

[[items]]
title = "Rivers"
kind = "decision"

[[items.papers]]
kind = "report"
file = "rivers.md"
"""

HERE = "meetings/2016-11-03"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(
        tmp_path / "boards/parish",
        {
            f"{HERE}/pack.toml": PACK,
            f"{HERE}/roads.md": "1. Roads are long.\n",
            f"{HERE}/rivers.md": "1. Rivers are wet.\n",
        },
    )


def _times(site: Path) -> dict[str, int]:
    return {
        str(path.relative_to(site)): path.stat().st_mtime_ns
        for path in site.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _changed(before: dict[str, int], site: Path) -> set[str]:
    now = _times(site)
    return {path for path in now if before.get(path) != now[path]}


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    make(EXAMPLES / "cyp-board", tmp_path / "one")
    make(EXAMPLES / "cyp-board", tmp_path / "two", cached=False)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_nothing_is_written_where_nothing_changed(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert make(board, site).made == 1
    before = _times(site)
    assert make(board, site).made == 0
    assert _changed(before, site) == set()


def test_a_touched_file_changes_nothing(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    before = _times(site)
    os.utime(board / HERE / "roads.md", (1, 1))
    assert make(board, site).made == 0
    assert _changed(before, site) == set()


def test_a_change_makes_only_what_depends_on_it(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    before = _times(site)
    (board / HERE / "roads.md").write_text("1. Roads are very long, and wind about.\n")
    make(board, site)
    here = "parish/2016-11-03"
    changed = _changed(before, site) - {f"{here}/index.html", f"{here}/meeting.json"}
    assert changed == {f"{here}/roads.html", f"{here}/roads.pdf", f"{here}/pack.pdf"}


def test_a_board_that_did_not_change_is_not_read(board: Path, tmp_path: Path) -> None:
    other = board.parent / "other"
    write_board(other, {f"{HERE}/pack.toml": '[[items]]\ntitle = "A"\nkind = "decision"\n'})
    site = tmp_path / "site"
    assert make(board.parent, site).made == 2
    (other / "board.toml").write_text('name = "Other Board"\ntheme = "plain"\n')
    assert make(board.parent, site).made == 1
    assert "Other Board" in (site / "index.html").read_text()


def test_several_processes_make_the_same_site(board: Path, tmp_path: Path) -> None:
    from briefpack.web.build import SiteOptions, build_site

    write_board(board.parent / "other", {f"{HERE}/pack.toml": "items = []\n"})
    make(board.parent, tmp_path / "one")
    build_site(board.parent, tmp_path / "two", SiteOptions(jobs=2))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_file_that_was_lost_is_made_again(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    lost = site / "parish/2016-11-03/roads.pdf"
    data = lost.read_bytes()
    lost.unlink()
    make(board, site)
    assert lost.read_bytes() == data


def test_what_is_no_longer_made_is_removed_with_its_folder(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    later = "meetings/2016-12-01"
    text = '[[items]]\ntitle = "A"\nkind = "decision"\n[meeting]\ndate = 2016-12-01\n'
    text += 'start = 10:00:00\nvenue.name = "Hall"\n'
    write_files(board, {f"{later}/pack.toml": text})
    make(board, site)
    assert (site / "parish/2016-12-01/index.html").exists()
    (board / later / "pack.toml").unlink()
    make(board, site)
    assert not (site / "parish/2016-12-01").exists()


def test_files_of_others_are_never_touched(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_files(site, {"robots.txt": "mine", "parish/mine.html": "mine too"})
    make(board, site)
    (board / HERE / "pack.toml").unlink()
    write_board(board.parent / "other", {f"{HERE}/pack.toml": "items = []\n"})
    make(board.parent / "other", site)
    assert (site / "robots.txt").read_text() == "mine"
    assert [path.name for path in (site / "parish").iterdir()] == ["mine.html"]


@pytest.mark.parametrize("name", ["index.html", "parish/2016-11-03/roads.pdf", "parish/index.html"])
def test_a_file_of_others_in_the_way_is_an_error(board: Path, tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    write_files(site, {name: "mine"})
    with pytest.raises(BriefpackError, match="was not made by briefpack"):
        make(board, site)
    assert (site / name).read_text() == "mine"


def test_a_stale_file_that_somebody_changed_is_left_and_told(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    page = "parish/2016-11-03/roads.html"
    (site / page).write_text("mine now")
    (board / HERE / "pack.toml").write_text(
        PACK[PACK.index('[[items]]\ntitle = "Ri') :]
        + ('[meeting]\ndate = 2016-11-03\nstart = 10:00:00\nvenue.name = "Hall"\n')
    )
    assert make(board, site).kept == (page,)
    assert (site / page).read_text() == "mine now"


def test_a_build_that_was_cut_off_can_be_taken_up(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    whole = contents(site)
    listed = json.loads((site / LISTING).read_text())
    del listed["parish/2016-11-03/roads.pdf"]
    (site / LISTING).write_text(json.dumps(listed))
    (site / JOURNAL).write_text("parish/2016-11-03/roads.pdf\n")
    make(board, site, cached=False)
    assert contents(site) == whole


def test_a_listing_cannot_name_files_outside(board: Path, tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.txt"
    write_files(tmp_path, {"outside.txt": "keep", f"site/{LISTING}": '{"../outside.txt": "x"}'})
    make(board, site)
    assert outside.read_text() == "keep"


def test_a_board_with_errors_stays_as_it_was(board: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(board, site)
    before = contents(site)
    (board / HERE / "pack.toml").write_text("items = 3\n")
    made = make(board, site)
    assert [problem.code for problem in made.errors[board]]
    assert contents(site) == before


def test_the_site_and_the_board_cannot_stand_in_each_other(board: Path) -> None:
    for output in (board / "site", board, board.parent):
        before = contents(board)
        with pytest.raises(BriefpackError, match="would stand among the files of the board"):
            make(board, output)
        assert contents(board) == before


def test_a_single_pack_is_a_site_of_one_meeting(tmp_path: Path) -> None:
    make(EXAMPLES / "cyp-board/meetings/2016-11-03", tmp_path / "site")
    meetings = [path.name for path in (tmp_path / "site/cyp-board").iterdir() if path.is_dir()]
    assert meetings == ["2016-11-03"]
    assert (tmp_path / "site/cyp-board/2016-11-03/note-2016-09-29.pdf").exists()


def test_a_folder_without_packs_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefpackError, match="has no packs"):
        make(tmp_path, tmp_path / "site")


def test_without_a_day_the_notes_tell_what_is_past(tmp_path: Path) -> None:
    make(EXAMPLES / "cyp-board", tmp_path / "site")
    page = (tmp_path / "site/cyp-board/index.html").read_text()
    assert page.index(">To come<") < page.index("3 November 2016") < page.index(">Past<")
    assert "overdue" not in page


def test_with_a_day_the_calendar_tells_what_is_past(tmp_path: Path) -> None:
    make(EXAMPLES / "cyp-board", tmp_path / "site", today=date(2016, 12, 1))
    page = (tmp_path / "site/cyp-board/index.html").read_text()
    assert page.index(">Past<") < page.index(">Thursday 3 November 2016<")
