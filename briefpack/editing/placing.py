"""Entries put into other lists: a part made an item, a paper given to another item."""

from briefpack.editing.operations import entry_at, place_entry
from briefpack.editing.values import Path, value_at, with_entry, without_entry
from briefpack.editing.workspace import Workspace
from briefpack.errors import BriefpackError


def place_in(  # noqa: PLR0913 - an entry, where it goes, and how the step is told
    workspace: Workspace,
    file: str,
    path: Path,
    to_list: Path,
    *,
    before: int | None = None,
    label: str = "Move",
) -> Path:
    """Move an entry into any list of its file, before the entry that is ``before`` there now.

    At the list's end where that is None. Returns where it is then; raises BriefpackError where
    that would be inside itself.
    """
    data = workspace.data(file)
    entry = entry_at(data, path)
    found = value_at(data, to_list)
    count = len(found) if isinstance(found, (list, tuple)) else 0
    before = count if before is None else max(0, min(before, count))
    *own_list, place = path
    if to_list == tuple(own_list):
        return place_entry(workspace, file, path, before - (before > int(place)), label)
    if to_list[: len(path)] == path:
        raise BriefpackError("nothing can be moved into itself", "name another place")
    goal = _once_without(path, to_list)
    new = with_entry(without_entry(data, path), goal, before, entry)
    moved = (*goal, before)
    workspace.set_data(label, file, new, place=moved)
    return moved


def _once_without(path: Path, to_list: Path) -> Path:
    """What a list is called once the entry at ``path`` is gone: later ones of its list move up."""
    depth = len(path) - 1
    if to_list[:depth] != path[:-1] or len(to_list) <= depth:
        return to_list
    there, gone = int(to_list[depth]), int(path[-1])
    return (*to_list[:depth], there - (there > gone), *to_list[depth + 1 :])
