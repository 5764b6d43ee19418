"""Colour spaces, functions and shadings, copied key by key."""

import hashlib

from pikepdf import Array, Dictionary, Name, Object, Stream

from briefpack.foreign.copying import Copier
from briefpack.foreign.findings import Needs, Unfit
from briefpack.foreign.values import copy_plain, elements, mapping, plain, whole

_DEVICES = {
    "/DeviceGray": "/DeviceGray",
    "/DeviceRGB": "/DeviceRGB",
    "/DeviceCMYK": "/DeviceCMYK",
    "/G": "/DeviceGray",
    "/RGB": "/DeviceRGB",
    "/CMYK": "/DeviceCMYK",
    "/Pattern": "/Pattern",
}
_PROFILE_CLASSES = frozenset((b"prtr", b"mntr", b"scnr", b"spac"))
_PROFILE_SPACES = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3, b"CMYK": 4}
_PROFILE_HEAD = 128
_NEWEST_PROFILE = 4
_DEEPEST_SPACE = 4
_FUNCTION_KEYS = {
    0: ("/Size", "/BitsPerSample", "/Order", "/Encode", "/Decode"),
    2: ("/C0", "/C1", "/N"),
    3: ("/Bounds", "/Encode"),
    4: (),
}
_SHADING_KEYS = (
    *("/ShadingType", "/Background", "/BBox", "/AntiAlias", "/Coords", "/Domain", "/Extend"),
    *("/Matrix", "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/Decode"),
    "/VerticesPerRow",
)


def copy_space(copier: Copier, space: object, needs: Needs, depth: int = 0) -> Object:
    """A colour space; grey in the place of what is none."""
    if isinstance(space, Name):
        name = _DEVICES.get(str(space), "")
        if name in {"", "/DeviceCMYK"}:
            needs.unfit.add(Unfit.COLOUR)
        return Name(name or "/DeviceGray")
    if isinstance(space, Array) and len(space) and depth < _DEEPEST_SPACE:
        return copier.shared(
            "space", space, needs, lambda found: _family(copier, space, found, depth)
        )
    needs.unfit.add(Unfit.COLOUR)
    return Name.DeviceGray


def _family(  # noqa: PLR0911 - one for each family
    copier: Copier, space: Object, needs: Needs, depth: int
) -> Object:
    parts = list(elements(space))
    family = str(parts[0])
    if len(parts) == 1:
        return copy_space(copier, parts[0], needs, _DEEPEST_SPACE)
    match family:
        case "/CalGray" | "/CalRGB" | "/Lab":
            settings = Dictionary()
            keys = ("/WhitePoint", "/BlackPoint", "/Gamma", "/Matrix", "/Range")
            copy_plain(mapping(parts[1]), settings, keys)
            return Array([Name(family), settings])
        case "/ICCBased" if isinstance(parts[1], Stream):
            return Array([Name.ICCBased, _profile(copier, parts[1], needs)])
        case "/Pattern":
            return Array([Name.Pattern, copy_space(copier, parts[1], needs, depth + 1)])
        case "/Indexed" | "/I" if len(parts) == 4:  # noqa: PLR2004
            base = copy_space(copier, parts[1], needs, depth + 1)
            table = parts[3]
            if isinstance(table, Stream):
                table = copier.target.make_stream(copier.unpacked(table))
            else:
                table = plain(table)
            if table is not None:
                return Array([Name.Indexed, base, whole(parts[2]), table])
        case "/Separation" | "/DeviceN" if len(parts) >= 4:  # noqa: PLR2004
            return _inks(copier, parts, needs, depth)
    needs.unfit.add(Unfit.COLOUR)
    return Name.DeviceGray


def _profile(copier: Copier, stream: Stream, needs: Needs) -> Object:
    def build(found: Needs) -> Object:
        data = copier.unpacked(stream)
        copy = copier.target.make_stream(data)
        copy.N = whole(stream.get("/N"))
        copy_plain(stream, copy, ("/Range",))
        sound = (
            len(data) > _PROFILE_HEAD
            and data[8] <= _NEWEST_PROFILE
            and data[12:16] in _PROFILE_CLASSES
            and data[36:40] == b"acsp"
            and _PROFILE_SPACES.get(data[16:20]) == copy.N
        )
        if not sound:
            found.unfit.add(Unfit.COLOUR)
            copy.Alternate = {1: Name.DeviceGray, 4: Name.DeviceCMYK}.get(copy.N, Name.DeviceRGB)
        return copy

    return copier.shared("profile", stream, needs, build)


def _inks(copier: Copier, parts: list[object], needs: Needs, depth: int) -> Object:
    """Named inks, which are shown by way of an alternative colour space."""
    alternate = copy_space(copier, parts[2], needs, depth + 1)
    tint = copy_function(copier, parts[3], needs)
    names = plain(parts[1])
    if names is None or tint is None:
        needs.unfit.add(Unfit.COLOUR)
        return Name.DeviceGray
    if str(parts[0]) == "/DeviceN" or str(names) in {"/All", "/None"}:
        needs.unfit.add(Unfit.COLOUR)
        return Array([Name(str(parts[0])), names, alternate, tint])
    # All inks of a name must look the same, and other files may have one of this name too.
    look = alternate.unparse(resolved=True) + tint.unparse(resolved=True)
    if isinstance(tint, Stream):
        look += tint.read_bytes()
    digest = hashlib.sha256(look).hexdigest()[:12]
    return Array([Name.Separation, Name(f"/Ink-{digest}"), alternate, tint])


def _begun(copier: Copier, source: object) -> Object:
    """A stream with the bytes of another, or a dictionary, with no entries yet."""
    if isinstance(source, Stream):
        return copier.target.make_stream(copier.unpacked(source))
    return copier.target.make_indirect(Dictionary())


def copy_function(copier: Copier, function: object, needs: Needs, depth: int = 0) -> Object | None:
    """A function; None if it is none."""
    source = mapping(function)
    kind = whole(source.get("/FunctionType"), -1)
    if kind not in _FUNCTION_KEYS or depth > _DEEPEST_SPACE:
        return None

    def build(found: Needs) -> Object:
        copy = _begun(copier, source)
        copy_plain(source, copy, ("/FunctionType", "/Domain", "/Range", *_FUNCTION_KEYS[kind]))
        if kind == 3:  # noqa: PLR2004
            inner = elements(source.get("/Functions"))
            copies = [copy_function(copier, each, found, depth + 1) for each in inner]
            copy.Functions = Array([each for each in copies if each is not None])
        return copy

    return copier.shared("function", source, needs, build)


def copy_shading(copier: Copier, shading: object, needs: Needs) -> Object:
    """A shading, with its functions and its colour space."""
    source = mapping(shading)

    def build(found: Needs) -> Object:
        copy = _begun(copier, source)
        copy_plain(source, copy, _SHADING_KEYS)
        copy.ColorSpace = copy_space(copier, source.get("/ColorSpace"), found)
        function = source.get("/Function")
        if isinstance(function, Array):
            copies = [copy_function(copier, each, found) for each in elements(function)]
            copy.Function = Array([each for each in copies if each is not None])
        elif (copied := copy_function(copier, function, found)) is not None:
            copy.Function = copied
        return copy

    return copier.shared("shading", source, needs, build)
