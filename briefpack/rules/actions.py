"""Rules on actions: who does them, by when, and whether it was done."""

from collections.abc import Iterable

from briefpack.plan.days import plain_day
from briefpack.problems import Severity
from briefpack.rules.owners import initials_in, owners_of
from briefpack.rules.people import attendees, note_actions, note_items
from briefpack.rules.registry import Checked, Finding, rule


@rule("BP530", Severity.WARNING)
def actions_have_owners(checked: Checked) -> Iterable[Finding]:
    """An action has no owner.

    What: every action says who is to do it, with ``owner``.
    Why: what is nobody's is not done, and the list of actions has a column for it.
    Fix: add ``owner``: a name, initials, or "Officers".
    """
    for file, note in checked.notes:
        for path, action in note_actions(note):
            if not action.owner:
                yield Finding("this action has no owner", file, (*path, "text"))


@rule("BP531", Severity.WARNING, whole=True)
def owners_are_known(checked: Checked) -> Iterable[Finding]:
    """An action's owner is nobody whom the pack knows.

    What: ``owner`` is somebody of the attendance, the membership or the officers, by name or
    initials; or an office or a group, such as "Officers", "All members", "Clerk" or "Finance
    team". Initials that begin a decision ("AB to write …") are somebody's too, where the
    attendance gives initials.
    Why: whoever chases actions has to know whom to ask.
    Fix: correct the name, or add the person with ``initials`` to the attendance.
    """
    for file, note in checked.notes:
        known = owners_of(checked, note)
        if not known.people:
            continue
        for path, action in note_actions(note):
            for position, owner in enumerate(action.owner):
                for who in known.unknown(owner):
                    yield Finding(f"nobody here is {who}", file, (*path, "owner", position))
        for path, item in note_items(note):
            for position, decision in enumerate(item.decisions):
                for initials in initials_in(decision.text):
                    if known.some_have_initials and not known.holders(initials):
                        here = (*path, "decisions", position, "text")
                        yield Finding(f"nobody here is {initials}", file, here)


@rule("BP532", Severity.WARNING, whole=True)
def initials_are_one_persons(checked: Checked) -> Iterable[Finding]:
    """Initials may mean either of two people.

    What: initials that own an action are those of one person; no two people in an attendance are
    given the same ``initials``.
    Why: each of the two takes the action for the other's.
    Fix: give one of them ``initials`` with a letter more, and use those; or write the name out.
    """
    for file, note in checked.notes:
        given: dict[str, str] = {}
        for path, attendee in attendees(note):
            if attendee.initials is not None:
                first = given.setdefault(attendee.initials, attendee.full_name)
                if first != attendee.full_name:
                    message = f"{attendee.initials} is {first} already"
                    yield Finding(message, file, (*path, "initials"))
        known = owners_of(checked, note)
        for path, action in note_actions(note):
            for position, owner in enumerate(action.owner):
                for initials, holders in known.ambiguous(owner):
                    message = f"{initials} may be {' or '.join(holders)}"
                    yield Finding(message, file, (*path, "owner", position))


@rule("BP533", Severity.ADVICE)
def actions_are_dated(checked: Checked) -> Iterable[Finding]:
    """An action has no date, where others of the note have one.

    What: in a note in which actions are ``due`` on a day, each is, or says by when in ``due_text``.
    A note without any such day is left alone.
    Why: an action without a date is put off first (the minutes of Leicestershire's Children and
    Young People's Service Executive have a column "When" for it).
    Fix: add ``due = 2009-04-17``, or ``due_text = "next meeting"``.
    """
    for file, note in checked.notes:
        found = list(note_actions(note))
        if not any(action.due for _, action in found):
            continue
        for path, action in found:
            if not (action.due or action.due_text or action.done):
                yield Finding("this action has no date", file, (*path, "text"))


@rule("BP534", Severity.WARNING)
def actions_are_due_after_the_meeting(checked: Checked) -> Iterable[Finding]:
    """An action was due before the meeting that set it.

    What: ``due`` is not before the note's date.
    Why: most often the year is wrong, and the action is late from the first day.
    Fix: correct the day.
    """
    for file, note in checked.notes:
        for path, action in note_actions(note):
            if action.due is not None and action.due < note.date:
                message = f"due {plain_day(action.due)}, before the meeting that set it"
                yield Finding(message, file, (*path, "due"))


@rule("BP535", Severity.WARNING, dated=True)
def actions_are_done_after_the_meeting(checked: Checked) -> Iterable[Finding]:
    """An action was done before it was set, or on a day that is yet to come.

    What: ``done`` is not before the note's date, and not after today.
    Why: an action with ``done`` is taken off the list of what is open.
    Fix: correct the day, or take it out.
    """
    for file, note in checked.notes:
        for path, action in note_actions(note):
            if action.done is None:
                continue
            if action.done < note.date:
                message = f"done {plain_day(action.done)}, before the meeting that set it"
                yield Finding(message, file, (*path, "done"))
            elif checked.today is not None and action.done > checked.today:
                message = f"done {plain_day(action.done)}, which is yet to come"
                yield Finding(message, file, (*path, "done"))


@rule("BP536", Severity.ADVICE, dated=True)
def actions_are_not_overdue(checked: Checked) -> Iterable[Finding]:
    """An action is overdue.

    What: an action whose ``due`` has passed is ``done``.
    Why: the board will ask; it is better to have asked the owner first.
    Fix: add ``done`` with the day on which it was done, or agree another day at the meeting.
    """
    today = checked.today
    for file, note in checked.notes if today else ():
        for path, action in note_actions(note):
            if action.due and today and action.due < today and action.done is None:
                message = f"was due {plain_day(action.due)}, and is not done"
                yield Finding(message, file, (*path, "due"))
