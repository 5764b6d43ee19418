"""Go to an item, a paper, a member or a section by its name."""

import asyncio
from collections.abc import Iterator, Sequence

from briefpack.editing.go_to import Candidate, get_ready
from briefpack.editing.operations import membership_at
from briefpack.editor.dialogs.listing import Listing
from briefpack.editor.outline_entries import outline_now
from briefpack.editor.session import Session, Target
from briefpack.editor.title import called
from briefpack.model.report import Report


class GoTo(Listing[Target]):
    """Where to go."""

    QUESTION = "Go to"
    MOST = 60
    """Further down than anybody reads: all that a large pack has takes long to list."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        super().__init__(candidates)

    @classmethod
    async def over(cls, session: Session) -> "GoTo":
        """The dialog over all that a pack has, found off the screen's thread: it may be much."""

        def found() -> list[Candidate]:
            candidates = list(_candidates(session))
            get_ready(candidates)
            return candidates

        return cls(await asyncio.to_thread(found))


def _candidates(session: Session) -> Iterator[Candidate]:
    for top in outline_now(session):
        for entry, depth in top.walk():
            # "Of the board" says nothing without what stands above it.
            of_top = depth and top.key == "notices"
            label = f"{top.label} {entry.label.lower()}" if of_top else entry.label
            words = [entry.detail] if entry.detail else []
            if entry.target.kind == "report" and not entry.target.path:  # one of many reports
                label = f"{label}: {called(session, entry.target.file)}"
                words.append(entry.target.file)
            yield Candidate(label, tuple(words), entry.target)
    yield from _members(session)
    yield from _sections(session)


def _members(session: Session) -> Iterator[Candidate]:
    briefing = session.loaded.briefing
    if briefing is None or briefing.membership is None:
        return
    file, base = membership_at(session.workspace)
    for place, member in enumerate(briefing.membership.members):
        target = Target("membership", file, (*base, "members", place, "name"))
        yield Candidate(member.full_name, (member.ward or "",), target)
    for at, group in enumerate(briefing.membership.groups):
        for place, member in enumerate(group.members):
            path = (*base, "groups", at, "members", place, "name")
            words = (member.authority or "", group.name)
            yield Candidate(member.full_name, words, Target("membership", file, path))


def _sections(session: Session) -> Iterator[Candidate]:
    briefing = session.loaded.briefing
    for name, document in briefing.documents.items() if briefing else ():
        if isinstance(document, Report):
            for section in document.sections:
                if section.heading:
                    target = Target("report", name, (), section.line, 1)
                    yield Candidate(f"§ {section.heading}", (name,), target)
