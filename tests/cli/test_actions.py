"""``briefpack actions``: who is to do what by when."""

import csv
import errno
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.cli.csv_table import defused
from briefpack.cycle.words import plain
from tests.cli.running import Command, process
from tests.cycle.boards import board, note, noted, pack

FIRST = note(
    "2016-09-29",
    noted(
        "Budget",
        'text = "Write to the minister about the new rules for schools and their governors."\n'
        'owner = ["AB", "Cy Moss"]\ndue = 2016-10-15',
        'text = "Report back."\nowner = "AB"\ndone = 2016-10-20',
    ),
)
SECOND = note("2016-11-03", noted("Roads", 'text = "Mend them."\ndue_text = "in May"'))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return board(
        tmp_path,
        m20160929_note=FIRST,
        m20161103_pack=pack("2016-11-03"),
        m20161103_note=SECOND,
    )


def listed(out: str) -> list[str]:
    """The ids in a list as JSON."""
    return [each["id"] for each in json.loads(out)]


def test_the_table_has_the_overdue_first_and_fits_a_terminal(
    briefpack: Command, folder: Path
) -> None:
    ended = briefpack("actions", folder, "--today", "2016-11-10")
    assert ended == (
        0,
        """\
Overdue (1)
By when      Who          What                                      Id
───────────  ───────────  ────────────────────────────────────────  ────────────
15 Oct 2016  AB, Cy Moss  Write to the minister about the new       2016-09-29-1
                          rules for schools and their governors.
                          (29 Sep 2016: Budget)

Open (1)
By when  Who     What                 Id
───────  ──────  ───────────────────  ────────────
in May   nobody  Mend them.           2016-11-03-1
                 (3 Nov 2016: Roads)

Done (1)
Done         Who  What                   Id
───────────  ───  ─────────────────────  ────────────
20 Oct 2016  AB   Report back.           2016-09-29-2
                  (29 Sep 2016: Budget)

""",
        "",
    )
    assert max(map(len, ended.out.splitlines())) <= 80


@pytest.mark.parametrize("columns", ["40", "60"])
def test_a_narrow_terminal_gets_narrow_lines(folder: Path, columns: str) -> None:
    for command in ("actions", "stats"):
        ended = process(command, folder, COLUMNS=columns)
        assert ended.status == 0
        assert max(map(len, ended.out.splitlines())) <= int(columns)


def test_a_dumb_terminal_gets_plain_characters(folder: Path) -> None:
    ended = process("actions", folder, "--today", "2016-11-10", TERM="dumb")
    assert "─" not in ended.out
    assert "-----------  -----------" in ended.out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["2016-09-29-1", "2016-11-03-1", "2016-09-29-2"]),
        (["--open"], ["2016-09-29-1", "2016-11-03-1"]),
        (["--overdue"], ["2016-09-29-1"]),
        (["--owner", "ab"], ["2016-09-29-1", "2016-09-29-2"]),
        (["--owner", "Moss", "--open"], ["2016-09-29-1"]),
        (["--owner", "nobody"], []),
    ],
)
def test_some_can_be_chosen(
    briefpack: Command, folder: Path, options: list[str], ids: list[str]
) -> None:
    ended = briefpack("actions", folder, "--today", "2016-11-10", "--format", "json", *options)
    assert ended.status == 0
    assert listed(ended.out) == ids


def test_json_and_csv_say_the_same(briefpack: Command, folder: Path) -> None:
    found = json.loads(briefpack("actions", folder, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(briefpack("actions", folder, "--format", "csv").out)))
    assert [
        {key: "" if value is None else str(value) for key, value in each.items()}
        | {"owner": "; ".join(each["owner"]), "exempt": "yes" if each["exempt"] else ""}
        for each in found
    ] == rows
    assert found[1]["due_text"] == "in May"
    assert found[2]["done"] == "2016-10-20"


