"""Rules on who was at a meeting, beside who is on the board."""

import re
from collections.abc import Iterable, Sequence

from briefpack.model.membership import Role
from briefpack.model.note import Attendee
from briefpack.model.texts import markdown_texts
from briefpack.problems import Severity
from briefpack.rules.authorities import known
from briefpack.rules.membership import quorum_by_rule, quorum_in_words
from briefpack.rules.names import folded, read_name
from briefpack.rules.people import attendees
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.roll import Entry, rolls

_PRESIDING = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.DEPUTY_CHAIR, Role.CO_CHAIR})
_IN_THE_CHAIR = re.compile(r"\b(?:in|took|takes|taking) the chair\b", re.IGNORECASE)
_MOST_NAMED = 3
"""Names that a message tells before it counts the others."""


@rule("BP515", Severity.WARNING, whole=True)
def those_present_are_named(checked: Checked) -> Iterable[Finding]:
    """A note does not say who was present.

    What: a note has members under ``present``, where the profile has the note agreed at the next
    meeting.
    Why: the names of the members present are recorded (Local Government Act 1972, Schedule 12,
    paragraph 40); without them nobody can tell whether the meeting could decide anything.
    Fix: list them under ``[attendance]``.
    """
    for file, note in checked.notes:
        if checked.profile.last_note and not note.attendance.present:
            yield Finding("the note does not say who was present", file, ("attendance",))


@rule("BP516", Severity.WARNING, whole=True)
def members_are_accounted_for(checked: Checked) -> Iterable[Finding]:
    """A member is neither present, nor among the apologies, nor absent.

    What: a note accounts for everybody on the membership of its year, one way or another.
    Between April and September, when memberships change, a note is left alone that has others
    than the members.
    Why: six months without attending end a member's office (Local Government Act 1972, section
    85), so whether somebody came has to be on record.
    Fix: add the member to ``present``, ``apologies`` or ``absent``. Allow it where the membership
    is later than the meeting.
    """
    for roll in rolls(checked):
        names = [seat.member.full_name for seat in roll.unaccounted]
        if names and roll.note.attendance.present:
            verb = "is" if len(names) == 1 else "are"
            message = f"{_some(names)} {verb} neither present, nor among the apologies, nor absent"
            yield Finding(message, roll.file, ("attendance",), hint=f"going by {roll.source}")


@rule("BP517", Severity.WARNING)
def nobody_attends_twice(checked: Checked) -> Iterable[Finding]:
    """Somebody stands in an attendance twice.

    What: a name is on one list of the attendance, once.
    Why: a member cannot be both present and away, and is counted once towards the quorum.
    Fix: delete one of the two. Where two people share a name, add an initial.
    """
    for file, note in checked.notes:
        seen: dict[tuple[str, ...], str] = {}
        for path, attendee in attendees(note):
            words = read_name(attendee.full_name).words
            if words in seen:
                message = f"{attendee.full_name} stands under {seen[words]} already"
                yield Finding(message, file, (*path, "name"))
            else:
                seen[words] = str(path[1])


@rule("BP518", Severity.WARNING, whole=True)
def substitutes_sit_for_members_who_are_away(checked: Checked) -> Iterable[Finding]:
    """A substitute sat for somebody who was there, or who is no member.

    What: ``substitute_for`` names a member who was not present, and for whom nobody else sat.
    Why: a substitute has the seat and the vote of the member, and a seat has one vote.
    Fix: correct ``substitute_for``, or take it out.
    """
    for roll in rolls(checked):
        sat: set[Path] = set()
        for entry in roll.entries:
            if entry.attendee.substitute_for is None:
                continue
            path = (*entry.path, "substitute_for")
            if entry.seat is None:
                message = f"{entry.attendee.substitute_for} is not a member"
                yield Finding(message, roll.file, path, hint=f"going by {roll.source}")
            elif any(each.member is entry.seat for each in roll.present):
                message = f"{entry.attendee.substitute_for} was present"
                yield Finding(message, roll.file, path)
            elif entry.seat.path in sat:
                message = f"somebody else sat for {entry.attendee.substitute_for}"
                yield Finding(message, roll.file, path)
            sat |= {entry.seat.path} if entry.seat else set()


