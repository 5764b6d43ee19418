"""What stays of a note where its meeting had exempt business."""

from datetime import date

import pytest

from briefpack.cycle.exempt_minutes import private_places, public_note, with_marks
from briefpack.cycle.public import EXEMPT
from briefpack.model.agenda import Exemption, Item, ItemKind
from briefpack.model.meeting import Venue
from briefpack.model.note import Attendance, Attendee, Correction, Interest, Note, NoteItem

PRIVATE = Exemption(paragraphs=(1,), reason="About a person")


def _item(title: str, *below: Item, exempt: bool = False) -> Item:
    reason = PRIVATE if exempt else None
    return Item(title=title, kind=ItemKind.DECISION, items=below, exempt=reason)


ROADS, PAY = _item("Roads"), _item("Pay", exempt=True)


def _note(*items: NoteItem, **more: object) -> Note:
    venue = Venue(name="Hall")
    note = Note(title="Board", date=date(2016, 11, 3), venue=venue, items=items)
    return note.model_copy(update=more)


def _titles(agenda: tuple[Item, ...], *items: NoteItem) -> list[list[str]]:
    return [
        [item.title, *(below.title for below in item.items)]
        for item in public_note(_note(*items), agenda).items
    ]


def _noted(title: str, *below: str, exempt: bool = False) -> NoteItem:
    parts = tuple(NoteItem(title=each) for each in below)
    return NoteItem(title=title, items=parts, exempt=PRIVATE if exempt else None)


# -- as far as the agenda tells ------------------------------------------------------------


def test_a_note_without_exempt_business_stays_as_it_is() -> None:
    note = _note(_noted("Lunch"))
    assert public_note(note, (ROADS,)) is note
    assert public_note(note) is note


def test_only_items_with_the_title_of_a_public_one_stay() -> None:
    noted = (_noted("roads"), _noted("PAY"), _noted("Pay of the clerk"))
    assert _titles((ROADS, PAY), *noted) == [["roads"], [EXEMPT], [EXEMPT]]


def test_an_exempt_item_is_exempt_even_if_a_public_one_is_called_the_same() -> None:
    agenda = (_item("Staff"), _item("Staff", exempt=True))
    assert _titles(agenda, _noted("Staff")) == [[EXEMPT]]


def test_parts_of_a_public_item_stay() -> None:
    assert _titles((ROADS, PAY), _noted("Roads", "Potholes")) == [["Roads", "Potholes"]]
    assert _titles((ROADS, PAY), _noted("Roads", "Pay")) == [["Roads", EXEMPT]]


def test_where_parts_may_be_exempt_only_known_ones_stay() -> None:
    agenda = (_item("Staff", _item("Numbers"), _item("One of them", exempt=True)),)
    noted = _noted("Staff", "Numbers", "Somebody")
    assert _titles(agenda, noted) == [["Staff", "Numbers", EXEMPT]]


def test_parts_of_an_exempt_item_are_exempt() -> None:
    agenda = (ROADS, _item("Staff", _item("Numbers"), exempt=True))
    assert _titles(agenda, _noted("Numbers")) == [[EXEMPT]]


# -- as the note itself says ---------------------------------------------------------------


def test_what_is_marked_is_exempt_whatever_is_known_of_the_agenda() -> None:
    noted = (_noted("Roads"), _noted("Rooms", exempt=True), _noted("Lunch"))
    assert _titles((), *noted) == [["Roads"], [EXEMPT], ["Lunch"]]
    assert _titles((ROADS,), *noted) == [["Roads"], [EXEMPT], ["Lunch"]]


def test_where_all_exempt_business_is_marked_the_rest_is_public() -> None:
    noted = (_noted("Lunch"), _noted("Pay", exempt=True), _noted("Visitors"))
    assert _titles((ROADS, PAY), *noted) == [["Lunch"], [EXEMPT], ["Visitors"]]
    renamed = (_noted("Lunch"), _noted("The pay of the clerk", exempt=True))
    assert _titles((ROADS, PAY), *renamed) == [["Lunch"], [EXEMPT]]


