"""Cases of the rules on headings."""

from tests.rules.cases import REPORT, Case, Cases, report


def body(text: str, profile: str | None = None, *, name: str, told: tuple[str, ...] = ()) -> Case:
    """A report with this text, from line 4 of its file."""
    return Case(name, REPORT, files=report(text), told=told, profile=profile)


GOOD: Cases = {
    "BP415": (
        body("# FINANCIAL IMPLICATIONS:\n\nNone.\n", "lga-board", name="there"),
        body(
            "# A\n\n### 7. Legal & Financial Implications\n\nNone.\n", "wales", name="both-in-one"
        ),
        body("1. One.\n", name="any-board"),
        Case(
            "for-information-alone",
            REPORT,
            files=report("1. One.\n", 'purpose = "For information."'),
            profile="lga-board",
        ),
        Case(
            "an-appendix",
            REPORT,
            files={
                **report(
                    "# Financial implications\n\nA.\n",
                    'appendices = [{ title = "More", file = "b.md" }]',
                ),
                "b.md": "One.\n",
            },
            profile="lga-board",
        ),
    ),
    "BP421": (
        body("# One\n\nWords.\n\n# Two\n\n## Three\n\n- words\n", name="text"),
        body("# One\n\n| a |\n|---|\n", name="a-table"),
    ),
    "BP422": (
        body("## A\n\nA.\n\n### B\n\nB.\n\n#### C\n\nC.\n\n## D\n\nD.\n", name="in-order"),
        body("#### A\n\nA.\n", name="one"),
        body("> # A\n>\n> ### B\n", name="quoted"),
    ),
    "BP423": (
        body("# A\n\nA.\n\n# B\n\nB.\n", name="differ"),
        body("# A\n\n## Costs\n\nA.\n\n# B\n\n## Costs\n\nB.\n", name="of-others"),
    ),
    "BP424": (
        body("# Costs\n\nA.\n\n# CAMHS and LSCBs\n\nA.\n", name="small"),
        body("# UNICEF\n\nA.\n\n# 2016/17\n\nA.\n", name="an-abbreviation"),
        body("# ما تنفقه NHS كل عام\n\nA.\n", name="in-arabic"),
    ),
    "BP425": (
        body("# Costs\n\nA.\n\n# Why?\n\nA.\n\n# And then...\n\nA.\n", name="none"),
        body("# Greenacre Ltd.\n\nA.\n\n# Hedges, etc.\n\nA.\n", name="an-abbreviation"),
    ),
    "BP426": (body("# The **whole** cost\n\nA.\n\n# **A** and **B**\n\nA.\n", name="a-word"),),
    "BP427": (
        body("## Costs\n\n**Costs** are high.\n\nA.\n", name="a-word"),
        body("**Costs are high and will go on rising.**\n\nA.\n", name="a-sentence"),
        body("Words.\n\n**The end**\n", name="the-last"),
        body("**We ask:**\n\n- why\n", name="above-a-list"),
        body("1. **Costs**\n\n   Words.\n", name="a-number"),
        body("OFSTED\n\nWords.\n", name="an-abbreviation"),
        body("**Cost**\nWords.\n\nWords.\n", name="no-line-of-its-own"),
    ),
    "BP428": (
        body("# Costs\n\nA.\n\n# 20 mph zones\n\nA.\n", name="words"),
        body("# 2016/17 budget\n\nA.\n\n# 2.5 million homes\n\nA.\n", name="a-number"),
        body("# 3.5% rise\n\nA.\n\n# 16.30 Arrival\n\nA.\n", name="more-numbers"),
    ),
}