@rule("BP519", Severity.WARNING, whole=True)
def substitutes_are_of_the_group(checked: Checked) -> Iterable[Finding]:
    """A substitute is not one of the member's group.

    What: whoever sits for a member is a substitute of the same group, on the membership of that
    year, and has no seat already. Where no substitutes are listed, only the seat is looked at.
    Why: a substitute of another group changes the balance that seats are shared out by. Councils'
    standing orders say so; Brighton and Hove's agendas, for one, print it.
    Fix: correct the name or ``substitute_for``, or add the substitute to the membership.
    """
    for roll in rolls(checked):
        for entry in roll.entries:
            message = _wrong_substitute(checked, entry) if entry.seat else None
            if message is not None:
                path = (*entry.path, "name")
                yield Finding(message, roll.file, path, hint=f"going by {roll.source}")


def _wrong_substitute(checked: Checked, entry: Entry) -> str | None:
    who, group = entry.attendee.full_name, entry.seat.group if entry.seat else None
    if entry.member is not None:
        return f"{who} has a seat, and cannot sit for somebody else"
    if entry.substitute is not None:
        other = entry.substitute.group
        if group is None or other is None or group.name == other.name:
            return None
        return f"{who} is a substitute of {other.name}, not of {group.name}"
    if not any_substitutes(checked):
        return None
    return f"{who} is not among the substitutes" + (f" of {group.name}" if group else "")


def any_substitutes(checked: Checked) -> bool:
    """Whether the membership lists substitutes."""
    membership = checked.briefing.membership
    return membership is not None and bool(
        membership.substitutes or any(group.substitutes for group in membership.groups)
    )


@rule("BP520", Severity.WARNING, whole=True)
def those_present_are_members(checked: Checked) -> Iterable[Finding]:
    """Somebody stands among the members who is none.

    What: whoever is ``present``, among the ``apologies`` or ``absent`` is on the membership of
    that year, or is a substitute and says for whom. Others who came stand under ``in_attendance``.
    Why: those listed as present are counted towards the quorum, and are taken to have voted.
    Fix: move the name to ``in_attendance`` or ``officers``, add ``substitute_for``, or correct the
    membership.
    """
    for roll in rolls(checked):
        for entry in roll.entries:
            who, path = entry.attendee.full_name, (*entry.path, "name")
            if entry.stranger:
                message = f"{who} is not on {roll.source}"
                yield Finding(message, roll.file, path)
            elif entry.substitute and entry.is_present and not entry.attendee.substitute_for:
                message = f"{who} is a substitute, and for whom is not said"
                yield Finding(message, roll.file, path, hint="add substitute_for")


@rule("BP521", Severity.WARNING, whole=True)
def offices_agree(checked: Checked) -> Iterable[Finding]:
    """A member has one office in the note and another on the membership.

    What: a ``role`` in the attendance is the one that the membership of that year gives.
    Why: one of the two printed pages is wrong about who presides.
    Fix: correct the one that is wrong. Allow it where the office changed hands in the year.
    """
    for roll in rolls(checked):
        for entry in roll.entries:
            role = entry.attendee.role
            if entry.member is None or role is None or entry.member.member.role is role:
                continue
            other = entry.member.member.role or "without an office"
            message = f"{entry.attendee.full_name} is {role} here, and {other} on {roll.source}"
            yield Finding(message, roll.file, (*entry.path, "role"))


@rule("BP522", Severity.WARNING)
def authorities_agree(checked: Checked) -> Iterable[Finding]:
    """A member comes from one council in the note and from another on the membership.

    What: ``organisation`` in the attendance is the ``authority`` of the membership of that year.
    Why: one of the two printed pages is wrong; it is easily the line above that was copied.
    Fix: correct the one that is wrong.
    """
    for roll in rolls(checked):
        for entry in roll.entries:
            seat = entry.member or entry.substitute
            ours, theirs = entry.attendee.organisation, seat.member.authority if seat else None
            if ours and theirs and not _one_council(ours, theirs):
                message = f"{entry.attendee.full_name} comes from {theirs} on {roll.source}"
                yield Finding(message, roll.file, (*entry.path, "organisation"))


