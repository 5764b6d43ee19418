"""Whatever happens to a file of a pack, checking it ends in problems that stand in their places.

2,000 changes of the examples, each made from a seed: ``mutation(seed)`` makes it again.
"""

import random
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from briefpack.problems import Place, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.machine import json_report
from briefpack.reporters.text import text_report
from briefpack.rules.registry import all_rules, validate_pack
from briefpack.store.load import LoadedPack, load_from, shelf_of
from briefpack.store.memory import Memory

EXAMPLES = Path(__file__).parents[1] / "examples"
MEETING = "cyp-board/meetings/2016-11-03"
PACKS = (MEETING, "parish")
FILES = (
    f"{MEETING}/pack.toml",
    f"{MEETING}/reports/improvement.md",
    f"{MEETING}/attachments/seven-enablers.pdf",
    f"{MEETING}/site-plan.svg",
    "cyp-board/meetings/2016-09-29/note.toml",
    "cyp-board/membership/2016-17.toml",
    "cyp-board/board.toml",
    "parish/pack.toml",
)

TODAY = date(2016, 10, 20)
COUNT = 2000
A_CHUNK = 100
PATIENCE = 60
"""Seconds for one pack, which takes a few hundredths: whatever takes longer, hangs."""

CODES = frozenset(rule.code for rule in all_rules())


# -- changes -------------------------------------------------------------------------------

Change = Callable[[random.Random, bytes], bytes]

_KEY = re.compile(rb"^([ \t]*)([A-Za-z_]+)( = )(.*)$", re.MULTILINE)
_HEADER = re.compile(rb"^(?=\[|#)", re.MULTILINE)
_VALUES = (
    *(b"1", b'""', b'"x"', b"[]", b"{}", b"true", b"2016-11-03", b"16:30:00", b"1.5", b"inf"),
    *(b"[[1]]", b"[{}]", b"{ a = 1 }", b"-1", b'"\\u0007"', b'"../x"', b'"\\U0001F600"', b"'"),
    *(b"2016-11-03T10:00:00Z", b'"%s"' % (b"x" * 5000), b"nan", b"9" * 5000, b'"""\n\n"""'),
    *(b'["x", 1]', b'"x', b"[", b"2016-02-30", b'"."', b'"a\\nb"', b'"\\u202e"'),
)
_ODD = (
    *("\ufeff", "\u202e", "\u2066", "\u200b", "\u00ad", "\u2028", "\x85", "\x0b", "\x0c", "\x7f"),
    *("e\u0301" * 40, "\u0301" * 200, "\U0001f469\u200d\U0001f4bb", "\U0010ffff", "\ufffe"),
    *("ß", "İ", "日本", "١٢٣", "\U0001d518", "\x1b[2J", "\x00", "\x1a", "\\", "%s{}"),
    *("\r", "\r\n", "\r\r\n", "\n\r", "\t"),
)
_ODD_BYTES = (b"\xed\xa0\x80", b"\xed\xb0\x80\xed\xa0\x80", b"\xff", b"\xc3", b"\xf5\x80\x80\x80")
_DEEP = (
    *(b"[" * 3000, b"{a=" * 3000, b"x = " + b"[" * 400 + b"]" * 400 + b"\n", b"> " * 400 + b"x\n"),
    *(b"a." * 3000 + b"b = 1\n", b"[" + b"a." * 1000 + b"b]\n", b"*_" * 3000 + b"x" + b"_*" * 3000),
    *(b"(" * 5000, b"![" * 1000, b"[^" * 1000, b"[@" * 2000, b"`" * 5000, b"<b>" * 3000),
    b"".join(b"  " * depth + b"- x\n" for depth in range(150)),
    b"".join(b"   " * depth + b"1. x\n" for depth in range(150)),
    *(b"\n" + b"#" * 3000 + b" x\n", b"| a " * 2000 + b"|\n" + b"|---" * 2000 + b"|\n"),
)


