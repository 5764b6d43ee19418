"""The pages in a browser: what axe-core finds, the keyboard, narrow screens, large type, no script.

Chromium is the machine's own; the pages are opened as files.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PAGES = {
    "index": "index.html",
    "missing": "404.html",
    "board": "cyp-board/index.html",
    "parish": "parish/index.html",
    "agenda": "cyp-board/2016-11-03/index.html",
    "minutes": "cyp-board/2016-09-29/index.html",
    "county minutes": "county-executive/2009-03-13/index.html",
    "report": "cyp-board/2016-11-03/improvement.html",
    "parish agenda": "parish/2017-03-14/index.html",
    "everything": "full/2016-11-03/index.html",
    "full board": "full/index.html",
    "full report": "full/2016-11-03/wide.html",
    "year": "year/index.html",
    "long year": "long/index.html",
    "other words": "welsh/index.html",
}
"""A page of every kind, by what it shows."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    place = shutil.which("chromium")
    assert place, "Debian's package chromium is not installed"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=place, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@contextmanager
def _open(browser: Browser, place: Path, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - playwright's
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(place.as_uri())
    yield page
    context.close()


def _axe(page: Page, *rules: str) -> dict[str, Any]:
    """What axe-core says of a page: by all its rules, or by those that are named."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    options = {"runOnly": list(rules)} if rules else {}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return found


@pytest.mark.parametrize("name", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(browser: Browser, site: Path, name: str) -> None:
    with _open(browser, site / name, color_scheme="light") as page:
        everything = _axe(page)
        page.emulate_media(color_scheme="dark")
        dark = _axe(page, "color-contrast")
    for found in (everything, dark):
        told = [
            (each["id"], [node["html"][:200] for node in each["nodes"]])
            for each in found["violations"]
        ]
        assert told == []
    assert len(everything["passes"]) > 10
    assert [each["id"] for each in dark["passes"]] == ["color-contrast"]


def test_axe_would_find_something(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<title>x</title><img src=a.png><p style=color:#eee>pale")
    with _open(browser, tmp_path / "bad.html") as page:
        found = {each["id"] for each in _axe(page)["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found


WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("name", PAGES.values(), ids=PAGES)
def test_no_page_scrolls_sideways(browser: Browser, site: Path, name: str) -> None:
    with _open(browser, site / name, viewport={"width": 320, "height": 600}) as page:
        assert page.evaluate(WIDTH) <= 320
        # At 200 % a window of 1280 px has room for 640; with larger type alone, for all of it.
        page.set_viewport_size({"width": 640, "height": 600})
        assert page.evaluate(WIDTH) <= 640
        page.add_style_tag(content="html { font-size: 212.5% !important }")
        assert page.evaluate(WIDTH) <= 640


def test_a_page_at_200_per_cent_fits_a_narrow_window(browser: Browser, site: Path) -> None:
    options = {"viewport": {"width": 320, "height": 400}, "device_scale_factor": 2}
    with _open(browser, site / PAGES["everything"], **options) as page:
        assert page.evaluate(WIDTH) <= 320
        assert page.evaluate("window.devicePixelRatio") == 2


FOCUSABLE = "a[href], [tabindex='0']"

WATCH = f"""() => {{
  const wanted = [...document.querySelectorAll("{FOCUSABLE}")];
  window.seen = [];
  document.addEventListener("focusin", event => {{
    const style = getComputedStyle(event.target), box = event.target.getBoundingClientRect();
    window.seen.push([wanted.indexOf(event.target), style.outlineStyle,
                      parseFloat(style.outlineWidth) >= 2, box.right > 0 && box.bottom > 0]);
  }});
  return wanted.length;
}}"""
"""Notes all that gets the focus: which it is, and whether one sees that it has it."""


@pytest.mark.parametrize("name", PAGES.values(), ids=PAGES)
def test_tab_reaches_every_link_in_order_and_shows_where_it_is(
    browser: Browser, site: Path, name: str
) -> None:
    with _open(browser, site / name) as page:
        wanted = page.evaluate(WATCH)
        for _ in range(wanted):
            page.keyboard.press("Tab")
        seen = page.evaluate("window.seen")
    assert seen == [[place, "solid", True, True] for place in range(wanted)]


def test_the_skip_link_leads_past_the_trail(browser: Browser, site: Path) -> None:
    with _open(browser, site / PAGES["minutes"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("name", [PAGES["board"], PAGES["everything"], PAGES["report"]])
def test_pages_say_everything_without_scripts(browser: Browser, site: Path, name: str) -> None:
    with _open(browser, site / name) as page:
        with_scripts = page.inner_text("body")
    with _open(browser, site / name, java_script_enabled=False) as page:
        assert page.inner_text("body") == with_scripts
    assert len(with_scripts) > 50


def test_links_lead_from_page_to_page(browser: Browser, site: Path) -> None:
    with _open(browser, site / "index.html") as page:
        page.click("text=Children and Young People Board")
        page.click("text=Thursday 3 November 2016")
        page.click("css=.papers >> text=The future of children’s services improvement")
        assert page.title().startswith("The future of children’s services improvement – ")
        page.click("css=.paragraphs >> css=a[href*='paragraph-'] >> nth=0")
        assert page.evaluate("document.querySelector(':target').matches('.paragraphs li')")


def test_pages_print_without_what_is_for_screens(browser: Browser, site: Path) -> None:
    with _open(browser, site / PAGES["everything"]) as page:
        page.emulate_media(media="print")
        assert not page.is_visible("header.site")
        assert page.is_visible("h1")


def test_colours_follow_the_reader(browser: Browser, site: Path) -> None:
    with _open(browser, site / "index.html") as page:
        colours = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(255, 255, 255)", "rgb(22, 20, 26)"]
