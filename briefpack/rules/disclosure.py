"""Rules on public words that give away more than they should."""

from collections.abc import Iterable, Sequence

from briefpack.plan.exempt import private_parts
from briefpack.plan.references import Target, TargetKind
from briefpack.problems import Severity
from briefpack.prose.sections import references
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.rules.texts import Text, texts


@rule("BP709", Severity.WARNING)
def public_texts_do_not_quote_exempt_ones(checked: Checked) -> Iterable[Finding]:
    """A public text refers to a paragraph or a section of an exempt paper.

    What: no ``[@id]`` in what the public sees leads to a paragraph or a heading of what it may
    not see.
    Why: the reference prints the heading's own words, or the paragraph's number, in public.
    Fix: refer to the paper as a whole, or leave the reference out.
    """
    for text, name, line, target in _references_to_exempt(checked):
        if target.kind in {TargetKind.PARAGRAPH, TargetKind.SECTION}:
            message = f"[@{name}] leads into a paper that the public may not see"
            yield text.finding(message, line)


@rule("BP710", Severity.ADVICE)
def public_texts_lead_to_public_papers(checked: Checked) -> Iterable[Finding]:
    """A public text refers readers to an exempt paper.

    What: no ``[@id]`` in what the public sees leads to an exempt item or appendix, save from a
    report to its own appendices.
    Why: readers are sent to what they may not see, and learn that it bears on the matter.
    Fix: leave the reference out, or say what the public needs to know in place of it.
    """
    for text, name, line, target in _references_to_exempt(checked):
        if target.kind in {TargetKind.ITEM, TargetKind.APPENDIX}:
            message = f"[@{name}] sends the public to a paper that it may not see"
            yield text.finding(message, line)


def _references_to_exempt(checked: Checked) -> Sequence[tuple[Text, str, int, Target]]:
    """References from public texts to exempt parts, save a report's to its own appendices."""
    return checked.once(_gathered)


def _gathered(checked: Checked) -> Sequence[tuple[Text, str, int, Target]]:
    private = private_parts(checked.briefing, checked.plan)
    if not private:
        return ()
    mains = {
        part.name: paper.main.name
        for item in checked.plan.walk()
        for paper in item.papers
        if paper.main is not None
        for part in (paper.main, *paper.appendices)
    }
    return tuple(
        (text, name, line, target)
        for text in texts(checked)
        if text.part not in private
        for name, line in references(text.markdown)
        if (target := checked.references.find(name, text.part)) is not None
        and target.part in private
        and (target.kind is not TargetKind.APPENDIX or mains[target.part] != text.part)
    )


@rule("BP712", Severity.ADVICE)
def passcodes_are_not_printed(checked: Checked) -> Iterable[Finding]:
    """The passcode of the meeting is printed.

    What: ``[meeting.joining]`` has no ``passcode``.
    Why: the pack is published, and found by search engines: with link and passcode anybody can
    join as though invited, and disturb the meeting.
    Fix: send the passcode to members by itself; give the public a link to watch by.
    """
    joining = checked.briefing.pack.meeting.joining
    if joining is not None and joining.passcode is not None:
        message = "the passcode is printed for everybody to read"
        hint = "send it to members by itself"
        yield Finding(message, checked.pack_file, ("meeting", "joining", "passcode"), hint=hint)
