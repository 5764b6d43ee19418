"""Cases of the rules on what the public may see."""

from tests.packs import item_with
from tests.rules.cases import HEADING, REPORT, SUB_ITEM, SVG, Case, Cases, report
from tests.rules.cases.agenda import AOB, titled

ENGLAND = "principal-council-england"
REASON = 'reason = "Terms of a contract"\n'
FILES = {"a.md": "1. One.\n", "b.svg": SVG}
EXCLUSION = titled("Exclusion of the press and public")
PUBLIC = titled("Works", "decision")
PRIVATE = titled("Contract", "decision", "[items.exempt]\n" + REASON)


def exempt(more: str, title: str = "Contract") -> str:
    """An exempt item; what its exemption says starts on line 5."""
    return titled(title, "decision", f"[items.exempt]\n{more}")


def appendix(more: str, title: str = "Prices") -> str:
    """A report with an appendix, which is on line 7."""
    return f'{REPORT}appendices = [{{ title = "{title}", file = "b.svg"{more} }}]\n'


EXEMPT_PAPER = f"{REPORT}[items.papers.exempt]\n"

GOOD: Cases = {
    "BP701": (
        Case("a-paragraph", exempt("paragraphs = [3]\n"), profile=ENGLAND),
        Case("another-law", exempt(REASON), profile="lga-board"),
    ),
    "BP702": (
        Case("england", exempt("paragraphs = [1, 7]\n"), profile=ENGLAND),
        Case("wales", exempt("paragraphs = [12, 18]\n"), profile="wales"),
        Case("any-board", exempt("paragraphs = [99]\n")),
    ),
    "BP703": (Case("a-reason", exempt(REASON)), Case("public")),
    "BP704": (
        Case("weighed", exempt('public_interest = "The price would rise."\n'), profile=ENGLAND),
        Case("another-law", exempt(REASON), profile="parish"),
    ),
    "BP705": (
        *(
            Case(title, titled(title) + PRIVATE, profile=ENGLAND)
            for title in (
                "Exclusion of the press and public",
                "Exclusion of Public and Press",
                "To exclude members of the public",
                "That the public be excluded from the meeting",
                "Gwahardd y wasg a’r cyhoedd",
            )
        ),
        Case(
            "in-its-own-words",
            PRIVATE.replace(
                "[items.exempt]", 'description = "That the public be excluded."\n[items.exempt]'
            ),
            profile=ENGLAND,
        ),
        Case("public", profile=ENGLAND),
        Case("an-appendix-alone", appendix(", exempt = {}"), files=FILES, profile=ENGLAND),
        Case("another-law", PRIVATE, profile="lga-board"),
    ),
    "BP706": (
        Case("needed", EXCLUSION + PRIVATE),
        Case("a-paper", EXCLUSION + EXEMPT_PAPER, files=FILES),
        Case("an-appendix", EXCLUSION + appendix(", exempt = {}"), files=FILES),
        Case("if-required", titled("Exclusion of the public (if required)")),
        Case("other-exclusions", titled("School exclusions and public health")),
    ),
    "BP707": (
        Case("last", PUBLIC + EXCLUSION + PRIVATE, profile=ENGLAND),
        Case("before-the-close", PRIVATE + titled("Close") + AOB + HEADING, profile=ENGLAND),
        Case("another-law", PRIVATE + PUBLIC, profile="lga-board"),
        Case(
            "a-public-report-with-an-exempt-appendix",
            appendix(", exempt = {}") + PUBLIC,
            files=FILES,
            profile=ENGLAND,
        ),
    ),
    "BP708": (
        Case("marked", exempt(REASON, "Confidential: contract")),
        Case("below-one-that-is", exempt(REASON) + SUB_ITEM.replace("Sub-item", "Exempt report")),
        Case("its-paper-is", EXEMPT_PAPER.replace("Budget", "Confidential budget"), files=FILES),
        Case("an-appendix", appendix(", exempt = {}", "Exempt appendix"), files=FILES),
        Case("a-heading", HEADING.replace("Finance", "Confidential items") + PRIVATE),
        Case("the-motion", titled("Exclusion of the public: exempt information")),
        *(
            Case(title, titled(title))
            for title in ("Exempt accommodation", "Confidential reporting", "Local Plan Part 2")
        ),
    ),
    "BP711": (
        Case("a-kind", exempt(REASON)),
        Case("one-word-of-it", exempt('reason = "Terms of the contract"\n')),
    ),
    "BP713": (Case("each-item", HEADING + PRIVATE),),
}

