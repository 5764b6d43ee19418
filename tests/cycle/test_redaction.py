"""What the public may see of a pack."""

from dataclasses import replace

from briefpack.cycle.redaction import public_briefing
from briefpack.model.agenda import Exemption
from briefpack.model.board import Notice, NoticeKind
from briefpack.model.meeting import Joining, Meeting
from tests.packs import briefing, item


def _public_joining(joining: Joining) -> Joining | None:
    pack = briefing()
    meeting: Meeting = pack.pack.meeting.model_copy(update={"joining": joining})
    joined = replace(pack, pack=pack.pack.model_copy(update={"meeting": meeting}))
    return public_briefing(joined).briefing.pack.meeting.joining


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


def test_notices_of_the_board_name_nothing_exempt() -> None:
    update = {"id": "secret-thing", "exempt": Exemption(paragraphs=(1,))}
    pack = briefing(item("Secret").model_copy(update=update))
    notice = Notice(kind=NoticeKind.OWN, heading="Mind", text="See [@secret-thing].")
    told = replace(pack, board=pack.board.model_copy(update={"notices": (notice,)}))
    made = public_briefing(told).briefing
    assert [each.text for each in made.board.notices] == ["See an exempt paper."]
    assert "secret" not in repr(made).lower()
