"""Cases of the rules on how texts are written: leftovers and length."""

from tests.packs import BOARD, ITEM
from tests.rules.cases import REPORT, Case, Cases, report

WORDS = "one two three four five six seven eight nine ten "


def body(text: str, name: str, *, told: tuple[str, ...] = ()) -> Case:
    """A report with this text, from line 4 of its file."""
    return Case(name, REPORT, files=report(text), told=told)


def left(*lines: str) -> str:
    """Numbered paragraphs that say this."""
    return "".join(f"1. {line}\n" for line in lines)


GOOD: Cases = {
    "BP430": (
        body(left("See the [report](https://x.org/xx?a=TBC).", "The `TBC` code."), "no-words"),
        body("```\nTODO\n```\n\n    [insert date]\n", "code"),
        body("<!-- briefpack: allow BP301: TODO -->\nWords.\n", "an-allowance"),
        body(left("See [the date][a] and [number](https://a.org).", "[a]: https://a.org"), "links"),
        body(left("Part XX of the Act, Schedule XXX.", "Sizes XL to XXL, and Maxx."), "roman"),
        body(
            left("Why?", "He said “[the] Board”.", "It is to be decided to do it."), "plain-words"
        ),
        body(
            left("Delete the old policy, as agreed.", "Error rates fell.", "a << b"), "other-uses"
        ),
        body(left("يناقش المجلس «التقرير» و«بودجه‌ی» اليوم."), "quotation-marks"),
        Case("a-title", ITEM.replace("Budget", "Draft budget")),
        Case("a-title-in-capitals", ITEM.replace("Budget", "DRAFT BUDGET")),
        Case("not-a-title", ITEM + 'description = "The DRAFT plan."\n'),
        Case("a-name", ITEM + 'id = "xx"\n'),
    ),
    "BP431": (
        Case("short", REPORT, files=report(f"1. {WORDS * 300}\n"), profile="wales"),
        Case("no-limit", REPORT, files=report(f"1. {WORDS * 301}\n"), profile="lga-board"),
        Case(
            "tables",
            REPORT,
            files=report("| a |\n|---|\n" + f"| {WORDS} |\n" * 301),
            profile="wales",
        ),
    ),
    "BP432": (
        body(f"1. {WORDS * 20}\n", "short"),
        body("1. One:\n\n" + f"   - {WORDS}\n" * 21, "a-list"),
        body(f"1. {WORDS * 11}\n\n   {WORDS * 10}\n", "two-paragraphs"),
    ),
    "BP433": (
        body(f"1. {WORDS * 5}\n", "short"),
        body(f"1. {WORDS * 4}. {WORDS * 4}? {WORDS * 3}\n", "several"),
        body(f"1. {WORDS * 4}; {WORDS * 4}: “{WORDS * 3}”\n", "parts"),
        body(f"1. {'Joan Hartwell, ' * 30}and others.\n", "names"),
        body(f"| {WORDS * 6} |\n|---|\n", "a-table"),
    ),
}

