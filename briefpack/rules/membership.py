"""Rules on who is on the board: seats, groups, offices, substitutes, the quorum."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefpack.model.membership import Group, Membership, Role
from briefpack.problems import Severity
from briefpack.rules.people import Seat, seats, substitutes
from briefpack.rules.registry import Checked, Finding, Path, rule

_BALANCED = frozenset({"lga-board", "principal-council-england", "wales"})
"""Profiles of bodies whose seats are shared between political groups. An executive's are not."""

_FEW = 3
"""Seats that are too few to be shared out."""


@rule("BP201", Severity.ERROR, whole=True)
def seats_match_names(checked: Checked) -> Iterable[Finding]:
    """A group's stated seats are not as many as its names and vacancies.

    What: the number behind a group's name is printed, and the names stand below it.
    Why: a reader counts; political balance is worked out from these numbers (Local Government
    and Housing Act 1989, section 15).
    Fix: correct ``seats``, add the missing member, or say how many ``vacancies`` there are.
    """
    file, base = checked.membership_place
    for position, group in _groups(checked):
        held = len(group.members) + group.vacancies
        if group.seats is not None and group.seats != held:
            stated = "1 seat" if group.seats == 1 else f"{group.seats} seats"
            yield Finding(
                f"{group.name} has {stated}, but its names and vacancies come to {held}",
                file,
                (*base, "groups", position, "seats"),
            )


@rule("BP202", Severity.WARNING, whole=True)
def one_chair(checked: Checked) -> Iterable[Finding]:
    """The board has no chair, or more than one.

    What: exactly one member has the role "chair".
    Why: the front matter and the note name the chair; two chairs are a slip, save for co-chairs,
    who have a role of their own.
    Fix: give the role "chair" to one member.
    """
    file, base = checked.membership_place
    chairs = _holders(checked, Role.CHAIR)
    if any(seats(checked)) and not chairs and not _holders(checked, Role.CO_CHAIR):
        yield Finding("no member has the role chair", file, base)
    for seat in chairs[1:]:
        first = chairs[0].member.full_name
        message = f"{seat.member.full_name} is a second chair, beside {first}"
        yield Finding(message, file, (*base, *seat.path, "role"))


@rule("BP203", Severity.WARNING)
def nobody_twice(checked: Checked) -> Iterable[Finding]:
    """Somebody has two seats.

    What: one name stands twice among those with seats.
    Why: a member sits once; a name copied into two groups changes their balance.
    Fix: delete one of the two. Where two people share a name, add an initial.
    """
    file, base = checked.membership_place
    seen: set[tuple[str, ...]] = set()
    for seat in seats(checked):
        if seat.name.words in seen:
            message = f"{seat.member.full_name} has a seat already"
            hint = "delete one of the two; to tell two people of one name apart, add an initial"
            yield Finding(message, file, (*base, *seat.path, "name"), hint=hint)
        seen.add(seat.name.words)


@rule("BP204", Severity.WARNING, whole=True)
def offices_have_groups(checked: Checked) -> Iterable[Finding]:
    """A group office belongs to no group of the membership.

    What: ``group_offices`` names a group as the membership does.
    Why: members look for their own group's number; a name spelt two ways is not found.
    Fix: spell the group's name alike in both places.
    """
    membership = checked.briefing.membership
    if membership is None or not membership.groups:
        return
    names = {group.name for group in membership.groups}
    file, base = checked.board_place
    for position, office in enumerate(checked.briefing.board.group_offices):
        if office.group not in names:
            yield Finding(
                f"{office.group} is not a group of the membership",
                file,
                (*base, "group_offices", position, "group"),
                hint=f"the groups are {', '.join(sorted(names))}",
            )


@rule("BP205", Severity.ADVICE)
def one_vice_chair(checked: Checked) -> Iterable[Finding]:
    """The board has more than one vice-chair.

    What: at most one member has the role "vice-chair". Several deputy chairs are usual.
    Why: the vice-chair presides where the chair does not; with two, nobody knows which. A second
    is most often last year's, left in.
    Fix: take the role from one of them, or give those who share it the role "deputy-chair".
    """
    file, base = checked.membership_place
    holders = _holders(checked, Role.VICE_CHAIR)
    for seat in holders[1:]:
        first = holders[0].member.full_name
        message = f"{seat.member.full_name} is a second vice-chair, beside {first}"
        yield Finding(message, file, (*base, *seat.path, "role"))


