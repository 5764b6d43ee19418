"""``briefpack replace``: other words in the place of those that a pack's texts have."""

from datetime import date
from pathlib import Path

import click

from briefpack.cli.changing import Changing, called, change_options, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.searching import (
    in_files,
    not_searched,
    place_line,
    search_for,
    search_options,
    tell_that_nothing_was_found,
    texts_of,
)


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
    capitals: bool,
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

    Words are found with any capitals, and BY takes over those of each, as word processors have it:
    with council for board, Board becomes Council. Capitals of BY stay as they are. --capitals
    leaves alone what has others than WORDS.

    Names of files, ids and links stay as they are, and so do keys and comments. Files change
    together or not at all. What would make one unreadable is refused, and nothing is written then.
    Files outside the pack's folder, which other packs read too, are told by name.

    The status is 0 when it is done, whether there was anything to replace or not, and 2 when it is
    refused.
    """  # noqa: D301 - click wants the character itself
    from briefpack.editing.find_replace import find, replaced
    from briefpack.editing.replacing import instead, put, shared

    search = search_for(words, capitals=capitals, whole_words=whole_words, regex=regex)
    changing = Changing.open(pack, today)
    workspace = changing.workspace
    texts = texts_of(changing, paper)
    also = not_searched(changing, paper)
    found = find(texts, search)
    if not found:
        tell_that_nothing_was_found(search, texts, words)
        for line in also:
            say(shown(line))
        return Exit.FINE
    made = replaced(texts, search, by)
    put(workspace, made)
    if elsewhere := [called(workspace, file) for file in shared(workspace, made.texts)]:
        also.insert(0, f"  = not in the pack's folder: {', '.join(elsewhere)}")
    listed = [place_line(workspace, it, texts, instead(it, search, by)) for it in found]
    if diff or not dry_run:
        told = f"replaced: {in_files(found)}."
        return changing.finish(told, *also, diff=diff, listed=listed)
    changing.check()
    for line in listed:
        data(line)
    for line in (f"to be replaced: {in_files(found)}.", *also, "nothing was written."):
        say(shown(line))
    return Exit.FINE
