"""What is told of a fault of the editor itself, once the screen is gone."""

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefpack.editor.app import Editor


def tell_briefly(editor: "Editor") -> None:
    """Have a fault told by where it happened.

    Textual tells all values that were at hand, too: pages upon pages of a pack's contents, which
    are nobody's business who is sent a report of the fault.
    """

    def give_up() -> None:
        from rich.text import Text

        editor.bell()
        editor.panic(Text(traceback.format_exc()))

    # Textual has no public way to say this; its exact version is pinned.
    editor._fatal_error = give_up  # type: ignore[method-assign]  # noqa: SLF001
