"""Pictures, copied as they are packed, without what cameras and programs write beside them."""

import zlib
from collections.abc import Iterator
from copy import copy as copy_stream

from pikepdf import Array, Dictionary, Name, Object, Stream

from briefpack.foreign.colours import copy_space
from briefpack.foreign.copying import GROWING, GROWS, Copier, unpacked_length
from briefpack.foreign.findings import Needs, Refusal, Unfit
from briefpack.foreign.limits import MOST_PICTURE, MOST_PIXELS
from briefpack.foreign.values import copy_plain, elements, is_true, mapping, whole

_CODECS = frozenset(("/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/JPXDecode"))
_SHORT = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
_SETTINGS = (
    *("/Predictor", "/Colors", "/BitsPerComponent", "/Columns", "/Rows", "/K", "/EndOfLine"),
    *("/EncodedByteAlign", "/EndOfBlock", "/BlackIs1", "/DamagedRowsBeforeError"),
    "/ColorTransform",
)
_KEYS = ("/Width", "/Height", "/BitsPerComponent", "/ImageMask", "/Decode", "/Matte")
_DEPTHS = frozenset((1, 2, 4, 8, 16))


def copy_picture(copier: Copier, picture: Stream, needs: Needs) -> Object:
    """A picture with its masks; its data are taken over as they are packed, where they may be."""

    def build(found: Needs) -> Object:
        if whole(picture.get("/Width")) * whole(picture.get("/Height")) > MOST_PIXELS:
            raise Refusal("it holds a picture of more than 100 million dots")
        copy = _data(copier, picture, found)
        copy.Type, copy.Subtype = Name.XObject, Name.Image
        copy_plain(picture, copy, _KEYS)
        is_mask = is_true(picture.get("/ImageMask"))
        if is_mask:
            copy.BitsPerComponent = 1
        elif "/ColorSpace" in picture:
            copy.ColorSpace = copy_space(copier, picture.ColorSpace, found)
        elif copy.get("/Filter") != Name.JPXDecode:
            found.unfit.add(Unfit.PICTURE)
        if not is_mask and whole(picture.get("/BitsPerComponent"), 8) not in _DEPTHS:
            found.unfit.add(Unfit.PICTURE)
        _copy_masks(copier, picture, copy, found)
        return copy

    return copier.shared("picture", picture, needs, build)


def _copy_masks(copier: Copier, picture: Stream, copy: Object, needs: Needs) -> None:
    for key in ("/Mask", "/SMask"):
        mask = picture.get(key)
        if isinstance(mask, Stream):
            copy[key] = copy_picture(copier, mask, needs)
    if isinstance(picture.get("/Mask"), Array):
        copy_plain(picture, copy, ("/Mask",))
    if copy.get("/Filter") == Name.JPXDecode:
        copy_plain(picture, copy, ("/SMaskInData",))


def _data(copier: Copier, picture: Stream, needs: Needs) -> Object:
    """A new stream with the picture's data, the last of its filters, and how they are read."""
    filters = _filters(picture)
    settings = _settings(picture, len(filters))
    if sum(name in GROWING for name in filters) > 1:
        raise Refusal(GROWS)
    if filters == ["/FlateDecode"]:
        _measure(copier, picture)
        return _as_packed(copier, picture, filters[0], settings[0])
    if not filters or filters[-1] not in _CODECS:
        return copier.target.make_stream(copier.unpacked(picture))
    codec = filters[-1]
    if codec not in {"/DCTDecode", "/JPXDecode"} and len(filters) == 1:
        return _as_packed(copier, picture, codec, settings[0])
    raw = _packed_once(copier, picture, filters, settings)
    if codec == "/DCTDecode":
        raw = b"".join(_jpeg_parts(raw))
    elif codec == "/JPXDecode":
        raw = _without_notes(raw, needs, has_space="/ColorSpace" in picture)
    copy = copier.target.make_stream(raw)
    copy.Filter = Name(codec)
    _set(copier, copy, settings[-1])
    return copy


def _filters(picture: Stream) -> list[str]:
    value = picture.get("/Filter", picture.get("/F"))
    names = [value] if isinstance(value, Name) else list(elements(value))
    return [_SHORT.get(str(name), str(name)) for name in names]


