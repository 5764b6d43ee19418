"""What it costs that everybody can read a pack: tags, and other people's PDFs made safe.

``python -m benchmarks accessibility``. Each thing is measured in a process of its own, the ways in
turn, so that a slow spell of the machine hits all.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.packs import write_synthetic_pack

if TYPE_CHECKING:
    from briefpack.rendering.section import SectionSource

PAGES = 116
ATTACHED = 200
ROUNDS = 3
REPOSITORY = Path(__file__).parents[1]
FONT = REPOSITORY / "themes" / "plain" / "fonts" / "DejaVuSans.ttf"

TABLE = """## Accessibility

Medians of {rounds} rounds, the ways in turn within each.

- *Tagged* and *untagged* lay out and write all sections of a pack of about {pages} pages in one
  process, with the tags of a pack and with none.
- *Attached* is a pack with a PDF of {attached} pages, against the same pack without it: *first*
  with the PDF never seen before, *again* with what was found then.

| what | seconds | over the first | MB over the first | wanted |
|---|--:|--:|--:|--:|"""


def accessibility_table(folder: Path) -> str:
    """Measure, and word the table; ``folder`` is for packs and caches."""
    pack = write_synthetic_pack(folder / "tagging", PAGES)
    plain, with_pdf = attachments(folder)
    figures: dict[str, list[dict[str, float]]] = {}
    for step in range(ROUNDS):
        for what, where in (("untagged", pack), ("tagged", pack)):
            figures.setdefault(what, []).append(measured(what, where, folder))
        cache = folder / f"cache-{step}"
        for what, where in (("without", plain), ("attached", with_pdf), ("again", with_pdf)):
            figures.setdefault(what, []).append(measured("render", where, cache))
    none = middle(figures["untagged"], "seconds")
    tagged = middle(figures["tagged"], "seconds")
    lines = [
        TABLE.format(rounds=ROUNDS, pages=PAGES, attached=ATTACHED),
        f"| untagged | {none:.2f} | | | |",
        f"| tagged | {tagged:.2f} | {100 * (tagged / none - 1):.0f} % | | 10 % |",
    ]
    base, memory = middle(figures["without"], "seconds"), middle(figures["without"], "peak")
    lines.append(f"| without the PDF | {base:.2f} | | | |")
    for what, words in (("attached", "attached, first"), ("again", "attached, again")):
        seconds, peak = middle(figures[what], "seconds"), middle(figures[what], "peak")
        lines.append(
            f"| {words} | {seconds:.2f} | {seconds - base:.2f} s | {peak - memory:.0f} | 2 s, 150 |"
        )
    return "\n".join(lines) + "\n"


def attachments(folder: Path) -> tuple[Path, Path]:
    """A small pack, and the same with a long PDF."""
    pdf = long_pdf(ATTACHED)
    packs = []
    for name, paper in (
        ("without", ""),
        ("with", '[[items.papers]]\nkind = "attachment"\nfile = "long.pdf"\n'),
    ):
        pack = folder / name
        pack.mkdir()
        (pack / "long.pdf").write_bytes(pdf)
        (pack / "pack.toml").write_text(
            f'[[items]]\ntitle = "Plan"\nkind = "discussion"\n{paper}'
            '[meeting]\ndate = 2016-11-03\nstart = 16:30:00\nvenue.name = "Town Hall"\n'
            '[board]\nname = "Parish Council"\n',
            encoding="utf-8",
        )
        packs.append(pack)
    return packs[0], packs[1]


def long_pdf(pages: int) -> bytes:
    """An untagged PDF of many pages, full of text in a font that is embedded."""
    from pikepdf import Dictionary, Pdf

    from briefpack.rendering.stamps import embed_font

    made = BytesIO()
    line = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod."
    with Pdf.new() as pdf:
        font = embed_font(pdf, FONT, line + "0123456789")
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842)).obj
            page.Resources = Dictionary(Font=Dictionary(F=font.font))
            lines = [f"{number} {line}", *[line] * 44]
            words = "".join(f"<{font.encode(each)}> Tj T* " for each in lines)
            page.Contents = pdf.make_stream(f"BT /F 11 Tf 15 TL 60 760 Td {words}ET".encode())
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def measured(what: str, pack: Path, cache: Path) -> dict[str, float]:
    """One measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.accessibility", what, str(pack)],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, "BRIEFPACK_CACHE": str(cache)},
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def middle(values: list[dict[str, float]], key: str) -> float:
    """The median of one figure."""
    return sorted(value[key] for value in values)[len(values) // 2]


# -- in a process of its own ---------------------------------------------------------------


def render_whole(pack: Path) -> dict[str, float]:
    """A render, from its imports on; memory is this process's and its largest child's."""
    started = time.perf_counter()
    from briefpack import render

    with tempfile.TemporaryDirectory() as folder:
        render(pack, Path(folder) / "out.pdf", jobs=2)
    seconds = time.perf_counter() - started
    peaks = [
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return {"seconds": seconds, "peak": max(peaks)}


def lay_out_all(pack: Path, *, tagged: bool) -> dict[str, float]:
    """Lay out all papers of a pack in this process, and write them as PDFs."""
    from briefpack.rendering import engine
    from briefpack.rendering.tagging import element_tags
    from briefpack.rendering.theme import load_theme

    style = load_theme("lga").style
    with tempfile.TemporaryDirectory() as fonts:
        engine.prepare(style, fonts)
    html = engine._html_class()  # noqa: SLF001 - the very way that sections are laid out
    sheets = [engine._style_sheet(style)]  # noqa: SLF001
    config = engine._font_configuration()  # noqa: SLF001
    variant: dict[str, Any] = {"pdf_variant": "pdf/a-3a" if tagged else "pdf/a-3b"}
    sources = list(papers(pack))
    started = time.perf_counter()
    for source in sources:
        fetcher = engine._fetcher(source.images, style.folders)  # noqa: SLF001
        page = html(string=source.html, base_url=engine.THEME_SCHEME, url_fetcher=fetcher)
        document = page.render(stylesheets=sheets, font_config=config, **variant)
        with element_tags(engine.id_prefix(source.name)) if tagged else nullcontext():
            document.write_pdf(**variant)
    return {"seconds": time.perf_counter() - started}


def papers(pack: Path) -> Iterator["SectionSource"]:
    """The papers of a pack as sections."""
    from briefpack import load
    from briefpack.plan.agenda import plan_agenda
    from briefpack.rendering.sections import SectionBuilder
    from briefpack.rendering.theme import load_theme

    loaded = load(pack)
    if loaded.briefing is None:
        message = f"{pack} cannot be read"
        raise ValueError(message)
    plan = plan_agenda(loaded.briefing)
    builder = SectionBuilder(loaded.briefing, plan, load_theme("lga"), loaded.shelf.path)
    for part in plan.parts:
        yield builder.part(part)


if __name__ == "__main__":
    kind, where = sys.argv[1], Path(sys.argv[2])
    print(
        json.dumps(
            render_whole(where) if kind == "render" else lay_out_all(where, tagged=kind == "tagged")
        )
    )
