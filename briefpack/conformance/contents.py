"""What pages draw, and under which marks: tagged content, artifacts, or neither."""

import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Stream

from briefpack.conformance.colours import Colours
from briefpack.conformance.faces import Face
from briefpack.conformance.pen import Matrix, Pen, Piece
from briefpack.conformance.tree import Content, Trouble
from briefpack.conformance.values import (
    DIRECT,
    ODD,
    Key,
    data,
    get,
    has,
    inherited,
    items,
    key_of,
    name,
    number,
    whole,
    words,
)
from briefpack.conformance.work import Work

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"])
COLOURING = frozenset(["g", "G", "rg", "RG", "k", "K", "cs", "CS", "sh"])
MOVING = frozenset(["q", "Q", "cm", "BT", "Tm", "Td", "TD", "T*", "Tc", "Tw", "Tz", "TL", "Tr"])
OTHERS = frozenset(["BMC", "BDC", "EMC", "Do", "Tf", "BI", "ID", "EI"])
OPERATORS = " ".join(sorted(SHOWING | PAINTING | COLOURING | MOVING | OTHERS))
"""All that is looked at; lines, curves and clipping by themselves draw nothing."""

DEEPEST_FORM = 24
"""Forms within forms."""


@dataclass(slots=True)
class Mark:
    """A mark that is open. What stands in ``instead`` is read in place of what is drawn in it."""

    is_artifact: bool = False
    content: Content | None = None
    instead: str | None = None
    was_read: bool = False

    @property
    def covers(self) -> bool:
        """Whether what is drawn in it is accounted for."""
        return self.is_artifact or self.content is not None


@dataclass(slots=True)
class Drawn:
    """All that the pages draw."""

    pieces: dict[Content, list[Piece]] = field(default_factory=dict)
    times: Counter[Content] = field(default_factory=Counter)
    """How often each content is drawn."""
    pages_of: dict[Content, int] = field(default_factory=dict)
    faces: dict[tuple[Key, str], Face] = field(default_factory=dict)
    colours: Colours = field(default_factory=Colours)
    strays: dict[tuple[int, str], int] = field(default_factory=dict)
    """How often a page draws something of a kind under no mark."""
    troubles: dict[Trouble, None] = field(default_factory=dict)
    languages: list[tuple[str, int]] = field(default_factory=list)
    letters: Counter[int] = field(default_factory=Counter)
    """How many letters each page has."""
    pictures: Counter[int] = field(default_factory=Counter)
    forms: dict[Key, tuple[Object, int]] = field(default_factory=dict)
    """Forms that are drawn, and the first page that each is drawn on."""


class Reader:
    """Reads what pages draw."""

    def __init__(self, work: Work) -> None:
        self.drawn = Drawn()
        self._work = work
        self._open_forms: list[Key] = []
        self._done: set[tuple[Key, bool]] = set()

    def read_page(self, page: Page, number_: int) -> None:
        """Read one page, with the forms that it draws."""
        resources = inherited(page.obj, "/Resources")
        if has(page.obj, "/Contents"):
            _Sheet(self, page.obj, resources, Pen(number_), None).read(page)

    def read_form(self, form: Stream, sheet: "_Sheet", cover: Mark | None) -> None:
        """Read a form where it is drawn, unless nothing new can come of it."""
        key = key_of(form)
        is_artifact = cover is not None and cover.is_artifact
        settled = (key, is_artifact)
        if key in self._open_forms or len(self._open_forms) >= DEEPEST_FORM:
            self.note("PDF 8.10.1", "a drawing draws itself", sheet.pen.page)
            return
        self.drawn.forms.setdefault(key, (form, sheet.pen.page))
        if settled in self._done:
            return
        if is_artifact or (cover is None and not has(form, "/StructParents")):
            self._done.add(settled)
        self._open_forms.append(key)
        resources = get(form, "/Resources") or sheet.resources
        values = [number(value) for value in items(get(form, "/Matrix"))]
        matrix: Matrix = tuple(values) if len(values) == 6 else (1, 0, 0, 1, 0, 0)  # type: ignore[assignment] # noqa: PLR2004
        _Sheet(self, form, resources, sheet.pen.inside(matrix), cover).read(form)
        self._open_forms.pop()

    def face(self, resources: object, called: str) -> Face | None:
        """The font that a page calls by a name."""
        font = get(resources, "/Font", called)
        if not isinstance(font, Dictionary):
            return None
        key = (key_of(font), "" if key_of(font) != DIRECT else f"{key_of(resources)}{called}")
        if key not in self.drawn.faces:
            self.drawn.faces[key] = Face(font)
        return self.drawn.faces[key]

    def note(self, clause: str, message: str, page: int) -> None:
        """Keep what is wrong, once."""
        self.drawn.troubles.setdefault((clause, message, page))

    def spend(self, steps: int) -> None:
        """Count what is done."""
        self._work.spend(steps)


