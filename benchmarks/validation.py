"""What checking takes: one pack, a thousand, one in memory, and one with much wrong.

Times of commands are counted from what Python itself takes to start, which is measured in turn
with them: on a shared machine both are slow at once.
"""

import gc
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from benchmarks.sound_packs import (
    write_faulty,
    write_large,
    write_many,
    write_with_pdfs,
)

REPOSITORY = Path(__file__).parents[1]
EXAMPLE = REPOSITORY / "examples/cyp-board/meetings/2016-11-03"
TODAY = "2026-01-01"
CORES = 2
PAIRS = 11
ROUNDS = 5
FEW, MANY = 100, 1000
PDFS = 60
GLANCE = 0.02
"""Seconds between two looks at how much memory processes have."""

HEADER = """## Validation

- Commands run from nothing, in turn with bare Python, whose time is taken off; medians of
  {pairs} pairs. Many packs are of 12 items and 3 reports of 6 kB each, ten packs to a board,
  checked on {cores} cores. PDFs of others are of three pages of text each.
- *In memory* is a pack of 200 items and 2,000 numbered paragraphs that is open already: checked
  again as it is, and read and checked after one report's text was replaced.
- *Parent* and *worker* are peak memory in MB.

| what | seconds | at most | parent | worker |
|---|--:|--:|--:|--:|"""

Row = tuple[str, float, float | None, float | None, float | None]


def validation_table(folder: Path) -> str:
    """All measurements, as a section of Markdown; packs are written to ``folder``."""
    lines = [HEADER.format(pairs=PAIRS, cores=CORES)]
    parts = one_pack, pdfs_of_others, many_packs, in_memory
    lines += [_row(*row) for part in parts for row in part(folder)]
    return "\n".join(lines) + "\n"


def _row(
    what: str, seconds: float, most: float | None, parent: float | None, worker: float | None
) -> str:
    cells = [f"{most:g}" if most else "", *(f"{mb:.0f}" if mb else "" for mb in (parent, worker))]
    return f"| {what} | {seconds:.3f} | {' | '.join(cells)} |"


# -- commands from nothing -----------------------------------------------------------------


def one_pack(folder: Path) -> list[Row]:
    """The example, and a pack with 200 problems, each over bare Python."""
    faulty = write_faulty(folder / "faulty", 200)
    commands = {
        "briefpack --help": ["--help"],
        "validate the example": ["validate", str(EXAMPLE)],
        "validate a pack with 200 problems, told as text": ["validate", str(faulty)],
    }
    over: dict[str, list[float]] = {what: [] for what in commands}
    for _ in range(PAIRS):
        for what, arguments in commands.items():
            bare = _seconds([sys.executable, "-c", "pass"])
            command = [sys.executable, "-m", "briefpack", *arguments]
            over[what].append(_seconds(command) - bare)
    help_, example, told = (statistics.median(values) for values in over.values())
    return [
        ("`briefpack --help`, over bare Python", help_, None, None, None),
        ("the example, over bare Python", example, 0.35, None, None),
        ("a pack with 200 problems, over `briefpack --help`", told - help_, 0.5, None, None),
    ]


def _seconds(command: Sequence[str], cache: Path | None = None) -> float:
    environment = os.environ | ({"BRIEFPACK_CACHE": str(cache)} if cache else {})
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False, cwd=REPOSITORY, env=environment)
    return time.perf_counter() - started


def pdfs_of_others(folder: Path) -> list[Row]:
    """PDFs that are looked at for the first time, over the same when they are known."""
    rows: list[Row] = []
    for count in (1, PDFS):
        say(f"PDFs of others: {count}")
        pack = write_with_pdfs(folder / f"{count}-pdfs", count)
        command = [sys.executable, "-m", "briefpack", "validate", str(pack)]
        over: list[float] = []
        for number in range(ROUNDS):
            cache = folder / f"{count}-pdfs-cache-{number}"
            new = _seconds(command, cache)
            over.append(new - _seconds(command, cache))
        what = "PDFs" if count > 1 else "PDF"
        rows.append(
            (
                f"{count} {what} of others, over the same when known",
                statistics.median(over),
                None,
                None,
                None,
            )
        )
    return rows


