"""All measurements side by side in one run, as a table: ``make bench``.

``python -m benchmarks [PART …] [PAGES …] [--rounds=N] [--save]``: all parts (rendering,
validation, editor, accessibility, web), or those that are named. Machines differ and drift; the
ratios are what counts. With ``--save`` the tables go to benchmarks/RESULTS.md, where a part that
was not measured stays as it was.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.accessibility import accessibility_table
from benchmarks.editor import editor_table
from benchmarks.packs import write_synthetic_pack
from benchmarks.typst_pack import typst_source
from benchmarks.validation import say, validation_table
from benchmarks.web import web_table

SIZES = (20, 116, 364)
ROUNDS = 3
RESULTS = Path(__file__).with_name("RESULTS.md")
REPOSITORY = Path(__file__).parents[1]

TITLES = {
    "rendering": "Rendering",
    "validation": "Validation",
    "editor": "Editor",
    "accessibility": "Accessibility",
    "web": "The web site",
}
"""What each part's section of the results is called."""

INTRODUCTION = """# Benchmark results

Runs of `make bench` on {machine}. Times are of a shared machine: read the ratios.
"""

RENDERING = """## Rendering

Medians of {rounds} rounds, the ways in turn within each.

- *One document* and *cold* start from nothing: imports, reading the pack, workers.
- *All cached*, *edited* and *grown* are what an officer at work sees: the workers run already, the
  pack is read anew, each part of it is found in the cache or laid out.
- *Parent* and *worker* are peak memory in MB. Typst has no footnotes, tables nor links of the
  pack; it is there for scale.

| pages | what | seconds | times faster | parent | worker |
|--:|---|--:|--:|--:|--:|"""


def measure(what: str, pack: Path, output: Path) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure", what, str(pack), str(output)],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure_typst(pack: Path, output: Path) -> float:
    """Seconds for Typst to set the pack's text as a tagged PDF, in a process of its own."""
    source = output.with_suffix(".typ")
    source.write_text(typst_source(pack), encoding="utf-8")
    code = (
        "import sys, typst;typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(source), str(output)], check=True)
    return time.perf_counter() - started


def middle(values: list[dict[str, float]], key: str) -> float:
    """The median of one figure."""
    return sorted(value[key] for value in values)[len(values) // 2]


def rows_for(pages: int, folder: Path) -> list[str]:
    """Measure one size, the ways in turn so that a slow spell hits all, and word the rows."""
    pack = write_synthetic_pack(folder / f"pack-{pages}", pages)
    output = folder / "out.pdf"
    ones, colds, sessions, typsts = [], [], [], []
    rounds = rounds_wanted() if pages < 1000 else 1
    for step in range(rounds):
        say(f"about {pages} pages, round {step + 1} of {rounds}")
        ones.append(measure("one-document", pack, output))
        colds.append(measure("cold", pack, output))
        sessions.append(measure("session", pack, output))
        typsts.append(measure_typst(pack, output))
    one = middle(ones, "seconds")
    rows = [
        ("one tagged WeasyPrint document", one, middle(ones, "peak"), None),
        ("briefpack, cold, 2 workers", middle(colds, "seconds"), middle(colds, "peak"), None),
        ("briefpack, all cached", middle(sessions, "cached"), middle(sessions, "peak"), None),
        (
            "briefpack, one report edited",
            middle(sessions, "edited"),
            middle(sessions, "peak"),
            middle(sessions, "worker_peak"),
        ),
        (
            "briefpack, one report grown by pages",
            middle(sessions, "grown"),
            middle(sessions, "peak"),
            middle(sessions, "worker_peak"),
        ),
        ("Typst, the same text", sorted(typsts)[len(typsts) // 2], None, None),
    ]
    count = round(middle(colds, "pages"))
    return [
        f"| {count} | {name} | {seconds:.2f} | {one / seconds:.1f} "
        f"| {memory(peak)} | {memory(worker)} |"
        for name, seconds, peak, worker in rows
    ]


def rounds_wanted() -> int:
    """How often each size is measured."""
    named = [word.partition("=")[2] for word in sys.argv if word.startswith("--rounds=")]
    return int(named[0]) if named else ROUNDS


def memory(megabytes: float | None) -> str:
    """A table cell."""
    return "" if megabytes is None else f"{megabytes:.0f}"


def start_up_rows() -> list[str]:
    """How long the commands take, over Python's own start."""
    example = "examples/cyp-board/meetings/2016-11-03"
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "briefpack --help": [sys.executable, "-m", "briefpack", "--help"],
        "briefpack validate (example)": [sys.executable, "-m", "briefpack", "validate", example],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(11):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
            times[name].append(time.perf_counter() - started)
    bare = sorted(times["python -c pass"])[5]
    return [
        f"| {name} | {sorted(values)[5]:.3f} | {sorted(values)[5] - bare:.3f} |"
        for name, values in times.items()
    ]


def rendering_tables(sizes: Sequence[int], folder: Path) -> str:
    """Measure all sizes, and the commands' start; a section of Markdown."""
    lines = [RENDERING.format(rounds=rounds_wanted())]
    for pages in sizes:
        lines += rows_for(pages, folder)
    lines += ["", "| command | seconds | over bare Python |", "|---|--:|--:|", *start_up_rows()]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What the measurements were made on."""
    memory_ = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()}, {platform.machine()}, {os.cpu_count()} cores, {memory_:.0f} GB of "
        f"memory, Python {platform.python_version()}"
    )


def saved(section: str) -> str:
    """A section of the results as they were saved last."""
    text = RESULTS.read_text(encoding="utf-8")
    _, start, rest = text.partition(f"## {section}\n")
    return start + rest.partition("\n## ")[0].rstrip("\n") + "\n" if start else ""


def main() -> None:
    """Measure what is asked for, and print the tables."""
    sizes = [int(argument) for argument in sys.argv[1:] if argument.isdigit()] or list(SIZES)
    wanted = [part for part in TITLES if part in sys.argv[1:]]
    # Compiled modules are kept, as in any installation, whatever this shell is set to.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BRIEFPACK_CACHE"] = str(folder / "cache")
        parts: dict[str, Callable[[], str]] = {
            "rendering": lambda: rendering_tables(sizes, folder),
            "validation": lambda: validation_table(folder),
            "editor": lambda: editor_table(folder),
            "accessibility": lambda: accessibility_table(folder),
            "web": lambda: web_table(folder),
        }
        measured = {part: parts[part]() for part in wanted or parts}
    for text in measured.values():
        print(text)
    if "--save" in sys.argv:
        sections = [measured.get(part) or saved(TITLES[part]) for part in parts]
        text = "\n".join([INTRODUCTION.format(machine=machine()), *filter(None, sections)])
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
