"""What the pages over all boards tell of one board; kept, so that the board need not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from briefpack.model.note import NoteStatus
from briefpack.web.feeds import Entry
from briefpack.web.languages import own_words
from briefpack.web.meetings import PublicMeeting
from briefpack.web.words import Words

_COLOURS = frozenset({"accent", "tint"})


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """A board on the first page, and its entries in the feed over all.

    ``words`` are what its theme says in place of the site's fixed words, and ``colours`` those of
    the theme that pages are coloured by.
    """

    slug: str
    name: str
    organisation: str | None
    language: str
    words: Mapping[str, str]
    colours: Mapping[str, str]
    next_meeting: tuple[str, str] | None
    last_meeting: tuple[str, str] | None
    meetings: int
    entries: tuple[Entry, ...]

    def to_json(self) -> dict[str, Any]:
        """As JSON can have it."""
        raw = {each.name: getattr(self, each.name) for each in fields(self)}
        raw["entries"] = [
            [e.path, e.title, e.summary, e.day.isoformat(), e.board] for e in self.entries
        ]
        return raw

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "BoardSummary":
        """Back from ``to_json``."""
        entries = tuple(
            Entry(path, title, summary, date.fromisoformat(day), board)
            for path, title, summary, day, board in raw["entries"]
        )
        pairs = {
            name: tuple(raw[name]) if raw[name] else None
            for name in ("next_meeting", "last_meeting")
        }
        return cls(**{**raw, **pairs, "entries": entries})


def summary_of(
    slug: str,
    meetings: Sequence[PublicMeeting],
    to_come: Sequence[PublicMeeting],
    past: Sequence[PublicMeeting],
) -> BoardSummary:
    """What is told of a board elsewhere: the first meeting to come, the last one that was."""
    board = meetings[-1].board
    return BoardSummary(
        slug,
        board.name,
        board.organisation,
        board.language,
        own_words(meetings[-1].theme.labels),
        {name: code for name, code in meetings[-1].theme.colours.items() if name in _COLOURS},
        _pair(to_come[0]) if to_come else None,
        _pair(past[-1]) if past else None,
        len(meetings),
        tuple(entry for meeting in meetings for entry in entries_of(meeting, slug)),
    )


def _pair(meeting: PublicMeeting) -> tuple[str, str]:
    return meeting.slug, Words(meeting.board, meeting.theme).day(meeting.date)


def entries_of(meeting: PublicMeeting, board: str) -> tuple[Entry, ...]:
    """What a feed tells of a meeting: its agenda, and its minutes once they are there."""
    words = Words(meeting.board, meeting.theme)
    path = f"{board}/{meeting.slug}/index.html"
    name, day, say = meeting.board.name, words.day(meeting.date), words.say
    entries = []
    briefing = meeting.briefing
    if briefing is not None:
        held = briefing.pack.meeting
        titles = "; ".join(item.item.title for item in meeting.plan.items)
        word = say("cancelled" if held.cancelled else "feed_agenda")
        title = say("feed_entry", word=word, board=name, day=day)
        published = briefing.pack.published or meeting.date
        summary = held.cancelled or titles
        entries.append(Entry(path, title, summary, published, name))
    if meeting.note is not None:
        draft = meeting.note.status is NoteStatus.DRAFT
        word = say("feed_draft" if draft else "feed_minutes")
        title = say("feed_entry", word=word, board=name, day=day)
        titles = "; ".join(item.title for item in meeting.note.items)
        entries.append(Entry(path, title, titles, meeting.date, name))
    return tuple(entries)
