"""What somebody at the editor feels: how soon it is there, and how soon a key is on the screen.

Everything is measured from outside, in a terminal of 120 × 36 in which the editor runs as it does
for anybody; only how long its event loop is held is told by a process that watches itself.
"""

import asyncio
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.pseudo_terminal import Terminal
from benchmarks.sound_packs import write_large
from benchmarks.validation import REPOSITORY, TODAY, say

EXAMPLE = REPOSITORY / "examples/cyp-board"
MEETING = "meetings/2016-11-03"
REPORT = "reports/100.md"
STARTS = 7
ROUNDS = 4
WORDS = 20
"""Words typed in each round."""
PROBLEMS = 20
LONG = 0.01
"""Seconds; what is shorter is not looked at."""
LETTERS_MEASURED = 6
"""Letters of each word whose time is taken."""
CONSONANTS = "bcdfghjklmnpqrstvwx"
BETWEEN_KEYS = (0.04, 0.28)
"""Seconds between two keys: now and then a pause, in which what was typed is taken over."""

CTRL_G, CTRL_S, CTRL_Y, CTRL_Z = "\x07", "\x13", "\x19", "\x1a"
DOWN, END = "\x1b[B", "\x1b[F"
F2, F8 = "\x1bOQ", "\x1b[19~"

HEADER = """## Editor

- *First paint* is from the start of the process until the agenda's titles are on the screen;
  *ready*, until the whole workbench is there and takes keys. {starts} starts each, in turn.
- *A key* is from writing it to the terminal until its letter is on the screen: {keys} letters,
  typed at uneven intervals into a report of 4 kB of a pack with {problems} problems, the list of
  which is open and found anew after each pause.
- *Textual's area* is the same text in the toolkit's own widget and nothing else: what a key costs
  at least here. Both are typed into in turn, in {rounds} rounds; the *quietest* has the best 95th
  percentile: other programs on the machine take their time from all of them.
- The *large* pack has 200 items and 2,000 numbered paragraphs.
- *Own work* is the longest that anything runs in the event loop, over opening the pack, typing,
  undoing, moving items, going through its parts, and saving; *held* is the longest time for which
  the editor did not look after keys meanwhile, with what other threads and other programs took.
- The machine's load was {load:.1f} on its {cores} cores when this began; the wanted figures are
  for a machine with nothing else to do.

| what | at best | median | 95 of 100 | wanted | unit |
|---|--:|--:|--:|--:|---|"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure at best, in the middle, and nearly at worst."""

    what: str
    values: Sequence[float]
    wanted: str = ""
    unit: str = "ms"

    def __str__(self) -> str:
        values = self.values
        figures = [f"{each:.0f}" for each in (min(values), statistics.median(values), late(values))]
        if len(values) == 1:
            figures = ["", figures[0], ""]
        return f"| {self.what} | {' | '.join(figures)} | {self.wanted} | {self.unit} |"