def _one_council(one: str, other: str) -> bool:
    first, second = known(one), known(other)
    if first is not None and second is not None:
        return first.code == second.code
    return folded(one) == folded(other)


@rule("BP523", Severity.WARNING, whole=True)
def meetings_are_quorate(checked: Checked) -> Iterable[Finding]:
    """Too few members were present to decide anything.

    What: as many voting members are present as the membership's ``quorum`` says, or else as the
    profile asks: a third of them, for a board of the LGA from two groups (LGA Governance
    Framework), for a parish council never fewer than three (Local Government Act 1972, Schedule
    12, paragraph 12).
    Why: what is decided without a quorum is void.
    Fix: complete ``present``. Where the meeting was inquorate, say so in the note, and allow this
    with that as the reason.
    """
    for roll in rolls(checked):
        if not roll.present:
            continue
        voting = [entry for entry in roll.present if entry.votes]
        stated = checked.briefing.membership.quorum if checked.briefing.membership else None
        needed = stated or quorum_by_rule(checked)
        path = ("attendance", "present")
        if needed is not None and len(voting) < needed:
            were = (
                "1 voting member was" if len(voting) == 1 else f"{len(voting)} voting members were"
            )
            hint = None if stated else quorum_in_words(checked)
            message = f"{were} present, and the quorum is {needed}"
            yield Finding(message, roll.file, path, hint=hint)
        groups = _groups_present(voting)
        if groups and len(groups) < min(checked.profile.quorum_groups, _groups_seated(checked)):
            message = f"of the groups only {' and '.join(sorted(groups))} was present"
            hint = f"the quorum needs {checked.profile.quorum_groups}"
            yield Finding(message, roll.file, path, hint=hint)


def _groups_present(voting: Sequence[Entry]) -> set[str]:
    """The groups of those present; none where it cannot be told of everybody."""
    groups = [entry.group for entry in voting]
    return {group.name for group in groups if group} if all(groups) else set()


def _groups_seated(checked: Checked) -> int:
    membership = checked.briefing.membership
    return sum(bool(group.members) for group in membership.groups) if membership else 0


@rule("BP524", Severity.ADVICE, whole=True)
def somebody_presides(checked: Checked) -> Iterable[Finding]:
    """A note does not say who took the chair.

    What: somebody present is chair, vice-chair, deputy chair or co-chair, in the note or on the
    membership; or the note says in words who was "in the chair".
    Why: whoever presides has the casting vote, and signs the minutes (Local Government Act 1972,
    Schedule 12, paragraphs 39 and 41).
    Fix: give the ``role`` to whoever presided, or say it in the first item.
    """
    of_members = {
        entry.path for roll in rolls(checked) for entry in roll.present if _presides(entry)
    }
    for file, note in checked.notes:
        present = list(attendees(note, ("present",)))
        presided = any(
            path in of_members or _has_chair(attendee) for path, attendee in present
        ) or any(_IN_THE_CHAIR.search(text) for _, text in markdown_texts(note))
        if present and not presided:
            yield Finding(
                "the note does not say who took the chair", file, ("attendance", "present")
            )


def _presides(entry: Entry) -> bool:
    return entry.member is not None and entry.member.member.role in _PRESIDING


def _has_chair(attendee: Attendee) -> bool:
    return attendee.role in _PRESIDING or "chair" in (attendee.position or "").casefold()


def _some(names: Sequence[str]) -> str:
    """Names in a sentence; the first of many, and how many more there are."""
    if len(names) > _MOST_NAMED:
        others = len(names) - _MOST_NAMED + 1
        return f"{', '.join(names[: _MOST_NAMED - 1])} and {others} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