class _Sheet:
    """One stream of operators: a page's or a form's."""

    def __init__(
        self, reader: Reader, owner: object, resources: object, pen: Pen, cover: Mark | None
    ) -> None:
        self.reader = reader
        self.owner = key_of(owner)
        self.resources = resources
        self.pen = pen
        self.marks: list[Mark] = [] if cover is None else [cover]
        self._outer = len(self.marks)
        self._drawn = reader.drawn

    def read(self, source: Page | Stream) -> None:
        """Follow all operators."""
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                for instruction in pikepdf.parse_content_stream(source, OPERATORS):
                    self._step(instruction)
                is_whole = True
            except ODD:
                is_whole = False
        if told or not is_whole:
            self._note("PDF 7.8.2", "what the page draws cannot be read to its end")
        if len(self.marks) > self._outer:
            self._note("PDF 14.6", "a mark is opened and never closed")

    def _step(
        self, instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
    ) -> None:
        self.reader.spend(1)
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            self._draw_inline(instruction.iimage.obj)
        else:
            self._follow(str(instruction.operator), list(instruction.operands))

    def _follow(self, operator: str, operands: Sequence[object]) -> None:
        if operator in SHOWING:
            self._show(operator, operands)
        elif operator in MOVING:
            self.pen.move(operator, operands)
        elif operator == "Tf" and len(operands) == 2:  # noqa: PLR2004 - a font and its size
            face = self.reader.face(self.resources, f"/{name(operands[0])}")
            self.pen.choose(face, number(operands[1]))
        elif operator in {"BDC", "BMC"}:
            self._open(operands)
        elif operator == "EMC":
            self._close()
        elif operator == "Do" and operands:
            self._draw(get(self.resources, "/XObject", f"/{name(operands[0])}"))
        if operator in COLOURING:
            self._drawn.colours.use(operator, operands, self.resources, self.pen.page)
        if operator in PAINTING:
            self._drawn.colours.paint(self.pen.page)
            self._stray("lines or areas")

    # Marks

    def _open(self, operands: Sequence[object]) -> None:
        values = operands[1] if len(operands) > 1 else None
        if isinstance(values, Name):
            values = get(self.resources, "/Properties", f"/{name(values)}")
        mark = Mark(is_artifact=bool(operands) and name(operands[0]) == "Artifact")
        keys = values.keys() if isinstance(values, Dictionary) else ()
        mcid = whole(get(values, "/MCID")) if "/MCID" in keys else None
        if mcid is not None and not mark.is_artifact:
            mark.content = Content(self.owner, mcid)
        for key in ("/ActualText", "/Alt", "/E"):
            if key in keys and mark.instead is None:
                mark.instead = words(get(values, key))
        if "/Lang" in keys:
            self._drawn.languages.append((words(get(values, "/Lang")), self.pen.page))
        self._check_nesting(mark)
        self.marks.append(mark)
        if mark.content is not None:
            self._drawn.times[mark.content] += 1
            self._drawn.pages_of.setdefault(mark.content, self.pen.page)

    def _check_nesting(self, mark: Mark) -> None:
        in_artifact = any(outer.is_artifact for outer in self.marks)
        in_content = any(outer.content is not None for outer in self.marks)
        if mark.is_artifact and in_content:
            self._note("UA-1 7.1 (01-003)", "tagged content has an artifact within it")
        if mark.content is not None and in_artifact:
            self._note("UA-1 7.1 (01-004)", "an artifact has tagged content within it")
        elif mark.content is not None and in_content:
            self._note("PDF 14.7.4.2", "tagged content has other tagged content within it")

    def _close(self) -> None:
        if len(self.marks) <= self._outer:
            self._note("PDF 14.6", "a mark is closed that was never opened")
            return
        mark = self.marks[-1]
        if mark.instead and not mark.was_read:
            self._keep(Piece(mark.instead))
        self.marks.pop()

    # Drawing

    def _show(self, operator: str, operands: Sequence[object]) -> None:
        piece = self.pen.show(operator, operands)
        if any(data(part) for part in items(operands[-1] if operands else None)):
            self._drawn.colours.paint(self.pen.page)
            self._stray("text")
        if piece is None or not piece.text:
            return
        self.reader.spend(len(piece.text))
        self._drawn.letters[self.pen.page] += len(piece.text.strip())
        reading = next((mark for mark in self.marks if mark.instead is not None), None)
        if reading is not None:
            text = "" if reading.was_read else reading.instead
            reading.was_read = True
            piece = piece._replace(text=text or "")
        self._keep(piece)

    def _keep(self, piece: Piece) -> None:
        content = next((mark.content for mark in reversed(self.marks) if mark.content), None)
        if content is not None:
            self._drawn.pieces.setdefault(content, []).append(piece)

    def _draw(self, drawing: object) -> None:
        if not isinstance(drawing, Stream):
            self._note("PDF 7.8.3", "the page draws something that is not in the file")
            return
        kind = name(get(drawing, "/Subtype"))
        if kind == "Form":
            cover = next((mark for mark in reversed(self.marks) if mark.covers), None)
            self.reader.read_form(drawing, self, cover)
        elif kind == "Image":
            self._drawn.pictures[self.pen.page] += 1
            self._drawn.colours.use_picture(drawing, self.resources, self.pen.page)
            self._stray("pictures")
        else:
            self._stray("drawings")

    def _draw_inline(self, image: object) -> None:
        self._drawn.pictures[self.pen.page] += 1
        self._drawn.colours.use_picture(image, self.resources, self.pen.page, is_inline=True)
        self._stray("pictures")

    def _stray(self, what: str) -> None:
        if not any(mark.covers for mark in self.marks):
            key = (self.pen.page, what)
            self._drawn.strays[key] = self._drawn.strays.get(key, 0) + 1

    def _note(self, clause: str, message: str) -> None:
        self.reader.note(clause, message, self.pen.page)
