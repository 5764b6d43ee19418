"""How items and papers are called on the command line, and which one is meant.

The lines are those of the editor's agenda, so that both have the same numbers and letters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefpack.cli.changing import Changing, shown
from briefpack.cli.typed_names import cut, folded, has_words
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from briefpack.editing.values import Path
    from briefpack.editing.workspace import Workspace
    from briefpack.editor.agenda_rows import Row
    from briefpack.plan.pages import Span

_MOST_LISTED = 20
"""Things that an error lists."""

_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Thing:
    """An item, a paper or an appendix, with where it stands: a file, and the path there.

    ``handle`` is what it is called by: an item's number, else its id, else its path; "3/1" for a
    paper and "3/1/A" for an appendix. ``names`` are what else it answers to; ``above`` is the
    handle of what it belongs to, and ``item`` the path of the item that it is, or is of.
    """

    row: "Row"
    handle: str
    file: str
    path: "Path"
    names: tuple[str, ...] = ()
    above: str = ""
    item: "Path" = ()

    @property
    def title(self) -> str:
        """What the agenda calls it."""
        return self.row.title

    @property
    def is_item(self) -> bool:
        """Whether it is an item, or a heading between items."""
        return self.row.what in {"item", "heading"}

    @property
    def called(self) -> str:
        """What it is and what it is called by: "item 3", "appendix 3/1/A"."""
        return f"{self.row.what} {self.handle}"

    def __str__(self) -> str:
        return shown(f"{self.called} “{self.title}”")


def agenda(changing: Changing, spans: "Mapping[str, Span] | None" = None) -> list[Thing]:
    """Everything on the agenda, as it is now; pages where ``spans`` are known."""
    from briefpack.editor.agenda_rows import agenda_rows
    from briefpack.editor.session import Session

    workspace = changing.workspace
    session = Session(workspace, changing.today, spans=spans or {})
    session.rendered_version = workspace.version
    return _Reader(workspace).things(agenda_rows(session))


class _Reader:
    """Gives each row its names."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._item: Thing | None = None
        self._paper: Thing | None = None

    def things(self, rows: "Sequence[Row]") -> list[Thing]:
        return [self._thing(row) for row in rows]

    def _thing(self, row: "Row") -> Thing:
        if row.path is not None and row.path[-2] == "items":
            self._item, self._paper = self._named_item(row, row.path), None
            return self._item
        if row.what == "appendix":
            return self._appendix(row)
        self._paper = self._named_paper(row)
        return self._paper

    def _named_item(self, row: "Row", path: "Path") -> Thing:
        from briefpack.store.sources import dotted

        own = self._own(path, "id")
        handle = row.number or own or dotted(path)
        names = tuple(filter(None, (row.number, own, dotted(path))))
        return Thing(row, handle, self._workspace.pack_file, path, names, item=path)

    def _own(self, path: "Path", key: str, file: str | None = None) -> str:
        """What the table at a path says of itself; in pack.toml unless a file is named."""
        from briefpack.editing.values import value_at

        table = self._workspace.data(file or self._workspace.pack_file)
        found = value_at(table, (*path, key))
        return found if isinstance(found, str) else ""

    def _named_paper(self, row: "Row") -> Thing:
        from briefpack.store.sources import dotted

        path = row.path or ()
        above = self._item.handle if self._item else ""
        handle = f"{above}/{int(path[-1]) + 1}"
        names = (handle, *self._files(self._own(path, "file")), dotted(path))
        of = self._item.path if self._item else ()
        return Thing(row, handle, self._workspace.pack_file, path, names, above, of)

    def _appendix(self, row: "Row") -> Thing:
        from briefpack.store.sources import dotted

        paper, item = self._paper, self._item
        above = paper.handle if paper else ""
        handle = f"{above}/{row.number}"
        short = f"{item.handle}/{row.number}" if item else handle
        if row.path is not None:
            file, path = self._workspace.pack_file, row.path
            own, names = self._own(path, "id"), self._files(self._own(path, "file"))
        else:  # one that the report's own head names, before those of the pack
            file, path = paper.row.opens if paper else "", ("appendices", _place(row.number))
            own, names = self._own(path, "id", file), (row.opens.rpartition("/")[2],)
        everything = (handle, short, own, *names, dotted(path) if row.path else "")
        of = item.path if item else ()
        return Thing(row, handle, file, path, tuple(filter(None, everything)), above, of)

    @staticmethod
    def _files(file: str) -> tuple[str, ...]:
        return (file, file.rpartition("/")[2]) if file else ()


