"""The site shown on this machine: its pages reload themselves, its files are as they are."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from briefpack.errors import BriefpackError
from briefpack.web.serve import RELOAD, Changes, make_server
from tests.packs import write_files

PAGE = "<!doctype html><html><head></head><body><p>Hello.</p></body></html>"


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def server(tmp_path: Path, changes: Changes) -> Iterator[ThreadingHTTPServer]:
    files = {
        "index.html": PAGE,
        "404.html": PAGE.replace("Hello", "Nothing here"),
        "a/b.html": PAGE,
        "a/c.txt": "text",
        ".briefpack-web": "{}",
    }
    write_files(tmp_path / "site", files)
    write_files(tmp_path, {"secret.txt": "secret"})
    made = make_server(tmp_path / "site", 0, changes)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def _get(server: ThreadingHTTPServer, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{server.server_port}{path}"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_pages_are_served_with_a_script_that_reloads_them(server: ThreadingHTTPServer) -> None:
    for path in ("/", "/index.html", "/a/b.html"):
        status, text = _get(server, path)
        assert status == 200
        assert "Hello." in text
        assert RELOAD in text


def test_other_files_are_served_as_they_are(server: ThreadingHTTPServer) -> None:
    assert _get(server, "/a/c.txt") == (200, "text")


def test_what_is_not_there_gets_the_page_that_says_so(server: ThreadingHTTPServer) -> None:
    status, text = _get(server, "/nowhere/at/all.html")
    assert status == 404
    assert "Nothing here." in text


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/.briefpack-web"])
def test_nothing_but_the_site_is_served(server: ThreadingHTTPServer, path: str) -> None:
    status, text = _get(server, path)
    assert status == 404
    assert "secret" not in text


def test_it_listens_on_this_machine_only(server: ThreadingHTTPServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_whoever_waits_is_told_of_a_change(server: ThreadingHTTPServer, changes: Changes) -> None:
    address = f"http://127.0.0.1:{server.server_port}{RELOAD}?0"
    with urllib.request.urlopen(address, timeout=10) as stream:
        changes.tell()
        assert stream.readline() == b"data: changed\n"


def test_a_port_that_is_taken_is_told(
    server: ThreadingHTTPServer, tmp_path: Path, changes: Changes
) -> None:
    with pytest.raises(BriefpackError, match="cannot be used"):
        make_server(tmp_path, server.server_port, changes)