def many_packs(folder: Path) -> list[Row]:
    """As many packs as two cores are given, and how much memory that takes."""
    rows: list[Row] = []
    for count in (FEW, MANY):
        say(f"{count} packs")
        packs = write_many(folder / f"{count}-packs", count)
        command = [sys.executable, "-m", "briefpack", "validate", str(packs), "--today", TODAY]
        seconds, parent, worker = _watched(command)
        most = 10.0 if count == MANY else None
        rows.append((f"{count} packs", seconds, most, parent, worker))
    return rows


def _watched(command: Sequence[str]) -> tuple[float, float, float]:
    """How long a command takes on two cores; its peak memory, and that of any of its workers."""
    cores = set(sorted(os.sched_getaffinity(0))[:CORES])
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        start_new_session=True,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),  # noqa: PLW1509 - no thread runs yet
    ) as process:
        ended = Event()
        with ThreadPoolExecutor(1) as watchers:
            peaks = watchers.submit(_peaks, process.pid, ended)
            _, told = process.communicate()
            seconds = time.perf_counter() - started
            ended.set()
    if not re.search(r"\d packs checked: no problems", told):
        raise ValueError(told)
    found = peaks.result()
    return seconds, found.pop(process.pid, 0.0), max(found.values(), default=0.0)


def _peaks(session: int, ended: Event) -> dict[int, float]:
    """The most memory in MB that each process of a session has had, looked at until it ends."""
    peaks: dict[int, float] = {}
    while not ended.wait(GLANCE):
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(fields[3]) == session:
                    status = (folder / "status").read_text(encoding="utf-8")
                    if peak := re.search(r"VmHWM:\s+(\d+) kB", status):  # one that ends has none
                        peaks[int(folder.name)] = int(peak[1]) / 1024
            except OSError:  # it has ended meanwhile
                continue
    return peaks


# -- a pack that is open -------------------------------------------------------------------


def in_memory(folder: Path) -> list[Row]:
    """A large pack checked again, in a process of its own."""
    say("a large pack in memory")
    pack = write_large(folder / "large")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.validation", str(pack)],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return [
        ("in memory: read and checked at first", found["first"], None, None, None),
        ("in memory: checked again", found["again"], 0.05, None, None),
        ("in memory: read and checked with a report replaced", found["replaced"], 0.05, None, None),
    ]


def measure_in_memory(pack: Path) -> dict[str, float]:
    """Seconds for a pack that is open: medians, after the first time."""
    from datetime import date

    from briefpack.rules.registry import all_rules, validate_pack
    from briefpack.store.files import Shelf
    from briefpack.store.load import load_from, shelf_of
    from briefpack.store.memory import Memory

    all_rules()
    today = date.fromisoformat(TODAY)
    shelf, pack_file = shelf_of(pack)
    memory = Memory()
    report = f"{pack_file.rpartition('/')[0]}/reports/100.md"
    text = shelf.path(report).read_bytes()

    started = time.perf_counter()
    loaded = load_from(shelf, pack_file, memory)
    problems = validate_pack(loaded, today=today)
    first = time.perf_counter() - started
    if problems:
        raise ValueError(problems[0])
    gc.collect()
    again, replaced = [], []
    for step in range(2 * PAIRS):
        started = time.perf_counter()
        validate_pack(loaded, today=today)
        again.append(time.perf_counter() - started)

        changed = Shelf(shelf.root, {report: text.replace(b"\n1. ", b"\n1. Anew %d: " % step, 1)})
        started = time.perf_counter()
        loaded = load_from(changed, pack_file, memory)
        validate_pack(loaded, today=today)
        replaced.append(time.perf_counter() - started)
    return {
        "first": first,
        "again": statistics.median(again),
        "replaced": statistics.median(replaced),
    }


def say(text: str) -> None:
    """Tell whoever waits."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(json.dumps(measure_in_memory(Path(sys.argv[1]))))