def _place(letter: str) -> int:
    """The place of an appendix, from its letter: that of C is 2, of AA 26."""
    number = 0
    for each in letter:
        number = number * 26 + ord(each) - ord("A") + 1
    return number - 1


# -- finding -----------------------------------------------------------------------------------


def find_item(things: Sequence[Thing], typed: str) -> Thing:
    """The item that is meant. Raises BriefpackError where there is none, or more than one."""
    return _find([each for each in things if each.is_item], typed, "item")


def find_paper(things: Sequence[Thing], typed: str) -> Thing:
    """The paper or appendix that is meant; an item stands for its only paper.

    Raises BriefpackError where there is none, or more than one.
    """
    papers = [each for each in things if not each.is_item]
    found = _meant(papers, typed)
    if not found:
        items = _meant([each for each in things if each.is_item], typed)
        paths = {each.path for each in items}
        found = [each for each in papers if each.row.what == "paper" and each.item in paths]
        if not found and len(items) == 1:
            raise BriefpackError(f"{items[0]} has no paper", "add one with `briefpack paper add`")
    return _the_one(found, papers, typed, "paper")


def _find(things: Sequence[Thing], typed: str, what: str) -> Thing:
    return _the_one(_meant(things, typed), things, typed, what)


def _meant(things: Sequence[Thing], typed: str) -> list[Thing]:
    """Those that a name fits: a number, an id or a file; else a title, or words that it has.

    What starts with a digit is a number, lest the item 12 that is gone be "12 High Street".
    """
    wanted = typed.strip().removesuffix(".")
    found = [each for each in things if wanted in each.names]
    if found or not wanted:
        return found
    wanted = folded(wanted)
    titles = [(each, folded(each.title)) for each in things]
    whole = [each for each, title in titles if title == wanted]
    if whole or wanted[0].isdigit():
        return whole
    return [each for each, title in titles if title.startswith(wanted)] or [
        each for each, title in titles if has_words(title, wanted)
    ]


def _the_one(found: Sequence[Thing], things: Sequence[Thing], typed: str, what: str) -> Thing:
    if len(found) == 1:
        return found[0]
    if found:
        listed = _listed(found)
        raise BriefpackError(shown(f"{typed!r} may be any of {len(found)}: {listed}"), _MORE[what])
    if not things:
        raise BriefpackError(f"there is no {what} yet", f"add one with `briefpack {what} add`")
    raise BriefpackError(shown(f"no {what} is called {typed!r}"), f"there are: {_listed(things)}")


_MORE = {
    "item": "name one by its number, its id, or as items[2], counted from 0",
    "paper": "name one by its item and its place, as in 3/1, or by its file",
}


def _listed(things: Sequence[Thing]) -> str:
    listed = [
        f"{each.handle} “{cut(each.title, _LONGEST_TITLE)}”" for each in things[:_MOST_LISTED]
    ]
    if (more := len(things) - _MOST_LISTED) > 0:
        listed.append(f"and {more} more")
    return shown(", ".join(listed))


# -- new numbers -------------------------------------------------------------------------------


def new_numbers(
    before: Sequence[Thing], after: Sequence[Thing], but: Thing | None = None
) -> list[str]:
    """What was numbered otherwise before: "3 is 4"; nothing of an item that is told of already."""
    now = dict(zip(_identities(after), after, strict=True))
    found = []
    for name, each in zip(_identities(before), before, strict=True):
        new = now.get(name)
        if not each.is_item or new is None or new is but:
            continue
        old, number = each.row.number, new.row.number
        if old and number and old != number:
            found.append(f"{old} is {number}")
    return found


def _identities(things: Sequence[Thing]) -> list[tuple[str, str, int]]:
    """What things are known by while they move: kind and title, and which of those called so."""
    times: dict[tuple[str, str], int] = {}
    found = []
    for each in things:
        name = (each.row.what, each.title)
        times[name] = times.get(name, 0) + 1
        found.append((*name, times[name]))
    return found
