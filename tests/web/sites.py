"""Sites made by tests, and what is in them."""

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefpack.web.build import Site, SiteOptions, build_site
from tests.packs import write_files

EXAMPLES = Path(__file__).parents[2] / "examples"

BOARD = """\
name = "Parish Council"
theme = "plain"
"""

MEETING = """\
[meeting]
date = 2016-11-03
start = 16:30:00
venue.name = "Town Hall"
"""


def write_board(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a board with a meeting on 3 November 2016; ``files`` are by their paths in it.

    A meeting's own lines come after the agenda's in a pack.toml without a ``[meeting]``.
    """
    texts = {
        name: text + MEETING
        if name.endswith("pack.toml") and isinstance(text, str) and "[meeting]" not in text
        else text
        for name, text in files.items()
    }
    write_files(folder, {"board.toml": BOARD, **texts})
    return folder


def make(where: Path, output: Path, **options: object) -> Site:
    """The site of what stands at ``where``, made by this process."""
    return build_site(where, output, SiteOptions(jobs=1, **options))  # type: ignore[arg-type]


def contents(site: Path) -> dict[str, bytes]:
    """All files of a site, by their paths."""
    return {
        str(path.relative_to(site)): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.append(value)


def _read(page: Path) -> _Links:
    parser = _Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def broken_links(site: Path) -> list[str]:
    """What leads nowhere on the pages of a site, and ids that stand twice on one."""
    pages = {page: _read(page) for page in sorted(site.rglob("*.html"))}
    wrong = []
    for page, links in pages.items():
        name = page.relative_to(site)
        wrong += [f"{name}: #{each} twice" for each in set(links.ids) if links.ids.count(each) > 1]
        for address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme in {"http", "https", "mailto", "tel"}:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            there = not parts.scheme and not parts.netloc and target.is_file()
            if not there or (parts.fragment and parts.fragment not in pages[target].ids):
                wrong.append(f"{name}: {address}")
    return wrong
