"""People's names: taken apart, compared, and told from the same name spelt otherwise."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_ELECTED = frozenset({"cllr", "cllrs", "councillor", "councillors", "ald", "alderman"})
_CIVIL = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "reverend"}
    | {"sir", "dame", "lord", "lady", "baroness", "hon", "rt", "the"}
)
_POST_NOMINALS = frozenset(
    {"AM", "BEM", "CBE", "CMG", "DBE", "DL", "FRSA", "JP", "KBE", "KC", "KCB", "MBE", "MC", "MEP"}
    | {"MLA", "MP", "MS", "MSP", "OBE", "OM", "PC", "QC", "TD"}
)

_SHORT_FORMS = (
    "abigail abby abi",
    "alexander alexandra alex sandy",
    "alfred alf fred",
    "andrew andy drew",
    "anthony antony tony",
    "barbara babs barb",
    "benjamin ben",
    "catherine katherine kathryn cathy kathy kate katie",
    "charles charlie chas",
    "christopher chris kit",
    "christine christina chris tina",
    "daniel dan danny",
    "david dave",
    "deborah debbie deb",
    "dorothy dot dolly",
    "edward ed eddie ted ned",
    "elizabeth liz lizzie beth betty eliza",
    "francis frank",
    "frederick fred freddie",
    "geoffrey jeffrey geoff jeff",
    "gillian jill gill",
    "gregory greg",
    "henry harry hal",
    "james jim jimmy jamie",
    "jennifer jenny jen",
    "jonathan jon jonny",
    "john jack johnny jon",
    "joseph joe",
    "joanna joanne jo",
    "judith judy",
    "kenneth ken",
    "lawrence laurence larry laurie",
    "leslie lesley les",
    "margaret maggie meg peggy marge",
    "martin marty",
    "matthew matt",
    "michael mike mick",
    "nicholas nick nicky",
    "nicola nicky nikki",
    "pamela pam",
    "patricia pat patsy trish",
    "patrick pat paddy",
    "peter pete",
    "philip phillip phil",
    "rebecca becky becca",
    "richard dick rick rich",
    "robert bob bobby rob robbie bert",
    "rosalind rosalyn roz ros",
    "ronald ron ronnie",
    "samuel samantha sam",
    "stephen steven steve",
    "stuart stewart stu",
    "susan suzanne sue susie",
    "theresa teresa terri tess",
    "thomas tom tommy",
    "timothy tim",
    "victoria vicky vicki",
    "victor vic",
    "vincent vince",
    "walter wally walt",
    "william bill billy will liam",
    "zachary zach",
)

_SHORTEST = 5
"""Letters of a name that can be one misspelt: shorter ones differ by one letter too often."""

_LONG = 8
"""Letters from which two may be wrong."""

_LONGEST = 40
"""Letters of the longest name that is looked at: comparing takes their square."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, folded for comparing: its words, and whether its title is a councillor's.

    ``councillor`` is None where there is no title to tell.
    """

    words: tuple[str, ...]
    councillor: bool | None = None

    @property
    def surname(self) -> str:
        """The last word; all that most people are called by."""
        return self.words[-1] if self.words else ""

    @property
    def given(self) -> tuple[str, ...]:
        """What stands before the surname."""
        return self.words[:-1]

    @property
    def initials(self) -> frozenset[str]:
        """How the person may be called by initials: all of them, or the first and the last."""
        letters = "".join(word[0] for word in self.words).upper()
        return frozenset({letters, letters[:1] + letters[-1:]}) if len(letters) > 1 else frozenset()


@cache
def read_name(text: str) -> Name:
    """The name in a text such as "Cllr Dora Dixon-Fyle MBE, Southwark Council"."""
    words = re.split(r"[,(]", text, maxsplit=1)[0].split()
    councillor: bool | None = None
    while len(words) > 1 and (title := folded(words[0])) in _ELECTED | _CIVIL:
        councillor = bool(councillor) or title in _ELECTED
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(".") in _POST_NOMINALS:
        words = words[:-1]
    return Name(tuple(word for part in words for word in folded(part).split()), councillor)


@cache
def folded(text: str) -> str:
    """A text without accents, marks and capitals, its words one space apart."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]|_", " ", plain.replace("'", "")).split())


def only_name(text: str) -> str | None:
    """``text`` without titles, post-nominals and brackets; None where it has none of these."""
    words = re.sub(r"\s*\([^)]*\)", "", text).split()
    while len(words) > 1 and folded(words[0]) in (_ELECTED | _CIVIL) - {"the"}:
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(".") in _POST_NOMINALS:
        words = words[:-1]
    left = " ".join(words)
    return None if not left or left == " ".join(text.split()) else left


# -- the same person ---------------------------------------------------------------------------


def same_person(one: Name, other: Name) -> bool:
    """Whether two names can be one person's: "Chris Coleman" and "Christopher Coleman"."""
    shorter, longer = sorted((one.words, other.words), key=len)
    if not shorter or shorter[-1] != longer[-1]:
        return False
    if longer[-len(shorter) :] == shorter:
        return True
    return _given_agree(one.given[0], other.given[0])


def find(name: Name, among: Sequence[Name]) -> int | None:
    """Where ``name`` stands in a list: as it is written, or else as it can be understood."""
    for alike in (Name.__eq__, _same_words, same_person):
        for position, each in enumerate(among):
            if alike(name, each):
                return position
    return None


def _same_words(one: Name, other: Name) -> bool:
    return one.words == other.words


def _given_agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    return any(short in forms and long in forms for forms in _short_forms())


@cache
def _short_forms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in _SHORT_FORMS)


# -- one name spelt two ways -------------------------------------------------------------------


def nearly_same(one: Name, other: Name) -> bool:
    """Whether two names that differ are most likely one, misspelt: Caluori and Calouri."""
    titles = {one.councillor, other.councillor} - {None}
    if len(titles) > 1 or not one.words or not other.words:
        return False
    if near(one.surname, other.surname):
        return _given_allow(one, other)
    return len(one.words) == len(other.words) and _one_word_near(one.words, other.words)


def _one_word_near(one: Sequence[str], other: Sequence[str]) -> bool:
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and near(*differing[0])


def _given_allow(one: Name, other: Name) -> bool:
    """Whether what stands before two surnames lets them be one."""
    if one.given and other.given:
        return _given_agree(one.given[0], other.given[0])
    return one.surname not in other.given and other.surname not in one.given


def near(one: str, other: str) -> bool:
    """Whether two words begin alike and differ by a slip of the pen."""
    shorter, longer = sorted((len(one), len(other)))
    if one == other or one[:1] != other[:1] or shorter < _SHORTEST or longer > _LONGEST:
        return False
    most = 2 if longer >= _LONG else 1
    return longer - shorter <= most and slips(one, other) <= most


def slips(one: str, other: str) -> int:
    """How many letters are wrong, lacking, too many, or have changed places with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
