"""Rules on the councils that members come from."""

from collections.abc import Iterable, Iterator

from briefpack.problems import Severity
from briefpack.rules.authorities import known, suggest
from briefpack.rules.names import folded
from briefpack.rules.people import OF_MEMBERS, attendees, listed
from briefpack.rules.registry import Checked, Finding, Path, rule

_NOT_LISTED = frozenset({"fire", "police", "park", "parish", "town", "community", "association"})
"""Bodies that members also come from, and that no list of local authorities has."""


@rule("BP217", Severity.WARNING)
def authorities_are_known(checked: Checked) -> Iterable[Finding]:
    """There is no council of this name.

    What: where members come from councils, ``authority`` is one of the United Kingdom's, by its
    official name or one that is usual. Councils that were abolished in recent years count.
    Why: a misspelt council is the first thing that its member sees.
    Fix: correct the name. A body that is no council may be allowed with that as the reason.
    """
    if not checked.profile.authorities:
        return
    for file, path, authority in _of_membership(checked):
        if known(authority) is None and not _NOT_LISTED & set(folded(authority).split()):
            close = suggest(authority)
            hint = f"did you mean {close[0]}?" if close else None
            yield Finding(f"there is no council called {authority}", file, path, hint=hint)


@rule("BP218", Severity.ADVICE)
def authorities_are_spelt_alike(checked: Checked) -> Iterable[Finding]:
    """A council is called one thing here and another there.

    What: the membership and the attendance of a note call each council by one name: "Islington
    Council", "Islington" and "London Borough of Islington" are one council.
    Why: a reader takes two names for two councils.
    Fix: choose one name and use it in every place.
    """
    first: dict[str, str] = {}
    for file, path, name in (*_of_membership(checked), *_of_notes(checked)):
        authority = known(name)
        if authority is None:
            continue
        usual = first.setdefault(authority.code, name)
        if name != usual:
            yield Finding(f"{name} is called {usual} elsewhere", file, path)


def _of_membership(checked: Checked) -> Iterator[tuple[str, Path, str]]:
    file, base = checked.membership_place
    for seat in listed(checked):
        if seat.member.authority:
            yield file, (*base, *seat.path, "authority"), seat.member.authority


def _of_notes(checked: Checked) -> Iterator[tuple[str, Path, str]]:
    for file, note in checked.notes:
        for path, attendee in attendees(note, OF_MEMBERS):
            if attendee.organisation:
                yield file, (*path, "organisation"), attendee.organisation
