"""The cyp-board example, rendered, states every fact of the real pack that it retells."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

REPO = Path(__file__).parents[1]
BOARD = REPO / "examples" / "cyp-board"
PACK = BOARD / "meetings" / "2016-11-03"
SEED = REPO.parent / "shared" / "seeds" / "002_153b02ee92b2cf22.txt"

ROW = 4
"""Between the cells of a row stand a space and perhaps a bracket or a full stop."""
NAMED = 24
"""Between a name and what follows may stand an office: "(Deputy Chair)"."""
LEVEL = 60
"""An action's owner stands level with its first line."""
LINE = 12
"""Lines are further apart than half of this, in points."""


class Fact(NamedTuple):
    """Words that follow each other in a part of the pack."""

    id: str
    words: tuple[str, ...]
    gap: int | None = None
    """How many characters may stand between them; any number if None."""


# The parts of the pack, each from the first page that shows its landmark to the next part.
LANDMARKS = {
    "front sheet": "Children and Young People Board",
    "notices": "Carer's Allowance",
    "membership": "Cllr Janet Walton",
    "agenda": "Declarations of Interest",
    "report": "On 29 September the Board asked",
    "appendix": "Prepared for this example",
    "note": "Westminster Suite",
    "map": "Not to scale",
}

FRONT_SHEET = (
    Fact("board", ("Children and Young People Board",)),
    Fact("what-it-is", ("Agenda",)),
    Fact("day", ("Thursday", "3 November 2016")),
    Fact("time", ("4.30",)),
    Fact("venue", ("Manchester Central Convention Complex", "Windmill St", "Manchester M2 3GX")),
    Fact("to", ("To", "Members of the Children and Young People Board"), ROW),
    Fact("cc", ("cc", "Named officers for briefing purposes"), ROW),
)

NOTICES = (
    Fact("lunch", ("sandwich lunch", "meeting ends")),
    Fact("attendance-sheet", ("sign the attendance register", "Nothing else records")),
    Fact("group-meetings", ("political groups meet before the Board",)),
    Fact("apologies", ("If you cannot come", "political group office", "telephone numbers")),
    Fact("office-conservative", ("Conservative", "020 7946 0223", "lgaconservatives@example.org")),
    Fact("office-labour", ("Labour", "020 7946 0334", "labour.grouplga@example.org")),
    Fact(
        "office-independent", ("Independent", "020 7946 0224", "independent.grouplga@example.org")
    ),
    Fact("office-lib-dem", ("Liberal Democrat", "020 7946 0235", "libdem@example.org")),
    Fact("location", ("back page", "Manchester Central Convention Complex")),
    Fact("contact-heading", ("LGA Contact", "Joseph Ling")),
    Fact("contact-numbers", ("Joseph Ling", "020 7946 0858", "020 7946 0166")),
    Fact("contact-email", ("Joseph Ling", "joseph.ling@example.org")),
    Fact("carers-allowance", ("Carer's Allowance of up to £6.70 per hour",)),
    Fact("allowances-scheme", ("LGA Members' Allowances Scheme",)),
    Fact("dependants", ("children, elderly people and people with disabilities",)),
    Fact("social-media", ("social media", "reputation of local government", "confidential items")),
    Fact("hashtag", ("#lgacyp",)),
)

