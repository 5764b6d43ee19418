"""A year of a committee, as its officer lives it: six meetings held, and one that is not."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from tests.cycle_year.officer import Data, Officer, Step
from tests.cycle_year.papers import (
    BOARD,
    INITIALS,
    MEMBERSHIP,
    NEW_MEMBERS,
    OFFICERS,
    PLAN,
    item,
    report,
    with_report,
)

JANUARY, MARCH, MAY = "2026-01-13", "2026-03-10", "2026-05-19"
JULY, SPECIAL = "2026-07-14", "2026-07-29"
SEPTEMBER, NOVEMBER = "2026-09-15", "2026-11-10"

HELD = (JANUARY, MARCH, MAY, SPECIAL, SEPTEMBER, NOVEMBER)
MEETINGS = (JANUARY, MARCH, MAY, JULY, SPECIAL, SEPTEMBER, NOVEMBER)

EXEMPT = "Contract for school nurses with Larkspur"
"""The title of the one item that the public may not see."""

END = date(2026, 11, 20)
"""The day from which the whole year is looked at."""


def live(officer: Officer) -> None:
    """The whole year."""
    january(officer)
    march(officer)
    may(officer)
    july(officer)
    special(officer)
    september(officer)
    november(officer)


# -- what is done for every meeting --------------------------------------------------------


def next_pack(officer: Officer, day: str, previous: str, published: date) -> Step:
    """Make the pack of a meeting from that of another, and nothing else."""
    officer.run("new", f"meetings/{day}", "--from", f"meetings/{previous}")
    return officer.done(f"{day}: made", published)


def announce(pack: Data, following: date) -> None:
    pack["meeting"]["next"] = {
        "date": following,
        "start": time(14),
        "venue": {"name": "County Hall"},
    }


def with_business(pack: Data, *business: Data) -> None:
    """Put business on the agenda behind the note of the last meeting, and the rest after it."""
    items: list[Data] = pack["items"]
    at = next(place for place, each in enumerate(items) if each["kind"] == "note")
    pack["items"] = [*items[: at + 1], *business, *items[at + 1 :]]


def write_agenda(  # noqa: PLR0913 - what an officer has in front of them
    officer: Officer,
    day: str,
    published: date,
    following: date,
    *business: Data,
    reports: Mapping[str, str],
    last: Sequence[Data] = (),
) -> None:
    """Put business with its reports on the agenda of a meeting; ``last`` comes at its end."""
    write_reports(officer, day, reports)

    def write(pack: Data) -> None:
        announce(pack, following)
        with_business(pack, *business)
        pack["items"] += last

    officer.change_pack(day, write)
    officer.done(f"{day}: written", published)


def write_reports(officer: Officer, day: str, reports: Mapping[str, str]) -> None:
    officer.write({f"meetings/{day}/reports/{name}.md": text for name, text in reports.items()})


def record(  # noqa: PLR0913 - what an officer has in front of them
    officer: Officer,
    day: str,
    items: Mapping[str, Data],
    *,
    apologies: tuple[str, ...] = (),
    first_number: int | None = None,
    end: time = time(15, 45),
) -> None:
    """Start the note of a meeting from its agenda, and write what was said and decided.

    ``items`` are what the note says under each title; the others are procedural.
    """
    officer.run("note", f"meetings/{day}")
    _mark(officer, day, apologies)

    def fill(note: Data) -> None:
        note["end"] = end
        if first_number is not None:
            note["first_number"] = first_number
        there = note["attendance"]
        for list_ in ("present", "apologies"):
            for person in there.get(list_, ()):
                person["initials"] = INITIALS[person["name"]]
        there["officers"] = OFFICERS
        titles = [each["title"] for each in note["items"]]
        assert set(items) <= set(titles), (titles, items)
        for each in note["items"]:
            each.update(items.get(each["title"]) or _procedure(each["title"], apologies))

    officer.change_note(day, fill)


def _mark(officer: Officer, day: str, apologies: tuple[str, ...]) -> None:
    """Say who was there: the note has everybody with a seat, as comments."""
    path = officer.folder / "meetings" / day / "note.toml"
    text = path.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("  # {")]
    assert rows, text
    away = [row for row in rows if any(name in row for name in apologies)]
    assert len(away) == len(apologies)
    for row in rows:
        text = text.replace(f"{row}\n", "" if row in away else f"{row.replace('# ', '', 1)}\n")
    sent = "\n".join(row.replace("# ", "", 1) for row in away)
    text = text.replace("apologies = []\n", f"apologies = [\n{sent}\n]\n" if sent else "")
    path.write_text(text.replace("absent = []\n", ""), encoding="utf-8")


def _procedure(title: str, apologies: tuple[str, ...]) -> Data:
    if title.startswith("Apologies"):
        names = " and ".join(apologies)
        return {"discussion": f"{names} had sent apologies." if names else "There were none."}
    if title.startswith("Declarations"):
        return {"discussion": "No interests were declared."}
    if title.startswith("Minutes"):
        return {"discussion": "The minutes were approved as a correct record."}
    if title.startswith("Actions"):
        return {"discussion": "The Committee looked at what was still to be done."}
    message = f"nobody has said what became of {title}"
    raise AssertionError(message)


def _action(text: str, owner: str, due: date | None = None, **more: object) -> Data:
    return {"text": text, "owner": owner, **({"due": due} if due else {}), **more}


# -- the meetings --------------------------------------------------------------------------


def january(officer: Officer) -> None:
    """The first meeting that briefpack is used for; the minutes before it are a PDF."""
    officer.write({"board.toml": BOARD, "membership/2025-26.toml": MEMBERSHIP})
    officer.run("new", f"meetings/{JANUARY}", "--start", "2pm", "--venue", "County Hall")
    waiting = report(
        "People wait 19 weeks for a first appointment in orthopaedics.",
        "The Hospital Trust means to come down to 15 weeks by the summer.",
    )
    write_reports(officer, JANUARY, {"waiting": waiting})
    officer.write({f"meetings/{JANUARY}/attachments/minutes.svg": PLAN})

    def write(pack: Data) -> None:
        pack["published"] = date(2026, 1, 5)
        announce(pack, date(2026, 3, 10))
        pack["meeting"]["end"] = time(16)
        pack["meeting"]["venue"]["address"] = "1 High Street, Ashcombe"
        apologies, interests, minutes, _ = pack["items"]
        minutes["papers"] = [
            {
                "kind": "attachment",
                "file": "attachments/minutes.svg",
                "title": "Minutes of 11 November 2025",
                "alternative": "The minutes of 11 November 2025, as they were signed.",
            }
        ]
        business = with_report("Waiting times for hospital appointments", "waiting")
        pack["items"] = [apologies, interests, minutes, business]

    officer.change_pack(JANUARY, write)
    officer.done(f"{JANUARY}: made", date(2026, 1, 5))
    record(
        officer,
        JANUARY,
        {
            "Waiting times for hospital appointments": {
                "discussion": "The Director answered questions on orthopaedics.",
                "decisions": [{"text": "That the report **be noted**."}],
                "actions": [
                    _action(
                        "That waiting times by hospital **be reported**.", "DO", date(2026, 2, 27)
                    ),
                    _action("That the Trust **be asked** to come in May.", "HM", due_text="May"),
                ],
            }
        },
        first_number=41,
    )
    officer.done(f"{JANUARY}: recorded", date(2026, 1, 20))


def march(officer: Officer) -> None:
    """The last meeting's minutes are approved, and an action is done before and one after."""
    next_pack(officer, MARCH, JANUARY, date(2026, 3, 2))
    officer.write({f"meetings/{MARCH}/attachments/times.svg": PLAN})
    times = {
        "title": "Times by district",
        "file": "attachments/times.svg",
        "alternative": "Two bars: nine minutes inland, thirteen on the coast.",
    }
    ambulances = report(
        "Ambulances reach the most urgent calls within nine minutes.",
        "On the coast it takes them thirteen.",
    )
    write_agenda(
        officer,
        MARCH,
        date(2026, 3, 2),
        date(2026, 5, 19),
        with_report("Ambulances on the coast", "ambulances", appendices=[times]),
        reports={"ambulances": ambulances},
    )
    officer.run("actions", ".", "--done", f"{JANUARY}-1", "2026-02-20")
    officer.done(f"{JANUARY}-1: done", date(2026, 3, 9))
    record(
        officer,
        MARCH,
        {
            "Ambulances on the coast": {
                "discussion": "Members spoke of the coast road in winter.",
                "actions": [
                    _action(
                        "That the Ambulance Trust **be asked** for a plan for winter.",
                        "OP",
                        date(2026, 5, 8),
                        id="winter-plan",
                    )
                ],
            }
        },
        apologies=("Peter Lyle",),
    )
    officer.run("note", f"meetings/{JANUARY}", "--approve", MARCH)
    officer.done(f"{MARCH}: recorded", date(2026, 3, 17))


