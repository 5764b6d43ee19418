"""Rules on meetings that are not held."""

import re
from collections.abc import Iterable

from briefpack.model.briefing import document_path
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, rule

_NOTE = "note.toml"
_SAYS_SO = re.compile(r"(?:the\s+meeting\s+(?:is|was|has\s+been)\s+)?cancel+ed\b", re.IGNORECASE)


@rule("BP613", Severity.WARNING)
def cancelled_meetings_have_no_note(checked: Checked) -> Iterable[Finding]:
    """A meeting that is said to be cancelled has a note.

    What: beside a pack whose meeting is ``cancelled`` there is no note.toml.
    Why: what was not held has no minutes. Either the meeting took place after all, or the note is
    of another meeting and lies in the wrong folder.
    Fix: take out ``cancelled``, or put the note where it belongs.
    """
    note = document_path(checked.briefing.folder, _NOTE)
    if checked.briefing.pack.meeting.cancelled is not None and note in checked.beside:
        message = "the meeting is cancelled, and there is a note of it"
        yield Finding(message, checked.pack_file, ("meeting", "cancelled"))


@rule("BP614", Severity.ADVICE)
def cancelled_says_why(checked: Checked) -> Iterable[Finding]:
    """What should say why a meeting is cancelled says that it is.

    What: ``cancelled`` starts with the reason: "The Town Hall is flooded."
    Why: the word CANCELLED is printed before it; saying it twice tells nobody why they stay at
    home.
    Fix: write the reason alone.
    """
    why = checked.briefing.pack.meeting.cancelled
    if why is not None and _SAYS_SO.match(why.strip()):
        message = "the word CANCELLED is printed before this"
        path = ("meeting", "cancelled")
        yield Finding(message, checked.pack_file, path, hint="write only why")
