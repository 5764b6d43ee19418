"""Cases of the rules on public words that give away more than they should."""

from tests.packs import ITEM, MEETING, item_with
from tests.rules.cases import REPORT, SVG, Case, Cases

PRIVATE = item_with("report", "b.md", '[items.exempt]\nreason = "Terms"\n').replace(
    "Budget", "Contract"
)
OF_PRICES = "# Prices of Smith & Co {#prices}\n\n1. Two. {#two}\n"


def saying(words: str, secret: str = OF_PRICES) -> dict[str, str]:
    """A public report with these words on line 1, and an exempt one."""
    return {"a.md": f"1. {words}\n", "b.md": secret, "c.svg": SVG}


APPENDIX = 'appendices = [{ title = "B", file = "c.svg", id = "b", exempt = {} }]\n'
NAMED = 'id = "secret"\n'

GOOD: Cases = {
    "BP709": (
        Case(
            "public", REPORT + PRIVATE, files={"a.md": "1. One. {#one}\n1. [@one]\n", "b.md": "B\n"}
        ),
        Case(
            "in-the-exempt-report",
            REPORT + PRIVATE,
            files=saying("One.", "# Prices {#prices}\n\n1. Two. {#two}\n1. [@prices], [@two]\n"),
        ),
        Case("nothing-exempt", REPORT, files={"a.md": "# A {#a}\n\n1. [@a]\n"}),
    ),
    "BP710": (
        Case("its-own-appendix", REPORT + APPENDIX, files=saying("See [@b].")),
        Case(
            "a-public-item",
            ITEM.replace("Budget", "Roads") + NAMED + REPORT + PRIVATE,
            files=saying("See [@secret]."),
        ),
    ),
    "BP712": (
        Case("none", meeting=MEETING + '[meeting.joining]\nlink = "https://example.org"\n'),
        Case("nobody-joins"),
    ),
}

BAD: Cases = {
    "BP709": (
        Case(
            "a-heading",
            REPORT + PRIVATE,
            files=saying("See [@prices]."),
            told=("BP709 a.md:1:1-1:18 [@prices] leads into a paper that the public may not see",),
        ),
        Case(
            "a-paragraph",
            REPORT + PRIVATE,
            files=saying("See [@two]."),
            told=("BP709 a.md:1:1-1:15 [@two] leads into a paper that the public may not see",),
        ),
        Case(
            "from-the-agenda",
            ITEM.replace("Budget", "Roads") + 'description = "See [@prices]."\n' + REPORT + PRIVATE,
            files=saying("One."),
            told=(
                (
                    "BP709 pack.toml:4:15-4:31 [@prices] leads into a paper that the public may"
                    " not see"
                ),
            ),
        ),
        Case(
            "an-exempt-appendix",
            REPORT + 'appendices = [{ title = "B", file = "b.md", exempt = {} }]\n',
            files=saying("See [@two]."),
            told=("BP709 a.md:1:1-1:15 [@two] leads into a paper that the public may not see",),
        ),
        Case(
            "below-an-exempt-item",
            REPORT
            + ITEM.replace("Budget", "Contract")
            + '[items.exempt]\nreason = "Terms"\n'
            + '[[items.items]]\ntitle = "Part"\nkind = "decision"\n'
            + '[[items.items.papers]]\nkind = "report"\nfile = "b.md"\n',
            files=saying("See [@two]."),
            told=("BP709 a.md:1:1-1:15 [@two] leads into a paper that the public may not see",),
        ),
    ),
    "BP710": (
        Case(
            "an-item",
            REPORT + PRIVATE.replace("[[items.papers]]", NAMED + "[[items.papers]]"),
            files=saying("See [@secret]."),
            told=(
                ("BP710 a.md:1:1-1:18 [@secret] sends the public to a paper that it may not see"),
            ),
        ),
        Case(
            "anothers-appendix",
            REPORT + item_with("report", "d.md").replace("Budget", "Roads") + APPENDIX,
            files={**saying("See [@b]."), "d.md": "1. Four.\n"},
            told=("BP710 a.md:1:1-1:13 [@b] sends the public to a paper that it may not see",),
        ),
    ),
    "BP712": (
        Case(
            "printed",
            meeting=MEETING
            + '[meeting.joining]\nlink = "https://example.org"\npasscode = "1234"\n',
            told=(
                (
                    "BP712 pack.toml:10:12-10:18 the passcode is printed for everybody to read |"
                    " send it to members by itself"
                ),
            ),
        ),
    ),
}
