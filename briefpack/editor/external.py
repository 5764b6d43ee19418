"""The user's own editor on a text of the pack; what comes back is one change."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editor.workbench import Workbench


def editor_command() -> list[str]:
    """The program that $VISUAL or $EDITOR names, with its arguments.

    Raises BriefpackError where neither does.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        raise BriefpackError("no editor is named", "set $VISUAL or $EDITOR to the one you like")
    try:
        return shlex.split(named)
    except ValueError as error:
        raise BriefpackError(f"$VISUAL or $EDITOR cannot be read: {error}") from error


async def edit_outside(workbench: "Workbench") -> None:
    """Edit the file of the pane that is shown. Raises BriefpackError where that fails."""
    session, pane = workbench.session, workbench.pane
    file = (pane.focus_path or (session.workspace.pack_file, ()))[0]
    command = editor_command()
    if session.read_only:
        raise BriefpackError("the pack is open for reading only")
    after = _edited(workbench, command, Path(file).name, session.workspace.text(file))
    label = f"Edit {Path(file).name} in {Path(command[0]).name}"
    if await session.edit(lambda ws: ws.change(label, {file: after}, place=(file, ()))):
        await workbench.pack_changed()


def _edited(workbench: "Workbench", command: list[str], name: str, text: str) -> str:
    """What a program makes of a text. The screen is the program's meanwhile: nothing else runs."""
    with tempfile.TemporaryDirectory(prefix="briefpack-") as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        try:
            with workbench.app.suspend():
                status = subprocess.call([*command, str(path)])  # noqa: S603 - no shell's line
        except SuspendNotSupported as error:
            raise BriefpackError("this terminal cannot be handed over") from error
        except OSError as error:
            hint = "check $VISUAL and $EDITOR"
            raise BriefpackError(f"{command[0]} cannot be run: {error.strerror}", hint) from error
        if status:
            raise BriefpackError(f"{command[0]} ended with {status}; nothing was taken over")
        try:
            return path.read_text(encoding="utf-8").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise BriefpackError("what came back is not text; nothing was taken over") from error
