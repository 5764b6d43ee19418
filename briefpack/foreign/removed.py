"""What is left out of the clean file, in an officer's words."""

from pikepdf import Dictionary, Name, Object, Pdf

from briefpack.foreign.values import elements, mapping

SCRIPTS = "scripts"
ACTIONS = "actions that start by themselves"
PROGRAMS = "commands that start programs"
OTHER_FILES = "links to other files"
OTHER_LINKS = "links that are not to the web, a mailbox or a telephone"
FIELDS = "form fields"
SIGNATURES = "signatures"
EMBEDDED = "embedded files"
COMMENTS = "comments"
MEDIA = "sound, film and models"
LAYERS = "layers"
REVISIONS = "earlier revisions"
PRIVATE = "private data of programs"
PROPERTIES = "author and other properties"
RESTRICTIONS = "restrictions"

_ORDER = (
    *(SCRIPTS, ACTIONS, PROGRAMS, EMBEDDED, MEDIA, FIELDS, SIGNATURES, COMMENTS),
    *(OTHER_FILES, OTHER_LINKS, LAYERS, REVISIONS, PRIVATE, PROPERTIES, RESTRICTIONS),
)
_MEDIA_KINDS = frozenset(("/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"))
_SILENT_KINDS = frozenset(("/Popup", "/PrinterMark", "/TrapNet"))


class Removed:
    """Collects what is found and left out."""

    def __init__(self) -> None:
        self._found: set[str] = set()

    def note(self, what: str) -> None:
        """Something of this kind was there."""
        self._found.add(what)

    def words(self) -> tuple[str, ...]:
        """All that was there, what matters most first."""
        return tuple(what for what in _ORDER if what in self._found)

    def note_action(self, action: object, *, is_link: bool = False) -> None:
        """An action, and those that follow it."""
        for _ in range(10):
            if not isinstance(action, Dictionary):
                return
            kind = str(action.get("/S"))
            if kind == "/JavaScript":
                self.note(SCRIPTS)
            elif kind == "/Launch":
                self.note(PROGRAMS)
            elif kind in {"/GoToR", "/GoToE"}:
                self.note(OTHER_FILES)
            elif kind == "/URI" and is_link:
                self.note(OTHER_LINKS)
            elif not is_link:
                self.note(ACTIONS)
            action = action.get("/Next")

    def note_actions(self, holder: Object) -> None:
        """What starts when something happens to a page, a field or the file."""
        triggers = mapping(holder.get("/AA"))
        for name in triggers.keys():  # noqa: SIM118 - a PDF dictionary, not one of ours
            self.note_action(triggers[name])

    def note_annotation(self, annotation: Object) -> None:
        """Something that lies on a page and is no link."""
        kind = str(annotation.get("/Subtype"))
        self.note_actions(annotation)
        self.note_action(annotation.get("/A"))
        if kind == "/Widget":
            self.note(SIGNATURES if annotation.get("/FT") == Name.Sig else FIELDS)
        elif kind == "/FileAttachment":
            self.note(EMBEDDED)
        elif kind in _MEDIA_KINDS:
            self.note(MEDIA)
        elif kind not in _SILENT_KINDS:
            self.note(COMMENTS)

    def note_file(self, pdf: Pdf, data: bytes) -> None:
        """What belongs to the file as a whole."""
        root = pdf.Root
        opening = root.get("/OpenAction")
        self.note_action(opening)
        self.note_actions(root)
        names = mapping(root.get("/Names"))
        if "/JavaScript" in names:
            self.note(SCRIPTS)
        if "/EmbeddedFiles" in names or "/AF" in root or "/Collection" in root:
            self.note(EMBEDDED)
        if list(elements(mapping(root.get("/AcroForm")).get("/Fields"))):
            self.note(FIELDS)
        if "/PieceInfo" in root or any("/PieceInfo" in page.obj for page in pdf.pages):
            self.note(PRIVATE)
        if "/Metadata" in root or "/Info" in pdf.trailer:
            self.note(PROPERTIES)
        if pdf.is_encrypted:
            self.note(RESTRICTIONS)
        ends = data.count(b"%%EOF")
        if ends > (2 if pdf.is_linearized else 1):
            self.note(REVISIONS)
