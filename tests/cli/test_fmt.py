"""``briefpack fmt``: what it writes, what it only shows, and what it leaves alone."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from briefpack.cli.main import main
from tests.packs import write_files

REPO = Path(__file__).parents[2]

WRONG = 'cc=["c"]\nto=["t"] # c\n'
RIGHT = 'to = ["t"] # c\ncc = ["c"]\n'


class Ended(NamedTuple):
    """How a command ended: its status, and what it wrote where."""

    status: int
    out: str
    err: str


Fmt = Callable[..., Ended]


@pytest.fixture
def fmt(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fmt:
    """Run ``briefpack fmt`` in a repository of its own."""
    write_files(tmp_path, {".git/HEAD": ""})
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main(["fmt", *map(str, arguments)])
        return Ended(int(ended.value.code or 0), *capsys.readouterr())

    return run


def test_a_file_that_may_not_be_read_is_told_with_what_to_do(
    fmt: Fmt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    write_files(tmp_path, {"pack.toml": WRONG})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert fmt("pack.toml") == (
        2,
        "",
        (
            "briefpack: pack.toml cannot be read: you may not read it\n"
            "  = ask whoever looks after the folder\n"
            "0 files formatted, 0 already right, 1 left alone\n"
        ),
    )


# -- writing -------------------------------------------------------------------------------


def test_a_file_is_rewritten(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": WRONG})
    assert fmt("pack.toml") == (
        0,
        "",
        "formatted pack.toml\n1 file formatted, 0 already right\n",
    )
    assert (tmp_path / "pack.toml").read_text() == RIGHT
    assert fmt("pack.toml") == (0, "", "0 files formatted, 1 already right\n")


def test_all_files_of_a_repository_are_rewritten(fmt: Fmt, tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "one/board.toml": 'profile="parish"\nname="B"\n',
            "one/membership/2016-17.toml": "vacancies=1\n",
            "one/meetings/a/pack.toml": RIGHT,
            "one/meetings/a/note.toml": "date=2016-11-03\n",
            "one/meetings/a/reports/r.md": "+++\ntitle='T'\n+++\nText. \n",
            "one/meetings/a/README.md": "No report. \n",
            "one/.hidden/pack.toml": WRONG,
            "two/pack.toml": WRONG,
            "two/other.toml": "x=1\n",
        },
    )
    status, out, err = fmt(".")
    assert (status, out) == (0, "")
    assert err == (
        "formatted one/board.toml\n"
        "formatted one/meetings/a/note.toml\n"
        "formatted one/meetings/a/reports/r.md\n"
        "formatted one/membership/2016-17.toml\n"
        "formatted two/pack.toml\n"
        "5 files formatted, 1 already right\n"
    )
    assert (tmp_path / "one/board.toml").read_text() == 'name = "B"\nprofile = "parish"\n'
    assert (tmp_path / "one/meetings/a/reports/r.md").read_text() == (
        "+++\ntitle = 'T'\n+++\nText.\n"
    )
    assert (tmp_path / "one/meetings/a/README.md").read_text() == "No report. \n"
    assert (tmp_path / "one/.hidden/pack.toml").read_text() == WRONG
    assert (tmp_path / "two/other.toml").read_text() == "x=1\n"


def test_a_file_that_is_right_is_not_touched(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": RIGHT})
    os.utime("pack.toml", (1, 1))
    before = Path("pack.toml").stat()
    fmt(".")
    after = Path("pack.toml").stat()
    assert (after.st_ino, after.st_mtime) == (before.st_ino, before.st_mtime)


def test_a_file_keeps_its_mode_and_leaves_nothing_beside_it(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack/pack.toml": WRONG})
    path = tmp_path / "pack/pack.toml"
    path.chmod(0o640)
    fmt(".")
    assert path.read_text() == RIGHT
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(path.parent.iterdir()) == [path]


def test_a_link_stays_a_link(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"kept/text": WRONG})
    (tmp_path / "pack.toml").symlink_to("kept/text")
    assert fmt("pack.toml").status == 0
    assert (tmp_path / "pack.toml").is_symlink()
    assert (tmp_path / "kept/text").read_text() == RIGHT


def test_a_file_named_twice_is_formatted_once(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": WRONG})
    assert fmt("pack.toml", ".", tmp_path).err == (
        "formatted pack.toml\n1 file formatted, 0 already right\n"
    )


def test_markdown_that_is_named_is_a_report(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"report.md": "No head. \n"})
    assert fmt("report.md").status == 0
    assert (tmp_path / "report.md").read_text() == "No head.\n"


def test_a_toml_file_below_schemas_names_its_own(fmt: Fmt, tmp_path: Path) -> None:
    report = "+++\n+++\nText.\n"
    write_files(
        tmp_path,
        {
            "schemas/pack.schema.json": "{}",
            "schemas/report-head.schema.json": "{}",
            "meetings/a/pack.toml": RIGHT,
            "meetings/a/note.toml": "",
            "meetings/a/report.md": report,
        },
    )
    fmt(".")
    folder = tmp_path / "meetings/a"
    assert (folder / "pack.toml").read_text() == (
        f"#:schema ../../schemas/pack.schema.json\n\n{RIGHT}"
    )
    assert (folder / "note.toml").read_text() == ""
    assert (folder / "report.md").read_text() == report


# -- only showing --------------------------------------------------------------------------


def test_check_writes_nothing(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"a/pack.toml": WRONG, "b/pack.toml": RIGHT})
    assert fmt("--check", ".") == (
        1,
        "",
        "would format a/pack.toml\n1 file would be formatted, 1 already right\n",
    )
    assert (tmp_path / "a/pack.toml").read_text() == WRONG
    assert fmt("--check", "b").status == 0


def test_diff_writes_nothing_and_shows_what_would_change(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": WRONG})
    expected = (
        "--- pack.toml\n+++ pack.toml\n@@ -1,2 +1,2 @@\n"
        '-cc=["c"]\n-to=["t"] # c\n+to = ["t"] # c\n+cc = ["c"]\n'
    )
    said = "1 file would be formatted, 0 already right\n"
    assert fmt("--diff", ".") == (1, expected, said)
    assert fmt("--diff", "--check", ".") == (1, expected, said)
    assert (tmp_path / "pack.toml").read_text() == WRONG


def test_a_diff_of_nothing_is_empty(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": RIGHT})
    assert fmt("--diff", ".") == (0, "", "0 files would be formatted, 1 already right\n")


def test_a_diff_shows_line_ends(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": "a = '\u2028'\r\nb = 1"})
    assert fmt("--diff", ".").out == (
        "--- pack.toml\n+++ pack.toml\n@@ -1,2 +1,2 @@\n"
        "-a = '\u2028'\r\n-b = 1\n\\ No newline at end of file\n+a = '\u2028'\n+b = 1\n"
    )


# -- what goes wrong -----------------------------------------------------------------------


def test_what_is_no_toml_is_left_alone_and_the_others_are_done(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"a/pack.toml": "x=\n", "b/pack.toml": WRONG, "c/pack.toml": b"\xff"})
    status, out, err = fmt(".")
    assert (status, out) == (2, "")
    assert err == (
        "briefpack: a/pack.toml:1:3: this is not TOML: invalid value\n"
        "  = check quotes, brackets and dates on this line and the one before it\n"
        "briefpack: c/pack.toml:1:1: the byte 0xFF is not UTF-8 text\n"
        "  = save the file with the encoding UTF-8\n"
        "formatted b/pack.toml\n"
        "1 file formatted, 0 already right, 2 left alone\n"
    )
    assert (tmp_path / "a/pack.toml").read_text() == "x=\n"
    assert (tmp_path / "b/pack.toml").read_text() == RIGHT


def test_unreadable_is_worse_than_unformatted(fmt: Fmt, tmp_path: Path) -> None:
    write_files(tmp_path, {"a/pack.toml": "x=\n", "b/pack.toml": WRONG})
    assert fmt("--check", ".").status == 2


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing", "there is no nothing"),
        ("other.toml", "other.toml is none of briefpack's files"),
        ("folder", "folder has none of briefpack's files"),
    ],
)
def test_what_cannot_be_formatted_is_told_before_anything_is_written(
    fmt: Fmt, path: str, message: str, tmp_path: Path
) -> None:
    write_files(tmp_path, {"pack.toml": WRONG, "other.toml": "", "folder/other.toml": ""})
    status, out, err = fmt("pack.toml", path)
    assert (status, out) == (2, "")
    assert err.startswith(f"briefpack: {message}\n  = ")
    assert (tmp_path / "pack.toml").read_text() == WRONG


def test_without_a_path_it_is_wrong_use(fmt: Fmt) -> None:
    status, out, err = fmt()
    assert (status, out) == (2, "")
    assert "Missing argument 'PATH...'." in err


# -- help ----------------------------------------------------------------------------------


def test_help_shows_how_it_is_used(fmt: Fmt) -> None:
    status, out, err = fmt("--help")
    assert (status, err) == (0, "")
    assert out.startswith("Usage: briefpack fmt [OPTIONS] PATH...\n")
    assert "\n      briefpack fmt --check . " in out


def test_help_needs_no_models() -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefpack", "fmt", "--help"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    assert "briefpack.cli.main" in ran.stderr
    assert "pydantic" not in ran.stderr
    assert "tree_sitter" not in ran.stderr
