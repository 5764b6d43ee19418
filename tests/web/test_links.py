from pathlib import Path

import html5lib
import pytest

from tests.web.sites import EXAMPLES, broken_links, make


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("examples") / "site"
    assert not make(EXAMPLES, folder).errors
    return folder


def test_every_link_of_the_examples_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p id="x"><a href="b.html"></a><a href="#y"></a><p id="x">')
    assert broken_links(tmp_path) == ["a.html: #x twice", "a.html: b.html", "a.html: #y"]


def test_every_page_is_valid_html(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.read_text(encoding="utf-8"))
        assert parser.errors == [], page


def test_every_page_has_one_first_heading_a_language_and_a_title(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        assert len(list(tree.iter("h1"))) == 1, page
        assert tree.get("lang"), page
        assert tree.findtext("head/title"), page


def test_every_table_has_a_caption_and_heads_with_scopes(site: Path) -> None:
    tables = 0
    for page in site.rglob("*.html"):
        tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for table in tree.iter("table"):
            assert all(head.get("scope") for head in table.iter("th"))
            if table.get("class"):  # the site's own; authors may leave theirs without a caption
                tables += 1
                assert table.find("caption") is not None
    assert tables


def test_nothing_on_the_pages_needs_a_script(site: Path) -> None:
    assert not any(b"<script" in page.read_bytes() for page in site.rglob("*.html"))
