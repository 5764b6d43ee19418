"""Cases of the rules on files, their sizes, and attachments."""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf

from tests.packs import BOARD, ITEM, MEETING, item_with
from tests.rules.cases import REPORT, SVG, Case, Cases, report

PDF_ITEM = item_with("attachment", "x/a.pdf")
PICTURE = item_with("attachment", "map.svg")
WORDS = 'alternative = "The site, with its entrance."\n'
TWO = PDF_ITEM + WORDS + item_with("attachment", "x/b.pdf").replace("Budget", "Staff") + WORDS
LOGO = f'{BOARD}logo = "logo.svg"\n'


def pdf(pages: int = 1, *, tagged: bool = False) -> bytes:
    """A PDF of empty pages."""
    made = BytesIO()
    with Pdf.new() as file:
        for _ in range(pages):
            file.add_blank_page()
        if tagged:
            file.Root.MarkInfo = Dictionary(Marked=True)
            file.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array())
        file.save(made, deterministic_id=True)
    return made.getvalue()


def picture(size: int) -> str:
    """A picture of so many bytes."""
    return SVG + "<!--" + " " * (size - len(SVG) - 7) + "-->"


def with_plan(alternative: str) -> str:
    return MEETING + f'[meeting.venue.map]\nimage = "plan.svg"\nalternative = "{alternative}"\n'


MAP = 'appendices = [{ title = "Map", file = "map.svg", alternative = "The site" }]\n'
NO_WORDS = 'appendices = [{ title = "Map", file = "map.svg" }]\n'
LARGE = "".join(
    item_with("attachment", f"{number}.svg", WORDS).replace("Budget", f"Plan {number}")
    for number in range(1, 6)
)

GOOD: Cases = {
    "BP801": (
        Case("used", PICTURE, files={"map.svg": SVG}),
        Case("a-picture", REPORT, files={**report("![A map](x/map.svg)\n"), "x/map.svg": SVG}),
        Case("a-logo", board=LOGO, files={"logo.svg": SVG}),
        Case("a-plan", meeting=with_plan("Turn left."), files={"plan.svg": SVG}),
        Case("not-for-print", files={"README.md": "x", ".old.md": "x", "x.csv": "x"}),
        Case("a-pack", files={"pack.pdf": pdf()}),
        Case(
            "of-others",
            files={
                "meetings/one/pack.toml": "",
                "meetings/one/reports/a.md": "x",
                "2016/note.toml": "",
                "2016/map.svg": SVG,
            },
        ),
        Case("in-part", ITEM + "minuets = 5\n", files={"a.md": "x"}),
    ),
    "BP802": (Case("differ", files={"a.md": "x", "x/a.md": "x", "b.md": "x"}),),
    "BP803": (
        Case("plain", item_with("attachment", "x_1/Map-2.svg"), files={"x_1/Map-2.svg": SVG}),
        Case("not-named", files={"my map.svg": SVG}),
    ),
    "BP804": (Case("small", PICTURE, files={"map.svg": picture(10_000_000)}),),
    "BP805": (Case("small", PICTURE, files={"map.svg": picture(10_000_001)}),),
    "BP806": (Case("short", PDF_ITEM, files={"x/a.pdf": pdf(100)}),),
    "BP807": (
        Case("tagged", PDF_ITEM, files={"x/a.pdf": pdf(tagged=True)}),
        Case("words", PDF_ITEM + WORDS, files={"x/a.pdf": pdf()}),
    ),
    "BP808": (
        Case("words", PICTURE + WORDS, files={"map.svg": SVG}),
        Case("an-appendix", REPORT + MAP, files={**report("1. One.\n"), "map.svg": SVG}),
        Case("a-pdf", PDF_ITEM, files={"x/a.pdf": pdf()}),
    ),
    "BP809": (
        Case(
            "words",
            meeting=with_plan("From the tram stop turn left."),
            board=f'{LOGO}logo_alternative = "The county"\n',
            files={"plan.svg": SVG, "logo.svg": SVG},
        ),
        Case("an-organisation", board=f'{LOGO}organisation = "LGA"\n', files={"logo.svg": SVG}),
    ),
    "BP810": (
        Case("differ", TWO, files={"x/a.pdf": pdf(), "x/b.pdf": pdf(2)}),
        Case("pictures", PICTURE + PICTURE.replace("Budget", "Staff"), files={"map.svg": SVG}),
        Case("one-name", TWO.replace("b.pdf", "a.pdf"), files={"x/a.pdf": pdf()}),
    ),
}

