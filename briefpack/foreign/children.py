"""Starting a child that reads somebody else's file, and ending it if it does not end."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from briefpack.foreign.kinds import Refused
from briefpack.foreign.limits import MOST_FILE_BYTES, MOST_SECONDS, MOST_WRITTEN
from briefpack.foreign.wire import Answer, Misshapen, read_answer
from briefpack.temporary import TemporaryFolder

TOO_SLOW = "it takes too long to read"
CRASHED = "reading it takes more memory than it should, or ends in a crash"

_ROOT = Path(__file__).parents[2]
_MOST_ANSWER = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Ran:
    """What a child has found, what it has made, and whether another run may find something else."""

    answer: Answer
    clean: bytes | None = None
    is_final: bool = True


def run_child(data: bytes, sha256: str) -> Ran:  # noqa: PLR0911 - one for each end
    """Have a child examine a file."""
    if len(data) > MOST_FILE_BYTES:
        return Ran(_refusal(f"it is larger than {MOST_FILE_BYTES // 1024 // 1024} MB"))
    if not data:
        return Ran(_refusal("it is empty"))
    with TemporaryFolder() as name:
        folder = Path(name)
        (folder / "foreign.pdf").write_bytes(data)
        ended, is_late = _run(folder)
        if is_late:
            return Ran(_refusal(TOO_SLOW), is_final=False)
        if ended == -signal.SIGXCPU:
            return Ran(_refusal(TOO_SLOW))
        try:
            answer = read_answer(_bytes(folder / "answer.json", _MOST_ANSWER), sha256)
            if isinstance(answer.verdict, Refused):
                return Ran(answer)
            return Ran(answer, _bytes(folder / "clean.pdf", MOST_WRITTEN))
        except (OSError, Misshapen):
            return Ran(_refusal(CRASHED))


def _refusal(reason: str) -> Answer:
    return Answer(Refused(reason))


def _bytes(path: Path, most: int) -> bytes:
    """A file of the child's, which is no link and not too large."""
    if path.is_symlink() or path.stat().st_size > most:
        raise Misshapen
    return path.read_bytes()


def _run(folder: Path) -> tuple[int, bool]:
    """How the child has ended, and whether it had to be ended for the time it took."""
    is_late = threading.Event()
    child = subprocess.Popen(  # noqa: S603 - this very interpreter, and a module of ours
        [sys.executable, "-P", "-m", "briefpack.foreign.child", str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
        close_fds=True,
    )

    def end() -> None:
        is_late.set()
        child.kill()

    timer = threading.Timer(MOST_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        return child.wait(), is_late.is_set()
    except BaseException:
        child.kill()
        child.wait()
        raise
    finally:
        timer.cancel()


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the caller's but how to find this package and its libraries."""
    kept = {key: os.environ[key] for key in ("LD_LIBRARY_PATH", "HOME") if key in os.environ}
    return kept | {
        "PATH": os.defpath,
        "PYTHONPATH": str(_ROOT),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(folder),
        "MALLOC_ARENA_MAX": "2",
    }


def run_all(files: dict[str, bytes], at_once: int) -> dict[str, Ran]:
    """Have several children examine several files, by their SHA-256."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=at_once) as threads:
        runs = {key: threads.submit(run_child, data, key) for key, data in files.items()}
        return {key: run.result() for key, run in runs.items()}
