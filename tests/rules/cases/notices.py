"""Cases of the rules on the notices page."""

from tests.packs import BOARD, ITEM, MEETING
from tests.rules.cases import OFFICER, SVG, Case, Cases, until


def notice(kind: str, text: str = "", more: str = "") -> str:
    """A notice of the pack; its text is on line 3."""
    words = f'text = "{text}"\n' if text else ""
    return f'[[notices]]\nkind = "{kind}"\n{words}{more}'


def standing(kind: str, text: str = "", more: str = "") -> str:
    """The board, with a notice that is told of on line 12 and the next."""
    return BOARD + notice(kind, text, more).replace("[[notices]]", "[[board.notices]]")


def offering(name: str, text: str, meeting: str = MEETING, told: tuple[str, ...] = ()) -> Case:
    """A case whose notice, on line 3, is about refreshments."""
    return Case(name, notice("refreshments", text) + ITEM, meeting, told=told)


def starting(start: str, end: str | None = None) -> str:
    meeting = until(f"{end}:00") if end else MEETING
    return meeting.replace("16:30:00", f"{start}:00")


MAP = (
    '[meeting.venue]\nname = "Hall"\n[meeting.venue.map]\nimage = "m.svg"\nalternative = "A way."\n'
)
WITH_MAP = MEETING.replace('venue.name = "Town Hall"\n', MAP)
JOINING = MEETING + "[meeting.joining]\n"
HASHTAG = BOARD + 'hashtag = "{}"\n'

GOOD: Cases = {
    "BP333": (
        offering("lunch-afterwards", "Lunch follows the meeting.", starting("10:30")),
        offering("lunch-before", "Lunch is served before the meeting.", starting("13:00")),
        offering("lunch-early", "A lunch is laid on.", starting("14:00")),
        offering("lunch-at-the-end", "Lunch is after it.", starting("09:30", "12:00")),
        offering("tea", "Tea and coffee are there before the meeting."),
        offering("breakfast", "Breakfast is served before.", starting("08:30")),
        offering("dinner", "Supper is served after the meeting."),
        offering("an-hour", "A lunch is served at 12.30 pm."),
        offering("at-noon", "A lunch is served at noon."),
        offering("lunchtime", "Bring a question from lunchtime lectures."),
        Case(
            "left-out",
            notice("refreshments", more="leave_out = true\n") + ITEM,
            board=standing("refreshments", "Lunch follows."),
        ),
    ),
    "BP334": (
        Case(
            "a-map",
            notice("location", "A map is printed on the back cover.") + ITEM,
            meeting=WITH_MAP,
            files={"m.svg": SVG},
        ),
        Case("no-promise", notice("location", "The hall is behind the church.") + ITEM),
        Case("a-plan-for-a-place", notice("own", "A plan is below.", 'heading = "A"\n') + ITEM),
        Case(
            "another-this-time",
            notice("location", "The hall is behind the church.") + ITEM,
            board=standing("location", "The back page shows the way."),
        ),
    ),
    "BP335": (
        Case("a-heading", notice("own", "Words.", 'heading = "Filming"\n') + ITEM),
        Case("another-kind", notice("location", "Words.") + ITEM),
    ),
    "BP336": (
        Case("a-text", notice("location", "Words.") + ITEM),
        Case(
            "by-itself",
            notice("contact") + notice("apologies") + notice("social-media") + ITEM,
            board=BOARD
            + 'contact = "clerk"\nhashtag = "#bray"\n'
            + OFFICER
            + '[[board.group_offices]]\ngroup = "Labour"\n',
        ),
        Case(
            "left-out",
            notice("location", more="leave_out = true\n") + ITEM,
            board=standing("location", "Words."),
        ),
    ),
    "BP337": (
        Case("two-kinds", notice("location", "A.") + notice("contact", "B.") + ITEM),
        Case(
            "two-of-ones-own",
            notice("own", "A.", 'heading = "A"\n') + notice("own", "B.", 'heading = "B"\n') + ITEM,
        ),
        Case(
            "in-place-of-the-boards",
            notice("location", "A.") + ITEM,
            board=standing("location", "B."),
        ),
        Case(
            "left-out",
            notice("own", more='heading = "A"\nleave_out = true\n') + ITEM,
            board=standing("own", "B.", 'heading = "A"\n'),
        ),
    ),
    "BP338": (
        Case("an-address", meeting=MEETING + 'venue.address = "1 High St"\n', profile="parish"),
        Case("a-room", meeting=MEETING + 'venue.room = "Room 2"\n', profile="parish"),
        Case(
            "joined-from-elsewhere",
            meeting=JOINING + 'link = "https://example.org/a"\n',
            profile="parish",
        ),
        Case("by-telephone", meeting=JOINING + 'phone = "020 7946 0858"\n'),
        Case("instructions", meeting=JOINING + 'instructions = "Ask the clerk."\n'),
        Case("any-board"),
    ),
    "BP339": (
        Case("one", board=HASHTAG.format("#lgacyp")),
        Case("with-figures", board=HASHTAG.format("#council_2016")),
        Case("none"),
    ),
}

