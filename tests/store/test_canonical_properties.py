"""Whatever a file holds, its canonical form says the same, keeps its comments, and is final."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefpack.model.schema import SCHEMAS
from briefpack.store.canonical import canonical_text
from briefpack.store.files import decode
from briefpack.store.find import find_texts, model_of
from tests.prose.reading import report_html

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = [
    (name, path.read_text(encoding="utf-8"))
    for path in find_texts(EXAMPLES)
    if (name := model_of(path)) is not None and path.suffix == ".toml"
]

many = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def canonical(text: str, name: str) -> str:
    """The canonical form, once the same things have been seen to that all texts have in common."""
    before = tomllib.loads(text)
    formatted = canonical_text(text, name, "file")
    assert repr(in_order(tomllib.loads(formatted))) == repr(in_order(before))
    assert comments(formatted) == comments(text)
    assert canonical_text(formatted, name, "file") == formatted
    assert formatted == formatted.lstrip("\n")
    assert formatted == "" or re.search(r"[^\n]\n\Z", formatted)
    return formatted


def in_order(data: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """The data with the keys of tables sorted, and lists as they are."""
    if isinstance(data, dict):
        return {key: in_order(data[key]) for key in sorted(data)}
    return [in_order(entry) for entry in data] if isinstance(data, list) else data


def comments(text: str) -> Counter[str]:
    """The comments that these tests write; each has a number."""
    return Counter(re.findall(r"# c[0-9]+", text))


# -- packs ---------------------------------------------------------------------------------

HEADERS = [
    *("[meeting]", "[meeting.venue]", "[meeting.venue.map]", "[meeting.next]", "[board]"),
    *("[board.role_titles]", "[board.officers.z]", "[board.officers.a]", "[membership]"),
    *("[[notices]]", "[[notices]]", "[own]", "[own.inner]"),
]
BELOW_ITEMS = [
    *("[[items]]", "[[items.papers]]", "[[items.papers.appendices]]", "[[items.items]]"),
    "[[items.items.papers]]",
]
KEYS = [
    *("title", "kind", "id", "date", "start", "minutes", "name", "text", "file", "role", "chair"),
    *("vice-chair", "x.b", "x.a", "'quoted'", "zz", "aa"),
]


@dataclass(slots=True)
class Written:
    """A text, and which statement each comment in it belongs to, as that is written canonically."""

    lines: list[str] = field(default_factory=list)
    above: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    numbers: int = 0

    def number(self) -> int:
        self.numbers += 1
        return self.numbers


@st.composite
def packs(draw: st.DrawFn) -> Written:
    """A pack's tables and keys in any order, with comments, blank lines and odd spaces."""
    written = Written()
    items = draw(st.lists(st.sampled_from(BELOW_ITEMS), max_size=4))
    headers = ["[[items]]", *items, "[[items]]"]
    seen: set[str] = set()
    for header in draw(st.permutations(HEADERS))[: draw(st.integers(0, len(HEADERS)))]:
        headers.insert(draw(st.integers(0, len(headers))), header)
    add_keys(draw, written)
    for header in headers:
        # A table below a list needs an element that it is below.
        parent = re.sub(r"\.\w+\]\]$", "]]", header)
        if header.startswith("[[") and parent != header and parent not in seen:
            continue
        seen.add(header)
        add(draw, written, header, re.sub(r"^\[+|\.", r"\g<0> ", header))
        add_keys(draw, written)
    if draw(st.booleans()):
        written.lines.append(f"# c{written.number()}")
    return written


def add_keys(draw: st.DrawFn, written: Written) -> None:
    for key in draw(st.permutations(KEYS))[: draw(st.integers(0, 4))]:
        number = written.number()
        value = draw(
            st.sampled_from(
                [
                    *(f"{number}", f'"# {number}"', f"[{number},  1]", f"{{ n = {number} }}"),
                    f'[\n  "{number}",\n]',
                    f'"""\n{number}  \n\n\n\\\n  # no"""',
                ]
            )
        )
        equals = draw(st.sampled_from([" = ", "=", "  =\t"]))
        add(draw, written, f"{key} = {value}", f"{key}{equals}{value}")


