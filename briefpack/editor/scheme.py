"""How paragraphs of a board's reports are numbered."""

from briefpack.editing import operations
from briefpack.editor.session import Session
from briefpack.plan.numbering import ParagraphScheme


def scheme_of(session: Session) -> ParagraphScheme:
    """How the board's theme numbers paragraphs; as most do, where there is no such theme."""
    from briefpack.errors import BriefpackError
    from briefpack.rendering.theme import load_theme

    file, base = operations.board_at(session.workspace)
    board = session.workspace.data(file)
    for step in base:
        board = board.get(str(step), {})
    root = session.workspace.shelf.root
    try:
        theme = load_theme(str(board.get("theme", "plain")), root, within=root)
    except (BriefpackError, OSError):
        return ParagraphScheme.DECIMAL
    return theme.paragraphs
