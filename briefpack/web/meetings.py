"""A board's public meetings: planned, with the address of each page and file on the site."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from briefpack.cycle.exempt_minutes import public_note
from briefpack.cycle.history import HeldMeeting, History
from briefpack.cycle.redaction import PLACEHOLDER, public_briefing
from briefpack.model.board import Board
from briefpack.model.briefing import Attachment, BriefingPack, Media
from briefpack.model.meeting import Meeting
from briefpack.model.membership import Membership
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.agenda import AgendaPlan, Part, PlannedItem, plan_agenda
from briefpack.plan.references import AGENDA, References, Target, find_references
from briefpack.rendering.theme import Theme, load_theme
from briefpack.store.load import LoadedPack

_RESERVED = frozenset({"index", "pack", "meeting", "pictures"})
"""Names of the site's own in a meeting's folder."""


@dataclass(frozen=True)
class PublicMeeting:
    """One meeting as it is published, in the folder ``slug`` of its board's.

    ``held`` has the public pack and note, and nothing else of them. ``whole`` says that nothing
    was taken out of the pack. ``pages`` are the addresses of the board's meetings' pages, from
    this one's, by the folders that the meetings are in.
    """

    slug: str
    held: HeldMeeting
    board: Board
    theme: Theme
    whole: bool
    pages: Mapping[str, str]

    @property
    def date(self) -> date:
        """The day."""
        return self.held.date

    @property
    def loaded(self) -> LoadedPack | None:
        """The public pack, as the renderer takes it."""
        return self.held.loaded

    @property
    def note(self) -> Note | None:
        """The public note."""
        return self.held.note

    @property
    def briefing(self) -> BriefingPack | None:
        """The public pack, if there is a pack."""
        return self.loaded.briefing if self.loaded else None

    @property
    def meeting(self) -> Meeting | None:
        """When and where, as the pack says it."""
        return self.briefing.pack.meeting if self.briefing else None

    @cached_property
    def plan(self) -> AgendaPlan:
        """The public agenda."""
        return plan_agenda(self.briefing, self.theme.labels["map_of"]) if self.briefing else _EMPTY

    @cached_property
    def references(self) -> References | None:
        """What references in the papers lead to."""
        if self.briefing is None:
            return None
        return find_references(self.briefing, self.plan, self.theme.paragraphs)

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The papers and appendices, by their names."""
        return {part.name: part for part in self.plan.parts}

    def item_of(self, part: Part) -> PlannedItem | None:
        """The item that a paper belongs to."""
        return next((item for item in self.plan.walk() if part in item.parts), None)

    def is_placeholder(self, part: Part) -> bool:
        """Whether a part only stands for an exempt appendix, so that the others keep letters."""
        return posixpath.basename(part.document) == PLACEHOLDER

    def is_report(self, part: Part) -> bool:
        """Whether a part is a report, which has a page of its own."""
        return self.briefing is not None and isinstance(
            self.briefing.documents[part.document], Report
        )

    def is_picture(self, part: Part) -> bool:
        """Whether a part is a picture."""
        document = self.briefing.documents[part.document] if self.briefing else None
        return isinstance(document, Attachment) and document.media is Media.IMAGE

    def stem(self, part: Part) -> str:
        """What the files of a part are called."""
        return f"{part.name}-paper" if part.name in _RESERVED else part.name

    def page_of(self, part: Part) -> str | None:
        """The address of a part's page: a report's own, or that of the meeting a note is of."""
        if self.is_report(part):
            return f"{self.stem(part)}.html"
        if self.briefing and isinstance(self.briefing.documents[part.document], Note):
            return self.pages.get(posixpath.dirname(part.document))
        return None

    def pdf_of(self, part: Part) -> str:
        """The address of a part as PDF."""
        return f"{self.stem(part)}.pdf"

    def link_to(self, target: Target) -> str | None:
        """The address of what a reference leads to, from this meeting's folder."""
        if target.part == AGENDA:
            return f"index.html#{target.anchor}" if target.anchor else "index.html"
        part = self.parts.get(target.part)
        if part is None or self.is_placeholder(part):
            return None
        if part is self.plan.back_page:
            return "index.html#directions"
        page = self.page_of(part)
        if page is None:
            return self.pdf_of(part)
        return f"{page}#{target.anchor}" if target.anchor else page


_EMPTY = AgendaPlan(())


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The board's meeting before or after another: all that the other's page tells of it.

    It has no more, so that a meeting's page need not be made anew when another meeting changes.
    """

    slug: str
    date: date


def public_meetings(history: History) -> tuple[PublicMeeting, ...]:
    """All meetings of a board as they are published, in the order of their days."""
    slugs = _slugs(history.meetings)
    themes: dict[str, Theme] = {}
    return tuple(_public(held, slugs, history, themes) for held in history.meetings)


def _public(
    held: HeldMeeting,
    slugs: Mapping[str, str],
    history: History,
    themes: dict[str, Theme],
) -> PublicMeeting:
    briefing = held.briefing
    board = briefing.board if briefing else history.board
    if board.theme not in themes:
        theme = load_theme(board.theme, history.folder, history.folder)
        themes[board.theme] = theme.made_for(board.organisation)
    pages = {folder: f"../{slug}/index.html" for folder, slug in slugs.items()}
    pages[held.folder] = "index.html"
    public = public_briefing(briefing) if briefing else None
    loaded = replace(held.loaded, briefing=public.briefing) if held.loaded and public else None
    note = public_note(held.note, held.agenda) if held.note else None
    return PublicMeeting(
        slugs[held.folder],
        replace(held, loaded=loaded, note=note, note_source=None),
        board,
        themes[board.theme],
        whole=public.whole if public else False,
        pages=pages,
    )


def _slugs(meetings: Sequence[HeldMeeting]) -> dict[str, str]:
    """A name on the site for each meeting's folder: its day, with more where a day has several."""
    slugs: dict[str, str] = {}
    for held in meetings:
        own, count = slug(held.key), 1
        while own in slugs.values():
            count += 1
            own = f"{slug(held.key)}-{count}"
        slugs[held.folder] = own
    return slugs


def slug(name: str) -> str:
    """A name as an address may have it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def latest_membership(meetings: Sequence[PublicMeeting]) -> tuple[Membership | None, str | None]:
    """The membership that the last pack prints, and its municipal year."""
    for meeting in reversed(meetings):
        briefing = meeting.briefing
        if briefing is not None and briefing.membership is not None:
            return briefing.membership, briefing.membership_year
    return None, None