BAD: Cases = {
    "BP801": (
        Case(
            "a-report",
            files={"reports/old.md": "1. One.\n"},
            told=(
                (
                    "BP801 reports/old.md-0:0 nothing names reports/old.md | name it in the pack,"
                    " or delete it"
                ),
            ),
        ),
        Case(
            "pictures",
            files={"map.svg": SVG, "x/photo.JPG": "x", "x/a.pdf": pdf()},
            told=(
                "BP801 map.svg-0:0 nothing names map.svg | name it in the pack, or delete it",
                "BP801 x/a.pdf-0:0 nothing names x/a.pdf | name it in the pack, or delete it",
                (
                    "BP801 x/photo.JPG-0:0 nothing names x/photo.JPG | name it in the pack, or"
                    " delete it"
                ),
            ),
        ),
    ),
    "BP802": (
        Case(
            "names",
            item_with("report", "A.md"),
            files={"A.md": "1. One.\n", "a.md": "x"},
            told=(
                (
                    "BP802 a.md-0:0 a.md differs from A.md only in capitals | give one of the two"
                    " another name"
                ),
            ),
        ),
        Case(
            "folders",
            files={"X/a.txt": "", "x/A.txt": ""},
            told=(
                (
                    "BP802 x/A.txt-0:0 x/A.txt differs from X/a.txt only in capitals | give one"
                    " of the two another name"
                ),
            ),
        ),
    ),
    "BP803": (
        Case(
            "a-space",
            item_with("attachment", "Site plan (1).SVG"),
            files={"Site plan (1).SVG": SVG},
            told=(
                (
                    "BP803 pack.toml:6:8-6:27 the name Site plan (1).SVG has a space in it | call"
                    " it site-plan-1.svg"
                ),
            ),
        ),
        Case(
            "accents",
            REPORT,
            files={**report("![A](caf\u00e9.svg)\n"), "caf\u00e9.svg": SVG},
            told=("BP803 a.md:4:1-4:15 the name café.svg has “é” in it | call it cafe.svg",),
        ),
        Case(
            "windows",
            item_with("attachment", "x/aux.svg"),
            files={"x/aux.svg": SVG},
            told=(
                (
                    "BP803 pack.toml:6:8-6:19 Windows allows no file to be called x/aux.svg |"
                    " give it another name"
                ),
            ),
        ),
    ),
    "BP804": (
        Case(
            "large",
            PICTURE,
            files={"map.svg": picture(10_600_000)},
            told=(
                (
                    "BP804 pack.toml:6:8-6:17 map.svg has 11 MB | export it anew, with smaller"
                    " pictures"
                ),
            ),
        ),
    ),
    "BP805": (
        Case(
            "large",
            LARGE,
            files={f"{number}.svg": picture(8_500_000) for number in range(1, 6)},
            told=(
                (
                    "BP805 pack.toml:1:1-1:1 the attachments have 42 MB together | make the"
                    " largest smaller"
                ),
            ),
        ),
    ),
    "BP806": (
        Case(
            "long",
            PDF_ITEM,
            files={"x/a.pdf": pdf(101)},
            told=(
                (
                    "BP806 pack.toml:6:8-6:17 x/a.pdf has 101 pages | attach what matters, and"
                    " link to the rest"
                ),
            ),
        ),
        Case(
            "together",
            TWO,
            files={"x/a.pdf": pdf(201), "x/b.pdf": pdf(100)},
            told=(
                (
                    "BP806 pack.toml:1:1-1:1 the attachments have 301 pages together | attach"
                    " what matters, and link to the rest"
                ),
                (
                    "BP806 pack.toml:6:8-6:17 x/a.pdf has 201 pages | attach what matters, and"
                    " link to the rest"
                ),
            ),
        ),
    ),
    "BP807": (
        Case(
            "a-paper",
            PDF_ITEM,
            files={"x/a.pdf": pdf()},
            told=(
                (
                    "BP807 pack.toml:6:8-6:17 x/a.pdf is not tagged: its text cannot be read in"
                    " order | ask for a tagged one, or write an alternative"
                ),
            ),
        ),
        Case(
            "an-appendix",
            REPORT,
            files={
                **report("1. One.\n", 'appendices = [{ title = "A", file = "x/a.pdf" }]'),
                "x/a.pdf": pdf(),
            },
            told=(
                (
                    "BP807 a.md:2:37-2:46 x/a.pdf is not tagged: its text cannot be read in order"
                    " | ask for a tagged one, or write an alternative"
                ),
            ),
        ),
    ),
    "BP808": (
        Case(
            "a-paper",
            PICTURE,
            files={"map.svg": SVG},
            told=(
                ("BP808 pack.toml:6:8-6:17 nothing says what map.svg shows | write an alternative"),
            ),
        ),
        Case(
            "an-appendix",
            REPORT + NO_WORDS,
            files={**report("1. One.\n"), "map.svg": SVG},
            told=(
                (
                    "BP808 pack.toml:7:39-7:48 nothing says what map.svg shows | write an"
                    " alternative"
                ),
            ),
        ),
    ),
    "BP809": (
        Case(
            "a-plan",
            meeting=with_plan("A plan"),
            files={"plan.svg": SVG},
            told=(
                (
                    "BP809 pack.toml:10:15-10:23 this does not tell the way | say how to walk"
                    " there from the nearest stop"
                ),
            ),
        ),
        Case(
            "a-logo",
            board=LOGO,
            files={"logo.svg": SVG},
            told=(
                (
                    "BP809 pack.toml:10:8-10:18 nothing says whose logo this is | write"
                    " logo_alternative, or organisation"
                ),
            ),
        ),
    ),
    "BP810": (
        Case(
            "two-names",
            TWO,
            files={"x/a.pdf": pdf(), "x/b.pdf": pdf()},
            told=(
                (
                    "BP810 pack.toml:13:8-13:17 x/b.pdf is the same file as x/a.pdf | was another"
                    " meant? if not, refer to the first with [@id]"
                ),
            ),
        ),
    ),
}
