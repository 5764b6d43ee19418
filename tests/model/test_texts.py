"""All Markdown of a model is found by its type, and nothing else is."""

from datetime import date

from briefpack.model.agenda import AttachmentPaper, Exemption, Item, ItemKind
from briefpack.model.meeting import Venue
from briefpack.model.note import Decision, Note, NoteItem, Vote
from briefpack.model.report import ReportHead
from briefpack.model.texts import markdown_texts


def test_texts_are_found_with_their_paths() -> None:
    head = ReportHead(title="Title", summary="S", questions=("Q", "R"), background_papers=("B",))
    assert list(markdown_texts(head)) == [
        (("summary",), "S"),
        (("questions", 0), "Q"),
        (("questions", 1), "R"),
    ]


def test_texts_are_found_in_tables_below() -> None:
    paper = AttachmentPaper(
        kind="attachment", file="a.pdf", alternative="A", exempt=Exemption(public_interest="P")
    )
    item = Item(title="T", kind=ItemKind.NOTE, description="D", papers=(paper,))
    assert dict(markdown_texts(item)) == {
        ("description",): "D",
        ("papers", 0, "alternative"): "A",
        ("papers", 0, "exempt", "public_interest"): "P",
    }


def test_texts_are_found_in_parts_of_parts() -> None:
    vote = Vote.model_validate({"motion": "M", "for": ["Name"], "carried": True})
    part = NoteItem(title="P", decisions=(Decision(text="D"),), votes=(vote,))
    note = Note(
        title="N",
        date=date(2016, 9, 29),
        venue=Venue(name="Hall", address="High St"),
        items=(NoteItem(title="I", items=(part,)),),
    )
    assert dict(markdown_texts(note)) == {
        ("items", 0, "items", 0, "decisions", 0, "text"): "D",
        ("items", 0, "items", 0, "votes", 0, "motion"): "M",
    }
