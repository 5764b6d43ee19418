"""The terminal, watched: when it is gone, the editor is to end and not to read on for ever.

A terminal that is closed can be read at any time and has nothing to say. Most programs never
notice, since the system ends them; those that were told to stay, and those that are at something
else just then, would be busy with nothing until the machine is turned off.
"""

import asyncio
import select
import threading
import time

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from briefpack.editor.endings import end_without_terminal

LOOK_EVERY = 0.25
"""Seconds between looks where the system does not tell by itself."""


class WatchedDriver(LinuxDriver):
    """Textual's driver for terminals, with somebody who watches whether there still is one."""

    _watcher: threading.Thread | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and watch it from the first time on."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._watcher is None and self.input_tty:
            loop = asyncio.get_running_loop()
            self._watcher = threading.Thread(target=self._watch, args=[loop], daemon=True)
            self._watcher.start()

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal says; a letter with Alt is a key then, and nothing to type."""
        if isinstance(message, Key) and message.key.startswith("alt+"):
            message.character = None  # else a field that has the focus would write the letter
        super().process_message(message)

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        while not is_gone(self.fileno):
            time.sleep(LOOK_EVERY)
        end_without_terminal(loop)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop."""
        if is_gone(self.fileno):  # the system says so then too, but there is nothing to go on with
            return
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()  # else two would read the keys
        super()._sigcont_application()


def is_gone(handle: int) -> bool:
    """Whether a terminal was hung up."""
    poll = select.poll()
    poll.register(handle, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))
