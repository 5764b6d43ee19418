"""Rules on recorded votes."""

from collections.abc import Iterable, Sequence

from briefpack.problems import Severity
from briefpack.rules.names import Name, read_name, same_person
from briefpack.rules.people import (
    among,
    attendees,
    meant,
    named_in,
    names_of,
    note_votes,
    votes_by_name,
)
from briefpack.rules.registry import Checked, Finding, rule


@rule("BP525", Severity.WARNING, whole=True)
def voters_were_present(checked: Checked) -> Iterable[Finding]:
    """Somebody voted, or moved or seconded a motion, who was not present.

    What: every name of a vote stands under ``present``.
    Why: only members who are present vote (Local Government Act 1972, Schedule 12, paragraph 39).
    Fix: correct the name, or the attendance.
    """
    for file, note in checked.notes:
        present = names_of(note, ("present",))
        initials = {each.initials for _, each in attendees(note, ("present",)) if each.initials}
        for path, vote in note_votes(note) if present else ():
            for steps, who in named_in(vote):
                if who not in initials and not _is_one_of(who, present):
                    yield Finding(f"{who} was not present", file, (*path, *steps))


@rule("BP526", Severity.WARNING)
def nobody_votes_twice(checked: Checked) -> Iterable[Finding]:
    """Somebody has voted twice.

    What: a name stands once among those for, against and abstaining.
    Why: each member has one vote; the casting vote of whoever presides is told in words.
    Fix: delete one of the two.
    """
    for file, note in checked.notes:
        for path, vote in note_votes(note):
            seen: list[Name] = []
            for key, voters in votes_by_name(vote):
                for position, voter in enumerate(voters):
                    name = read_name(voter)
                    if among(name, seen):
                        message = f"{voter} has voted already"
                        yield Finding(message, file, (*path, key, position))
                    seen.append(name)


@rule("BP527", Severity.WARNING, whole=True)
def votes_fit_those_present(checked: Checked) -> Iterable[Finding]:
    """More votes were cast than members were present.

    What: those for, against and abstaining are no more than those present. A casting vote may
    come on top, where it decided.
    Why: one of the two numbers is wrong, and the vote may hang on it.
    Fix: correct the numbers, or the attendance.
    """
    for file, note in checked.notes:
        present = len(note.attendance.present)
        for path, vote in note_votes(note) if present else ():
            ayes, noes = _count(vote.votes_for), _count(vote.votes_against)
            cast = ayes + noes + _count(vote.abstained)
            if cast - (abs(ayes - noes) == 1) > present:
                message = f"{cast} votes were cast, and {present} members were present"
                yield Finding(message, file, (*path, "for"))


@rule("BP528", Severity.WARNING)
def outcomes_follow_the_votes(checked: Checked) -> Iterable[Finding]:
    """A motion was carried against the votes, or lost with them.

    What: a motion with more votes for it than against is ``carried``, one with fewer is not. With
    as many, the casting vote decides.
    Why: all questions are decided by a majority of those present and voting (Local Government Act
    1972, Schedule 12, paragraph 39).
    Fix: correct the numbers or ``carried``. Where more than a majority was needed, allow this
    with that as the reason.
    """
    for file, note in checked.notes:
        for path, vote in note_votes(note):
            ayes, noes = _count(vote.votes_for), _count(vote.votes_against)
            if ayes != noes and vote.carried != (ayes > noes):
                outcome = "carried" if vote.carried else "lost"
                message = f"the motion is {outcome}, with {ayes} for and {noes} against"
                yield Finding(message, file, (*path, "carried"))


@rule("BP529", Severity.WARNING)
def seconders_are_others(checked: Checked) -> Iterable[Finding]:
    """One member both moved and seconded a motion.

    What: ``proposer`` and ``seconder`` are two people.
    Why: a motion is seconded to show that a second member wants it debated (a custom that nearly
    all standing orders have).
    Fix: correct one of them.
    """
    for file, note in checked.notes:
        for path, vote in note_votes(note):
            one, other = vote.proposer, vote.seconder
            if one and other and same_person(read_name(one), read_name(other)):
                message = f"{other} moved the motion too"
                yield Finding(message, file, (*path, "seconder"))


def _is_one_of(who: str, names: Sequence[Name]) -> bool:
    name = read_name(who)
    return meant(name, names) or any(who.upper() in each.initials for each in names)


def _count(votes: tuple[str, ...] | int) -> int:
    return votes if isinstance(votes, int) else len(votes)
