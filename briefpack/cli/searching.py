"""What ``find`` and ``replace`` share: what is searched, and how a place is shown."""

from typing import TYPE_CHECKING

import click

from briefpack.cli.changing import Changing, called, shown
from briefpack.cli.narrate import coloured, say
from briefpack.cli.options import Function
from briefpack.cli.typed_names import cut
from briefpack.errors import BriefpackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefpack.editing.find_replace import Match, Search
    from briefpack.editing.workspace import Workspace

LONGEST = 200
"""Letters that are shown of words, lest a page of them be found."""


def search_options(function: Function) -> Function:
    """The options of both commands."""
    options = (
        click.option("--paper", metavar="PAPER", help="Only in this paper, or file of the pack."),
        click.option("--capitals", "-c", is_flag=True, help="Only with the same capitals."),
        click.option("--whole-words", "-w", is_flag=True, help="No parts of longer words."),
        click.option("--regex", "-e", is_flag=True, help="WORDS are a regular expression."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def search_for(words: str, *, capitals: bool, whole_words: bool, regex: bool) -> "Search":
    """What is looked for. Raises BriefpackError where it is nothing, or no regular expression."""
    from briefpack.editing.find_replace import Search

    if not words.strip():
        raise BriefpackError("there are no words to look for", 'name some: briefpack find "Board"')
    search = Search(words, regex=regex, case=capitals, whole_words=whole_words)
    search.pattern()
    return search


def texts_of(changing: Changing, paper: str | None) -> dict[str, str]:
    """The texts of a pack that are searched, by their files; those of one paper where it is named.

    Raises BriefpackError for a paper that is not there, or that has no text that can be read.
    """
    from briefpack.cli.agenda_names import agenda, find_paper
    from briefpack.cli.papers import check_readable
    from briefpack.editing.replacing import searched

    workspace = changing.workspace
    texts = searched(workspace, workspace.loaded)
    if paper is None:
        return texts
    for file, text in texts.items():
        if paper in _names(workspace, file):
            return {file: text}
    thing = find_paper(agenda(changing), paper)
    check_readable(changing, thing)
    if thing.row.opens not in texts:
        hint = "only reports and notes have; see them with `briefpack paper list`"
        raise BriefpackError(f"{thing} has no text that can be searched", hint)
    return {thing.row.opens: texts[thing.row.opens]}


def _names(workspace: "Workspace", file: str) -> set[str]:
    """What a file may be called: from here, from the board's folder, and from the pack's."""
    import posixpath

    return {called(workspace, file), file, posixpath.relpath(file, workspace.folder or ".")}


def place_line(
    workspace: "Workspace", match: "Match", texts: "Mapping[str, str]", new: str | None = None
) -> str:
    """A place as file:line, with the words around; in brackets what takes their place."""
    from briefpack.editing.replacing import around

    said = around(match, texts)
    before, words, after = (
        shown(each) for each in (said.before, cut(said.words, LONGEST), said.after)
    )
    if coloured():
        words = click.style(words, bold=True)
    if new is not None:
        words = f"[{words} → {shown(cut(new, LONGEST))}]"
    where = shown(f"{called(workspace, match.place.file)}:{match.place.line}")
    return f"{where}: {before}{words}{after}"


def tell_that_nothing_was_found(search: "Search", texts: "Mapping[str, str]", words: str) -> None:
    """Say so, and how more would be found."""
    from dataclasses import replace

    from briefpack.editing.find_replace import find

    say(shown(f"“{cut(words, LONGEST)}” is nowhere in {_several(len(texts), 'text')}."))
    if more := len(find(texts, replace(search, case=False))):
        say(f"  = with other capitals there are {more}: leave --capitals out")
    elif more := len(find(texts, replace(search, case=False, whole_words=False))):
        say(f"  = as part of longer words there are {more}: leave --whole-words out")


def not_searched(changing: Changing, paper: str | None) -> list[str]:
    """A line on the texts of which nothing, or not everything, is searched; none without such."""
    from briefpack.editing.contents import unread

    workspace = changing.workspace
    files = unread(workspace.loaded) if paper is None else ()
    names = ", ".join(called(workspace, file) for file in sorted(files))
    return [f"  = `briefpack validate` says why this cannot be searched: {names}"] if names else []


def _several(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def in_files(found: "tuple[Match, ...]") -> str:
    """How many places in how many files: "3 places in 2 files"."""
    files = len({match.place.file for match in found})
    return f"{_several(len(found), 'place')} in {_several(files, 'file')}"
