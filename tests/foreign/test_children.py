"""The child: apart, bounded, and not believed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
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


def run(*files: bytes, at_once: int = 2) -> list[children.Ran]:
    """What has come of files, in their order."""
    found = dict(children.run_all(((str(n), data) for n, data in enumerate(files)), at_once))
    return [found[str(n)] for n in range(len(files))]


def test_a_child_that_crashes_is_a_refusal(tmp_path: Path) -> None:
    ran = children.what_came_of(tmp_path, "0" * 64, -11, is_late=False)
    assert ran.answer.verdict == Refused(children.CRASHED)
    assert ran.is_final


def test_a_child_that_used_up_its_time_is_a_refusal(tmp_path: Path) -> None:
    ran = children.what_came_of(tmp_path, "0" * 64, -signal.SIGXCPU, is_late=False)
    assert ran.answer.verdict == Refused(children.TOO_SLOW)
    assert ran.is_final


def test_a_child_cannot_hand_over_a_link(tmp_path: Path) -> None:
    folder, secret = tmp_path / "folder", tmp_path / "secret"
    folder.mkdir()
    secret.write_text(json.dumps(GOOD))
    (folder / "answer.json").write_text(json.dumps(GOOD))
    (folder / "clean.pdf").symlink_to(secret)
    ran = children.what_came_of(folder, "0" * 64, 0, is_late=False)
    assert (ran.answer.verdict, ran.clean) == (Refused(children.CRASHED), None)


def test_a_file_beyond_all_size_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MOST_FILE_BYTES", 1 << 20)
    monkeypatch.setattr(children, "_Server", None)
    (ran,) = run(bytes((1 << 20) + 1))
    assert ran.answer.verdict == Refused("it is larger than 1 MB")


def test_the_child_knows_nothing_of_its_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hidden")
    monkeypatch.setenv("PYTHONSTARTUP", "hidden")
    assert not {"SECRET_TOKEN", "PYTHONSTARTUP"} & children.environment().keys()


def test_nothing_is_left_in_the_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run(papers.saved(papers.paper()), b"%PDF-1.7 and no more")
    assert not list(tmp_path.iterdir())


# -- the server ---------------------------------------------------------------------------


@pytest.mark.parametrize("at_once", [1, 3])
def test_each_file_gets_its_own_answer(at_once: int) -> None:
    files = [papers.saved(papers.paper(pages=pages)) for pages in (1, 2, 3, 4)] + [b"%PDF-1.7"]
    ran = run(*files, at_once=at_once)
    pages = [len(found.pages) for each in ran if isinstance(found := each.answer.verdict, Examined)]
    assert pages == [1, 2, 3, 4]
    assert isinstance(ran[4].answer.verdict, Refused)


def test_files_are_asked_for_one_by_one() -> None:
    asked: list[int] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(6):
            asked.append(number)
            yield str(number), papers.saved(papers.paper())

    for told, _ in enumerate(children.run_all(files(), 2), start=1):
        assert len(asked) <= told + 2


def test_who_is_late_is_ended_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MOST_WAITING", 0.0)
    late, empty = run(papers.saved(papers.paper()), b"")
    assert late == children.Ran(Answer(Refused(children.TOO_SLOW)), is_final=False)
    assert empty.answer.verdict == Refused("it is empty")


def test_a_server_that_was_killed_is_followed_by_another() -> None:
    data = papers.saved(papers.paper())
    with children.Children() as working:
        working.start("a", data)
        working.start("b", data)
        os.kill(server_of(working), signal.SIGKILL)
        lost = dict([working.ended(), working.ended()])
        assert set(lost) == {"a", "b"}
        assert {(each.answer.verdict, each.is_final) for each in lost.values()} == {
            (Refused(children.CRASHED), False)
        }
        working.start("c", data)
        name, ran = working.ended()
    assert name == "c"
    assert isinstance(ran.answer.verdict, Examined)


def test_nothing_is_left_running_when_the_caller_stops() -> None:
    with children.Children() as working:
        working.start("a", papers.saved(papers.paper()))
        server = server_of(working)
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_all_end_when_the_caller_is_killed(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(papers.saved(papers.paper()))
    program = (
        "import sys, time, pathlib; from briefpack.foreign.children import Children;"
        "working = Children(); working.start('a', pathlib.Path(sys.argv[1]).read_bytes());"
        "working.ended(); print(working._server._process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(source)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(tmp_path)},
    ) as caller:
        assert caller.stdout is not None
        server = int(caller.stdout.readline())
        assert is_running(server)
        caller.kill()
    wait_for_end(server)


def server_of(working: children.Children) -> int:
    server = working._server  # noqa: SLF001
    assert server is not None
    return server._process.pid  # noqa: SLF001


def is_running(process: int) -> bool:
    """Whether a process is there that has not ended; one that nobody waited for has."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def wait_for_end(process: int) -> None:
    """Wait until a process has ended, and fail where it never does."""
    end = time.monotonic() + 20
    while is_running(process):
        assert time.monotonic() < end
        time.sleep(0.01)


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
