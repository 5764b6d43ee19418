"""Rules on characters that nobody sees, and those that make words read otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from briefpack.model.unseen import called, turning, unseen
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.spots import MOST_TOLD, Spots
from briefpack.rules.texts import Text
from briefpack.rules.written import prose, words

_LINE_ENDS = "\u2028\u2029"


@rule("BP455", Severity.WARNING)
def nothing_unseen_is_written(checked: Checked) -> Iterable[Finding]:
    """A text has characters in it that nobody sees.

    What: no text has spaces or joiners without width, marks or turns of direction, or byte order
    marks in it. Those that a script needs are no matter: joiners in Persian, in the scripts of
    India and in emoji, marks beside Hebrew and Arabic, breaks in Thai; nor are soft hyphens.
    Why: they come along when words are pasted. A search does not find the word, two names that
    look alike differ, and a turn of direction puts what follows in another order.
    Fix: `briefpack validate --fix` takes them out.
    """
    told_elsewhere = {(text.file, text.path) for text in _on_one_line(checked)}
    for text in words(checked):
        found = list(unseen(text.markdown))
        if (text.file, text.path) in told_elsewhere:
            turns = {match.start() for match in turning(text.markdown)}
            found = [match for match in found if match.start() not in turns]
        yield from _findings(checked, text, _runs(match.span() for match in found), "is in it")


@rule("BP456", Severity.ERROR)
def names_read_as_they_are_written(checked: Checked) -> Iterable[Finding]:
    """A title or a name reads otherwise than it is written.

    What: no title, name or other line has an embedding or an override of direction in it (U+202A
    to U+202E), or an isolate (U+2066 to U+2068) that is not ended.
    Why: the letters that follow are shown in another order than they are stored in, so that one
    name can be made to look like another; what comes behind it on the page may be turned, too.
    Fix: `briefpack validate --fix` takes them out. Hebrew and Arabic need none: their letters say
    their direction.
    """
    for text in _on_one_line(checked):
        spans = _runs(match.span() for match in turning(text.markdown))
        yield from _findings(checked, text, spans, "makes it read otherwise than it is written")


def _on_one_line(checked: Checked) -> Sequence[Text]:
    """The titles and names that turn the order of letters: all that is not Markdown."""
    return checked.once(_gathered)


def _gathered(checked: Checked) -> Sequence[Text]:
    markdown = {(text.file, text.path) for text in prose(checked)}
    return tuple(
        text
        for text in words(checked)
        if not text.markdown.isascii()
        and (text.file, text.path) not in markdown
        and turning(text.markdown)
    )


def _runs(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches, those that touch taken together."""
    first, last = -1, -1
    for start, end in spans:
        if start != last:
            if last >= 0:
                yield first, last
            first = start
        last = end
    if last >= 0:
        yield first, last


def _findings(
    checked: Checked, text: Text, runs: Iterable[tuple[int, int]], what: str
) -> Iterator[Finding]:
    spots: Spots | None = None
    is_left = False
    for start, end in islice(runs, MOST_TOLD):
        if spots is None:
            spots, is_left = Spots(checked, text), _has_words(text.markdown)
        hidden = text.markdown[start:end]
        more = f", and {end - start - 1} more like it" if end - start > 1 else ""
        instead = " " if any(each in _LINE_ENDS for each in hidden) else ""
        edits = spots.edits(start, end, instead) if is_left else ()
        message = f"{called(hidden[0])}{more}, {what}"
        yield spots.finding(message, (start, end), "delete it: nobody sees it", edits)


def _has_words(text: str) -> bool:
    """Whether something is left of a text without what nobody sees."""
    hidden = {match.start() for match in (*unseen(text), *turning(text))}
    return any(not each.isspace() and place not in hidden for place, each in enumerate(text))