BAD: Cases = {
    "BP415": (
        body(
            "# Costs\n\nNone.\n",
            "lga-board",
            name="one",
            told=(
                (
                    "BP415 a.md:1:1-1:1 no heading “Financial implications” | add the section,"
                    " and say in it where there is nothing to say"
                ),
            ),
        ),
        body(
            "# Financial implications\n\nNone.\n",
            "wales",
            name="one-of-two",
            told=(
                (
                    "BP415 a.md:1:1-1:1 no heading “Legal implications” | add the section, and"
                    " say in it where there is nothing to say"
                ),
            ),
        ),
        Case(
            "for-information-with-a-recommendation",
            REPORT,
            files=report(
                "1. One.\n", 'purpose = "For information."\nrecommendations = ["Note it."]'
            ),
            profile="lga-board",
            told=(
                (
                    "BP415 a.md:1:1-1:1 no heading “Financial implications” | add the section,"
                    " and say in it where there is nothing to say"
                ),
            ),
        ),
        body(
            "**Financial implications**\n\nNone.\n",
            "lga-board",
            name="only-in-bold",
            told=(
                (
                    "BP415 a.md:1:1-1:1 no heading “Financial implications” | add the section,"
                    " and say in it where there is nothing to say"
                ),
            ),
        ),
    ),
    "BP421": (
        body(
            "# One\n\n# Two\n\nWords.\n",
            name="nothing",
            told=("BP421 a.md:4:1-4:6 there is nothing below “One”",),
        ),
        body(
            "# One\n\nWords.\n\n## Two\n\n[^a]: Words.\n",
            name="at-the-end",
            told=("BP421 a.md:8:1-8:7 there is nothing below “Two”",),
        ),
    ),
    "BP422": (
        body(
            "## A\n\nA.\n\n#### B\n\nB.\n",
            name="one-level",
            told=("BP422 a.md:8:1-8:7 “B” is 2 levels below what is above it | take away a #",),
        ),
        body(
            "### A\n\nA.\n\n# B\n\n#### C\n\nC.\n",
            name="at-the-start",
            told=(
                (
                    "BP422 a.md:4:1-4:6 “A” is 3 levels below what is above it | take away 2 of"
                    " its #"
                ),
                (
                    "BP422 a.md:10:1-10:7 “C” is 3 levels below what is above it | take away 2 of"
                    " its #"
                ),
            ),
        ),
    ),
    "BP423": (
        body(
            "# Costs\n\nA.\n\n# COSTS\n\nB.\n\n# Costs\n\nC.\n",
            name="thrice",
            told=(
                "BP423 a.md:8:1-8:8 line 4 has the same heading",
                "BP423 a.md:12:1-12:8 line 4 has the same heading",
            ),
        ),
        body(
            "# A\n\n## Costs\n\nA.\n\n## Costs:\n\nB.\n",
            name="below-another",
            told=("BP423 a.md:10:1-10:10 line 6 has the same heading",),
        ),
    ),
    "BP424": (
        body(
            "# BACKGROUND\n\nA.\n\n## WHAT IT COSTS\n\nA.\n",
            name="capitals",
            told=(
                "BP424 a.md:4:1-4:13 the heading is in capitals",
                "BP424 a.md:8:1-8:17 the heading is in capitals",
            ),
        ),
    ),
    "BP425": (
        body(
            "# Costs:\n\nA.\n\n## What it costs. {#costs}\n\nA.\n",
            name="marks",
            told=(
                "BP425 a.md:4:1-4:9 the heading ends with a colon",
                "BP425 a.md:8:1-8:27 the heading ends with a full stop",
            ),
        ),
        body(
            "Costs:\n------\n\nA.\n",
            name="underlined",
            told=("BP425 a.md:4:1-4:7 the heading ends with a colon",),
        ),
    ),
    "BP426": (
        body(
            "# **Costs** {#costs}\n\nA.\n\n__More__\n===\n\nA.\n",
            name="whole",
            told=(
                "BP426 a.md:4:1-4:21 the heading is typed in bold",
                "BP426 a.md:8:1-8:9 the heading is typed in bold",
            ),
        ),
    ),
    "BP427": (
        body(
            "**Costs**\n\nA.\n\n__What it costs__:\n\n1. One.\n",
            name="bold",
            told=(
                (
                    "BP427 a.md:4:1-4:10 “Costs” is dressed as a heading, and is none | write it"
                    " as one: ## Costs"
                ),
                (
                    "BP427 a.md:8:1-8:19 “What it costs” is dressed as a heading, and is none |"
                    " write it as one: ## What it costs"
                ),
            ),
        ),
        body(
            "BACKGROUND\n\nA.\n",
            name="capitals",
            told=(
                (
                    "BP427 a.md:4:1-4:11 “BACKGROUND” is dressed as a heading, and is none |"
                    " write it as one: ## BACKGROUND"
                ),
            ),
        ),
    ),
    "BP428": (
        body(
            "# 1. Costs\n\nA.\n\n## 1.1 Who pays\n\nB.\n\n# 2) Risks\n\nA.\n",
            name="numbers",
            told=(
                ("BP428 a.md:4:1-4:11 the number 1 is typed into the heading | delete the number"),
                (
                    "BP428 a.md:8:1-8:16 the number 1.1 is typed into the heading | delete the"
                    " number"
                ),
                (
                    "BP428 a.md:12:1-12:11 the number 2 is typed into the heading | delete the"
                    " number"
                ),
            ),
        ),
        body(
            "".join(f"# {number}. Item\n\n{number}\n\n" for number in (1, 2, 3, 4, 5, 7)),
            name="drifted",
            told=(
                ("BP428 a.md:4:1-4:10 the number 1 is typed into the heading | delete the number"),
                ("BP428 a.md:8:1-8:10 the number 2 is typed into the heading | delete the number"),
                (
                    "BP428 a.md:12:1-12:10 the number 3 is typed into the heading | delete the"
                    " number"
                ),
                (
                    "BP428 a.md:16:1-16:10 the number 4 is typed into the heading | delete the"
                    " number"
                ),
                (
                    "BP428 a.md:20:1-20:10 the number 5 is typed into the heading | delete the"
                    " number"
                ),
                (
                    "BP428 a.md:24:1-24:10 the number 7 is typed into the heading, and stands"
                    " behind 5 | delete the number"
                ),
            ),
        ),
    ),
}
