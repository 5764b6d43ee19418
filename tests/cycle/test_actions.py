"""The actions of all meetings, by names that stay the same."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpack.cycle.actions import (
    ActionState,
    TrackedAction,
    by_urgency,
    find_action,
    is_owned_by,
    shared_names,
    tracked_actions,
    with_done,
)
from briefpack.cycle.history import read_history
from briefpack.errors import BriefpackError
from tests.cycle.boards import board, item, note, noted, pack
from tests.packs import write_files

TODAY = date(2016, 12, 1)


def tracked(folder: Path, today: date = TODAY) -> tuple[TrackedAction, ...]:
    return tracked_actions(read_history(folder, papers=False), today)


def test_an_action_is_called_by_its_meeting_and_its_place(tmp_path: Path) -> None:
    below = '[[items.items]]\ntitle = "Part"\n[[items.items.actions]]\ntext = "Three"\n'
    folder = board(
        tmp_path,
        m20161103_note=note(
            "2016-11-03",
            noted("Budget", 'text = "One"', 'text = "Two"\nid = "write-to-minister"') + below,
            noted("Roads", 'text = "**Four**, with [a link](https://x.org)"\nowner = "AB"'),
        ),
    )
    found = tracked(folder)
    assert [(action.id, action.text, action.item) for action in found] == [
        ("2016-11-03-1", "One", "Budget"),
        ("write-to-minister", "Two", "Budget"),
        ("2016-11-03-3", "Three", "Part"),
        ("2016-11-03-4", "Four, with a link", "Roads"),
    ]
    assert {action.file for action in found} == {"meetings/2016-11-03/note.toml"}


@settings(deadline=None, max_examples=40)
@given(
    counts=st.lists(st.integers(0, 4), min_size=1, max_size=4), later=st.lists(st.integers(0, 3))
)
def test_names_stay_the_same_when_later_meetings_come(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], later: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("board")

    def hold(month: int, count: int) -> None:
        day = f"20{16 + month // 12}-{month % 12 + 1:02}-15"
        text = note(day, noted("Budget", *(f'text = "Act {n}"' for n in range(count))))
        write_files(folder, {"board.toml": 'name = "B"\n', f"meetings/{day}/note.toml": text})

    for month, count in enumerate(counts):
        hold(month, count)
    before = tracked(folder)
    for month, count in enumerate(later, start=len(counts)):
        hold(month, count)
    after = tracked(folder)
    assert after[: len(before)] == before
    assert len({action.id for action in after}) == len(after) == sum(counts) + sum(later)


def test_mending_a_broken_action_renames_no_other(tmp_path: Path) -> None:
    wrong = note("2016-11-03", noted("Budget", "text = 3", 'text = "Two"'))
    folder = board(tmp_path, m20161103_note=wrong)
    (action,) = tracked(folder)
    assert (action.id, action.text) == ("2016-11-03-2", "Two")
    made = with_done(wrong, action.path, TODAY)
    assert tomllib.loads(made)["items"][0]["actions"][1] == {"text": "Two", "done": TODAY}


def test_two_meetings_on_a_day_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    text = note("2016-11-03", noted("Budget", 'text = "One"'))
    folder = board(tmp_path, m20161103_note=text)
    write_files(folder, {"meetings/2016-11-03-special/note.toml": text})
    assert [action.id for action in tracked(folder)] == ["2016-11-03-1", "2016-11-03-special-1"]


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("", ActionState.OPEN),
        ("due = 2016-11-30", ActionState.OVERDUE),
        ("due = 2016-12-01", ActionState.OPEN),
        ("due = 2016-11-30\ndone = 2016-11-29", ActionState.DONE),
        ('due_text = "in May"', ActionState.OPEN),
    ],
)
def test_an_action_is_overdue_from_the_day_after(
    tmp_path: Path, more: str, state: ActionState
) -> None:
    text = note("2016-11-03", noted("Budget", f'text = "One"\n{more}'))
    (action,) = tracked(board(tmp_path, m20161103_note=text))
    assert action.state is state


def test_the_most_urgent_comes_first(tmp_path: Path) -> None:
    actions = (
        *('text = "done"\ndone = 2016-11-10', 'text = "open"', 'text = "soon"\ndue = 2016-12-02'),
        *('text = "late"\ndue = 2016-11-20', 'text = "later"\ndue = 2016-11-10'),
    )
    text = note("2016-11-03", noted("Budget", *actions))
    found = by_urgency(tracked(board(tmp_path, m20161103_note=text)))
    assert [action.text for action in found] == ["later", "late", "soon", "open", "done"]


def test_owners_are_found_by_initials_and_by_name(tmp_path: Path) -> None:
    people = '[attendance]\npresent = [{ name = "Ann Hill", initials = "AH" }]\n'
    actions = ('text = "One"\nowner = "AH"', 'text = "Two"\nowner = ["Bo Lund", "Cllr Ann Hill"]')
    text = note("2016-11-03", people, noted("Budget", *actions))
    found = tracked(board(tmp_path, m20161103_note=text))

    def owned(name: str) -> list[str]:
        return [action.text for action in found if is_owned_by(action, name)]

    assert owned("AH") == owned("ann hill") == ["One", "Two"]
    assert owned("Lund") == ["Two"]
    assert owned("A") == []


def test_a_name_that_two_actions_have_is_nobodys(tmp_path: Path) -> None:
    twice = noted("Budget", 'text = "One"\nid = "write"', 'text = "Two"\nid = "write"')
    found = tracked(board(tmp_path, m20161103_note=note("2016-11-03", twice)))
    assert shared_names(found) == ("write",)
    with pytest.raises(BriefpackError, match="2 actions are called write"):
        find_action(found, "write")


def test_an_unknown_name_brings_the_nearest(tmp_path: Path) -> None:
    text = note("2016-11-03", noted("Budget", 'text = "One"'))
    found = tracked(board(tmp_path, m20161103_note=text))
    with pytest.raises(BriefpackError, match="there is no action 2016-11-03-9") as told:
        find_action(found, "2016-11-03-9")
    assert told.value.hint == "did you mean 2016-11-03-1?"


def test_recording_that_one_is_done_adds_one_line(tmp_path: Path) -> None:
    actions = ('# to be careful\ntext = "One" # really', 'text = "Two"\nowner = "AB"')
    text = note("2016-11-03", noted("Budget", *actions), noted("Roads", 'text = "Three"'))
    action = tracked(board(tmp_path, m20161103_note=text))[1]
    made = with_done(text, action.path, TODAY)
    new = [line for line in made.splitlines() if line not in text.splitlines()]
    assert new == ["done = 2016-12-01"]
    assert len(made.splitlines()) == len(text.splitlines()) + 1
    assert tomllib.loads(made)["items"][0]["actions"][1]["done"] == TODAY


def test_what_came_of_exempt_business_is_marked(tmp_path: Path) -> None:
    agenda = item("Budget") + item("Sale of land", "exempt = { paragraphs = [3] }")
    folder = board(
        tmp_path,
        m20161103_pack=pack("2016-11-03", agenda),
        m20161103_note=note(
            "2016-11-03",
            noted("Welcome"),
            noted("Budget", 'text = "One"'),
            noted("Sale of Land", 'text = "Sell"'),
        ),
        m20161201_pack=pack("2016-12-01", agenda),
        m20161201_note=note(
            "2016-12-01", noted("Budget", 'text = "Two"'), noted("A title", 'text = "Buy"')
        ),
    )
    assert [action.text for action in tracked(folder) if action.exempt] == ["Sell", "Buy"]
