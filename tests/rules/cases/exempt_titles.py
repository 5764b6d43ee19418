"""Cases of the rule on titles of exempt business that the public reads all the same."""

from tests.packs import ITEM, item_with
from tests.rules.cases import REPORT, SVG, Case, Cases
from tests.rules.cases.exempt_minutes import EXEMPT, LATER, earlier, minute, noted

TITLE = "Contract with Acme Ltd"
SECRET = f'[[items]]\ntitle = "{TITLE}"\nkind = "decision"\n{EXEMPT}'
EXCLUDE = f"That the public be excluded for {TITLE}."


def titled(title: str, more: str = "") -> str:
    return f'[[items]]\ntitle = "{title}"\nkind = "decision"\n{more}'


def saying(words: str, head: str = "") -> dict[str, str]:
    """A public report whose text is on line 4."""
    return {"a.md": f"+++\n{head}\n+++\n1. {words}\n"}


def named(place: str, shown: str = TITLE, what: str = "item") -> str:
    return (
        f"BP715 {place} “{shown}” is the title of an exempt {what} | say it in words that do not"
        " give it away"
    )


PRIVATE_PAPER = item_with("report", "b.md", '[items.papers.exempt]\nreason = "Terms"\n').replace(
    "Budget", "Depot"
)
PRIVATE_REPORT = {"b.md": f'+++\ntitle = "{TITLE}"\n+++\n1. {EXCLUDE}\n'}
INTEREST = f'[[items.interests]]\nname = "Joan Hartwell"\nitem = "{TITLE}"\nnature = "{EXCLUDE}"\n'

GOOD: Cases = {
    "BP715": (
        Case("nothing-exempt", REPORT, files=saying(EXCLUDE)),
        Case("not-quoted", REPORT + SECRET, files=saying("That the public be excluded.")),
        Case("of-two-words", REPORT + titled("Acme Ltd", EXEMPT), files=saying("Acme Ltd.")),
        Case(
            "of-words-that-say-nothing",
            REPORT + titled("Confidential item of business", EXEMPT),
            files=saying("A confidential item of business."),
        ),
        Case("of-one-word", REPORT + titled("Finance", EXEMPT), files=saying("On finance.")),
        Case(
            "called-as-the-board",
            REPORT + titled("Ashcombe Moor Trust", EXEMPT),
            board='[board]\nname = "Ashcombe Moor Trust"\n',
            files=saying("The Ashcombe Moor Trust."),
        ),
        Case("only-part-of-it", REPORT + SECRET, files=saying("A contract with Acme.")),
        Case("part-of-longer-words", REPORT + SECRET, files=saying(f"Sub{TITLE.lower()}s.")),
        Case(
            "in-two-paragraphs",
            REPORT + SECRET,
            files=saying("A contract with\n\nAcme Ltd."),
        ),
        Case("in-the-exempt-item", SECRET + f'description = "{EXCLUDE}"\n'),
        Case(
            "in-the-exempt-report",
            ITEM + PRIVATE_PAPER,
            files=PRIVATE_REPORT,
        ),
        Case(
            "in-an-exempt-appendix",
            REPORT
            + f'appendices = [{{ title = "{TITLE}", file = "c.svg", exempt = {{}} }}]\n'
            + SECRET,
            files={**saying("One."), "c.svg": SVG},
        ),
        Case("in-the-exempt-minute", SECRET, files=noted(minute(TITLE, EXEMPT))),
        Case(
            "of-a-public-item-too",
            titled(TITLE) + REPORT + SECRET,
            files=saying(EXCLUDE),
        ),
        Case(
            "left-out-by-itself",
            ITEM + SECRET,
            files=noted(minute("Budget", INTEREST), minute(TITLE, EXEMPT)),
        ),
    ),
}

BAD: Cases = {
    "BP715": (
        Case(
            "in-a-report",
            REPORT + SECRET,
            files=saying(EXCLUDE),
            told=(named("a.md:4:36-4:58"),),
        ),
        Case(
            "in-other-letters-and-over-lines",
            REPORT + SECRET,
            files=saying("The contract  with\n   ACME ltd."),
            told=(named("a.md:4:8-4:22", "contract with ACME ltd"),),
        ),
        Case(
            "in-a-summary",
            REPORT + SECRET,
            files=saying("One.", f'summary = "{EXCLUDE}"'),
            told=(named("a.md:2:44-2:66"),),
        ),
        Case(
            "in-a-public-title",
            titled(f"Exclusion for {TITLE}") + REPORT + SECRET,
            files=saying(EXCLUDE),
            told=(named("pack.toml:2:24-2:46"),),
        ),
        Case(
            "in-a-notice",
            SECRET + f'[[notices]]\nkind = "location"\ntext = "{EXCLUDE}"\n',
            told=(named("pack.toml:7:41-7:63"),),
        ),
        Case(
            "in-a-minute",
            ITEM + SECRET,
            files=noted(minute("Budget", f'discussion = "{EXCLUDE}"\n'), minute(TITLE, EXEMPT)),
            told=(named("note.toml:6:47-6:69"),),
        ),
        Case(
            "of-an-exempt-paper",
            REPORT + PRIVATE_PAPER,
            files={**saying(EXCLUDE), **PRIVATE_REPORT},
            told=(named("a.md:4:36-4:58", what="paper"),),
        ),
        Case(
            "of-an-exempt-minute",
            ITEM,
            files=noted(minute("Budget", f'discussion = "{EXCLUDE}"\n'), minute(TITLE, EXEMPT)),
            told=(named("note.toml:6:47-6:69", what="minute"),),
        ),
        Case(
            "of-the-agenda-before",
            LATER,
            files=earlier(minute("Budget", f'discussion = "{EXCLUDE}"\n'), agenda=ITEM + SECRET),
            told=(named("2016-09-29/note.toml:6:47-6:69"),),
        ),
        Case(
            "of-an-exempt-part",
            REPORT + SECRET.replace("[[items]]", "[[items.items]]"),
            files=saying(EXCLUDE),
            told=(named("a.md:4:36-4:58"),),
        ),
    ),
}
