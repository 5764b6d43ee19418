"""``briefpack validate --changed-since REV``: only what differs from a revision, as git tells."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Command
from tests.packs import ITEM, MEETING, item_with, write_files

ODD = "Großer Saal – 2.\nTeil"
"""A folder's name as people's programs make them: with an umlaut, spaces and a line's end."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of a board with three packs, all committed; the working directory."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "repository"
    shared = item_with("report", "../../shared/a.md")
    write_files(
        folder,
        {
            "board.toml": 'name = "Board"\n',
            "membership/2016.toml": '[[groups]]\nname = "G"\nmembers = [{ name = "A" }]\n',
            "shared/a.md": "+++\n+++\n1. One.\n",
            "meetings/1/pack.toml": 'membership = "2016"\n' + ITEM + MEETING,
            "meetings/2/pack.toml": shared + MEETING,
            f"meetings/{ODD}/pack.toml": item_with("report", "a.md") + MEETING,
            f"meetings/{ODD}/a.md": "+++\n+++\n1. One.\n",
            "meetings/left.md": "+++\n+++\n1. One.\n",
        },
    )
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    commit()
    return folder


def git(*arguments: str) -> None:
    """Run git in the working directory, as somebody."""
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *person, *arguments], check=True, capture_output=True)  # noqa: S607


def commit() -> None:
    """Commit all that there is."""
    git("add", "--all")
    git("commit", "--quiet", "--message", "All")


def checked(briefpack: Command, revision: str = "HEAD", path: str | Path = ".") -> str:
    """How many were checked."""
    ended = briefpack("validate", path, "--changed-since", revision, "--select", "BP103")
    assert ended.status == 0
    return ended.err.partition(" checked")[0]


def test_where_nothing_has_changed_nothing_is_checked(briefpack: Command, repository: Path) -> None:
    assert checked(briefpack) == "0 packs"
    assert checked(briefpack, "main", repository / "meetings") == "0 packs"


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("meetings/1/pack.toml", "1 pack"),
        ("meetings/1/new.txt", "1 pack"),
        (f"meetings/{ODD}/a.md", "1 pack"),
        (f"meetings/{ODD}/new/ü\nü.txt", "1 pack"),
        ("membership/2016.toml", "1 pack"),
        ("shared/a.md", "1 pack"),
        ("board.toml", "3 packs and 1 other file"),
        ("meetings/left.md", "1 file"),
        ("meetings/new.md", "1 file"),
        ("readme.md", "0 packs"),
    ],
)
@pytest.mark.parametrize("committed", [False, True], ids=["in the folder", "committed"])
def test_a_change_touches_the_packs_that_read_the_file(
    briefpack: Command, repository: Path, file: str, what: str, *, committed: bool
) -> None:
    path = repository / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as text:
        text.write("+++\n+++\n" if file == "meetings/new.md" else "\n")
    if committed:
        commit()
    assert checked(briefpack, "HEAD~1" if committed else "HEAD") == what


@pytest.mark.parametrize(
    ("file", "what"),
    [
        (f"meetings/{ODD}/a.md", "1 pack"),
        ("membership/2016.toml", "1 pack"),
        ("shared/a.md", "1 pack"),
        ("board.toml", "3 packs"),
        ("meetings/1/pack.toml", "0 packs"),
    ],
)
def test_a_file_that_is_gone_touches_the_packs_that_miss_it(
    briefpack: Command, repository: Path, file: str, what: str
) -> None:
    (repository / file).unlink()
    assert checked(briefpack) == what


def test_problems_elsewhere_are_not_told(briefpack: Command, repository: Path) -> None:
    for number in (1, 2):
        write_files(repository, {f"meetings/{number}/pack.toml": "colour = 1\n" + ITEM + MEETING})
        if number == 1:
            commit()
    found = briefpack("validate", ".", "--changed-since", "HEAD", "--format", "concise")
    assert found.status == 1
    assert found.out.startswith("meetings/2/pack.toml:1:1: error BP102 ")
    assert "meetings/1" not in found.out


