"""Rules on when a note was approved."""

from collections.abc import Iterable

from briefpack.model.note import NoteStatus
from briefpack.plan.days import long_day
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, rule


@rule("BP537", Severity.ADVICE)
def approvals_have_a_day(checked: Checked) -> Iterable[Finding]:
    """Nothing says when a note was approved.

    What: a note whose ``status`` is "approved" has ``approved``, the day of the meeting that
    approved it.
    Why: the pack of that meeting has the note as a draft. Without the day nobody can tell, and the
    pack is printed otherwise than it was circulated.
    Fix: add ``approved = 2016-11-03``; `briefpack note PACK --approve` writes it.
    """
    for file, note in checked.notes:
        if note.status is NoteStatus.APPROVED and note.approved is None:
            message = "nothing says which meeting approved this note"
            hint = "add approved, with the day of that meeting"
            yield Finding(message, file, ("status",), hint=hint)


@rule("BP538", Severity.WARNING)
def approvals_come_after_the_meeting(checked: Checked) -> Iterable[Finding]:
    """A note was approved before there was one, or is still a draft.

    What: ``approved`` is a day after the note's own meeting, and the ``status`` of a note that has
    it is "approved".
    Why: minutes are signed at the same or the next suitable meeting (Local Government Act 1972,
    Schedule 12, paragraph 41), of which ``approved`` is the day. On it hangs whether a pack has
    the note as a draft.
    Fix: correct the day or the status.
    """
    for file, note in checked.notes:
        if note.approved is None:
            continue
        if note.approved <= note.date:
            day = long_day(note.date)
            message = f"the note was approved on {long_day(note.approved)}, but is of {day}"
            hint = "name the day of the meeting that approved it"
            yield Finding(message, file, ("approved",), hint=hint)
        elif note.status is not NoteStatus.APPROVED:
            message = f"the note was approved on {long_day(note.approved)}, but is a draft"
            yield Finding(message, file, ("approved",), hint='write status = "approved"')
