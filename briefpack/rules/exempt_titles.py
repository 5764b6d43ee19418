"""Titles of exempt business, where the public reads them all the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefpack.cycle.exempt_minutes import exempt_items, private_places, title_words, walk_agenda
from briefpack.model.agenda import Appendix, Paper, ToFollowPaper
from briefpack.model.briefing import document_path
from briefpack.model.note import Note, NoteItem
from briefpack.plan.exempt import private_parts
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.remembered import all_remembered
from briefpack.rules.spots import told
from briefpack.rules.texts import Text
from briefpack.rules.written import small, words

_FEWEST_WORDS = 3
_FEWEST_TELLING = 2
"""Words of a title that say what it is about: with fewer, any text may have them by chance."""

_SAYING_NOTHING = re.compile(
    r"an?|and|any|appendix|approval|as|at|board|business|by|cabinet|committee|confidential"
    r"|council|decision|discussion|executive|exempt|for|from|general|held|in|information|items?"
    r"|last|matters?|meeting|minutes|notes?|of|on|or|other|our|panel|papers?|part|press|previous"
    r"|private|public|reports?|restricted|review|session|the|to|under|update|urgent|with|\d+"
)

_LEFT_OUT = frozenset({"attendance", "corrections", "interests"})
"""Where in a note such titles are left out by themselves of what is published."""

_BETWEEN = r"(?:[^\w\n]|\n(?!\s*\n))+"
"""What may stand between two words of a title: no end of a paragraph."""


@dataclass(frozen=True, slots=True)
class _Private:
    """What of a pack is exempt: files, and what stands at paths of files that are not."""

    files: frozenset[str]
    places: frozenset[tuple[str, Path]]

    def has(self, text: Text) -> bool:
        """Whether the public does not read a text."""
        ways = (text.path[:end] for end in range(len(text.path) + 1))
        return text.file in self.files or any((text.file, way) in self.places for way in ways)


@rule("BP715", Severity.WARNING)
def public_texts_do_not_name_exempt_ones(checked: Checked) -> Iterable[Finding]:
    """A public text has the title of an exempt item or paper in it.

    What: the title of what is exempt stands in no text that the public gets: another title, a
    report, a summary, a notice, a minute, a resolution to exclude the public. Titles of one or two
    words, or of words such as "exempt" and "report" alone, are not looked for, nor are those that
    something public has as well.
    Why: "that the public be excluded for the contract with ..." says what the exclusion is to
    keep. What is published leaves out the item, but not what is said of it elsewhere.
    Fix: say it in other words: the number of the item, and the paragraph of the Schedule.
    """
    private = _private(checked)
    secret = _secrets(checked, private)
    if not secret:
        return
    titles = tuple(sorted(secret))
    named: set[str] = set()
    for text in sorted(words(checked), key=lambda text: not _is_of_agenda(checked, text)):
        if private.has(text) or _is_left_out(checked, text):
            continue
        for spots, match in told(checked, text, _quotes(titles, text.markdown)):
            title = title_words(match[0])
            if title in named:
                continue  # it is said once on the agenda: there it has to be mended first
            if _is_of_agenda(checked, text):
                named.add(title)
            shown = " ".join(match[0].split())
            message = f"“{shown}” is the title of {secret.get(title, 'an exempt item')}"
            yield spots.finding(message, match.span(), "say it in words that do not give it away")


def _is_of_agenda(checked: Checked, text: Text) -> bool:
    """Whether a text is a title on the agenda."""
    return text.file == checked.pack_file and text.path[:1] + text.path[-1:] == ("items", "title")


def _is_left_out(checked: Checked, text: Text) -> bool:
    document = checked.briefing.documents.get(text.file)
    return isinstance(document, Note) and not _LEFT_OUT.isdisjoint(text.path)


@lru_cache(maxsize=64)
def _pattern(titles: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(titles, key=len, reverse=True)
    either = "|".join(_BETWEEN.join(map(re.escape, title.split())) for title in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@all_remembered
def _quotes(titles: Sequence[str], text: str) -> Iterator[re.Match[str]]:
    """Where a text has one of the titles in it; most have not even their words."""
    lowered = small(text)
    likely = tuple(title for title in titles if all(word in lowered for word in title.split()))
    return _pattern(likely).finditer(text) if likely else iter(())


# -- titles --------------------------------------------------------------------------------


def _secrets(checked: Checked, private: _Private) -> dict[str, str]:
    """The titles of what is exempt, as words to compare, each with what it is the title of."""
    secret: dict[str, str] = {}
    public: set[str] = set()
    for title, what, exempt in _titles(checked, private):
        known = title_words(title)
        if not exempt:
            public.add(known)
        elif _is_telling(known):
            secret.setdefault(known, what)
    return {title: what for title, what in secret.items() if title not in public}


def _is_telling(title: str) -> bool:
    said = title.split()
    telling = {word for word in said if not _SAYING_NOTHING.fullmatch(word)}
    return len(said) >= _FEWEST_WORDS and len(telling) >= _FEWEST_TELLING


def _titles(checked: Checked, private: _Private) -> Iterator[tuple[str, str, bool]]:
    """Every title, what it is the title of where that is exempt, and whether it is."""
    briefing = checked.briefing
    for name in (briefing.board.name, briefing.board.organisation):
        yield name or "", "", False
    for agenda in (briefing.pack.items, *briefing.agendas.values()):
        hidden = {id(item) for item in exempt_items(agenda)}
        for item in walk_agenda(agenda):
            yield item.title, "an exempt item", id(item) in hidden
    for part in checked.plan.parts:
        yield part.title, "an exempt paper", part.document in private.files
    for file, report in checked.reports:
        if report.head.title:
            yield report.head.title, "an exempt paper", file in private.files
    for file, note in checked.notes:
        for path, minute in _minutes(note.items, ()):
            exempt = private.has(Text(minute.title, file, path=path))
            yield minute.title, "an exempt minute", exempt


def _minutes(items: Sequence[NoteItem], above: Path) -> Iterator[tuple[Path, NoteItem]]:
    for at, item in enumerate(items):
        here = (*above, "items", at)
        yield here, item
        yield from _minutes(item.items, here)


# -- what is exempt ------------------------------------------------------------------------


def _private(checked: Checked) -> _Private:
    briefing = checked.briefing
    names = private_parts(briefing, checked.plan)
    files = frozenset(part.document for part in checked.plan.parts if part.name in names)
    places = {(checked.pack_file, path) for path in _on_agenda(checked, files)}
    for file, report in checked.reports:
        listed = _exempt_appendices(report.head.appendices, files, "", file)
        places |= {(file, ("appendices", at)) for at in listed}
    for file, note in checked.notes:
        for place in private_places(note, briefing.agendas.get(file, ())):
            places.add((file, tuple(step for at in place for step in ("items", at))))
    return _Private(files, frozenset(places))


def _on_agenda(checked: Checked, files: frozenset[str]) -> Iterator[Path]:
    """Where exempt items, papers and appendices stand in pack.toml."""
    folder = checked.briefing.folder
    for path, item in checked.items:
        if item.exempt is not None:
            yield path
        for at, paper in enumerate(item.papers):
            here = (*path, "papers", at)
            if paper.exempt is not None or _path(paper, folder) in files:
                yield here
            for below in _exempt_appendices(paper.appendices, files, folder):
                yield (*here, "appendices", below)


def _path(paper: Paper, folder: str) -> str | None:
    return None if isinstance(paper, ToFollowPaper) else document_path(folder, paper.file)


def _exempt_appendices(
    appendices: Sequence[Appendix], files: frozenset[str], folder: str, beside: str | None = None
) -> Iterator[int]:
    for at, appendix in enumerate(appendices):
        path = document_path(folder, appendix.file, beside)
        if appendix.exempt is not None or path in files:
            yield at
