"""What words in a list of members mean: heads of columns, titles, offices, parties."""

import re
from dataclasses import dataclass

from briefpack.model.membership import Role

_HEADS = tuple(
    (field, re.compile(form))
    for field, form in (
        ("forename", r"(first|fore|given|christian) ?names?"),
        ("surname", r"(sur|last|family) ?names?"),
        ("post_nominals", r"post ?nominals?|honours|letters( after( the)? name)?|suffix"),
        ("email", r"e ?mails?( address(es)?)?|mail"),
        ("phone", r"(contact )?((tele)?phone|mobile|tel)s?( (no|numbers?))?( .*)?"),
        ("title", r"titles?|salutation|prefix|style"),
        ("group", r"(political )?(groups?|part(y|ies)|affiliation)( name)?|politics"),
        ("role", r"(board |committee )?(roles?|offices?|positions?)( (on|held|in) .*)?"),
        (
            "authority",
            r"(local |home )?(authority|councils?)( name| authority)?|authorities|employer|body",
        ),
        ("authority", r"organi[sz]ations?|representing|nominated by|nominating (body|authority)"),
        ("ward", r"(electoral )?(wards?|divisions?|constituency|areas?)( name| division)?"),
        ("capacity", r"capacity|category|(type of|member) (member|type)|governor type"),
        ("voting", r"voting( rights?| status| member)?|votes?"),
        ("seat", r"seats?|(member )?(or )?substitutes?|type|status"),
        (
            "name",
            r"(board |committee |elected )?(councillors?|cllrs?|members?|governors?|trustees?)",
        ),
        ("name", r"(full |member |councillor |governor )?names?( of .*)?"),
    )
)


def head(cell: str) -> str | None:
    """The field that a column of this head holds; None for any other words."""
    words = _words(cell)
    return next((field for field, form in _HEADS if form.fullmatch(words)), None)


