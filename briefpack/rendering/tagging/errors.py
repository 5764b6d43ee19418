"""What can go wrong while a section is tagged."""

from briefpack.errors import BriefpackError


class TaggingError(BriefpackError):
    """A section cannot be tagged without losing or misplacing content.

    ``page`` is the page of the section, counted from 1, or None where no page is known.
    """

    def __init__(self, message: str, hint: str | None = None, page: int | None = None) -> None:
        super().__init__(message if page is None else f"Page {page}: {message}", hint)
        self.page = page