BAD: Cases = {
    "BP701": (
        Case(
            "an-item",
            exempt(REASON),
            profile=ENGLAND,
            told=(
                (
                    "BP701 pack.toml:4:2-4:14 Contract is exempt under no paragraph | name the"
                    " paragraphs of Local Government Act 1972, Schedule 12A, Part 1"
                ),
            ),
        ),
        Case(
            "a-paper",
            EXEMPT_PAPER + REASON,
            files=FILES,
            profile="wales",
            told=(
                (
                    "BP701 pack.toml:7:2-7:21 Budget is exempt under no paragraph | name the"
                    " paragraphs of Local Government Act 1972, Schedule 12A, Part 4"
                ),
            ),
        ),
        Case(
            "an-appendix",
            appendix(", exempt = {}"),
            files=FILES,
            profile=ENGLAND,
            told=(
                (
                    "BP701 pack.toml:7:60-7:62 Prices is exempt under no paragraph | name the"
                    " paragraphs of Local Government Act 1972, Schedule 12A, Part 1"
                ),
            ),
        ),
        Case(
            "in-a-report",
            REPORT,
            files={
                **FILES,
                **report(
                    "1. One.\n", 'appendices = [{ title = "B", file = "b.svg", exempt = {} }]'
                ),
            },
            profile=ENGLAND,
            told=(
                (
                    "BP701 a.md:2:55-2:57 B is exempt under no paragraph | name the paragraphs of"
                    " Local Government Act 1972, Schedule 12A, Part 1"
                ),
            ),
        ),
    ),
    "BP702": (
        Case(
            "of-wales",
            exempt("paragraphs = [3, 14]\n"),
            profile=ENGLAND,
            told=(
                (
                    "BP702 pack.toml:5:18-5:20 there is no paragraph 14 in Local Government Act"
                    " 1972, Schedule 12A, Part 1 | that is its number in Wales; here it is"
                    " paragraph 3"
                ),
            ),
        ),
        Case(
            "of-england",
            exempt("paragraphs = [3]\n"),
            profile="wales",
            told=(
                (
                    "BP702 pack.toml:5:15-5:16 there is no paragraph 3 in Local Government Act"
                    " 1972, Schedule 12A, Part 4 | that is its number in England; here it"
                    " is paragraph 14"
                ),
            ),
        ),
        Case(
            "of-nobody",
            exempt("paragraphs = [8]\n"),
            profile=ENGLAND,
            told=(
                (
                    "BP702 pack.toml:5:15-5:16 there is no paragraph 8 in Local Government Act"
                    " 1972, Schedule 12A, Part 1 | they are 1 to 7"
                ),
            ),
        ),
    ),
    "BP703": (
        Case(
            "an-item",
            exempt(""),
            told=(
                (
                    "BP703 pack.toml:4:2-4:14 nothing says why the public may not see Contract |"
                    " add reason"
                ),
            ),
        ),
        Case(
            "a-paper-with-a-title",
            item_with("attachment", "b.svg", 'title = "Prices"\n[items.papers.exempt]\n'),
            files=FILES,
            told=(
                (
                    "BP703 pack.toml:8:2-8:21 nothing says why the public may not see Prices |"
                    " add reason"
                ),
            ),
        ),
    ),
    "BP704": (
        Case(
            "not-weighed",
            exempt(REASON),
            profile=ENGLAND,
            told=(
                (
                    "BP704 pack.toml:4:2-4:14 nothing says why keeping Contract back is in the"
                    " public interest | add public_interest"
                ),
            ),
        ),
    ),
    "BP705": (
        Case(
            "nothing",
            PUBLIC + PRIVATE,
            profile=ENGLAND,
            told=(
                (
                    "BP705 pack.toml:5:9-5:19 nothing excludes the public before Contract | add"
                    ' an item "Exclusion of the press and public" above it'
                ),
            ),
        ),
        Case(
            "behind",
            PRIVATE + EXCLUSION,
            profile="wales",
            told=(
                (
                    "BP705 pack.toml:2:9-2:19 nothing excludes the public before Contract | add"
                    ' an item "Exclusion of the press and public" above it'
                ),
            ),
        ),
        Case(
            "all-papers",
            EXEMPT_PAPER,
            files=FILES,
            profile=ENGLAND,
            told=(
                (
                    "BP705 pack.toml:2:9-2:17 nothing excludes the public before Budget | add an"
                    ' item "Exclusion of the press and public" above it'
                ),
            ),
        ),
        Case(
            "all-parts",
            titled("All") + SUB_ITEM + "[items.items.exempt]\n",
            profile=ENGLAND,
            told=(
                (
                    "BP705 pack.toml:2:9-2:14 nothing excludes the public before All | add an"
                    ' item "Exclusion of the press and public" above it'
                ),
            ),
        ),
    ),
    "BP706": (
        Case(
            "last",
            PUBLIC + EXCLUSION,
            told=(
                (
                    "BP706 pack.toml:5:9-5:44 nothing behind Exclusion of the press and public is"
                    " exempt | is something not marked exempt that should be?"
                ),
            ),
        ),
        Case(
            "behind-what-is-exempt",
            PRIVATE + EXCLUSION + PUBLIC,
            told=(
                (
                    "BP706 pack.toml:7:9-7:44 nothing behind Exclusion of the press and public is"
                    " exempt | is something not marked exempt that should be?"
                ),
            ),
        ),
    ),
    "BP707": (
        Case(
            "before",
            EXCLUSION + PRIVATE + PUBLIC,
            profile=ENGLAND,
            told=(
                (
                    "BP707 pack.toml:10:9-10:16 Works is public, but comes after Contract, which"
                    " is exempt"
                ),
            ),
        ),
    ),
    "BP708": (
        *(
            Case(
                title,
                titled(title),
                told=(
                    (
                        f"BP708 pack.toml:2:9-2:{11 + len(title)} {title} is not marked exempt"
                        " | add exempt"
                    ),
                ),
            )
            for title in (
                "Confidential: contract",
                "Contract (exempt)",
                "Contract – private",
                "Exempt minutes",
                "Contract: not for publication",
            )
        ),
        Case(
            "an-appendix",
            appendix("", "Confidential prices"),
            files=FILES,
            told=(
                ("BP708 pack.toml:7:25-7:46 Confidential prices is not marked exempt | add exempt"),
            ),
        ),
        Case(
            "a-paper",
            item_with("attachment", "b.svg", 'title = "Confidential prices"\n'),
            files=FILES,
            told=(
                ("BP708 pack.toml:7:9-7:30 Confidential prices is not marked exempt | add exempt"),
            ),
        ),
    ),
    "BP711": (
        Case(
            "the-title",
            exempt('reason = "Contract."\n'),
            told=("BP711 pack.toml:5:10-5:21 the reason repeats the title Contract",),
        ),
        Case(
            "within",
            exempt('reason = "About the new school contract."\n', "New school contract"),
            told=("BP711 pack.toml:5:10-5:42 the reason repeats the title New school contract",),
        ),
    ),
    "BP713": (
        Case(
            "part-two",
            HEADING + "[items.exempt]\n" + REASON + PUBLIC,
            told=(
                (
                    "BP713 pack.toml:4:2-4:14 Finance is a heading: the items below it are not"
                    " exempt by it | mark each of them"
                ),
            ),
        ),
    ),
}