def late(values: Sequence[float]) -> float:
    """What 95 of 100 values are below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def editor_table(folder: Path) -> str:
    """All measurements, as a section of Markdown; packs are written to ``folder``."""
    board = Path(shutil.copytree(EXAMPLE, folder / "editor-example"))
    packs = Packs(board / MEETING, write_with_problems(folder / "editor-large"), folder)
    load, cores = os.getloadavg()[0], os.cpu_count()
    facts = {
        "starts": STARTS,
        "keys": ROUNDS * WORDS * LETTERS_MEASURED,
        "rounds": ROUNDS,
        "problems": PROBLEMS,
        "load": load,
        "cores": cores,
    }
    lines = [HEADER.format_map(facts)]
    lines += [str(row) for row in (*starts(packs), *keys(packs), *held(packs))]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Packs:
    """What the editor is measured with, and a folder for what it keeps."""

    example: Path
    large: Path
    folder: Path

    def open(self, pack: Path, module: Sequence[str] = ("briefpack", "edit")) -> Terminal:
        """The editor on a pack."""
        return self.run((*module, str(pack), "--today", TODAY))

    def run(self, module: Sequence[str]) -> Terminal:
        """A module of Python in a terminal, with nothing kept from before."""
        state = self.folder / "editor-state"
        shutil.rmtree(state, ignore_errors=True)
        environment = {
            **os.environ,
            "BRIEFPACK_STATE": str(state),
            "BRIEFPACK_CONFIG": str(self.folder / "editor-config.toml"),
        }
        return Terminal([sys.executable, "-m", *module], environment, REPOSITORY)


def write_with_problems(folder: Path) -> Path:
    """The large pack with some keys that there are not."""
    pack = write_large(folder)
    file = pack / "pack.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('kind = "decision"', 'kind = "decision"\nminuets = 5', PROBLEMS)
    file.write_text(text, encoding="utf-8")
    return pack


# -- starting ------------------------------------------------------------------------------


def starts(packs: Packs) -> Iterator[Row]:
    """How soon there is something to see, in turn with what it can be compared with."""
    commands = {
        "`python -c pass`": ["-c", "pass"],
        "`python -c 'import textual.app'`": ["-c", "import textual.app"],
        "`briefpack --help`": ["-m", "briefpack", "--help"],
    }
    titles = {
        packs.example: ("Declarations of Interest", "Note of the Previous Meeting"),
        packs.large: (", part 1 ", ", part 9 "),
    }
    times: dict[str, list[float]] = {}
    for step in range(STARTS + 1):
        say(f"the editor's start, {step} of {STARTS}")
        for what, arguments in commands.items():
            started = time.perf_counter()
            subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
            times.setdefault(what, []).append(time.perf_counter() - started)
        for pack, words in titles.items():
            name = "the example" if pack == packs.example else "the large pack"
            with packs.open(pack) as terminal:
                painted = terminal.wait(*words) - terminal.started
                ready = terminal.wait("^S Save") - terminal.started
            times.setdefault(f"{name}: first paint", []).append(painted)
            times.setdefault(f"{name}: ready", []).append(ready)
    wanted = {"the example: first paint": "800", "the large pack: first paint": "1200"}
    for what, values in times.items():  # the first of each compiles modules, and fills caches
        yield Row(what, [value * 1000 for value in values[1:]], wanted.get(what, ""))


# -- keys ----------------------------------------------------------------------------------


def keys(packs: Packs) -> Iterator[Row]:
    """How soon a letter is on the screen, and the memory that all this took."""
    bare: list[list[float]] = []
    ours: list[list[float]] = []
    with (
        packs.run(("benchmarks.bare_area", str(packs.large / REPORT))) as area,
        packs.open(packs.large) as editor,
    ):
        area.wait("## ")
        area.settle()
        area.type(END)
        area.settle()
        open_report(editor)
        for step in range(ROUNDS):
            say(f"keys in a bare area and in a report, {step} of {ROUNDS} rounds")
            words = range(step * WORDS, (step + 1) * WORDS)
            bare.append([*typed(area, random.Random(step), words)])
            ours.append([*typed(editor, random.Random(step), words)])
        memory = editor.peak_memory
    yield Row("a key in the same text in Textual's area, by itself", [*chain(*bare)])
    yield Row("the same, in the quietest round", min(bare, key=late))
    yield Row("a key in a report of 4 kB, the large pack", [*chain(*ours)], "20, and 40")
    yield Row("the same, in the quietest round", min(ours, key=late), "20, and 40")
    yield Row("the large pack: peak memory", [memory], "150", "MB")


def open_report(terminal: Terminal) -> None:
    """Go to a report of the large pack, to the end of the line that the cursor is on."""
    terminal.wait("^S Save", f"Problems {PROBLEMS}")
    terminal.settle()
    terminal.type(CTRL_G)
    terminal.wait("type a part of the name")
    terminal.type("part 100")
    terminal.wait("100 The", "part 100 ")
    terminal.settle()
    terminal.type("\r")
    terminal.wait_without("Esc Cancel")
    terminal.settle()
    terminal.type(f"{DOWN}o")
    terminal.wait("numbered paragraphs")
    terminal.settle()
    terminal.type(END)
    terminal.settle()


def typed(terminal: Terminal, source: random.Random, words: Iterable[int]) -> Iterator[float]:
    """Type words, by their numbers; yields the milliseconds until each letter was to be seen.

    Each word begins with letters that no other has, so that it is found on the screen.
    """
    for number in words:
        word = f"z{CONSONANTS[number // len(CONSONANTS)]}{CONSONANTS[number % len(CONSONANTS)]}"
        terminal.type(f" {word}")
        terminal.wait(word)
        for _ in range(LETTERS_MEASURED):
            terminal.pause(source.uniform(*BETWEEN_KEYS))
            letter = source.choice(CONSONANTS)
            word += letter
            at = terminal.type(letter)
            yield (terminal.wait(word) - at) * 1000


# -- how long the editor does not look after keys -------------------------------------------


def held(packs: Packs) -> Iterator[Row]:
    """The longest that the event loop was held, over much of what one does with a large pack."""
    say("how long the event loop is held")
    told = packs.folder / "held.json"
    with packs.open(packs.large, ("benchmarks.editor", str(told))) as terminal:
        open_report(terminal)
        opened = _told(terminal, told)
        list(typed(terminal, random.Random(2), range(10)))
        for key in (CTRL_Z, CTRL_Z, CTRL_Y, CTRL_Y, F2, *[DOWN] * 5, *[F8] * 5):
            terminal.type(key)
            terminal.settle()
        for _ in range(5):
            terminal.type("]")
            terminal.settle()
        terminal.type(CTRL_S)
        terminal.settle()
        worked = _told(terminal, told)
    for what, figures in (("opening", opened), ("at work", worked)):
        for name, key, wanted in (("own work", "own", "50"), ("held", "held", "")):
            values = [each[key] * 1000 for each in figures]
            yield Row(f"the event loop, {what}: {name}, the longest", [max(values)], wanted)


def _told(terminal: Terminal, file: Path) -> list[dict[str, Any]]:
    """What the editor tells of its event loop since it was asked last, the longest first."""
    file.unlink(missing_ok=True)
    terminal.signal(signal.SIGUSR1)
    while not file.exists():
        terminal.pause(0.05)
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    for each in found[:5]:
        say(f"  {each['held'] * 1000:.0f} ms, own {each['own'] * 1000:.0f}: {each['what']}")
    return found


def watch_loop(file: Path) -> None:
    """Run the editor, and write to ``file``, when asked by a signal, what held the loop."""
    runs: list[tuple[float, float, str]] = []
    run = asyncio.Handle._run  # noqa: SLF001 - where everything in an event loop passes

    def timed(handle: asyncio.Handle) -> None:
        started, worked = time.perf_counter(), time.thread_time()
        run(handle)
        held = time.perf_counter() - started
        if held > LONG:
            runs.append((held, time.thread_time() - worked, _who(handle)))

    def tell(*_: object) -> None:
        told = [{"held": held, "own": own, "what": what} for held, own, what in runs]
        runs.clear()
        new = file.with_suffix(".new")
        new.write_text(json.dumps(sorted(told, key=lambda each: -each["held"])), encoding="utf-8")
        new.rename(file)

    asyncio.Handle._run = timed  # type: ignore[method-assign,assignment]  # noqa: SLF001
    signal.signal(signal.SIGUSR1, tell)
    from briefpack.cli.main import main

    sys.argv = ["briefpack", "edit", *sys.argv[2:]]
    main()


def _who(handle: asyncio.Handle) -> str:
    """Whose turn it was."""
    owner = getattr(getattr(handle, "_callback", None), "__self__", None)
    return owner.get_name() if isinstance(owner, asyncio.Task) else repr(handle)[:200]


if __name__ == "__main__":
    watch_loop(Path(sys.argv[1]))
