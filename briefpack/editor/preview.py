"""To be written."""

from textual.containers import Vertical

from briefpack.editor.session import Session

ACTIONS = ()


class Preview(Vertical):
    """To be written."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="preview")
        self.session = session

    def follow(self, focus: object) -> None:
        pass

    def leave(self) -> bool:
        return False

    def toggle(self, focus: object) -> None:
        pass

    def render_pack(self) -> None:
        pass