def test_where_one_of_two_is_marked_what_may_be_the_other_is_not_public() -> None:
    agenda = (ROADS, PAY, _item("Land", exempt=True))
    noted = (_noted("Pay", exempt=True), _noted("A farm"), _noted("Roads"))
    assert _titles(agenda, *noted) == [[EXEMPT], [EXEMPT], ["Roads"]]


def test_a_part_may_be_exempt_by_itself() -> None:
    part = NoteItem(title="Salaries", exempt=PRIVATE)
    noted = NoteItem(title="Staff", items=(NoteItem(title="Numbers"), part))
    assert _titles((), noted) == [["Staff", "Numbers", EXEMPT]]
    assert private_places(_note(_noted("Roads"), noted)) == {(1, 1)}


def test_of_what_is_exempt_the_paragraphs_are_told_and_no_reasons() -> None:
    (item,) = public_note(_note(_noted("Rooms", exempt=True))).items
    assert item == NoteItem(title=EXEMPT, exempt=Exemption(paragraphs=(1,)))


# -- what else tells of it -----------------------------------------------------------------


@pytest.mark.parametrize(
    "interest",
    [
        Interest(name="A", item="Pay", nature="He is my brother."),
        Interest(name="A", item="Item 2", nature="He is my brother."),
        Interest(name="A", nature="Of pay I know nothing."),
    ],
    ids=["title", "number", "nature"],
)
@pytest.mark.parametrize("agenda", [(), (ROADS, PAY)], ids=["marked", "on the agenda"])
def test_an_interest_in_exempt_business_is_not_told(
    interest: Interest, agenda: tuple[Item, ...]
) -> None:
    declared = NoteItem(title="Roads", interests=(interest,))
    noted = public_note(_note(declared, _noted("Pay", exempt=True)), agenda)
    assert noted.items[0].interests == (Interest(name="A", item=EXEMPT, nature="Not published."),)


def test_an_interest_in_public_business_is_told() -> None:
    interest = Interest(name="A", item="Roads", nature="I live in one.")
    declared = NoteItem(title="Roads", interests=(interest,))
    noted = public_note(_note(declared, _noted("Pay", exempt=True)), (ROADS, PAY))
    assert noted.items[0].interests == (interest,)


def test_a_correction_of_an_exempt_minute_is_not_told() -> None:
    texts = ("In “Pay”, for 4 read 5.", "In item 2, for Tuesday read Thursday.", "In item 1, no.")
    corrections = tuple(Correction(text=text) for text in texts)
    note = _note(_noted("Roads"), _noted("Pay", exempt=True), corrections=corrections)
    assert [each.text for each in public_note(note).corrections] == [texts[2]]


def test_who_came_for_an_exempt_item_came_for_one() -> None:
    people = (
        Attendee(name="A", arrived="for Pay", left="16:30"),
        Attendee(name="B", left="before item 1"),
    )
    note = _note(_noted("Roads"), _noted("Pay", exempt=True), attendance=Attendance(present=people))
    first, second = public_note(note).attendance.present
    assert (first.arrived, first.left, second.left) == (EXEMPT, "16:30", "before item 1")


# -- marks that are missing ----------------------------------------------------------------


def test_items_of_exempt_business_are_marked_as_the_agenda_is() -> None:
    note = _note(_noted("Roads"), _noted("Pay", "Salaries"))
    marked = with_marks(note, (ROADS, PAY))
    assert [item.exempt for item in marked.items] == [None, PRIVATE]
    assert with_marks(marked, (ROADS, PAY)) is marked


def test_an_item_called_as_a_marked_one_is_not_marked_too() -> None:
    note = _note(_noted("Staff"), _noted("Staff", exempt=True))
    assert with_marks(note, (_item("Staff"), _item("Staff", exempt=True))) is note
