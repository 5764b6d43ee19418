"""What forms say of their fields is in an officer's words."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel

from briefpack.editor.fields import DATE, Field, fields_of, said
from briefpack.model.agenda import (
    AttachmentPaper,
    Item,
    NotePaper,
    Pack,
    ReportPaper,
    ToFollowPaper,
)
from briefpack.model.board import Board
from briefpack.model.membership import Membership
from briefpack.model.note import Note
from briefpack.model.report import ReportHead

ROOTS = (
    *(Pack, Board, Membership, Note, ReportHead, Item),
    *(ReportPaper, NotePaper, AttachmentPaper, ToFollowPaper),
)

JARGON = re.compile(
    r"\b(TOML|Markdown|BCP|keys?|strings?|list of|a list|block|untagged|path|null|boolean)\b"
    r"|\.toml|`|\ba name from\b|="
)
"""Words of those who write files by hand, or programs."""


def everything(model: type[BaseModel]) -> Iterator[tuple[str, Field]]:
    """The fields of a model, and of what stands in it."""
    waiting, seen = [model], set[type[BaseModel]]()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for field in fields_of(one):
            yield f"{one.__name__}.{field.name}", field
            if field.model is not None:
                waiting.append(field.model)


@pytest.mark.parametrize("model", ROOTS)
def test_the_help_on_every_field_is_in_words_that_officers_know(model: type[BaseModel]) -> None:
    told = {name: field.help for name, field in everything(model)}
    assert told
    assert {name: words for name, words in told.items() if JARGON.search(words)} == {}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3 November 2016", "Thursday, in 2 weeks"),
        ("4 November 2016", "Friday, in 15 days"),
        ("21 October 2016", "Friday, tomorrow"),
        ("20 October 2006", "Friday, 10 years ago"),
    ],
)
def test_how_far_off_a_day_is_stands_below_it(typed: str, words: str) -> None:
    assert said(Field("date", "Date", DATE), typed, date(2016, 10, 20)) == words


def test_a_notice_of_no_usual_kind_is_not_called_own() -> None:
    (kind,) = (field for _, field in everything(Board) if field.name == "kind")
    labels = dict(kind.choices)
    assert labels["own"] == "one of your own"
    assert "one of your own" in kind.help


def test_the_help_on_the_contact_says_where_its_officers_are() -> None:
    told = dict(everything(Board))
    assert "one of the officers below" in told["Board.contact"].help
