"""Cases of the rules on characters that nobody sees."""

from tests.packs import BOARD, ITEM
from tests.rules.cases import Case, Cases
from tests.rules.cases.agenda import titled
from tests.rules.cases.writing import body

ENDS = "delete it: nobody sees it"
TURN = "a sign that turns the order of letters"

GOOD: Cases = {
    "BP455": (
        body("Persian می\u200cروم, क्\u200dष, 👩\u200d⚖\ufe0f, com\u00admittee.\n", "of-use"),
        Case("a-title", titled("שמש!\u200f (a) – Café")),
    ),
    "BP456": (
        Case("ended", titled("The \u2068שמש\u2069 fund")),
        Case("hebrew", titled("שמש (a) مجلس")),
        body("A \u202etext\u202c.\n", "a-text"),
    ),
}

BAD: Cases = {
    "BP455": (
        body(
            "The bud\u200bget\ufeff is\n\u202eset\u202c.\n",
            "a-body",
            told=(
                f"BP455 a.md:4:8-4:9 U+200B, a space without width, is in it | {ENDS}",
                f"BP455 a.md:4:12-4:13 U+FEFF, a byte order mark, is in it | {ENDS}",
                f"BP455 a.md:5:1-5:2 U+202E, {TURN}, is in it | {ENDS}",
                f"BP455 a.md:5:5-5:6 U+202C, {TURN}, is in it | {ENDS}",
            ),
        ),
        Case(
            "a-title-as-written",
            ITEM.replace("Budget", "Bud\\u200B\\u200Bget"),
            told=(
                (
                    "BP455 pack.toml:2:13-2:25 U+200B, a space without width, and 1 more like it,"
                    f" is in it | {ENDS}"
                ),
            ),
        ),
        Case(
            "a-name",
            board=BOARD.replace("Parish", "Par\u200dish"),
            told=(f"BP455 pack.toml:9:12-9:13 U+200D, a joiner, is in it | {ENDS}",),
        ),
    ),
    "BP456": (
        Case(
            "an-override",
            titled("Pay \u202e001 pounds"),
            told=(
                (
                    f"BP456 pack.toml:2:14-2:15 U+202E, {TURN}, makes it read otherwise than it is"
                    f" written | {ENDS}"
                ),
            ),
        ),
        Case(
            "an-isolate",
            board=BOARD.replace("Parish", "Par\u2067ish"),
            told=(
                (
                    f"BP456 pack.toml:9:12-9:13 U+2067, {TURN}, makes it read otherwise than it is"
                    f" written | {ENDS}"
                ),
            ),
        ),
    ),
}
