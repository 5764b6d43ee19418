"""The command as a person or a script calls it: statuses, and what goes to which stream."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefpack import __version__
from tests.cli.running import REPO, Command, process
from tests.packs import ITEM, item_with, write_files, write_pack

# -- help ----------------------------------------------------------------------------------


def test_version() -> None:
    assert process("--version") == (0, f"briefpack {__version__}\n", "")


def test_help_tells_the_commands_and_the_statuses() -> None:
    status, out, err = process("--help")
    assert (status, err) == (0, "")
    assert out.startswith("Usage: briefpack [OPTIONS] ")
    for words in ("render ", "validate ", "completion ", "Exit status: 0 fine, 1 problems found"):
        assert words in out


@pytest.mark.parametrize("command", ["validate", "render", "completion"])
def test_every_command_has_help(briefpack: Command, command: str) -> None:
    status, out, err = briefpack(command, "-h")
    assert (status, err) == (0, "")
    assert out.startswith(f"Usage: briefpack {command} ")


def test_examples_in_help_keep_their_lines(briefpack: Command) -> None:
    assert "\n      briefpack validate meetings/2016-11-03\n" in briefpack("--help").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "there is no command nonsense"),
        (["--nonsense"], "No such option"),
        (["validate"], "Missing argument 'PATH...'."),
        (["render"], "Missing argument 'PACK'."),
        (["render", "x", "--jobs", "0"], "0 is not in the range 1<=x<=64."),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'."),
    ],
)
def test_wrong_use_is_2(briefpack: Command, arguments: list[str], words: str) -> None:
    status, out, err = briefpack(*arguments)
    assert (status, out) == (2, "")
    assert words in err


# -- validate ------------------------------------------------------------------------------


def test_a_sound_pack_is_0(tmp_path: Path) -> None:
    assert process("validate", write_pack(tmp_path)) == (0, "", "1 pack checked: no problems\n")


def test_problems_are_1_and_go_to_standard_output(tmp_path: Path) -> None:
    write_pack(tmp_path, ITEM + "minuets = 5\n")
    where = os.path.relpath(tmp_path)
    assert process("validate", tmp_path) == (
        1,
        (
            "error BP102 minuets is not known here\n"
            f"  --> {where}/pack.toml:4:1 (items[0].minuets)\n"
            "  |\n"
            "4 | minuets = 5\n"
            "  | ^^^^^^^\n"
            "  = did you mean minutes?\n"
        ),
        "1 pack checked: 1 error\n",
    )


def test_a_missing_pack_is_2(tmp_path: Path) -> None:
    where = tmp_path / "nothing"
    assert process("validate", where) == (
        2,
        "",
        f"briefpack: there is no {where}\n  = name a pack, a board, or a folder of them\n",
    )


def test_warnings_are_problems(briefpack: Command, tmp_path: Path) -> None:
    status, _, err = briefpack("validate", write_pack(tmp_path, ITEM + ITEM))
    assert (status, err) == (1, "1 pack checked: 1 warning\n")


def test_files_are_named_from_where_the_reader_is(
    briefpack: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "board", "x = 1\n")
    write_files(tmp_path, {"other/x": ""})
    monkeypatch.chdir(tmp_path / "other")
    assert "--> ../board/pack.toml:1:1 (x)" in briefpack("validate", "../board").out
    monkeypatch.chdir(tmp_path / "board")
    assert "--> pack.toml:1:1 (x)" in briefpack("validate", ".").out


def test_several_packs_are_checked(briefpack: Command, tmp_path: Path) -> None:
    one, two = write_pack(tmp_path / "one"), write_pack(tmp_path / "two", "")
    status, _, err = briefpack("validate", one, two)
    assert (status, err) == (1, "2 packs checked: 1 error\n")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"[" * 10_000, b"\x00" * 100, b"\x1b[2J"],
    ids=["empty", "utf-16", "deep", "nul", "escape"],
)
def test_a_file_that_is_no_pack_is_told(briefpack: Command, content: bytes, tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": content})
    status, out, _ = briefpack("validate", tmp_path)
    assert status == 1
    assert out.startswith("error BP")
    assert "\x1b" not in out


def test_a_pipe_has_no_colours(tmp_path: Path) -> None:
    ran = process("validate", write_pack(tmp_path, ""), TERM="xterm-256color", NO_COLOR="")
    assert ran.status == 1
    assert "\x1b" not in ran.out


def test_a_terminal_that_cannot_show_all_characters(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, 'to = "Members’ 日本"\n' + ITEM)
    ran = process("validate", pack, PYTHONIOENCODING="latin-1")
    assert ran.status == 1
    assert "Traceback" not in ran.err


# -- completion ----------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion(briefpack: Command, shell: str) -> None:
    status, out, err = briefpack("completion", shell)
    assert (status, err) == (0, "")
    assert f"_BRIEFPACK_COMPLETE={shell}_complete" in out


def test_completion_of_bash() -> None:
    status, out, err = process("completion", "bash")
    assert (status, err) == (0, "")
    assert "_BRIEFPACK_COMPLETE=bash_complete" in out


def test_commands_are_completed() -> None:
    ran = process(_BRIEFPACK_COMPLETE="bash_complete", COMP_WORDS="briefpack va", COMP_CWORD="1")
    assert ran.out == "plain,validate\n"


def test_a_reader_who_has_had_enough_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "briefpack", "completion", "bash"],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(REPO)},
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


# -- render --------------------------------------------------------------------------------


def test_a_pack_with_errors_is_not_rendered(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", item_with("attachment", "a.pdf"))
    ran = process("render", pack, "-o", tmp_path / "out.pdf")
    assert ran.status == 1
    assert ran.out.startswith("error BP001 a.pdf cannot be read: there is no such file\n")
    assert ran.err == "Not rendered: 1 error.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack"]


def test_a_missing_pack_is_not_rendered(tmp_path: Path) -> None:
    ran = process("render", tmp_path / "nothing", "-o", tmp_path / "out.pdf")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("briefpack: there is no ")
    assert list(tmp_path.iterdir()) == []


def test_a_name_longer_than_any_file_has(tmp_path: Path) -> None:
    ran = process("validate", tmp_path / ("x" * 300))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("briefpack: there is no ")