def may(officer: Officer) -> None:
    """The last meeting of the old members; days later the Council appoints the new ones."""
    officer.run("actions", ".", "--done", "winter-plan", "2026-05-07")
    officer.done("winter-plan: done", date(2026, 5, 8))
    next_pack(officer, MAY, MARCH, date(2026, 5, 11))
    dentists = report(
        "One child in four has not seen a dentist for two years.",
        "Four practices take new patients, all of them in the north.",
    )
    write_agenda(
        officer,
        MAY,
        date(2026, 5, 11),
        date(2026, 7, 14),
        with_report("Dentists for children", "dentists"),
        reports={"dentists": dentists},
    )
    officer.run("actions", ".", "--done", f"{JANUARY}-2", MAY)
    record(
        officer,
        MAY,
        {
            "Dentists for children": {
                "discussion": "The Trust’s dental lead came, and was thanked.",
                "actions": [
                    _action("That practices in the south **be listed**.", "DO", date(2026, 6, 30)),
                    _action("That schools **be asked** what they see.", "HM", date(2026, 9, 1)),
                ],
            }
        },
        apologies=("Grace Adeyemi",),
    )
    officer.run("note", f"meetings/{MARCH}", "--approve", MAY)
    officer.done(f"{MAY}: recorded", date(2026, 5, 20))
    officer.run("new", "--membership", "2026-27")
    officer.retype("membership/2026-27.toml", *NEW_MEMBERS)
    officer.done("2026-27: appointed", date(2026, 5, 22))


