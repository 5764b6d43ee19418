"""The user's own editor on a text of the pack; what comes back is one change."""

import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefpack.errors import BriefpackError
from briefpack.store.files import decode
from briefpack.temporary import TemporaryFolder

if TYPE_CHECKING:
    from briefpack.editor.workbench import Workbench

AT_ONCE = 0.5
"""Seconds in which nobody edits anything: a program that is back sooner has a window elsewhere."""


def editor_command() -> list[str]:
    """The program that $VISUAL or $EDITOR names, with its arguments.

    Raises BriefpackError where neither does, or there is no such program.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named or not named.strip():
        raise BriefpackError("no editor is named", "set $VISUAL or $EDITOR to the one you like")
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise BriefpackError(f"$VISUAL or $EDITOR cannot be read: {error}") from error
    if shutil.which(command[0]) is None:
        raise BriefpackError(f"there is no program {command[0]}", "check $VISUAL and $EDITOR")
    return command


async def edit_outside(workbench: "Workbench") -> None:
    """Edit the file of the pane that is shown. Raises BriefpackError where that fails."""
    session, pane = workbench.session, workbench.pane
    file = (pane.focus_path or (session.workspace.pack_file, ()))[0]
    command = editor_command()
    if session.read_only:
        raise BriefpackError("the pack is open for reading only")
    await workbench.safety.keep_now()  # the program may be open until the battery is empty
    before, name = session.workspace.text(file), Path(command[0]).name
    began = time.monotonic()
    after = _edited(workbench, command, Path(file).name, before)
    if after == before and time.monotonic() - began < AT_ONCE:
        hint = f"if it has a window of its own, have it wait: EDITOR='{name} --wait', say"
        raise BriefpackError(f"{name} was back at once, and nothing was changed", hint)
    label = f"Edit {Path(file).name} in {name}"
    if await session.edit(lambda ws: ws.change(label, {file: after}, place=(file, ()))):
        await workbench.pack_changed()


def _edited(workbench: "Workbench", command: list[str], name: str, text: str) -> str:
    """What a program makes of a text. The screen is the program's meanwhile: nothing else runs."""
    with TemporaryFolder() as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        status = _run(workbench, [*command, str(path)])
        if isinstance(status, OSError):
            reason = status.strerror or str(status)
            raise BriefpackError(f"{command[0]} cannot be run: {reason}")
        if status:
            how = f"ended with {status}" if status > 0 else f"was stopped by signal {-status}"
            raise BriefpackError(f"{command[0]} {how}", "nothing was taken over")
        try:
            after = decode(path.read_bytes(), name)
        except OSError as error:
            hint = "nothing was taken over"
            raise BriefpackError(f"{name} did not come back from {command[0]}", hint) from error
        if not isinstance(after, str):
            raise BriefpackError("what came back is not UTF-8 text", "nothing was taken over")
        return after


def _run(workbench: "Workbench", command: list[str]) -> int | OSError:
    """Run a program on the terminal; an error is returned, since the screen must come back."""
    try:
        with workbench.app.suspend():
            try:
                return subprocess.call(command)  # noqa: S603 - a list, not a shell's line
            except OSError as error:
                return error
    except SuspendNotSupported as error:
        raise BriefpackError("this terminal cannot be handed over") from error
