"""The next meeting's pack from the last one's: what stands on every agenda, and nothing else."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from pydantic import ValidationError

from briefpack.cycle.history import HeldMeeting, History, read_history
from briefpack.cycle.words import listed
from briefpack.editing.earlier_actions import REPORT_FILE, EarlierActions, earlier_actions
from briefpack.editing.last_actions import OpenAction, open_actions
from briefpack.editing.municipal_year import membership_for, years_of
from briefpack.editing.new_pack import Template, note_item, standing_items, without_first_steps
from briefpack.editing.special_meetings import is_approved, ordinary_before, waiting_before
from briefpack.editing.standing import (
    ACTIONS,
    has_last_note,
    is_note,
    is_of_actions,
    stands,
    without_needless_exclusion,
)
from briefpack.editing.typed_dates import read_date
from briefpack.errors import BriefpackError
from briefpack.model.agenda import Pack
from briefpack.plan.days import long_day, plain_day
from briefpack.rules.last_note import is_special
from briefpack.rules.profiles import PROFILES
from briefpack.store.load import BOARD_FILE, NOTE_FILE, PACK_FILE, LoadedPack
from briefpack.store.sources import Source
from briefpack.store.toml_edit import edited

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RolledForward:
    """A new pack: its files by their names in its folder, and what an officer should know.

    ``open_actions`` are those of the last note; ``remarks`` tell what was not carried over, or
    has to be looked at.
    """

    files: Mapping[str, str | bytes]
    day: date
    open_actions: tuple[OpenAction, ...] = ()
    remarks: tuple[str, ...] = ()


def roll_forward(
    loaded: LoadedPack,
    day: date | None,
    folder: str,
    *,
    start: time | None = None,
    venue: str | None = None,
) -> RolledForward:
    """The pack of the meeting after the one that is ``loaded``; nothing is written.

    ``day`` is when it is held; None takes the next meeting's day from the last pack. ``folder``
    is the new pack's, named as the shelf of the last one names it. Items that stand on every
    agenda are kept with their ids and comments, without papers. Where the pack's meeting was
    cancelled, the note is that of the last one that was held; where it was a special one, the items
    are those of the last ordinary one, whose note is there too if it still waits. Where the board
    wants it, what is still to be done from all earlier meetings becomes a report. Raises
    BriefpackError where the last pack cannot be read, or does not say when the next meeting is.
    """
    source = _sound(loaded)
    rolling = _Rolling(loaded, source.data, folder, _day_of(source.data, day))
    data = rolling.pack(start, venue)
    text = edited(without_first_steps(source.text), data)
    files: dict[str, str | bytes] = {PACK_FILE: text, **rolling.copies}
    if rolling.earlier.report:
        files[REPORT_FILE] = rolling.earlier.report
    actions = tuple(open_actions(loaded))
    return RolledForward(files, rolling.day, actions, tuple(rolling.remarks))


def _sound(loaded: LoadedPack) -> Source:
    """The last pack.toml, of which every key has to be as it should: what is kept hangs on it."""
    source = loaded.sources.get(loaded.pack_file)
    try:
        Pack.model_validate(source.data if source else {})
    except ValidationError:
        source = None
    if source is None:
        raise BriefpackError(
            f"{loaded.pack_file} has problems, so that nothing can be made from it",
            "see what `briefpack validate` says, and mend it first",
        )
    return source


def _day_of(data: Table, day: date | None) -> date:
    held: date = data["meeting"]["date"]
    following = data["meeting"].get("next", {}).get("date")
    day = day or following
    if day is None:
        raise BriefpackError(
            "the last pack does not say when the next meeting is", "name its day with --date"
        )
    if day <= held:
        raise BriefpackError(
            f"{long_day(day)} is not after the last meeting, {long_day(held)}",
            "name a later day with --date",
        )
    return day


@dataclass(slots=True)
class _Rolling:
    """A pack that is being made from the last one, ``old``, for the meeting on ``day``."""

    loaded: LoadedPack
    old: Table
    folder: str
    day: date
    remarks: list[str] = field(default_factory=list)
    copies: dict[str, bytes] = field(default_factory=dict)
    last: HeldMeeting | None = field(init=False, default=None)
    since: tuple[HeldMeeting, ...] = field(init=False, default=())
    waiting: tuple[HeldMeeting, ...] = field(init=False, default=())
    ordinary: tuple[date, Table] | None = field(init=False, default=None)
    earlier: EarlierActions = field(init=False, default=EarlierActions())

    def __post_init__(self) -> None:
        briefing = self.loaded.briefing
        wanted = briefing is not None and briefing.board.open_actions
        met_since = any(self.old_day < day < self.day for day in self.loaded.meetings)
        if not wanted and not self.cancelled and not met_since and not self.special:
            return
        history = read_history(self.loaded.shelf.root, papers=False)
        if self.cancelled:
            self.last = self._last_held(history)
        self.since = tuple(self._held_since(history))
        self.waiting = tuple(self._held_before(history))
        if self.special:
            self.ordinary = ordinary_before(history, self.old_day)
        if wanted:
            self.earlier = earlier_actions(history, self.day)
            self.remarks.extend(self.earlier.remarks)

    def _last_held(self, history: History) -> HeldMeeting | None:
        earlier = [each for each in history.before(self.old_day) if not each.cancelled]
        if not earlier:
            self.remarks.append("the last meeting was cancelled, and there is none before it")
            return None
        said = long_day(earlier[-1].date)
        self.remarks.append(f"the last meeting was cancelled: the note is that of {said}")
        return earlier[-1]

    def _held_since(self, history: History) -> Iterator[HeldMeeting]:
        """The meetings behind that of the last pack, such as special ones, whose notes wait."""
        for held in history.before(self.day):
            if held.date > self.old_day and not held.cancelled and not is_approved(held):
                self.remarks.append(f"the board met on {long_day(held.date)} too")
                yield held

    def _held_before(self, history: History) -> Iterator[HeldMeeting]:
        """The meetings before a special one, which left their notes to the next."""
        for held in waiting_before(history, self.held, self.day):
            self.remarks.append(f"the note of {long_day(held.date)} waits to be approved too")
            yield held

    @property
    def cancelled(self) -> bool:
        """Whether the meeting of the last pack was not held."""
        return "cancelled" in self.old["meeting"]

    @property
    def special(self) -> bool:
        """Whether the last pack is that of a meeting on one matter."""
        return is_special(self.old["meeting"].get("title"))

    @property
    def old_day(self) -> date:
        """The day of the last pack's meeting, held or not."""
        day: date = self.old["meeting"]["date"]
        return day

    @property
    def held(self) -> date:
        """The day of the last meeting that was held."""
        return self.last.date if self.last else self.old_day

    @property
    def old_folder(self) -> str:
        """The last pack's folder, on the shelf."""
        return posixpath.dirname(self.loaded.pack_file)

    @property
    def alone(self) -> bool:
        """Whether the packs stand alone: then neither may name files of the other."""
        return not self.loaded.shelf.has(BOARD_FILE)

    def pack(self, start: time | None, venue: str | None) -> Table:
        """The data of the new pack.toml."""
        meeting = self._meeting(start, venue)
        new = {**self.old, "meeting": meeting}
        if isinstance(year := self.old.get("membership"), str):
            new["membership"] = membership_for(self.day, years_of(self.loaded.shelf), year)
        if "logo" in self.old.get("board", {}):
            new["board"] = {**self.old["board"], "logo": self._moved(self.old["board"]["logo"])}
        if isinstance(published := self.old.get("published"), date):
            new["published"] = published + (self.day - self.old_day)
        model = self._model()
        same_start = meeting["start"] == model["meeting"]["start"]
        items = list(self._kept(model.get("items", ()), timed=same_start))
        items = without_needless_exclusion(items) or self._first_items()
        if self._wants_note():
            items = self._with_item_for_note(items)
        new["items"] = self._with_actions(self._with_note(items))
        return new

    def _model(self) -> Table:
        """The pack whose items stand on the new agenda: a special meeting's only where it must."""
        if self.ordinary is None:
            return self.old
        day, model = self.ordinary
        self.remarks.append(f"the last meeting was a special one: the items are of {long_day(day)}")
        return model

    def _first_items(self) -> list[Table]:
        self.remarks.append("no item of the last agenda stands on every one: these are new")
        return list(standing_items(Template.MEETING, self._profile))

    def _wants_note(self) -> bool:
        """Whether an agenda without an item for the last note needs one."""
        if self.cancelled and self.last is None:
            return False
        if self.special and not self.ordinary:
            return True
        profile = PROFILES.get(self._profile)
        wanted = profile is not None and profile.last_note
        return wanted or any(map(_is_written, self._notes()))

    def _with_item_for_note(self, items: list[Table]) -> list[Table]:
        """The items with one for the note, behind those that open the meeting."""
        if any(map(has_last_note, items)):
            return items
        others = (place for place, each in enumerate(items) if each["kind"] != "procedural")
        place = next(others, len(items))
        return [*items[:place], note_item(self._profile), *items[place:]]

    @property
    def _profile(self) -> str:
        briefing = self.loaded.briefing
        return briefing.board.profile if briefing else ""

    # -- the meeting --------------------------------------------------------------------------

    def _meeting(self, start: time | None, venue: str | None) -> Table:
        old = self.old["meeting"]
        following = old.get("next", {})
        new = {key: value for key, value in old.items() if key not in _OF_ONE_MEETING}
        new["date"] = self.day
        new["start"] = start or following.get("start") or old["start"]
        if "end" in old:
            new["end"] = _later(old["end"], old["start"], new["start"])
            if new["end"] is None:
                del new["end"]
        new["venue"] = self._venue(following.get("venue", {}) if venue is None else {"name": venue})
        if following and following["date"] != self.day:
            said = long_day(following["date"])
            self.remarks.append(f"the last pack announced {said}: check the start and the venue")
        if "joining" in old:
            self.remarks.append("how to join from elsewhere was not carried over")
        return new

    def _venue(self, said: Table) -> Table:
        """The venue: the last one with its plan, where nobody has said another."""
        old = self.old["meeting"]["venue"]
        elsewhere = bool(said) and said["name"] != old["name"]
        venue = dict(said) if elsewhere else {**old, **said}
        if "map" in venue:
            venue["map"] = {**venue["map"], "image": self._moved(venue["map"]["image"])}
        elif "map" in old:
            self.remarks.append("the plan of the last venue was not carried over")
        return venue

    def _moved(self, file: str) -> str:
        """A file of the last pack by its name from the new one; a copy where they stand alone."""
        path = posixpath.normpath(posixpath.join(self.old_folder, file))
        if not self.alone:
            return posixpath.relpath(path, self.folder or ".")
        self._copy(path)
        return file

    def _copy(self, path: str) -> None:
        if self.loaded.shelf.has(path) and self.loaded.shelf.holds(path):
            self.copies[path] = self.loaded.shelf.path(path).read_bytes()

    # -- the agenda ---------------------------------------------------------------------------

    def _kept(self, items: Iterable[Table], *, timed: bool) -> Iterator[Table]:
        """The items that stand on every agenda; set times hold until one before is left out."""
        for item in items:
            if not stands(item):
                timed = False
                continue
            kept = {key: value for key, value in item.items() if key in _KEPT}
            if not timed:
                kept.pop("start", None)
            if is_note(item):
                kept["title"] = self._with_day(kept["title"])
            if below := list(self._kept(item.get("items", ()), timed=timed)):
                kept["items"] = below
            yield kept

    def _with_day(self, title: str) -> str:
        """A title such as "Minutes of 14 February 2017", with the days of the last meetings."""
        days = [*(each.date for each in (*self.waiting, *self.since)), self.held]

        def moved(found: re.Match[str]) -> str:
            if read_date(found[0], self.held) is None:
                return found[0]
            said = map(long_day, sorted(days))
            return listed([day if found["weekday"] else day.partition(" ")[2] for day in said])

        return _WRITTEN_DAY.sub(moved, title)

    def _with_note(self, items: Sequence[Table]) -> list[Table]:
        """The items, the first note among them with those of the last meetings as its papers."""
        if self.cancelled and self.last is None:
            return list(items)
        wanted = next((item for item in items if item["kind"] == "note"), None)
        papers = self._notes()
        if wanted is None and any(map(_is_written, papers)):
            wanted = next((item for item in items if is_note(item)), None)
        return [{**item, "papers": papers} if item is wanted else item for item in items]

    def _notes(self) -> list[Table]:
        """The notes that wait to be approved, as papers, the oldest first."""
        last = self._note_of(self.last.folder if self.last else self.old_folder, self.held)
        before = [self._note_of(each.folder, each.date) for each in self.waiting]
        return [*before, last, *(self._note_of(e.folder, e.date) for e in self.since)]

    def _note_of(self, folder: str, day: date) -> Table:
        """The note of a meeting as a paper; one that is to follow, where it is not written yet."""
        note = posixpath.join(folder, NOTE_FILE)
        if not self.alone and self.loaded.shelf.has(note):
            return {"kind": "note", "file": posixpath.relpath(note, self.folder or ".")}
        return {"kind": "to-follow", "title": f"Note of the meeting on {plain_day(day)}"}

    def _with_actions(self, items: list[Table]) -> list[Table]:
        """The items, with one for what is still to be done behind that of the last note."""
        if not self.earlier.report:
            return items
        old: Table = next(filter(is_of_actions, self.old.get("items", ())), {})
        kept = {key: value for key, value in old.items() if key in _KEPT}
        item = {**ACTIONS, **kept, "papers": [{"kind": "report", "file": REPORT_FILE}]}
        others = [each for each in items if not is_of_actions(each)]
        behind = [place for place, each in enumerate(others) if is_note(each)]
        opening = [place for place, each in enumerate(others) if each["kind"] != "procedural"]
        place = behind[0] + 1 if behind else min(opening, default=len(others))
        return [*others[:place], item, *others[place:]]


_KEPT = frozenset(
    {
        *("description", "exempt", "id", "items", "kind", "minutes", "numbered", "presenters"),
        *("start", "title"),
    }
)
"""What is kept of an item. That it is exempt is, lest it is public by mistake."""

_OF_ONE_MEETING = frozenset({"cancelled", "joining", "next", "title"})
"""What of a meeting is not that of the next one."""

_WRITTEN_DAY = re.compile(
    r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )?"
    r"\b[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} [0-9]{4}\b"
)


def _is_written(paper: Table) -> bool:
    kind: str = paper["kind"]
    return kind == "note"


def _later(end: time, start: time, new_start: time) -> time | None:
    """When a meeting ends that takes as long as the last; None where that is past midnight."""
    if start == new_start:
        return end
    midnight = datetime.combine(date(2000, 1, 1), time())
    length = datetime.combine(midnight, end) - datetime.combine(midnight, start)
    moved = datetime.combine(midnight, new_start) + length
    within = length > timedelta() and moved.date() == midnight.date()
    return moved.time() if within else None
