"""What GitHub Actions reads: commands as its runner takes them apart, and the summary."""

import pytest

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import Files
from briefpack.reporters.github import github_report, step_summary

HOSTILE = "a\nb\r%0A::error::c,d=e\x1b[31m\x00\"'<>&|`*😀 \u202e مرحبا \udcff"
CLEAN = "a\nb\r%0A::error::c,d=e�[31m�\"'<>&|`*😀 <U+202E> مرحبا �"
KIND = Place("pack.toml", 2, 8, 2, 17)


def problem(
    place: Place = KIND,
    severity: Severity = Severity.ERROR,
    message: str = "kind may be 'decision', not 'decison'",
    hint: str | None = None,
) -> Problem:
    return Problem("BP104", severity, message, place, "items[0].kind", hint)


def several(errors: int = 0, warnings: int = 0, advice: int = 0) -> list[Problem]:
    """As many of each, numbered, the least first."""
    counts = {Severity.ADVICE: advice, Severity.WARNING: warnings, Severity.ERROR: errors}
    return [
        problem(severity=severity, message=f"{severity.value[0]}{number}")
        for severity, count in counts.items()
        for number in range(count)
    ]


def as_read(command: str) -> tuple[str, dict[str, str], str]:
    """Name, properties and message of a command, taken apart as GitHub's runner does."""
    assert command.startswith("::")
    head, _, message = command[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = (each.split("=", 1) for each in properties.split(","))
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(message)


def unescaped(text: str) -> str:
    for code, character in {"0D": "\r", "0A": "\n", "3A": ":", "2C": ",", "25": "%"}.items():
        text = text.replace(f"%{code}", character)
    return text


# -- annotations ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "name"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "notice")],
)
def test_a_problem_is_an_annotation(severity: Severity, name: str) -> None:
    assert github_report([problem(severity=severity)], Files()) == (
        f"::{name} file=pack.toml,line=2,col=8,endLine=2,endColumn=17,title=briefpack BP104"
        "::kind may be 'decision', not 'decison'\n"
    )


def test_a_hint_is_a_line_of_its_own() -> None:
    found = problem(message="100% wrong", hint="try: 50%, or less")
    assert github_report([found], Files("board/")) == (
        "::error file=board/pack.toml,line=2,col=8,endLine=2,endColumn=17,title=briefpack BP104"
        "::100%25 wrong%0Atry: 50%25, or less\n"
    )


def test_a_whole_file_has_no_line() -> None:
    found = problem(Place("board.toml"), message="x")
    assert github_report([found], Files()) == ("::error file=board.toml,title=briefpack BP104::x\n")


def test_columns_are_told_within_one_line_only() -> None:
    found = problem(Place("pack.toml", 2, 8, 5, 2), message="x")
    assert github_report([found], Files()) == (
        "::error file=pack.toml,line=2,endLine=5,title=briefpack BP104::x\n"
    )


def test_no_problems_are_no_text() -> None:
    assert github_report([], Files(texts={"pack.toml": ""})) == ""


def test_hostile_text_is_one_command_with_its_own_properties() -> None:
    found = Problem(HOSTILE, Severity.ERROR, HOSTILE, Place(HOSTILE, 1, 2, 1, 3), "", HOSTILE)
    report = github_report([found], Files(HOSTILE))
    assert report.splitlines() == [report.rstrip("\n")]
    assert as_read(report.rstrip("\n")) == (
        "error",
        {
            "file": CLEAN * 2,
            "line": "1",
            "col": "2",
            "endLine": "1",
            "endColumn": "3",
            "title": f"briefpack {CLEAN}",
        },
        f"{CLEAN}\n{CLEAN}",
    )


def shown(found: list[Problem]) -> list[tuple[str, str]]:
    commands = github_report(found, Files()).splitlines()
    return [(name, message) for name, _, message in map(as_read, commands)]


def test_ten_are_shown_without_more_ado() -> None:
    assert len(shown(several(errors=10))) == 10


def test_the_worst_ten_are_shown_and_the_others_counted() -> None:
    assert shown(several(errors=2, warnings=7, advice=24)) == [
        ("error", "e0"),
        ("error", "e1"),
        *(("warning", f"w{number}") for number in range(7)),
        ("notice", "a0"),
        ("notice", "… and 23 more; see the job summary"),
    ]


def test_there_is_room_for_the_count_among_ten_notices() -> None:
    assert shown(several(advice=11)) == [
        *(("notice", f"a{number}") for number in range(9)),
        ("notice", "… and 2 more; see the job summary"),
    ]


def test_the_count_stands_at_no_file() -> None:
    assert github_report(several(errors=11), Files()).splitlines()[-1] == (
        "::notice title=briefpack::… and 1 more; see the job summary"
    )


# -- summary -------------------------------------------------------------------------------


def test_the_summary_is_a_table_of_all() -> None:
    found = [
        problem(hint="did you mean *decision*?"),
        problem(Place("board.toml"), Severity.ADVICE, "a | b <b> [c](d) @e #1 $f$"),
    ]
    assert step_summary(found, Files("b/")) == (
        "### briefpack: 1 error, 1 advice\n"
        "\n"
        "| | Code | Where | What |\n"
        "|---|---|---|---|\n"
        "| error | BP104 | b/pack.toml\\:2\\:8 | kind may be 'decision', not 'decison'"
        "<br>did you mean \\*decision\\*? |\n"
        "| advice | BP104 | b/board.toml | a \\| b \\<b\\> \\[c\\](d) \\@e \\#1 \\$f\\$ |\n"
    )


def test_the_summary_of_no_problems_has_no_table() -> None:
    assert step_summary([], Files()) == "### briefpack: no problems\n"


def test_hostile_text_stays_in_its_cell() -> None:
    found = Problem(HOSTILE, Severity.ERROR, HOSTILE, Place(HOSTILE, 1, 2), "", HOSTILE)
    cell = "a b %0A\\:\\:error\\:\\:c,d=e�\\[31m�\"'\\<\\>\\&\\|\\`\\*😀 \\<U+202E\\> مرحبا �"
    assert step_summary([found], Files()).splitlines()[4:] == [
        f"| error | {cell} | {cell}\\:1\\:2 | {cell}<br>{cell} |"
    ]


@pytest.mark.parametrize(
    ("message", "cell"),
    [
        ("see https://example.org", "see https\\://example.org"),
        ("see WWW.example.org", "see WWW\\.example.org"),
        ("a\\|b", "a\\\\\\|b"),
        ("~~no~~ __no__", "\\~\\~no\\~\\~ \\_\\_no\\_\\_"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
    ],
)
def test_what_is_markup_to_markdown_is_text(message: str, cell: str) -> None:
    assert (
        step_summary([problem(message=message)], Files()).splitlines()[-1].endswith(f" | {cell} |")
    )


def test_a_summary_is_no_larger_than_github_takes() -> None:
    found = [problem(message="é" * 5000)] * 300
    text = step_summary(found, Files())
    assert 980_000 < len(text.encode()) < 2**20
    rows = text.count("| error |")
    assert text.endswith(f" |\n\n… and {300 - rows} more\n")
