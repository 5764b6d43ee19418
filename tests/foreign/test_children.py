"""The child: apart, bounded, and not believed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefpack.foreign import Refused, children
from briefpack.foreign.kinds import Examined
from briefpack.foreign.wire import Answer, Misshapen, read_answer, write_answer
from tests.foreign import papers

GOOD = {
    "pages": [{"width": 595.0, "height": 842.0, "has_text": True, "is_picture": False}],
    "texts": ["Words"],
    "title": "Plan",
    "tagged": False,
    "conforms": False,
    "unembedded_fonts": [],
    "removed": ["scripts"],
    "outline": [["One", 0, [["Two", 0, []]]]],
}


def test_an_answer_is_read_as_it_was_written() -> None:
    answer = read_answer(json.dumps(GOOD).encode(), "0" * 64)
    assert isinstance(answer.verdict, Examined)
    assert read_answer(write_answer(answer), "0" * 64) == answer
    refused = Answer(Refused("it is empty"))
    assert read_answer(write_answer(refused), "0" * 64) == refused


@pytest.mark.parametrize(
    "change",
    [
        {"pages": []},
        {"pages": [{"width": "595", "height": 1, "has_text": True, "is_picture": True}]},
        {"pages": [{"width": 1e9, "height": 1, "has_text": True, "is_picture": True}]},
        {"pages": [{"width": float("nan"), "height": 1, "has_text": True, "is_picture": True}]},
        {"texts": ["one", "too many"]},
        {"texts": [7]},
        {"title": "\x1b[2J"},
        {"title": "x" * 501},
        {"tagged": 1},
        {"removed": ["scripts"] * 1_001},
        {"outline": [["Beyond", 1, []]]},
        {"outline": [["Before", -1, []]]},
        {"outline": "One"},
        {"refused": None},
        {"refused": "two\nlines"},
    ],
)
def test_an_answer_of_another_shape_is_not_believed(change: dict[str, object]) -> None:
    with pytest.raises(Misshapen):
        read_answer(json.dumps(GOOD | change).encode(), "0" * 64)


@pytest.mark.parametrize("answer", [b"", b"[]", b"{}", b"null", b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_none_is_not_believed(answer: bytes) -> None:
    with pytest.raises(Misshapen):
        read_answer(answer, "0" * 64)


def test_a_child_that_crashes_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_run", lambda _: (-11, False))
    ran = children.run_child(b"%PDF-1.7", "0" * 64)
    assert ran.answer.verdict == Refused(children.CRASHED)


def test_a_child_cannot_hand_over_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret"
    secret.write_text(json.dumps(GOOD))

    def run(folder: Path) -> tuple[int, bool]:
        (folder / "answer.json").write_text(json.dumps(GOOD))
        (folder / "clean.pdf").symlink_to(secret)
        return 0, False

    monkeypatch.setattr(children, "_run", run)
    ran = children.run_child(b"%PDF-1.7", "0" * 64)
    assert (ran.answer.verdict, ran.clean) == (Refused(children.CRASHED), None)


def test_a_file_beyond_all_size_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MOST_FILE_BYTES", 1 << 20)
    ran = children.run_child(bytes((1 << 20) + 1), "0" * 64)
    assert ran.answer.verdict == Refused("it is larger than 1 MB")


def test_the_child_knows_nothing_of_its_caller(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hidden")
    monkeypatch.setenv("PYTHONSTARTUP", "hidden")
    assert not {"SECRET_TOKEN", "PYTHONSTARTUP"} & children._environment(tmp_path).keys()  # noqa: SLF001


def test_nothing_is_left_in_the_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    children.run_child(papers.saved(papers.paper()), "0" * 64)
    children.run_child(b"%PDF-1.7 and no more", "0" * 64)
    assert not list(tmp_path.iterdir())


def test_the_caller_loads_nothing_that_reads_pdfs(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(papers.saved(papers.paper()))
    program = (
        "import sys, pathlib, briefpack.foreign as f;"
        f"print(type(f.examine(pathlib.Path({str(source)!r}).read_bytes(),"
        f" folder=pathlib.Path({str(tmp_path / 'kept')!r}))).__name__);"
        "print(*{'pikepdf', 'pypdfium2', 'PIL', 'fontTools', 'pydantic'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert ran.stdout.split() == ["Examined"]