def _one(source: random.Random, data: bytes, pattern: re.Pattern[bytes], new: Change) -> bytes:
    """The data with one match of the pattern made another."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = source.choice(found)
    return data[: match.start()] + new(source, match[0]) + data[match.end() :]


def _into(source: random.Random, data: bytes, new: bytes) -> bytes:
    """The data with something put in anywhere, at the start of a line as often as within one."""
    if source.random() < 0.5:
        starts = [match.end() for match in re.finditer(rb"\A|\n", data)]
        at = source.choice(starts)
    else:
        at = source.randint(0, len(data))
    return data[:at] + new + data[at:]


def key_removed(source: random.Random, data: bytes) -> bytes:
    return _one(source, data, _KEY, lambda *_: b"")


def key_renamed(source: random.Random, data: bytes) -> bytes:
    def renamed(source: random.Random, line: bytes) -> bytes:
        letters = bytearray(line)
        letters[source.randrange(len(line.split(b" = ")[0]))] = source.choice(b"aez_.\"'-[ 1")
        return bytes(letters)

    return _one(source, data, _KEY, renamed)


def value_of_another_type(source: random.Random, data: bytes) -> bytes:
    return _one(
        source,
        data,
        _KEY,
        lambda source, line: line.partition(b" = ")[0] + b" = " + source.choice(_VALUES),
    )


def key_repeated(source: random.Random, data: bytes) -> bytes:
    return _one(source, data, _KEY, lambda _, line: line + b"\n" + line)


def bytes_flipped(source: random.Random, data: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(source.choice((1, 2, 30))):
        if flipped:
            flipped[source.randrange(len(flipped))] = source.randrange(256)
    return bytes(flipped)


def sections_swapped(source: random.Random, data: bytes) -> bytes:
    sections = _HEADER.split(data)
    first, second = (source.randrange(len(sections)) for _ in range(2))
    sections[first], sections[second] = sections[second], sections[first]
    return b"".join(sections)


def section_removed(source: random.Random, data: bytes) -> bytes:
    sections = _HEADER.split(data)
    del sections[source.randrange(len(sections))]
    return b"".join(sections)


def section_repeated(source: random.Random, data: bytes) -> bytes:
    sections = _HEADER.split(data)
    return data + b"\n" + source.choice(sections) * source.choice((1, 2, 30))


def lines_swapped(source: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    first, second = (source.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def odd_character(source: random.Random, data: bytes) -> bytes:
    for _ in range(source.choice((1, 3))):
        data = _into(source, data, source.choice(_ODD).encode())
    return data


def no_utf_8(source: random.Random, data: bytes) -> bytes:
    return _into(source, data, source.choice(_ODD_BYTES))


def byte_order_mark(source: random.Random, data: bytes) -> bytes:
    return b"\xef\xbb\xbf" * source.choice((1, 1, 2)) + data


def other_encoding(source: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(source.choice(("utf-16", "utf-16-be", "utf-32", "cp1252")), "replace")


def other_line_ends(source: random.Random, data: bytes) -> bytes:
    ends = source.choice(((b"\r\n",), (b"\r",), (b"\r\n", b"\n", b"\r"), (b"\n\r",), (b"\n\n",)))
    return b"".join(line + source.choice(ends) for line in data.split(b"\n"))


def very_long_line(source: random.Random, data: bytes) -> bytes:
    return _into(source, data, source.choice((b"x", b"x ", b"\xc3\xa9", b"# ", b"- ")) * 20_000)


def deep_nesting(source: random.Random, data: bytes) -> bytes:
    return _into(source, data, source.choice(_DEEP))


def cut_off(source: random.Random, data: bytes) -> bytes:
    return data[: source.randint(0, len(data))]


def nothing_left(source: random.Random, data: bytes) -> bytes:
    del data
    return source.choice((b"", b"\n", b" ", b"\x00" * 100, b"+++\n", b"+++\n+++", b"\r"))


def another_files(source: random.Random, data: bytes) -> bytes:
    del data
    return (EXAMPLES / source.choice(FILES)).read_bytes()


KINDS: tuple[Change, ...] = (
    *(key_removed, key_removed, key_renamed, key_renamed, key_repeated),
    *(value_of_another_type, value_of_another_type, value_of_another_type, bytes_flipped),
    *(sections_swapped, section_removed, section_repeated, lines_swapped, odd_character),
    *(odd_character, no_utf_8, byte_order_mark, other_encoding, other_line_ends),
    *(very_long_line, deep_nesting, deep_nesting, cut_off, nothing_left, another_files),
)
"""The ways in which a file is changed; the likelier ones twice."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A file of the examples, what happened to it, and what it holds since."""

    seed: int
    file: str
    kinds: str
    content: bytes

    def __str__(self) -> str:
        return f"mutation({self.seed}): {self.kinds} in {self.file}"