MEMBERSHIP = (
    Fact("heading", ("Membership", "2016/17"), ROW),
    Fact("columns", ("Councillor", "Authority"), ROW),
    Fact("conservative", ("Conservative", "7", "Cllr Roy Perry"), 20),
    Fact("perry", ("Cllr Roy Perry", "Vice-Chair", "Hampshire County Council"), ROW),
    Fact("barnard", ("Cllr Gareth Barnard", "Bracknell Forest Borough Council"), ROW),
    Fact("hacket-pain", ("Cllr Liz Hacket Pain", "Monmouthshire County Council"), ROW),
    Fact("hudspeth", ("Cllr Ian Hudspeth", "Oxfordshire County Council"), ROW),
    Fact("madden", ("Cllr Dick Madden", "Essex County Council"), ROW),
    Fact("parry", ("Cllr Ian Parry", "Staffordshire County Council"), ROW),
    Fact("walton", ("Cllr Janet Walton", "Borough of Poole"), ROW),
    Fact(
        "conservative-substitutes",
        ("Borough of Poole", "Conservative substitutes", "Cllr Matt Bennett"),
        20,
    ),
    Fact("bennett", ("Cllr Matt Bennett", "Birmingham City Council"), ROW),
    Fact("brent", ("Cllr Ryan Brent", "Portsmouth City Council"), ROW),
    Fact("oakford", ("Cllr Peter Oakford", "Kent County Council"), ROW),
    Fact("labour", ("Labour", "7", "Cllr Richard Watts"), 20),
    Fact("watts", ("Cllr Richard Watts", "Chairman", "Islington Council"), ROW),
    Fact("kent", ("Cllr John Kent", "Thurrock Council"), ROW),
    Fact("cook", ("Cllr Bob Cook", "Stockton-on-Tees Borough Council"), ROW),
    Fact("burns", ("Cllr Anne Burns", "Cumbria County Council"), ROW),
    Fact("bramble", ("Cllr Anntoinette Bramble", "Hackney London Borough Council"), ROW),
    Fact("mellen", ("Cllr David Mellen", "Nottingham City Council"), ROW),
    Fact("gladden", ("Cllr Roz Gladden", "Liverpool City Council"), ROW),
    Fact(
        "labour-substitutes",
        ("Liverpool City Council", "Labour substitutes", "Cllr Megan Swift"),
        20,
    ),
    Fact("swift", ("Cllr Megan Swift", "Calderdale Metropolitan Borough Council"), ROW),
    Fact("dixon-fyle", ("Cllr Dora Dixon-Fyle MBE", "Southwark Council"), ROW),
    Fact("independent", ("Independent", "2", "Cllr Gillian Ford"), 20),
    Fact("ford", ("Cllr Gillian Ford", "Deputy Chair", "Havering London Borough Council"), ROW),
    Fact("cullen", ("Cllr Paul Cullen", "Richmondshire District Council"), ROW),
    Fact(
        "independent-substitutes",
        ("Richmondshire District Council", "Independent substitutes", "Cllr Rebecca Novell"),
        20,
    ),
    Fact("novell", ("Cllr Rebecca Novell", "Lancaster City Council"), ROW),
    Fact("lib-dem", ("Liberal Democrat", "2", "Cllr Liz Green"), 20),
    Fact(
        "green",
        ("Cllr Liz Green", "Deputy Chair", "Kingston upon Thames Royal Borough Council"),
        ROW,
    ),
    Fact("coleman", ("Cllr Christopher Coleman", "Cheltenham Borough Council"), ROW),
    Fact(
        "lib-dem-substitutes",
        ("Cheltenham Borough Council", "Liberal Democrat substitutes", "Cllr Jon Hubbard"),
        20,
    ),
    Fact("hubbard", ("Cllr Jon Hubbard", "Wiltshire Council"), ROW),
)

AGENDA = (
    Fact("item-1", ("1", "Declarations of Interest"), ROW),
    Fact("item-2", ("2", "A discussion with the Rt Hon Edward Timpson MP"), ROW),
    Fact("minister", ("Minister of State for Vulnerable Children and Families",)),
    Fact("department", ("Edward Timpson MP", "Department of Education")),
    Fact("item-3", ("3", "The future of children's services improvement"), ROW),
    Fact("appendix-letter", ("Appendix A", "Isos Partnership Report"), ROW),
    Fact(
        "appendix-title",
        (
            "Isos Partnership Report",
            "Seven universal enablers of improvement in children's services",
        ),
        ROW,
    ),
    Fact("item-4", ("4", "Note of the Previous Meeting"), ROW),
    Fact("map-last", ("Note of the Previous Meeting", "Map of Manchester Central Convention")),
    Fact("next-day", ("Friday", "13 January 2017")),
    Fact("next-time", ("13 January 2017", "11.00"), NAMED),
    Fact("next-room", ("Room D&E, Ground Floor",)),
    Fact("next-building", ("Layden House", "76-86 Turnmill Street", "London", "EC1M 5LG")),
)

