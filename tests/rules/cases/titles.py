"""Cases of the rules on what items and appendices are called."""

from tests.packs import ITEM
from tests.rules.cases import REPORT, SVG, Case, Cases, report
from tests.rules.cases.agenda import titled

FILES = {"a.md": "1. One.\n", "b.svg": SVG}


def appendix(title: str) -> str:
    """A report with an appendix of this title, which starts in column 26 of line 7."""
    return f'{REPORT}appendices = [{{ title = "{title}", file = "b.svg" }}]\n'


GOOD: Cases = {
    "BP329": (
        *(
            Case(title, titled(title))
            for title in (
                "17/00318/FUL: 2 Mill Cottages, Mill Lane",
                "2016/17 budget",
                "5 year plan",
                "10–12 High Street",
                "20 - 21 High Street",
                "1.5 million for roads",
                "Item for discussion",
                "3D printing",
            )
        ),
        *(
            Case(title, appendix(title), files=FILES)
            for title in ("Appendix to the plan", "Appendix 1 to the plan", "A: Budget", "Annex")
        ),
    ),
    "BP330": tuple(
        Case(title, titled(title))
        for title in (
            *("Budget", "CAMHS", "HS2", "SEND and CAMHS", "2016"),
            *(
                "محضر الاجتماع الأخير",
                "פרוטוקול הישיבה של NHS",
                "पिछली बैठक का कार्यवृत्त",
                "前回会議の議事録",
            ),
        )
    ),
    "BP331": tuple(
        Case(title, titled(title))
        for title in (
            "Budget",
            "Mill Lane Ltd.",
            "Roads, paths etc.",
            "And so on...",
            "Meeting in the U.S.",
            "Start at 9 a.m.",
        )
    ),
    "BP332": (Case("as-long-as-can-be", titled("x" * 150)),),
}

BAD: Cases = {
    "BP329": (
        Case(
            "a-number",
            titled("5. Budget"),
            told=(
                (
                    "BP329 pack.toml:2:9-2:20 5. is typed into the title: it would be printed"
                    " beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
        Case(
            "an-item",
            titled("Item 5: Budget"),
            told=(
                (
                    "BP329 pack.toml:2:9-2:25 Item 5: is typed into the title: it would be"
                    " printed beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
        Case(
            "an-item-behind-a-dash",
            titled("Agenda item 5 – Budget"),
            told=(
                (
                    "BP329 pack.toml:2:9-2:33 Agenda item 5 – is typed into the title: it would"
                    " be printed beside the real one | delete it: numbers and letters are worked"
                    " out"
                ),
            ),
        ),
        Case(
            "a-bracket",
            titled("12) Budget"),
            told=(
                (
                    "BP329 pack.toml:2:9-2:21 12) is typed into the title: it would be printed"
                    " beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
        Case(
            "its-very-number",
            ITEM + '[[items.items]]\ntitle = "1.1 Roads"\nkind = "decision"\n',
            told=(
                (
                    "BP329 pack.toml:5:9-5:20 1.1 is typed into the title: it would be printed"
                    " beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
        Case(
            "a-letter",
            appendix("Appendix A: Map"),
            files=FILES,
            told=(
                (
                    "BP329 pack.toml:7:25-7:42 Appendix A: is typed into the title: it would be"
                    " printed beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
        Case(
            "a-letter-behind-a-dash",
            appendix("Appendix B - Map"),
            files=FILES,
            told=(
                (
                    "BP329 pack.toml:7:25-7:43 Appendix B - is typed into the title: it would be"
                    " printed beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
        Case(
            "in-a-report",
            REPORT,
            files={
                **report(
                    "1. One.\n", 'appendices = [{ title = "Appendix 1. Map", file = "b.svg" }]'
                ),
                "b.svg": SVG,
            },
            told=(
                (
                    "BP329 a.md:2:25-2:42 Appendix 1. is typed into the title: it would be"
                    " printed beside the real one | delete it: numbers and letters are worked out"
                ),
            ),
        ),
    ),
    "BP330": (
        Case(
            "an-item",
            titled("MINUTES OF THE LAST MEETING"),
            told=("BP330 pack.toml:2:9-2:38 the title is in capitals",),
        ),
        Case(
            "an-appendix",
            appendix("SITE MAP"),
            files=FILES,
            told=("BP330 pack.toml:7:25-7:35 the title is in capitals",),
        ),
    ),
    "BP331": (
        Case(
            "an-item",
            titled("Budget."),
            told=("BP331 pack.toml:2:9-2:18 the title ends with a full stop",),
        ),
        Case(
            "an-appendix",
            appendix("Site map."),
            files=FILES,
            told=("BP331 pack.toml:7:25-7:36 the title ends with a full stop",),
        ),
    ),
    "BP332": (
        Case(
            "longer",
            titled("x" * 151),
            told=(
                (
                    "BP332 pack.toml:2:9-2:162 the title has 151 characters | say it in fewer"
                    " than 150"
                ),
            ),
        ),
    ),
}