@rule("BP206", Severity.WARNING, whole=True)
def co_chairs_share(checked: Checked) -> Iterable[Finding]:
    """A co-chair has nobody to share the chair with, or shares it with a chair.

    What: where there are co-chairs they are two or more, and nobody is chair beside them.
    Why: the role says that the office is shared; a single co-chair is a name that is missing.
    Fix: give the role "co-chair" to all who share the chair, and "chair" to nobody; or the other
    way round.
    """
    file, base = checked.membership_place
    sharing = _holders(checked, Role.CO_CHAIR)
    chairs = _holders(checked, Role.CHAIR)
    for seat in sharing:
        who = seat.member.full_name
        if chairs:
            message = f"{who} is co-chair, but {chairs[0].member.full_name} is chair"
        elif len(sharing) == 1:
            message = f"{who} is the only co-chair"
        else:
            return
        yield Finding(message, file, (*base, *seat.path, "role"))


@rule("BP207", Severity.WARNING)
def substitutes_have_no_seat(checked: Checked) -> Iterable[Finding]:
    """A substitute has a seat as well.

    What: nobody is both among the members and among the substitutes.
    Why: whoever sits already cannot sit for somebody else too, and would be counted twice towards
    the quorum.
    Fix: delete the name from one of the two lists.
    """
    file, base = checked.membership_place
    seated = {seat.name.words for seat in seats(checked)}
    for substitute in substitutes(checked):
        if substitute.name.words in seated:
            message = f"{substitute.member.full_name} is a substitute, but has a seat"
            yield Finding(message, file, (*base, *substitute.path, "name"))


@rule("BP208", Severity.WARNING)
def substitutes_stand_once(checked: Checked) -> Iterable[Finding]:
    """A substitute is listed twice.

    What: nobody stands twice among the substitutes, nor under two groups.
    Why: a substitute sits for a member of the same group, and nobody is of two groups.
    Fix: delete one of the two.
    """
    file, base = checked.membership_place
    seen: dict[tuple[str, ...], Group | None] = {}
    for seat in substitutes(checked):
        if seat.name.words in seen:
            group = seen[seat.name.words]
            above = f" for {group.name}" if group and group is not seat.group else ""
            message = f"{seat.member.full_name} is a substitute{above} already"
            yield Finding(message, file, (*base, *seat.path, "name"))
        else:
            seen[seat.name.words] = seat.group


@rule("BP209", Severity.WARNING)
def groups_differ(checked: Checked) -> Iterable[Finding]:
    """Two groups have the same name.

    What: each group of the membership stands there once.
    Why: a group in two halves has neither its number of seats nor its substitutes together.
    Fix: put the members under one heading, or correct one of the names.
    """
    file, base = checked.membership_place
    named = [(("groups", position, "name"), group.name) for position, group in _groups(checked)]
    for paths in repeated(named).values():
        for path in paths[1:]:
            yield Finding("a group above has the same name", file, (*base, *path))


@rule("BP210", Severity.WARNING, whole=True)
def groups_have_members(checked: Checked) -> Iterable[Finding]:
    """A group has nobody in it.

    What: a group has members or vacancies; one with ``seats = 0`` may have neither.
    Why: a heading with nothing below it is printed, and looks like a name that was lost.
    Fix: add the members, say how many ``vacancies`` there are, or delete the group.
    """
    file, base = checked.membership_place
    for position, group in _groups(checked):
        if not group.members and not group.vacancies and group.seats != 0:
            path = (*base, "groups", position, "name")
            yield Finding(f"{group.name} has no members and no vacancies", file, path)


@rule("BP211", Severity.WARNING, whole=True)
def somebody_votes(checked: Checked) -> Iterable[Finding]:
    """No member has a vote.

    What: at least one member's ``voting`` is true, as it is where nothing is said.
    Why: a board that nobody votes on decides nothing.
    Fix: take out ``voting = false`` where it does not belong.
    """
    file, base = checked.membership_place
    if any(seats(checked)) and not _voting(checked):
        yield Finding("no member has a vote", file, base)


@rule("BP212", Severity.ADVICE)
def seats_are_stated(checked: Checked) -> Iterable[Finding]:
    """A group has vacancies, but how many seats it has is not said.

    What: a group with ``vacancies`` has ``seats`` too.
    Why: the number of seats is what political balance is worked out from (Local Government and
    Housing Act 1989, section 15), and what the names and vacancies are checked against.
    Fix: add ``seats``: the group's members and vacancies together.
    """
    file, base = checked.membership_place
    for position, group in _groups(checked):
        if group.vacancies and group.seats is None:
            held = len(group.members) + group.vacancies
            path = (*base, "groups", position, "vacancies")
            message = f"{group.name} has vacancies, but how many seats is not said"
            yield Finding(message, file, path, hint=f"with its members it comes to seats = {held}")


