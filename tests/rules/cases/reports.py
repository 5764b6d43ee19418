"""Cases of the rules on reports."""

from tests.packs import BOARD, ITEM
from tests.rules.cases import OFFICER, REPORT, SVG, TOO_DEEP, Case, Cases, report

GOOD: Cases = {
    "BP401": (
        Case("own", REPORT, files=report("1. One. {#one}\n1. See [@one].\n")),
        Case(
            "an-item", ITEM + 'id = "b"\n' + REPORT.replace("Budget", "R"), files=report("[@b]\n")
        ),
        Case("code", REPORT, files=report("`[@nothing]`\n")),
        Case("words", REPORT, files=report("# Costs\n\nWords. {#words}\n\n1. See [@words].\n")),
        Case("a-head", REPORT, files=report("1. One. {#one}\n", 'summary = "See [@one]."')),
    ),
    "BP402": (
        Case(
            "an-officer",
            REPORT,
            board=BOARD + OFFICER,
            files=report("1. One.\n", 'contact = "clerk"'),
        ),
        Case("a-block", REPORT, files=report("1. One.\n", 'contact = { name = "A" }')),
        Case("none", REPORT, files=report("1. One.\n")),
        Case("of-the-board", board=BOARD + 'contact = "clerk"\n' + OFFICER),
    ),
    "BP403": (Case("words", REPORT, files={**report("![A map](map.svg)\n"), "map.svg": SVG}),),
    "BP404": (
        Case("called", REPORT, files=report("1. One.[^a]\n\n[^a]: Words.\n")),
        Case("by-another", REPORT, files=report("One.[^a]\n\n[^a]: A.[^b]\n\n[^b]: B.\n")),
        Case("code", REPORT, files=report("    [^a]: Words.\n")),
    ),
    "BP405": (
        Case("quotations", REPORT, files=report("> " * 99 + "words\n")),
        Case("lists", REPORT, files=report("- " * 49 + "words\n")),
        Case("a-rule", REPORT, files=report("-" * 200 + "\n")),
    ),
    "BP420": (
        Case("all", REPORT, files=report("1. One.\n\n   More of one.\n\n1. Two.\n")),
        Case("none", REPORT, files=report("One.\n\nTwo.\n")),
        Case("one-number", REPORT, files=report("One.\n\n1. Two.\n")),
        Case(
            "beside-tables-and-lists",
            REPORT,
            files=report(
                "1. One.\n1. Two.\n\nThe costs:\n\n| a |\n|---|\n| b |\n\nSource: the budget.\n\n"
                "We ask:\n\n- why\n"
            ),
        ),
        Case("a-caption", REPORT, files=report("1. A.\n1. B.\n\nTable: Costs\n\n| a |\n|---|\n")),
    ),
}

