"""One board's part of a site: read, made public, laid out and written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefpack.cycle.calendars import board_calendar
from briefpack.cycle.history import History
from briefpack.problems import Problem
from briefpack.rendering.cache import SectionCache
from briefpack.web.actions import action_lines
from briefpack.web.feeds import atom_feed
from briefpack.web.figures import year_figures
from briefpack.web.keys import Keys
from briefpack.web.made import MadeMeeting
from briefpack.web.meeting_build import MeetingBuild
from briefpack.web.meetings import Neighbour, PublicMeeting, public_meetings
from briefpack.web.output import Output
from briefpack.web.pages import board_page, split_meetings
from briefpack.web.papers import PaperRun, Presses
from briefpack.web.reading import Source, read_source
from briefpack.web.summaries import BoardSummary, summary_of
from briefpack.web.withheld import is_sound, withheld


@dataclass(frozen=True, slots=True)
class BoardTask:
    """A board to make, and what is known of it from the last time.

    ``made_by`` tells one way of making sites from another. ``before`` are the board's meetings
    as they were made, by their names on the site; ``withheld`` is what was kept from the public
    then.
    """

    source: Source
    slug: str
    output: Path
    url: str | None = None
    today: date | None = None
    jobs: int = 1
    cache: Path | None = None
    made_by: str = ""
    before: Mapping[str, MadeMeeting] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BoardResult:
    """What was made of a board; with ``errors`` nothing was, and what was there stays.

    Where more is exempt than the last time, what was there cannot stay: with errors, too, the
    board is ``withdrawn`` then, save for the meetings that have none. ``files`` are those that
    are not of one of its ``meetings``, with digests.
    """

    slug: str
    files: Mapping[str, str] = field(default_factory=dict)
    meetings: Mapping[str, MadeMeeting] = field(default_factory=dict)
    summary: BoardSummary | None = None
    errors: tuple[Problem, ...] = ()
    withdrawn: bool = False
    withheld: frozenset[str] = frozenset()


def build_board(task: BoardTask, told: Callable[[str], None] = lambda _: None) -> BoardResult:
    """Make a board's pages, papers and feeds. Raises BriefpackError where a file cannot be made."""
    history, errors = read_source(task.source)
    kept_back = withheld(history)
    withdrawn = bool(errors) and bool(task.before) and not kept_back <= task.withheld
    if withdrawn:
        sound = tuple(held for held in history.meetings if is_sound(held, errors))
        history = replace(history, meetings=sound)
    if (errors and not withdrawn) or not history.meetings:
        return BoardResult(task.slug, errors=errors, withdrawn=withdrawn)
    cache = SectionCache(task.cache) if task.cache else None
    with Presses(task.jobs, cache) as presses:
        build = _Build(task, Output(task.output), presses, told)
        made = build.board(history)
    return replace(made, errors=errors, withdrawn=withdrawn, withheld=kept_back)


class _Build:
    def __init__(
        self, task: BoardTask, output: Output, presses: Presses, told: Callable[[str], None]
    ) -> None:
        self._task = task
        self._output = output
        keys = Keys(task.made_by, task.slug, task.url)
        run = PaperRun(output, presses, keys, told)
        self._meetings = MeetingBuild(task.slug, output, run, keys, task.before, task.url)

    def board(self, history: History) -> BoardResult:
        task, meetings = self._task, public_meetings(history)
        summary = self._summary(meetings)
        # Made before the meetings, while what lays out pages is still being loaded.
        own = self._own(history, meetings, summary)
        beside = [None, *(Neighbour(each.slug, each.date) for each in meetings), None]
        made = {
            meeting.slug: self._meetings.meeting(meeting, earlier, later)
            for meeting, earlier, later in zip(meetings, beside, beside[2:], strict=False)
        }
        files = {path: self._output.write(path, content) for path, content in own.items()}
        return BoardResult(task.slug, files, made, summary)

    def _summary(self, meetings: Sequence[PublicMeeting]) -> BoardSummary:
        to_come, past = split_meetings(meetings, self._task.today)
        return summary_of(self._task.slug, meetings, to_come, past)

    def _own(
        self, history: History, meetings: Sequence[PublicMeeting], summary: BoardSummary
    ) -> dict[str, str | bytes]:
        """The contents of the files that are the board's, and of none of its meetings."""
        task, board = self._task, meetings[-1].board
        public = replace(history, meetings=tuple(each.held for each in meetings))
        actions = action_lines(history, meetings, task.today)
        figures = year_figures(public, meetings, actions)
        feed = f"{task.slug}/feed.xml"
        author = board.organisation or board.name
        return {
            f"{task.slug}/index.html": board_page(board, meetings, actions, task.today, figures),
            feed: atom_feed(board.name, feed, author, summary.entries, task.url),
            f"{task.slug}/calendar.ics": board_calendar(public),
        }