def july(officer: Officer) -> None:
    """A meeting whose papers are out when too few can come."""
    next_pack(officer, JULY, MAY, date(2026, 7, 6))
    schools = report(
        "A counsellor comes to each secondary school on one day a week.",
        "Those who need more wait for a term.",
    )
    write_agenda(
        officer,
        JULY,
        date(2026, 7, 6),
        date(2026, 9, 15),
        with_report("Counsellors in schools", "schools"),
        reports={"schools": schools},
    )

    def cancel(pack: Data) -> None:
        pack["meeting"]["cancelled"] = "Too few members could come for a quorum."

    officer.change_pack(JULY, cancel)
    officer.done(f"{JULY}: cancelled", date(2026, 7, 13))
    officer.run("actions", ".", "--done", f"{MAY}-1", "2026-07-15")
    officer.done(f"{MAY}-1: done", date(2026, 7, 15))


def special(officer: Officer) -> None:
    """A special meeting on one matter, made from nothing."""
    officer.run(
        *("new", f"meetings/{SPECIAL}", "--template", "special"),
        *("--start", "6pm", "--venue", "Kelling Village Hall"),
    )
    kelling = report(
        "The Trust means to close the minor injuries unit at Kelling in December.",
        ask="Consider whether the closure is right.",
    )
    write_reports(officer, SPECIAL, {"kelling": kelling})

    def write(pack: Data) -> None:
        pack["published"] = date(2026, 7, 21)
        announce(pack, date(2026, 9, 15))
        pack["meeting"]["venue"]["address"] = "The Green, Kelling"
        business = with_report("The minor injuries unit at Kelling", "kelling", "decision")
        pack["items"] = [*pack["items"][:2], business]

    officer.change_pack(SPECIAL, write)
    officer.done(f"{SPECIAL}: made", date(2026, 7, 21))
    record(
        officer,
        SPECIAL,
        {
            "The minor injuries unit at Kelling": {
                "discussion": "Sixty people from the village had come, and nine spoke.",
                "decisions": [{"text": "That the closure **be opposed**."}],
                "votes": [
                    {
                        "motion": "That the closure be opposed.",
                        "proposer": "Ruth Kemble",
                        "seconder": "Samira Khan",
                        "for": 5,
                        "against": 1,
                        "abstained": 0,
                        "carried": True,
                    }
                ],
                "actions": [
                    _action(
                        "That the Secretary of State **be written to**.", "HM", date(2026, 8, 14)
                    )
                ],
            }
        },
        apologies=("Owen Pritchard",),
        end=time(20, 10),
    )
    officer.done(f"{SPECIAL}: recorded", date(2026, 7, 31))
    officer.run("actions", ".", "--done", f"{SPECIAL}-1", "2026-08-12")
    officer.run("actions", ".", "--done", f"{MAY}-2", "2026-08-28")
    officer.done("summer: done", date(2026, 8, 28))


