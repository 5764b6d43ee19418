"""Models written to files: they say the same when they are read, and look as people write them."""

import re
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpack.model.agenda import Exemption, Item, ItemKind, Pack
from briefpack.model.base import Model
from briefpack.model.board import Board, Notice, NoticeKind
from briefpack.model.contact import Contact
from briefpack.model.meeting import Meeting, Venue
from briefpack.model.membership import Group, Member, Membership, Role
from briefpack.model.note import Action, Note, NoteItem, NoteStatus, Vote
from briefpack.model.report import ReportHead
from briefpack.model.schema import SCHEMAS
from briefpack.store.canonical import canonical_text
from briefpack.store.dump import dump_report, dump_toml, to_data
from briefpack.store.reports import read_report, split
from briefpack.store.sources import Source
from briefpack.store.toml_edit import edited
from briefpack.store.toml_layout import ModelLayout
from tests.store.model_strategies import data_of

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = {
    "parish/pack.toml": Pack,
    "cyp-board/board.toml": Board,
    "cyp-board/membership/2016-17.toml": Membership,
    "cyp-board/meetings/2016-09-29/note.toml": Note,
    "cyp-board/meetings/2016-11-03/pack.toml": Pack,
}
ANY = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


# -- plain data ----------------------------------------------------------------------------


def test_data_is_what_a_file_would_hold() -> None:
    item = Item(
        title="Budget",
        kind=ItemKind.DECISION,
        id="budget",
        start=time(16, 30),
        presenters=("A", "B"),
        exempt=Exemption(),
    )
    assert to_data(item) == {
        "title": "Budget",
        "kind": "decision",
        "id": "budget",
        "presenters": ["A", "B"],
        "start": time(16, 30),
        "exempt": {},
    }
    assert list(to_data(item)) == ["title", "kind", "id", "presenters", "start", "exempt"]
    assert type(to_data(item)["kind"]) is str


def test_what_holds_anyway_is_left_out() -> None:
    note = Note(title="T", date=date(2016, 9, 29), venue=Venue(name="V"), status=NoteStatus.DRAFT)
    assert to_data(note) == {"title": "T", "date": date(2016, 9, 29), "venue": {"name": "V"}}
    assert to_data(Member(name="N", voting=False)) == {"name": "N", "voting": False}


def test_one_of_several_is_written_as_one_where_that_is_understood() -> None:
    contact = Contact(name="N", phone=("020 7946 0123",))
    assert to_data(contact)["phone"] == "020 7946 0123"
    assert to_data(contact.model_copy(update={"phone": ("1", "2")}))["phone"] == ["1", "2"]
    assert to_data(Action(text="Do it.", owner=("GW",)))["owner"] == "GW"
    assert to_data(Item(title="T", kind=ItemKind.NOTE, presenters=("A",)))["presenters"] == ["A"]


def test_keys_are_those_of_the_file() -> None:
    vote = Vote.model_validate({"motion": "M", "for": 0, "against": ["A"], "carried": True})
    assert to_data(vote) == {"motion": "M", "for": 0, "against": ["A"], "carried": True}
    board = Board(name="B", role_titles={Role.VICE_CHAIR: "Deputy"})
    assert to_data(board) == {"name": "B", "role_titles": {"vice-chair": "Deputy"}}
    assert [type(key) for key in to_data(board)["role_titles"]] == [str]


# -- files ---------------------------------------------------------------------------------


def outlines(text: str) -> list[str]:
    """The lines of a file that are no comments and no prose."""
    prose = r'^(text|description|discussion|summary) = ("""\n.*?"""|"[^\n]*")$'
    text = re.sub(prose, r"\1", text, flags=re.MULTILINE | re.DOTALL)
    lines = (line.partition(" # ")[0].rstrip() for line in text.split("\n"))
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("file", "model"), FILES.items())
def test_the_examples_come_out_as_they_are_written(file: str, model: type[Model]) -> None:
    text = (EXAMPLES / file).read_text("utf-8")
    read = model.model_validate(tomllib.loads(text))
    made = dump_toml(to_data(read), model=model)
    assert model.model_validate(tomllib.loads(made)) == read
    holds_anyway = {'status = "draft"', 'theme = "plain"'}
    assert outlines(made) == [line for line in outlines(text) if line not in holds_anyway]


@pytest.mark.parametrize("name", SCHEMAS)
@ANY
@given(st.data())
def test_any_model_reads_as_it_was_written(name: str, data: st.DataObject) -> None:
    model: Any = SCHEMAS[name]
    written = model.model_validate(data.draw(data_of(model)))
    text = dump_toml(to_data(written), model=model)
    assert model.model_validate(tomllib.loads(text)) == written
    if name != "report-head":
        assert canonical_text(text, name, "file") == text


@pytest.mark.parametrize("name", SCHEMAS)
@ANY
@given(st.data())
def test_any_model_becomes_any_other_of_its_kind(name: str, data: st.DataObject) -> None:
    model: Any = SCHEMAS[name]
    before, after = (to_data(model.model_validate(data.draw(data_of(model)))) for _ in range(2))
    made = edited(dump_toml(before, model=model), after, ModelLayout(model))
    assert tomllib.loads(made) == after


