"""What anybody may know of a meeting: its agenda without exempt business, no passcodes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from briefpack.cycle.words import listed, one_line, plain_paragraphs
from briefpack.model.agenda import Exemption, ItemKind
from briefpack.model.board import Notice, NoticeKind
from briefpack.model.briefing import BriefingPack
from briefpack.model.meeting import Joining
from briefpack.plan.agenda import PlannedItem, plan_agenda

EXEMPT = "Exempt item"

_SECRET = re.compile(r"\b(?:pass ?(?:code|word|phrase)s?|pins?|access codes?)\b", re.IGNORECASE)
_SECRET_KEYS = frozenset({"pwd", "passcode", "password", "pin", "pass", "code"})


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item as the public reads it; ``parts`` are the names of its papers' runs of pages."""

    number: str | None
    title: str
    depth: int
    is_heading: bool = False
    exempt: bool = False
    parts: tuple[str, ...] = ()


def agenda_lines(briefing: BriefingPack) -> tuple[AgendaLine, ...]:
    """The agenda in short: what is exempt is told by its number and its paragraphs alone."""
    return tuple(_lines(plan_agenda(briefing).items))


def _lines(items: tuple[PlannedItem, ...]) -> Iterator[AgendaLine]:
    for planned in items:
        item = planned.item
        if item.exempt is not None:
            title = exempt_title(item.exempt)
            names = tuple(part.name for each in _walk(planned) for part in each.parts)
            yield AgendaLine(planned.number, title, planned.depth, exempt=True, parts=names)
            continue
        yield AgendaLine(
            planned.number,
            one_line(item.title),
            planned.depth,
            is_heading=item.kind is ItemKind.HEADING,
            parts=tuple(part.name for part in planned.parts),
        )
        yield from _lines(planned.items)


def _walk(planned: PlannedItem) -> Iterator[PlannedItem]:
    yield planned
    for below in planned.items:
        yield from _walk(below)


def exempt_title(exemption: Exemption) -> str:
    """What stands for an exempt item: "Exempt item (paragraphs 1 and 3)"."""
    numbers = [str(number) for number in exemption.paragraphs]
    if not numbers:
        return EXEMPT
    return f"{EXEMPT} (paragraph{'s' if len(numbers) > 1 else ''} {listed(numbers)})"


# -- joining from elsewhere ----------------------------------------------------------------


def joining_lines(
    joining: Joining | None,
    words: tuple[str, str, str] = ("Join online", "Join by telephone", "Meeting ID"),
) -> tuple[str, ...]:
    """How to join from elsewhere, by link, telephone and number; no line has a passcode in it."""
    if joining is None:
        return ()
    online, by_telephone, by_number = words
    lines = []
    if link := open_link(joining):
        lines.append(f"{online}: {link}")
    if joining.phone:
        lines.append(f"{by_telephone}: {', '.join(joining.phone)}")
    if joining.meeting_id and not _tells(joining.meeting_id, joining):
        lines.append(f"{by_number}: {one_line(joining.meeting_id)}")
    instructions = plain_paragraphs(joining.instructions or "")
    told = (each for each in instructions if not _tells(each, joining))
    return (*lines, *(each for each in told if not _SECRET.search(each)))


def open_link(joining: Joining) -> str:
    """The link without a passcode in it: whoever opens it is asked for that.

    It is empty where there is none, or none without the passcode.
    """
    link = one_line(joining.link or "")
    try:
        parts = urlsplit(link)
    except ValueError:
        return "" if _tells(link, joining) else link
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if k.casefold() not in _SECRET_KEYS and v != joining.passcode]
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    if kept != pairs:
        bare = bare._replace(query=urlencode(kept))
    if _SECRET.search(bare.fragment) or "pwd=" in bare.fragment:
        bare = bare._replace(fragment="")
    found = link if bare == parts else urlunsplit(bare)
    if not _tells(found, joining):
        return found
    shorter = urlunsplit(bare._replace(query="", fragment=""))
    return "" if _tells(shorter, joining) else shorter


def _tells(text: str, joining: Joining) -> bool:
    """Whether a text has the passcode in it, as it is or as addresses write it."""
    secret = joining.passcode
    return secret is not None and (secret in text or secret in unquote(text))


# -- notices -------------------------------------------------------------------------------


def notice_of(briefing: BriefingPack, kind: NoticeKind) -> Notice | None:
    """The pack's notice of a kind, else the board's; None where it is left out."""
    for notices in (briefing.pack.notices, briefing.board.notices):
        for notice in notices:
            if notice.kind is kind:
                return None if notice.leave_out else notice
    return None