REPORT_COVER = (
    Fact("title", ("The future of children's services improvement",)),
    Fact("purpose", ("For discussion and direction.",)),
    Fact("summary", ("29 September", "task and finish group", "consultation")),
    Fact("question-1", ("1", "National Audit Office's", "75% of councils", "good")),
    Fact("question-1-report", ("'Children in need of help or protection'",)),
    Fact("question-2", ("2", "Which problems and pressures"), ROW),
    Fact("question-3", ("3", "Do we agree on what drives improvement"), ROW),
    Fact("question-4", ("4", "Are the seven enablers in the Isos research"), ROW),
    Fact("question-5", ("5", "What does sector-led support"), ROW),
    Fact("question-6", ("6", "Should the LGA press the DfE"), ROW),
    Fact("question-7", ("7", "How should councils judged inadequate be supported"), ROW),
    Fact("recommendations-lead", ("Members are asked to:", "Note the conditions")),
    Fact("recommendation-1", ("1", "Note the conditions in which children's services"), ROW),
    Fact("recommendation-2", ("2", "Consider the seven questions above"), ROW),
    Fact("action", ("Officers will use members' comments", "task and finish group")),
    Fact("contact", ("Clive Harris", "Senior Adviser", "020 7946 0207")),
    Fact("contact-email", ("Clive Harris", "clive.harris@example.org")),
)

REPORT = (
    Fact("introduction", ("Introduction", "1", "Children's social care in England"), ROW),
    Fact("paragraph-1", ("last five years", "60% on 2008", "20,000 plans")),
    Fact("paragraph-2", ("2", "What children need"), ROW),
    Fact("paragraph-2-dangers", ("Radicalisation and child sexual exploitation",)),
    Fact("paragraph-2-law", ("adoption", "special educational needs and disability")),
    Fact("paragraph-2-leader", ("Chief Social Worker for children and families",)),
    Fact("paragraph-2-review", ("Wood Review of Local Safeguarding Children Boards (LSCBs)",)),
    Fact("paragraph-3", ("3", "Ofsted brought in the Single Inspection Framework"), ROW),
    Fact("paragraph-3-year", ("Single Inspection Framework (SIF) in 2013",)),
    Fact("paragraph-3-figures", ("to 25%", "in 2008 it was 78%")),
    Fact("paragraph-4", ("4", "It is well established"), ROW),
    Fact("paragraph-4-source", ("iMPOWER", "has examined the evidence for the")),
    Fact("paragraph-5", ("5", "On this evidence an inadequate rating"), ROW),
    Fact("paragraph-5-rating", ("'requires improvement'", "Three out of four councils")),
    Fact("table-caption", ("Councils inspected so far under the Single Inspection Framework",)),
    Fact("table-good", ("Good or better", "25%"), ROW),
    Fact("table-requires", ("Requires improvement", "50%"), ROW),
    Fact("table-inadequate", ("Inadequate", "25%"), ROW),
    Fact("footnote", ("iMPOWER's report to the LGA", "https://www.example.org/impower")),
    Fact("context", ("The children's services context", "6", "In January 2016"), ROW),
    Fact("paragraph-6", ("Department for Education (DfE)", "'Vision for change'")),
    Fact("paragraph-6-1", ("6.1", "People and leadership"), ROW),
    Fact("paragraph-6-2", ("6.2", "Practice and systems"), ROW),
    Fact("paragraph-6-3", ("6.3", "Governance and accountability"), ROW),
    Fact("paragraph-7", ("7", "By 2020", "a third of local authority areas")),
    Fact("paragraph-7-kinds", ("Trusts", "Commissioning models")),
    Fact("paragraph-8", ("8", "The LGA fears"), ROW),
    Fact("paragraph-9", ("9", "In October the National Audit Office"), ROW),
    Fact("paragraph-9-doubt", ("the capacity and the capability", "by 2020", "in paragraph 6")),
    Fact("paragraph-10", ("10", "Councils can already draw on"), ROW),
    Fact(
        "paragraph-10-offer",
        ("leadership courses", "peer reviews and diagnostics", "mentoring", "'must know' guides"),
    ),
    Fact("paragraph-10-regions", ("In the regions, ADCS",)),
    Fact("paragraph-11", ("11", "The LGA wanted to know more"), ROW),
    Fact("paragraph-11-research", ("action research from the Isos Partnership",)),
    Fact("paragraph-11-1", ("11.1", "What helps children's services"), ROW),
    Fact("paragraph-11-2", ("11.2", "What can be done in the system"), ROW),
    Fact("paragraph-12", ("12", "Isos found seven universal enablers"), ROW),
    Fact("paragraph-12-appendix", ("seven universal enablers", "set out in Appendix A")),
    Fact("paragraph-13", ("13", "The research described in paragraph 11"), ROW),
    Fact("paragraph-13-1", ("13.1", "How deep the failure is"), ROW),
    Fact("paragraph-13-2", ("13.2", "How frankly leaders recognise it"), ROW),
    Fact("paragraph-13-3", ("13.3", "How effective the first response is"), ROW),
    Fact("questions", ("Questions for discussion", "14", "At its last meeting"), ROW),
    Fact("paragraph-14", ("task and finish group (see item 4)",)),
    Fact("paragraph-14-ratings", ("The figures in paragraph 5",)),
    Fact("finance", ("Financial implications", "15", "Nothing in this report adds"), ROW),
)