def _words(text: str) -> str:
    """Small letters, with one space for each stretch of other signs."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "").replace("'", "")))


# -- persons -------------------------------------------------------------------------------

_TITLES = frozenset(
    {
        *("ald", "alderman", "alderwoman", "baroness", "baron", "brig", "capt", "cllr"),
        *("cllrs", "cmdr", "col", "coun", "councillor", "cr", "dame", "deputy", "dr"),
        *("father", "fr", "gen", "hon", "honourable", "judge", "lady", "lord", "lt", "maj"),
        *("mayor", "miss", "mr", "mrs", "ms", "mx", "preb", "prof", "professor", "rabbi"),
        *("rev", "revd", "reverend", "rt", "sir", "the", "ven", "viscount"),
    }
)
_LEADING_ONLY = frozenset({"deputy", "mayor", "the"})
"""Words that are titles only where another one comes next: "The Rt Hon", "Deputy Mayor Cllr"."""

_POST_NOMINALS = frozenset(
    {
        *("ba", "bem", "bsc", "cbe", "dbe", "dl", "dphil", "facca", "fcca", "fcipd", "frsa"),
        *("gbe", "gcb", "jp", "kbe", "kc", "kcb", "ma", "mbe", "mep", "mp", "mphil", "msp"),
        *("obe", "om", "pc", "phd", "qc", "qpm"),
    }
)


@dataclass(frozen=True, slots=True)
class PersonsName:
    """A name taken apart."""

    name: str
    title: str = ""
    post_nominals: str = ""


def persons_name(text: str) -> PersonsName:
    """The title, the name and what stands behind it: "Cllr Mrs", "Dora Dixon-Fyle", "MBE"."""
    words = text.split()
    first = 0
    while first < len(words) - 1 and _is_title(words[first]):
        first += 1
    while first and words[first - 1].casefold() in _LEADING_ONLY:
        first -= 1
    last = len(words)
    while last - 1 > first and _is_post_nominal(words[last - 1]):
        last -= 1
    return PersonsName(
        " ".join(words[first:last]).rstrip(","),
        " ".join(word.rstrip(".,") for word in words[:first]),
        " ".join(word.strip(",") for word in words[last:]),
    )


def _is_title(word: str) -> bool:
    return word.casefold().rstrip(".,") in _TITLES


def _is_post_nominal(word: str) -> bool:
    plain = word.strip(",").replace(".", "")
    return plain.casefold() in _POST_NOMINALS and (plain.isupper() or plain in {"PhD", "DPhil"})


def has_title(text: str) -> bool:
    """Whether a text starts with a title and goes on: "Cllr Roy Perry"."""
    return bool(persons_name(text).title)


def is_title(text: str) -> bool:
    """Whether a text is a title alone: "Cllr", "Cllr Mrs"."""
    return bool(text) and all(map(_is_title, text.split()))


def are_post_nominals(text: str) -> bool:
    """Whether a text is what stands behind a name: "MBE", "MBE JP"."""
    return bool(text) and all(map(_is_post_nominal, text.split()))


_VACANCY = re.compile(
    r"\W*(?:(?P<before>[0-9]{1,2})\s*(?:x\s*)?)?vacan(?:cy|cies|t)(?:\s+(?:seats?|positions?|posts?))?"
    r"(?:\W*(?:x\s*)?(?P<behind>[0-9]{1,2}))?\W*",
    re.IGNORECASE,
)


def vacancies(text: str) -> int | None:
    """How many seats a name says are vacant ("VACANCY", "2 vacancies"); None for a person."""
    found = _VACANCY.fullmatch(text)
    return None if found is None else int(found["before"] or found["behind"] or 1)


# -- offices, parties ----------------------------------------------------------------------

_CHAIR = "chair(?:man|woman|person)?"
_ROLES = tuple(
    (role, re.compile(form))
    for role, form in (
        (Role.CHAIR, rf"(?:the )?{_CHAIR}(?: of .*)?|convenor|convener"),
        (Role.VICE_CHAIR, rf"(?:the )?vice ?{_CHAIR}(?: of .*)?"),
        (Role.DEPUTY_CHAIR, rf"(?:the )?deputy ?{_CHAIR}(?: of .*)?"),
        (Role.CO_CHAIR, rf"(?:co|joint) ?{_CHAIR}"),
        (Role.LEAD_MEMBER, "lead(?: member)?"),
        (Role.OBSERVER, "observer(?: member)?"),
    )
)
_SUBSTITUTE = re.compile(r"(?:named )?(?:substitutes?|subs?|reserves?|alternates?)(?: members?)?")
_MEMBER = re.compile(r"(?:ordinary |full |board |committee )?members?|councillors?|cllrs?|none")
_NO_VOTE = re.compile(r"non ?voting(?: member)?|without (?:a )?vote|no vote")
_CAPACITY = re.compile(
    r".*\b(?:co ?opt\w*|ex officio|governors?|independent (?:person|member)|nominees?|trustees?"
    r"|representatives?|rep|diocesan|church|parent|staff|teacher|youth|community|patient)\b.*"
)


def role(text: str) -> Role | None:
    """The office that words mean."""
    words = _words(text)
    return next((each for each, form in _ROLES if form.fullmatch(words)), None)


def is_substitute(text: str) -> bool:
    """Whether words mean a substitute, or substitutes."""
    return _SUBSTITUTE.fullmatch(_words(text)) is not None


def is_plain_member(text: str) -> bool:
    """Whether words mean somebody with a seat and no office."""
    return _MEMBER.fullmatch(_words(text)) is not None


def is_without_vote(text: str) -> bool:
    """Whether words mean that somebody has no vote."""
    return _NO_VOTE.fullmatch(_words(text)) is not None


def is_capacity(text: str) -> bool:
    """Whether words say how somebody sits who is no councillor: "co-opted", "parent governor"."""
    return _CAPACITY.fullmatch(_words(text)) is not None


_PARTIES = {
    **dict.fromkeys(("con", "cons", "conservative", "conservatives", "tory"), "Conservative"),
    **dict.fromkeys(("lab", "labour"), "Labour"),
    **dict.fromkeys(
        ("ld", "lib dem", "lib dems", "libdem", "liberal democrat", "liberal democrats"),
        "Liberal Democrat",
    ),
    **dict.fromkeys(("ind", "independent", "independents"), "Independent"),
    **dict.fromkeys(("grn", "green", "greens", "green party"), "Green"),
    **dict.fromkeys(("pc", "plaid", "plaid cymru"), "Plaid Cymru"),
    **dict.fromkeys(("ref", "reform", "reform uk"), "Reform UK"),
    **dict.fromkeys(("ukip", "uk independence party"), "UKIP"),
    **dict.fromkeys(("lab co op", "labour co op", "labour and co operative"), "Labour"),
    **dict.fromkeys(("snp", "scottish national party"), "SNP"),
    **dict.fromkeys(("ra", "residents", "residents association"), "Residents"),
    **dict.fromkeys(("non aligned", "unaligned", "no group", "ungrouped"), "Non-aligned"),
}


def party(text: str) -> str | None:
    """The party that words mean, short or in full; None for none that is known."""
    words = _words(text)
    for ending in (" group", " party", " members", " councillors"):
        words = words.removesuffix(ending)
    return _PARTIES.get(words)


_SEATS = re.compile(
    r"(?P<name>.*\S)\s*[(\[]\s*(?P<seats>[0-9]{1,3})(?:\s+(?:seats?|members?))?\s*[)\]]"
)


def group_and_seats(text: str) -> tuple[str, int | None]:
    """A group's name, and how many seats it is said to have: "Conservative (7)"."""
    found = _SEATS.fullmatch(text)
    return (text, None) if found is None else (found["name"], int(found["seats"]))


_BODY = re.compile(
    r"\b(?:authority|borough|city|combined|council|county|district|lbc?|london|mbc|metropolitan"
    r"|parish|royal|town|trust|unitary|university)\b",
    re.IGNORECASE,
)


def is_body(text: str) -> bool:
    """Whether a text looks like the name of a council, or of another body."""
    return _BODY.search(text) is not None


def is_ward(text: str) -> bool:
    """Whether a text looks like the name of a ward or a division."""
    return _words(text).endswith((" ward", " division", " electoral division"))
