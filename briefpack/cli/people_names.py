"""Which person or group is meant by what somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefpack.cli.changing import shown
from briefpack.cli.typed_names import folded, has_words
from briefpack.errors import BriefpackError

_MOST_LISTED = 12
"""People that an error lists; of thousands the nearest are enough."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody, by what they may be called; the first name is the one to list them by.

    ``group`` is that of their seat: "Labour/Ann Hill" is that group's Ann Hill.
    """

    names: tuple[str, ...]
    group: str = ""


def the_one(typed: str, people: Sequence[Called], what: str = "member") -> int:
    """The place of the one who is meant: by a whole name, else by words that only theirs has.

    Raises BriefpackError where there is none, or more than one.
    """
    group, slash, name = typed.partition("/")
    found = _meant(typed, people)
    if not found and slash:
        wanted = folded(group)
        found = [at for at in _meant(name, people) if folded(people[at].group) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        listed = [_listed(people[at]) for at in found]
        hint = "give the whole name, and the group before it: Labour/Ann Hill"
        raise BriefpackError(shown(f"{typed!r} may be any of {_joined(listed)}"), hint)
    raise BriefpackError(shown(f"no {what} is called {typed!r}"), _there_are(typed, people, what))


def _meant(typed: str, people: Sequence[Called]) -> list[int]:
    wanted = folded(typed)
    names = [tuple(map(folded, each.names)) for each in people]
    whole = [at for at, own in enumerate(names) if wanted in own]
    return whole or [
        at for at, own in enumerate(names) if any(has_words(name, wanted) for name in own)
    ]


def _there_are(typed: str, people: Sequence[Called], what: str) -> str:
    from difflib import get_close_matches

    if not people:
        return f"there is no {what} yet"
    listed = list(dict.fromkeys(_listed(each) for each in people))
    if len(listed) <= _MOST_LISTED:
        return f"there are: {_joined(listed)}"
    close = get_close_matches(typed, [each.names[0] for each in people], _MOST_LISTED, 0.5)
    if close:
        return f"did you mean {_joined(list(dict.fromkeys(close)))}?"
    return f"there are {len(listed)}, the first of them {_joined(listed[:_MOST_LISTED])}"


def _listed(each: Called) -> str:
    return f"{each.names[0]} ({each.group})" if each.group else each.names[0]


def _joined(names: Sequence[str]) -> str:
    more = f", and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    return shown(", ".join(names[:_MOST_LISTED]) + more)
