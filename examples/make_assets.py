"""Make the two pictures of the cyp-board example that are not written by hand.

They are the PDF that stands in for the report's appendix, a single tagged page, and the plan of
the streets around the venue, an SVG. Both are drawn for these examples and copy nobody's work.

Run it after a change here: ``python examples/make_assets.py``. The same fonts and the same
WeasyPrint give the same bytes every time.
"""
# ruff: noqa: INP001 - a script, not part of a package

from dataclasses import dataclass
from html import escape
from pathlib import Path

from weasyprint import HTML

MEETING = Path(__file__).parent / "cyp-board" / "meetings" / "2016-11-03"
APPENDIX = MEETING / "attachments" / "seven-enablers.pdf"
SITE_PLAN = MEETING / "site-plan.svg"

TITLE = "Seven universal enablers of improvement in children’s services"

ENABLERS = {
    "A plan that people know": (
        "Leaders have said what is to improve, in which order and by when. Staff and partners "
        "can say it too, and each of them knows their own part in it."
    ),
    "Leaders who stay with it": (
        "Councillors, the chief executive and the director pull the same way. They know the "
        "service at first hand, hear bad news early and do not look for somebody to blame."
    ),
    "A workforce that stays": (
        "Social workers have caseloads that they can manage, supervision that they can rely "
        "on and reasons to build a career here. The service depends on agency staff less each "
        "year."
    ),
    "Partners who act together": (
        "Health, the police, schools and the voluntary sector share the aims and the "
        "information. Families meet one system and tell their story once."
    ),
    "Evidence that is used": (
        "Audits, figures and the views of children show what is changing in children’s lives. "
        "Managers look at them every week, and practice changes because of them."
    ),
    "Room to try things": (
        "Teams may test a new way of working on a small scale, measure what happens and stop "
        "what does not help. What does help is spread with care."
    ),
    "Money spent with purpose": (
        "Spending follows the plan. Early help is protected when budgets are cut, and every "
        "large contract is asked what it does for children."
    ),
}

STYLE = """
@page { size: A4; margin: 28mm 22mm 26mm }
html { font: 11pt/1.45 sans-serif; color: #1a1a1a }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 3mm }
.source { font-size: 10pt; line-height: 1.4; border-top: 1.5pt solid #1a1a1a;
          padding-top: 2.5mm; margin: 0 0 5mm }
section { border-top: 0.5pt solid #767676; padding: 2.4mm 0 0 12mm; margin-top: 2.8mm }
h2 { font-size: 12pt; line-height: 1.3; margin: 0 0 0.8mm; text-indent: -12mm }
h2 span { display: inline-block; width: 12mm; text-indent: 0; white-space: pre }
p { margin: 0 }
"""


