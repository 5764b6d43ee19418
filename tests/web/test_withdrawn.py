"""What becomes exempt goes from a site, whatever else is wrong and however builds ended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefpack.cli.web import _tell
from briefpack.web.output import JOURNAL
from tests.web.sites import contents, make, write_board

HERE, OTHER = "meetings/2016-11-03", "meetings/2016-12-01"

PACK = """\
[[items]]
title = "Roads"
kind = "decision"

[[items.papers]]
kind = "report"
file = "roads.md"

[[items]]
title = "Rivers of zebras"
kind = "decision"
# exempt.paragraphs = [3]

[[items.papers]]
kind = "report"
file = "zebra-rivers.md"
"""

NEXT = """\
[[items]]
title = "Bridges"
kind = "decision"

[meeting]
date = 2016-12-01
start = 16:30:00
venue.name = "Town Hall"
"""

KILLED = """\
import os
from pathlib import Path
from tests.web.sites import make

def ended(*_):
    os._exit(9)

if __name__ == "__main__":
    {patch}
    make(Path({board!r}), Path({site!r}))
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(
        tmp_path / "parish",
        {
            f"{HERE}/pack.toml": PACK,
            f"{HERE}/roads.md": "1. Roads are long.\n",
            f"{HERE}/zebra-rivers.md": "1. The zebra is wet.\n",
            f"{OTHER}/pack.toml": NEXT,
        },
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def hide(board: Path) -> None:
    """Make the second item exempt."""
    file = board / HERE / "pack.toml"
    file.write_text(file.read_text().replace("# exempt", "exempt"))


def spoil(board: Path, folder: str, line: str = 'unknown = "key"\n') -> None:
    """Put something wrong into a pack."""
    file = board / folder / "pack.toml"
    file.write_text(line + file.read_text())


def tells(site: Path) -> list[str]:
    """The files that say a word of the second item, or are called by it."""
    return [
        path for path, data in contents(site).items() if "zebra" in path or b"zebra" in data.lower()
    ]


def killed(board: Path, site: Path, patch: str) -> None:
    """Build in another process, which ends on its way as if by force."""
    script = site.parent / "killed.py"
    script.write_text(KILLED.format(board=str(board), site=str(site), patch=patch))
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    ended = subprocess.run(
        [sys.executable, script], check=False, env={**os.environ, "PYTHONPATH": path}
    )
    assert ended.returncode == 9


# -- with errors elsewhere -----------------------------------------------------------------


def test_it_goes_although_another_meeting_has_errors(board: Path, site: Path) -> None:
    make(board, site)
    assert tells(site)
    hide(board)
    spoil(board, OTHER)
    made = make(board, site)
    assert made.errors[board]
    assert made.withdrawn == {board}
    assert not tells(site)
    found = contents(site)
    assert b"Roads" in found["parish/2016-11-03/index.html"]
    assert not [path for path in found if "2016-12-01" in path]


def test_it_goes_although_its_own_pack_has_errors(board: Path, site: Path) -> None:
    make(board, site)
    hide(board)
    spoil(board, HERE)
    made = make(board, site)
    assert made.withdrawn == {board}
    assert not tells(site)
    assert b"Bridges" in contents(site)["parish/2016-12-01/index.html"]


def test_it_goes_although_all_of_the_board_has_errors(board: Path, site: Path) -> None:
    make(board, site)
    hide(board)
    (board / "board.toml").write_text("name = 3\n")
    assert make(board, site).withdrawn == {board}
    assert not tells(site)
    assert list(contents(site)) == [".briefpack-web"]


def test_a_misspelt_exemption_is_one(board: Path, site: Path) -> None:
    make(board, site)
    file = board / HERE / "pack.toml"
    file.write_text(file.read_text().replace("# exempt", "exmept"))
    assert make(board, site).withdrawn == {board}
    assert not tells(site)


def test_all_comes_back_when_the_errors_are_mended(board: Path, site: Path) -> None:
    make(board, site)
    hide(board)
    spoil(board, OTHER)
    make(board, site)
    again = make(board, site)
    assert again.errors
    assert not again.withdrawn
    assert not tells(site)
    (board / OTHER / "pack.toml").write_text(NEXT)
    made = make(board, site)
    assert not made.errors
    assert not tells(site)
    assert b"Bridges" in contents(site)["parish/2016-12-01/index.html"]


def test_with_no_more_exempt_than_before_the_board_stays(board: Path, site: Path) -> None:
    hide(board)
    make(board, site)
    before = contents(site)
    spoil(board, HERE)
    made = make(board, site)
    assert made.errors
    assert not made.withdrawn
    assert contents(site) == before


def test_a_pack_that_cannot_be_read_at_all_stays_as_it_was(board: Path, site: Path) -> None:
    make(board, site)
    before = contents(site)
    spoil(board, HERE, "= =\n")
    assert not make(board, site).withdrawn
    assert contents(site) == before


# -- after a build that was ended ----------------------------------------------------------


def test_what_an_ended_build_made_anew_goes(board: Path, site: Path) -> None:
    make(board, site)
    (board / HERE / "zebra-rivers.md").write_text("1. The zebra is very wet.\n")
    killed(
        board, site, "from briefpack.web.output import Output; Output.finish = lambda *_: ended()"
    )
    assert (site / JOURNAL).is_file()
    hide(board)
    made = make(board, site)
    assert not made.kept
    assert not tells(site)
    assert not (site / JOURNAL).exists()


@pytest.mark.parametrize("name", ["zebra-rivers.html", "zebra-rivers.pdf"])
def test_what_an_ended_build_was_writing_goes(board: Path, site: Path, name: str) -> None:
    make(board, site)
    (board / HERE / "zebra-rivers.md").write_text("1. The zebra is very wet.\n")
    killed(
        board,
        site,
        "replace = Path.replace; Path.replace = lambda self, to: "
        f"ended() if str(to).startswith({str(site)!r}) and str(to).endswith({name!r}) "
        "else replace(self, to)",
    )
    left = [path for path in contents(site) if "/.briefpack-" in f"/{path}"]
    assert len(left) > len([".briefpack-web", JOURNAL])
    hide(board)
    make(board, site)
    assert not tells(site)
    hidden = [path for path in contents(site) if "/." in f"/{path}"]
    assert hidden == [".briefpack-web"]


def test_a_file_that_somebody_changed_is_still_left(board: Path, site: Path) -> None:
    make(board, site)
    page = site / "parish/2016-11-03/roads.html"
    page.write_text("mine")
    (board / HERE / "pack.toml").write_text(NEXT.replace("2016-12-01", "2016-11-03"))
    assert make(board, site).kept == ("parish/2016-11-03/roads.html",)
    assert page.read_text() == "mine"


# -- what is said of a board with errors ---------------------------------------------------


def test_a_board_of_which_nothing_is_known_is_told_to_be_off_the_site(
    board: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write_board(board.parent / "other", {f"{OTHER}/pack.toml": NEXT})
    both = board.parent
    make(both, site)
    (board / "board.toml").write_text("name = 3\n")
    made = make(both, site)
    assert (made.removed, made.absent) == (frozenset(), frozenset())
    assert "parish/index.html" in contents(site)
    made = make(both, site, cached=False)
    assert made.removed == {board}
    assert not [path for path in contents(site) if path.startswith("parish/")]
    assert f"{other.name}/index.html" in contents(site)
    _tell(made)
    said = capsys.readouterr().err
    assert f"{board} was taken off the site, as nothing tells" in said
    assert "left as it was" not in said


def test_a_board_that_never_was_on_the_site_is_told_so(
    board: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (board / "board.toml").write_text("name = 3\n")
    made = make(board, site)
    assert made.absent == {board}
    _tell(made)
    assert f"{board} is not on the site:\n" in capsys.readouterr().err
