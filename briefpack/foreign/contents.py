"""Content streams, read operator by operator and written anew.

qpdf's lexer writes each operator on a line of its own, its operands before it, and strings
without line ends; so what it has written can be gone through as lines, which is fast.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from briefpack.foreign.copying import why_unread
from briefpack.foreign.findings import Refusal, Unfit
from briefpack.foreign.values import copy_plain, elements, mapping, whole

if TYPE_CHECKING:
    from collections.abc import Callable

_DRAWS = frozenset(
    b"w J j M d i m l c v y h re S s f F f* B B* b b* n W W* cm "
    b"d0 d1 BT ET Tc Tw Tz TL Ts Td TD Tm T* g G rg RG BX EX".split()
)
"""Operators that need nothing but their operands."""

_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_INTENTS = frozenset(
    (b"/RelativeColorimetric", b"/AbsoluteColorimetric", b"/Perceptual", b"/Saturation")
)
_CATEGORIES = {
    b"gs": "/ExtGState",
    b"cs": "/ColorSpace",
    b"CS": "/ColorSpace",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"sh": "/Shading",
    b"Do": "/XObject",
}
_DEVICE_SPACES = frozenset(("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"))
_INVISIBLE = 3
_DEEPEST_SAVES = 28
_LONGEST_LINE = 32_767
_MARK_KEYS = ("/MCID", "/Lang", "/ActualText", "/Alt", "/E", "/Type", "/Subtype", "/BBox")
_NUMBERED = re.compile(rb"(/\S+) << /MCID (\d+) >>")


@dataclass(slots=True)
class Content:
    """A content stream as it is written anew, and what it uses."""

    data: bytes = b""
    used: dict[str, set[str]] = field(default_factory=dict)
    """Names of resources, by category."""
    shown: dict[str, set[bytes]] = field(default_factory=dict)
    """Strings shown, by the name of their font."""
    visible: set[str] = field(default_factory=set)
    """Names of fonts whose text is seen."""
    numbered: set[int] = field(default_factory=set)
    """Numbers of marked content."""
    unfit: set[Unfit] = field(default_factory=set)


def read_content(source: pikepdf.Page | Stream, *, marks: bool) -> Content:
    """Read the content of a page or a form that has resources of its own.

    With ``marks``, those of tags are kept.
    """
    lines = _lines(source)
    if any(line == b"BI" for line in lines):
        # Pictures within the content become pictures like others.
        page = source if isinstance(source, pikepdf.Page) else pikepdf.Page(source)
        page.externalize_inline_images(min_size=0, shallow=True)
        lines = _lines(source)
    return _Reader(mapping(source.get("/Resources")), marks=marks).read(lines)


def _lines(source: pikepdf.Page | Stream) -> list[bytes]:
    try:
        parsed = pikepdf.parse_content_stream(source)
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        contents = source.get("/Contents") if isinstance(source, pikepdf.Page) else source
        streams = elements(contents) if isinstance(contents, Array) else [contents]
        raise Refusal(why_unread(streams)) from error
    return pikepdf.unparse_content_stream(parsed).split(b"\n")


class _Reader:
    """Goes through the lines of one stream, with the state that they change."""

    def __init__(self, resources: Object, *, marks: bool) -> None:
        self._resources = resources
        self._marks = marks
        self._content = Content()
        self._font = ""
        self._mode = 0
        self._saved: list[tuple[str, int]] = []
        self._open: list[bool] = []  # for each mark that is open, whether it is kept
        self._lines: list[bytes] = []
        self._does: dict[bytes, Callable[[bytes, bytes], bool]] = {
            b"q": self._save,
            b"Q": self._restore,
            b"Tf": self._set_font,
            b"Tr": self._set_mode,
            b"k": self._press_colour,
            b"K": self._press_colour,
            b"sc": self._colour,
            b"SC": self._colour,
            b"ri": self._intent,
            b"BMC": self._begin,
            b"BDC": self._begin,
            b"EMC": self._end,
        }
        self._does |= dict.fromkeys(_SHOWS, self._show)
        self._does |= dict.fromkeys(_CATEGORIES, self._use)

    def read(self, lines: list[bytes]) -> Content:
        keep = self._lines.append
        for line in lines:
            operands, _, operator = line.rpartition(b" ")
            if operator in _DRAWS:
                keep(line)
                continue
            does = self._does.get(operator)
            # Readers pass over what they do not know, and so it can go.
            if does is not None and does(operands, operator):
                keep(line)
            elif operator in {b"BI", b"ID"}:
                self._content.unfit.add(Unfit.CONTENT)
        self._lines += [b"EMC"] * sum(self._open) + [b"Q"] * len(self._saved)
        if max(map(len, self._lines), default=0) > _LONGEST_LINE:
            self._content.unfit.add(Unfit.CONTENT)
        self._content.data = b"\n".join(self._lines)
        return self._content

    def _save(self, _: bytes, __: bytes) -> bool:
        self._saved.append((self._font, self._mode))
        if len(self._saved) > _DEEPEST_SAVES:
            self._content.unfit.add(Unfit.CONTENT)
        return True

    def _restore(self, _: bytes, __: bytes) -> bool:
        if not self._saved:
            return False
        self._font, self._mode = self._saved.pop()
        return True

    def _set_font(self, operands: bytes, _: bytes) -> bool:
        self._font = _name(operands.partition(b" ")[0])
        self._content.used.setdefault("/Font", set()).add(self._font)
        return True

    def _set_mode(self, operands: bytes, _: bytes) -> bool:
        self._mode = int(operands) if operands.isdigit() else 0
        return True

    def _show(self, operands: bytes, _: bytes) -> bool:
        if not self._font:  # it would be that of whatever is drawn before
            self._content.unfit.add(Unfit.FONT)
        self._content.shown.setdefault(self._font, set()).add(operands)
        if self._mode != _INVISIBLE:
            self._content.visible.add(self._font)
        return True

    def _press_colour(self, _: bytes, __: bytes) -> bool:
        self._content.unfit.add(Unfit.COLOUR)
        return True

    def _colour(self, _: bytes, __: bytes) -> bool:
        return True

    def _intent(self, operands: bytes, _: bytes) -> bool:
        return operands in _INTENTS

    def _use(self, operands: bytes, operator: bytes) -> bool:
        last = operands.rpartition(b" ")[2]
        if not last.startswith(b"/"):
            return operator in {b"scn", b"SCN"}
        name, category = _name(last), _CATEGORIES[operator]
        if category == "/ColorSpace" and name in _DEVICE_SPACES:
            if name == "/DeviceCMYK":
                self._content.unfit.add(Unfit.COLOUR)
            return True
        if name not in mapping(self._resources.get(category)):
            return False
        self._content.used.setdefault(category, set()).add(name)
        return True

    def _begin(self, operands: bytes, operator: bytes) -> bool:
        line = self._mark(operands, operator) if self._marks else None
        self._open.append(line is not None)
        if line is not None:
            self._lines.append(line)
        return False

    def _end(self, _: bytes, __: bytes) -> bool:
        return self._open.pop() if self._open else False

    def _mark(self, operands: bytes, operator: bytes) -> bytes | None:
        """The line of a mark that is kept; None for those of layers."""
        if operator == b"BMC":
            return operands + b" BMC"
        if match := _NUMBERED.fullmatch(operands):
            self._content.numbered.add(int(match[2]))
            return operands + b" BDC"
        tag, _, rest = operands.partition(b" ")
        if tag == b"/OC":
            return None
        if rest.startswith(b"/"):
            properties = mapping(self._resources.get("/Properties")).get(_name(rest))
        else:
            properties = Object.parse(rest)
        kept = Dictionary()
        copy_plain(mapping(properties), kept, _MARK_KEYS)
        if "/MCID" in kept:
            self._content.numbered.add(whole(kept.MCID))
        return tag + b" " + kept.unparse() + b" BDC"


def _name(token: bytes) -> str:
    """A name as pikepdf knows it, from how it is written."""
    if b"#" in token:
        return str(Object.parse(token))
    return token.decode("utf-8", "surrogateescape")
