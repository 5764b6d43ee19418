"""Cases of the rules on the day of the meeting."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefpack import validate
from tests.packs import ITEM, MEETING, told, write_files, write_pack
from tests.rules.cases import Case, Cases
from tests.rules.cases.dates import NOTE, noted

MEMBERS = 'members = [{ name = "Joan Hartwell", role = "chair" }]\n'
MONDAY = date(2016, 10, 31)


@dataclass(frozen=True)
class Beside(Case):
    """A case whose pack stands in a folder named by a day, beside those of other ``days``."""

    days: tuple[str, ...] = ()
    named: str = "2016-11-03"

    def problems(self, folder: Path) -> list[str]:
        """All problems of the pack, as lines."""
        others = {f"meetings/{day}/about.txt": "" for day in self.days}
        write_files(folder, {"board.toml": 'name = "Parish Council"\n', **others})
        pack = folder / "meetings" / self.named
        write_pack(pack, self.text, meeting=self.meeting, board="", files=self.files)
        return told(validate(pack, profile=self.profile, today=self.today))


@dataclass(frozen=True)
class OfYear(Case):
    """A case with a board of its own folder, and the membership of a year."""

    year: str = "2016-17"

    def problems(self, folder: Path) -> list[str]:
        """All problems of the pack, as lines."""
        files = {"board.toml": 'name = "B"\n', f"membership/{self.year}.toml": MEMBERS}
        write_files(folder, files)
        write_pack(folder, f'membership = "{self.year}"\n{ITEM}', meeting=self.meeting, board="")
        return told(validate(folder))


def held(day: str, more: str = "") -> str:
    return MEETING.replace("2016-11-03", day) + more


def following(day: str, meeting: str = MEETING) -> str:
    return f"{meeting}[meeting.next]\ndate = {day}\n"


def published(day: str) -> str:
    """An agenda published on a day, which is on line 1."""
    return f"published = {day}\n{ITEM}"


GOOD: Cases = {
    "BP603": (
        Case("a-thursday"),
        Case("a-year-that-is-a-slip", meeting=held("0016-11-03")),
        Case("no-holiday-in-england", meeting=held("2016-11-30")),
        Case("may-2020", meeting=held("2020-05-04")),
    ),
    "BP604": (
        Beside("next", meeting=following("2017-01-13"), days=("2017-01-13",), today=MONDAY),
        Beside("later", meeting=following("2017-01-13"), days=("2017-03-10",), today=MONDAY),
        Beside(
            "over",
            meeting=following("2017-01-13"),
            days=("2016-12-01",),
            today=date(2016, 12, 2),
        ),
        Beside("unasked", meeting=following("2017-01-13"), days=("2016-12-01",)),
        Beside("not-known", days=("2016-12-01",), today=MONDAY),
    ),
    "BP605": (
        Beside("the-day"),
        Beside("another-name", named="november"),
        Case("alone"),
    ),
    "BP606": (
        OfYear("within"),
        OfYear("in-summer", meeting=held("2017-07-20")),
        OfYear("in-may", meeting=held("2016-05-05")),
        OfYear("a-term", meeting=held("2019-06-06"), year="2016-20"),
        OfYear("in-full", year="2016-2017"),
        OfYear("a-calendar-year", meeting=held("2016-02-04"), year="2016"),
        OfYear("another-name", meeting=held("2012-02-02"), year="founders"),
    ),
    "BP607": (
        Case("near", NOTE, meeting=following("2017-11-02"), files=noted("2015-05-07")),
        Case("published", published("2016-10-26")),
        Beside("meetings", days=("2015-06-01",)),
    ),
    "BP608": (
        Case("past", NOTE, files=noted("2016-09-29"), today=MONDAY),
        Case("today", NOTE, files=noted("2016-10-31"), today=MONDAY),
        Case("unasked", NOTE, files=noted("2016-12-01")),
    ),
}

BAD: Cases = {
    "BP603": (
        Case(
            "a-saturday",
            meeting=held("2016-11-05"),
            told=(
                (
                    "BP603 pack.toml:5:8-5:18 the meeting is on Saturday 5 November 2016, which"
                    " is a weekend"
                ),
            ),
        ),
        Case(
            "christmas",
            meeting=held("2016-12-27"),
            told=(
                (
                    "BP603 pack.toml:5:8-5:18 the meeting is on Tuesday 27 December 2016, which"
                    " is a bank holiday: Christmas Day"
                ),
            ),
        ),
        Case(
            "may-day-2020",
            meeting=held("2020-05-08"),
            told=(
                (
                    "BP603 pack.toml:5:8-5:18 the meeting is on Friday 8 May 2020, which is a"
                    " bank holiday: May Day"
                ),
            ),
        ),
        Case(
            "jubilee",
            meeting=held("2022-06-03"),
            told=(
                (
                    "BP603 pack.toml:5:8-5:18 the meeting is on Friday 3 June 2022, which is a"
                    " bank holiday: Platinum Jubilee of Elizabeth II"
                ),
            ),
        ),
        Case(
            "in-wales",
            meeting=held("2017-04-17"),
            profile="wales",
            told=(
                (
                    "BP603 pack.toml:5:8-5:18 the meeting is on Monday 17 April 2017, which is a"
                    " bank holiday: Easter Monday"
                ),
            ),
        ),
        Case(
            "the-next",
            meeting=following("2017-01-15"),
            told=(
                (
                    "BP603 pack.toml:9:8-9:18 the next meeting is on Sunday 15 January 2017,"
                    " which is a weekend"
                ),
            ),
        ),
    ),
    "BP604": (
        Beside(
            "between",
            meeting=following("2017-01-13"),
            days=("2016-12-01", "2017-01-13"),
            today=MONDAY,
            told=(
                (
                    "BP604 meetings/2016-11-03/pack.toml:9:8-9:18 the next meeting is said to be"
                    " on Friday 13 January 2017, but there is a folder for Thursday 1 December"
                    " 2016"
                ),
            ),
        ),
    ),
    "BP605": (
        Beside(
            "a-day-later",
            meeting=held("2016-11-04"),
            told=(
                (
                    "BP605 meetings/2016-11-03/pack.toml:5:8-5:18 the folder is called"
                    " 2016-11-03, but the meeting is on Friday 4 November 2016"
                ),
            ),
        ),
        Beside(
            "no-day",
            named="2016-11-31",
            told=(
                (
                    "BP605 meetings/2016-11-31/pack.toml:5:8-5:18 the folder is called"
                    " 2016-11-31, but the meeting is on Thursday 3 November 2016"
                ),
            ),
        ),
    ),
    "BP606": (
        OfYear(
            "before",
            meeting=held("2016-03-31"),
            told=(
                (
                    "BP606 pack.toml:1:14-1:23 Thursday 31 March 2016 is not in the municipal"
                    " year 2016-17"
                ),
            ),
        ),
        OfYear(
            "behind",
            meeting=held("2017-09-14"),
            told=(
                (
                    "BP606 pack.toml:1:14-1:23 Thursday 14 September 2017 is not in the municipal"
                    " year 2016-17"
                ),
            ),
        ),
        OfYear(
            "over-a-century",
            meeting=held("2016-03-31"),
            year="1999-00",
            told=(
                (
                    "BP606 pack.toml:1:14-1:23 Thursday 31 March 2016 is not in the municipal"
                    " year 1999-00"
                ),
            ),
        ),
    ),
    "BP607": (
        Case(
            "next",
            meeting=following("2018-01-13"),
            told=(
                (
                    "BP607 pack.toml:9:8-9:18 the meeting is on Thursday 3 November 2016, but the"
                    " next meeting is on Saturday 13 January 2018 | is the year right?"
                ),
            ),
        ),
        Case(
            "published",
            published("2015-10-26"),
            told=(
                (
                    "BP607 pack.toml:1:13-1:23 the meeting is on Thursday 3 November 2016, but"
                    " the agenda is of Monday 26 October 2015 | is the year right?"
                ),
            ),
        ),
        Case(
            "a-note",
            NOTE,
            files=noted("2014-09-29"),
            told=(
                (
                    "BP607 pack.toml:6:8-6:19 the meeting is on Thursday 3 November 2016, but the"
                    " note is of Monday 29 September 2014 | is the year right?"
                ),
            ),
        ),
        Beside(
            "meetings",
            days=("2014-09-29", "2013-01-01"),
            told=(
                (
                    "BP607 meetings/2016-11-03/pack.toml:5:8-5:18 the meeting is on Thursday 3"
                    " November 2016, but no other is nearer than Monday 29 September 2014 | is"
                    " the year right?"
                ),
            ),
        ),
    ),
    "BP608": (
        Case(
            "to-come",
            NOTE,
            files=noted("2016-11-01"),
            today=MONDAY,
            told=(
                (
                    "BP608 note.toml:2:8-2:18 the note is of Tuesday 1 November 2016, which is"
                    " still to come"
                ),
            ),
        ),
    ),
}