def add(draw: st.DrawFn, written: Written, statement: str, odd: str) -> None:
    """Write a statement with comments above and beside it."""
    first, last = statement.partition("\n")[0], statement.rpartition("\n")[2]
    right_above: list[str] = []
    for noise in draw(st.lists(st.sampled_from(["", " \t", "#", "#"]), max_size=4)):
        if noise == "#":
            right_above.append(f"# c{written.number()}")
            written.lines.append(draw(st.sampled_from(["", "  "])) + right_above[-1])
        else:
            right_above.clear()
            written.lines.append(noise)
    written.above.update(dict.fromkeys(right_above, first))
    beside = ""
    if draw(st.booleans()):
        comment = f"# c{written.number()}"
        written.beside[comment] = last
        beside = draw(st.sampled_from(["", " ", "    ", "\t"])) + comment
    written.lines.append(draw(st.sampled_from(["", " ", "\t"])) + odd + beside)


@many
@given(packs(), st.booleans())
def test_a_packs_comments_stay_with_what_they_are_about(
    written: Written,
    carriage_returns: bool,  # noqa: FBT001
) -> None:
    ends = "\r\n" if carriage_returns else "\n"
    text = decode(ends.join(written.lines).encode(), "file")
    assert isinstance(text, str)
    lines = canonical(text, "pack").split("\n")
    for comment, statement in written.beside.items():
        (line,) = (line for line in lines if line.endswith(comment))
        assert line.startswith(statement)
    for comment, statement in written.above.items():
        below = lines[lines.index(comment) + 1 :]
        assert next(line for line in below if not line.startswith("# c")).startswith(statement)


# -- any TOML ------------------------------------------------------------------------------

SPACE = st.sampled_from(["", "", " ", "  ", "\t"])
LINE_END = st.sampled_from(["\n", "\n", "\n\n", "\n \t\n\n", "  \n"])
COMMENT = st.integers(0, 99).map(lambda number: f"# c{number}")
KEY = st.lists(
    st.sampled_from(
        [
            *("title", "items", "meeting", "venue", "officers", "role_titles", "members", "to"),
            *("x", "y", "2016", '"a b"', "'#'", '""', '"\\u00e9"'),
        ]
    ),
    min_size=1,
    max_size=3,
).flatmap(lambda parts: SPACE.map(lambda space: f"{space}.{space}".join(parts)))
PLAIN = st.sampled_from(
    [
        *("1", "-0.0", "nan", "inf", "true", "0xF", "2016-11-03", "16:30:00", '"# \\" é"', "'#'"),
        *('"""\n#  \n\n\n"""', "'''\n''#''\n'''", '"""\\  \n  a"""', '"""a"""""', '""'),
    ]
)


@st.composite
def gaps(draw: st.DrawFn) -> str:
    """What may stand between the elements of a list."""
    comment = draw(st.sampled_from(["", "", "# c1", "#", "# \" é '"]))
    if comment or draw(st.booleans()):
        return draw(SPACE) + comment + draw(LINE_END) + draw(st.sampled_from(["", " ", "     "]))
    return draw(SPACE)


