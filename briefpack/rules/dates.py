"""Rules on days: weekdays, days that there are not, notice, what is late."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from briefpack.model.note import Note
from briefpack.plan.days import WEEKDAYS, long_day, plain_day
from briefpack.problems import Severity
from briefpack.rules.access import is_private
from briefpack.rules.clear_days import bank_holiday, clear_days, last_day_to_publish
from briefpack.rules.profiles import NoticePeriod
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.remembered import all_remembered
from briefpack.rules.spots import MOST_TOLD, Spots
from briefpack.rules.texts import Text
from briefpack.rules.weekdays import WrittenDate, find_dates
from briefpack.rules.written import plain, words

_DAY = timedelta(days=1)
_WEEK = 7
_SATURDAY = 5

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_MUNICIPAL_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)(?:[-_](?P<last>(?:19|20)?\d\d))?")
_YEARS = range(1973, 2100)
"""The years of meetings that calendars are asked about; others are slips."""

_TO_THE_NEXT = timedelta(days=380)
_SINCE_PUBLICATION = timedelta(days=180)
_SINCE_THE_LAST = timedelta(days=2 * 365)
"""Longer than this, no board waits for a meeting: a year is wrong. The first has room for annual
meetings, but not for those of a month later in the wrong year."""

_A_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT"
    r"|NOV|DEC)"
)
"""Without it a text has no date."""

_DEADLINE = re.compile(
    r"\b(?:by|before|until|(?:no|not) later than)\W+(?:\w+\W+){0,6}?$", re.IGNORECASE
)
_WORDS_BEFORE = 60
"""Characters before a date in which a word makes it a deadline."""
_LEFT_OVER = timedelta(days=60)


# -- days in words -----------------------------------------------------------------------------

_Flaw = Callable[[WrittenDate, date | None], tuple[str, str] | None]
"""What is wrong with a date, and a hint, given a day that it is near; None if nothing is."""


@rule("BP601", Severity.WARNING)
def weekdays_fit_dates(checked: Checked) -> Iterable[Finding]:
    """A date falls on another weekday than is written.

    What: wherever a date is written with its weekday, the two belong together. A date without a
    year is taken to be near the meeting, or near the meeting that a note is of.
    Why: some readers go by the weekday, others by the date.
    Fix: look at a calendar, and correct whichever is wrong.
    """
    yield from _wrong_dates(checked, _wrong_weekday)


def _wrong_weekday(found: WrittenDate, near: date | None) -> tuple[str, str] | None:
    if found.weekday is None or (found.year is None and near is None):
        return None
    meant = found.taken(near or date.min)
    if meant is None or found.fits(near or meant):
        return None
    ahead = (found.weekday - meant.weekday()) % _WEEK
    other = meant + _DAY * (ahead if ahead <= _WEEK // 2 else ahead - _WEEK)
    actual, written = WEEKDAYS[meant.weekday()], WEEKDAYS[found.weekday]
    message = f"{plain_day(meant)} is a {actual}, not a {written}"
    return message, f"is it {long_day(meant)}, or {long_day(other)}?"


@rule("BP602", Severity.WARNING)
def dates_exist(checked: Checked) -> Iterable[Finding]:
    """A date is one that there is not.

    What: no text has a day that its month does not have, such as 31 November, or 29 February in
    a year that is no leap year.
    Why: nobody can keep it, and each reader takes it for another day.
    Fix: look at a calendar, and correct it.
    """
    yield from _wrong_dates(checked, _no_such_day)


def _no_such_day(found: WrittenDate, _: date | None) -> tuple[str, str] | None:
    # A larger number is most likely of something else: "the 60 May Road homes".
    about_a_day = found.year is not None or 0 < found.day <= 31  # noqa: PLR2004
    if found.exists or not about_a_day:
        return None
    return f"there is no {found}", found.of_its_month


def _wrong_dates(checked: Checked, flaw: _Flaw) -> Iterator[Finding]:
    for text, dates, near in checked.once(_gathered):
        wrong = ((found, told) for found in dates if (told := flaw(found, near)) is not None)
        spots: Spots | None = None
        for found, (message, hint) in islice(wrong, MOST_TOLD):
            spots = spots or Spots(checked, text)
            yield spots.finding(message, (found.start, found.end), hint)


def _gathered(checked: Checked) -> Sequence[tuple[Text, Sequence[WrittenDate], date | None]]:
    """All texts that have dates, with these, and the day that those without a year are near."""
    meeting = _read_date(checked, checked.pack_file, ("meeting", "date"))
    notes = {file: _read_date(checked, file, ("date",)) for file, _ in checked.notes}
    return tuple(
        (text, dates, notes.get(text.file, meeting))
        for text in words(checked)
        if (dates := _dates_in(text.markdown))
    )


@all_remembered
def _dates_in(markdown: str) -> Iterator[WrittenDate]:
    return find_dates(plain(markdown)) if _A_MONTH.search(markdown) else iter(())


def _read_date(checked: Checked, file: str, path: Path) -> date | None:
    """A date as its file has it: where it is wrong there, the model has one of its own."""
    value: object = checked.sources[file].data if file in checked.sources else None
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, date) and value.year in _YEARS else None


@rule("BP612", Severity.ADVICE, whole=True)
def deadlines_in_notices_are_ahead(checked: Checked) -> Iterable[Finding]:
    """A notice asks for something by a day that does not belong to this meeting.

    What: where a notice says "by", "before" or "until" and a date, that is not after the meeting,
    and not more than sixty days before it.
    Why: notices are copied from pack to pack, and the date of the last time with them.
    Fix: correct the date, or say it without: "by noon on the day before".
    """
    meeting = checked.briefing.pack.meeting.date
    for text, dates, _ in checked.once(_gathered):
        if "notices" not in text.path:
            continue
        for found in dates:
            before = text.markdown[max(0, found.start - _WORDS_BEFORE) : found.start]
            day = found.taken(meeting)
            if day is None or not _DEADLINE.search(before):
                continue
            if day > meeting or meeting - day > _LEFT_OVER:
                yield Spots(checked, text).finding(
                    f"the notice names {long_day(day)}, but the meeting is on {long_day(meeting)}",
                    (found.start, found.end),
                    hint="is it the date of another meeting?",
                )


# -- the day of the meeting --------------------------------------------------------------------


@rule("BP603", Severity.ADVICE, whole=True)
def meetings_are_on_working_days(checked: Checked) -> Iterable[Finding]:
    """A meeting is on a weekend or a bank holiday.

    What: this meeting and the next are on a Monday to Friday that is no bank holiday in the
    body's part of the country (England where the profile names none).
    Why: it is most often a slip of a day; and where it is meant, buildings and buses keep other
    hours.
    Fix: correct the date. Where it is meant, allow the problem with the reason.
    """
    meeting = checked.briefing.pack.meeting
    region = checked.profile.notice.region if checked.profile.notice else "ENG"
    days: list[tuple[str, date, Path]] = [("the meeting", meeting.date, ("meeting", "date"))]
    if meeting.next is not None:
        days.append(("the next meeting", meeting.next.date, ("meeting", "next", "date")))
    for what, day, path in days:
        free = None
        if day.weekday() >= _SATURDAY:
            free = "which is a weekend"
        elif day.year in _YEARS and (name := bank_holiday(day, region)) is not None:
            free = f"which is a bank holiday: {name}"
        if free is not None:
            message = f"{what} is on {long_day(day)}, {free}"
            yield Finding(message, checked.pack_file, path)


@rule("BP604", Severity.WARNING, whole=True, dated=True)
def next_meeting_is_the_next(checked: Checked) -> Iterable[Finding]:
    """Between this meeting and the next is another.

    What: before the meeting, no folder is named by a day between it and the date under
    ``[meeting.next]``.
    Why: members miss the meeting that nobody told them of; or the folder's name is a slip.
    Fix: correct the date, or the folder's name.
    """
    meeting = checked.briefing.pack.meeting
    if meeting.next is None or checked.today is None or checked.today > meeting.date:
        return
    between = [day for day in checked.meetings if meeting.date < day < meeting.next.date]
    if between:
        yield Finding(
            f"the next meeting is said to be on {long_day(meeting.next.date)}, but there is a"
            f" folder for {long_day(between[0])}",
            checked.pack_file,
            ("meeting", "next", "date"),
        )


@rule("BP605", Severity.WARNING, whole=True)
def folder_is_named_by_the_meeting(checked: Checked) -> Iterable[Finding]:
    """The folder is named by another day than the meeting's.

    What: a folder such as meetings/2016-11-03 holds the pack of the meeting on that day.
    Why: the folder was copied and the date forgotten, or the meeting was moved and the folder
    was not; other packs find their last meeting by the folders' names.
    Fix: correct the date, or rename the folder.
    """
    meeting = checked.briefing.pack.meeting.date
    name = checked.briefing.folder.rpartition("/")[2]
    if _DATED.fullmatch(name) and name != meeting.isoformat():
        message = f"the folder is called {name}, but the meeting is on {long_day(meeting)}"
        yield Finding(message, checked.pack_file, ("meeting", "date"))


@rule("BP606", Severity.WARNING, whole=True)
def membership_is_of_the_year(checked: Checked) -> Iterable[Finding]:
    """The membership is that of another year.

    What: the meeting falls into the municipal year by which its membership is named: "2016-17"
    is from April 2016 to August 2017, which has room for boards whose year starts in May or in
    September.
    Why: the list of last year has members who have gone, and is printed on the front of the pack.
    Fix: name the year of the meeting under ``membership``, or correct the meeting's date.
    """
    year, meeting = checked.briefing.membership_year, checked.briefing.pack.meeting.date
    read = _MUNICIPAL_YEAR.fullmatch(year or "")
    if read is None:
        return
    first = int(read["first"])
    last = int(f"{first}"[: -len(read["last"])] + read["last"]) if read["last"] else first + 1
    starts = date(first, 4 if read["last"] else 1, 1)
    if not starts <= meeting <= date(max(last, first + 1), 8, 31):
        message = f"{long_day(meeting)} is not in the municipal year {year}"
        yield Finding(message, checked.pack_file, ("membership",))


@rule("BP607", Severity.WARNING, whole=True)
def years_are_no_slips(checked: Checked) -> Iterable[Finding]:
    """Two dates are so far apart that a year must be wrong.

    What: the next meeting is at most 380 days after this one, the agenda is published at most 180
    days before it, and the note on the agenda, and the nearest other meeting of the board, are
    within two years of it.
    Why: in January, and when a pack is made from another, the year is what is typed wrong.
    Fix: correct the year.
    """
    pack = checked.briefing.pack
    meeting = pack.meeting.date
    others = [day for day in checked.meetings if day != meeting]
    days: list[tuple[str, date, timedelta, Path]] = []
    if pack.meeting.next is not None:
        path: Path = ("meeting", "next", "date")
        days.append(("the next meeting is on", pack.meeting.next.date, _TO_THE_NEXT, path))
    if pack.published is not None:
        days.append(("the agenda is of", pack.published, _SINCE_PUBLICATION, ("published",)))
    if others:
        nearest = min(others, key=lambda day: abs(day - meeting))
        days.append(("no other is nearer than", nearest, _SINCE_THE_LAST, ("meeting", "date")))
    days += [("the note is of", day, _SINCE_THE_LAST, path) for path, day in _noted(checked)]
    for what, day, most, place in days:
        if abs(day - meeting) > most:
            message = f"the meeting is on {long_day(meeting)}, but {what} {long_day(day)}"
            yield Finding(message, checked.pack_file, place, hint="is the year right?")


def _noted(checked: Checked) -> Iterator[tuple[Path, date]]:
    """The days of the notes on the agenda, with the paths of their files' names."""
    for path, item in checked.items:
        for position, paper in enumerate(item.papers):
            if paper.kind == "note":
                note = checked.briefing.document(paper.file)
                if isinstance(note, Note):
                    yield (*path, "papers", position, "file"), note.date