@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=40,
)
@given(text=st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn")), min_size=1))
def test_any_words_come_through_csv_and_json(
    briefpack: Command, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    from briefpack.store.toml_text import inline_text

    if not text.strip():
        return
    action = f"text = {inline_text(text)}"
    folder = board(
        tmp_path_factory.mktemp("board"), m20161103_note=note("2016-11-03", noted("A", action))
    )
    (found,) = json.loads(briefpack("actions", folder, "--format", "json").out)
    (row,) = csv.DictReader(
        io.StringIO(briefpack("actions", folder, "--format", "csv").out, newline="")
    )
    assert found["text"] == plain(text.strip())
    assert row["text"] == defused(found["text"])


def test_markdown_is_a_table_whose_cells_hold(briefpack: Command, tmp_path: Path) -> None:
    action = "text = 'Ask <b> about a\\|b and [@x]'\nowner = \"A | B\""
    folder = board(tmp_path, m20161103_note=note("2016-11-03", noted("A", action)))
    out = briefpack("actions", folder, "--format", "md").out
    assert out.splitlines()[0] == "| Id | Action | Owner | By when | Set on | State |"
    assert r"Ask \<b\> about a\|b and" in out
    assert r"A \| B" in out


def test_what_came_of_exempt_items_is_marked_in_every_format(
    briefpack: Command, tmp_path: Path
) -> None:
    private = "exempt = { paragraphs = [3] }\n" + '[[items.actions]]\ntext = "Sell."\n'
    folder = board(
        tmp_path,
        m20161103_note=note("2016-11-03", noted("Land") + private, noted("A", 'text = "Mend."')),
    )

    def told(form: str) -> str:
        return briefpack("actions", folder, "--format", form).out

    assert "(3 Nov 2016: Land, exempt)" in told("text")
    rows = {row["text"]: row["exempt"] for row in csv.DictReader(io.StringIO(told("csv")))}
    assert rows == {"Sell.": "yes", "Mend.": ""}
    marked = [line for line in told("md").splitlines() if line.endswith("| open, exempt |")]
    assert [line.split(" | ")[1] for line in marked] == ["Sell."]
    assert {each["text"]: each["exempt"] for each in json.loads(told("json"))} == {
        "Sell.": True,
        "Mend.": False,
    }


# -- recording -----------------------------------------------------------------------------


def test_one_that_is_done_is_written_down(briefpack: Command, folder: Path) -> None:
    path = folder / "meetings/2016-11-03/note.toml"
    ended = briefpack("actions", folder, "--done", "2016-11-03-1", "2016-11-09")
    assert ended.status == 0
    assert "2016-11-03-1 is done, on 2016-11-09" in ended.err
    new = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in new if line not in SECOND.splitlines()] == ["done = 2016-11-09"]
    assert len(new) == len(SECOND.splitlines()) + 1


def test_line_ends_and_the_mark_of_a_file_stay(briefpack: Command, folder: Path) -> None:
    path = folder / "meetings/2016-11-03/note.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SECOND.replace("\n", "\r\n").encode())
    assert briefpack("actions", folder, "--done", "2016-11-03-1", "2016-11-09").status == 0
    written = path.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\r\n") == written.count(b"\n") == SECOND.count("\n") + 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--done", "2016-11-03-9"], "there is no action 2016-11-03-9"),
        (["--done", "2016-09-29-2"], "2016-09-29-2 is done already, on 2016-10-20"),
        (["--done", "2016-11-03-1", "2016-11-02"], "2016-11-02 is before the meeting that set it"),
        (["2016-11-02"], "a day (2016-11-02) is for --done ID alone"),
        (["--today", "soon"], "'soon' is no day"),
    ],
)
def test_what_cannot_be_is_refused(
    briefpack: Command, folder: Path, arguments: list[str], message: str
) -> None:
    ended = briefpack("actions", folder, *arguments)
    assert ended.status == 2
    assert message in ended.err
    assert (folder / "meetings/2016-11-03/note.toml").read_text(encoding="utf-8") == SECOND


# -- what is not there ---------------------------------------------------------------------


def test_a_broken_note_is_told_and_the_others_are_listed(briefpack: Command, folder: Path) -> None:
    (folder / "meetings/2016-09-29/note.toml").write_text("title = \n", encoding="utf-8")
    ended = briefpack("actions", folder, "--format", "json")
    assert ended.status == 1
    assert listed(ended.out) == ["2016-11-03-1"]
    assert "meetings/2016-09-29/note.toml:1" in ended.err


UNREADABLE = """\
briefpack: meetings/2016-09-29: this folder cannot be read: Permission denied
  = ask whoever looks after it to let you read it
  = what could be read is used; `briefpack validate` tells more of the rest
"""


def _locked(folder: str) -> Callable[[str], object]:
    """What stands for the system's call that lists a folder, where one may not be looked into."""
    listed = os.scandir

    def scan(path: str) -> object:
        if str(path).endswith(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return listed(path)

    return scan


def test_a_folder_that_cannot_be_looked_into_is_told(
    briefpack: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "scandir", _locked("2016-09-29"))
    ended = briefpack("actions", folder, "--format", "json")
    assert (ended.status, listed(ended.out)) == (1, ["2016-11-03-1"])
    assert ended.err == UNREADABLE


def test_nobody_is_told_that_there_are_no_actions_where_none_could_be_read(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = board(tmp_path, m20160929_note=FIRST)
    monkeypatch.setattr(os, "scandir", _locked("2016-09-29"))
    ended = briefpack("actions", folder)
    assert (ended.status, ended.out, ended.err) == (1, "", UNREADABLE)


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do everything may read everything")
@pytest.mark.parametrize("name", ["meetings/2016-09-29", "meetings/2016-09-29/note.toml"])
def test_what_may_not_be_read_is_told(briefpack: Command, folder: Path, name: str) -> None:
    (folder / name).chmod(0)
    try:
        ended = briefpack("actions", folder, "--format", "json")
    finally:
        (folder / name).chmod(0o755)
    assert (ended.status, listed(ended.out)) == (1, ["2016-11-03-1"])
    assert "cannot be read: Permission denied" in ended.err


def test_a_board_without_meetings_has_none(briefpack: Command, tmp_path: Path) -> None:
    ended = briefpack("actions", board(tmp_path), "--format", "json")
    assert (ended.status, ended.out) == (0, "[]\n")
    assert "has no meetings yet" in ended.err


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_what_is_no_board_is_said(briefpack: Command, tmp_path: Path, where: str) -> None:
    ended = briefpack("actions", tmp_path / where)
    assert ended.status == 2
    assert ended.out == ""
    assert str(tmp_path) in ended.err


def test_nothing_in_a_note_moves_the_cursor(briefpack: Command, tmp_path: Path) -> None:
    action = 'text = "A\u202eB"\nowner = "C\u2066D"'
    folder = board(tmp_path, m20161103_note=note("2016-11-03", noted("A\u202e", action)))
    out = briefpack("actions", folder).out
    assert not {"\u202e", "\u2066"} & set(out)
