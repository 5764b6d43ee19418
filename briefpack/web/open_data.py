"""A meeting as JSON in the terms of OParl 1.1, its votes and people in those of Popolo."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from briefpack.cycle.public import EXEMPT
from briefpack.model.note import Note, NoteItem, NoteStatus, Vote
from briefpack.plan.note import PlannedNoteItem
from briefpack.web.agenda import ItemBlock
from briefpack.web.meetings import PublicMeeting
from briefpack.web.papers import PACK_PDF

_OPARL = "https://schema.oparl.org/1.1/"
_ZONE = "Europe/London"


def meeting_json(
    meeting: PublicMeeting,
    folder: str,
    blocks: Sequence[ItemBlock],
    sizes: Mapping[str, int],
    url: str | None,
) -> str:
    """The meeting as a JSON object; addresses are from its own folder unless ``url`` is known."""
    made = _Exporter(meeting, f"{url.rstrip('/')}/{folder}/" if url else "", sizes)
    raw = _without_empty(made.meeting(blocks))
    return json.dumps(raw, ensure_ascii=False, indent=2) + "\n"


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        cleaned = {key: _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in cleaned.items() if each not in (None, "", [], {})}
    if isinstance(value, (list, tuple)):
        return [_without_empty(each) for each in value]
    return value


class _Exporter:
    def __init__(self, meeting: PublicMeeting, base: str, sizes: Mapping[str, int]) -> None:
        self._meeting = meeting
        self._base = base
        self._sizes = sizes

    def meeting(self, blocks: Sequence[ItemBlock]) -> dict[str, Any]:
        """The meeting itself."""
        public, note = self._meeting, self._meeting.note
        held = public.meeting
        venue = held.venue if held else note.venue if note else None
        start = held.start if held else note.start if note else None
        end = (note.end if note else None) or (held.end if held else None)
        return {
            "id": f"{self._base}meeting.json",
            "type": f"{_OPARL}Meeting",
            "name": self._name(),
            "meetingState": self._state(),
            "cancelled": bool(held and held.cancelled),
            "start": self._moment(start),
            "end": self._moment(end),
            "location": {
                "type": f"{_OPARL}Location",
                "description": venue.one_line,
                "room": venue.room,
            }
            if venue
            else None,
            "organization": [
                {
                    "type": f"{_OPARL}Organization",
                    "name": public.board.name,
                    "body": public.board.organisation,
                }
            ],
            "invitation": self._file(PACK_PDF, "Agenda and papers"),
            "web": f"{self._base}index.html",
            "agendaItem": [self._item(order, block) for order, block in enumerate(blocks, 1)],
            "attendance": self._attendance(note),
        }

    def _name(self) -> str:
        held = self._meeting.meeting
        title = f": {held.title}" if held and held.title else ""
        return f"{self._meeting.board.name}{title}"

    def _state(self) -> str:
        held, note = self._meeting.meeting, self._meeting.note
        if held and held.cancelled:
            return "cancelled"
        if note is None:
            return "scheduled"
        return "minutes approved" if note.status is NoteStatus.APPROVED else "draft minutes"

    def _moment(self, moment: time | None) -> str | None:
        from zoneinfo import ZoneInfo

        if moment is None:
            return self._meeting.date.isoformat()
        there = datetime.combine(self._meeting.date, moment, ZoneInfo(_ZONE))
        return there.isoformat()

    def _item(self, order: int, block: ItemBlock) -> dict[str, Any]:
        recorded = block.recorded
        return {
            "id": f"{self._base}index.html#{block.anchor}" if block.anchor else None,
            "type": f"{_OPARL}AgendaItem",
            "number": block.number,
            "order": order,
            "name": block.title,
            "public": block.exempt is None or block.title != EXEMPT,
            "auxiliaryFile": [
                self._file(paper.pdf, paper.title) for paper in block.papers if paper.pdf
            ],
            "resolutionText": "\n\n".join(_decisions(recorded)) if recorded else None,
            "action": list(_actions(recorded)) if recorded else None,
            "vote_events": list(_votes(recorded)) if recorded else None,
        }

    def _file(self, name: str | None, title: str) -> dict[str, Any] | None:
        if name is None or name not in self._sizes:
            return None
        return {
            "type": f"{_OPARL}File",
            "name": title,
            "fileName": name,
            "mimeType": "application/pdf",
            "size": self._sizes[name],
            "accessUrl": f"{self._base}{name}",
        }

    def _attendance(self, note: Note | None) -> list[dict[str, Any]]:
        """People in Popolo's terms, with how they took part."""
        if note is None:
            return []
        there = note.attendance
        ways = {
            "present": there.present,
            "apologies": there.apologies,
            "absent": there.absent,
            "in attendance": there.in_attendance,
            "officer": there.officers,
        }
        return [
            {
                "person": {"name": person.name, "honorific_prefix": person.title},
                "organization": {"name": person.organisation},
                "role": person.role.value if person.role else person.position,
                "on_behalf_of": {"name": person.substitute_for},
                "attendance": way,
            }
            for way, people in ways.items()
            for person in people
        ]


def _items(entry: PlannedNoteItem) -> Iterator[NoteItem]:
    yield entry.item
    for below in entry.items:
        yield from _items(below)


def _decisions(entry: PlannedNoteItem) -> Iterator[str]:
    for item in _items(entry):
        lead = f"{item.decision_lead} " if item.decision_lead else ""
        yield from (f"{lead}{decision.text}" for decision in item.decisions)


def _actions(entry: PlannedNoteItem) -> Iterator[dict[str, Any]]:
    for item in _items(entry):
        for action in item.actions:
            yield {
                "text": action.text,
                "owner": list(action.owner),
                "due": action.due.isoformat() if action.due else action.due_text,
                "done": action.done.isoformat() if action.done else None,
            }


def _votes(entry: PlannedNoteItem) -> Iterator[dict[str, Any]]:
    for item in _items(entry):
        yield from (_vote(vote) for vote in item.votes)


def _vote(vote: Vote) -> dict[str, Any]:
    ways = {"yes": vote.votes_for, "no": vote.votes_against, "abstain": vote.abstained}
    return {
        "motion": {"text": vote.motion, "creator": {"name": vote.proposer}},
        "result": "pass" if vote.carried else "fail",
        "counts": [
            {"option": option, "value": votes if isinstance(votes, int) else len(votes)}
            for option, votes in ways.items()
        ],
        "votes": [
            {"option": option, "voter": {"name": name}}
            for option, votes in ways.items()
            if not isinstance(votes, int)
            for name in votes
        ],
    }
