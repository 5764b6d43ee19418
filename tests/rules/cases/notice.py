"""Cases of the rules on notice of a meeting."""

from datetime import date

from tests.packs import ITEM
from tests.rules.cases import Case, Cases
from tests.rules.cases.meetings import MONDAY, held, published

PRIVATE = '[items.exempt]\nparagraphs = [3]\nreason = "Terms"\npublic_interest = "It is."\n'

GOOD: Cases = {
    "BP609": (
        Case("before", published("2016-10-26")),
        Case("on-the-day", published("2016-11-03")),
    ),
    "BP610": (
        Case("in-time", published("2016-10-26"), profile="principal-council-england"),
        Case("three-days", published("2016-10-29"), profile="parish"),
        Case("wales", published("2016-10-28"), profile="wales"),
        Case("still-time", today=date(2016, 10, 26), profile="principal-council-england"),
        Case("over", today=date(2016, 11, 4), profile="principal-council-england"),
        Case("unasked", profile="principal-council-england"),
        Case("no-law", published("2016-11-02"), profile="lga-board"),
    ),
    "BP611": (
        Case("in-time", ITEM + PRIVATE, today=date(2016, 10, 5), profile="executive-england"),
        Case("public", today=MONDAY, profile="executive-england"),
        Case("no-executive", ITEM + PRIVATE, today=MONDAY, profile="principal-council-england"),
        Case("unasked", ITEM + PRIVATE, profile="executive-england"),
    ),
}

BAD: Cases = {
    "BP609": (
        Case(
            "after",
            published("2016-11-04"),
            told=(
                (
                    "BP609 pack.toml:1:13-1:23 the agenda is published on Friday 4 November 2016,"
                    " after the meeting"
                ),
            ),
        ),
    ),
    "BP610": (
        Case(
            "a-day-late",
            published("2016-10-27"),
            profile="principal-council-england",
            told=(
                (
                    "BP610 pack.toml:1:13-1:23 published on Thursday 27 October 2016, the agenda"
                    " gives 4 clear days of notice, and not 5: the last day to publish was"
                    " Wednesday 26 October 2016 | clear days leave out the day of publication and"
                    " that of the meeting, Saturdays, Sundays and bank holidays (Local Government"
                    " Act 1972, section 100B, and SI 2002/715)"
                ),
            ),
        ),
        Case(
            "one-day",
            published("2016-11-01"),
            profile="executive-england",
            told=(
                (
                    "BP610 pack.toml:1:13-1:23 published on Tuesday 1 November 2016, the agenda"
                    " gives 1 clear day of notice, and not 5: the last day to publish was"
                    " Wednesday 26 October 2016 | clear days leave out the day of publication and"
                    " that of the meeting, Saturdays, Sundays and bank holidays (SI 2012/2089,"
                    " regulations 6 and 7)"
                ),
            ),
        ),
        Case(
            "parish",
            published("2016-10-31"),
            profile="parish",
            told=(
                (
                    "BP610 pack.toml:1:13-1:23 published on Monday 31 October 2016, the agenda"
                    " gives 2 clear days of notice, and not 3: the last day to publish was"
                    " Saturday 29 October 2016 | clear days leave out the day of publication and"
                    " that of the meeting, Sundays, bank holidays and the Christmas and Easter"
                    " breaks (Local Government Act 1972, Schedule 12, paragraph 10, and section"
                    " 243)"
                ),
            ),
        ),
        Case(
            "today",
            today=MONDAY,
            profile="principal-council-england",
            told=(
                (
                    "BP610 pack.toml:5:8-5:18 published today, Monday 31 October 2016, the agenda"
                    " gives 2 clear days of notice, and not 5: the last day to publish was"
                    " Wednesday 26 October 2016 | clear days leave out the day of publication and"
                    " that of the meeting, Saturdays, Sundays and bank holidays (Local Government"
                    " Act 1972, section 100B, and SI 2002/715)"
                ),
            ),
        ),
        Case(
            "on-the-day",
            published("2016-11-03"),
            profile="wales",
            told=(
                (
                    "BP610 pack.toml:1:13-1:23 published on Thursday 3 November 2016, the agenda"
                    " gives no clear days of notice, and not 3: the last day to publish was"
                    " Friday 28 October 2016 | clear days leave out the day of publication and"
                    " that of the meeting, Saturdays, Sundays and bank holidays (Local Government"
                    " and Elections (Wales) Act 2021, Schedule 4)"
                ),
            ),
        ),
        Case(
            "over-the-christmas-break",
            published("2016-12-22"),
            meeting=held("2016-12-30"),
            profile="parish",
            told=(
                (
                    "BP610 pack.toml:1:13-1:23 published on Thursday 22 December 2016, the agenda"
                    " gives 1 clear day of notice, and not 3: the last day to publish was Tuesday"
                    " 20 December 2016 | clear days leave out the day of publication and that of"
                    " the meeting, Sundays, bank holidays and the Christmas and Easter breaks"
                    " (Local Government Act 1972, Schedule 12, paragraph 10, and section 243)"
                ),
            ),
        ),
    ),
    "BP611": (
        Case(
            "today",
            ITEM + PRIVATE,
            today=date(2016, 10, 6),
            profile="executive-england",
            told=(
                (
                    "BP611 pack.toml:2:9-2:17 Budget is private: notice of that was due by"
                    " Wednesday 5 October 2016 | if it was given, allow this and say when"
                ),
            ),
        ),
        Case(
            "published",
            published("2016-10-20") + PRIVATE,
            profile="executive-england",
            told=(
                (
                    "BP611 pack.toml:3:9-3:17 Budget is private: notice of that was due by"
                    " Wednesday 5 October 2016 | if it was given, allow this and say when"
                ),
            ),
        ),
    ),
}
