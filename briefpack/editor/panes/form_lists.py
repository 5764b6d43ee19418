"""Forms with lists: entries are added, moved, deleted and pasted."""

import math
import re
from collections.abc import Sequence

from textual import work

from briefpack.editing import operations
from briefpack.editing.form_values import (
    entries_of,
    entry_at,
    with_list_entries,
    with_list_move,
)
from briefpack.editing.values import Path, value_at, with_entry, with_value, without_entry
from briefpack.editing.workspace import Workspace
from briefpack.editor.form_rows import FormRow
from briefpack.editor.panes.form_choosing import ChoosingForm
from briefpack.editor.session import Target


class ListForm(ChoosingForm):
    """A form with lists in it."""

    def new_entry(self, path: Path) -> dict[str, object]:
        """What an entry that is added to a list starts with."""
        del path
        return {}

    def question(self, path: Path) -> str:
        """What is asked for before a table with a name is added."""
        del path
        return "What is it called?"

    async def _add(self, row: FormRow, position: int | None = None) -> None:
        """Add an entry to the list that a row adds to."""
        if self.is_read_only():
            return
        await self.flush()
        file, _ = self.base()
        path = row.adds or ()
        if row.named:
            self._add_named(path)
            return
        made = await self.edit(
            lambda ws: operations.add_entry(
                ws, file, path, self.new_entry(path), position=position, label="Add entry"
            )
        )
        if made is not None:
            self.open_at(Target(self.target.kind, file, made), focus=True)

    @work
    async def _add_named(self, path: Path) -> None:
        from briefpack.editor.dialogs.prompt import Prompt

        name = await self.app.push_screen_wait(Prompt(self.question(path)))
        if not name:
            return
        file, _ = self.base()
        taken = value_at(self.session.workspace.data(file), path) or {}
        key = next(each for each in _names(name) if each not in taken)
        made: Path = (*path, key)

        def change(workspace: Workspace) -> bool:
            new = with_value(workspace.data(file), made, {**self.new_entry(path), "name": name})
            return workspace.set_data(f"Add {name}", file, new, place=made)

        if await self.edit(change):
            self.open_at(Target(self.target.kind, file, made), focus=True)

    @work
    async def _delete(self, row: FormRow) -> None:
        """Delete an entry with all that is in it, after asking where there is anything."""
        from briefpack.editor.dialogs.confirm import Confirm

        if self.is_read_only():
            return
        await self.flush()
        file, _ = self.base()
        path = row.entry or ()
        if value_at(self.session.workspace.data(file), path):
            question = f"Delete {row.label}?\nUndo brings it back."
            if not await self.app.push_screen_wait(Confirm(question, "Delete")):
                return

        def change(workspace: Workspace) -> bool:
            data = workspace.data(file)
            new = with_value(data, path, None) if row.named else without_entry(data, path)
            return workspace.set_data("Delete entry", file, new, place=path[:-1])

        await self.edit(change)
        self.refresh_rows()

    async def _move(self, row: FormRow, by: int) -> None:
        await self.flush()
        file, _ = self.base()
        path = row.entry or ()
        moved = await self.edit(lambda ws: operations.move_entry(ws, file, path, by))
        if moved is not None:
            self.refresh_rows()
            inside = self._here[len(path) :] if self._here else ()
            self.select((*moved, *inside))

    async def _move_text(self, row: FormRow, by: int) -> None:
        """Move an entry of a list of texts."""
        await self.flush()
        file, _ = self.base()
        path = row.path

        def change(workspace: Workspace) -> Path:
            new, moved = with_list_move(workspace.data(file), path, by)
            workspace.set_data("Move entry", file, new, place=moved)
            return moved

        moved = await self.edit(change)
        if moved is not None:
            self.refresh_rows()
            self.select(moved)

    def _entry_at_cursor(self) -> FormRow | None:
        """The head of the innermost entry that the cursor is in."""
        here = self._here or ()
        heads = [row for row in self._rows if row.entry and here[: len(row.entry)] == row.entry]
        return max(heads, key=lambda row: len(row.entry or ()), default=None)

    def _list_at_cursor(self) -> FormRow | None:
        """The row that adds to the innermost list around the cursor, or to the next one."""
        here = self._here or ()
        adding = [each for each in self._rows if each.adds is not None]
        around = [each for each in adding if here[: len(each.adds or ())] == each.adds]
        below = [each for each in adding if self._rows.index(each) > self.at]
        chosen = max(around, key=lambda each: len(each.adds or ()), default=None)
        return chosen or next(iter(below or adding), None)

    @property
    def can_add(self) -> bool:
        """Whether there is a list here to add to, which has not got an empty entry already."""
        row = self.row
        if row is not None and row.in_list:
            return not row.ghost
        return self._list_at_cursor() is not None

    async def action_form_add(self) -> None:
        """Add an entry below the cursor's, or to the only list there is."""
        here, row = self._here or (), self.row
        if row is not None and row.in_list:
            await self._add_text(row)
            return
        chosen = self._list_at_cursor()
        if chosen is None:
            return
        inside = here[: len(chosen.adds or ())] == chosen.adds and here != chosen.adds
        step = here[len(chosen.adds or ())] if inside else None
        await self._add(chosen, step + 1 if isinstance(step, int) else None)

    def select(self, path: Path, *, focus: bool = True) -> None:
        """Put the cursor in another row; an entry that was added and is left empty goes."""
        left = self._row_at(self._here) if self._here and path != self._here else None
        if left is not None and left.in_list and not left.ghost and not self.session.read_only:
            value = entry_at(self.session.workspace.data(self.base()[0]), left.path)
            if not value:
                self._typed.setdefault(left.path, "")
        super().select(path, focus=focus)

    async def _add_text(self, row: FormRow) -> None:
        if row.ghost or self.is_read_only():
            return
        await self.flush()
        file, _ = self.base()
        if entry_at(self.session.workspace.data(file), row.path) in {None, ""}:
            return  # it is one already
        path: Path = (*row.path[:-1], int(row.path[-1]) + 1)

        def change(workspace: Workspace) -> bool:
            data = workspace.data(file)
            entries = entries_of(data, path[:-1])
            new = with_entry(with_value(data, path[:-1], entries), path[:-1], int(path[-1]), "")
            # What is typed first belongs to it, however late: Undo must not leave it empty.
            return workspace.set_data(
                "Add entry", file, new, place=path, merge=self.merge_of(path), at=math.inf
            )

        if await self.edit(change):
            self.refresh_rows()
            self.select(path)

    def action_form_delete(self) -> None:
        """Delete the entry that the cursor is in."""
        row = self.row
        if row is not None and row.in_list:
            if not self.is_read_only():
                self._type(row, "")
                self.step(1)
            return
        head = self._entry_at_cursor()
        if head is not None:
            self._delete(head)

    async def _shift(self, by: int) -> None:
        row, head = self.row, self._entry_at_cursor()
        if row is not None and row.in_list and not row.ghost:
            await self._move_text(row, by)
        elif head is not None and not head.named:
            await self._move(head, by)

    async def action_form_up(self) -> None:
        """Move the entry up."""
        await self._shift(-1)

    async def action_form_down(self) -> None:
        """Move the entry down."""
        await self._shift(1)

    def take_paste(self, text: str) -> bool:
        """Paste several lines into a list as several entries; returns whether it did so."""
        row = self.row
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        several = len(lines) > 1
        if row is None or not row.in_list or not several or self.session.read_only:
            return False
        self.run_worker(self._paste(row, [_without_number(line) for line in lines]))
        return True

    async def _paste(self, row: FormRow, lines: Sequence[str]) -> None:
        await self.flush()
        file, _ = self.base()
        path = row.path
        old = self.value_of(row, self.session.workspace.data(file))
        values = [*([old] if isinstance(old, str) and old else []), *lines]

        def change(workspace: Workspace) -> bool:
            new = with_list_entries(workspace.data(file), path, values)
            return workspace.set_data("Paste entries", file, new, place=path)

        await self.edit(change)
        self.refresh_rows()
        self.select((*path[:-1], int(path[-1]) + len(values) - 1))


def _names(name: str) -> list[str]:
    """Names that a table of this title may have in its file, the best first."""
    stem = operations.slug(name) or "new"
    return [stem, *(f"{stem}-{number}" for number in range(2, 1000))]


def _without_number(line: str) -> str:
    """An entry as it was pasted, without the number or the point that stood before it."""
    return re.sub(r"^(?:[-*•–]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])\s+", "", line)
