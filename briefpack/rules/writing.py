"""Rules on how texts are written: how long they are.

Those on leftovers, slips, marks, tables, numbers and references stand in modules of their own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefpack.problems import Severity
from briefpack.prose.sections import paragraphs
from briefpack.rules import (  # noqa: F401 - more rules on writing
    leftovers,
    marks,
    slips,
    tables,
    typed_numbers,
    typed_references,
)
from briefpack.rules.covers import main_reports, word_counts
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.remembered import all_remembered, remembered
from briefpack.rules.texts import Text
from briefpack.rules.written import prose

_PARAGRAPH = 200
"""Words of a paragraph that fill a third of a page."""

_SENTENCE = 50
"""Words of a sentence that few readers hold together; plain-English guides ask for 25."""

_FEWEST_LETTERS = 3 * _SENTENCE
"""What has fewer is no long sentence: words of less than two letters each are no words."""

_MOST_COMMAS = 8
"""A sentence with more is most often a list of names."""

_SENTENCE_END = re.compile(r"[.!?;:…](?=[\s”’\"'*_)\]\[]|$)")


@rule("BP431", Severity.ADVICE)
def reports_are_short_enough(checked: Checked) -> Iterable[Finding]:
    """A report is longer than the body wants.

    What: no report has more words than the profile's ``longest_report``, tables and appendices
    aside.
    Why: packs of hundreds of pages are what members complain of most; councils ask authors for
    about four or five sides.
    Fix: say it in fewer words, or move detail into an appendix.
    """
    longest = checked.profile.longest_report
    if longest is None:
        return
    for _, file, _ in main_reports(checked):
        count = word_counts(checked)[file]
        if count > longest:
            message = f"the report has {count} words, {count - longest} more than it should"
            yield Finding(message, file, hint="move detail into an appendix")


@rule("BP432", Severity.ADVICE)
def paragraphs_are_short(checked: Checked) -> Iterable[Finding]:
    """A paragraph is very long.

    What: no paragraph has more than 200 words.
    Why: it fills a third of a page; nobody finds a place in it again, and "paragraph 5" is too
    wide a reference.
    Fix: make two of it, each with a number.
    """
    for text, words, line in checked.once(_long_paragraphs):
        count = _count(words) if len(words) > 2 * _PARAGRAPH else 0
        if count > _PARAGRAPH:
            message = f"this paragraph has {count} words"
            yield text.finding(message, line, f"make two of it: {_PARAGRAPH} are many")


@rule("BP433", Severity.ADVICE)
def sentences_are_short(checked: Checked) -> Iterable[Finding]:
    """A sentence is very long.

    What: no sentence has more than 50 words; a semicolon or a colon ends one, and lists with many
    commas are left alone.
    Why: who hears or reads it has lost its start before its end.
    Fix: make two of it.
    """
    for text, words, line in checked.once(_long_paragraphs):
        for sentence, offset in _long_sentences(words):
            count = len(sentence.split())
            if count > _SENTENCE and sentence.count(",") <= _MOST_COMMAS:
                here = line + words.count("\n", 0, offset)
                hint = f"make two of it: {_SENTENCE} are many"
                yield text.finding(f"this sentence has {count} words", here, hint)


@remembered
def _count(words: str) -> int:
    return len(words.split())


def _long_paragraphs(checked: Checked) -> Sequence[tuple[Text, str, int]]:
    """The paragraphs that are long enough for a long sentence, with their text and their line."""
    return [
        (text, words, line)
        for text in prose(checked)
        if len(text.markdown) > _FEWEST_LETTERS
        for words, line in _paragraphs(text.markdown)
    ]


@all_remembered
def _paragraphs(markdown: str) -> Iterator[tuple[str, int]]:
    return (found for found in paragraphs(markdown) if len(found[0]) > _FEWEST_LETTERS)


@all_remembered
def _long_sentences(words: str) -> Iterator[tuple[str, int]]:
    """The sentences that may be too long, each with its place."""
    if all(len(part) <= _FEWEST_LETTERS for part in words.split(". ")):
        return
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(words)), len(words)):
        sentence = words[start:end]
        if len(sentence) > _FEWEST_LETTERS:
            yield sentence, start + len(sentence) - len(sentence.lstrip())
        start = end
