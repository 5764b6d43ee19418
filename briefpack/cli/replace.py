"""``briefpack replace``: other words in the place of those that a pack's texts have."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpack.cli.changing import Changing, change_options, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.searching import (
    as_text,
    called,
    in_files,
    place_line,
    search_for,
    search_options,
    tell_that_nothing_was_found,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefpack.editing.find_replace import Match, Search


@click.command("replace", short_help="Put other words in the place of those that a pack has.")
@click.argument("words", metavar="WORDS")
@click.argument("by", metavar="BY")
@click.argument("pack", default=".", type=click.Path(path_type=Path))
@search_options
@click.option("--dry-run", "-n", is_flag=True, help="Write nothing; list the places.")
@change_options
def command(
    words: str,
    by: str,
    pack: Path,
    *,
    paper: str | None,
    ignore_case: bool,
    whole_words: bool,
    regex: bool,
    dry_run: bool,
    diff: bool,
    today: date | None,
) -> int:
    """Put BY in the place of WORDS in the texts of PACK, which is the folder one is in by default.

    Each place is told as a line: its file, its line there, and what becomes what. --dry-run tells
    them and writes nothing; `briefpack find` only looks.

    \b
        briefpack replace "Town Hall" "Guildhall" meetings/2016-11-03 --dry-run
        briefpack replace "Town Hall" "Guildhall" meetings/2016-11-03
        briefpack replace member councillor meetings/2016-11-03 --paper 3 --whole-words
        briefpack replace " very" "" meetings/2016-11-03 --paper reports/improvement.md
        briefpack replace "([0-9]+) per cent" "\\1%" meetings/2016-11-03 --regex

    Names of files, ids and links stay as they are, and so do keys and comments. Files change
    together or not at all. What would make one unreadable is refused, and nothing is written then.
    Files outside the pack's folder, which other packs read too, are told by name.

    The status is 0 when it is done, whether there was anything to replace or not, and 2 when it is
    refused.
    """  # noqa: D301 - click wants the character itself
    from briefpack.editing.find_replace import find, replaced
    from briefpack.editing.replacing import put, shared

    search = search_for(words, ignore_case=ignore_case, whole_words=whole_words, regex=regex)
    changing = Changing.open(pack, today)
    workspace = changing.workspace
    texts = texts_of(changing, paper)
    found = find(texts, search)
    if not found:
        tell_that_nothing_was_found(search, texts, words)
        return Exit.FINE
    made = replaced(texts, search, as_text(by))
    put(workspace, made)
    changing.check()
    if not diff:
        _tell(changing, found, texts, search, by)
    elsewhere = [called(workspace, file) for file in shared(workspace, made.texts)]
    also = [f"  = not in the pack's folder: {', '.join(elsewhere)}"] if elsewhere else []
    if dry_run and not diff:
        for line in (f"to be replaced: {in_files(found)}.", *also, "nothing was written."):
            say(shown(line))
        return Exit.FINE
    return changing.finish(f"replaced: {in_files(found)}.", *also, diff=diff)


def _tell(
    changing: Changing,
    found: "tuple[Match, ...]",
    texts: "Mapping[str, str]",
    search: "Search",
    by: str,
) -> None:
    """List the places, and what becomes what."""
    from briefpack.editing.replacing import instead

    for match in found:
        data(place_line(changing.workspace, match, texts, instead(match, search, by)))
