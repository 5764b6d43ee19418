"""``briefpack find``: where words stand in the texts of a pack."""

from pathlib import Path

import click

from briefpack.cli.changing import Changing, shown
from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data, say
from briefpack.cli.searching import (
    LONGEST,
    in_files,
    not_searched,
    place_line,
    search_for,
    search_options,
    tell_that_nothing_was_found,
    texts_of,
)
from briefpack.cli.typed_names import cut


@click.command("find", short_help="Find words in the texts of a pack.")
@click.argument("words", metavar="WORDS")
@click.argument("pack", default=".", type=click.Path(path_type=Path))
@search_options
def command(
    words: str,
    pack: Path,
    *,
    paper: str | None,
    capitals: bool,
    whole_words: bool,
    regex: bool,
) -> int:
    """Find WORDS in the texts of PACK, which is the folder one is in unless it is named.

    Each place is a line: its file, its line there, and the words around. All that is read for the
    pack is searched, the board's file and the membership too.

    \b
        briefpack find "Town Hall" meetings/2016-11-03
        briefpack find "US" meetings/2016-11-03 --capitals --whole-words
        briefpack find Ofsted meetings/2016-11-03 --paper 3
        briefpack find Ofsted meetings/2016-11-03 --paper reports/improvement.md
        briefpack find "£[0-9,]+" meetings/2016-11-03 --regex

    Words are found with any capitals, unless --capitals says that they count, and over the end
    of a line; straight quotes find curly ones. Names of files, ids and links are not searched.
    What cannot be read is told. `briefpack replace` puts other words in their place.

    The status is 0 whether words are found or not, and 2 where nothing can be searched.
    """  # noqa: D301 - click wants the character itself
    from briefpack.editing.find_replace import find

    search = search_for(words, capitals=capitals, whole_words=whole_words, regex=regex)
    changing = Changing.open(pack, None)
    texts = texts_of(changing, paper)
    found = find(texts, search)
    if not found:
        tell_that_nothing_was_found(search, texts, words)
    else:
        for match in found:
            data(place_line(changing.workspace, match, texts))
        say(shown(f"“{cut(words, LONGEST)}” is in {in_files(found)}."))
    for line in not_searched(changing, paper):
        say(shown(line))
    return Exit.FINE
