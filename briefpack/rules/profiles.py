"""Profiles: which local rules a kind of body has, and how severe each rule is for it.

What the law asks of a body is cited; what is custom says so. A rule that asks for something
local, such as required headings, is silent where the profile has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil

from briefpack.errors import BriefpackError
from briefpack.problems import Severity, nearest

_COMMON_VERBS = (
    "accept",
    "adopt",
    "agree",
    "allocate",
    "amend",
    "appoint",
    "approve",
    "ask",
    "authorise",
    "award",
    "co-opt",
    "comment",
    "confirm",
    "consider",
    "decide",
    "delegate",
    "direct",
    "discuss",
    "elect",
    "endorse",
    "establish",
    "exclude",
    "express",
    "extend",
    "give",
    "grant",
    "identify",
    "instruct",
    "invite",
    "make",
    "nominate",
    "note",
    "offer",
    "provide",
    "publish",
    "receive",
    "recommend",
    "refer",
    "refuse",
    "reject",
    "request",
    "require",
    "resolve",
    "review",
    "scrutinise",
    "set",
    "sign",
    "steer",
    "support",
    "take",
    "thank",
    "urge",
    "vary",
    "welcome",
)


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """How long before a meeting its agenda has to be public, and how the days are counted.

    Clear days leave out the day of publication and that of the meeting, and Sundays and bank
    holidays; ``saturdays`` is whether Saturdays count. ``region`` is whose bank holidays, as the
    library ``holidays`` names it.
    """

    days: int
    saturdays: bool
    region: str
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The local rules of a kind of body.

    ``severities`` take the place of rules' own; None switches a rule off. ``exempt_paragraphs``
    are those of the Schedule that may be cited. ``quorum`` is the share of the voting members
    who must be present, at least ``least_quorum`` of them, from ``quorum_groups`` groups.
    ``longest_report`` is in words, ``private_notice`` in clear days.
    """

    name: str
    title: str
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    notice: NoticePeriod | None = None
    private_notice: int | None = None
    declarations: bool = False
    last_note: bool = False
    exclusion: bool = False
    exempt_paragraphs: range = range(0)
    exempt_source: str = ""
    public_interest: bool = False
    purposes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    required_headings: tuple[str, ...] = ()
    background_papers: bool = False
    contact_needed: bool = False
    longest_report: int | None = None
    authorities: bool = False
    quorum: Fraction | None = None
    least_quorum: int = 1
    quorum_groups: int = 1

    def quorum_of(self, voting: int) -> int | None:
        """How many of so many voting members must be present; None where it does not say."""
        if self.quorum is None or not voting:
            return None
        return max(ceil(self.quorum * voting), self.least_quorum)


_PURPOSES = (
    "for decision",
    "for discussion",
    "for direction",
    "for information",
    "for noting",
    "for approval",
    "for comment",
    "for consultation",
    "for recommendation",
    "for scrutiny",
)

_SCHEDULE_12A = "Local Government Act 1972, Schedule 12A"

_PRINCIPAL = Profile(
    "principal-council-england",
    "A county, district or London borough council in England, and its committees",
    notice=NoticePeriod(
        5,
        saturdays=False,
        region="ENG",
        source="Local Government Act 1972, section 100B, and SI 2002/715",
    ),
    declarations=True,
    last_note=True,
    exclusion=True,
    exempt_paragraphs=range(1, 8),
    exempt_source=f"{_SCHEDULE_12A}, Part 1",
    public_interest=True,
    purposes=_PURPOSES,
    verbs=_COMMON_VERBS,
    required_headings=("Financial implications", "Legal implications"),
    background_papers=True,
    contact_needed=True,
    longest_report=3000,
)

_ALL = (
    Profile("any-board", "Any board: only what holds everywhere"),
    Profile(
        "lga-board",
        "A board of the Local Government Association: its own access rules, no statute",
        declarations=True,
        last_note=True,
        purposes=_PURPOSES,
        verbs=_COMMON_VERBS,
        required_headings=("Financial implications",),
        contact_needed=True,
        authorities=True,
        quorum=Fraction(1, 3),
        quorum_groups=2,
    ),
    _PRINCIPAL,
    replace(
        _PRINCIPAL,
        name="executive-england",
        title="The executive (cabinet) of a council in England",
        notice=NoticePeriod(
            5, saturdays=False, region="ENG", source="SI 2012/2089, regulations 6 and 7"
        ),
        private_notice=28,
        required_headings=(*_PRINCIPAL.required_headings, "Options"),
    ),
    replace(
        _PRINCIPAL,
        name="wales",
        title="A principal council in Wales, and its committees",
        notice=NoticePeriod(
            3,
            saturdays=False,
            region="WLS",
            source="Local Government and Elections (Wales) Act 2021, Schedule 4",
        ),
        exempt_paragraphs=range(12, 19),
        exempt_source=f"{_SCHEDULE_12A}, Part 4",
    ),
    Profile(
        "parish",
        "A parish or town council in England",
        notice=NoticePeriod(
            3,
            saturdays=True,
            region="ENG",
            source="Local Government Act 1972, Schedule 12, paragraph 10, and section 243",
        ),
        declarations=True,
        last_note=True,
        quorum=Fraction(1, 3),
        least_quorum=3,
    ),
    Profile(
        "corporate-board",
        "The board of a company, a trust or a charity",
        declarations=True,
        last_note=True,
        purposes=_PURPOSES,
        verbs=_COMMON_VERBS,
        contact_needed=True,
    ),
)

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in _ALL}
"""All profiles, by name."""

DEFAULT = PROFILES["any-board"]
"""The profile of a board that names none, or one that there is not."""


def find_profile(name: str) -> Profile:
    """The profile of this name. Raises BriefpackError where there is none."""
    if name not in PROFILES:
        close = nearest(name, PROFILES)
        known = ", ".join(PROFILES)
        hint = f"did you mean {close}?" if close else f"there are {known}"
        raise BriefpackError(f"there is no profile {name}", hint)
    return PROFILES[name]