def lists(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entry = st.tuples(gaps(), values, gaps()).map("".join)
    entries = st.lists(entry, max_size=3).map(",".join)
    return st.tuples(st.just("["), entries, gaps(), st.just("]")).map("".join)


def inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    keys = st.lists(st.sampled_from(["a", "b.c", "'d'"]), max_size=2, unique=True)
    pairs = keys.flatmap(lambda keys: st.tuples(*(values.map(f"{key} =".__add__) for key in keys)))
    return pairs.map(lambda pairs: "{" + ", ".join(pairs) + "}")


VALUE = st.recursive(PLAIN, lambda inner: lists(inner) | inline_tables(inner), max_leaves=6)
STATEMENT = st.one_of(
    st.tuples(SPACE, KEY, SPACE, st.just("="), SPACE, VALUE),
    st.tuples(SPACE, st.just("["), SPACE, KEY, SPACE, st.just("]")),
    st.tuples(SPACE, st.just("[["), SPACE, KEY, SPACE, st.just("]]")),
    st.tuples(SPACE, COMMENT),
    st.just(("#:schema x.json",)),
    st.just(("# briefpack: allow BP304: a reason",)),
    st.just(("",)),
).map("".join)
LINE = st.tuples(STATEMENT, SPACE, st.just("") | COMMENT, LINE_END).map("".join)


@many
@given(st.lists(LINE, max_size=10).map("".join), st.sampled_from(list(SCHEMAS)))
def test_any_toml_says_the_same(text: str, name: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)  # noqa: FBT003 - the words of hypothesis
    formatted = canonical(text, name)
    outside_strings = re.sub(r'"""[^"]*"""|\'\'\'.*?\'\'\'', "text", formatted, flags=re.DOTALL)
    assert not re.search(r"[ \t]$", outside_strings, re.MULTILINE)
    assert "\n\n\n" not in outside_strings


# -- the examples, meddled with ------------------------------------------------------------


@many
@given(
    st.sampled_from(TEXTS),
    st.lists(
        st.tuples(
            st.integers(0, 1_000), st.sampled_from(["", "  ", "# c", "#c", "zz.{} = 1", "[zz-{}]"])
        ),
        max_size=8,
    ),
)
def test_an_example_with_more_lines_says_the_same(
    example: tuple[str, str], changes: list[tuple[int, str]]
) -> None:
    name, text = example
    lines = text.split("\n")
    for number, (place, line) in enumerate(changes):
        lines.insert(place % len(lines), line.format(number).replace("# c", f"# c{number}"))
    meddled = "\n".join(lines)
    try:
        tomllib.loads(meddled)
    except tomllib.TOMLDecodeError:
        assume(False)  # noqa: FBT003 - the words of hypothesis
    canonical(meddled, name)


@many
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_an_example_comes_back_from_any_order_of_its_keys(
    example: tuple[str, str],
    chance: Any,  # noqa: ANN401
) -> None:
    name, text = example
    parts = re.split(r"\n\n(?=\[|# )", text)
    shuffled = [shuffled_keys(part, chance) for part in parts]
    assert canonical("\n\n\n".join(shuffled), name) == text


def shuffled_keys(part: str, chance: Any) -> str:  # noqa: ANN401
    """A table with its keys in another order, if all of them stand on one line each."""
    lines = part.split("\n")
    start = next((place + 1 for place, line in enumerate(lines) if line.startswith("[")), 0)
    keys = lines[start:]
    if start and all(re.match(r"[a-z_]+ = [^\[]*$", line) and '"""' not in line for line in keys):
        chance.shuffle(keys)
    return "\n".join(lines[:start] + keys)


# -- reports -------------------------------------------------------------------------------

PROSE = st.lists(
    st.sampled_from(
        [
            *("A", "  ", "   ", "\t", "\n", "\n", "\n\n", "  \n", " \n", "\\\n", "1. ", "- ", "> "),
            *("# ", "`", "``", "```\n", "~~~", "    ", "| a | b |\n|-|-|\n| 1 |", "[^1]", "[^1]: "),
            *("*", "**", "[@a]", "{#a}", "![p](a.png)", "\r\n", "\r", "---", "<b>", "^[n", "]"),
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@many
@given(PROSE)
def test_a_reports_text_is_printed_as_before(body: str) -> None:
    text = decode(f"+++\n+++\n{body}".encode(), "file")
    assert isinstance(text, str)
    formatted = canonical_text(text, "report", "file")
    assert canonical_text(formatted, "report", "file") == formatted
    before, after = (it.split("+++\n", 2)[2] for it in (text, formatted))
    assert report_html(after) == report_html(before)
