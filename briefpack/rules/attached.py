"""The files that a pack names, and the attachments among them: what several rules go over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpack.model.agenda import Appendix, AttachmentPaper, ToFollowPaper
from briefpack.model.briefing import Attachment, document_path
from briefpack.prose.sections import body_pictures
from briefpack.rules.registry import Checked, Finding, Path


@dataclass(frozen=True, slots=True)
class Named:
    """A file that the pack names: what it is called there, and where."""

    document: str
    file: str
    path: Path = ()
    line: int | None = None

    def finding(self, message: str, hint: str | None = None) -> Finding:
        """A finding at that place."""
        return Finding(message, self.file, self.path, self.line, hint)


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment that is a paper or an appendix, where it is named."""

    attachment: Attachment
    named: Named
    alternative: str | None
    pages: str | None = None


def named_files(checked: Checked) -> Sequence[Named]:
    """All files that the pack names, as often as it does."""
    return checked.once(_gathered_names)


def _gathered_names(checked: Checked) -> Sequence[Named]:
    found = [named for named, _ in _papers(checked)]
    for file, report in checked.reports:
        for picture in body_pictures(report.body, report.body_line):
            document = document_path("", picture.file, file)
            found.append(Named(document, file, line=picture.line))
    board, folder = checked.briefing.board, checked.briefing.folder
    if board.logo is not None:
        file, base = checked.board_place
        alone = checked.briefing.pack.board is not None
        document = document_path(folder if alone else "", board.logo)
        found.append(Named(document, file, (*base, "logo")))
    plan = checked.briefing.pack.meeting.venue.map
    if plan is not None:
        path = ("meeting", "venue", "map", "image")
        found.append(Named(document_path(folder, plan.image), checked.pack_file, path))
    return found


def _papers(checked: Checked) -> Iterator[tuple[Named, AttachmentPaper | Appendix | None]]:
    """The files of papers and appendices; with what is said of those that may be attachments."""
    folder = checked.briefing.folder
    for path, item in checked.items:
        for position, paper in enumerate(item.papers):
            here = (*path, "papers", position)
            if not isinstance(paper, ToFollowPaper):
                document = document_path(folder, paper.file)
                named = Named(document, checked.pack_file, (*here, "file"))
                yield named, paper if isinstance(paper, AttachmentPaper) else None
            for path_there, appendix in _appendices(paper.appendices, here):
                document = document_path(folder, appendix.file)
                named = Named(document, checked.pack_file, (*path_there, "file"))
                yield named, appendix
    for file, report in checked.reports:
        for path_there, appendix in _appendices(report.head.appendices, ()):
            document = document_path("", appendix.file, file)
            yield Named(document, file, (*path_there, "file")), appendix


def _appendices(appendices: Sequence[Appendix], path: Path) -> Iterator[tuple[Path, Appendix]]:
    for position, appendix in enumerate(appendices):
        yield (*path, "appendices", position), appendix


def attached(checked: Checked) -> Sequence[Attached]:
    """Every attachment that is a paper or an appendix, as often as it is named."""
    return checked.once(_gathered)


def _gathered(checked: Checked) -> Sequence[Attached]:
    return tuple(_all_attached(checked))


def _all_attached(checked: Checked) -> Iterator[Attached]:
    for named, said in _papers(checked):
        document = checked.briefing.documents.get(named.document)
        if isinstance(document, Attachment):
            words, pages = (said.alternative, said.pages) if said else (None, None)
            yield Attached(document, named, words, pages)


def attached_once(checked: Checked) -> Iterator[Attached]:
    """Every attachment where it is first named."""
    seen: set[str] = set()
    for each in attached(checked):
        if each.named.document not in seen:
            seen.add(each.named.document)
            yield each