@rule("BP213", Severity.WARNING, whole=True)
def quorum_can_be_reached(checked: Checked) -> Iterable[Finding]:
    """The quorum is larger than the number of those who vote.

    What: ``quorum`` is no more than the members with a vote, vacancies counted in.
    Why: the board could never meet.
    Fix: correct ``quorum``, or add the members who are missing.
    """
    file, base = checked.membership_place
    membership = checked.briefing.membership
    if membership is None or membership.quorum is None:
        return
    votes = len(_voting(checked)) + _vacancies(membership)
    if votes and membership.quorum > votes:
        voters = "1 member votes" if votes == 1 else f"{votes} members vote"
        message = f"the quorum is {membership.quorum}, but only {voters}"
        yield Finding(message, file, (*base, "quorum"))


@rule("BP214", Severity.WARNING, whole=True)
def quorum_is_large_enough(checked: Checked) -> Iterable[Finding]:
    """The quorum is smaller than the rules of the body allow.

    What: ``quorum`` is at least the share of the voting members that the profile asks for.
    Why: what too few decide is void. A board of the LGA needs a third of its voting members (LGA
    Governance Framework), a parish council a third of its members and never fewer than three
    (Local Government Act 1972, Schedule 12, paragraph 12).
    Fix: correct ``quorum``, or leave it out: it is then worked out.
    """
    file, base = checked.membership_place
    membership = checked.briefing.membership
    least = quorum_by_rule(checked)
    if membership is None or membership.quorum is None or least is None:
        return
    if membership.quorum < least:
        message = f"the quorum is {membership.quorum}, but has to be {least} or more"
        yield Finding(message, file, (*base, "quorum"), hint=quorum_in_words(checked))


@rule("BP215", Severity.WARNING, whole=True)
def seats_are_shared(checked: Checked) -> Iterable[Finding]:
    """All seats belong to one group.

    What: where a council's members are divided into political groups, more than one has seats.
    Why: not all seats of a committee may go to one group (Local Government and Housing Act 1989,
    section 15(5)(a)). An executive and a parish council are free to.
    Fix: add the other groups with their members. Where the council itself knows one group only,
    allow this with that as the reason.
    """
    membership = checked.briefing.membership
    if membership is None or checked.profile.name not in _BALANCED:
        return
    held = [(position, group) for position, group in _groups(checked) if _size(group)]
    others = len(membership.members) + membership.vacancies
    if len(held) == 1 and not others and _size(held[0][1]) >= _FEW:
        position, group = held[0]
        file, base = checked.membership_place
        path = (*base, "groups", position, "name")
        yield Finding(f"all seats belong to {group.name}", file, path)


# -- what the rules count ----------------------------------------------------------------------


def quorum_by_rule(checked: Checked) -> int | None:
    """How many voting members the profile asks to be present; None where it does not say."""
    return checked.profile.quorum_of(len(_voting(checked)))


def quorum_in_words(checked: Checked) -> str:
    """What the profile asks: "a third of 18 voting members, and never fewer than 3"."""
    profile = checked.profile
    share = "a third" if profile.quorum == Fraction(1, 3) else str(profile.quorum)
    never = f", and never fewer than {profile.least_quorum}" if profile.least_quorum > 1 else ""
    return f"{share} of {len(_voting(checked))} voting members{never}"


def _groups(checked: Checked) -> Iterator[tuple[int, Group]]:
    membership = checked.briefing.membership
    return enumerate(membership.groups if membership else ())


def _holders(checked: Checked, role: Role) -> list[Seat]:
    return [seat for seat in seats(checked) if seat.member.role is role]


def _voting(checked: Checked) -> list[Seat]:
    return [
        seat
        for seat in seats(checked)
        if seat.member.voting and seat.member.role is not Role.OBSERVER
    ]


def _vacancies(membership: Membership) -> int:
    return membership.vacancies + sum(group.vacancies for group in membership.groups)


def _size(group: Group) -> int:
    return len(group.members) + group.vacancies


def repeated(names: Iterable[tuple[Path, str]]) -> dict[str, list[Path]]:
    """The paths of each name, folded, that stands more than once."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path, name in names:
        found[" ".join(name.casefold().split())].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}