@rule("BP608", Severity.WARNING, dated=True)
def notes_are_of_the_past(checked: Checked) -> Iterable[Finding]:
    """A note is of a meeting that has not been held.

    What: on the day of the check, the ``date`` of a note has come.
    Why: nothing can have been said or decided there yet; the date is a slip.
    Fix: correct it.
    """
    for file, note in checked.notes:
        if checked.today is not None and note.date > checked.today:
            message = f"the note is of {long_day(note.date)}, which is still to come"
            yield Finding(message, file, ("date",))


# -- notice ------------------------------------------------------------------------------------


@rule("BP609", Severity.WARNING, whole=True)
def agenda_comes_before_the_meeting(checked: Checked) -> Iterable[Finding]:
    """The agenda is published after the meeting.

    What: ``published`` is not later than the meeting.
    Why: one of the two dates is wrong, or the public never had notice of the meeting.
    Fix: correct the date that is wrong.
    """
    pack = checked.briefing.pack
    if pack.published is not None and pack.published > pack.meeting.date:
        message = f"the agenda is published on {long_day(pack.published)}, after the meeting"
        yield Finding(message, checked.pack_file, ("published",))


@rule("BP610", Severity.WARNING, whole=True, dated=True)
def notice_is_long_enough(checked: Checked) -> Iterable[Finding]:
    """The agenda is published too late.

    What: between the day on which the agenda is published (``published``; without it, today,
    while the meeting is ahead) and the meeting are as many clear days as the law asks for. Clear
    days leave out both days themselves, Sundays and bank holidays; Saturdays unless the body
    counts them; and for a parish or town council the Christmas and Easter breaks (Local
    Government Act 1972, section 243). Days appointed for public mourning or thanksgiving have to
    be taken off by hand.
    Why: business may be dealt with only if the public could see the agenda so long before: five
    clear days in England (Local Government Act 1972, section 100B; SI 2012/2089), three in Wales
    and for parishes (Schedule 12, paragraph 10). What is decided without notice can be quashed.
    Fix: publish in time, or move the meeting. A meeting that had to be called at shorter notice
    has the problem allowed, with the reason.
    """
    pack, notice = checked.briefing.pack, checked.profile.notice
    meeting, day = pack.meeting.date, _published(checked)
    if notice is None or day is None or day > meeting or meeting.year not in _YEARS:
        return
    found = clear_days(day, meeting, notice)
    if found < notice.days:
        when = f"on {long_day(day)}" if pack.published else f"today, {long_day(day)}"
        left = f"{found or 'no'} clear day{'' if found == 1 else 's'}"
        yield Finding(
            f"published {when}, the agenda gives {left} of notice, and not {notice.days}: the last"
            f" day to publish was {long_day(last_day_to_publish(meeting, notice))}",
            checked.pack_file,
            ("published",) if pack.published else ("meeting", "date"),
            hint=_how_days_count(notice),
        )