def appendix_html() -> str:
    """The appendix as a page of HTML."""
    statements = "\n".join(
        f"<section><h2><span>{number} </span>{escape(heading)}</h2>"
        f"<p>{escape(statement)}</p></section>"
        for number, (heading, statement) in enumerate(ENABLERS.items(), start=1)
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{TITLE}</title>
<meta name="author" content="The briefpack authors">
<meta name="description" content="An appendix prepared for an example">
<style>{STYLE}</style>
</head>
<body>
<h1>{TITLE}</h1>
<p class="source">Prepared for this example, in place of the report by the Isos Partnership. The
statements below are invented and are not the findings of any research.</p>
{statements}
</body>
</html>
"""


# The plan is as wide as the type area of an A4 page, so that its millimetres are the page's.
# It needs no colour: the venue is black, other buildings are white with a black outline.
WIDTH, HEIGHT = 166, 196
KEY_TOP = 180
WALK = 'fill="none" stroke="#000000" stroke-width="1.5" stroke-dasharray="3 2"'


@dataclass(frozen=True)
class Block:
    """A building or a stretch of street. In millimetres from the plan's top left."""

    x: float
    y: float
    width: float
    height: float

    def svg(self, fill: str, outline: float = 0) -> str:
        """The block filled, with a black outline of so many millimetres."""
        line = f' stroke="#000000" stroke-width="{outline:g}"' if outline else ""
        return (
            f'<rect x="{self.x:g}" y="{self.y:g}" width="{self.width:g}" '
            f'height="{self.height:g}" fill="{fill}"{line}/>'
        )


@dataclass(frozen=True)
class Label:
    """Words on the plan, centred on a place in millimetres from its top left."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float = 4
    """In millimetres; 4 mm are 11 pt."""
    bold: bool = False
    fill: str = "#000000"
    upright: bool = False
    """Whether the words run upwards, along a street that does."""

    def svg(self) -> str:
        """The label as SVG text, one element for each line."""
        leading = self.size * 1.25
        first = self.y - leading * (len(self.lines) - 1) / 2 + self.size * 0.36
        weight = ' font-weight="bold"' if self.bold else ""
        turn = f' transform="rotate(-90 {self.x:g} {self.y:g})"' if self.upright else ""
        return "\n".join(
            f'<text x="{self.x:g}" y="{first + leading * line:g}" font-size="{self.size:g}"'
            f'{weight} text-anchor="middle" fill="{self.fill}"{turn}>{escape(words)}</text>'
            for line, words in enumerate(self.lines)
        )


STREETS = (
    Block(-2, 26, WIDTH + 4, 12),  # Peter Street
    Block(37, 57, 93, 14),  # Windmill Street
    Block(-2, 135, WIDTH + 4, 12),  # Great Bridgewater Street
    Block(5, -2, 12, KEY_TOP + 4),  # Deansgate
    Block(37, 26, 12, 121),  # Watson Street
    Block(117, 26, 13, 121),  # Lower Mosley Street
)
VENUE = Block(52, 73, 62, 59)
BUILDINGS = (
    Block(88, 41, 26, 14),  # Midland Hotel
    Block(20, 57, 14, 56),  # Great Northern
    Block(133, 104, 30, 28),  # Bridgewater Hall
    Block(21, 151, 66, 24),  # Deansgate station
    Block(108, 4, 54, 18),  # St Peter's Square tram stop
)
LABELS = (
    Label(66, 32, ("Peter Street",)),
    Label(76, 61.5, ("Windmill Street",)),
    Label(84, 141, ("Great Bridgewater Street",)),
    Label(11, 85, ("Deansgate",), upright=True),
    Label(40.5, 104, ("Watson Street",), upright=True),
    Label(123.5, 104, ("Lower Mosley Street",), upright=True),
    Label(101, 48, ("Midland", "Hotel")),
    Label(27, 85, ("Great Northern",), upright=True),
    Label(148, 118, ("Bridgewater", "Hall")),
    Label(54, 163, ("Deansgate station", "and Deansgate-Castlefield", "tram stop"), bold=True),
    Label(135, 13, ("St Peter’s Square", "tram stop"), bold=True),
    Label(83, 83, ("Entrance",), bold=True, fill="#ffffff"),
    Label(83, 106, ("Manchester Central", "Convention Complex"), 5, bold=True, fill="#ffffff"),
    Label(50, 188, ("Way to walk",)),
    Label(104, 188, ("Entrance",)),
    Label(147, 188, ("Not to scale",)),
)
WALKS = (
    "M 135 22 V 32 H 123.5 V 67 H 83 V 71",  # from St Peter's Square
    "M 21 163 H 11 V 141 H 45.5 V 67 H 83",  # from Deansgate
    "M 4 188 H 34",  # in the key
)
ENTRANCES = (
    "M 83 79 L 79 71.5 H 87 Z",
    "M 88 191.5 L 84 184 H 92 Z",  # in the key
)


def north_arrow(x: float, y: float) -> str:
    """An arrow to the north, which lies to the left of straight up on this plan."""
    return (
        f'<g transform="translate({x:g} {y:g}) rotate(-35)">\n'
        '<path d="M 0 -13 L 5 11 L 0 7 L -5 11 Z" fill="#000000"/>\n'
        "</g>\n" + Label(x - 10.5, y - 15, ("N",), 5, bold=True).svg()
    )


def site_plan() -> str:
    """The plan of the streets around the venue, as an SVG picture."""
    shapes = [
        f'<rect width="{WIDTH}" height="{KEY_TOP}" fill="#d9d9d9"/>',
        # All outlines first, then all surfaces, so that no line crosses where streets meet.
        *(street.svg("#ffffff", 1) for street in STREETS),
        *(street.svg("#ffffff") for street in STREETS),
        *(building.svg("#ffffff", 0.5) for building in BUILDINGS),
        VENUE.svg("#1a1a1a", 0.5),
        f'<rect y="{KEY_TOP}" width="{WIDTH}" height="{HEIGHT - KEY_TOP}" fill="#ffffff"/>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#000000"/>',
        f'<path d="M 0 {KEY_TOP} H {WIDTH}" stroke="#000000" stroke-width="0.5"/>',
        *(f'<path d="{walk}" {WALK}/>' for walk in WALKS),
        *(
            f'<path d="{entrance}" fill="#ffffff" stroke="#000000" stroke-width="0.8"/>'
            for entrance in ENTRANCES
        ),
        north_arrow(148, 73),
        *(label.svg() for label in LABELS),
    ]
    return "\n".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}mm" height="{HEIGHT}mm" '
                f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" role="img" '
                'aria-labelledby="title" xml:lang="en-GB">'
            ),
            '<title id="title">Streets around Manchester Central Convention Complex</title>',
            *shapes,
            "</svg>",
            "",
        )
    )


def main() -> None:
    """Write both pictures into the example."""
    HTML(string=appendix_html()).write_pdf(APPENDIX, pdf_variant="pdf/ua-1")
    SITE_PLAN.write_text(site_plan(), encoding="utf-8")


if __name__ == "__main__":
    main()