APPENDIX = (
    Fact("title", ("Seven universal enablers of improvement in children's services",)),
    Fact("first", ("1", "A plan that people know"), ROW),
    Fact("seventh", ("7", "Money spent with purpose"), ROW),
)

NOTE = (
    Fact("board", ("Children & Young People Board",)),
    Fact("day", ("Thursday", "29 September 2016")),
    Fact("room", ("Westminster Suite, 8th Floor",)),
    Fact("building", ("Local Government House", "Smith Square", "London", "SW1P 3HZ")),
    Fact("item-1", ("1", "Declarations of Interest"), ROW),
    Fact("former-chair", ("thanked Cllr Roy Perry, Chairman until then",)),
    Fact("interest", ("Cllr Roy Perry", "Schools that work for everyone Green Paper")),
    Fact("interest-nature", ("Cllr Roy Perry", "Vice-Chairman is the Governor", "independent")),
    Fact("item-2", ("2", "Membership, Terms of Reference and Appointments"), ROW),
    Fact("outside-bodies", ("four outside bodies", "verbal update")),
    Fact("decision-membership", ("The Board noted", "agreed the terms of reference for 2016/17")),
    Fact("appointment-1", ("1", "Adoption Leadership Board", "Cllr Chris Coleman"), ROW),
    Fact("appointment-2", ("2", "The Wood Review", "Cllr Richard Watts"), ROW),
    Fact("appointment-3", ("3", "National Youth Agency", "Cllr Liz Hacket Pain"), ROW),
    Fact(
        "appointment-4",
        (
            "4",
            "Improving Mental Health for Looked After Children: Expert Group",
            "Cllr Gillian Ford",
        ),
        ROW,
    ),
    Fact("action-coleman", ("Cllr Chris Coleman to submit a report", "Adoption Leadership Board")),
    Fact("owner-coleman", ("Cllr Chris Coleman to submit", "Cllr Chris Coleman"), LEVEL),
    Fact("action-ling", ("Joseph Ling (Member Services Officer) to inform", "outside bodies")),
    Fact("owner-ling", ("Joseph Ling (Member Services", "Joseph Ling"), LEVEL),
    Fact("item-3", ("3", "Board Work Programme and Priorities Report for the 2016/17"), ROW),
    Fact("introduced-by", ("Ian Keating (Principal Policy Adviser, Children)",)),
    Fact("priorities", ("education, early years, health and children's services",)),
    Fact("external-advisory", ("role of local authorities", "Wood External Advisory Group")),
    Fact("workforce", ("priority to the workforce", "trained")),
    Fact("decision-programme", ("agreed the work programme", "amendment", "paragraph 5.3")),
    Fact("missing-children", ("paragraph 5.3", "missing children")),
    Fact("action-amend", ("Officers are to:", "Amend paragraph 5.3")),
    Fact("owner-amend", ("Amend paragraph 5.3", "Officers"), LEVEL),
    Fact("sub-heading-group", ("Task and Finish Group", "Members wanted"), ROW),
    Fact("decision-group", ("Task and Finish Group on children's services be established",)),
    Fact("action-create", ("Create draft terms of reference", "Task and Finish Group")),
    Fact("owner-create", ("Create draft terms", "Officers"), LEVEL),
    Fact("item-4", ("4", "Schools that work for everyone Green Paper"), ROW),
    Fact("opened-by", ("Cllr Richard Watts opened the item",)),
    Fact("topic-1", ("1", "How grammar schools might affect social mobility"), ROW),
    Fact("topic-3", ("3", "That every child matters"), ROW),
    Fact("topic-5", ("5", "What selective schools do", "secondary moderns", "feeder schools")),
    Fact("topic-11", ("11", "How to keep admissions fair", "tutoring, travel costs and distance")),
    Fact("topic-12", ("12", "Why education should be fitted"), ROW),
    Fact("consensus", ("reached consensus",)),
    Fact("decision-constructive", ("constructive part in the consultation",)),
    Fact("decision-attainment", ("educational attainment of all young people",)),
    Fact("decision-evidence", ("Policy has to be based on evidence",)),
    Fact("decision-place", ("place-based, collective and democratic",)),
    Fact("decision-faith", ("faith schools", "segregation", "community cohesion")),
    Fact("action-inform", ("inform the submission", "Department of Education consultation")),
    Fact("owner-inform", ("Use what members said", "Officers"), LEVEL),
    Fact("item-5", ("5", "Other Business Report"), ROW),
    Fact(
        "sub-heading-dispersal",
        ("Update on the dispersal of Unaccompanied Asylum Seeking Children", "Ian Dean"),
        ROW,
    ),
    Fact("update-by", ("Ian Dean (Senior Adviser, Children's Social Care)",)),
    Fact("uascs", ("unaccompanied asylum seeking children (UASCs)",)),
    Fact("oakford", ("Cllr Peter Oakford, Kent County Council", "verbal update")),
    Fact("decision-encourage", ("encourage local authorities", "National Dispersal Scheme")),
    Fact("deadline", ("before the deadline of 21 September",)),
    Fact("decision-break-out", ("National Children and Adult Services Conference",)),
    Fact("action-organise", ("Organise the break-out meeting on UASCs", "NCAS")),
    Fact("owner-organise", ("Organise the break-out", "Officers"), LEVEL),
    Fact(
        "sub-heading-camhs",
        (
            (
                "Local Transformation Plans (LTPs) for Children & Adolescent Mental Health"
                " Services (CAMHS)"
            ),
            "Members noted that CAMHS",
        ),
        ROW,
    ),
    Fact("action-test", ("Test with the NHS", "explore whether one remit")),
    Fact("owner-test", ("Test with the NHS", "Officers"), LEVEL),
    Fact("item-6", ("6", "Wood Review of the council role in education"), ROW),
    Fact("wood-review", ("council role in education and children's services - presentation",)),
    Fact("alan-wood", ("Alan Wood", "Chair of the External Advisory Group")),
    Fact("focus-places", ("planning of school places",)),
    Fact("focus-needs", ("special educational needs and disability",)),
    Fact("focus-post-16", ("early years provision", "post-16 education and training")),
    Fact("grant", ("from August of next year", "Education Services Grant")),
    Fact("academies", ("become academies", "new trusts", "powers of local authorities")),
    Fact("decision-recommended", ("recommended that the Wood External Advisory Group",)),
    Fact("decision-update", ("agreed that Cllr Richard Watts", "CYP", "should update members")),
    Fact("item-7", ("7", "Note of the Previous Meeting"), ROW),
    Fact("decision-minutes", ("agreed the minutes of its meeting on 29 June 2016",)),
    Fact("chairman", ("Cllr Richard Watts", "Islington Council"), NAMED),
    Fact("vice-chair", ("Cllr Roy Perry", "Hampshire County Council"), NAMED),
    Fact("deputy-ford", ("Cllr Gillian Ford", "Havering London Borough Council"), NAMED),
    Fact("deputy-green", ("Cllr Liz Green", "Kingston upon Thames Royal Borough Council"), NAMED),
    Fact("barnard", ("Cllr Gareth Barnard", "Bracknell Forest Borough Council"), ROW),
    Fact("hacket-pain", ("Cllr Liz Hacket Pain", "Monmouthshire County Council"), ROW),
    Fact("madden", ("Cllr Dick Madden", "Essex County Council"), ROW),
    Fact("parry", ("Cllr Ian Parry", "Staffordshire County Council"), ROW),
    Fact("walton", ("Cllr Janet Walton", "Borough of Poole"), ROW),
    Fact("cook", ("Cllr Bob Cook", "Stockton-on-Tees Borough Council"), ROW),
    Fact("burns", ("Cllr Anne Burns", "Cumbria County Council"), ROW),
    Fact("mellen", ("Cllr David Mellen", "Nottingham City Council"), ROW),
    Fact("cullen", ("Cllr Paul Cullen", "Richmondshire District Council"), ROW),
    Fact("coleman", ("Cllr Christopher Coleman", "Cheltenham Borough Council"), ROW),
    Fact("apologies-kent", ("Apologies", "Cllr John Kent", "Thurrock Council")),
    Fact(
        "apologies-bramble",
        ("Apologies", "Cllr Anntoinette Bramble", "Hackney London Borough Council"),
    ),
    Fact("apologies-gladden", ("Apologies", "Cllr Roz Gladden", "Liverpool City Council")),
)

