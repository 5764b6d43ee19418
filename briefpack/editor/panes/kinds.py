"""Panes by their kinds, each loaded when it is first wanted."""

from briefpack.editor.panes.base import Pane
from briefpack.editor.session import Session


def new_pane(kind: str, session: Session) -> Pane:
    """The pane of a kind; a form, where no other has it."""
    if kind == "membership":
        from briefpack.editor.panes.membership import MembershipPane

        return MembershipPane(session)
    if kind == "report":
        from briefpack.editor.panes.report import ReportPane

        return ReportPane(session)
    if kind == "note":
        from briefpack.editor.panes.note import NotePane

        return NotePane(session)
    from briefpack.editor.panes.form import FORMS

    return next(form for form in FORMS if kind == form.KIND)(session)
