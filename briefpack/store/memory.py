"""What has been read before: a pack that is being edited is read again at every pause."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from briefpack.model.briefing import Attachment
from briefpack.problems import Problem

Result = TypeVar("Result")


@dataclass(slots=True)
class Memory:
    """Readings of files, each as long as the file's content stays the same."""

    _texts: dict[tuple[str, object], tuple[str, object]] = field(default_factory=dict)
    _files: dict[str, tuple[object, str]] = field(default_factory=dict)
    _attachments: dict[str, tuple[object, Attachment]] = field(default_factory=dict)

    def of_text(self, file: str, kind: object, text: str, read: Callable[[], Result]) -> Result:
        """What ``read`` makes of a file's text as one kind of thing."""
        kept = self._texts.get((file, kind))
        if kept is None or kept[0] != text:
            kept = self._texts[file, kind] = (text, read())
        return cast("Result", kept[1])

    def of_file(self, file: str, stamp: object, read: Callable[[], str | Problem]) -> str | Problem:
        """What ``read`` gives as a file's text, as long as the file's stamp stays the same."""
        kept = self._files.get(file)
        if kept is not None and stamp is not None and kept[0] == stamp:
            return kept[1]
        text = read()
        if isinstance(text, str):
            self._files[file] = (stamp, text)
        return text

    def attachment(self, file: str, stamp: object) -> Attachment | None:
        """What an attachment was when the file had this stamp; None where nobody knows."""
        kept = self._attachments.get(file)
        return kept[1] if kept is not None and kept[0] == stamp else None

    def keep_attachment(self, file: str, stamp: object, found: Attachment) -> None:
        """Remember what an attachment is; problems, which have places, are not remembered."""
        self._attachments[file] = (stamp, found)