BAD: Cases = {
    "BP401": (
        Case(
            "nowhere",
            REPORT,
            files=report("1. One.\n   See [@nothing].\n"),
            told=("BP401 a.md:5:4-5:19 [@nothing] leads nowhere | nothing bears {#nothing}",),
        ),
        Case(
            "nearly",
            REPORT,
            files=report("1. One. {#ratings}\n1. See [@rating].\n"),
            told=("BP401 a.md:5:1-5:18 [@rating] leads nowhere | did you mean [@ratings]?",),
        ),
        Case(
            "to-two-places",
            ITEM
            + 'id = "x"\n'
            + ITEM.replace("Budget", "Staff")
            + 'id = "x"\n'
            + REPORT.replace("Budget", "Report"),
            files=report("See [@x].\n"),
            told=(
                (
                    "BP401 a.md:4:1-4:10 [@x] could lead to more than one place in the pack"
                    " | change one of the ids"
                ),
                "BP307 pack.toml:8:6-8:9 the id x is given twice",
            ),
        ),
        Case(
            "to-two-places-in-a-report",
            REPORT,
            files=report("1. One. {#x}\n1. Two. {#x}\n1. See [@x].\n"),
            told=(
                "BP307 a.md:5:1-5:13 the id x is given twice",
                (
                    "BP401 a.md:6:1-6:13 [@x] could lead to more than one place in the pack"
                    " | change one of the ids"
                ),
            ),
        ),
        Case(
            "to-words-without-a-name",
            REPORT,
            files=report("Words. {#words}\n\n1. See [@words].\n"),
            told=(
                (
                    "BP401 a.md:6:1-6:17 [@words] leads to words that have no number and stand"
                    " under no heading | number the paragraph, or put a heading above it"
                ),
            ),
        ),
    ),
    "BP402": (
        Case(
            "nobody",
            REPORT,
            files=report("1. One.\n", 'contact = "clerk"'),
            told=("BP402 a.md:2:11-2:18 clerk is not an officer | the board has no such officer",),
        ),
        Case(
            "nearly",
            REPORT,
            board=BOARD + OFFICER,
            files=report("1. One.\n", 'contact = "clerks"'),
            told=("BP402 a.md:2:11-2:19 clerks is not an officer | did you mean clerk?",),
        ),
        Case(
            "of-the-board",
            board=BOARD + 'contact = "clerks"\n' + OFFICER,
            told=("BP402 pack.toml:10:11-10:19 clerks is not an officer | did you mean clerk?",),
        ),
    ),
    "BP403": (
        Case(
            "none",
            REPORT,
            files={**report("1. One.\n\n   ![ ](map.svg)\n"), "map.svg": SVG},
            told=("BP403 a.md:6:4-6:17 map.svg has no alternative text",),
        ),
    ),
    "BP404": (
        Case(
            "nowhere",
            REPORT,
            files=report("1. One.\n\n[^a]: Words.\n"),
            told=(
                (
                    "BP404 a.md:6:1-6:13 the footnote [^a] is not printed: nothing calls it"
                    " | put [^a] where it belongs"
                ),
            ),
        ),
        Case(
            "only-by-one-that-nobody-calls",
            REPORT,
            files=report("One.\n\n[^a]: A.[^b]\n\n[^b]: B.[^a]\n"),
            told=(
                (
                    "BP404 a.md:6:1-6:13 the footnote [^a] is not printed: nothing calls it"
                    " | put [^a] where it belongs"
                ),
                (
                    "BP404 a.md:8:1-8:13 the footnote [^b] is not printed: nothing calls it"
                    " | put [^b] where it belongs"
                ),
            ),
        ),
        Case(
            "a-second-of-its-name",
            REPORT,
            files=report("One.[^a]\n\n[^a]: First.\n\n[^a]: Second.\n"),
            told=(
                (
                    "BP404 a.md:8:1-8:14 the footnote [^a] is not printed: one above has its name"
                    " | give it another name, and call it by that"
                ),
            ),
        ),
        Case(
            "in-a-value",
            REPORT,
            files=report("1. One.\n", 'summary = "One.\\n\\n[^a]: Words."'),
            told=(
                (
                    "BP404 a.md:2:11-2:33 the footnote [^a] is not printed: nothing calls it"
                    " | put [^a] where it belongs"
                ),
            ),
        ),
    ),
    "BP405": (
        Case(
            "quotations",
            REPORT,
            files=report(f"1. One.\n\n{'>' * 101} words\n"),
            told=(f"BP405 a.md:6:1-6:108 {TOO_DEEP}",),
        ),
        Case(
            "lists",
            REPORT,
            files=report("- " * 51 + "words\n"),
            told=(f"BP405 a.md:4:1-4:108 {TOO_DEEP}",),
        ),
        Case(
            "in-a-value",
            f'{ITEM}description = "{">" * 101} words"\n',
            told=(f"BP405 pack.toml:4:15-4:124 {TOO_DEEP}",),
        ),
    ),
    "BP420": (
        Case(
            "lost-its-indent",
            REPORT,
            files=report("1. One.\n\nMore of one.\n\n1. Two.\n"),
            told=(
                (
                    "BP420 a.md:6:1-6:13 this paragraph has no number | write 1. before it, or"
                    " indent it to go on with the number above"
                ),
            ),
        ),
        Case(
            "several",
            REPORT,
            files=report("1. One.\n1. Two.\n\n## Costs\n\nThree.\n\nFour.\n\n1. Five.\n"),
            told=(
                (
                    "BP420 a.md:9:1-9:7 this paragraph has no number, and 1 more |"
                    " write 1. before it, or indent it to go on with the number above"
                ),
            ),
        ),
    ),
}
