"""Cases of the rules on the heads of reports."""

from tests.packs import BOARD, MEETING
from tests.rules.cases import OFFICER, REPORT, Case, Cases, report

REACHED = f'{OFFICER}email = "clerk@example.org"\n'
LONG = "1. " + "Words of it. " * 501 + "\n"
KNOWN = REPORT.replace("decision", "information")
APPENDIX = 'appendices = [{ title = "More", file = "b.md" }]'


def about(purpose: str) -> dict[str, str]:
    return report("1. One.\n", f'purpose = "{purpose}"')


GOOD: Cases = {
    "BP406": (
        Case(
            "a-number",
            REPORT,
            files=report("1. One.\n", 'contact = { name = "A", phone = "020 7946 0123" }'),
        ),
        Case("an-officer", board=f'{BOARD}contact = "clerk"\n{REACHED}'),
        Case("an-officer-whom-nobody-names", board=BOARD + OFFICER),
        Case(
            "a-wrong-number",
            REPORT,
            files=report("1. One.\n", 'contact = { name = "A", phone = "1" }'),
        ),
    ),
    "BP407": (
        Case(
            "an-officer",
            REPORT,
            board=BOARD + REACHED,
            files=report("1. One.\n", 'contact = "clerk"'),
        ),
        Case("any-board", REPORT, files=report("1. One.\n")),
        Case(
            "an-appendix",
            REPORT,
            board=BOARD + REACHED,
            files={**report("1. One.\n", f'contact = "clerk"\n{APPENDIX}'), "b.md": "One.\n"},
            profile="lga-board",
        ),
    ),
    "BP408": (
        Case("known", REPORT, files=about("For decision"), profile="lga-board"),
        Case("several", REPORT, files=about("For discussion and direction."), profile="lga-board"),
        Case("by-whom", REPORT, files=about("For decision by the Cabinet"), profile="lga-board"),
        Case("a-heading", REPORT, files=report("## Purpose of report\n\nOne.\n"), profile="wales"),
        Case("any-board", REPORT, files=about("To please")),
    ),
    "BP409": (
        Case("agree", KNOWN, files=about("For information")),
        Case("noting-and-decision", REPORT, files=about("For noting and decision")),
        Case(
            "one-of-two",
            REPORT + '[[items.papers]]\nkind = "report"\nfile = "b.md"\n',
            files={**about("For information"), "b.md": "1. Two.\n"},
        ),
        Case("not-said", REPORT, files=report("1. One.\n")),
    ),
    "BP416": (
        Case(
            "listed",
            REPORT,
            files=report("1. One.\n", 'background_papers = ["None"]'),
            profile="wales",
        ),
        Case("a-heading", REPORT, files=report("## Background Documents\n\nA.\n"), profile="wales"),
        Case("not-asked-for", REPORT, files=report("1. One.\n"), profile="lga-board"),
    ),
    "BP417": (
        Case("short", REPORT, files=report("1. One.\n")),
        Case("a-summary", REPORT, files=report(LONG, 'summary = "Words."')),
        Case("a-heading", REPORT, files=report(f"## Executive summary\n\n{LONG}")),
        Case("a-table", REPORT, files=report("| a |\n|---|\n" + "| word word word |\n" * 501)),
    ),
    "BP418": (
        Case("text", REPORT, files=report("1. One.\n")),
        Case("a-cover", REPORT, files=report("", 'summary = "One."')),
        Case("a-wrong-head", REPORT, files=report("", "summary = 5")),
    ),
    "BP419": (
        Case("left-out", REPORT, files=report("1. One.\n")),
        Case("alike", REPORT, files=report("1. One.\n", 'title = "BUDGET."')),
        Case(
            "one-of-two",
            REPORT + '[[items.papers]]\nkind = "report"\nfile = "b.md"\n',
            files={**report("1. One.\n", 'title = "Costs"'), "b.md": "1. Two.\n"},
        ),
    ),
}

