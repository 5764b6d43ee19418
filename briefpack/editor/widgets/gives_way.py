"""Screens that let others have their turn."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from briefpack.editor.widgets.places import Places

LONG = 0.005
"""Seconds of work after which others have their turn."""

MUCH = 1_000
"""Cells of the screen that are painted in one go: more than what typing a letter changes."""

PASSES = 3
"""How often it is looked whether something has changed while the rest was got ready."""

ROWS = 4
"""Rows of a part that are got ready at a time."""

Answer = TypeVar("Answer")


class GivesWay(Screen[Answer], Generic[Answer]):
    """A screen that lets keys be read between two pieces of its work.

    A screen that is new is laid out and painted, and again as it gets its size. Textual does that
    in one turn of the event loop, as nothing of it has to wait; keys would have to. Here each
    thing that is to be done is a turn. Painting is several: what the parts of the screen look like
    is worked out row by row, and kept by them; putting the rows together takes little then.

    Textual's exact version is pinned, as it has no public way to paint in pieces.
    """

    _paints: asyncio.Task[None] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Places()

    async def _dispatch_message(self, message: Message) -> None:
        started = time.perf_counter()
        await super()._dispatch_message(message)
        if time.perf_counter() - started > LONG:
            await asyncio.sleep(0)

    def _compositor_refresh(self) -> None:
        """Paint what has changed: at once if that is little, else a piece at a time."""
        if self._paints is None:
            changed = self._compositor._dirty_regions  # noqa: SLF001
            much = sum(region.area for region in changed) > MUCH or self.app._batch_count  # noqa: SLF001
            if much and self is self.app.screen:
                self._paints = asyncio.create_task(self._paint(), name="painting")
            else:
                self._paint_at_once()

    def _paint_at_once(self) -> None:
        """Paint what has changed, also where it is seen through more than one dialog.

        A dialog keeps what is behind it; Textual has only the uppermost one look again.
        """
        changed = self._compositor._dirty_regions  # noqa: SLF001
        stack = self.app.screen_stack
        if changed and self in stack:
            for between in stack[stack.index(self) + 1 : -1]:
                between._set_dirty(*changed)  # noqa: SLF001
        super()._compositor_refresh()

    async def _paint(self) -> None:
        """Get all ready that is seen of what has changed, and then paint with nothing to wait for.

        What changes meanwhile is painted with it.
        """
        try:
            for _ in range(PASSES):
                if await self._get_ready() < LONG:
                    break
            while self.is_running and self.app._batch_count:  # noqa: ASYNC110, SLF001 - painted now, it is lost
                await asyncio.sleep(LONG)
            if self.is_running and self.is_current and not self._is_to_be_laid_out:
                self._note_what_is_dirty()
                unseen = self._dirty_widgets - self._compositor.visible_widgets.keys()
                self._paint_at_once()
                self._dirty_widgets |= unseen  # Textual sees to what is not laid out yet
        except Exception as error:  # noqa: BLE001 - as Textual has it for all that goes wrong
            self.app._handle_exception(error)  # noqa: SLF001
        finally:
            self._paints = None

    async def _get_ready(self) -> float:
        """Have the parts work out what they look like, and keep it; gives the seconds of work."""
        worked, started = 0.0, time.perf_counter()
        self._note_what_is_dirty()
        for part, rows in self._pieces([*self._compositor._dirty_regions]):  # noqa: SLF001
            if self._is_to_be_laid_out:
                break
            part.render_lines(rows)
            took = time.perf_counter() - started
            if took > LONG:
                worked += took
                await asyncio.sleep(0)
                started = time.perf_counter()
        return worked + time.perf_counter() - started

    @property
    def _is_to_be_laid_out(self) -> bool:
        """Whether a layout is due, after which all that has another place is painted anew."""
        return self._layout_required or self._scroll_required

    def _note_what_is_dirty(self) -> None:
        """Have the regions noted of what has changed and is laid out."""
        visible = self._compositor.visible_widgets.keys()
        self._compositor.update_widgets(self._dirty_widgets & visible)

    def _pieces(self, changed: Sequence[Region]) -> Iterator[tuple[Widget, Region]]:
        """The rows that have changed of each part, a few at a time, as they stand by then.

        Not of the screen itself: what is behind a dialog is there once in each painting only.
        """
        for part in [*self._compositor.visible_widgets]:
            row = 0
            if part is self:
                continue
            while place := self._compositor.visible_widgets.get(part):
                region, clip = place
                visible = region.intersection(clip)
                dirty = [*filter(None, map(visible.intersection, changed))]
                if not dirty:
                    break
                seen = Region.from_union(dirty)
                rows = Region(seen.x, seen.y + row, seen.width, min(ROWS, seen.height - row))
                if rows.height <= 0:
                    break
                yield part, rows.translate(-region.offset)
                row += ROWS
