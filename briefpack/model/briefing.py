"""A pack with all that it refers to, as read: what rules check and themes print."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefpack.model.agenda import Item, Pack
from briefpack.model.board import Board
from briefpack.model.contact import Contact
from briefpack.model.membership import Membership
from briefpack.model.note import Note
from briefpack.model.report import Report


class Media(StrEnum):
    """What kind of file an attachment is."""

    PDF = "pdf"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Somebody else's file.

    ``digest`` is the SHA-256 of its bytes, in hexadecimal, and ``size`` how many there are;
    ``tagged`` whether it says of itself that its text can be read in order, and ``conforms``
    whether that was found to hold. ``scanned`` are its pages without text, from 1, and
    ``unembedded`` the fonts that it uses and does not bring.
    """

    media: Media
    pages: int
    digest: str
    size: int = 0
    tagged: bool = False
    conforms: bool = False
    scanned: tuple[int, ...] = ()
    unembedded: tuple[str, ...] = ()


Document = Report | Note | Attachment


@dataclass(frozen=True, slots=True)
class BriefingPack:
    """The pack, its board and membership, and every document that it prints.

    ``folder`` is the pack's folder relative to the board's ("" where they are one), and
    ``documents`` are keyed by their path relative to the board's folder: see ``document_path``.
    ``agendas`` are those of the meetings that the notes among them are of, as far as their packs
    can be read, by the notes' paths. It is ``public`` where what is exempt was taken out of it.
    """

    board: Board
    pack: Pack
    folder: str
    membership: Membership | None = None
    membership_year: str | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    agendas: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    public: bool = False

    def document(self, file: str, beside: str | None = None) -> Document | None:
        """The document that ``file`` names, in pack.toml or in the document ``beside``."""
        return self.documents.get(document_path(self.folder, file, beside))

    def officer(self, contact: Contact | str | None) -> Contact | None:
        """A contact block as it is, or the board's officer of that name; None if there is none."""
        return self.board.officers.get(contact) if isinstance(contact, str) else contact


def document_path(folder: str, file: str, beside: str | None = None) -> str:
    """The path, relative to the board's folder, of a ``file`` named in a pack or a document.

    ``folder`` is the pack's; ``beside`` is the path of the document that names the file, where it
    is not pack.toml that does. A path that leads out of the board's folder starts with "..".
    """
    base = folder if beside is None else posixpath.dirname(beside)
    return posixpath.normpath(posixpath.join(base, file))
