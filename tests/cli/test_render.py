"""What the render command asks of the library, and what it says of the answer."""

from pathlib import Path
from typing import Any

import pytest

from briefpack.cli import main, render
from briefpack.errors import BriefpackError, RenderCancelled
from briefpack.problems import Place, Problem, Severity
from briefpack.rendering.pipeline import Rendered
from tests.packs import ITEM, item_with, write_files, write_pack

NOTE = """\
title = "Parish Council"
date = 2016-11-03
venue.name = "Town Hall"
"""


class Renderer:
    """Stands in for the library: keeps what it was asked, and answers as it was told to."""

    def __init__(self) -> None:
        self.output: Path | None = None
        self.options: dict[str, Any] = {}
        self.problems: tuple[Problem, ...] = ()
        self.raises: BaseException | None = None
        self.pages, self.sections = 42, 8

    def __call__(self, _: object, output: Path, **options: Any) -> Rendered:  # noqa: ANN401
        self.output, self.options = output, options
        if self.raises is not None:
            raise self.raises
        size = 3 * 1024 * 512
        return Rendered(output, self.pages, size, 1.25, self.sections, 5, {}, self.problems)


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Renderer:
    stand_in = Renderer()
    monkeypatch.setattr(render, "render", stand_in)
    monkeypatch.setattr(render, "warm_up", lambda: None)
    return stand_in


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main.main(["render", *map(str, arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_what_was_made_is_told_on_standard_error(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write_pack(tmp_path), "-o", "out.pdf") == 0
    assert capsys.readouterr() == (
        "",
        "out.pdf: 42 pages, 1.5 MB, in 1.2 s; 8 sections, 5 from the cache\n",
    )
    assert renderer.output == Path("out.pdf")


def test_one_page_is_told_as_one(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renderer.pages = renderer.sections = 1
    run(write_pack(tmp_path), "-o", "out.pdf")
    assert (
        capsys.readouterr().err
        == "out.pdf: 1 page, 1.5 MB, in 1.2 s; 1 section, 5 from the cache\n"
    )


def test_the_pdf_is_called_by_the_packs_folder(renderer: Renderer, tmp_path: Path) -> None:
    run(write_pack(tmp_path / "2016-11-03"))
    assert renderer.output == Path("2016-11-03.pdf")
    run(tmp_path / "2016-11-03" / "pack.toml")
    assert renderer.output == Path("2016-11-03.pdf")


def test_a_pack_in_the_current_folder_has_its_name(
    renderer: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_pack(tmp_path / "2016-11-03"))
    run(".")
    assert renderer.output == Path("2016-11-03.pdf")


def test_options_are_handed_on(renderer: Renderer, tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    run(pack, "--theme", "plain", "--jobs", "3", "--no-cache", "--only", "2.1", "--public")
    renderer.options.pop("progress")
    assert renderer.options == {
        "theme": "plain",
        "jobs": 3,
        "cached": False,
        "only": "2.1",
        "sheet": None,
        "public": True,
    }


def test_left_alone_they_are_the_librarys_own(renderer: Renderer, tmp_path: Path) -> None:
    run(write_pack(tmp_path))
    renderer.options.pop("progress")
    assert renderer.options == {
        "theme": None,
        "jobs": None,
        "cached": True,
        "only": None,
        "sheet": None,
        "public": False,
    }


def test_a_sheet_is_called_by_its_kind_and_the_packs_folder(
    renderer: Renderer, tmp_path: Path
) -> None:
    run(write_pack(tmp_path / "2016-11-03"), "--sheet", "attendance")
    assert renderer.options["sheet"] == "attendance"
    assert renderer.output == Path("attendance-2016-11-03.pdf")


@pytest.mark.parametrize("sheet", ["actions", "decisions"])
@pytest.mark.parametrize("named", ["", "pack.toml", "note.toml"])
def test_what_was_decided_is_taken_from_the_note_of_the_meeting(
    renderer: Renderer, tmp_path: Path, sheet: str, named: str
) -> None:
    pack = write_pack(tmp_path / "2016-11-03", files={"note.toml": NOTE})
    assert run(pack / named, "--sheet", sheet) == 0
    assert renderer.options["only"] == "note.toml"
    assert renderer.output == Path(f"{sheet}-2016-11-03.pdf")


def test_without_a_note_the_pack_is_asked_for_what_is_open(
    renderer: Renderer, tmp_path: Path
) -> None:
    assert run(write_pack(tmp_path), "--sheet", "actions") == 0
    assert renderer.options["only"] is None


def test_a_sheet_is_not_of_one_item(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(write_pack(tmp_path), "--sheet", "agenda", "--only", "1") == 2
    assert capsys.readouterr().err == "briefpack: --only cannot be given with --sheet\n"


def test_a_pack_with_errors_is_not_rendered(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write_pack(tmp_path, "")) == 1
    out, err = capsys.readouterr()
    assert out.startswith("error BP301 the agenda has no items\n")
    assert err == "Not rendered: 1 error.\n"
    assert renderer.output is None


@pytest.mark.usefixtures("renderer")
def test_an_old_pdf_stays_when_a_pack_is_not_rendered(tmp_path: Path) -> None:
    write_files(tmp_path, {"out.pdf": "%PDF-old"})
    assert run(write_pack(tmp_path / "pack", ""), "-o", tmp_path / "out.pdf") == 1
    assert (tmp_path / "out.pdf").read_text() == "%PDF-old"


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("pack.toml", "pack.toml is there already, and is no PDF"),
        ("a.pdf", "a.pdf is one of the pack's own files"),
        (".", "is a folder"),
        ("nowhere/out.pdf", "there is no folder"),
    ],
)
def test_the_pdf_takes_the_place_of_nothing_else(
    output: str,
    message: str,
    renderer: Renderer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pack = write_pack(tmp_path, item_with("attachment", "a.pdf"), files={"a.pdf": "%PDF-1.7 x"})
    before = (pack / "pack.toml").read_text()
    assert run(pack, "-o", pack / output) == 2
    assert message in capsys.readouterr().err
    assert renderer.output is None
    assert (pack / "pack.toml").read_text() == before


def test_warnings_are_told_and_let_be(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write_pack(tmp_path, ITEM + ITEM)) == 0
    assert capsys.readouterr().out.startswith("warning BP305 ")
    assert renderer.output is not None


def test_errors_found_on_the_way_are_told(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renderer.problems = (Problem("BP501", Severity.ERROR, "it is wide", Place("pack.toml")),)
    assert run(write_pack(tmp_path)) == 1
    out, err = capsys.readouterr()
    assert out.startswith("error BP501 it is wide\n")
    assert err == "Not rendered: 1 error.\n"


def test_what_stops_a_render_is_told_in_words(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renderer.raises = BriefpackError("The disk is full.", "make room")
    assert run(write_pack(tmp_path)) == 2
    assert capsys.readouterr() == ("", "briefpack: The disk is full.\n  = make room\n")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), RenderCancelled()], ids=["ctrl-c", "asked"])
def test_a_render_that_is_stopped_is_130(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str], stop: BaseException
) -> None:
    renderer.raises = stop
    assert run(write_pack(tmp_path)) == 130
    assert "briefpack: stopped; nothing was changed.\n" in capsys.readouterr().err


def test_in_another_theme_the_boards_own_need_not_be_sound(
    renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = write_pack(tmp_path, board='[board]\nname = "B"\ntheme = "ours"\n')
    assert run(pack, "-o", "out.pdf") == 1
    assert "there is no theme ours" in capsys.readouterr().out
    assert renderer.output is None
    assert run(pack, "-o", "out.pdf", "--theme", "plain") == 0