BAD: Cases = {
    "BP333": (
        offering(
            "sandwich-lunch-after-half-past-four",
            "A sandwich lunch will be available directly after the meeting.",
            told=(
                (
                    "BP333 pack.toml:3:20-3:25 the notice speaks of lunch, but the meeting starts"
                    " at 16:30"
                ),
            ),
        ),
        offering(
            "lunch-in-the-evening",
            "A light lunch is laid on.",
            told=(
                (
                    "BP333 pack.toml:3:17-3:22 the notice speaks of lunch, but the meeting starts"
                    " at 16:30"
                ),
            ),
        ),
        offering(
            "lunch-at-four",
            "Lunch is served at the end.",
            starting("13:00", "16:00"),
            told=(
                (
                    "BP333 pack.toml:3:9-3:14 the notice speaks of lunch, but the meeting starts"
                    " at 13:00 and ends at 16:00"
                ),
            ),
        ),
        offering(
            "lunch-before-ten",
            "Lunch is served before the meeting.",
            starting("10:00"),
            told=(
                (
                    "BP333 pack.toml:3:9-3:14 the notice speaks of lunch, but the meeting starts"
                    " at 10:00"
                ),
            ),
        ),
        offering(
            "breakfast",
            "Breakfast is served before.",
            starting("14:00"),
            told=(
                (
                    "BP333 pack.toml:3:9-3:18 the notice speaks of breakfast, but the meeting"
                    " starts at 14:00"
                ),
            ),
        ),
        offering(
            "dinner",
            "Dinner follows.",
            starting("10:00", "12:00"),
            told=(
                (
                    "BP333 pack.toml:3:9-3:15 the notice speaks of dinner, but the meeting starts"
                    " at 10:00 and ends at 12:00"
                ),
            ),
        ),
        Case(
            "of-the-board",
            board=standing("refreshments", "Lunch follows."),
            told=(
                (
                    "BP333 pack.toml:12:9-12:14 the notice speaks of lunch, but the meeting"
                    " starts at 16:30"
                ),
            ),
        ),
    ),
    "BP334": (
        Case(
            "back-cover",
            notice("location", "A map of the hall is printed on the back cover.") + ITEM,
            told=(
                (
                    "BP334 pack.toml:3:45-3:55 the notice speaks of a plan on the back page, but"
                    " the venue has no map | add [meeting.venue.map], or a notice of this kind"
                    " without the plan"
                ),
            ),
        ),
        Case(
            "a-plan",
            notice("location", "A plan is attached.") + ITEM,
            told=(
                (
                    "BP334 pack.toml:3:11-3:27 the notice speaks of a plan on the back page, but"
                    " the venue has no map | add [meeting.venue.map], or a notice of this kind"
                    " without the plan"
                ),
            ),
        ),
        Case(
            "of-the-board",
            board=standing("location", "The back page shows the way."),
            told=(
                (
                    "BP334 pack.toml:12:13-12:22 the notice speaks of a plan on the back page,"
                    " but the venue has no map | add [meeting.venue.map], or a notice of this"
                    " kind without the plan"
                ),
            ),
        ),
    ),
    "BP335": (
        Case(
            "of-the-pack",
            notice("own", "Words.") + ITEM,
            told=("BP335 pack.toml:2:8-2:13 a notice of your own needs a heading | add heading",),
        ),
        Case(
            "of-the-board",
            board=standing("own", "Words."),
            told=("BP335 pack.toml:11:8-11:13 a notice of your own needs a heading | add heading",),
        ),
    ),
    "BP336": (
        Case(
            "no-text",
            notice("location") + ITEM,
            told=(
                (
                    "BP336 pack.toml:2:8-2:18 nothing of this notice but its heading is printed |"
                    " add text"
                ),
            ),
        ),
        Case(
            "no-contact",
            notice("contact") + ITEM,
            told=(
                (
                    "BP336 pack.toml:2:8-2:17 nothing of this notice but its heading is printed |"
                    " add text"
                ),
            ),
        ),
        Case(
            "no-offices",
            board=standing("apologies"),
            told=(
                (
                    "BP336 pack.toml:11:8-11:19 nothing of this notice but its heading is printed"
                    " | add text"
                ),
            ),
        ),
        Case(
            "no-hashtag",
            notice("social-media") + ITEM,
            told=(
                (
                    "BP336 pack.toml:2:8-2:22 nothing of this notice but its heading is printed |"
                    " add text"
                ),
            ),
        ),
        Case(
            "a-heading-alone",
            notice("own", more='heading = "Filming"\n') + ITEM,
            told=(
                (
                    "BP336 pack.toml:2:8-2:13 nothing of this notice but its heading is printed |"
                    " add text"
                ),
            ),
        ),
    ),
    "BP337": (
        Case(
            "two-of-a-kind",
            notice("location", "A.") + notice("location", "B.") + ITEM,
            told=("BP337 pack.toml:5:8-5:18 a notice above is of the same kind",),
        ),
        Case(
            "two-under-a-heading",
            notice("own", "A.", 'heading = "A"\n') + notice("own", "B.", 'heading = "A"\n') + ITEM,
            told=("BP337 pack.toml:6:8-6:13 a notice above is of the same kind",),
        ),
        Case(
            "two-of-the-board",
            board=standing("location", "A.")
            + notice("location", "B.").replace("[[notices]]", "[[board.notices]]"),
            told=("BP337 pack.toml:14:8-14:18 a notice above is of the same kind",),
        ),
        Case(
            "nothing-to-leave-out",
            notice("own", more='heading = "a"\nleave_out = true\n') + ITEM,
            board=standing("own", "B.", 'heading = "A"\n'),
            told=("BP337 pack.toml:4:13-4:17 the board has no such notice to leave out",),
        ),
        Case(
            "of-the-board-itself",
            board=standing("location", "A.", "leave_out = true\n"),
            told=(
                (
                    "BP337 pack.toml:13:13-13:17 the board leaves out a notice of its own |"
                    " delete the notice; a pack leaves it out for one meeting"
                ),
            ),
        ),
    ),
    "BP338": (
        Case(
            "a-name-alone",
            profile="parish",
            told=("BP338 pack.toml:7:1-7:11 Town Hall has no address | add address",),
        ),
        Case(
            "no-way-to-join",
            meeting=JOINING + 'meeting_id = "12"\n',
            told=(
                (
                    "BP338 pack.toml:8:2-8:17 nothing says how to join: there is no link and no"
                    " telephone number"
                ),
            ),
        ),
    ),
    "BP339": (
        Case(
            "no-mark",
            board=HASHTAG.format("lgacyp"),
            told=("BP339 pack.toml:10:11-10:19 lgacyp is no hashtag without its #",),
        ),
        Case(
            "two-words",
            board=HASHTAG.format("#lga cyp"),
            told=("BP339 pack.toml:10:11-10:21 #lga cyp is not one word behind a #",),
        ),
        Case(
            "a-number",
            board=HASHTAG.format("#2016"),
            told=("BP339 pack.toml:10:11-10:18 #2016 is not one word behind a #",),
        ),
    ),
}
