"""What stays of a note where its meeting had exempt business."""

from dataclasses import replace
from datetime import date

from briefpack.model.agenda import Exemption, Item, ItemKind, Pack
from briefpack.model.meeting import Joining, Meeting, Venue
from briefpack.model.note import Note, NoteItem
from briefpack.web.public import EXEMPT_ITEM, public_briefing, public_note
from tests.packs import briefing


def _item(title: str, *below: Item, exempt: bool = False) -> Item:
    reason = Exemption(paragraphs=(1,)) if exempt else None
    return Item(title=title, kind=ItemKind.DECISION, items=below, exempt=reason)


def _pack(*items: Item) -> Pack:
    return briefing(*items).pack


def _titles(pack: Pack | None, *items: NoteItem) -> list[list[str]]:
    note = Note(title="Board", date=date(2016, 11, 3), venue=Venue(name="Hall"), items=items)
    return [
        [item.title, *(below.title for below in item.items)]
        for item in public_note(note, pack).items
    ]


def _noted(title: str, *below: str) -> NoteItem:
    return NoteItem(title=title, items=tuple(NoteItem(title=each) for each in below))


def test_a_note_without_exempt_business_stays_as_it_is() -> None:
    assert _titles(_pack(_item("Roads")), _noted("Lunch")) == [["Lunch"]]
    assert _titles(None, _noted("Lunch")) == [["Lunch"]]


def test_only_items_with_the_title_of_a_public_one_stay() -> None:
    pack = _pack(_item("Roads"), _item("Pay", exempt=True))
    noted = (_noted("roads"), _noted("PAY"), _noted("Pay of the clerk"))
    assert _titles(pack, *noted) == [["roads"], [EXEMPT_ITEM], [EXEMPT_ITEM]]


def test_an_exempt_item_is_exempt_even_if_a_public_one_is_called_the_same() -> None:
    pack = _pack(_item("Staff"), _item("Staff", exempt=True))
    assert _titles(pack, _noted("Staff")) == [[EXEMPT_ITEM]]


def test_parts_of_a_public_item_stay() -> None:
    pack = _pack(_item("Roads"), _item("Pay", exempt=True))
    assert _titles(pack, _noted("Roads", "Potholes")) == [["Roads", "Potholes"]]
    assert _titles(pack, _noted("Roads", "Pay")) == [["Roads", EXEMPT_ITEM]]


def test_where_parts_may_be_exempt_only_known_ones_stay() -> None:
    pack = _pack(_item("Staff", _item("Numbers"), _item("One of them", exempt=True)))
    noted = _noted("Staff", "Numbers", "Somebody")
    assert _titles(pack, noted) == [["Staff", "Numbers", EXEMPT_ITEM]]


def test_parts_of_an_exempt_item_are_exempt() -> None:
    pack = _pack(_item("Roads"), _item("Staff", _item("Numbers"), exempt=True))
    assert _titles(pack, _noted("Numbers")) == [[EXEMPT_ITEM]]


def _public_joining(joining: Joining) -> Joining | None:
    pack = briefing()
    meeting: Meeting = pack.pack.meeting.model_copy(update={"joining": joining})
    joined = replace(pack, pack=pack.pack.model_copy(update={"meeting": meeting}))
    return public_briefing(joined, {}).briefing.pack.meeting.joining


def test_passcodes_are_left_out_however_short() -> None:
    assert _public_joining(Joining(passcode="12", meeting_id="1 2 3")) == Joining(
        meeting_id="1 2 3"
    )
    assert _public_joining(Joining(passcode="12")) is None


def test_links_lose_the_passcode_that_is_in_them() -> None:
    made = _public_joining(Joining(link="https://example.org/j/7?pwd=open-sesame"))
    assert made == Joining(link="https://example.org/j/7")


def test_a_passcode_is_taken_out_of_words_too() -> None:
    made = _public_joining(Joining(passcode="4711 99", instructions="Type 4711 99 then wait."))
    assert made == Joining(instructions="Type (not published) then wait.")
