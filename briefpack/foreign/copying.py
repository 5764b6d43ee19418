"""What all copying shares: each object once, and never more of them than there may be."""

import zlib
from collections.abc import Callable, Iterable

import pikepdf
from pikepdf import Name, Object, Pdf, Stream

from briefpack.foreign.findings import Needs, Refusal
from briefpack.foreign.limits import DEEPEST, MOST_OBJECTS, MOST_STREAM, MOST_UNPACKED
from briefpack.foreign.values import elements

DAMAGED = "it is damaged, and mending it might lose a page"
GROWS = "it grows out of all proportion when it is unpacked"
LOOPS = "a drawing in it contains itself"
DEEP = "its drawings are nested too deep"

GROWING = frozenset(("/FlateDecode", "/LZWDecode", "/RunLengthDecode"))
"""Filters that can make much out of little."""

_CHUNK = 1 << 20


class Copier:
    """Copies into ``target``, remembering by their numbers what has been copied."""

    def __init__(self, source: Pdf, target: Pdf) -> None:
        self.source = source
        self.target = target
        self.numbered_in_forms = False
        """Whether marks with numbers stand in drawings, where tags are not followed."""
        self.keeps_marks = False
        self._done: dict[tuple[str, tuple[int, int]], tuple[Object, Needs]] = {}
        self._doing: list[tuple[str, tuple[int, int]]] = []
        self._unpacked = 0
        self._copied = 0

    def shared(
        self, kind: str, source: Object, needs: Needs, build: Callable[[Needs], Object]
    ) -> Object:
        """The copy of ``source`` as a ``kind``, which ``build`` makes the first time."""
        key = (kind, source.objgen)
        if source.is_indirect and key in self._done:
            copy, found = self._done[key]
        else:
            if source.is_indirect and key in self._doing:
                raise Refusal(LOOPS)
            if len(self._doing) > DEEPEST:
                raise Refusal(DEEP)
            self.count()
            found = Needs()
            self._doing.append(key)
            try:
                copy = build(found)
            finally:
                self._doing.pop()
            if source.is_indirect:
                self._done[key] = copy, found
        needs.add(found)
        return copy

    def count(self, objects: int = 1) -> None:
        """Count objects that are copied; raises Refusal when there are too many."""
        self._copied += objects
        if self._copied > MOST_OBJECTS:
            raise Refusal("it is made of too many parts")

    def unpacked(self, stream: Stream) -> bytes:
        """The bytes of a stream, within bounds."""
        try:
            data = stream.read_bytes()
        except pikepdf.PdfError as error:
            raise Refusal(why_unread([stream])) from error
        if len(data) > MOST_STREAM:
            raise Refusal(GROWS)
        self.count_bytes(len(data))
        return data

    def count_bytes(self, length: int) -> None:
        """Count bytes that come out of a stream; raises Refusal when they are too many."""
        self._unpacked += length
        if self._unpacked > MOST_UNPACKED:
            raise Refusal(GROWS)


def why_unread(streams: Iterable[object]) -> str:
    """Why streams could not be unpacked: there is too much in them, or they are broken."""
    return GROWS if any(map(_grows, streams)) else DAMAGED


def _grows(stream: object) -> bool:
    if not isinstance(stream, Stream):
        return False
    filters = stream.get("/Filter")
    names = [filters] if isinstance(filters, Name) else list(elements(filters))
    if sum(str(name) in GROWING for name in names) > 1:
        return True
    if Name.FlateDecode not in names[:1]:
        return False
    try:
        return unpacked_length(stream, MOST_STREAM) > MOST_STREAM
    except zlib.error:
        return False


def unpacked_length(stream: Stream, most: int) -> int:
    """What a packed stream unpacks to, or more than ``most``; little of it is held at a time.

    Raises zlib.error where it is broken.
    """
    unpacker = zlib.decompressobj()
    rest: bytes = stream.read_raw_bytes()
    length = 0
    while rest and not unpacker.eof and length <= most:
        length += len(unpacker.decompress(rest, _CHUNK))
        rest = unpacker.unconsumed_tail
    return length
