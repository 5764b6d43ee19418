"""Every fact of the real documents is in the examples that retell them: in its place, in order.

A document is a list of places, each with its facts as they are printed there, one after the
other. They are looked for in what a reader hears: the text of the PDF in the order of its tags.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from briefpack.cli import main
from tests.own_output import findings, reading_order

REPO = Path(__file__).parents[2]
EXAMPLES = REPO / "examples"
SEEDS = REPO.parent / "shared" / "seeds"


class Place(NamedTuple):
    """A part of a document: how its first block begins, and what follows, in this order."""

    start: str
    facts: tuple[str, ...]


CHAIR_2016 = (
    Place(
        "Children and Young People Board - report from Cllr Roy Perry (Chair)",
        ("Franco-British Cooperation on NEETs",),
    ),
    Place(
        "1.",
        (
            "25 January",
            "Paris",
            "Franco-British council",
            "not in education, employment or training (NEETs)",
            "from school into work",
            "good practice",
        ),
    ),
    Place("Roundtable on Mandatory Reporting of Suspected Child Abuse", ("2.",)),
    Place(
        "Should everybody",
        (
            "22 February",
            "Professor Michael Preston-Shoot, Executive Dean of the Faculty of Health and Social",
            "Sciences at Bedfordshire University",
            "academics",
            "government agencies",
            "countries that have it",
            "for it and those against",
            "new sanctions for failing to act",
        ),
    ),
    Place("Roundtable on Review of Local Safeguarding Children Boards (LSCBs)", ("3.",)),
    Place(
        "Alan Wood",
        (
            "Director of Children's Services",
            "role and functions of LSCBs",
            "Department for Education (DfE)",
            "Association of Independent LSCB Chairs (AILC)",
            "13 January",
            "Cllr Richard Watts",
            "survey",
            "LGA's own response",
            "deadline of 22 February",
            "16 March",
            "Cllr Watts",
        ),
    ),
    Place("Meeting with former Director of Children's Services Alan Wood", ("4.",)),
    Place(
        "Cllr Richard Watts",
        (
            "Cllr David Simmonds",
            "Alan Wood",
            "who should answer for child protection",
            "successful LSCB",
            "another structure",
            "Serious Case Review (SCR)",
            "centralised",
            "learnt from SCRs",
            "local practice",
        ),
    ),
    Place("Analysis of Ofsted Inspection Reports", ("5.",)),
    Place(
        "At the Board's request",
        ("Single Inspection Framework (SIF)", "key judgments", "seven characteristics", "good"),
    ),
    Place("Home Office Expert Panel on Child Sexual Exploitation (CSE)", ("6.",)),
    Place(
        "In December",
        (
            "Home Office Expert Panel on CSE and local delivery",
            "officials across Government",
            "ministers",
            "cross-Government directors group on CSE",
        ),
    ),
    Place("Leadership Essentials: Children's Services", ("7.",)),
    Place(
        "Portfolio holders",
        (
            "chairs of service committees",
            "council leaders",
            "Leadership Essentials",
            "28-29 January",
        ),
    ),
    Place("Contact officer", ("Ian Keating", "Position", "Principal Policy Adviser")),
    Place("Phone no", ("020 7946 0332", "E-mail", "ian.keating@example.org")),
)

CHAIR_2021 = (
    Place("Chair's report", ()),
    Place("Children's Leadership Essentials", ("1.",)),
    Place(
        "For the first time since early 2020",
        (
            "in person",
            "23 and 24 September",
            "I led it",
            "Lead Members for Children's Services",
            "Children's Scrutiny",
            "Director of Children's Services",
            "council's part in education",
            "data",
            "safeguarding by several agencies",
            "SEND review",
        ),
    ),
    Place("Independent review of children's social care", ("2.",)),
    Place(
        "We have sent our response",
        (
            '"Case for Change"',
            "Independent Review of Children's Social Care",
            "conditions",
            "inspection",
            "schools",
            "family help from child protection",
            "social workers",
        ),
    ),
    Place("3.", ("Baroness Blake of Leeds",)),
    Place(
        "Baroness Blake of Leeds",
        (
            "Design Group",
            "1 October",
            "kinship carers",
            "Leeds City Council",
            "family court",
            "money for children's social care",
        ),
    ),
    Place("Secure children's homes", ("4.",)),
    Place(
        "The Board is worried",
        (
            "4 October",
            "Will Quince MP, Minister for Children and Families",
            "ADCS",
            "unregulated placements for under 16s",
            "enough places",
            "Care Review",
        ),
    ),
    Place("Children and Young People Board", ("5.",)),
    Place(
        "Dame Andrea Leadsom MP",
        (
            "14 September",
            "Start for Life Review",
            "health information digital",
            "paying for the proposals",
            "partners",
            "social determinants",
        ),
    ),
    Place("6.", ("Ian Dean",)),
    Place(
        "Ian Dean",
        (
            "Director of the Centre of Expertise on Child Sexual Abuse (CSA)",
            "team",
            "research and practice",
            '"scale and nature of CSA"',
            "all its forms",
        ),
    ),
    Place("Contextual Safeguarding", ("7.",)),
    Place(
        "Close to 300 councillors and officers",
        (
            "webinar on contextual safeguarding",
            "4 October",
            "Dr Carlene Firmin",
            "Becky Lewis, Strategic Safeguarding and Quality Assurance Service Manager",
            "Bristol City Council",
            "Carly Buchecker, System and Practice Lead at the London Borough of Hackney",
            "safe for teenagers",
            "questions",
            "chair",
        ),
    ),
)

AGENDA_2017 = (
    Place("Local Government Association", ("Children & Young People Board", "Agenda")),
    Place(
        "Tuesday 12 September 2017",
        (
            "11.00 am",
            "Rooms A&B, Ground Floor, Layden House, 76-86 Turnmill Street, London, EC1M 5LG",
        ),
    ),
    Place("Alexander Saul", ("020 7946 0232", "alexander.saul@example.org")),
    Place("Subject", ("1", "Apologies for Absence and Declarations of Interest", "2")),
    Place(
        "Children's Social Care Improvement - Verbal Update",
        (
            "Alison Michalska, President of ADCS",
            "Edwina Grant, LGA National Children's Improvement Adviser",
            "3",
        ),
    ),
    Place("Children's Social Care Task Group - Update", ("4",)),
    Place("Education Reset - Verbal Update", ("5",)),
    Place("County lines exploitation", ("6",)),
    Place("Membership, Terms of Reference and Appointment to Outside Bodies", ("7",)),
    Place("CYP Board Policy Priorities for 2017-2018", ("8",)),
    Place("Note of the Previous Meeting", ()),
)

NOTE_2017 = (
    Place("Note of the meeting of Tuesday 12 September 2017", ("Children & Young People Board",)),
    Place("Date", ("Tuesday 12 September 2017, 11.00 am",)),
    Place("Venue", ("Rooms A&B, Ground Floor, Layden House", "76-86 Turnmill Street", "EC1M 5LG")),
    Place(
        "1 Apologies for Absence and Declarations of Interest",
        (
            "Cllr Roy Perry and Cllr Gillian Ford",
            "Vice Chair and Deputy Chair",
            "Cllr Lucy Nethsingha as Deputy Chair",
            "Nobody had an interest",
        ),
    ),
    Place(
        "2 Children's Social Care Improvement - Verbal Update",
        (
            "Alison Michalska, President of the Association of Directors of Children's Services",
            "(ADCS)",
            "offer from councils",
            "Three regions",
            "pilot",
            "self-evaluation, from October to April",
            "honest",
            "political leaders",
            "peer support",
            "Ofsted was willing to work with councils",
            "inspections to come more often",
            "Department of Education",
            "packages and programmes of support",
            "lead members would be well supported and well trained",
            "Edwina Grant, LGA National Children's Improvement Adviser",
            "lead member",
            "four different ways to assess",
            "control funding",
            "ISOS",
            "wider partnerships in the public sector",
            "Decision",
            "noted the verbal updates",
        ),
    ),
    Place(
        "3 Children's Social Care Task Group - Update",
        (
            "Cllr Dick Madden, Chair of the Task Group",
            "evidence",
            "ADCS",
            "National Children and Adult Services (NCAS) conference in October",
            "Cllr Nethsingha",
            "funding",
            "agreed to change it",
            "raising standards",
            "Decision",
            "approved",
            "Action",
            "Officers, October",
            "launch the proposal at the NCAS conference",
        ),
    ),
    Place(
        "4 Education Reset - Verbal Update",
        (
            "department of education, the LGA and councils",
            "core schools projects and the new scheme for school funding",
            "valuable and pragmatic",
            "unregistered and illegal",
            "senior civil servants",
            "academies",
            "Decision",
            "noted the verbal update",
            "Action",
            "Officers",
            "Circulate the minute",
        ),
    ),
    Place(
        "5 County lines exploitation",
        (
            "Lucy Capron, Lucy Belcher and Carly Adams of the Children's Society",
            "trafficked out of cities",
            "Pupil Referral Units",
            "Special Education Need (SEN)",
            "sexual abuse",
            "hardly ever reported",
            "sharing information",
            "National Referral Mechanism",
            "Cllr Joe Caluori, Executive Member for Children, Young People and Families",
            "Islington Council",
            "22 London Boroughs",
            "Home Office",
            "national strategy",
            "LGA should lead",
            "map county lines",
            "police forces in the counties",
            "Decisions",
            "agreed",
            "Safer and Stronger Communities Board",
            "joint paper",
            "noted the presentation",
            "Actions",
            "Officers",
            "joint paper",
            "Officers",
            "presentation by the Children's Society",
        ),
    ),
    Place(
        "6 Membership, Terms of Reference and Appointment to Outside Bodies",
        (
            "Decisions",
            "noted the Board's terms of reference, its membership",
            "dates for 2017/18",
            "already in post",
            "formally",
            "agreed that the political groups would appoint",
        ),
    ),
    Place(
        "7 CYP Board Policy Priorities for 2017-2018",
        (
            "Ian Keating, Principal Policy Adviser",
            "last year's",
            "Government policy",
            "member councils",
            "school funding",
            "SEN funding",
            "County lines",
            "Decision",
            "agreed the Board's priorities and its work programme for 2017-18",
            "Action",
            "Officers",
            "priorities for the year",
        ),
    ),
    Place("8 Note of the Previous Meeting", ("Decision", "agreed the minutes")),
)

AGENDA_2016 = (
    Place("There will be a meeting", ("4.30 pm on Thursday 3 November 2016", "M2 3GX")),
    Place("Conservative", ("020 7946 0223", "Labour", "Independent", "Liberal Democrat")),
    Place("Cllr Roy Perry (Vice-Chair)", ("Hampshire County Council", "Cllr Janet Walton")),
    Place("Cllr Richard Watts (Chairman)", ("Islington Council", "Cllr Megan Swift")),
    Place("Cllr Gillian Ford (Deputy Chair)", ("Havering London Borough Council",)),
    Place("Cllr Liz Green (Deputy Chair)", ("Cllr Christopher Coleman", "Cllr Jon Hubbard")),
    Place("Declarations of Interest", ("2", "Rt Hon Edward Timpson MP")),
    Place(
        "The future of children's services improvement", ("Appendix A - Isos Partnership Report",)
    ),
    Place("Note of the Previous Meeting", ("Friday 13 January 2017, 11.00 am",)),
    Place("Purpose", ("For discussion and direction",)),
    Place("Contact officer", ("Clive Harris", "Senior Adviser", "clive.harris@example.org")),
    Place("Introduction", ("1.", "60% on 2008", "20,000", "25%", "78%")),
    Place("The children's services context", ("6.", "January 2016", "2020")),
    Place("Questions for discussion", ("Financial implications",)),
    Place("Westminster Suite", ()),
    Place("4 Schools that work for everyone Green Paper", ("Cllr Richard Watts", "consensus")),
    Place("6 Wood Review of the council role", ("Alan Wood", "Education Services Grant")),
    Place("7 Note of the Previous Meeting", ("29 June 2016",)),
    Place("Apologies", ("Cllr John Kent", "Cllr Anntoinette Bramble", "Cllr Roz Gladden")),
)

COUNTY = "Leicestershire County Council"
PCT = "NHS Leicestershire County & Rutland PCT"

MINUTES_2009 = (
    Place(
        "Minutes of a meeting of the Leicestershire Children and Young People's Service Executive",
        ("Friday 13 March 2009 at 2.00 pm at County Hall",),
    ),
    Place("Present", ("Name", "Organisation")),
    Place("Gareth Williams - in the Chair", (COUNTY,)),
    Place("Steve Atkinson", ("Hinckley and Bosworth Borough Council",)),
    Place("Rosemary Beard", ("Leicestershire Connexions",)),
    Place("Vanessa Bishop", (COUNTY,)),
    Place("Kate Kendall", ("Home-Start East Midlands",)),
    Place("Tony Mulhearn", (COUNTY,)),
    Place("Anne-Maria Olphert", ("Specialist Child Community Health Services",)),
    Place("Rachel Seagrave", (PCT,)),
    Place("Helen Thompson", (PCT,)),
    Place("Apologies", ("Glenys Johnston", "Kevin McCann")),
    Place("In attendance", ("Name", "Organisation")),
    Place("Nigel Farrow", (COUNTY,)),
    Place("Beverley Ireland", (COUNTY,)),
    Place("Peter Jackson", ("Leicestershire Constabulary",)),
    Place("Steve Martin", (COUNTY,)),
    Place("Minute", ("Action by", "When")),
    Place(
        "270",
        (
            "Introductions and apologies for absence",
            "Glenys Johnston and Kevin McCann",
            "Gareth Williams thanked",
            "safeguarding",
        ),
    ),
    Place("271", ("Minutes of the previous meeting", "13 February 2009", "correct record")),
    Place("272", ("Matters arising from the minutes",)),
    Place(
        "(a)",
        (
            "Statutory Guidance on Children's Trusts (minute 263)",
            "Children and Young People's Board",
            "that afternoon",
        ),
    ),
    Place("273", ("Safeguarding after Haringey: update",)),
    Place(
        "(a)",
        (
            "Laming Report",
            "Lord Laming",
            "The Protection of Children in England: A Progress Report",
            "12 March",
            "Vanessa Bishop",
            "Association of Directors of Children's Services",
            "Every Child Matters",
            "National College of School Leadership",
            "National College for School and Children's Leadership",
            "Gareth Williams",
            "National Development Group",
            "September",
            "front line",
            "consultant",
            "Local Safeguarding Children Board",
            "police",
            "three boards",
            "Core Group",
            "Serious Case Reviews",
            "Ofsted",
            "National Safeguarding Delivery Unit",
            "GOEM",
            "150 local authorities",
            "Child Health Strategy",
            "AGREED:",
        ),
    ),
    Place("(a)", ("next meeting", "consultant's review", "GW", "17/04/2009")),
    Place("(b)", ("Helen Thompson discuss with Vanessa Bishop", "NHSLCR", "HT/VB")),
    Place("(c)", ("Child Health Strategy", "later meeting", "BI")),
    Place(
        "(b)",
        (
            "Risk issues: the Haringey enquiry",
            "Peter Jackson",
            "earlier in the year",
            "short-term recommendations",
            "12 March",
            "Serious Case Reviews",
            "core group",
            "AGREED:",
            "contents of the report be noted",
        ),
    ),
    Place("274", ("Date of next meeting", "AGREED:", "Friday 17 April at 2 pm")),
    Place("Key to initials", ("GW", "Gareth Williams", "VB", "HT", "BI", "Beverley Ireland")),
    Place("Signed:", ("Chair", "Date:")),
)


class Document(NamedTuple):
    """What is rendered, with what options, and what is to be found in it."""

    arguments: tuple[str, ...]
    places: tuple[Place, ...]


DOCUMENTS: Mapping[str, Document] = {
    "000": Document(("cyp-board/meetings/2016-03-10", "--only", "2"), CHAIR_2016),
    "000-alone": Document(("cyp-board/meetings/2016-03-10/reports/chair.md",), CHAIR_2016),
    "001-agenda": Document(("cyp-board-2017/meetings/2017-09-12",), AGENDA_2017),
    "001-minutes": Document(("cyp-board-2017/meetings/2017-09-12/note.toml",), NOTE_2017),
    "001-running-text": Document(
        ("cyp-board-2017/meetings/2017-09-12/note.toml", "--theme", "plain"), NOTE_2017
    ),
    "002": Document(("cyp-board/meetings/2016-11-03",), AGENDA_2016),
    "003": Document(("cyp-board-2021/meetings/2021-11-10", "--only", "2"), CHAIR_2021),
    "003-in-its-pack": Document(("cyp-board-2021/meetings/2021-11-10",), CHAIR_2021),
    "004": Document(("county-executive/meetings/2009-03-13/note.toml",), MINUTES_2009),
}


def folded(text: str) -> str:
    """``text`` with a typewriter's quotation marks, dashes and spaces."""
    signs = str.maketrans("‘’“”‐‑–—\u00a0", "''\"\"---- ")  # noqa: RUF001 - all of them
    return " ".join(text.translate(signs).split())


