"""What a reference is to, as it is typed: a number, an item, an appendix, a heading, a name."""

from typing import TYPE_CHECKING

from briefpack.cli.changing import shown
from briefpack.cli.typed_names import cut, folded
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editor.refer_to import Reference
    from briefpack.editor.session import Session

_MOST_LISTED = 12
_LONGEST = 40


def find_target(session: "Session", report: str, typed: str) -> "Reference":
    """What is meant, with what gives it a name where it has none.

    Raises BriefpackError where nothing is called so, or more than one thing.
    """
    from briefpack.editor.refer_to import Reference, candidates
    from briefpack.editor.scheme import scheme_of

    wanted = folded(typed).removeprefix("paragraph ").removeprefix("@")
    if not wanted:
        raise BriefpackError("nothing is named to refer to", 'name it: 6, "item 4", "appendix A"')
    there = [
        (each.label.removeprefix("§ "), each.key)
        for each in candidates(session, report, scheme_of(session))
        if isinstance(each.key, Reference)
    ]
    found = [key for _, key in there if key.name == wanted and key.give_name is None]
    found = found or [key for label, key in there if _is_called(folded(label), wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise BriefpackError(shown(f"{typed!r} may be any of {len(found)}"), _listed(there))
    raise BriefpackError(shown(f"nothing to refer to is called {typed!r}"), _nearest(there, wanted))


def _is_called(label: str, wanted: str) -> bool:
    """Whether something is called so: "6", "item 4" or "appendix a", or with all its words."""
    first = label.partition(":")[0] if label.startswith(("item ", "appendix ")) else ""
    return wanted in {label, first, label.partition(" ")[0] if label[:1].isdigit() else label}


def _nearest(there: "list[tuple[str, Reference]]", wanted: str) -> str:
    from briefpack.problems import nearest

    names = [key.name for _, key in there if key.give_name is None]
    labels = [folded(label).partition(":")[0] for label, _ in there]
    close = nearest(wanted, [*names, *labels])
    return shown(f"did you mean {close}? ") + _listed(there) if close else _listed(there)


def _listed(there: "list[tuple[str, Reference]]") -> str:
    labels = [f"“{cut(label, _LONGEST)}”" for label, _ in there[:_MOST_LISTED]]
    if (more := len(there) - _MOST_LISTED) > 0:
        labels.append(f"and {more} more")
    return shown(f"there are: {', '.join(labels)}")
