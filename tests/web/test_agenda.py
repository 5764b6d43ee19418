from briefpack.model.note import Note, NoteItem
from briefpack.plan.agenda import plan_agenda
from briefpack.plan.note import plan_note
from briefpack.web.agenda import match_note
from briefpack.web.languages import Say
from briefpack.web.words import paragraphs_words, size_words
from tests.packs import briefing, item


def _matched(agenda: list[str], note: list[str]) -> list[str | None]:
    planned = list(plan_agenda(briefing(*(item(title) for title in agenda))).walk())
    raw = {"title": "Board", "date": briefing().pack.meeting.date, "venue": {"name": "Hall"}}
    recorded = Note.model_validate({**raw, "items": [NoteItem(title=title) for title in note]})
    found = match_note(planned, plan_note(recorded))
    return [found[place].item.title if place in found else None for place in range(len(planned))]


def test_equal_titles_go_together_before_like_ones() -> None:
    agenda = ["School places: update", "School places"]
    assert _matched(agenda, ["School Places", "School places update"]) == [
        "School places update",
        "School Places",
    ]


def test_titles_that_share_most_words_mean_one_item() -> None:
    agenda = ["County lines exploitation", "Budget"]
    assert _matched(agenda, ["County lines: exploitation (presentation)"]) == [
        "County lines: exploitation (presentation)",
        None,
    ]


def test_an_item_of_the_note_is_told_once() -> None:
    assert _matched(["Budget", "Budget"], ["Budget"]) == ["Budget", None]


def test_sizes_are_told_as_people_say_them() -> None:
    assert [size_words(size) for size in (12, 151_400, 1_240_000)] == ["1 kB", "151 kB", "1.2 MB"]


def test_paragraphs_are_told_in_a_row() -> None:
    say = Say("en-GB", {})
    assert [paragraphs_words(each, say) for each in ((), (3,), (1, 2, 3))] == [
        "",
        "paragraph 3",
        "paragraphs 1, 2 and 3",
    ]