MAP = (
    Fact("title", ("Manchester Central Convention Complex",)),
    Fact("street", ("Windmill Street",)),
    Fact("entrance", ("Entrance",)),
)

FACTS = [
    *(pytest.param("front sheet", fact, id=f"front-sheet-{fact.id}") for fact in FRONT_SHEET),
    *(pytest.param("notices", fact, id=f"notices-{fact.id}") for fact in NOTICES),
    *(pytest.param("membership", fact, id=f"membership-{fact.id}") for fact in MEMBERSHIP),
    *(pytest.param("agenda", fact, id=f"agenda-{fact.id}") for fact in AGENDA),
    *(pytest.param("report", fact, id=f"cover-{fact.id}") for fact in REPORT_COVER),
    *(pytest.param("report", fact, id=f"report-{fact.id}") for fact in REPORT),
    *(pytest.param("appendix", fact, id=f"appendix-{fact.id}") for fact in APPENDIX),
    *(pytest.param("note", fact, id=f"note-{fact.id}") for fact in NOTE),
    *(pytest.param("map", fact, id=f"map-{fact.id}") for fact in MAP),
]


def folded(text: str) -> str:
    """``text`` on one line, with a typewriter's quotation marks, hyphens and spaces."""
    # PDFium writes one of two code points for a hyphen at the end of a line.
    text = re.sub("[\u0002\ufffe]", "-", text.replace("\u00ad", ""))
    text = text.translate(str.maketrans("‘’“”‐‑–—", "''\"\"----"))  # noqa: RUF001 - all of them
    return " ".join(re.sub(r"(?<=\w)-\s*\n\s*", "-", text).split())