def september(officer: Officer) -> None:
    """The meeting after the cancelled one and the special one: two minutes wait for it.

    Its last business is private.
    """
    next_pack(officer, SEPTEMBER, JULY, date(2026, 9, 7))
    schools = report(
        "A counsellor comes to each secondary school on one day a week.",
        "Those who need more now wait for two terms.",
    )
    nurses = report(
        "Larkspur Limited asks for 412,000 pounds a year.",
        ask="Recommend to the Cabinet what to pay.",
    )
    exemption = {
        "paragraphs": [3],
        "reason": "Information on the business affairs of a company",
        "public_interest": "Publishing what one firm asks would cost the Council its bargain.",
    }
    write_agenda(
        officer,
        SEPTEMBER,
        date(2026, 9, 7),
        date(2026, 11, 10),
        with_report("Counsellors in schools", "schools"),
        reports={"schools": schools, "nurses": nurses},
        last=[
            item("Exclusion of the public", "procedural"),
            with_report(EXEMPT, "nurses") | {"exempt": exemption},
        ],
    )

    def correct(note: Data) -> None:
        note["corrections"] = [{"text": "For “nine spoke” read “eleven spoke”."}]

    officer.change_note(SPECIAL, correct)
    officer.run("note", f"meetings/{MAY}", "--approve", SEPTEMBER)
    officer.run("note", f"meetings/{SPECIAL}", "--approve", SEPTEMBER)
    record(
        officer,
        SEPTEMBER,
        {
            "Counsellors in schools": {
                "discussion": "Members asked how long two terms are for a child.",
                "actions": [
                    _action("That counsellors’ days **be counted**.", "DO", date(2026, 10, 30))
                ],
            },
            "Exclusion of the public": {
                "decisions": [{"text": "That the public **be excluded** from what follows."}]
            },
            EXEMPT: {
                "discussion": "The Committee looked at Larkspur’s price.",
                "actions": [_action("That the Cabinet **be told**.", "HM", date(2026, 10, 2))],
            },
        },
    )
    officer.done(f"{SEPTEMBER}: recorded", date(2026, 9, 22))


def november(officer: Officer) -> None:
    """The last meeting of the calendar year; its minutes are not approved yet."""
    officer.run("actions", ".", "--done", f"{SEPTEMBER}-2", "2026-10-01")
    officer.done(f"{SEPTEMBER}-2: done", date(2026, 10, 1))
    next_pack(officer, NOVEMBER, SEPTEMBER, date(2026, 11, 2))
    write_agenda(
        officer,
        NOVEMBER,
        date(2026, 11, 2),
        date(2027, 1, 12),
        with_report("Beds for the winter", "winter"),
        reports={"winter": report("Hospitals have opened forty more beds for the winter.")},
    )
    officer.run("note", f"meetings/{SEPTEMBER}", "--approve", NOVEMBER)
    record(
        officer,
        NOVEMBER,
        {
            "Beds for the winter": {
                "discussion": "The Director was thanked.",
                "actions": [_action("That empty beds **be counted**.", "DO", date(2027, 1, 8))],
            }
        },
        apologies=("Ian Thorne",),
    )
    officer.done(f"{NOVEMBER}: recorded", END)