@cache
def rendered(folder: Path, name: str) -> Path:
    """The PDF of a document, made once."""
    example, *options = DOCUMENTS[name].arguments
    output = folder / f"{name}.pdf"
    with pytest.raises(SystemExit) as ended:
        main.main(["render", str(EXAMPLES / example), *options, "-o", str(output)])
    assert ended.value.code == 0
    return output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeds")


def missing(places: tuple[Place, ...], blocks: list[str]) -> list[str]:
    """What is not found, or not where it should be: "place: fact"."""
    starts: list[int] = []
    lost = []
    here = 0
    for place in places:
        found = next((n for n in range(here, len(blocks)) if begins(blocks[n], place.start)), None)
        if found is None:
            lost.append(place.start)
        starts.append(here if found is None else found)
        here = starts[-1] + (found is not None)
    for place, start, end in zip(places, starts, [*starts[1:], len(blocks)], strict=True):
        text = "\n".join(blocks[start : max(end, start + 2)])
        at = len(place.start)
        for fact in place.facts:
            match = re.compile(rf"(?<!\w){re.escape(fact)}(?!\w)").search(text, at)
            if match is None:
                lost.append(f"{place.start}: {fact}")
            else:
                at = match.end()
    return lost


def begins(block: str, start: str) -> bool:
    """Whether a block begins with the words; a number is a block of its own."""
    return block == start if re.fullmatch(r"\d+\.?|\([a-z]\)", start) else block.startswith(start)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_fact_is_in_its_place(folder: Path, name: str) -> None:
    blocks = [folded(block) for block in reading_order(rendered(folder, name))]
    assert missing(DOCUMENTS[name].places, blocks) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_wrong_with_the_tags(folder: Path, name: str) -> None:
    assert findings(rendered(folder, name)) == []


