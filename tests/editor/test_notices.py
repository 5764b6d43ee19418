"""What is told in passing leaves nothing behind."""

from pathlib import Path

from tests.editor.at_work import Worker, work_on


def test_notices_that_others_took_the_place_of_leave_no_parts_of_the_screen(board: Path) -> None:
    async def work(officer: Worker) -> None:
        app = officer.pilot.app
        for number in range(8):
            app.notify(f"Undone: {number}")
            await officer.see(f"Undone: {number}")
        assert len(officer.bench.query("ToastHolder")) <= 2  # the last, and the one before it

    work_on(board, work)
