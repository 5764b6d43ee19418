"""Rules on who is on the board."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefpack.model.membership import Group, Member, Role
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, Path, rule


def _members(checked: Checked) -> Iterator[tuple[Path, Member]]:
    """Everybody with a seat, with their path in the membership."""
    membership = checked.briefing.membership
    if membership is None:
        return
    for position, group in enumerate(membership.groups):
        for place, member in enumerate(group.members):
            yield ("groups", position, "members", place), member
    for place, member in enumerate(membership.members):
        yield ("members", place), member


@rule("BP201", Severity.ERROR, whole=True)
def seats_match_names(checked: Checked) -> Iterable[Finding]:
    """A group's stated seats are not as many as its names and vacancies.

    What: the number behind a group's name is printed, and the names stand below it.
    Why: a reader counts; political balance is worked out from these numbers (Local Government
    and Housing Act 1989, section 15).
    Fix: correct ``seats``, add the missing member, or say how many ``vacancies`` there are.
    """
    file, base = checked.membership_place
    membership = checked.briefing.membership
    groups: tuple[Group, ...] = membership.groups if membership else ()
    for position, group in enumerate(groups):
        held = len(group.members) + group.vacancies
        if group.seats is not None and group.seats != held:
            seats = "1 seat" if group.seats == 1 else f"{group.seats} seats"
            yield Finding(
                f"{group.name} has {seats}, but its names and vacancies come to {held}",
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
    members = list(_members(checked))
    chairs = [(path, member) for path, member in members if member.role is Role.CHAIR]
    together = any(member.role is Role.CO_CHAIR for _, member in members)
    if members and not chairs and not together:
        yield Finding("no member has the role chair", file, base)
    for path, member in chairs[1:]:
        message = f"{member.full_name} is a second chair, beside {chairs[0][1].full_name}"
        yield Finding(message, file, (*base, *path, "role"))


@rule("BP203", Severity.WARNING)
def nobody_twice(checked: Checked) -> Iterable[Finding]:
    """Somebody has two seats.

    What: one name stands twice among those with seats.
    Why: a member sits once; a name copied into two groups changes their balance.
    Fix: delete one of the two. Where two people share a name, add an initial.
    """
    file, base = checked.membership_place
    seen: dict[str, str] = {}
    for path, member in _members(checked):
        name = " ".join(member.name.casefold().split())
        if name in seen:
            message = f"{member.full_name} has a seat already"
            yield Finding(message, file, (*base, *path, "name"))
        seen[name] = member.name


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


def repeated(names: Iterable[tuple[Path, str]]) -> dict[str, list[Path]]:
    """The paths of each name, folded, that stands more than once."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path, name in names:
        found[" ".join(name.casefold().split())].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}
