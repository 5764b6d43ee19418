"""Cases of the rules on items' papers."""

from datetime import date

from tests.packs import ITEM, item_with
from tests.rules.cases import REPORT, SUB_ITEM, SVG, Case, Cases, report
from tests.rules.cases.agenda import titled

ONE = {"a.md": "1. One.\n"}
TO_FOLLOW = '[[items.papers]]\nkind = "to-follow"\n'
STAFF = ITEM.replace("Budget", "Staff")
APPENDICES = 'appendices = [{{ title = "{}", file = "b.svg" }}, {{ title = "{}", file = "{}" }}]\n'
PICTURES = {**ONE, "b.svg": SVG, "c.svg": SVG.replace("/>", "></svg>")}


def verbal(more: str = "") -> str:
    return titled("Update", "verbal-update", more)


def recommending(text: str) -> dict[str, str]:
    return report("1. One.\n", f'recommendations = ["{text}"]')


INFORMATION = REPORT.replace("decision", "information")

GOOD: Cases = {
    "BP313": (
        Case("a-report", REPORT, files=ONE, profile="principal-council-england"),
        Case("any-board"),
        Case(
            "a-description",
            ITEM + 'description = "To agree it."\n',
            profile="principal-council-england",
        ),
        Case(
            "a-report-above",
            REPORT + SUB_ITEM,
            files=ONE,
            profile="principal-council-england",
        ),
        Case(
            "parts", ITEM + SUB_ITEM + TO_FOLLOW.replace("items.", "items.items."), profile="wales"
        ),
        Case("verbal", verbal()),
    ),
    "BP314": (
        *(
            Case(text, INFORMATION, files=recommending(text))
            for text in (
                "Note the report.",
                "To note that Cabinet agreed it.",
                "That members note the plan to refer cases.",
                "Comment on the agreed plan.",
                "Receive the referral.",
            )
        ),
        Case("for-decision", REPORT, files=recommending("Agree it.")),
    ),
    "BP315": (
        Case("named", verbal('presenters = ["Ann Ray"]\n')),
        Case("described", verbal('description = "Ann Ray tells what is new."\n')),
        Case("for-decision"),
    ),
    "BP316": (
        Case("before", ITEM + TO_FOLLOW + "expected = 2016-10-31\n", today=date(2016, 10, 31)),
        Case("on-the-day", ITEM + TO_FOLLOW + "expected = 2016-11-03\n"),
        Case("unasked", ITEM + TO_FOLLOW + "expected = 2016-10-31\n"),
        Case(
            "when-all-is-over",
            ITEM + TO_FOLLOW + "expected = 2016-10-31\n",
            today=date(2016, 11, 4),
        ),
    ),
    "BP317": (
        Case("a-day", ITEM + TO_FOLLOW + "expected = 2016-11-01\n", today=date(2016, 10, 31)),
        Case("far-off", ITEM + TO_FOLLOW, today=date(2016, 10, 19)),
        Case("over", ITEM + TO_FOLLOW, today=date(2016, 11, 4)),
        Case("unasked", ITEM + TO_FOLLOW),
    ),
    "BP318": (
        Case(
            "two-files",
            REPORT + item_with("report", "b.md").replace("Budget", "Staff"),
            files={**ONE, "b.md": "1. Two.\n"},
        ),
        Case(
            "an-appendix-of-two-reports",
            REPORT
            + APPENDICES.format("Map", "Plan", "c.svg")
            + item_with("report", "b.md").replace("Budget", "Staff")
            + APPENDICES.format("Map", "Plan", "c.svg"),
            files={**PICTURES, "b.md": "1. Two.\n"},
        ),
    ),
    "BP319": (
        Case("differ", REPORT + APPENDICES.format("Map", "Plan", "c.svg"), files=PICTURES),
        Case(
            "of-two-papers",
            REPORT
            + 'appendices = [{ title = "Map", file = "b.svg" }]\n'
            + item_with("report", "b.md").replace("Budget", "Staff")
            + 'appendices = [{ title = "Map", file = "b.svg" }]\n',
            files={**PICTURES, "b.md": "1. Two.\n"},
        ),
    ),
}

