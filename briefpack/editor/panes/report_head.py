"""The head of a report, as a form."""

from collections.abc import Sequence

from textual.suggester import Suggester

from briefpack.editing import operations
from briefpack.editing.values import Path, value_at
from briefpack.editor import fields
from briefpack.editor.form_rows import OWN, FormRow
from briefpack.editor.panes.form import files_beside, officers
from briefpack.editor.panes.form_pane import FormPane
from briefpack.editor.session import Session
from briefpack.editor.suggesters import OneOf
from briefpack.model.report import ReportHead
from briefpack.rules.profiles import DEFAULT, PROFILES, Profile


def profile_of(session: Session) -> Profile:
    """The profile of the board, or the one for any board."""
    file, base = operations.board_at(session.workspace)
    name = value_at(session.workspace.data(file), (*base, "profile"))
    return PROFILES.get(str(name), DEFAULT)


def purposes(session: Session) -> list[str]:
    """The usual purposes, as sentences."""
    return [f"{words.capitalize()}." for words in profile_of(session).purposes]


class ReportHeadForm(FormPane):
    """The head of a report."""

    KIND = "report-head"
    TITLE = "Head"
    MODEL = ReportHead

    def base(self) -> tuple[str, Path]:
        """The report's own head."""
        return self.target.file, ()

    def choices(self, row: FormRow) -> Sequence[tuple[str, str]]:
        """For the contact, the board's officers, or a block of the report's own."""
        if row.path == ("contact",):
            return [*officers(self.session), (OWN, "somebody else, written here")]
        return super().choices(row)

    def offers(self, row: FormRow) -> Sequence[str]:
        """For the purpose, the usual ones of the board's profile."""
        return purposes(self.session) if row.path == ("purpose",) else super().offers(row)

    def suggester(self, row: FormRow) -> Suggester | None:
        """For the purpose, the usual ones; for files, those of the pack."""
        if row.field is not None and row.field.kind == fields.FILE:
            return OneOf(files_beside(self.session, self.target.file))
        offers = self.offers(row)
        return OneOf(offers) if offers else super().suggester(row)

    def new_entry(self, path: Path) -> dict[str, object]:
        """An appendix that the report brings along, without title and file as yet."""
        del path
        return {"title": "", "file": ""}