def test_only_what_has_changed_is_mended(briefpack: Command, repository: Path) -> None:
    wrong = ITEM.replace("decision", "Decision") + MEETING
    write_files(repository, {"meetings/1/pack.toml": wrong, "meetings/2/pack.toml": wrong})
    commit()
    write_files(repository, {"meetings/2/new.txt": ""})
    briefpack("validate", ".", "--changed-since", "HEAD", "--fix", "--select", "BP1")
    assert "Decision" in (repository / "meetings" / "1" / "pack.toml").read_text("utf-8")
    assert "Decision" not in (repository / "meetings" / "2" / "pack.toml").read_text("utf-8")


def test_what_git_ignores_has_not_changed(briefpack: Command, repository: Path) -> None:
    write_files(repository, {".gitignore": "*.log\n"})
    commit()
    write_files(repository, {"meetings/1/a.log": ""})
    assert checked(briefpack) == "0 packs"


def test_git_is_asked_where_the_path_is(
    briefpack: Command, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(repository, {"meetings/1/new.txt": ""})
    monkeypatch.chdir(repository / "meetings" / "2")
    assert checked(briefpack, path="../..") == "1 pack"
    monkeypatch.chdir(tmp_path)
    assert checked(briefpack, path="repository/meetings/1") == "1 pack"
    assert checked(briefpack, path="repository/meetings/2") == "0 packs"


def test_how_somebody_likes_names_told_makes_no_difference(
    briefpack: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("config", "diff.relative", "true")
    git("config", "diff.noprefix", "true")
    write_files(repository, {"meetings/1/new.txt": "", "board.toml": 'name = "Bored"\n'})
    monkeypatch.chdir(repository / "meetings")
    assert checked(briefpack) == "3 packs and 1 other file"


def test_a_repository_within_is_told_by_its_folder(briefpack: Command, repository: Path) -> None:
    write_files(repository, {"meetings/3/pack.toml": ITEM + MEETING})
    git("-C", "meetings/3", "init", "--quiet")
    git("-C", "meetings/3", "add", ".")
    git("-C", "meetings/3", "commit", "--quiet", "--message", "All")
    assert checked(briefpack) == "1 pack"


def test_a_link_that_leads_to_itself_is_a_change_like_others(
    briefpack: Command, repository: Path
) -> None:
    (repository / "meetings" / "1" / "self").symlink_to("self")
    assert checked(briefpack) == "1 pack"


@pytest.mark.parametrize(
    "revision", ["nonsense", "--output=x", "--no-index", "-p", "", "board.toml"]
)
def test_a_revision_that_there_is_not_is_2(
    briefpack: Command, repository: Path, revision: str
) -> None:
    before = sorted(repository.iterdir())
    status, out, err = briefpack("validate", ".", f"--changed-since={revision}")
    assert (status, out) == (2, "")
    assert err.startswith("briefpack: git cannot tell what has changed: ")
    assert len(err.splitlines()) == 2
    assert sorted(repository.iterdir()) == before


def test_a_folder_that_is_no_repository_is_2(
    briefpack: Command, repository: Path, tmp_path: Path
) -> None:
    write_files(tmp_path, {"elsewhere/pack.toml": ITEM + MEETING})
    for paths in (["../elsewhere"], [".", "../elsewhere"]):
        status, out, err = briefpack("validate", *paths, "--changed-since", "HEAD")
        assert (status, out) == (2, "")
        assert err.startswith("briefpack: git cannot tell what has changed: not a git repository")
    assert repository.is_dir()


def test_a_machine_without_git_is_2(
    briefpack: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert briefpack("validate", ".", "--changed-since", "HEAD") == (
        2,
        "",
        "briefpack: git is not installed\n  = --changed-since asks git\n",
    )


def test_a_path_that_there_is_not_is_told_as_ever(briefpack: Command, repository: Path) -> None:
    status, _, err = briefpack("validate", repository / "nothing", "--changed-since", "HEAD")
    assert status == 2
    assert err.startswith("briefpack: there is no ")
