"""No text, however odd, keeps the rules busy for long."""

import time
from pathlib import Path

import pytest

from briefpack import load, validate
from tests.packs import write_pack
from tests.rules.cases import REPORT

TEXTS = [
    *("[", "](", "<!--", "`` ` ", "xx ", "TBC ", "• a\n", "(a) b\n", "agenda item 4 ", "a\tb\n"),
    *("1. One\n   paragraph 9, ", " ", "\n", "the the ", "# a\n\n", "**a**\n\n", "| 1 | 2 | 3 |\n"),
    *(
        "[^a] ",
        "{#a} ",
        "[@A] ",
        "1. a\n3. b\n",
        "word ",
        "a;",
        "<",
        "<br>",
        "{{",
        "<insert ",
        "«a",
    ),
    *("0207 946 0123 ", "Appendix B, ", "?", "*a* ", "1. 5.3 The\n", "[insert ", "[^a]:\n\n"),
    *(
        "www.",
        "click ",
        "a",
        "[@a-",
        "1.",
        "\\",
        "a, ",
        "paragraph 1, 2 ",
        "      a\n\n",
        "> ",
        "{#",
    ),
]
SIZE = 20_000


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_repeats_itself_is_checked_fast(tmp_path: Path, text: str) -> None:
    body = (text * (SIZE // len(text) + 1))[:SIZE]
    table = "| a | b |\n|---|---|\n" if text.startswith("| ") else ""
    loaded = load(write_pack(tmp_path, REPORT, files={"a.md": f"{table}{body}\n"}))
    started = time.perf_counter()
    validate(loaded)
    assert time.perf_counter() - started < 5