def test_a_fact_in_another_place_is_not_found() -> None:
    places = (Place("One", ("a", "b")), Place("Two", ("c",)))
    assert missing(places, ["One", "a then b", "Two", "c"]) == []
    assert missing(places, ["One", "b then a", "Two", "c"]) == ["One: b"]
    assert missing(places, ["One", "a", "Two", "b and c"]) == ["One: b"]
    assert missing(places, ["Two", "c", "One", "a, b"]) == ["Two", "Two: c"]


# -- no sentence of theirs -----------------------------------------------------------------

RETOLD = {
    "000": ("cyp-board/meetings/2016-03-10",),
    "001": ("cyp-board-2017",),
    "003": ("cyp-board-2021",),
    "004": ("county-executive",),
}

LONGEST = 9
"""As many words in a row are copied, unless they are a name, a title or an office."""

NAMES = (
    "Executive Dean of the Faculty of Health and Social Sciences",
    "Rooms A&B, Ground Floor, Layden House, 76-86 Turnmill Street, London, EC1M 5LG",
    "Membership, Terms of Reference and Appointment to Outside Bodies",
    "Apologies for Absence and Declarations of Interest",
    "Association of Directors of Children's Services",
    "Executive Member for Children, Young People and Families at Islington Council",
    "Director of the Centre of Expertise on Child Sexual Abuse (CSA)",
    "Strategic Safeguarding and Quality Assurance Service Manager at Bristol City Council",
    "System and Practice Lead at the London Borough of Hackney",
    "report from Cllr Roy Perry (Chair)",
    "Roundtable on Review of Local Safeguarding Children Boards (LSCBs)",
    "Meeting with former Director of Children's Services Alan Wood",
    "Home Office Expert Panel on Child Sexual Exploitation (CSE)",
    "Home Office Expert Panel on CSE and local delivery",
    "National Children and Adult Services (NCAS) conference in October",
    "LGA National Children's Improvement Adviser",
    "Will Quince MP, Minister for Children and Families",
    "Independent Review of Children's Social Care",
    "Leicestershire Children and Young People's Service Executive",
    "The Protection of Children in England: A Progress Report",
    "National College for School and Children's Leadership",
)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, with a stroke for each of the names."""
    words = plain_words(text)
    for name in NAMES:
        words = words.replace(plain_words(name), " | ")
    return words.split()


def plain_words(text: str) -> str:
    """The words of a text in small letters, with spaces around them."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', folded(text).casefold().replace(chr(39), '')))} "


@pytest.mark.parametrize("seed", RETOLD)
def test_no_sentence_is_copied(seed: str) -> None:
    originals = list(SEEDS.glob(f"{seed}_*.txt"))
    if not originals:
        pytest.skip("the real documents are not part of the repository")
    theirs = words_of(originals[0].read_text(encoding="utf-8"))
    known = {tuple(theirs[n : n + LONGEST]) for n in range(len(theirs) - LONGEST + 1)}
    sources = [
        path
        for folder in RETOLD[seed]
        for path in (EXAMPLES / folder).rglob("*")
        if path.suffix in {".toml", ".md"}
    ]
    assert len(sources) >= 2
    for source in sources:
        ours = words_of(source.read_text(encoding="utf-8").replace("\\\n", ""))
        runs = [tuple(ours[n : n + LONGEST]) for n in range(len(ours) - LONGEST + 1)]
        copied = [" ".join(run) for run in runs if run in known]
        assert copied == [], f"{source.name} repeats the seed"
