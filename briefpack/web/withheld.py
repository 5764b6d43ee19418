"""What a board keeps from the public, so that it can be seen when there is more of it."""

import hashlib
from collections.abc import Iterator, Sequence

from briefpack.cycle.exempt_minutes import exempt_items, private_places, title_words, walk_agenda
from briefpack.cycle.history import HeldMeeting, History
from briefpack.model.agenda import ToFollowPaper
from briefpack.model.briefing import BriefingPack, document_path
from briefpack.model.report import Report
from briefpack.problems import Problem, errors_in


def withheld(history: History) -> frozenset[str]:
    """All that is exempt in the files of a board, each thing as a digest."""
    return frozenset(
        hashlib.sha256(f"{held.folder}\0{thing}".encode()).hexdigest()
        for held in history.meetings
        for thing in _withheld(held)
    )


def is_sound(held: HeldMeeting, errors: Sequence[Problem]) -> bool:
    """Whether none of the ``errors`` of a board are in what a meeting is made from."""
    own = errors_in(held.loaded.problems) if held.loaded else ()
    return not own and held.note_file not in {error.place.file for error in errors}


def _withheld(held: HeldMeeting) -> Iterator[str]:
    if held.briefing is not None:
        yield from _of_agenda(held.briefing)
        joining = held.briefing.pack.meeting.joining
        if joining is not None and joining.passcode:
            yield f"passcode {joining.passcode}"
    if held.note is not None:
        for place in private_places(held.note, held.agenda):
            item = held.note.items[place[0]]
            for step in place[1:]:
                item = item.items[step]
            yield f"minute {title_words(item.title)}"


def _of_agenda(briefing: BriefingPack) -> Iterator[str]:
    for item in exempt_items(briefing.pack.items):
        yield f"item {title_words(item.title)}"
    for item in walk_agenda(briefing.pack.items):
        for paper in item.papers:
            if isinstance(paper, ToFollowPaper):
                main, name = None, paper.title
            else:
                name = main = document_path(briefing.folder, paper.file)
            if paper.exempt is not None:
                yield f"paper {name}"
            report = briefing.documents.get(main) if main else None
            own = report.head.appendices if isinstance(report, Report) else ()
            for beside, appendices in ((main, own), (None, paper.appendices)):
                for appendix in appendices:
                    if appendix.exempt is not None:
                        file = document_path(briefing.folder, appendix.file, beside)
                        yield f"appendix {file}"
