"""One meeting's part of a site: its papers, its pages and its files for machines."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefpack.cycle.calendars import pack_calendar
from briefpack.model.report import Report
from briefpack.web.agenda import item_blocks
from briefpack.web.keys import Keys
from briefpack.web.made import MadeMeeting
from briefpack.web.meetings import Neighbour, PublicMeeting
from briefpack.web.open_data import meeting_json
from briefpack.web.output import Output
from briefpack.web.pages import MeetingPages
from briefpack.web.papers import PaperRun, has_size
from briefpack.web.pictures import Pictures
from briefpack.web.words import Words


@dataclass(frozen=True)
class MeetingBuild:
    """Makes the files of one board's meetings, each from its meeting and from nothing else.

    What goes into them besides has to go into the key too: a meeting that has the same key as the
    last time is not made again. ``folder`` is the board's, and ``before`` what its meetings were
    the last time, by their names.
    """

    folder: str
    output: Output
    run: PaperRun
    keys: Keys
    before: Mapping[str, MadeMeeting]
    url: str | None

    def meeting(
        self, meeting: PublicMeeting, earlier: Neighbour | None, later: Neighbour | None
    ) -> MadeMeeting:
        """A meeting's files, as they are from the last time or as they have just been made."""
        before = self.before.get(meeting.slug)
        key = self.keys.meeting(meeting, earlier, later)
        if before is not None and before.key == key and self._is_there(before):
            return before
        folder = f"{self.folder}/{meeting.slug}"
        pdfs = self.run.papers(meeting, folder, before.pdfs if before else {})
        sizes = {path.removeprefix(f"{folder}/"): each.size for path, each in pdfs.items()}
        pictures = Pictures(meeting, folder, self.output)
        words = Words(meeting.board, meeting.theme)
        pages = MeetingPages(meeting, words, pictures.address, earlier, later)
        others = _Others(meeting, folder, self.output, sizes)
        others.write(pages, words, self.url)
        return MadeMeeting(key, pdfs, others.files | pictures.files)

    def _is_there(self, before: MadeMeeting) -> bool:
        """Whether all of a meeting's files are still there, as far as can be seen at a glance."""
        folder = self.output.folder
        return all(
            has_size(folder / path, each.size) for path, each in before.pdfs.items()
        ) and all((folder / path).is_file() for path in before.others)


class _Others:
    """Writes all of a meeting's files but its PDFs, whose ``sizes`` its pages tell."""

    def __init__(
        self, meeting: PublicMeeting, folder: str, output: Output, sizes: Mapping[str, int]
    ) -> None:
        self._meeting = meeting
        self._folder = folder
        self._output = output
        self._sizes = sizes
        self.files: dict[str, str] = {}

    def write(self, pages: MeetingPages, words: Words, url: str | None) -> None:
        """Write them; their digests are in ``files`` then."""
        meeting, sizes = self._meeting, self._sizes
        blocks = item_blocks(meeting, words, sizes)
        self._write("index.html", pages.meeting_page(blocks, sizes))
        self._reports(pages)
        self._write("meeting.json", meeting_json(meeting, self._folder, blocks, sizes, url))
        if meeting.briefing is not None:
            self._write("meeting.ics", pack_calendar(meeting.held))

    def _reports(self, pages: MeetingPages) -> None:
        meeting = self._meeting
        for part in meeting.plan.parts:
            report = meeting.briefing.documents[part.document] if meeting.briefing else None
            if isinstance(report, Report) and not meeting.is_placeholder(part):
                page = pages.report_page(part, report, self._sizes.get(meeting.pdf_of(part)))
                self._write(f"{meeting.page_of(part)}", page)

    def _write(self, name: str, content: str | bytes) -> None:
        path = f"{self._folder}/{name}"
        self.files[path] = self._output.write(path, content)
