"""Rules on reports: references that lead somewhere, contacts that exist, pictures in words."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from briefpack.model.report import Report
from briefpack.plan.agenda import Part
from briefpack.problems import Severity
from briefpack.prose.sections import body_pictures, body_references
from briefpack.rules.registry import Checked, Finding, rule


def _reports(checked: Checked) -> Iterator[tuple[Part, Report]]:
    for part in checked.plan.parts:
        document = checked.briefing.documents.get(part.document)
        if isinstance(document, Report):
            yield part, document


@rule("BP401", Severity.ERROR)
def references_resolve(checked: Checked) -> Iterable[Finding]:
    """A reference leads nowhere, or to two places.

    What: every ``[@id]`` names one paragraph, section, item or appendix of the pack.
    Why: a reader who is sent to a paragraph that is not there has been told something untrue.
    Fix: correct the id, or give it to what is meant with ``{#id}``.
    """
    for part, report in _reports(checked):
        for name, line in body_references(report.body, report.body_line):
            if checked.references.find(name, part.name) is not None:
                continue
            if name in checked.references.repeated:
                message = f"[@{name}] could lead to more than one place in the pack"
                yield Finding(message, part.document, line=line, hint="change one of the ids")
                continue
            close = get_close_matches(name, sorted(checked.references.names(part.name)), 1)
            hint = f"did you mean [@{close[0]}]?" if close else f"nothing bears {{#{name}}}"
            yield Finding(f"[@{name}] leads nowhere", part.document, line=line, hint=hint)


@rule("BP402", Severity.ERROR)
def contacts_are_officers(checked: Checked) -> Iterable[Finding]:
    """A report's contact is not one of the board's officers.

    What: ``contact = "name"`` names an officer under ``[officers]``.
    Why: a report without its contact block leaves members with nobody to ask.
    Fix: add the officer to board.toml, or write the contact as a table of its own.
    """
    officers = sorted(checked.briefing.board.officers)
    for part, report in _reports(checked):
        contact = report.head.contact
        if isinstance(contact, str) and contact not in officers:
            close = get_close_matches(contact, officers, 1)
            hint = f"did you mean {close[0]}?" if close else "the board has no such officer"
            yield Finding(f"{contact} is not an officer", part.document, ("contact",), hint=hint)


@rule("BP403", Severity.WARNING)
def pictures_have_words(checked: Checked) -> Iterable[Finding]:
    """A picture has no alternative text.

    What: the square brackets of ``![](picture.png)`` say what the picture shows.
    Why: whoever cannot see it has nothing else (WCAG 2.2, success criterion 1.1.1).
    Fix: write between the brackets what a reader is meant to take from the picture.
    """
    for part, report in _reports(checked):
        for picture in body_pictures(report.body, report.body_line):
            if not picture.alternative.strip():
                yield Finding(
                    f"{picture.file} has no alternative text", part.document, line=picture.line
                )