def without_stamps(page: str) -> str:
    """``page`` without its number and its item, which would stand between its text and the next."""
    return folded(re.sub(r"\b(?:Agenda Item|Page) \d+\b", " ", page))


def as_drawn(page: pypdfium2.PdfPage) -> str:
    """The page's text in the order of drawing, which keeps the lines of a table's cell together."""
    return without_stamps(page.get_textpage().get_text_range())


def as_seen(page: pypdfium2.PdfPage) -> str:
    """The page's text line by line, which keeps a number, drawn apart, with what it numbers."""
    lines: list[list[Run]] = []
    for run in sorted(runs(page.get_textpage()), key=lambda run: run.height, reverse=True):
        if lines and lines[-1][0].height - run.height < LINE / 2:
            lines[-1].append(run)
        else:
            lines.append([run])
    return without_stamps(
        "\n".join(" ".join(run.text for run in sorted(line, key=Run.start)) for line in lines)
    )


class Run(NamedTuple):
    """Characters drawn after each other on one line. In points from the page's bottom left."""

    text: str
    left: float
    height: float

    def start(self) -> float:
        """Where the run starts in its line."""
        return self.left


def runs(text: pypdfium2.PdfTextPage) -> list[Run]:
    """The runs of a page, in the order of drawing."""
    found: list[Run] = []
    start = 0
    for piece in re.split("(\r?\n)", text.get_text_range()):
        if piece.strip():
            left, bottom, _, top = text.get_charbox(start, loose=True)
            found.append(Run(piece, left, (bottom + top) / 2))
        start += len(piece)
    return found


