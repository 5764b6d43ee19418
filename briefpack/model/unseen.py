"""Characters that nobody sees: what hides in a text, and what turns the order of what follows.

Some scripts need such characters: joiners in Persian, in the scripts of India and in emoji, marks
of direction beside Hebrew and Arabic, breaks in Thai. Those are let be, and so are soft hyphens.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Embeddings and overrides, and what ends them: they turn letters round, so that words lie."""

_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_END_OF_ISOLATE = "\u2069"
_OPENING = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c")} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_TURNS = "\u202a-\u202e\u2066-\u2069"
_TURNING = re.compile(f"[{_TURNS}]")
_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_BREAK = "\u200b"

_UNSEEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_JOINING = (
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1a00-\u1cff\ua800-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
"""Letters and marks of scripts whose forms hang on joiners. Compiled where there is a joiner."""

_RIGHT_TO_LEFT = re.compile(
    "(?!\u061c)[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
_WITHOUT_SPACES = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf]"
_VARIED = frozenset("0123456789#*\u2139")
"""What emoji are made of that is no sign: keys, and the letter that stands for information."""
_FLAG = "\U0001f3f4"
_LONGEST_FLAG = 8
"""Characters of a flag of a part of a country, at most."""
_TAGS = re.compile("[\U000e0020-\U000e007f]+")

_NAMES: Mapping[str, str] = {
    "\u200b": "space without width",
    "\ufeff": "byte order mark",
    "\u200c": "non-joiner",
    "\u200d": "joiner",
    "\u2060": "word joiner",
    **dict.fromkeys(_MARKS, "mark of direction"),
    **dict.fromkeys(OVERRIDES | _ISOLATES, "sign that turns the order of letters"),
}


def unseen(text: str) -> Iterator[re.Match[str]]:
    """The characters of ``text`` that nobody sees, and that its script has no use for."""
    if text.isascii():
        return
    found = list(_UNSEEN.finditer(text))
    turned = bool(found) and _RIGHT_TO_LEFT.search(text) is not None
    for match in found:
        of_use = turned if match[0] in _MARKS else _is_of_use(text, match.start())
        if not of_use:
            yield match


def turning(text: str) -> list[re.Match[str]]:
    """The characters of ``text`` that make it read otherwise than it is written.

    Isolates are let be where they are closed: those only part what stands between them.
    """
    if _TURNING.search(text) is None:
        return []
    loose = set(_unpaired(text))
    return [
        match
        for match in _TURNING.finditer(text)
        if match[0] in OVERRIDES or match.start() in loose
    ]


def called(character: str) -> str:
    """How a message calls a character that nobody sees: its code, and what it is."""
    name = _NAMES.get(character, "character that nobody sees")
    return f"U+{ord(character):04X}, a {name}"


def settled(text: str) -> str:
    """``text`` without those turns of order that nothing in its paragraph ends, or began.

    What follows it on a page then stands as it would without it.
    """
    if text.isascii() or _TURNING.search(text) is None:
        return text
    loose = set(_unpaired(text))
    return "".join(each for place, each in enumerate(text) if place not in loose)


def with_escapes(text: str) -> str:
    """``text`` as a screen may have it: with ``<U+202E>`` instead of what nobody sees."""
    return text if text.isascii() else "".join(escaped(text))


def escaped(text: str, other: Callable[[str], str] = lambda each: each) -> Iterator[str]:
    """What is shown for each character of ``text``: ``<U+202E>`` for one that nobody sees.

    What ``other`` gives is shown for all others.
    """
    hidden = {match.start() for match in unseen(text)}
    for place, each in enumerate(text):
        yield f"<U+{ord(each):04X}>" if place in hidden else other(each)


def _unpaired(text: str) -> Iterator[int]:
    """Where turns stand that have no end in their paragraph, and ends without a turn."""
    opened: list[tuple[int, str]] = []
    isolates = 0
    for match in re.finditer(f"[{_TURNS}\n\r\u2029]", text):
        place, each = match.start(), match[0]
        if each in _OPENING:
            opened.append((place, _OPENING[each]))
            isolates += _OPENING[each] == _END_OF_ISOLATE
        elif not _TURNING.match(each):
            yield from (before for before, _ in opened)
            opened.clear()
            isolates = 0
        elif each == _END_OF_ISOLATE and isolates:
            while opened[-1][1] != each:
                yield opened.pop()[0]  # the end of an isolate ends what is inside it
            opened.pop()
            isolates -= 1
        elif opened and opened[-1][1] == each:
            opened.pop()
        else:
            yield place
    yield from (before for before, _ in opened)


# -- what is of use ------------------------------------------------------------------------


def _is_of_use(text: str, place: int) -> bool:
    """Whether the script, or the emoji, around a character needs it."""
    each = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if each in _JOINERS:
        return _joins(before, after, emoji=each == "\u200d")
    if each == _BREAK:
        return any(re.match(_WITHOUT_SPACES, beside) for beside in (before, after))
    if "\ufe00" <= each <= "\ufe0f" or "\U000e0100" <= each <= "\U000e01ef":
        return _is_varied(before)
    if "\u180b" <= each <= "\u180f":
        return "\u1800" <= before <= "\u18af" and not _UNSEEN.match(before)
    if _TAGS.match(each):
        return _is_in_flag(text, place)
    return False


def _joins(before: str, after: str, *, emoji: bool) -> bool:
    if any(re.match(_JOINING, beside) for beside in (before, after)):
        return before not in _JOINERS
    return emoji and _is_emoji(before) and _is_emoji(after)


def _is_emoji(character: str) -> bool:
    """Whether it may be one, or end one; Python may be older than the newest."""
    if character == "\ufe0f" or "\U0001f000" <= character <= "\U0001faff":
        return True
    return not character.isascii() and unicodedata.category(character) in {"So", "Sk", "Sm"}


def _is_varied(before: str) -> bool:
    """Whether a character has forms to choose from: emoji, digits of keys, letters of CJK."""
    if before in _VARIED:
        return True
    if before.isascii() or _UNSEEN.match(before):
        return False
    return unicodedata.category(before) in {"So", "Sk", "Sm", "Po", "Lo", "Pd", "Pi", "Pf", "Mn"}


def _is_in_flag(text: str, place: int) -> bool:
    """Whether a tag belongs to the flag of England, Scotland or Wales, or another like those."""
    start = text.rfind(_FLAG, max(place - _LONGEST_FLAG, 0), place)
    tags = _TAGS.match(text, start + 1) if start >= 0 else None
    return tags is not None and place < tags.end() and tags[0].endswith("\U000e007f")