def test_a_file_has_its_parts_in_order() -> None:
    pack = Pack(
        meeting=Meeting(
            date=date(2016, 11, 3),
            start=time(16, 30),
            venue=Venue(name="Hall", address="High Street\nTown"),
        ),
        membership=Membership(
            groups=(
                Group(
                    name="Labour",
                    seats=2,
                    members=(Member(name="Ann", title="Cllr"), Member(name="Bo")),
                    vacancies=1,
                ),
            ),
        ),
        to=("All",),
        notices=(Notice(kind=NoticeKind.OWN, heading="H", text="word " * 30),),
        items=(Item(title="A", kind=ItemKind.HEADING, items=(Item(title="B", kind="note"),)),),  # type: ignore[arg-type]
    )
    assert dump_toml(to_data(pack), model=Pack, schema_line="#:schema pack.schema.json") == (
        '''\
#:schema pack.schema.json

to = ["All"]

[meeting]
date = 2016-11-03
start = 16:30:00

[meeting.venue]
name = "Hall"
address = """
High Street
Town"""

[[membership.groups]]
name = "Labour"
seats = 2
vacancies = 1
members = [
  { title = "Cllr", name = "Ann" },
  { name = "Bo" },
]

[[notices]]
kind = "own"
heading = "H"
text = """
word word word word word word word word word word word word word word word word word word \\
word word word word word word word word word word word word"""

[[items]]
title = "A"
kind = "heading"

[[items.items]]
title = "B"
kind = "note"
'''
    )


def test_long_lists_have_an_entry_to_a_line() -> None:
    head = ReportHead(recommendations=("Note the report.", "Agree\nto it."), questions=("a",))
    assert dump_toml(to_data(head), model=ReportHead) == (
        'questions = ["a"]\nrecommendations = [\n  "Note the report.",\n'
        '  """\nAgree\nto it.""",\n]\n'
    )


def test_data_in_any_order_comes_out_in_the_order_of_the_model() -> None:
    data = {"venue": {"room": "R", "name": "V"}, "items": [{"numbered": False, "title": "T"}]}
    text = dump_toml({**data, "title": "N"}, model=Note)
    assert text == (
        'title = "N"\n\n[venue]\nname = "V"\nroom = "R"\n\n[[items]]\ntitle = "T"\n'
        "numbered = false\n"
    )


@pytest.mark.parametrize("value", [None, object(), "\ud800"], ids=["none", "object", "surrogate"])
def test_what_toml_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        dump_toml({"title": value}, model=Note).encode()


# -- reports -------------------------------------------------------------------------------


def read_again(text: str) -> tuple[ReportHead, str]:
    report = read_report(Source("report.md", text)).report
    assert report is not None
    return report.head, report.body


def test_a_report_has_its_head_between_lines_of_plus() -> None:
    head = ReportHead(title="T", summary="One.\nTwo.")
    assert dump_report(head, "\n1. Words.\n") == (
        '+++\ntitle = "T"\nsummary = """\nOne.\nTwo."""\n+++\n\n1. Words.\n'
    )


def test_a_report_without_a_head_has_none_unless_its_text_would_be_taken_for_one() -> None:
    assert dump_report(ReportHead(), "1. Words.\n") == "1. Words.\n"
    assert dump_report(ReportHead(), "+++\nWords.\n") == "+++\n+++\n+++\nWords.\n"


@ANY
@given(data_of(ReportHead), st.sampled_from(["", "\n", "1. Words.\n", "+++\n", "+++ \n+++", "a"]))
def test_any_report_reads_as_it_was_written(data: dict[str, Any], body: str) -> None:
    head = ReportHead.model_validate(data)
    assert read_again(dump_report(head, body)) == (head, body)


def test_no_line_of_a_text_ends_the_head() -> None:
    head = ReportHead(summary="One.\n+++\nTwo.\n+++\u00a0\nThree.", questions=("a\n+++\nb",))
    text = dump_report(head, "Body.\n")
    assert read_again(text) == (head, "Body.\n")
    toml, _ = split(text)
    changed = edited(toml, {"summary": "One.\n+++\n+++\nTwo."}, ModelLayout(ReportHead))
    assert split(f"+++\n{changed}+++\nBody.\n") == (changed, "Body.\n")


def test_a_group_without_anybody_is_still_a_group() -> None:
    note = Note(
        title="T",
        date=date(2016, 9, 29),
        venue=Venue(name="V"),
        items=(NoteItem(title="A"), NoteItem(title="B")),
    )
    made = dump_toml(to_data(note), model=Note)
    assert made.endswith('[[items]]\ntitle = "A"\n\n[[items]]\ntitle = "B"\n')
    assert dump_toml({"groups": [{}, {}]}, model=Membership) == "[[groups]]\n\n[[groups]]\n"
