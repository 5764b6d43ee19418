"""One measurement, in a process of its own: prints a line of JSON.

What is measured is imported within the measurement: its import counts, and the processes that
it starts do not load this module's imports again.

``python -m benchmarks.measure WHAT PACK OUTPUT`` where WHAT is one-document, cold, or session.
"""

import json
import os
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

WORKERS = 2
MEGABYTE = 1024 * 1024


def own_peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def workers_peak() -> float:
    """The most memory that a process started by this one has had, in MB, while it runs."""
    import psutil

    peaks = [0.0]
    for child in psutil.Process().children(recursive=True):
        status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
        match = re.search(r"VmHWM:\s+(\d+) kB", status)
        peaks.append(int(match[1]) / 1024 if match else 0.0)
    return max(peaks)


def one_document(pack: Path, output: Path) -> dict[str, float]:
    """The yardstick: everything in one tagged WeasyPrint document, from its import on."""
    started = time.perf_counter()
    from benchmarks.one_document import render_one_document

    with tempfile.TemporaryDirectory() as fonts:
        pages = render_one_document(pack, output, Path(fonts))
    return {"seconds": time.perf_counter() - started, "pages": pages, "peak": own_peak()}


def cold(pack: Path, output: Path) -> dict[str, float]:
    """A render from nothing: imports, reading the pack, starting the workers, an empty cache."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFPACK_CACHE"] = folder
        started = time.perf_counter()
        from briefpack import render

        made = render(pack, output, jobs=WORKERS)
        seconds = time.perf_counter() - started
    return {"seconds": seconds, "pages": made.pages, "peak": own_peak()}


def session(pack: Path, output: Path) -> dict[str, float]:
    """What an officer at work sees: the workers run, the cache is warm, reports change.

    Each figure is the median of some renders, and includes reading the pack anew.
    """
    from briefpack import load
    from briefpack.rendering.cache import SectionCache
    from briefpack.rendering.pipeline import Renderer, RenderOptions

    report = pack / "reports" / "report-002.md"
    first = report.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        options = RenderOptions(jobs=WORKERS, cache=SectionCache(Path(folder)))
        with Renderer(load(pack), options) as renderer:

            def render() -> float:
                started = time.perf_counter()
                renderer.update(load(pack))
                renderer.render(output)
                return time.perf_counter() - started

            def rendered_with(text: str) -> float:
                report.write_text(text, encoding="utf-8")
                return render()

            render()
            peak_of_worker = workers_peak()
            cached = _median([render() for _ in range(5)])
            edited = _median([rendered_with(_edited(first, step)) for step in range(3)])
            grown = _median([rendered_with(_grown(first, step)) for step in range(3)])
            peak_of_worker = max(peak_of_worker, workers_peak())
    report.write_text(first, encoding="utf-8")
    return {
        "cached": cached,
        "edited": edited,
        "grown": grown,
        "peak": own_peak(),
        "worker_peak": peak_of_worker,
    }


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _edited(text: str, step: int) -> str:
    """The report with a sentence more in its first paragraph."""
    return text.replace("\n1. ", f"\n1. Changed for the {step + 1}th time. ", 1)


def _grown(text: str, step: int) -> str:
    """The report with pages more, so that all numbers behind it shift."""
    body = text.split("+++\n", 2)[2].split("\n[^", 1)[0]
    paragraphs = [line for line in body.split("\n") if line.startswith("1. ")]
    more = [line.split("{#")[0].split("[^")[0] for line in paragraphs[:20]]
    return f"{text}\n\n## More ({step + 1})\n\n" + "\n".join(more) + "\n"


if __name__ == "__main__":
    kind, pack_folder, target = sys.argv[1:4]
    measure = {"one-document": one_document, "cold": cold, "session": session}[kind]
    print(json.dumps(measure(Path(pack_folder), Path(target))))
