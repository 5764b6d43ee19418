"""Cases of the rules on tables and pictures."""

from tests.packs import ITEM
from tests.rules.cases import REPORT, SVG, Case, Cases, report
from tests.rules.cases.writing import body


def row(count: int, word: str = "a") -> str:
    return f"|{f' {word} |' * count}\n"


def picture(words: str, name: str, *, told: tuple[str, ...] = ()) -> Case:
    files = {**report(f"![{words}](site-plan.svg)\n"), "site-plan.svg": SVG}
    return Case(name, REPORT, files=files, told=told)


GOOD: Cases = {
    "BP445": (
        body("| | Costs |\n|---|---|\n| a | b |\n", "one-head"),
        body("| ![A map](a.svg) |\n|---|\n", "a-picture"),
    ),
    "BP446": (
        body("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | |\n| 1 | 2 \\| 3 |\n", "no-more"),
        body("> | a |\n> |---|\n> | 1 |\n\n- | a |\n  |---|\n  | 1 |\n", "inside"),
        body("a | b\n--|--\n1 | 2\n", "no-borders"),
    ),
    "BP447": (body(row(8) + row(8, "---"), "eight"),),
    "BP448": (
        body("| a | b | |\n|---|---|---|\n| 1 | | |\n| 2 | 3 | |\n", "something"),
        body("| a | b |\n|---|---|\n| 1 | |\n", "one-row"),
        body("| a | b |\n|---|---|\n", "no-rows"),
    ),
    "BP454": (
        body("Table: What it shows\n\n| a |\n|---|\n| 1 |\n", "above"),
        body("| a |\n|---|\n| 1 |\n\nTable: Next\n\n| b |\n|---|\n| 2 |\n", "of-the-next"),
        body("| a |\n|---|\n| 1 |\n\nTables are long.\n", "words"),
        body("| a |\n|---|\n| 1 |\n\nOne.\n\nTable: a list\n", "further-down"),
        body("| a |\n|---|\n| Table: b |\n", "a-cell"),
    ),
    "BP449": (
        picture("Plan of the site, with the entrance on the left", "words"),
        picture("", "none"),
        picture("x" * 300, "not-too-long"),
        picture("The image of the council in the press", "about-images"),
    ),
}

LATE = "a caption stands above its table: here it is a line of text"

BAD: Cases = {
    "BP454": (
        body(
            "| a |\n|---|\n| 1 |\n\nTable: Costs\n",
            "below",
            told=(f"BP454 a.md:8:1-8:13 {LATE} | move it above the table",),
        ),
        body(
            "1. One.\n\n   | a |\n   |---|\n   | 1 |\n   Table: Costs\n",
            "right-below",
            told=(f"BP454 a.md:9:4-9:16 {LATE} | move it above the table",),
        ),
        body(
            "Table: One\n\n| a |\n|---|\n| 1 |\n\nTable: Costs\n",
            "with-another",
            told=(
                f"BP454 a.md:10:1-10:13 {LATE} | the table has one already: keep one of the two",
            ),
        ),
        Case(
            "a-value",
            ITEM + 'description = """\n| a |\n|---|\n| 1 |\n\nTable: Costs"""\n',
            told=(f"BP454 pack.toml:4:15-9:16 {LATE} | move it above the table",),
        ),
    ),
    "BP445": (
        body(
            "1. One.\n\n   | | |\n   |---|---|\n   | a | b |\n",
            "empty",
            told=(
                (
                    "BP445 a.md:6:4-6:9 the head of this table is empty | say in its first row"
                    " what the columns hold"
                ),
            ),
        ),
        Case(
            "a-value",
            ITEM + 'description = """\n| |\n|---|\n| a |"""\n',
            told=(
                (
                    "BP445 pack.toml:4:15-7:9 the head of this table is empty | say in its first"
                    " row what the columns hold"
                ),
            ),
        ),
    ),
    "BP446": (
        body(
            "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 | 4 |\n",
            "more",
            told=(
                (
                    "BP446 a.md:7:1-7:18 “3 4” is not printed: the table has no column for it |"
                    " add a column to the head, or write \\| for a | that is no border"
                ),
            ),
        ),
        body(
            "a | b\n--|--\n1 | 2 | 3\n",
            "no-borders",
            told=(
                (
                    "BP446 a.md:6:1-6:10 “3” is not printed: the table has no column for it | add"
                    " a column to the head, or write \\| for a | that is no border"
                ),
            ),
        ),
        body(
            "- | a |\n  |---|\n  | 1 | 2 |\n",
            "in-a-list",
            told=(
                (
                    "BP446 a.md:6:3-6:12 “2” is not printed: the table has no column for it | add"
                    " a column to the head, or write \\| for a | that is no border"
                ),
            ),
        ),
    ),
    "BP447": (
        body(
            row(9) + row(9, "---"),
            "nine",
            told=("BP447 a.md:4:1-4:38 this table has 9 columns | make two tables of it",),
        ),
    ),
    "BP448": (
        body(
            "| Item | Page | Time |\n|---|---|---|\n| a | 1 | |\n| b | | |\n",
            "never-filled-in",
            told=(
                (
                    "BP448 a.md:4:1-4:23 nothing stands in the column “Time” | fill it in, or"
                    " take it out"
                ),
            ),
        ),
    ),
    "BP449": (
        picture(
            "site-plan.svg",
            "a-file",
            told=(
                (
                    "BP449 a.md:4:1-4:32 “site-plan.svg” is the name of a file, and describes"
                    " nothing | say what the picture is there to show"
                ),
            ),
        ),
        picture(
            "Site plan",
            "its-name",
            told=(
                (
                    "BP449 a.md:4:1-4:28 “Site plan” is the name of a file, and describes nothing"
                    " | say what the picture is there to show"
                ),
            ),
        ),
        picture(
            "IMG_1234",
            "a-cameras-name",
            told=(
                (
                    "BP449 a.md:4:1-4:27 “IMG_1234” is the name of a file, and describes nothing"
                    " | say what the picture is there to show"
                ),
            ),
        ),
        picture(
            "An image of the site",
            "image-of",
            told=(
                (
                    "BP449 a.md:4:1-4:39 that it is a picture is said already | say what the"
                    " picture is there to show"
                ),
            ),
        ),
        picture(
            "x" * 301,
            "long",
            told=(
                (
                    "BP449 a.md:4:1-4:320 the alternative text has 301 characters | say what the"
                    " picture is there to show"
                ),
            ),
        ),
    ),
}