def _published(checked: Checked) -> date | None:
    """The day from which notice counts: today, where none is given and the meeting is ahead."""
    pack = checked.briefing.pack
    ahead = checked.today is not None and checked.today <= pack.meeting.date
    return pack.published or (checked.today if ahead else None)


def _how_days_count(notice: NoticePeriod) -> str:
    free = "Sundays, bank holidays and the Christmas and Easter breaks"
    if not notice.saturdays:
        free = "Saturdays, Sundays and bank holidays"
    return (
        "clear days leave out the day of publication and that of the meeting,"
        f" {free} ({notice.source})"
    )


@rule("BP611", Severity.ADVICE, whole=True, dated=True)
def private_business_has_its_notice(checked: Checked) -> Iterable[Finding]:
    """Notice that business is private was due already.

    What: an executive that is to take an item in private has said so 28 clear days before; the
    agenda is published, or today is, later than that. These days are all counted, also Sundays.
    Why: without that notice, and another with the agenda, an executive may not meet in private,
    unless the chair of the scrutiny committee agrees that it is urgent (SI 2012/2089, regulation
    5). It is another notice than that of the key decision.
    Fix: see that it was given. If so, allow the problem and say when; if not, take the item in
    public, put it off, or ask for the agreement.
    """
    days, meeting = checked.profile.private_notice, checked.briefing.pack.meeting.date
    day = _published(checked)
    if days is None or day is None or meeting.year not in _YEARS:
        return
    due = meeting - (days + 1) * _DAY
    for position, item in enumerate(checked.briefing.pack.items):
        if is_private(item) and day > due:
            yield Finding(
                f"{item.title} is private: notice of that was due by {long_day(due)}",
                checked.pack_file,
                ("items", position, "title"),
                hint="if it was given, allow this and say when",
            )
