"""Problems as people read them: golden texts."""

from textwrap import dedent

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.text import COLOURED, printable, summary, text_report

TEXT = 'title = "Budget"\nkind = "decison"\n'


KIND = Place("pack.toml", 2, 8, 2, 17)


def problem(
    place: Place = KIND,
    message: str = "kind may be 'decision', not 'decison'",
    severity: Severity = Severity.ERROR,
    path: str = "items[0].kind",
    hint: str | None = None,
) -> Problem:
    return Problem("BP104", severity, message, place, path, hint)


def at(text: str, *place: int) -> str:
    """What is shown of a file's text: the lines behind the one with the place."""
    found = problem(Place("a.toml", *place), path="")
    return text_report([found], {"a.toml": text}).split("\n", 2)[2].rstrip("\n")


def golden(text: str) -> str:
    return dedent(text).removeprefix("\n")


# -- golden --------------------------------------------------------------------------------


def test_a_problem_shows_its_line_with_a_caret_and_a_hint() -> None:
    found = problem(hint="did you mean 'decision'?")
    assert text_report([found], {"pack.toml": TEXT}) == golden("""
        error BP104 kind may be 'decision', not 'decison'
          --> pack.toml:2:8 (items[0].kind)
          |
        2 | kind = "decison"
          |        ^^^^^^^^^
          = did you mean 'decision'?
        """)


def test_problems_stand_apart() -> None:
    found = [problem(), problem(severity=Severity.WARNING, path="")]
    assert text_report(found, {"pack.toml": TEXT}) == golden("""
        error BP104 kind may be 'decision', not 'decison'
          --> pack.toml:2:8 (items[0].kind)
          |
        2 | kind = "decison"
          |        ^^^^^^^^^

        warning BP104 kind may be 'decision', not 'decison'
          --> pack.toml:2:8
          |
        2 | kind = "decison"
          |        ^^^^^^^^^
        """)


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert text_report([problem(Place("board.toml"), path="")], {"board.toml": TEXT}) == golden("""
        error BP104 kind may be 'decision', not 'decison'
          --> board.toml
        """)


def test_a_file_that_was_not_read_shows_no_line() -> None:
    assert text_report([problem(path="")], {}) == golden("""
        error BP104 kind may be 'decision', not 'decison'
          --> pack.toml:2:8
        """)


def test_files_are_named_from_where_the_reader_is() -> None:
    assert "  --> ../board/pack.toml:2:8\n" in text_report(
        [problem(path="")], {}, prefix="../board/"
    )


def test_colours_stand_around_words() -> None:
    found = [problem(severity=severity, path="") for severity in Severity]
    heads = [block.split("\n")[0] for block in text_report(found, {}, "", COLOURED).split("\n\n")]
    words = "\x1b[1mkind may be 'decision', not 'decison'\x1b[0m"
    assert heads == [
        f"\x1b[31;1merror BP104\x1b[0m {words}",
        f"\x1b[33;1mwarning BP104\x1b[0m {words}",
        f"\x1b[36;1madvice BP104\x1b[0m {words}",
    ]


def test_no_problems_are_no_text() -> None:
    assert text_report([], {}) == ""


# -- lines ---------------------------------------------------------------------------------


def test_the_gutter_is_as_wide_as_the_number() -> None:
    assert at("\n" * 99 + "abc", 100, 2, 100, 3) == "    |\n100 | abc\n    |  ^"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert at("a = [\n1,\n]", 1, 5, 3, 2) == "  |\n1 | a = [\n  |     ^"


def test_a_place_behind_the_end_of_a_line_is_marked() -> None:
    assert at("abc\n", 1, 4, 1, 4) == "  |\n1 | abc\n  |    ^"


def test_a_place_of_no_width_is_marked() -> None:
    assert at("abc", 1, 1, 1, 1) == "  |\n1 | abc\n  | ^"


def test_a_place_on_an_empty_line_is_marked() -> None:
    assert at("a\n\n", 2, 1, 2, 2) == "  |\n2 | \n  | ^"


def test_a_place_behind_the_end_of_a_file_shows_no_line() -> None:
    assert at("abc", 9, 1, 9, 2) == ""


def test_a_long_line_is_cut_behind() -> None:
    line = "x = '" + "a" * 200
    assert at(line, 1, 5, 1, 206) == (f"  |\n1 | x = '{'a' * 95}\n  |     {'^' * 96}")


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 150 + "HERE" + "b" * 150
    assert at(line, 1, 151, 1, 155) == (f"  |\n1 | {'a' * 50}HERE{'b' * 46}\n  | {' ' * 50}^^^^")


@pytest.mark.parametrize("column", [1, 50, 51, 100, 101, 102, 500, 1000, 1001, 2000])
def test_the_caret_is_under_what_is_shown(column: int) -> None:
    _, shown, marks = at("a" * 1000, 1, column, 1, column + 1).split("\n")
    assert len(shown) <= len("1 | ") + 100
    assert len(marks) <= len(shown) + 1


# -- characters ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a b"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\x07\x00\rb", "a\ufffd\ufffd\ufffdb"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("a\u202eb\u2028c", "a<U+202E>b<U+2028>c"),
        ("\u2066x y\u200b\ufeff", "<U+2066>x y<U+200B><U+FEFF>"),
        ("a\nb", "a\ufffdb"),
        ("\udcff", "\ufffd"),
        ("Café 😀 مرحبا", "Café 😀 مرحبا"),
        ("می\u200cروم com\u00admittee", "می\u200cروم com\u00admittee"),
        ("👩\u200d⚖\ufe0f a\u200db", "👩\u200d⚖\ufe0f a<U+200D>b"),
        ("10\u00a0a.m.\u2009\u202f£5", "10 a.m.  £5"),
        ("a\u0604\ufff9b\ue000", "a\u0604<U+FFF9>b\ufffd"),
    ],
)
def test_what_would_move_the_cursor_is_replaced(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_nobody_sees_is_shown_and_the_caret_stands_below_it() -> None:
    assert at("a\u202eb\u200bc", 1, 2, 1, 3) == ("  |\n1 | a<U+202E>b<U+200B>c\n  |  ^^^^^^^^")
    assert at("a\u202eb\u200bc", 1, 5, 1, 6) == (
        "  |\n1 | a<U+202E>b<U+200B>c\n  |                   ^"
    )


def test_a_tab_keeps_the_caret_in_its_place() -> None:
    assert at("\ta\tb", 1, 4, 1, 5) == "  |\n1 |  a b\n  |    ^"


ESCAPE = "\x1b[2J"


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(problem(message=f"a{ESCAPE}"), id="message"),
        pytest.param(problem(hint=f"a{ESCAPE}"), id="hint"),
        pytest.param(problem(Place(f"a{ESCAPE}.md", 1, 1, 1, 1)), id="file"),
        pytest.param(
            problem(path=f"officers.a{ESCAPE}"),
            id="path",
        ),
    ],
)
def test_no_problem_can_reach_the_terminal(found: Problem) -> None:
    assert "\x1b" not in text_report([found], {})


def test_no_file_can_reach_the_terminal() -> None:
    assert "\x1b" not in at(f"a{ESCAPE}b", 1, 1, 1, 2)


# -- summary -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ("", "no problems"),
        ("e", "1 error"),
        ("ee", "2 errors"),
        ("ewwaa", "1 error, 2 warnings, 2 advice"),
        ("w", "1 warning"),
        ("a", "1 advice"),
    ],
)
def test_a_summary_counts(severities: str, words: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "a": Severity.ADVICE}
    assert summary([problem(severity=kinds[letter]) for letter in severities]) == words
