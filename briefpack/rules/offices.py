"""A rule on what a board's offices are called."""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefpack.model.membership import Role
from briefpack.problems import Severity
from briefpack.rules.people import OF_MEMBERS, attendees
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.texts import Text, texts
from briefpack.store.load import item_paths

_OFFICE = re.compile(
    r"(?<!in the )(?<!took the )(?<!takes the )(?<![\w-])"
    r"(?:(?P<rank>Vice|Deputy|Co)[ -])?[Cc]hair(?:man|woman|person|lady)?\b"
    r"(?![\w-]| of\b)"
)
"""An office of this board; "Chair of …" is another body's."""

_RANKS: Mapping[str | None, Role] = {
    None: Role.CHAIR,
    "Vice": Role.VICE_CHAIR,
    "Deputy": Role.DEPUTY_CHAIR,
    "Co": Role.CO_CHAIR,
}


@rule("BP216", Severity.ADVICE)
def offices_are_called_alike(checked: Checked) -> Iterable[Finding]:
    """An office is called otherwise than the board calls it.

    What: where ``role_titles`` says "Chair", no text of the pack says "Chairman", and so with
    vice-chairs, deputy chairs and co-chairs. Each way is told once in a file.
    Why: one office under two names reads like two offices; the board has chosen its word.
    Fix: use the board's word, or change it under ``role_titles``.
    """
    titles = {
        role: title
        for role, title in checked.briefing.board.role_titles.items()
        if "chair" in title.casefold()
    }
    if not titles:
        return
    told: set[tuple[str, str]] = set()
    for text in (*texts(checked), *_lines(checked)):
        if "hair" not in text.markdown:
            continue  # most texts, soon told
        for number, line in enumerate(text.markdown.split("\n"), start=1):
            for found, title in _others(line, titles):
                if (text.file, found) not in told:
                    told.add((text.file, found))
                    yield text.finding(f"“{found}” is called {title} on this board", number)


def _others(line: str, titles: Mapping[Role, str]) -> Iterator[tuple[str, str]]:
    """The offices that a line calls otherwise, each with what it is called."""
    for match in _OFFICE.finditer(line):
        if not match[0][0].isupper():
            continue
        title = titles.get(_RANKS[match["rank"]])
        if title is not None and match[0].casefold() != title.casefold():
            yield match[0], title


def _lines(checked: Checked) -> Iterator[Text]:
    """What is no Markdown but may name an office."""
    pack, file = checked.briefing.pack, checked.pack_file
    for key, lines in (("to", pack.to), ("cc", pack.cc)):
        for position, line in enumerate(lines):
            yield Text(line, file, path=(key, position))
    for path, item in item_paths(pack):
        yield Text(item.title, file, path=(*path, "title"))
        for position, presenter in enumerate(item.presenters):
            yield Text(presenter, file, path=(*path, "presenters", position))
    for note_file, note in checked.notes:
        for path, attendee in attendees(note, OF_MEMBERS):
            for key, words in (("title", attendee.title), ("position", attendee.position)):
                if words:
                    yield Text(words, note_file, path=(*path, key))
