"""Drawings - pages' contents and forms - copied with only the resources that they use."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from briefpack.foreign.colours import copy_shading, copy_space
from briefpack.foreign.contents import Content, read_content
from briefpack.foreign.copying import Copier
from briefpack.foreign.findings import Needs, Unfit
from briefpack.foreign.fonts import copy_drawn_font
from briefpack.foreign.layers import check_memberships, refuse_hidden
from briefpack.foreign.pictures import copy_picture
from briefpack.foreign.values import copy_plain, elements, mapping, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

_STATE_KEYS = ("/LW", "/LC", "/LJ", "/ML", "/D", "/FL", "/SA", "/CA", "/ca", "/AIS", "/TK")
_BLENDS = frozenset(
    [
        "/Normal",
        "/Compatible",
        "/Multiply",
        "/Screen",
        "/Overlay",
        "/Darken",
        "/Lighten",
        "/ColorDodge",
        "/ColorBurn",
        "/HardLight",
        "/SoftLight",
        "/Difference",
        "/Exclusion",
        "/Hue",
        "/Saturation",
        "/Color",
        "/Luminosity",
    ]
)
_WHOLE = [1, 0, 0, 1, 0, 0]


class Drawer:
    """Copies drawings; fonts are collected, and made when all that they show is known."""

    def __init__(self, copier: Copier) -> None:
        self.copier = copier
        self.fonts: dict[tuple[int, int], tuple[Object, Object]] = {}
        """For each font's number: the font as it came, and the one that takes its place."""
        self.drew_annotations = False
        self._copies: dict[str, Callable[[object, Needs], Object | None]] = {
            "/ExtGState": self._state,
            "/ColorSpace": lambda space, needs: copy_space(copier, space, needs),
            "/Pattern": self._pattern,
            "/Shading": lambda shading, needs: copy_shading(copier, shading, needs),
            "/XObject": self.copy_xobject,
            "/Font": lambda font, _: self._font(font),
        }

    def draw(self, source: pikepdf.Page | Stream, needs: Needs) -> tuple[Content, Object]:
        """The content of a page or a form, and its resources."""
        content = read_content(source, marks=self.copier.keeps_marks)
        self.copier.count_bytes(len(content.data))
        needs.unfit |= content.unfit
        made = Dictionary()
        keys: dict[str, tuple[int, int]] = {}
        # Only now: pictures within the content are among the resources since it was read.
        resources = mapping(source.get("/Resources"))
        check_memberships(mapping(resources.get("/Properties")))
        for category in sorted(content.used):
            group = mapping(resources.get(category))
            copies = Dictionary()
            for name in sorted(content.used[category]):
                if category == "/Font":
                    self._number(group, name)
                    if isinstance(group.get(name), Dictionary):
                        keys[name] = group[name].objgen
                elif category == "/XObject":
                    _lend(group.get(name), resources)
                copied = self._copies[category](group.get(name), needs)
                if copied is not None:
                    copies[name] = copied
                else:
                    needs.unfit.add(Unfit.CONTENT)
            made[category] = copies
        for name, strings in content.shown.items():
            if name not in keys:
                needs.unfit.add(Unfit.FONT)
                continue
            needs.shown.setdefault(keys[name], set()).update(strings)
            if name in content.visible:
                needs.visible.add(keys[name])
        return content, made

    def _number(self, group: Object, name: str) -> None:
        """Give a font a number, if it stands in the resources without one."""
        font = group.get(name)
        if isinstance(font, Dictionary) and not font.is_indirect:
            group[name] = self.copier.source.make_indirect(font)

    def copy_xobject(self, source: object, needs: Needs) -> Object | None:
        """A picture or a form; None for PostScript, and what is neither."""
        if not isinstance(source, Stream):
            return None
        refuse_hidden(source.get("/OC"))
        if source.get("/Subtype") == Name.Image:
            return copy_picture(self.copier, source, needs)
        if source.get("/Subtype") == Name.Form:
            return self.copy_form(source, needs)
        return None

    def copy_form(self, form: Stream, needs: Needs) -> Object:
        """A form with what is drawn in it."""

        def build(found: Needs) -> Object:
            if "/Resources" not in form:
                form.Resources = Dictionary()
            content, resources = self.draw(form, found)
            if content.numbered:
                self.copier.numbered_in_forms = True
            copy = self.copier.target.make_stream(content.data)
            copy.Type, copy.Subtype = Name.XObject, Name.Form
            copy.BBox = Array([Decimal(repr(side)) for side in box_of(form)])
            if numbers(form.get("/Matrix"), 6) not in (None, _WHOLE):
                copy_plain(form, copy, ("/Matrix",))
            copy.Resources = resources
            group = self.copy_group(form.get("/Group"), found)
            if group is not None:
                copy.Group = group
            return copy

        return self.copier.shared("form", form, needs, build)

    def copy_group(self, group: object, needs: Needs) -> Object | None:
        """What makes a drawing transparent as a whole; None if nothing does."""
        source = mapping(group)
        if source.get("/S") != Name.Transparency:
            return None
        copy = Dictionary(S=Name.Transparency)
        copy_plain(source, copy, ("/I", "/K"))
        if "/CS" in source:
            copy.CS = copy_space(self.copier, source.CS, needs)
        return copy

    def _state(self, state: object, needs: Needs) -> Object | None:
        source = mapping(state)

        def build(found: Needs) -> Object:
            copy = Dictionary()
            copy_plain(source, copy, _STATE_KEYS)
            if "/Font" in source:
                found.unfit.add(Unfit.FONT)
            blend = source.get("/BM")
            wanted = [blend] if isinstance(blend, Name) else list(elements(blend))
            known = [str(each) for each in wanted if str(each) in _BLENDS]
            if known:
                copy.BM = Name(known[0])
            mask = source.get("/SMask")
            if isinstance(mask, Name):
                copy.SMask = Name("/None")
            elif isinstance(mask, Dictionary):
                copied = self._mask(mask, found)
                if copied is not None:
                    copy.SMask = copied
            return self.copier.target.make_indirect(copy)

        return self.copier.shared("state", source, needs, build)

    def _mask(self, mask: Object, needs: Needs) -> Object | None:
        group = mask.get("/G")
        if not isinstance(group, Stream) or mask.get("/S") not in {Name.Alpha, Name.Luminosity}:
            needs.unfit.add(Unfit.CONTENT)
            return None
        copy = Dictionary(Type=Name.Mask, S=Name(str(mask.S)), G=self.copy_form(group, needs))
        copy_plain(mask, copy, ("/BC",))
        return copy

    def _pattern(self, pattern: object, needs: Needs) -> Object | None:
        source = mapping(pattern)

        def build(found: Needs) -> Object:
            if isinstance(source, Stream):
                if "/Resources" not in source:
                    source.Resources = Dictionary()
                content, resources = self.draw(source, found)
                if content.numbered:
                    self.copier.numbered_in_forms = True
                copy: Object = self.copier.target.make_stream(content.data)
                copy.PatternType, copy.Resources = 1, resources
                keys = ("/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix")
                copy_plain(source, copy, keys)
                return copy
            copy = Dictionary(PatternType=2)
            copy_plain(source, copy, ("/Matrix",))
            copy.Shading = copy_shading(self.copier, source.get("/Shading"), found)
            if isinstance(source.get("/ExtGState"), Dictionary):
                copy.ExtGState = self._state(source.ExtGState, found)
            return self.copier.target.make_indirect(copy)

        return self.copier.shared("pattern", source, needs, build)

    def _font(self, font: object) -> Object | None:
        if not isinstance(font, Dictionary):
            return None
        if font.objgen not in self.fonts:
            self.copier.count()
            place = self.copier.target.make_indirect(Dictionary(Type=Name.Font))
            self.fonts[font.objgen] = font, place
            if font.get("/Subtype") == Name.Type3:
                self._draw_letters(font, place)
        return self.fonts[font.objgen][1]

    def _draw_letters(self, font: Object, place: Object) -> None:
        """Copy a Type 3 font, whose letters are drawings."""
        copy_drawn_font(font, place)
        letters, copies = mapping(font.get("/CharProcs")), Dictionary()
        for name in sorted(letters.keys()):
            letter = letters[name]
            if isinstance(letter, Stream):
                if "/Resources" not in letter:
                    letter.Resources = mapping(font.get("/Resources"))
                content, resources = self.draw(letter, Needs())
                copies[name] = self.copier.target.make_stream(content.data)
                copies[name].Resources = resources
        place.CharProcs = copies


def _lend(form: object, resources: Object) -> None:
    """Give a form that has no resources those of the drawing that it is in."""
    is_form = isinstance(form, Stream) and form.get("/Subtype") == Name.Form
    if isinstance(form, Stream) and is_form and "/Resources" not in form:
        form.Resources = resources


def box_of(form: Object) -> list[float]:
    """A form's box: left, foot, right, top."""
    box = numbers(form.get("/BBox"), 4) or [0.0, 0.0, 0.0, 0.0]
    return [min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])]
