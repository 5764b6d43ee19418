"""One board's part of a site: read, made public, laid out and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefpack.cycle.calendars import board_calendar, pack_calendar
from briefpack.cycle.history import History
from briefpack.model.report import Report
from briefpack.problems import Problem
from briefpack.rendering.cache import SectionCache
from briefpack.web.actions import action_lines
from briefpack.web.agenda import item_blocks
from briefpack.web.feeds import atom_feed
from briefpack.web.meetings import PublicMeeting, public_meetings
from briefpack.web.open_data import meeting_json
from briefpack.web.output import Output
from briefpack.web.pages import MeetingPages, board_page, split_meetings
from briefpack.web.papers import MadePdf, PaperRun, Presses
from briefpack.web.pictures import Pictures
from briefpack.web.reading import Source, read_source
from briefpack.web.summaries import BoardSummary, summary_of
from briefpack.web.words import Words


@dataclass(frozen=True, slots=True)
class BoardTask:
    """A board to make, and what is known of it from the last time."""

    source: Source
    slug: str
    output: Path
    url: str | None = None
    today: date | None = None
    jobs: int = 1
    cache: Path | None = None
    before: Mapping[str, MadePdf] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardResult:
    """What was made of a board; with ``errors`` nothing was, and what was there stays."""

    slug: str
    files: Mapping[str, str] = field(default_factory=dict)
    pdfs: Mapping[str, MadePdf] = field(default_factory=dict)
    summary: BoardSummary | None = None
    errors: tuple[Problem, ...] = ()


def build_board(task: BoardTask, told: Callable[[str], None] = lambda _: None) -> BoardResult:
    """Make a board's pages, papers and feeds. Raises BriefpackError where a file cannot be made."""
    history, errors = read_source(task.source)
    if errors or not history.meetings:
        return BoardResult(task.slug, errors=errors)
    cache = SectionCache(task.cache) if task.cache else None
    with Presses(task.jobs, cache) as presses:
        build = _Build(task, Output(task.output), presses, told)
        return build.board(history)


class _Build:
    def __init__(
        self, task: BoardTask, output: Output, presses: Presses, told: Callable[[str], None]
    ) -> None:
        self._task = task
        self._output = output
        self._run = PaperRun(output, presses, task.before, told)
        self._files: dict[str, str] = {}
        self._pdfs: dict[str, MadePdf] = {}

    def board(self, history: History) -> BoardResult:
        task, meetings = self._task, public_meetings(history)
        for meeting in meetings:
            self._meeting(meeting)
        board = meetings[-1].board
        to_come, past = split_meetings(meetings, task.today)
        summary = summary_of(task.slug, meetings, to_come, past)
        public = replace(history, meetings=tuple(each.held for each in meetings))
        actions = action_lines(history, meetings, task.today)
        path = f"{task.slug}/feed.xml"
        author = board.organisation or board.name
        self._write(f"{task.slug}/index.html", board_page(board, meetings, actions, task.today))
        self._write(path, atom_feed(board.name, path, author, summary.entries, task.url))
        self._write(f"{task.slug}/calendar.ics", board_calendar(public))
        return BoardResult(task.slug, self._files, self._pdfs, summary)

    def _write(self, path: str, content: str | bytes) -> None:
        self._files[path] = self._output.write(path, content)

    def _meeting(self, meeting: PublicMeeting) -> None:
        folder = f"{self._task.slug}/{meeting.slug}"
        made = self._run.papers(meeting, folder)
        self._pdfs |= made
        self._files |= {path: each.digest for path, each in made.items()}
        sizes = {path.removeprefix(f"{folder}/"): each.size for path, each in made.items()}
        pictures = Pictures(meeting, folder, self._output)
        words = Words(meeting.board, meeting.theme)
        pages = MeetingPages(meeting, words, pictures.address)
        blocks = item_blocks(meeting, words, sizes)
        self._write(f"{folder}/index.html", pages.meeting_page(blocks, sizes))
        self._reports(meeting, pages, folder, sizes)
        raw = meeting_json(meeting, folder, blocks, sizes, self._task.url)
        self._write(f"{folder}/meeting.json", raw)
        if meeting.briefing is not None:
            self._write(f"{folder}/meeting.ics", pack_calendar(meeting.held))
        self._files |= pictures.files

    def _reports(
        self, meeting: PublicMeeting, pages: MeetingPages, folder: str, sizes: Mapping[str, int]
    ) -> None:
        for part in meeting.plan.parts:
            report = meeting.briefing.documents[part.document] if meeting.briefing else None
            if isinstance(report, Report) and not meeting.is_placeholder(part):
                page = pages.report_page(part, report, sizes.get(meeting.pdf_of(part)))
                self._write(f"{folder}/{meeting.page_of(part)}", page)