BAD: Cases = {
    "BP313": (
        Case(
            "nothing",
            profile="principal-council-england",
            told=(
                (
                    "BP313 pack.toml:3:8-3:18 Budget is for decision, but there is nothing to"
                    " read on it"
                ),
            ),
        ),
        Case(
            "a-part",
            titled("Works") + SUB_ITEM,
            profile="executive-england",
            told=(
                (
                    "BP313 pack.toml:6:8-6:18 Sub-item is for decision, but there is nothing to"
                    " read on it"
                ),
            ),
        ),
        Case(
            "verbal-with-a-report",
            REPORT.replace("decision", "verbal-update"),
            files=ONE,
            told=("BP313 pack.toml:3:8-3:23 Budget is a verbal update, but has a report",),
        ),
    ),
    "BP314": (
        *(
            Case(
                text,
                INFORMATION,
                files=recommending(text),
                told=(
                    (
                        "BP314 pack.toml:3:8-3:21 Budget is for information, but its report asks"
                        f' the board to {verb} | make its kind "decision", or recommend to note the'
                        " report"
                    ),
                ),
            )
            for text, verb in (
                ("Agree it.", "agree"),
                ("**Approve** the plan.", "approve"),
                ("To appoint a chair.", "appoint"),
                ("That the Board agrees the plan.", "agree"),
                ('Note the report.", "Authorise the Director to act.', "authorise"),
            )
        ),
    ),
    "BP315": (
        Case(
            "verbal",
            verbal(),
            told=(
                ("BP315 pack.toml:2:9-2:17 nobody is named who speaks on Update | add presenters"),
            ),
        ),
        Case(
            "presentation",
            titled("Schools", "presentation"),
            told=(
                ("BP315 pack.toml:2:9-2:18 nobody is named who speaks on Schools | add presenters"),
            ),
        ),
    ),
    "BP316": (
        Case(
            "late",
            ITEM + TO_FOLLOW + "expected = 2016-10-30\n",
            today=date(2016, 10, 31),
            told=(
                (
                    "BP316 pack.toml:6:12-6:22 the paper for Budget was expected on Sunday 30"
                    " October 2016"
                ),
            ),
        ),
        Case(
            "after-the-meeting",
            ITEM + TO_FOLLOW + "expected = 2016-11-04\n",
            told=(
                (
                    "BP316 pack.toml:6:12-6:22 the paper for Budget is expected on Friday 4"
                    " November 2016, after the meeting"
                ),
            ),
        ),
    ),
    "BP317": (
        Case(
            "near",
            ITEM + TO_FOLLOW,
            today=date(2016, 10, 20),
            told=(
                (
                    "BP317 pack.toml:4:3-4:15 nothing says when the paper for Budget is expected"
                    " | add expected"
                ),
            ),
        ),
        Case(
            "today",
            ITEM + TO_FOLLOW,
            today=date(2016, 11, 3),
            told=(
                (
                    "BP317 pack.toml:4:3-4:15 nothing says when the paper for Budget is expected"
                    " | add expected"
                ),
            ),
        ),
    ),
    "BP318": (
        Case(
            "in-two-items",
            REPORT + item_with("report", "a.md").replace("Budget", "Staff"),
            files=ONE,
            told=("BP318 pack.toml:12:8-12:14 a.md is a paper of Budget already",),
        ),
        Case(
            "twice-in-an-item",
            REPORT + '[[items.papers]]\nkind = "report"\nfile = "./a.md"\n',
            files=ONE,
            told=("BP318 pack.toml:9:8-9:16 a.md is a paper of Budget already",),
        ),
        Case(
            "an-appendix-too",
            REPORT
            + 'appendices = [{ title = "B", file = "b.md" }]\n'
            + item_with("report", "b.md").replace("Budget", "Staff"),
            files={**ONE, "b.md": "1. Two.\n"},
            told=("BP318 pack.toml:7:37-7:43 b.md is a paper of Staff already",),
        ),
        Case(
            "two-appendices",
            REPORT + APPENDICES.format("Map", "Plan", "b.svg"),
            files=PICTURES,
            told=("BP318 pack.toml:7:75-7:82 b.svg is an appendix of this paper already",),
        ),
        Case(
            "an-appendix-of-the-report-itself",
            REPORT + 'appendices = [{ title = "B", file = "b.svg" }]\n',
            files={
                **report("1. One.\n", 'appendices = [{ title = "Map", file = "b.svg" }]'),
                "b.svg": SVG,
            },
            told=("BP318 pack.toml:7:37-7:44 b.svg is an appendix of this paper already",),
        ),
    ),
    "BP319": (
        Case(
            "alike",
            REPORT + APPENDICES.format("Site map", "Site  MAP", "c.svg"),
            files=PICTURES,
            told=("BP319 pack.toml:7:65-7:76 an appendix above is called Site  MAP too",),
        ),
    ),
}
