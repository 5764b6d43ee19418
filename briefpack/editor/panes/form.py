"""The forms over a meeting, its notices, the board, its contacts, and the agenda's parts."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from pydantic import BaseModel
from textual.suggester import Suggester

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editor import fields
from briefpack.editor.form_rows import FormRow
from briefpack.editor.panes.form_pane import ACTIONS, FormPane
from briefpack.editor.session import Session, Target
from briefpack.editor.suggesters import OneOf
from briefpack.model import agenda as agenda_model
from briefpack.model.agenda import Item, Pack
from briefpack.model.board import Board

__all__ = ["ACTIONS", "FORMS", "FormPane", "files_beside", "officers"]

PICTURES = (".svg", ".png", ".jpg", ".jpeg")
KINDS = (*PICTURES, ".pdf", ".md")


def officers(session: Session) -> list[tuple[str, str]]:
    """The board's officers, by the name that reports refer to them with."""
    file, base = operations.board_at(session.workspace)
    named = value_at(session.workspace.data(file), (*base, "officers"))
    known = named.items() if isinstance(named, Mapping) else ()
    labels = [(str(key), _officer(each, str(key))) for key, each in known]
    return [("", "none"), *labels]


def _officer(entry: object, key: str) -> str:
    """An officer's name, and their position where one is stated."""
    position = value_at(entry, ("position",), "")
    return f"{value_at(entry, ('name',), key)}{position and f', {position}'}"


def files_beside(session: Session, file: str, kinds: Sequence[str] = KINDS) -> list[str]:
    """The files of the pack that another file may name, as that one would."""
    folder = posixpath.dirname(file)
    found = [each for each in session.loaded.beside if each.lower().endswith(tuple(kinds))]
    return sorted(posixpath.relpath(each, folder) if folder else each for each in found)


class OfPack(FormPane):
    """A form over a part of pack.toml."""

    MODEL = Pack

    def suggester(self, row: FormRow) -> Suggester | None:
        """For files, those of the pack."""
        if row.field is not None and row.field.kind == fields.FILE:
            return OneOf(files_beside(self.session, self.base()[0]))
        return super().suggester(row)


class MeetingForm(OfPack):
    """When and where, and to whom the pack goes."""

    KIND = "form-meeting"
    TITLE = "Meeting"
    LEAVE_OUT = ("board", "notices", "items")

    def rows(self) -> list[FormRow]:
        """Those of the pack; its membership by choice, and only where it is a year's name."""
        data = self.session.workspace.data(self.base()[0])
        found = []
        for row in super().rows():
            if row.path == ("membership",) and row.field is not None:
                if isinstance(data.get("membership"), Mapping):
                    continue
                found.append(replace(row, field=replace(row.field, kind=fields.CHOICE)))
            else:
                found.append(row)
        return found

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """For the membership, the years that there is one of."""
        if row.path == ("membership",):
            from briefpack.editing.municipal_year import years_of

            named = value_at(self.session.workspace.data(self.base()[0]), row.path)
            own = [str(named)] if named else []
            years = dict.fromkeys([*years_of(self.session.workspace.shelf), *own])
            return [("", "none"), *((year, year) for year in years)]
        return super().choices(row)


class NoticesForm(OfPack):
    """The notices of this meeting."""

    KIND = "form-notices"
    TITLE = "Notices of this meeting"
    LEAVE_OUT = ("meeting", "board", "membership", "published", "to", "cc", "items")

    def new_entry(self, path: Path) -> dict[str, object]:
        """A notice of the board's own."""
        del path
        return {"kind": "own"}


class OfBoard(FormPane):
    """A form over a part of the board."""

    MODEL = Board
    KEEP: ClassVar[frozenset[str]] = frozenset()
    """The keys of the board that the form is about; all, where it names none."""

    def base(self) -> tuple[str, Path]:
        """Where the board stands."""
        return operations.board_at(self.session.workspace)

    def rows(self) -> list[FormRow]:
        """Those of the keys that the form is about."""
        at = len(self.base()[1])
        return [row for row in super().rows() if not self.KEEP or row.path[at] in self.KEEP]

    def suggester(self, row: FormRow) -> Suggester | None:
        """For the logo, the pictures of the board's folder that are known here."""
        if row.field is not None and row.field.kind == fields.FILE:
            return OneOf(files_beside(self.session, self.base()[0], PICTURES))
        return super().suggester(row)