def _settings(picture: Stream, count: int) -> list[Object]:
    value = picture.get("/DecodeParms", picture.get("/DP"))
    each = list(elements(value)) if isinstance(value, Array) else [value]
    found = [mapping(one) for one in each]
    return (found + [Dictionary()] * count)[:count]


def _as_packed(copier: Copier, picture: Stream, codec: str, settings: Object) -> Object:
    """The picture's data as they lie in its file, out of which they are copied in the end."""
    bare = copy_stream(picture)
    for key in list(bare.keys()):
        if key != "/Length":
            del bare[key]
    packed = copier.target.copy_foreign(bare)
    packed.Filter = Name(codec)
    _set(copier, packed, settings)
    return packed


def _set(copier: Copier, copy: Object, settings: Object) -> None:
    kept = Dictionary()
    copy_plain(settings, kept, _SETTINGS)
    shared = settings.get("/JBIG2Globals")
    if isinstance(shared, Stream):
        kept.JBIG2Globals = copier.target.make_stream(copier.unpacked(shared))
    if len(kept.keys()):
        copy.DecodeParms = kept


def _measure(copier: Copier, picture: Stream) -> None:
    """Count what a packed picture unpacks to."""
    try:
        length = unpacked_length(picture, MOST_PICTURE)
    except zlib.error as error:
        raise Refusal("a picture in it is damaged") from error
    if length > MOST_PICTURE:
        raise Refusal(GROWS)
    copier.count_bytes(length)


def _packed_once(
    copier: Copier, picture: Stream, filters: list[str], settings: list[Object]
) -> bytes:
    """The data as the last filter reads them, the others undone."""
    raw: bytes = picture.read_raw_bytes()
    if len(filters) == 1:
        return raw
    outer = Stream(copier.source, raw)
    outer.Filter = Array([Name(name) for name in filters[:-1]])
    outer.DecodeParms = Array(list(settings[:-1]))
    return copier.unpacked(outer)


_PLAIN_MARKERS = frozenset((0x01, *range(0xD0, 0xD8)))
_MARK, _START, _SCAN, _COMMENT = 0xFF, 0xD8, 0xDA, 0xFE
_NOTES = frozenset((*range(0xE1, 0xEE), 0xEF, _COMMENT))
"""Segments with a camera's notes, places and remarks; the colours' segments 0 and 14 stay."""


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """A JPEG without its notes."""
    at = 0
    while at + 4 <= len(data) and data[at] == _MARK:
        marker = data[at + 1]
        if marker == _MARK:
            at += 1
            continue
        if marker == _START or marker in _PLAIN_MARKERS:
            length = 2
        elif marker == _SCAN:
            break
        else:
            length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in _NOTES:
            yield data[at : at + length]
        at += length
    yield data[at:]


_JP2_BOXES = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
_ENUMERATED = frozenset((16, 17, 18))
"""sRGB, grey and sYCC."""


def _without_notes(data: bytes, needs: Needs, *, has_space: bool) -> bytes:
    """A JPEG 2000 picture without its notes; unfit if it is of a kind that PDF/A does not take."""
    boxes = dict[bytes, bytes]()
    kept = b""
    for name, whole_box, inner in _boxes(data):
        boxes.setdefault(name, inner)
        if name in _JP2_BOXES:
            kept += whole_box
    head = {name: inner for name, _, inner in _boxes(boxes.get(b"jp2h", b""))}
    size, colour = head.get(b"ihdr", b""), head.get(b"colr", b"")
    sound = (
        b"jp2c" in boxes
        and len(size) >= 11  # noqa: PLR2004 - its length is 14
        and int.from_bytes(size[8:10], "big") in {1, 3}
        and size[10] <= 37  # noqa: PLR2004 - depths of up to 38 bits
        and b"bpcc" not in head
        and (
            has_space
            or (colour[:1] == b"\x01" and int.from_bytes(colour[3:7], "big") in _ENUMERATED)
        )
    )
    if not sound:
        needs.unfit.add(Unfit.PICTURE)
    return kept or data


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The boxes of a JPEG 2000 file: name, the whole box, what is in it."""
    at = 0
    while at + 8 <= len(data):
        length, name, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif length == 0:
            length = len(data) - at
        if length < head:
            return
        yield name, data[at : at + length], data[at + head : at + length]
        at += length
