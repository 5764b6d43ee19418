"""Cases of the rules on slips."""

from tests.packs import ITEM, item_with
from tests.rules.cases import REPORT, Case, Cases, report
from tests.rules.cases.writing import body

NOTE = 'title = "B"\ndate = 2016-09-29\nvenue.name = "H"\n'


GOOD: Cases = {
    "BP450": (
        body("What it is is not what they had had; that that is so.\n", "may-be-twice"),
        body("The the-the of of-fice, to\n\nto\n\n- a\n- a\n", "no-words"),
        body("To do to `do` do; the `x` the\n", "code"),
        body("Vitamin A a day.\nLog in, in time, by-by by.\n", "other"),
        body("The The, a band.\n", "names"),
    ),
    "BP451": (
        body("One  \ntwo.\n\n    code \n\n```\ncode \n```\n", "a-line-end"),
        Case("a-string", ITEM + 'description = """\nOne \ntwo  \nthree"""\n'),
        Case("a-line-that-goes-on", ITEM + 'description = """\nOne \\  \n  two"""\n'),
    ),
    "BP452": (
        body("1.\tOne.\n\n-\tOne.\n\n\tMore.\n", "indents"),
        body("\tcode\tcode\n", "code-by-an-indent"),
        body("|\ta\t|\tb\t|\n|---|---|\n", "a-table"),
        body("`a\tb`\n", "code"),
    ),
    "BP453": (
        body("Ring 020 7946 0123, (020) 7946 0123 or 0207 946.\n", "right"),
        body("Ring 10207 946 0123 or 0117 496 0142.\n", "others"),
        Case(
            "a-phone",
            REPORT,
            files=report("1. One.\n", 'contact = { name = "A", phone = "0207 946 0123" }'),
        ),
    ),
}

BAD: Cases = {
    "BP450": (
        body(
            "It is up to the the council of\nof Ashcombe, a\na.\n",
            "twice",
            told=(
                "BP450 a.md:4:13-4:20 “the” stands here twice",
                "BP450 a.md:4:29-4:31 “of” stands here twice",
                "BP450 a.md:5:14-5:15 “a” stands here twice",
            ),
        ),
        body(
            "The the council.\n",
            "at-the-start",
            told=("BP450 a.md:4:1-4:8 “The” stands here twice",),
        ),
        body("by by by\n", "thrice", told=("BP450 a.md:4:1-4:6 “by” stands here twice",)),
        Case(
            "a-value",
            ITEM + 'description = """\nOf the \\\n  the hall and\nand more"""\n',
            told=(
                "BP450 pack.toml:5:4-5:9 “the” stands here twice",
                "BP450 pack.toml:6:12-6:15 “and” stands here twice",
            ),
        ),
    ),
    "BP451": (
        body(
            "One. \n\nTwo.\t\n\nThree.  \n\nFour\n",
            "a-text",
            told=("BP451 a.md:4:5-4:6 this line ends with spaces, and 2 more",),
        ),
        Case(
            "toml",
            ITEM.replace("]\n", "]  \n") + '# a comment \ndescription = """\nOne \ntwo""" \n',
            told=("BP451 pack.toml:1:10-1:12 this line ends with spaces, and 2 more",),
        ),
        Case(
            "a-head",
            REPORT,
            files={"a.md": '+++ \ntitle = "Budget" \n+++\n1. One.\n'},
            told=("BP451 a.md:1:4-1:5 this line ends with spaces, and 1 more",),
        ),
        Case(
            "a-note",
            item_with("note", "note.toml"),
            files={"note.toml": f"{NOTE}   \n"},
            told=("BP451 note.toml:4:1-4:4 this line ends with spaces",),
        ),
        Case(
            "no-head",
            REPORT,
            files={"a.md": "1. One.  \n   two. "},
            told=("BP451 a.md:2:8-2:9 this line ends with spaces",),
        ),
    ),
    "BP452": (
        body(
            "1. One\tTwo\n\n   Three\t4\n",
            "columns",
            told=(
                (
                    "BP452 a.md:4:7-4:8 a tab between words is printed as a space, and 1 more |"
                    " write a table"
                ),
            ),
        ),
        Case(
            "a-value",
            ITEM + 'description = "One\\tTwo"\n',
            told=(
                (
                    "BP452 pack.toml:4:19-4:21 a tab between words is printed as a space | write"
                    " a table"
                ),
            ),
        ),
    ),
    "BP453": (
        body(
            "Ring 0207 946 0123 or 0208 9460123.\n",
            "split",
            told=(
                "BP453 a.md:4:6-4:19 0207 946 0123 is 020 7946 0123",
                "BP453 a.md:4:23-4:35 0208 9460123 is 020 8946 0123",
            ),
        ),
        Case(
            "a-line",
            ITEM + 'presenters = ["Clerk (0203-946 0123)"]\n',
            told=("BP453 pack.toml:4:23-4:36 0203-946 0123 is 020 3946 0123",),
        ),
    ),
}