BAD: Cases = {
    "BP406": (
        Case(
            "a-block",
            REPORT,
            files=report("1. One.\n", 'contact = { name = "A", position = "B" }'),
            told=(
                (
                    "BP406 a.md:2:11-2:41 A has neither a telephone number nor an e-mail address"
                    " | add phone, or email, or both"
                ),
            ),
        ),
        Case(
            "an-officer",
            board=f'{BOARD}contact = "clerk"\n{OFFICER}',
            told=(
                (
                    "BP406 pack.toml:11:2-11:22 Helen Trask has neither a telephone number nor an"
                    " e-mail address | add phone, or email, or both"
                ),
            ),
        ),
        Case(
            "an-officer-of-a-report",
            REPORT + MEETING,
            meeting="",
            board="",
            files={
                **report("1. One.\n", 'contact = "clerk"'),
                "board.toml": 'name = "B"\nofficers.clerk.name = "Helen Trask"\n',
            },
            told=(
                (
                    "BP406 board.toml:2:1-2:20 Helen Trask has neither a telephone number nor an"
                    " e-mail address | add phone, or email, or both"
                ),
            ),
        ),
    ),
    "BP407": (
        Case(
            "none",
            REPORT,
            board=BOARD + REACHED,
            files=report("1. One.\n"),
            profile="lga-board",
            told=('BP407 a.md:1:1-1:1 the report has no contact | write, say, contact = "clerk"',),
        ),
        Case(
            "no-officers",
            REPORT,
            files=report("1. One.\n"),
            profile="corporate-board",
            told=("BP407 a.md:1:1-1:1 the report has no contact | add a [contact] table",),
        ),
    ),
    "BP408": (
        Case(
            "missing",
            REPORT,
            files=report("1. One.\n"),
            profile="lga-board",
            told=(
                (
                    "BP408 a.md:1:1-1:1 the report does not say what it is for | write, say,"
                    ' purpose = "For decision"'
                ),
            ),
        ),
        Case(
            "misspelt",
            REPORT,
            files=about("For decison"),
            profile="lga-board",
            told=(
                (
                    "BP408 a.md:2:11-2:24 “For decison” is no purpose that reports have | did you"
                    " mean for decision?"
                ),
            ),
        ),
        Case(
            "other-words",
            REPORT,
            files=about("To please"),
            profile="lga-board",
            told=(
                (
                    "BP408 a.md:2:11-2:22 “To please” is no purpose that reports have | known are"
                    " for decision, for discussion, for direction, for information, for noting,"
                    " for approval, for comment, for consultation, for recommendation, for"
                    " scrutiny"
                ),
            ),
        ),
        Case(
            "one-of-two",
            REPORT,
            files=about("For noting and amusement"),
            profile="lga-board",
            told=(
                (
                    "BP408 a.md:2:11-2:37 “For noting and amusement” is no purpose that reports"
                    " have | did you mean for comment?"
                ),
            ),
        ),
    ),
    "BP409": (
        Case(
            "to-decide",
            KNOWN,
            files=about("For decision"),
            told=(
                (
                    "BP409 a.md:2:11-2:25 the report is “For decision”, its item for information"
                    " | make the two agree"
                ),
            ),
        ),
        Case(
            "to-know",
            REPORT,
            files=about("For information and noting."),
            told=(
                (
                    "BP409 a.md:2:11-2:40 the report is “For information and noting.”, its item"
                    " for decision | make the two agree"
                ),
            ),
        ),
    ),
    "BP416": (
        Case(
            "none",
            REPORT,
            files=report("## Background\n\nOne.\n"),
            profile="wales",
            told=(
                (
                    "BP416 a.md:1:1-1:1 the report lists no background papers | list"
                    ' background_papers in the head; write ["None"] where there are none'
                ),
            ),
        ),
    ),
    "BP417": (
        Case(
            "long",
            REPORT,
            files=report(LONG),
            told=(
                (
                    "BP417 a.md:1:1-1:1 the report has 1503 words and no summary | write a"
                    " summary in the head"
                ),
            ),
        ),
    ),
    "BP418": (
        Case(
            "nothing",
            REPORT,
            files={"a.md": ""},
            told=(
                ('BP418 a.md:1:1-1:1 the report is empty | kind = "to-follow" until it is there'),
            ),
        ),
        Case(
            "a-purpose",
            REPORT,
            files=report("", 'purpose = "For noting"'),
            told=(
                ('BP418 a.md:1:1-1:1 the report is empty | kind = "to-follow" until it is there'),
            ),
        ),
        Case(
            "an-appendix",
            REPORT,
            files={**report("1. One.\n", APPENDIX), "b.md": "<!-- briefpack: allow BP301: x -->\n"},
            told=(
                ('BP418 b.md:1:1-1:1 the report is empty | kind = "to-follow" until it is there'),
            ),
        ),
    ),
    "BP419": (
        Case(
            "another",
            REPORT,
            files=report("1. One.\n", 'title = "Costs & savings"'),
            told=(
                (
                    "BP419 a.md:2:9-2:26 the agenda calls this “Budget” | leave the title out, or"
                    " make them agree"
                ),
            ),
        ),
    ),
}