class BoardForm(OfBoard):
    """What stays the same from meeting to meeting."""

    KIND = "form-board"
    TITLE = "Board"
    LEAVE_OUT = ("officers", "group_offices", "notices", "contact")

    def rows(self) -> list[FormRow]:
        """With a choice for the profile."""
        return [_chosen(row) if row.path[-1:] == ("profile",) else row for row in super().rows()]

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """The profiles there are."""
        if row.path[-1] == "profile":
            from briefpack.rules.profiles import PROFILES

            return [(name, each.title) for name, each in PROFILES.items()]
        return super().choices(row)


def _chosen(row: FormRow) -> FormRow:
    """A row whose value is chosen instead of typed."""
    field = row.field
    return replace(row, field=replace(field, kind=fields.CHOICE)) if field else row


class ContactsForm(OfBoard):
    """The officers, the one whom members turn to, and the group offices."""

    KIND = "form-contacts"
    TITLE = "Contacts"
    KEEP = frozenset({"officers", "group_offices", "contact"})

    def rows(self) -> list[FormRow]:
        """Only what is about contacts; the contact by choice."""
        return [
            _chosen(row) if row.path == (*self.base()[1], "contact") else row
            for row in super().rows()
        ]

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """For the board's contact, its officers."""
        return officers(self.session) if row.path[-1] == "contact" else super().choices(row)

    def offers(self, row: FormRow) -> Sequence[str]:
        """For a group's office, the groups of the membership."""
        if row.path[-1] != "group":
            return super().offers(row)
        file, base = operations.membership_at(self.session.workspace)
        groups = value_at(self.session.workspace.data(file), (*base, "groups")) or ()
        return [str(each["name"]) for each in groups if value_at(each, ("name",))]

    def suggester(self, row: FormRow) -> Suggester | None:
        """For a group's office, those groups."""
        offers = self.offers(row)
        return OneOf(offers) if offers else super().suggester(row)

    def new_entry(self, path: Path) -> dict[str, object]:
        """A group's office that has no name yet; an officer has one."""
        return {"group": ""} if path[-1] == "group_offices" else {}

    def question(self, path: Path) -> str:
        """An officer's name."""
        del path
        return "What is the officer's name?"


class BoardNoticesForm(OfBoard):
    """The standing notices of the board."""

    KIND = "form-board-notices"
    TITLE = "Standing notices of the board"
    KEEP = frozenset({"notices"})

    def new_entry(self, path: Path) -> dict[str, object]:
        """A notice of the board's own."""
        del path
        return {"kind": "own"}


class ItemForm(OfPack):
    """All fields of an item, a paper or an appendix."""

    KIND = "form-item"
    TITLE = "Item"
    LEAVE_OUT = ("items", "papers", "appendices")

    @property
    def heading(self) -> str:
        """What the form is over."""
        data = self.session.workspace.data(self.base()[0])
        path = self._thing()
        title = value_at(data, (*path, "title")) or value_at(data, (*path, "file"), "")
        return f"{self._what(path)}  {title}"

    def _what(self, path: Path) -> str:
        names = {"appendices": "Appendix", "items": "Item"}
        return names.get(str(path[-2])) or {
            agenda_model.ReportPaper: "Report",
            agenda_model.NotePaper: "Note",
            agenda_model.AttachmentPaper: "Attachment",
        }.get(self.model(), "Paper to follow")

    def _thing(self) -> Path:
        """The path of the item, paper or appendix that the target is in."""
        path = self.target.path
        for end in range(len(path), 1, -1):
            if path[end - 2] in {"items", "papers", "appendices"}:
                return path[:end]
        return ("items", 0)

    def back(self) -> Target:
        """The row of the agenda that the form is over."""
        return Target("agenda", self.base()[0], self._thing())

    def model(self) -> type[BaseModel]:
        """That of an item, of the paper's kind, or of an appendix."""
        path = self._thing()
        if path[-2] == "appendices":
            return agenda_model.Appendix
        if path[-2] == "items":
            return Item
        data = self.session.workspace.data(self.base()[0])
        kinds: dict[str, type[BaseModel]] = {
            "report": agenda_model.ReportPaper,
            "note": agenda_model.NotePaper,
            "attachment": agenda_model.AttachmentPaper,
            "to-follow": agenda_model.ToFollowPaper,
        }
        return kinds.get(str(value_at(data, (*path, "kind"))), agenda_model.ToFollowPaper)

    def rows(self) -> list[FormRow]:
        """Those of what the target is in; a paper's kind is chosen when it is added."""
        file, _ = self.base()
        path = self._thing()
        if value_at(self.session.workspace.data(file), path) is None:
            return []
        kind = (*path, "kind") if path[-2] == "papers" else None
        return [row for row in self.rows_of(file, path) if row.path != kind]


FORMS = (MeetingForm, NoticesForm, BoardForm, ContactsForm, BoardNoticesForm, ItemForm)
"""All forms that the workbench shows by themselves."""