BAD: Cases = {
    "BP430": (
        body(
            left("By [insert date] at [name of venue].", "[To be confirmed]", "[TBC]"),
            "brackets",
            told=(
                (
                    "BP430 a.md:4:7-4:20 “[insert date]” was left in | write what belongs here,"
                    " or delete it"
                ),
                (
                    "BP430 a.md:4:24-4:39 “[name of venue]” was left in | write what belongs"
                    " here, or delete it"
                ),
                (
                    "BP430 a.md:5:4-5:21 “[To be confirmed]” was left in | write what belongs"
                    " here, or delete it"
                ),
                ("BP430 a.md:6:4-6:9 “[TBC]” was left in | write what belongs here, or delete it"),
            ),
        ),
        body(
            left("To <insert name>.", "Dear <<Name>> and «Surname»,", "{{ title }}"),
            "merged",
            told=(
                (
                    "BP430 a.md:4:7-4:20 “<insert name>” was left in | write what belongs here,"
                    " or delete it"
                ),
                (
                    "BP430 a.md:5:9-5:17 “<<Name>>” was left in | write what belongs here, or"
                    " delete it"
                ),
                (
                    "BP430 a.md:5:22-5:31 “«Surname»” was left in | write what belongs here, or"
                    " delete it"
                ),
                (
                    "BP430 a.md:6:4-6:15 “{{ title }}” was left in | write what belongs here, or"
                    " delete it"
                ),
            ),
        ),
        body(
            left("Lorem ipsum dolor.", "It costs £XX (20XX/XX: xxx).", "Why????"),
            "gaps",
            told=(
                (
                    "BP430 a.md:4:4-4:15 “Lorem ipsum” was left in | write what belongs here, or"
                    " delete it"
                ),
                ("BP430 a.md:5:14-5:16 “XX” was left in | write what belongs here, or delete it"),
                ("BP430 a.md:5:20-5:22 “XX” was left in | write what belongs here, or delete it"),
                ("BP430 a.md:5:23-5:25 “XX” was left in | write what belongs here, or delete it"),
                ("BP430 a.md:5:27-5:30 “xxx” was left in | write what belongs here, or delete it"),
                ("BP430 a.md:6:7-6:11 “????” was left in | write what belongs here, or delete it"),
            ),
        ),
        body(
            left("The date is TBC.", "The venue is (tbc).", "TBA"),
            "to-be-confirmed",
            told=(
                ("BP430 a.md:4:16-4:19 “TBC” was left in | write what belongs here, or delete it"),
                (
                    "BP430 a.md:5:17-5:22 “(tbc)” was left in | write what belongs here, or"
                    " delete it"
                ),
                "BP430 a.md:6:4-6:7 “TBA” was left in | write what belongs here, or delete it",
            ),
        ),
        body(
            left(
                "Click or tap here to enter text.",
                "Delete as appropriate.",
                "Choose an item.",
                "Guidance for authors: be brief.",
                "This section should set out the costs.",
                "Please delete this line.",
            ),
            "guidance",
            told=(
                (
                    "BP430 a.md:4:4-4:35 “Click or tap here to enter text” was left in | write"
                    " what belongs here, or delete it"
                ),
                (
                    "BP430 a.md:5:4-5:25 “Delete as appropriate” was left in | write what belongs"
                    " here, or delete it"
                ),
                (
                    "BP430 a.md:6:4-6:18 “Choose an item” was left in | write what belongs here,"
                    " or delete it"
                ),
                (
                    "BP430 a.md:7:4-7:24 “Guidance for authors” was left in | write what belongs"
                    " here, or delete it"
                ),
                (
                    "BP430 a.md:8:4-8:27 “This section should set” was left in | write what"
                    " belongs here, or delete it"
                ),
                (
                    "BP430 a.md:9:4-9:27 “Please delete this line” was left in | write what"
                    " belongs here, or delete it"
                ),
            ),
        ),
        body(
            left("TODO: ask.", "FIXME", "[[JL: is it so?]]", "Comment [JL1]: no"),
            "notes",
            told=(
                ("BP430 a.md:4:4-4:8 “TODO” was left in | write what belongs here, or delete it"),
                ("BP430 a.md:5:4-5:9 “FIXME” was left in | write what belongs here, or delete it"),
                (
                    "BP430 a.md:6:4-6:21 “[[JL: is it so?]]” was left in | write what belongs"
                    " here, or delete it"
                ),
                (
                    "BP430 a.md:7:4-7:17 “Comment [JL1]” was left in | write what belongs here,"
                    " or delete it"
                ),
            ),
        ),
        body(
            left("See Error! Reference source not found."),
            "lost-references",
            told=(
                (
                    "BP430 a.md:4:8-4:41 “Error! Reference source not found” was left in | write"
                    " what belongs here, or delete it"
                ),
            ),
        ),
        body(
            "Words of\n[insert\ndate] and\nTBC.\n",
            "on-its-line",
            told=(
                (
                    "BP430 a.md:5:1-5:8 “[insert date]” was left in | write what belongs here, or"
                    " delete it"
                ),
                "BP430 a.md:7:1-7:4 “TBC” was left in | write what belongs here, or delete it",
            ),
        ),
        body(
            "TBC ab TBC\n\n| TBC |\n|---|\n",
            "several-times",
            told=(
                "BP430 a.md:4:1-4:4 “TBC” was left in | write what belongs here, or delete it",
                ("BP430 a.md:4:8-4:11 “TBC” was left in | write what belongs here, or delete it"),
                "BP430 a.md:6:3-6:6 “TBC” was left in | write what belongs here, or delete it",
            ),
        ),
        Case(
            "a-title",
            ITEM.replace("Budget", "DRAFT Budget"),
            told=(
                (
                    "BP430 pack.toml:2:10-2:15 “DRAFT” was left in | write what belongs here, or"
                    " delete it"
                ),
            ),
        ),
        Case(
            "a-description",
            ITEM + 'description = """\nAt the \\\n  venue, TBC.\nBy XX."""\n',
            told=(
                (
                    "BP430 pack.toml:6:10-6:13 “TBC” was left in | write what belongs here, or"
                    " delete it"
                ),
                (
                    "BP430 pack.toml:7:4-7:6 “XX” was left in | write what belongs here, or"
                    " delete it"
                ),
            ),
        ),
        Case(
            "a-head",
            REPORT,
            files=report(
                "1. One.\n", "summary = 'By TBC.'\nrecommendations = [\"Note \\u00a3XX.\"]"
            ),
            told=(
                ("BP430 a.md:2:15-2:18 “TBC” was left in | write what belongs here, or delete it"),
                ("BP430 a.md:3:32-3:34 “XX” was left in | write what belongs here, or delete it"),
            ),
        ),
        Case(
            "a-board",
            board=BOARD + 'address = """\nTown Hall\n[address]"""\n',
            told=(
                (
                    "BP430 pack.toml:12:1-12:10 “[address]” was left in | write what belongs"
                    " here, or delete it"
                ),
            ),
        ),
        Case(
            "a-name-of-a-member",
            '[membership]\nmembers = [{ name = "TBC", role = "chair" }]\n' + ITEM,
            told=(
                (
                    "BP430 pack.toml:2:22-2:25 “TBC” was left in | write what belongs here, or"
                    " delete it"
                ),
            ),
        ),
    ),
    "BP431": (
        Case(
            "long",
            REPORT,
            files=report(f"1. {WORDS * 301}\n"),
            profile="wales",
            told=(
                (
                    "BP431 a.md:1:1-1:1 the report has 3010 words, 10 more than it should | move"
                    " detail into an appendix"
                ),
            ),
        ),
    ),
    "BP432": (
        body(
            f"1. One.\n\n1. {WORDS * 20} more\n",
            "long",
            told=(
                (
                    "BP432 a.md:6:1-6:989 this paragraph has 201 words | make two of it: 200 are"
                    " many"
                ),
            ),
        ),
        Case(
            "a-value",
            ITEM + f'description = "{WORDS * 21}"\n',
            told=(
                (
                    "BP432 pack.toml:4:15-4:1046 this paragraph has 210 words | make two of it:"
                    " 200 are many"
                ),
            ),
        ),
    ),
    "BP433": (
        body(
            f"1. One. Two.\n   {WORDS * 2}\n   {WORDS * 3} more.\n",
            "long",
            told=(
                ("BP433 a.md:5:4-5:101 this sentence has 51 words | make two of it: 50 are many"),
            ),
        ),
        Case(
            "a-value",
            ITEM + f'description = "{WORDS * 6}"\n',
            told=(
                (
                    "BP433 pack.toml:4:15-4:311 this sentence has 60 words | make two of it: 50"
                    " are many"
                ),
            ),
        ),
    ),
}
