"""A site shown on this machine, which follows changes: pages load themselves anew."""

import contextlib
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefpack.errors import BriefpackError

HOST = "127.0.0.1"
RELOAD = "/.briefpack-reload"

_SCRIPT = f"""<script>
new EventSource("{RELOAD}?{{count}}").onmessage = () => location.reload()
</script>
</body>"""
"""Only in what is served here: the files of the site have no script.

It says which build the page is of, so that one that was made meanwhile is not missed.
"""

_PATIENCE = 15
"""Seconds between signs of life, so that a page that was left is noticed."""


class Changes:
    """Tells those who wait that the site was made anew."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0

    @property
    def count(self) -> int:
        """How often the site was made anew."""
        return self._count

    def tell(self) -> None:
        """Say that the site was made anew."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Wait for a change after the ``seen``-th, no longer than ``seconds``; the count then."""
        with self._condition:
            self._condition.wait_for(lambda: self._count != seen, seconds)
            return self._count


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of a site; pages with a script that waits for changes."""

    def __init__(self, *arguments: object, site: Path, changes: Changes) -> None:
        self._site = site
        self._changes = changes
        super().__init__(*arguments, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        address, _, query = self.path.partition("?")
        if address == RELOAD:
            self._tell_changes(int(query) if query.isdecimal() else 0)
            return
        place = Path(self.translate_path(self.path))
        if place.is_dir() and address.endswith("/"):
            place /= "index.html"
        if any(part.startswith(".") for part in place.relative_to(self._site).parts):
            self.send_error(404)
        elif place.suffix == ".html" and place.is_file():
            self._page(place, 200)
        elif not place.exists():
            self._page(self._site / "404.html", 404)
        else:
            super().do_GET()

    def _page(self, place: Path, status: int) -> None:
        script = _SCRIPT.replace("{count}", str(self._changes.count))
        text = place.read_text(encoding="utf-8")
        if status == 404:  # noqa: PLR2004 - its links are from the top, wherever it is shown
            text = text.replace("<head>", '<head><base href="/">', 1)
        data = text.replace("</body>", script, 1).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _tell_changes(self, seen: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with contextlib.suppress(OSError):  # whoever waited has gone
            while True:
                now = self._changes.wait(seen, _PATIENCE)
                self.wfile.write(b"data: changed\n\n" if now != seen else b": still here\n\n")
                self.wfile.flush()
                seen = now

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: the officer wants to see what is built, not who looks."""


def make_server(site: Path, port: int, changes: Changes) -> ThreadingHTTPServer:
    """A server for a site on this machine, and for nobody else's. Port 0 takes a free one."""
    try:
        server = ThreadingHTTPServer(
            (HOST, port), partial(Handler, site=site.resolve(), changes=changes)
        )
    except OSError as error:
        message = f"port {port} cannot be used: {error.strerror}"
        raise BriefpackError(message, "choose another with --port") from error
    server.daemon_threads = True
    return server


def serve_site(
    where: Path, output: Path, port: int, build: Callable[[], object], say: Callable[[str], None]
) -> None:
    """Build and serve a site until Ctrl-C, and build it anew when its sources change."""
    from watchfiles import watch

    build()
    changes = Changes()
    server = make_server(output, port, changes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Look at http://{HOST}:{server.server_port}/ (Ctrl-C ends)")
    try:
        for _ in watch(_watched(where), raise_interrupt=False):
            try:
                build()
            except BriefpackError as error:
                say(f"briefpack: {error.message}")
                continue
            changes.tell()
    finally:
        server.shutdown()
        server.server_close()


def _watched(where: Path) -> Path:
    """The folder whose changes matter: the board's, where a pack is named."""
    from briefpack.web.reading import find_sources

    sources = find_sources(where)
    return sources[0].root if len(sources) == 1 else where
