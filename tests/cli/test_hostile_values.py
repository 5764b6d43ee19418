"""Whatever is given to the commands that change packs is text, and stays in the pack's folder."""

import tomllib
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.editing import MEETING, TODAY, board_copied, files_in
from tests.cli.running import Command

TITLES = [
    '"quoted" \\ back \'\'\' """',
    "]] [[items]] # = { } kind",
    "{{ 7 * 7 }} {% include 'x' %}",
    "<script>alert(1)</script> ]]> --> %%EOF",
    "[@secret] [x](javascript:alert(1)) ![p](/etc/passwd)",
    "=HYPERLINK(1) +1 -1 @x",
    "../../../etc/passwd",
    "right \u202eto left\u202c",
    "$(touch x) `id` ; rm -rf .",
    "x" * 20_000,
]

REFUSED = [
    "",
    " ",
    "two\nlines",
    "a\rb",
    "\x1b[31mred",
    "nul\x00",
    "bell\x07",
    "del\x7f",
    "\x9b31m",
]

NAMES = [
    "..",
    "-rf.png",
    "..\\..\\x.png",
    "%2e%2e%2fx.png",
    "\u202egnp.png",
    "x y#?.png",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return board_copied(tmp_path, monkeypatch)


def titles(folder: Path) -> list[str]:
    data = tomllib.loads((folder / MEETING / "pack.toml").read_text())
    return [item["title"] for item in data["items"]]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_a_title(folder: Path, briefpack: Command, title: str) -> None:
    before, outside = titles(folder), files_in(folder.parent)
    ended = briefpack("item", "add", MEETING, title, "--report", *TODAY)
    assert ended.status == 0, ended.err
    assert titles(folder) == [*before, title]
    new = files_in(folder.parent).keys() - outside.keys()
    assert all(name.startswith(f"cyp-board/{MEETING}/reports/") for name in new)
    assert len(new) == 1
    for said in (ended.out, ended.err, briefpack("item", "list", MEETING).out):
        assert not set(said) & {"\u202e", "\x1b"}


@pytest.mark.parametrize("title", REFUSED)
def test_what_is_no_line_of_text_is_refused(folder: Path, briefpack: Command, title: str) -> None:
    before = files_in(folder)
    for arguments in (
        ("item", "add", MEETING, title, *TODAY),
        ("item", "rename", MEETING, "1", title, *TODAY),
        ("set", ".", f"name={title or chr(10)}", *TODAY),
    ):
        ended = briefpack(*arguments)
        assert ended.status == 2
        assert not set(ended.out + ended.err) & {"\x1b", "\x07", "\x9b", "\x00"}
    assert files_in(folder) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_copied_file_gets_a_plain_name_in_the_pack(
    folder: Path, tmp_path: Path, briefpack: Command, name: str
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    Image.new("RGB", (8, 8)).save(given / "picture", "PNG")
    place = given / ("x.png" if name == ".." else name)
    (given / "picture").rename(place)
    asked = given / ".." / "given" / "x.png" if name == ".." else place
    before = files_in(folder)
    ended = briefpack("paper", "add", MEETING, "2", f"--file={asked}", *TODAY)
    assert ended.status == 0, ended.err
    (new,) = files_in(folder).keys() - before.keys()
    assert new.startswith(f"{MEETING}/attachments/")
    assert len(list(tmp_path.iterdir())) == len(["cyp-board", "given"])
    assert new.isascii()
    assert not set(new) & set("%#?\n\\ ")


@pytest.mark.parametrize(
    "file", ["../../../../../etc/passwd", "/etc/passwd", "link.md", "linked/x.md", "a\x00b.md"]
)
def test_a_paper_cannot_be_outside(
    folder: Path, tmp_path: Path, briefpack: Command, file: str
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.md").write_text("1. Secret.\n")
    (folder / MEETING / "link.md").symlink_to(tmp_path / "outside" / "x.md")
    (folder / MEETING / "linked").symlink_to(tmp_path / "outside")
    pack = folder / MEETING / "pack.toml"
    items = '[[items]]\ntitle = "Out"\nkind = "note"\n[[items.papers]]\nkind = "report"\n'
    pack.write_text(f"{pack.read_text()}\n{items}file = {_toml(file)}\n")
    ended = briefpack("render", MEETING, "-o", tmp_path / "o.pdf", "--jobs", "1")
    assert ended.status == 1
    assert "Secret" not in ended.out
    assert not (tmp_path / "o.pdf").exists()
    for name in ("set", "rename"):
        asked = ("paper", name, MEETING, file, "title=x" if name == "set" else "x", *TODAY)
        briefpack(*asked)
    assert (tmp_path / "outside" / "x.md").read_text() == "1. Secret.\n"


def _toml(text: str) -> str:
    return '"' + text.replace("\x00", "\\u0000") + '"'


def test_nothing_outside_goes_with_an_item(
    folder: Path, tmp_path: Path, briefpack: Command
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.md").write_text("1. Theirs.\n")
    (folder / MEETING / "linked").symlink_to(tmp_path / "outside")
    pack = folder / MEETING / "pack.toml"
    items = '[[items]]\ntitle = "Out"\nkind = "note"\n[[items.papers]]\nkind = "report"\n'
    pack.write_text(f'{pack.read_text()}\n{items}file = "linked/x.md"\n')
    briefpack("item", "delete", MEETING, str(len(titles(folder))), "--with-files", "--yes", *TODAY)
    assert (tmp_path / "outside" / "x.md").read_text() == "1. Theirs.\n"
