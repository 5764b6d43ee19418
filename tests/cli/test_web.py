"""The command, run as somebody runs it."""

import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefpack.cli import main
from briefpack.errors import RenderCancelled
from tests.packs import ITEM, write_pack

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefpack", "web", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_it_says_what_it_made(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "parish")
    done = _run(pack, "-o", tmp_path / "site")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "1 board, 1 made anew, " in done.stderr
    assert (tmp_path / "site/parish/2016-11-03/pack.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RenderCancelled])
def test_a_site_that_was_stopped_is_told_not_to_be_whole(
    stop: type[BaseException],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr("briefpack.web.build.build_site", stopped)
    with pytest.raises(SystemExit) as ended:
        main.main(["web", str(write_pack(tmp_path / "parish")), "-o", str(tmp_path / "site")])
    assert ended.value.code == 130
    assert capsys.readouterr().err == (
        "briefpack: stopped; the site is not whole\n  = make it again: what is done is kept\n"
    )


def test_feeds_and_the_site_map_have_whole_addresses(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "parish")
    base = "https://www.example.org/meetings"
    assert _run(pack, "-o", tmp_path / "site", "--url", base).returncode == 0
    for feed in ("feed.xml", "parish/feed.xml"):
        root = ET.parse(tmp_path / "site" / feed).getroot()  # noqa: S314 - our own
        assert root.findtext(f"{ATOM}updated") == "2016-11-03T00:00:00Z"
        links = [link.get("href", "") for link in root.iter(f"{ATOM}link")]
        assert all(link.startswith(base) for link in links)
        assert f"{base}/parish/2016-11-03/" in links
    root = ET.parse(tmp_path / "site/sitemap.xml").getroot()  # noqa: S314 - our own
    places = [place.text for place in root.iter(f"{MAP}loc")]
    assert f"{base}/" in places
    assert f"{base}/parish/2016-11-03/pack.pdf" in places
    assert f"{base}/404.html" not in places


def test_without_an_address_there_is_no_site_map(tmp_path: Path) -> None:
    _run(write_pack(tmp_path / "parish"), "-o", tmp_path / "site")
    assert not (tmp_path / "site/sitemap.xml").exists()


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    done = _run(write_pack(tmp_path / "parish"), "-o", tmp_path / "site", "--url", "example.org")
    assert done.returncode == 2
    assert "is not the address of a site" in done.stderr


def test_a_board_with_errors_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    write_pack(tmp_path / "boards/good")
    write_pack(tmp_path / "boards/bad", ITEM + 'kinds = "x"\n')
    done = _run(tmp_path / "boards", "-o", tmp_path / "site")
    assert done.returncode == 1
    assert "bad is not on the site:" in done.stderr
    assert re.search(r"pack\.toml:4:1: BP\d+ kinds", done.stderr)
    assert (tmp_path / "site/good/index.html").exists()
    assert not (tmp_path / "site/bad").exists()


def test_serving_follows_changes(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "parish")
    command = [sys.executable, "-m", "briefpack", "web", str(pack), "-o", str(tmp_path / "site")]
    with subprocess.Popen(
        [*command, "--serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as served:
        try:
            assert served.stderr is not None
            address = next(filter(None, map(_address, served.stderr)))
            page = f"{address}parish/2016-11-03/index.html"
            assert "Budget" in _text(page)
            time.sleep(1)  # until it watches
            write_pack(pack, ITEM.replace("Budget", "Lighting"))
            deadline = time.monotonic() + 60
            while "Lighting" not in _text(page):
                assert time.monotonic() < deadline
                time.sleep(0.2)
        finally:
            served.terminate()


def _address(line: str) -> str | None:
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    return found[0] if found else None


def _text(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own
        return str(answer.read().decode())


def test_two_at_once_make_one_whole_site(tmp_path: Path) -> None:
    pack, site = write_pack(tmp_path / "parish"), tmp_path / "site"
    command = [sys.executable, "-m", "briefpack", "web", str(pack), "-o", str(site)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [each.communicate(timeout=120)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    assert (site / "parish/2016-11-03/pack.pdf").read_bytes().startswith(b"%PDF")
