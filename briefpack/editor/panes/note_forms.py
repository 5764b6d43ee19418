"""The forms of a note: the rest of it, one of its items, and one of those who were there."""

from collections.abc import Sequence

from textual.suggester import Suggester

from briefpack.editing.attendance import full_name, people_there
from briefpack.editing.values import Path, value_at
from briefpack.editor import fields
from briefpack.editor.form_rows import FormRow, form_rows
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.suggesters import Authorities, Names, OneOf
from briefpack.model.note import Attendee, Note, NoteItem

EVERYBODY = ("Officers", "All members")
"""Who else may have to do something."""

_PEOPLE = frozenset({"proposer", "seconder", "name"})


class NoteForm(FormPane):
    """The rest of a note: when, where, the next meeting."""

    KIND = "note-form"
    TITLE = "Note"
    MODEL = Note
    LEAVE_OUT = ("items", "attendance")

    def base(self) -> tuple[str, Path]:
        """The note."""
        return self.target.file, ()


class AttendeeForm(FormPane):
    """All fields of somebody who was there, or was not."""

    KIND = "note-person"
    TITLE = "Attendance"
    MODEL = Attendee

    def base(self) -> tuple[str, Path]:
        """The note."""
        return self.target.file, ()

    @property
    def person(self) -> Path:
        """The path of whom the form is of: attendance, a list, a place."""
        return self.target.path[:3]

    def rows(self) -> list[FormRow]:
        """Those of the person that the target is in."""
        data = self.session.workspace.data(self.target.file)
        if value_at(data, self.person) is None:
            return []
        return list(form_rows(Attendee, data, self.person))

    def suggester(self, row: FormRow) -> Suggester | None:
        """For the organisation, the councils there are."""
        return Authorities() if row.path[-1] == "organisation" else None


class NoteItemForm(FormPane):
    """One item of a note. People complete themselves from those who were there."""

    KIND = "note-item"
    TITLE = "Item"
    MODEL = NoteItem
    LEAVE_OUT = ("items",)

    def base(self) -> tuple[str, Path]:
        """The note."""
        return self.target.file, ()

    @property
    def item(self) -> Path:
        """The path of the item that the target is in."""
        path = self.target.path
        for end in range(len(path), 1, -1):
            if path[end - 2] == "items":
                return path[:end]
        return ("items", 0)

    def rows(self) -> list[FormRow]:
        """Those of the item that the target is in."""
        data = self.session.workspace.data(self.target.file)
        if value_at(data, self.item) is None:
            return []
        return list(form_rows(NoteItem, data, self.item, leave_out=self.LEAVE_OUT))

    def new_entry(self, path: Path) -> dict[str, object]:
        """A decision, an action, a vote or an interest that waits for its words."""
        entries: dict[str, dict[str, object]] = {
            "decisions": {"text": ""},
            "actions": {"text": ""},
            "votes": {"motion": "", "carried": True},
            "interests": {"name": "", "nature": ""},
        }
        return entries.get(str(path[-1]), {})

    def offers(self, row: FormRow) -> Sequence[str]:
        """For owners and other people, those who were there."""
        if row.field is None or not self._is_of_people(row):
            return ()
        there = people_there(self.session.workspace.data(self.target.file))
        names = [full_name(person) for person in there]
        if row.path[-1] != "owner":
            return names
        initials = [str(person["initials"]) for person in there if person.get("initials")]
        return [*names, *initials, *EVERYBODY]

    def _is_of_people(self, row: FormRow) -> bool:
        kind = row.field.kind if row.field else ""
        return kind in {fields.NAMES, fields.VOTES} or str(row.path[-1]) in _PEOPLE

    def suggester(self, row: FormRow) -> Suggester | None:
        """For owners and other people, their names: with their titles, and without."""
        offers = self.offers(row)
        if not offers:
            return None
        plain = [
            str(person.get("name", ""))
            for person in people_there(self.session.workspace.data(self.target.file))
        ]
        names = list(dict.fromkeys([*offers, *plain]))
        several = row.field is not None and row.field.kind in {fields.NAMES, fields.VOTES}
        return Names(names) if several else OneOf(names)
