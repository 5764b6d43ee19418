"""Rules on recommendations: what members are asked to do, and how it is put to them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefpack.model.agenda import ItemKind
from briefpack.model.report import Report
from briefpack.problems import Edit, Severity, nearest
from briefpack.rules.covers import headings
from briefpack.rules.registry import Checked, Finding, Path, rule
from briefpack.rules.spots import Spots
from briefpack.rules.texts import Text

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SUBJECTS = frozenset({"that", "the", "members", "cabinet", "council", "it", "this", "subject"})
"""Words that a recommendation starts with if not with its verb: "That the Board notes"."""

_SEARCHED = 30
"""As many words of such a one are searched for the verb."""

_LETTER = re.compile(r"^\W*(?:[a-z]|[ivx]+)\)")
"""A letter typed before a recommendation: "(a) Note"."""

_ASKS = re.compile(r"\bto\W*$")
_MARKS_AT_END = re.compile(r"[\s*_)\]”’\"']+$")


@cache
def _forms(verbs: Sequence[str]) -> frozenset[str]:
    """Verbs as they may stand in a recommendation: note, notes, noted."""
    found: set[str] = set()
    for verb in verbs:
        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        es = verb.endswith(("s", "x", "ch", "sh", "o"))
        found |= {verb, f"{verb}es" if es else f"{verb}s", f"{stem}ed", f"{verb}{verb[-1]}ed"}
        if verb.endswith("y"):
            found |= {f"{stem}ies", f"{stem}ied"}
    return frozenset(found | {"be", "given", "taken", "set"})


@rule("BP410", Severity.WARNING)
def recommendations_start_with_a_verb(checked: Checked) -> Iterable[Finding]:
    """A recommendation does not say what members are to do.

    What: where the profile has verbs, each recommendation starts with one ("Note …", "To note …",
    "That the Board notes …").
    Why: the first word is printed in bold, and minutes repeat it: "The Board noted …". Councils
    and the LGA keep to a few such verbs.
    Fix: start with what members are asked to do: note, agree, consider, approve.
    """
    verbs = checked.profile.verbs
    if not verbs:
        return
    for file, report in checked.reports:
        for position, text in enumerate(report.head.recommendations):
            first = _without_its_verb(text, verbs)
            if first is not None:
                close = None if first in _SUBJECTS else nearest(first, verbs)
                hint = f"did you mean {close}?" if close else "start with, say, note or agree"
                message = f"“{first}” does not say what members are asked to do"
                yield Finding(message, file, ("recommendations", position), hint=hint)


def _without_its_verb(text: str, verbs: Sequence[str]) -> str | None:
    """The first word of a recommendation that says nowhere what to do; None where it does."""
    words = [word.casefold() for word in _WORD.findall(_LETTER.sub("", text))[:_SEARCHED]]
    while words and (words[0] in {"to", "either", "both"} or words[0].endswith("ly")):
        del words[0]
    if not words:
        return None
    searched = words if words[0] in _SUBJECTS else words[:1]
    return None if _forms(tuple(verbs)) & set(searched) else words[0]


@rule("BP411", Severity.WARNING, whole=True)
def leads_lead_to_something(checked: Checked) -> Iterable[Finding]:
    """What stands before the recommendations, or the questions, leads to none.

    What: a report with ``recommendations_lead`` has ``recommendations``, and one with
    ``questions_lead`` has ``questions``.
    Why: "Members are asked to:" with nothing below it is half a sentence.
    Fix: write what it leads to, or delete it.
    """
    for file, report in checked.reports:
        head = report.head
        if head.recommendations_lead and not head.recommendations:
            hint = "write recommendations, or delete it"
            yield Finding("no recommendation follows", file, ("recommendations_lead",), hint=hint)
        if head.questions_lead and not head.questions:
            hint = "write questions, or delete it"
            yield Finding("no question follows", file, ("questions_lead",), hint=hint)


@rule("BP412", Severity.ADVICE, whole=True)
def recommendations_read_on(checked: Checked) -> Iterable[Finding]:
    """A recommendation does not go on from what stands before it.

    What: bare verbs ("Note …") stand behind a ``recommendations_lead`` ("Members are asked to:"),
    and behind one that ends with "to" no recommendation starts with "To" or "That".
    Why: it reads "Members are asked to: To note …", or orders members about.
    Fix: write the lead, or leave out the word that it says already.
    """
    for file, report in checked.reports:
        head = report.head
        if head.recommendations_lead is None:
            yield from _without_a_lead(report, file, checked.profile.verbs)
        elif _ASKS.search(head.recommendations_lead):
            for position, text in enumerate(head.recommendations):
                first = next(iter(_WORD.findall(text)), "")
                if first in {"To", "to", "That", "that"}:
                    message = f"it reads “{head.recommendations_lead} {first} …”"
                    path = ("recommendations", position)
                    yield Finding(message, file, path, hint="start with the verb alone")


def _without_a_lead(report: Report, file: str, verbs: Sequence[str]) -> Iterator[Finding]:
    firsts = [next(iter(_WORD.findall(text)), "") for text in report.head.recommendations]
    bare = next((first for first in firsts if first.casefold() in verbs), None)
    if bare is not None:
        message = f"nothing says who is to {bare.casefold()}"
        hint = 'write recommendations_lead = "Members are asked to:"'
        yield Finding(message, file, ("recommendations",), hint=hint)


@rule("BP413", Severity.ADVICE)
def recommendations_end_alike(checked: Checked) -> Iterable[Finding]:
    """Some recommendations end with a full stop, others without.

    What: the recommendations of a report all end with a full stop, or none does; the last alone
    may, where the others end with a semicolon, a comma or nothing.
    Why: they are printed as one list, and minutes copy them.
    Fix: end them alike.
    """
    for file, report in checked.reports:
        texts = report.head.recommendations
        ends = [_MARKS_AT_END.sub("", text)[-1:] for text in texts]
        stops = [position for position, end in enumerate(ends[:-1]) if end == "."]
        bare = [position for position, end in enumerate(ends) if end.isalnum()]
        if stops and len(stops) >= len(bare):
            for position in bare:
                message = "this ends without the full stop that others have"
                edits = _full_stop(checked, Text(texts[position], file, path=_at(position)))
                yield Finding(message, file, _at(position), edits=edits)
        elif bare:
            for position in stops:
                message = "this ends with a full stop that others do not have"
                yield Finding(message, file, _at(position))


def _at(position: int) -> Path:
    return ("recommendations", position)


def _full_stop(checked: Checked, text: Text) -> tuple[Edit, ...]:
    end = len(text.markdown)
    return Spots(checked, text).edits(end, end, ".") if text.markdown[-1].isalnum() else ()


@rule("BP414", Severity.WARNING, whole=True)
def decisions_have_recommendations(checked: Checked) -> Iterable[Finding]:
    """A report asks for a decision and recommends none.

    What: where the profile has verbs for them, a report of an item for decision has
    ``recommendations``, or a heading of that name; where there are several reports, one of them.
    Why: members decide by adopting what is recommended; without it nobody knows what was carried.
    Fix: write the recommendations, or give the item another kind.
    """
    if not checked.profile.verbs:
        return
    for item in checked.plan.walk():
        if item.item.kind is not ItemKind.DECISION:
            continue
        files = [paper.main.document for paper in item.papers if paper.main]
        documents = [(file, checked.briefing.documents.get(file)) for file in files]
        reports = [(file, report) for file, report in documents if isinstance(report, Report)]
        if reports and not any(_recommends(report) for _, report in reports):
            hint = "write them, or give the item another kind"
            yield Finding("an item for decision, and no recommendations", reports[0][0], hint=hint)


def _recommends(report: Report) -> bool:
    named = any("recommendation" in heading for heading in headings(report))
    return named or bool(report.head.recommendations)