@dataclass(frozen=True)
class RenderedPack:
    """What the rendered pack says, page by page, in both orders."""

    drawn: tuple[str, ...]
    seen: tuple[str, ...]

    def first_page(self, landmark: str, after: int) -> int:
        """The first page from ``after`` on that shows ``landmark``."""
        for number, page in enumerate(self.drawn[after:], start=after):
            if landmark in page:
                return number
        pytest.fail(f"no page from {after + 1} on says “{landmark}”")

    def part(self, name: str) -> tuple[str, str]:
        """The text of a part in both orders, up to the page on which the next part starts."""
        here = list(LANDMARKS).index(name)
        starts: list[int] = []
        for landmark in list(LANDMARKS.values())[: here + 2]:
            starts.append(self.first_page(landmark, starts[-1] if starts else 0))
        start, following = [*starts, len(self.drawn)][here : here + 2]
        pages = slice(start, max(start + 1, following))
        return " ".join(self.drawn[pages]), " ".join(self.seen[pages])


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> RenderedPack:
    return rendered_text(tmp_path_factory.mktemp("seed-002") / "pack.pdf")


def rendered_text(output: Path) -> RenderedPack:
    from briefpack import render

    render(PACK, output, cached=False)
    with pypdfium2.PdfDocument(output) as document:
        pages = list(document)
        return RenderedPack(
            drawn=tuple(as_drawn(page) for page in pages),
            seen=tuple(as_seen(page) for page in pages),
        )


def stated(fact: Fact, text: str) -> bool:
    """Whether ``text`` has the fact's words, in order and no further apart than they may be."""
    between = ".*?" if fact.gap is None else f".{{0,{fact.gap}}}?"
    return re.search(between.join(map(word_pattern, fact.words)), text) is not None


def word_pattern(words: str) -> str:
    """``words`` as they stand, and not as the inside of a longer word or number."""
    before = r"(?<![\w.])" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return before + re.escape(words) + after


@pytest.mark.parametrize(("part", "fact"), FACTS)
def test_pack_states(rendered: RenderedPack, part: str, fact: Fact) -> None:
    drawn, seen = rendered.part(part)
    assert stated(fact, drawn) or stated(fact, seen), f"not in the {part}:\n{seen}"


# Titles and names that the example has to share with the seed, since they are facts.
TITLES = (
    (
        "A discussion with the Rt Hon Edward Timpson MP"
        " (Minister of State for Vulnerable Children and Families, Department of Education)"
    ),
    "Isos Partnership Report: Seven universal enablers of improvement in children's services",
    "Membership, Terms of Reference and Appointments to Outside Bodies",
    "Board Work Programme and Priorities Report for the 2016/17 meeting cycle",
    "Update on the dispersal of Unaccompanied Asylum Seeking Children",
    "Local Transformation Plans (LTPs) for Children & Adolescent Mental Health Services (CAMHS)",
    "Wood Review of the council role in education and children's services - presentation",
)


def plain_words(text: str) -> str:
    """The words of ``text`` in small letters, without marks, one space apart and around them."""
    text = folded(text.replace("\\\n", "")).lower().replace("'", "")
    return f" {' '.join(re.findall(r'[a-z0-9]+', text))} "


def sentences(text: str) -> list[str]:
    """The sentences, list entries and table rows of ``text`` that have nine words or more."""
    pieces = (plain_words(piece) for piece in re.split(r"(?<=[.!?:;])\s+|\n+", text))
    return [piece for piece in pieces if len(piece.split()) >= 9]


def test_no_sentence_is_copied() -> None:
    if not SEED.is_file():
        pytest.skip("the real documents are not part of the repository")
    titles = "|".join(plain_words(title) for title in TITLES)
    originals = [
        sentence
        for sentence in sentences(SEED.read_text(encoding="utf-8"))
        if sentence not in titles
    ]
    assert len(originals) > 100
    sources = [path for path in BOARD.rglob("*") if path.suffix in {".toml", ".md", ".svg"}]
    assert len(sources) == 8
    for source in sources:
        ours = plain_words(source.read_text(encoding="utf-8"))
        copied = [sentence for sentence in originals if sentence in ours]
        assert not copied, f"{source.name} repeats the seed: {copied}"
