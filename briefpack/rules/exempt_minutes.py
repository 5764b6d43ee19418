"""Rules on the minutes of exempt business."""

from collections.abc import Iterable, Iterator, Sequence

from briefpack.cycle.exempt_minutes import (
    Place,
    unfound_items,
    unknown_minutes,
    unmarked_minutes,
)
from briefpack.model.agenda import Exemption, Item
from briefpack.model.note import Note
from briefpack.problems import Severity
from briefpack.rules.registry import Checked, Finding, Path, rule


@rule("BP714", Severity.WARNING)
def minutes_of_exempt_items_are_marked(checked: Checked) -> Iterable[Finding]:
    """The minute of an exempt item is not marked exempt.

    What: an item of a note that was exempt on the agenda of its meeting has an ``exempt`` table
    too, there and where the note is a paper of the next pack; and each exempt item of the agenda
    can be found in the note, by its title or by the mark.
    Why: what is open to the public leaves out the minutes of what was dealt with in private
    (Local Government Act 1972, section 100C(1)); only by title is it known which those are, and
    one that was given another title is published. With one unmarked, `briefpack render --public`
    and `briefpack web` leave out all items of the note whose titles are not on the agenda.
    Fix: give the item of the note the ``exempt`` table of the agenda's.
    """
    for file, note in checked.notes:
        agenda = checked.briefing.agendas.get(file, ())
        for place, item, exemption in unmarked_minutes(note, agenda):
            yield Finding(
                f"{item.title} was exempt on the agenda, but its minute is not marked so",
                file,
                (*_path(place), "title"),
                hint=f"add {_as_toml(exemption)}",
            )
        yield from _renamed(file, note, agenda)


def _renamed(file: str, note: Note, agenda: Sequence[Item]) -> Iterator[Finding]:
    """Exempt items that the note may have under a title that is on no agenda."""
    if not unknown_minutes(note, agenda):
        return
    for item in unfound_items(note, agenda):
        yield Finding(
            f"nothing in the note is known to be {item.title}, which was exempt on the agenda",
            file,
            ("title",),
            hint="mark its minute exempt, whatever it is called there",
        )


def _path(place: Place) -> Path:
    return tuple(step for at in place for step in ("items", at))


def _as_toml(exemption: Exemption) -> str:
    numbers = ", ".join(map(str, exemption.paragraphs))
    return f"exempt = {{ paragraphs = [{numbers}] }}"
