"""The local authorities of the United Kingdom, by whatever they are usually called.

The list is mySociety's: see ``briefpack/data/README.md``.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "uk-local-authorities.csv"

MOST_SUGGESTED = 8
"""As many names as can be looked through at a glance."""

_CLOSE = 0.75
"""How like a name has to be to what was written, from 0 to 1, to be what was meant."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A council: its official name, the everyday one of its area, and what type it is of."""

    code: str
    official_name: str
    name: str
    type: str
    nation: str


_LEADING: Mapping[tuple[str, ...], frozenset[str]] = {
    tuple(words.split()): frozenset(classes.split())
    for words, classes in (
        ("the", ""),
        ("council of the", ""),
        ("london borough of", "london borough"),
        ("royal borough of", "royal borough"),
        ("metropolitan borough of", "metropolitan borough"),
        ("borough of", "borough"),
        ("city and county of", "city county"),
        ("city of", "city"),
        ("county of", "county"),
        ("county", "county"),
        ("lb of", "london borough"),
        ("lb", "london borough"),
        ("rb of", "royal borough"),
        ("rb", "royal borough"),
    )
}
"""What stands before the name of an area, and what it says of the kind of council."""

_TRAILING: Mapping[str, frozenset[str]] = {
    "council": frozenset(),
    "corporation": frozenset(),
    "borough": frozenset({"borough"}),
    "city": frozenset({"city"}),
    "county": frozenset({"county"}),
    "district": frozenset({"district"}),
    "london": frozenset({"london"}),
    "metropolitan": frozenset({"metropolitan"}),
    "royal": frozenset({"royal"}),
    "lbc": frozenset({"london", "borough"}),
    "mbc": frozenset({"metropolitan", "borough"}),
    "mdc": frozenset({"metropolitan", "district"}),
    "cbc": frozenset({"borough"}),
    "rbc": frozenset({"borough"}),
    "bc": frozenset({"borough"}),
    "dc": frozenset({"district"}),
    "cc": frozenset(),
}
"""What stands behind it; CC may be a city or a county."""

_OF_TYPE: Mapping[str, frozenset[str]] = {
    "London borough": frozenset({"london", "borough"}),
    "Metropolitan district": frozenset({"metropolitan", "borough", "district"}),
    "Non-metropolitan district": frozenset({"borough", "city", "district"}),
    "Unitary authority": frozenset({"borough", "city", "district"}),
    "Welsh unitary authority": frozenset({"borough", "city", "county"}),
    "NI district": frozenset({"borough", "city", "district"}),
}
"""What councils of a type may call themselves besides what their official name says."""

_WHOLE = frozenset({"City corporation", "Combined authority", "Strategic Regional Authority"})
"""Types whose names are not made of an area and a kind of council."""


@lru_cache(maxsize=4096)
def known(name: str) -> Authority | None:
    """The authority that goes by ``name``; None where none does."""
    if (official := _by_official_name().get(name)) is not None:
        return official  # most are written so, and the tables for all others take a while
    words = _folded(name)
    by_name = _by_name().get(words)
    if by_name is not None:
        return by_name
    area, classes = _taken_apart(words)
    return next((each for each, may in _by_area().get(area, ()) if classes <= may), None)


def suggest(text: str) -> tuple[str, ...]:
    """The official names of authorities that ``text`` may become, or was meant for; best first."""
    words = _folded(text)
    area = _taken_apart(words)[0]
    for typed in dict.fromkeys((words, area)):
        if typed and (found := _beginning(typed)):
            return found
    return _like(area) if area else ()


# -- matching ----------------------------------------------------------------------------------


def _folded(name: str) -> str:
    """A name in small letters, without accents and marks, its words one space apart."""
    plain = name.casefold().replace("&", " and ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w']|_", " ", plain.replace("’", "'")).replace("'", "").split())


def _taken_apart(words: str) -> tuple[str, frozenset[str]]:
    """The name of the area, and what is said of the kind of council."""
    left = words.split()
    classes: frozenset[str] = frozenset()
    while len(left) > 1 and left[-1] in _TRAILING:
        classes |= _TRAILING[left.pop()]
    for phrase, meaning in _LEADING.items():
        if len(left) > len(phrase) and tuple(left[: len(phrase)]) == phrase:
            classes |= meaning
            left = left[len(phrase) :]
    return " ".join(left), classes


def _beginning(typed: str) -> tuple[str, ...]:
    """Names that begin with what is typed, then those in which a later word does."""
    found: dict[str, int] = {}
    for official_name, names in _names():
        if any(name.startswith(typed) for name in names):
            found[official_name] = 0
        elif any(f" {typed}" in name for name in names):
            found[official_name] = 1
    return tuple(sorted(found, key=lambda name: (found[name], name))[:MOST_SUGGESTED])


def _like(area: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    areas = _by_area()
    close = get_close_matches(area, sorted(areas), MOST_SUGGESTED, _CLOSE)
    return tuple(dict.fromkeys(areas[name][0][0].official_name for name in close))


# -- the list ----------------------------------------------------------------------------------


@cache
def _all() -> tuple[Authority, ...]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Authority(
                row["local-authority-code"],
                " ".join(row["official-name"].split()),
                " ".join(row["nice-name"].split()),
                row["local-authority-type-name"],
                row["nation"],
            )
            for row in csv.DictReader(file)
        )


@cache
def _names() -> tuple[tuple[str, tuple[str, str]], ...]:
    """Every official name, with what an authority is called, folded: asked for at every key."""
    return tuple(
        (each.official_name, (_folded(each.name), _folded(each.official_name))) for each in _all()
    )


@cache
def _by_official_name() -> Mapping[str, Authority]:
    """Every authority by its official name, to the letter."""
    return {authority.official_name: authority for authority in _all()}


@cache
def _by_name() -> Mapping[str, Authority]:
    """Every authority by its names in full."""
    found: dict[str, Authority] = {}
    for authority in _all():
        found.setdefault(_folded(authority.official_name), authority)
    for authority in _all():
        everyday = _folded(authority.name)
        found.setdefault(everyday, authority)
        if authority.type == "Combined authority":
            found.setdefault(f"{everyday} combined authority", authority)
    return found


@cache
def _by_area() -> Mapping[str, tuple[tuple[Authority, frozenset[str]], ...]]:
    """The authorities of an area, with what each may call itself; those of today first."""
    found: dict[str, list[tuple[Authority, frozenset[str]]]] = {}
    for authority in sorted(_all(), key=lambda each: each.type == "County"):
        if authority.type in _WHOLE:
            continue
        for area, may in _areas(authority):
            found.setdefault(area, []).append((authority, may))
    return {area: tuple(authorities) for area, authorities in found.items()}


def _areas(authority: Authority) -> Iterator[tuple[str, frozenset[str]]]:
    """An authority's area, as its official name has it and as people do."""
    official, classes = _taken_apart(_folded(authority.official_name))
    everyday, more = _taken_apart(_folded(authority.name))
    may = classes | more | _OF_TYPE.get(authority.type, frozenset())
    for area in dict.fromkeys((official, everyday)):
        yield area, may
