"""Where links lead, and what pages and tables have that no validator asks for."""

from importlib import import_module
from pathlib import Path

from tests.web.sites import broken_links

html = import_module("lxml.html")


def test_every_link_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p id="x"><a href="b.html"></a><a href="#y"></a><p id="x">')
    assert broken_links(tmp_path) == ["a.html: #x twice", "a.html: b.html", "a.html: #y"]


def test_every_page_has_one_first_heading_a_language_and_a_title(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = html.parse(str(page)).getroot()
        assert len(list(tree.iter("h1"))) == 1, page
        assert tree.get("lang"), page
        assert tree.findtext("head/title"), page


def test_every_table_has_a_caption_and_heads_with_scopes(site: Path) -> None:
    tables = 0
    for page in site.rglob("*.html"):
        tree = html.parse(str(page)).getroot()
        for table in tree.iter("table"):
            assert all(head.get("scope") for head in table.iter("th"))
            if table.get("class"):  # the site's own; authors may leave theirs without a caption
                tables += 1
                assert table.find("caption") is not None
    assert tables


def test_nothing_on_the_pages_needs_a_script(site: Path) -> None:
    assert not any(b"<script" in page.read_bytes() for page in site.rglob("*.html"))
