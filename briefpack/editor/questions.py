"""Questions that are asked whatever is going on: the one who asks waits for the answer."""

import asyncio
import difflib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from briefpack.editing.contents import Content
from briefpack.editor.session import Session
from briefpack.editor.title import called

if TYPE_CHECKING:
    from textual.app import App

Answer = TypeVar("Answer")


async def ask(app: "App[None]", question: str, answers: Sequence[tuple[str, str]]) -> str | None:
    """Ask a question that has these answers, each with its key; None for Escape."""
    from briefpack.editor.dialogs.confirm import Choose

    return await _answer(app, Choose(question, list(answers)))


async def confirm(app: "App[None]", question: str, verb: str) -> bool:
    """Ask before something that cannot be taken back."""
    from briefpack.editor.dialogs.confirm import Confirm

    answer: bool | None = await _answer(app, Confirm(question, verb))
    return answer is True


async def show_differences(
    app: "App[None]", session: Session, here: Mapping[str, Content], name: str
) -> None:
    """Show how files on disk differ from what is ``here``, which is called by a name."""
    from briefpack.editor.dialogs.pages import Page

    text = await asyncio.to_thread(_differences, session, here, name)
    await _answer(app, Page("The difference", text))


async def _answer(app: "App[None]", screen: Screen[Answer]) -> Answer | None:
    """What a dialog is answered with. Any task may ask, where Textual wants a worker."""
    answered: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()

    def take(answer: Answer | None) -> None:
        if not answered.done():
            answered.set_result(answer)

    app.push_screen(screen, take)
    return await answered


def _differences(session: Session, here: Mapping[str, Content], name: str) -> str:
    parts = []
    for file, mine in here.items():
        theirs = session.workspace.on_disk(file)
        title = called(session, file)
        title = f"{title[:1].upper()}{title[1:]}"
        if isinstance(theirs, str) and isinstance(mine, str):
            lines = _lines(theirs.splitlines(), mine.splitlines())
            if not lines:
                parts.append(f"{title}: no difference but at the ends of lines")
                continue
            parts.append("\n".join([f"{title}: - on disk, + {name}", *lines]))
        else:
            parts.append(f"{title}: {_said(theirs)} on disk, {_said(mine)} {name}")
    return "\n\n".join(parts)


def _lines(theirs: Sequence[str], mine: Sequence[str]) -> list[str]:
    """The lines that differ, with those around them; a line of dots where others are left out."""
    lines = list(difflib.unified_diff(theirs, mine, lineterm=""))[2:]
    return ["…" if line.startswith("@@") else line for line in lines]


def _said(content: Content) -> str:
    if content is None:
        return "not there"
    return f"{len(content):,} {'characters' if isinstance(content, str) else 'bytes'}"
