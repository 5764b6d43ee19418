"""A theme of the board's own: what of it is read, and what is wrong with it."""

from pathlib import Path

import pytest

from briefpack import BriefpackError, load, render, validate
from briefpack.problems import Problem, errors_in
from briefpack.store.themes import brought, bundled_themes, chain_of, theme_folder
from tests.packs import BOARD, told, write_files, write_pack

OURS = f'{BOARD}theme = "ours"\n'
THEME = 'title = "Ours"\nextends = "plain"\n'


def _themed(folder: Path, text: str, **files: str) -> Path:
    return write_pack(folder, board=OURS, files={"ours/theme.toml": text, **files})


def _errors(pack: Path) -> list[str]:
    return told(errors_in(validate(pack)))


def test_a_theme_that_briefpack_brings_is_not_read(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path))
    assert loaded.theme.sources == {}
    assert set(loaded.sources) == {"pack.toml"}


def test_a_theme_of_ones_own_is_one_of_the_files_read(tmp_path: Path) -> None:
    loaded = load(_themed(tmp_path, THEME))
    assert set(loaded.sources) == {"pack.toml", "ours/theme.toml"}
    assert "ours/theme.toml" in loaded.named


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            f"{THEME}colour = 1\n",
            "BP102 ours/theme.toml:3:1-3:7 colour is not known here | did you mean colours?",
        ),
        (
            f'{THEME}[colours]\naccent = "red"\n',
            (
                "BP105 ours/theme.toml:4:10-4:15 colours.accent is no colour | write # and six"
                ' digits or letters from a to f: "#004d40"'
            ),
        ),
        ('extends = "plain"\n', "BP101 ours/theme.toml:1:1-1:1 title is missing"),
    ],
)
def test_what_is_wrong_in_a_theme_is_told_where_it_stands(
    tmp_path: Path, text: str, line: str
) -> None:
    assert _errors(_themed(tmp_path, text)) == [line]


def test_a_theme_that_is_no_toml_is_told(tmp_path: Path) -> None:
    (problem,) = errors_in(validate(_themed(tmp_path, "title = \n")))
    assert (problem.code, problem.place.file) == ("BP004", "ours/theme.toml")


@pytest.mark.parametrize("text", ["title = \n", 'title = "O"\nextends = "none"\n', "colour = 1\n"])
def test_what_stops_a_render_is_told_before_it(tmp_path: Path, text: str) -> None:
    pack = _themed(tmp_path, text)
    with pytest.raises(BriefpackError):
        render(pack, tmp_path / "pack.pdf", cached=False)
    assert errors_in(validate(pack))


def test_a_theme_outside_the_boards_folder_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"theirs/theme.toml": THEME})
    pack = write_pack(tmp_path / "board", board=f'{BOARD}theme = "../theirs"\n')
    assert _errors(pack) == [
        (
            "BP010 pack.toml:10:9-10:20 the theme ../theirs is outside the board's folder | put it"
            " into the board's folder, or name it with --theme"
        )
    ]


def test_a_link_that_leads_to_itself_is_no_theme(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, board=OURS)
    (tmp_path / "ours").symlink_to("ours")
    (problem,) = errors_in(validate(pack))
    assert problem.message == "there is no theme ours"


def test_the_board_of_several_packs_is_told_in_its_own_file(tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": 'name = "B"\ntheme = "themes/none"\n'})
    for day in ("2016-11-03", "2016-12-01"):
        pack = write_pack(tmp_path / "meetings" / day, board="")
        (line,) = _errors(pack)
        assert line.startswith("BP010 board.toml:2:9-2:22 there is no theme themes/none")


def test_the_rest_of_a_pack_is_checked_all_the_same(tmp_path: Path) -> None:
    loaded = load(_themed(tmp_path, "title = \n"))
    assert loaded.whole
    assert loaded.problems == ()


def test_advice_on_a_label_can_be_allowed_in_the_theme(tmp_path: Path) -> None:
    comment = "  # briefpack: allow BP341: for the next edition"
    pack = _themed(tmp_path, f'{THEME}[labels]\nagneda = "B"{comment}\n')
    found: tuple[Problem, ...] = validate(pack)
    assert [problem for problem in found if problem.place.file == "ours/theme.toml"] == []


@pytest.mark.parametrize("name", bundled_themes())
def test_every_theme_of_briefpacks_can_be_found(name: str) -> None:
    folder = theme_folder(name, Path())
    assert folder == brought()[name]
    assert [each.name for each, _ in chain_of(name)][-1] == "plain"
