"""Who is named in prose: "Cllr Peter Oakford, Kent County Council, gave a verbal update"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from briefpack.prose.parse import parse
from briefpack.rules.names import Name, read_name
from briefpack.rules.remembered import all_remembered

_TITLE = r"(?:Cllrs?|Clir|Councillors?|Alderman|Ald|Mrs?|Ms|Miss|Mx|Dr|Prof|Professor)\b\.?"
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = rf"(?!{_TITLE}\s)(?:[{_CAPITAL}]\.(?=\s)|[{_CAPITAL}][\w’'-]*)"
_PARTICLE = r"(?:de|du|la|le|van|von|der|den|ap|al|bin)"
_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,3}}"

_TITLED = re.compile(
    rf"\b(?P<titles>{_TITLE}(?:\s+{_TITLE}){{0,3}})\s+"
    rf"(?P<names>{_NAME}(?:(?:,\s*|\s+and\s+|\s*&\s*){_NAME}){{0,30}})"
)
_ANY_TITLE = re.compile(rf"\b{_TITLE}")
_JOINT = re.compile(r",\s*|\s+and\s+|\s*&\s*")
_OF_SEVERAL = re.compile(r"(?:Cllrs|Councillors)\b")
_POSSESSIVE = re.compile(r"[’']s?$")

_VERBS = (
    "added advised agreed answered argued asked attended briefed called chaired commented"
    " confirmed declared described drew emphasised explained expressed felt gave highlighted"
    " informed introduced invited joined made moved noted offered opened outlined presented"
    " proposed provided put queried questioned raised read recommended referred reminded replied"
    " reported requested responded said seconded shared spoke stated stressed suggested"
    " summarised supported thanked told undertook updated voted warned welcomed"
)
_SPEAKS = re.compile(
    rf"(?:(?:,|\s+and)\s+{_TITLE}\s+{_NAME}){{0,9}}"
    r"\s*(?:\([^()]*\))?(?:,[^.;:]{1,120}?,)?"
    r"(?:\s+(?:also|then|further|formally|briefly|additionally|both|had|each)){0,3}"
    rf"\s+(?:(?:{'|'.join(_VERBS.split())})\b"
    r"|(?:was|were)\s+(?:also\s+)?(?:in\s+attendance|present)\b)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name with a title, as it is written, and its line in the text, from 1.

    ``names`` are what it may be: all its words, or fewer where what follows is no more of it.
    ``speaks`` is whether the person says or does something at the meeting, as far as can be told.
    """

    text: str
    names: tuple[Name, ...]
    line: int
    speaks: bool


@all_remembered
def mentions(markdown: str) -> Iterator[Mention]:
    """Everybody who is named with a title in a text, in order."""
    if _ANY_TITLE.search(markdown) is None:
        return
    for words, line in _paragraphs(markdown):
        for match in _TITLED.finditer(words):
            yield from _named(match, line + words.count("\n", 0, match.start()))


def _paragraphs(markdown: str) -> Iterator[tuple[str, int]]:
    """The words of each block without markup, its line ends kept; and its first line."""
    prose = parse(markdown, numbered=True)
    for tokens in (prose.tokens, *prose.footnotes):
        for token in tokens:
            for inline in (token.meta.get("caption"), token):
                if inline is not None and inline.children:
                    yield _words(inline), (inline.map[0] if inline.map else 0) + 1


def _words(inline: Token) -> str:
    parts = []
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type in {"text", "text_special"}:
            parts.append(child.content)
        elif child.type == "image":
            parts.append(_words(child))
    return "".join(parts)


def _named(match: re.Match[str], line: int) -> Iterator[Mention]:
    """The one person who is named behind a title; all of them behind "Cllrs"."""
    title = " ".join(match["titles"].split())
    several = _OF_SEVERAL.match(title) is not None
    names = _JOINT.split(match["names"])
    if not several:
        names = names[:1]
    end = match.end() if several else match.start("names") + len(names[0])
    speaks = _SPEAKS.match(match.string, end) is not None
    for written in names:
        name = _POSSESSIVE.sub("", " ".join(written.split()))
        title_of_one = title.replace("Cllrs", "Cllr").replace("Councillors", "Councillor")
        yield Mention(f"{title_of_one} {name}", _readings(title_of_one, name), line, speaks)


def _readings(title: str, name: str) -> tuple[Name, ...]:
    words = [_POSSESSIVE.sub("", word) for word in name.split()]
    return tuple(read_name(f"{title} {' '.join(words[:end])}") for end in range(len(words), 0, -1))
