"""Cases of the rules on recommendations."""

import json

from tests.rules.cases import REPORT, Case, Cases, report

LEAD = 'recommendations_lead = "Members are asked to:"'
DISCUSSION = REPORT.replace("decision", "discussion")


def recommending(*texts: str, lead: str = LEAD) -> dict[str, str]:
    """A report whose recommendations stand on lines of their own, from line 4."""
    entries = "".join(f"  {json.dumps(text)},\n" for text in texts)
    return report("1. One.\n", f"{lead}\nrecommendations = [\n{entries}]")


GOOD: Cases = {
    "BP410": (
        Case(
            "verbs",
            REPORT,
            files=recommending(
                "Note it.", "**Agree** to it.", "to approve it.", "(a) identifies x", "Adopt it."
            ),
            profile="lga-board",
        ),
        Case(
            "that",
            REPORT,
            files=recommending(
                "That the Children and Young People Board notes it.",
                "That the report be received.",
                "Members are asked to consider it.",
                "It is recommended that approval be given.",
                lead="",
            ),
            profile="lga-board",
        ),
        Case("adverb", REPORT, files=recommending("Formally note it."), profile="lga-board"),
        Case("any-board", REPORT, files=recommending("Officers will go on.")),
    ),
    "BP411": (
        Case("leads", REPORT, files=recommending("Note it.")),
        Case(
            "to-questions",
            REPORT,
            files=report("1. One.\n", 'questions_lead = "Say:"\nquestions = ["Why?"]'),
        ),
        Case(
            "to-wrong-ones",
            REPORT,
            files=report("1. One.\n", 'recommendations_lead = "Say:"\nrecommendations = "Note"'),
        ),
    ),
    "BP412": (
        Case("a-lead", REPORT, files=recommending("Note it."), profile="lga-board"),
        Case(
            "whole-sentences",
            REPORT,
            files=recommending("That the Board note it.", "To agree it.", lead=""),
            profile="lga-board",
        ),
        Case(
            "another-lead",
            REPORT,
            files=recommending("That it be noted.", lead='recommendations_lead = "We ask:"'),
        ),
    ),
    "BP413": (
        Case("stops", REPORT, files=recommending("Note it.", "Agree *it.*", "Agree (it.)")),
        Case("none", REPORT, files=recommending("Note it", "Agree it")),
        Case("at-the-end", REPORT, files=recommending("Note it; and", "Agree it;", "Ask for it.")),
        Case("one", REPORT, files=recommending("Note it")),
    ),
    "BP414": (
        Case("some", REPORT, files=recommending("Agree it."), profile="wales"),
        Case(
            "a-heading",
            REPORT,
            files=report("## Recommendations\n\n1. Agree it.\n"),
            profile="wales",
        ),
        Case("for-discussion", DISCUSSION, files=report("1. One.\n"), profile="wales"),
        Case("any-board", REPORT, files=report("1. One.\n")),
        Case(
            "of-another-report",
            REPORT + '[[items.papers]]\nkind = "report"\nfile = "b.md"\n',
            files={**recommending("Agree it."), "b.md": "1. Two.\n"},
            profile="wales",
        ),
    ),
}

BAD: Cases = {
    "BP410": (
        Case(
            "misspelt",
            REPORT,
            files=recommending("Note it.", "Aprove it."),
            profile="lga-board",
            told=(
                (
                    "BP410 a.md:5:3-5:15 “aprove” does not say what members are asked to do | did"
                    " you mean approve?"
                ),
            ),
        ),
        Case(
            "somebody-else",
            REPORT,
            files=recommending("Money will be spent.", "That the sky is blue."),
            profile="lga-board",
            told=(
                (
                    "BP410 a.md:4:3-4:25 “money” does not say what members are asked to do |"
                    " start with, say, note or agree"
                ),
                (
                    "BP410 a.md:5:3-5:26 “that” does not say what members are asked to do | start"
                    " with, say, note or agree"
                ),
            ),
        ),
    ),
    "BP411": (
        Case(
            "recommendations",
            REPORT,
            files=report("1. One.\n", LEAD),
            told=(
                (
                    "BP411 a.md:2:24-2:47 no recommendation follows | write recommendations, or"
                    " delete it"
                ),
            ),
        ),
        Case(
            "questions",
            REPORT,
            files=report("1. One.\n", 'questions_lead = "Tell us:"'),
            told=("BP411 a.md:2:18-2:28 no question follows | write questions, or delete it",),
        ),
    ),
    "BP412": (
        Case(
            "twice-to",
            REPORT,
            files=recommending("Note it.", "To agree it."),
            told=(
                (
                    "BP412 a.md:5:3-5:17 it reads “Members are asked to: To …” | start with the"
                    " verb alone"
                ),
            ),
        ),
        Case(
            "that",
            REPORT,
            files=recommending("That the Board note it."),
            told=(
                (
                    "BP412 a.md:4:3-4:28 it reads “Members are asked to: That …” | start with the"
                    " verb alone"
                ),
            ),
        ),
        Case(
            "no-lead",
            REPORT,
            files=recommending("Note it.", lead=""),
            profile="lga-board",
            told=(
                (
                    "BP412 a.md:3:19-5:2 nothing says who is to note | write recommendations_lead"
                    ' = "Members are asked to:"'
                ),
            ),
        ),
    ),
    "BP413": (
        Case(
            "one-without",
            REPORT,
            files=recommending("Note it.", "Agree it", "Ask for it."),
            told=("BP413 a.md:5:3-5:13 this ends without the full stop that others have",),
        ),
        Case(
            "the-last-without",
            REPORT,
            files=recommending("Note it.", "Agree **it**"),
            told=("BP413 a.md:5:3-5:17 this ends without the full stop that others have",),
        ),
        Case(
            "one-with",
            REPORT,
            files=recommending("Note it", "Agree it.", "Ask", "Tell"),
            told=("BP413 a.md:5:3-5:14 this ends with a full stop that others do not have",),
        ),
    ),
    "BP414": (
        Case(
            "none",
            REPORT,
            files=report("1. One.\n"),
            profile="wales",
            told=(
                (
                    "BP414 a.md:1:1-1:1 an item for decision, and no recommendations | write"
                    " them, or give the item another kind"
                ),
            ),
        ),
    ),
}
