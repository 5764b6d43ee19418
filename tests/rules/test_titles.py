"""Titles and hashtags that can be mended without a doubt."""

from pathlib import Path

import pytest

from briefpack import validate
from briefpack.problems import Edit
from tests.packs import BOARD, ITEM, write_pack
from tests.rules.cases import REPORT, SVG


def _mended(folder: Path, **pack: str) -> str:
    write_pack(folder, **pack, files={"a.md": "1. One.\n", "b.svg": SVG})
    edits = [edit for problem in validate(folder) for edit in problem.edits]
    assert edits != []
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    for edit in sorted(edits, reverse=True):
        text = _with_edit(text, edit)
    return text


def _with_edit(text: str, edit: Edit) -> str:
    lines = text.splitlines(keepends=True)
    place = edit.place
    before = "".join(lines[: place.line - 1]) + lines[place.line - 1][: place.column - 1]
    behind = lines[place.end_line - 1][place.end_column - 1 :] + "".join(lines[place.end_line :])
    return f"{before}{edit.text}{behind}"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ('"5. Budget"', '"Budget"'),
        ("'Item 5: Budget'", "'Budget'"),
        ('"5. The \\"new\\" budget."', '"The \\"new\\" budget"'),
        ('"""\\\n  5. Budget."""', '"""\\\n  Budget"""'),
        ('"Budget."', '"Budget"'),
    ],
)
def test_what_is_typed_into_a_title_is_taken_out(tmp_path: Path, typed: str, mended: str) -> None:
    text = ITEM.replace('"Budget"', typed)
    assert _mended(tmp_path, text=text).startswith(f"[[items]]\ntitle = {mended}\nkind")


def test_the_letter_of_an_appendix_is_taken_out(tmp_path: Path) -> None:
    text = f'{REPORT}appendices = [{{ title = "Appendix A: Map.", file = "b.svg" }}]\n'
    assert 'appendices = [{ title = "Map", file' in _mended(tmp_path, text=text)


def test_a_hashtag_gets_its_mark(tmp_path: Path) -> None:
    board = f'{BOARD}hashtag = "lgacyp"\n'
    assert 'hashtag = "#lgacyp"\n' in _mended(tmp_path, board=board)


def test_a_weekday_is_not_mended(tmp_path: Path) -> None:
    text = f'{ITEM}description = "Wednesday 3 November 2016"\n'
    (problem,) = validate(write_pack(tmp_path, text))
    assert problem.code == "BP601"
    assert problem.edits == ()
