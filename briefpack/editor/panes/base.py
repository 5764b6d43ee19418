"""What every pane has in common."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.containers import Vertical
from textual.widget import Widget

from briefpack.editing import operations
from briefpack.editing.values import Path
from briefpack.editing.workspace import Workspace
from briefpack.editor.actions import Action
from briefpack.editor.messages import Edited, Show
from briefpack.editor.session import Session, Target
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editor.workbench import Workbench

Result = TypeVar("Result")


class Edits(Widget):
    """What changes the pack: a pane, the outline, the list of problems."""

    KIND: ClassVar[str] = ""
    """What it is called; a pane by the ``kind`` of targets that it shows."""

    session: Session

    async def edit(self, change: Callable[[Workspace], Result]) -> Result | None:
        """Change the pack and tell everybody; None where it is read only or cannot be done."""
        if self.is_read_only():
            return None
        try:
            made = await self.session.edit(change)
        except BriefpackError as error:
            self.notify(error.hint or "", title=error.message, severity="error")
            return None
        self.post_message(Edited(self.KIND))
        return made

    async def delete_with_files(self, path: Path, title: str) -> bool:
        """Delete an item or a paper, after asking; whether it is gone."""
        from briefpack.editor.dialogs.confirm import Confirm, about_deleting

        question = about_deleting(self.session.workspace, path, title)
        if not await self.app.push_screen_wait(Confirm(question, "Delete")):
            return False
        label = f"Delete “{title}”"
        gone = await self.edit(lambda ws: operations.delete_with_files(ws, path, label))
        return gone is not None

    def is_read_only(self) -> bool:
        """Whether nothing may be changed, which is then said."""
        if self.session.read_only:
            self.app.bell()
            self.notify("The pack is open for reading only.", severity="warning")
        return self.session.read_only


class Pane(Vertical, Edits):
    """The middle of the workbench, for one kind of thing.

    A pane is made once. ``show`` gives it something to edit, ``refresh_from_pack`` is called
    after every change, its own too, and must not lose the cursor; ``flush`` before anything that
    needs all typed letters in the workspace: saving, undoing, going elsewhere.
    """

    TITLE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""
    """What the pane is for and how it works: a paragraph or two, in Markdown."""
    ACTIONS: ClassVar[Sequence[Action]] = ()

    target: Target

    def __init__(self, session: Session) -> None:
        super().__init__(id=f"pane-{self.KIND}")
        self.session = session
        self.target = Target(self.KIND)

    async def show(self, target: Target) -> None:
        """Show ``target``, and put the cursor on its path or line."""
        self.target = target
        await self.refresh_from_pack()

    def take_focus(self) -> None:
        """Have the cursor."""
        first = next((widget for widget in self.query("*") if widget.focusable), None)
        if first is not None:
            first.focus()

    async def refresh_from_pack(self) -> None:
        """Show the pack as it is now."""

    async def flush(self) -> None:
        """Put what is typed and not yet taken over into the workspace."""

    def back(self) -> Target | None:
        """What Escape leads to from here; None for the outline."""
        return None

    @property
    def heading(self) -> str:
        """What stands above the pane."""
        return self.TITLE

    @property
    def focus_path(self) -> tuple[str, tuple[str | int, ...]] | None:
        """The file and the path of what the cursor is on, for the preview and for help."""
        return (self.target.file, self.target.path) if self.target.file else None

    @property
    def workbench(self) -> "Workbench":
        """The screen that the pane is on."""
        return cast("Workbench", self.screen)

    def go(self, target: Target) -> None:
        """Ask the workbench to show something."""
        self.post_message(Show(target))
