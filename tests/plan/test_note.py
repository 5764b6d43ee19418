"""A note's items: numbered on from the last meeting, parts lettered."""

from datetime import date

from briefpack.model.meeting import Venue
from briefpack.model.note import Note, NoteItem
from briefpack.plan.note import PlannedNoteItem, plan_note


def numbers(*items: NoteItem, first: int = 1) -> list[str | None]:
    note = Note(
        title="Parish Council",
        date=date(2016, 9, 29),
        venue=Venue(name="Town Hall"),
        first_number=first,
        items=items,
    )
    return [each for planned in plan_note(note) for each in _walk(planned)]


def _walk(planned: PlannedNoteItem) -> list[str | None]:
    return [planned.number, *(each for below in planned.items for each in _walk(below))]


def entry(*below: NoteItem, numbered: bool = True) -> NoteItem:
    return NoteItem(title="Business", numbered=numbered, items=below)


def test_items_are_numbered_from_1() -> None:
    assert numbers(entry(), entry()) == ["1", "2"]


def test_numbers_run_on_from_the_last_meeting() -> None:
    assert numbers(entry(), entry(), first=270) == ["270", "271"]


def test_an_item_without_a_number_takes_none_from_others() -> None:
    assert numbers(entry(), entry(numbered=False), entry()) == ["1", None, "2"]


def test_parts_are_lettered_anew_in_each_item() -> None:
    assert numbers(entry(entry(), entry()), entry(entry()), first=270) == [
        "270",
        "(a)",
        "(b)",
        "271",
        "(a)",
    ]


def test_letters_go_on_past_z() -> None:
    assert numbers(entry(*[entry()] * 28))[-3:] == ["(z)", "(aa)", "(ab)"]
