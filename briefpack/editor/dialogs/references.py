"""Choose what a report refers to; what has no name yet is given one."""

from briefpack.editor.dialogs.listing import Listing
from briefpack.editor.refer_to import Reference, candidates
from briefpack.editor.session import Session
from briefpack.plan.numbering import ParagraphScheme


class ChooseReference(Listing[Reference]):
    """To a paragraph or a section of this report, an item or an appendix."""

    QUESTION = "Refer to"

    def __init__(self, session: Session, report: str, scheme: ParagraphScheme) -> None:
        super().__init__(list(candidates(session, report, scheme)))