def mutation(seed: int) -> Mutation:
    """The change that a seed stands for: of one kind, or of some, one after another."""
    source = random.Random(seed)
    file = FILES[seed % len(FILES)]
    content = (EXAMPLES / file).read_bytes()
    kinds = source.choices(KINDS, k=source.choice((1, 1, 1, 2, 3)))
    for change in kinds:
        content = change(source, content)
    return Mutation(seed, file, ", ".join(kind.__name__ for kind in kinds), content)


# -- what holds of every one ---------------------------------------------------------------


# The colons in a chunk's name make xdist take it for a scope of its own, which any core may have.
@pytest.mark.parametrize(
    "first",
    [pytest.param(seed, id=f"{seed}::{seed + A_CHUNK - 1}") for seed in range(0, COUNT, A_CHUNK)],
)
def test_a_changed_file_ends_in_problems_with_places(tmp_path: Path, first: int) -> None:
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    memory = Memory()
    for changed in map(mutation, range(first, first + A_CHUNK)):
        path = tmp_path / changed.file
        path.write_bytes(changed.content)
        board = changed.file.partition("/")[0]
        pack = next(pack for pack in PACKS if pack.startswith(board))
        try:
            with patience():
                look_at(tmp_path / pack, memory if board == "cyp-board" else Memory())
        except Exception as error:
            raise AssertionError(f"{changed}: {error!r}") from error
        shutil.copyfile(EXAMPLES / changed.file, path)


def look_at(pack: Path, memory: Memory) -> None:
    """Check a pack, and see that all that is told of it makes sense."""
    loaded = load_from(*shelf_of(pack), memory)
    problems = validate_pack(loaded, today=TODAY)
    texts = {problem.place.file: text_of(loaded, problem.place.file) for problem in problems}
    for problem in problems:
        assert problem.code in CODES
        assert problem.message
        assert problem.hint != ""
        assert_inside(problem.place, texts[problem.place.file])
        for edit in problem.edits:
            assert_inside(edit.place, text_of(loaded, edit.place.file))
    assert list(problems) == sorted(problems, key=lambda problem: problem.sort_key)
    assert text_report(problems, texts).count(" --> ") >= len(problems)
    assert json_report(problems, Files("", texts)).isascii()


def text_of(loaded: LoadedPack, file: str) -> str:
    """A file's text, also of one that could not be read."""
    if file in loaded.sources:
        return loaded.sources[file].text
    text = loaded.shelf.path(file).read_bytes().decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def assert_inside(place: Place, text: str) -> None:
    """A place starts and ends in the file, in this order, at the latest with the end of a line.

    Or it is the whole file.
    """
    if place == Place(place.file):
        return
    lines = [*text.split("\n"), ""]
    assert 1 <= place.line <= place.end_line <= len(lines), place
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 2, place
    assert (place.line, place.column) <= (place.end_line, place.end_column), place


@contextmanager
def patience() -> Iterator[None]:
    """Fail, with the line where it stands, what goes on for much longer than it may."""

    def hangs(_: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it hangs in {frame}")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("pack", PACKS)
def test_unchanged_the_packs_have_neither_errors_nor_warnings(pack: str) -> None:
    problems = validate_pack(load_from(*shelf_of(EXAMPLES / pack)), today=TODAY)
    assert [each for each in problems if each.severity is not Severity.ADVICE] == []


def test_a_seed_stands_for_one_change() -> None:
    assert mutation(7) == mutation(7)
    assert len({mutation(seed).content for seed in range(100)}) > 90
    assert {mutation(seed).file for seed in range(100)} == set(FILES)
