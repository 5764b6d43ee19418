"""The example of a parish, composed from nothing in a real terminal, with the keyboard alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefpack.model.briefing import BriefingPack
from briefpack.plan.agenda import plan_agenda
from briefpack.store.load import load_pack
from tests.cli.running import process
from tests.editor.officer import PATIENCE, Officer
from tests.editor.terminal import REPO, Terminal, needs_tmux, wait_for_disk
from tests.pdf_reading import page_texts

EXAMPLE = REPO / "examples" / "parish"
TODAY = ("--today", "2017-03-01")
CLERK = "Helen Trask, Clerk"
PAYMENTS = """\
To approve these payments:

| Payee                   | For                         |        Amount |
| ----------------------- | --------------------------- | ------------: |
| Staff costs             | Salary and PAYE, March      |       £765.40 |
| Coronation Hall Trust   | Hire of hall, January–March |        £72.00 |
| Greenacre Grounds Ltd   | Hedges, recreation ground   |       £345.60 |
| Combe Valley Electrical | Repair of two street lights |       £186.00 |
| **Total**               |                             | **£1,369.00** |"""

pytestmark = needs_tmux


@dataclass(frozen=True)
class Item:
    """What is to be said of an item, as it is typed."""

    title: str
    kind: str
    reference: str = ""
    presenter: str = ""
    start: str = ""
    minutes: str = ""
    description: str = ""


@pytest.fixture
def officer(tmp_path: Path) -> Iterator[Officer]:
    """An officer in an empty folder."""
    with Terminal(tmp_path) as terminal:
        yield Officer(terminal)


def test_the_parish_pack_is_composed_from_nothing(officer: Officer, tmp_path: Path) -> None:
    folder = tmp_path / "parish"
    officer.terminal.briefpack("edit", *TODAY)
    begin_a_pack(officer)
    say_when_and_where(officer)
    describe_the_board(officer)
    name_the_clerk(officer)
    write_standing_notices(officer)
    list_the_members(officer)
    write_the_agenda(officer)
    save_and_leave(officer, folder)

    ran = process("validate", "--strict", *TODAY, folder)
    assert ran.status == 0, ran.out
    made, wanted = loaded(folder), loaded(EXAMPLE)
    assert made.board == wanted.board
    assert made.membership == wanted.membership
    assert made.pack == wanted.pack
    assert plan_agenda(made) == plan_agenda(wanted)
    assert printed(folder, tmp_path / "made.pdf") == printed(EXAMPLE, tmp_path / "wanted.pdf")


# -- the steps ---------------------------------------------------------------------------------


def begin_a_pack(officer: Officer) -> None:
    """Begin a pack with an empty agenda, which describes its board itself."""
    officer.sees("Welcome to briefpack")
    officer.presses("n")
    officer.sees("What is the new pack made from?", "An empty agenda")
    officer.presses("Down", "Down", "Down", "Enter")
    officer.sees("Where does it stand?")
    officer.presses("Enter")  # a new board
    officer.types("Ashcombe Magna Parish Council")
    officer.presses("Enter", "Space")
    officer.sees("The board of a company, a trust or a charity")
    officer.types("parish")
    officer.presses("Enter")
    officer.sees("3 clear days of notice")
    officer.presses("Enter", "Enter")  # pages look plain
    officer.presses("C-u")
    officer.types("parish")
    officer.sees_line(r"Folder +parish ")
    officer.presses("Enter")
    officer.sees("When and where is the meeting?")
    officer.types("14 march")
    officer.sees("Tuesday 14 March 2017, in 13 days")
    officer.presses("Enter")
    officer.types("7.30pm")
    officer.sees("19:30")
    officer.presses("Enter")
    officer.types("Coronation Hall")
    officer.presses("Enter")
    officer.sees("This will be written.", "no items yet")
    officer.presses("Enter")
    officer.sees("There is nothing on the agenda yet.")


def say_when_and_where(officer: Officer) -> None:
    """Fill in the rest of the meeting: until when, in which room, and when the next one is."""
    officer.goes_to("Meeting")
    officer.sees_row("Date")
    officer.fills_in(
        ("End", "9pm"),
        ("Room", "Committee Room"),
        ("Address", "Church Lane\nAshcombe Magna"),
        ("Date", "11 apr"),
        ("Start", "19:30"),
        ("Name", "Coronation Hall"),
        ("Room", "Committee Room"),
    )
    officer.goes_to("Front sheet", "Meeting")
    officer.sees_row("To")
    officer.fills_in(("Copies to", "Cllr Ruth Pengelly, ward member of the district council"))


def describe_the_board(officer: Officer) -> None:
    """Say where the council is, and what it calls things."""
    officer.goes_to("Board")
    officer.sees_row("Name")
    officer.fills_in(
        ("Address", "The Parish Office\nCoronation Hall\nChurch Lane\nAshcombe Magna"),
        ("Website", "https://www.example.org"),
        ("Chair", "Chair"),
        ("Vice chair", "Vice-Chair"),
        ("Authority heading", "Ward"),
    )


def name_the_clerk(officer: Officer) -> None:
    """Add the clerk, known by the post, and have members turn to her."""
    officer.goes_to("Contacts")
    officer.sees_row("Contact")
    officer.down_to("Add officer")
    officer.presses("Enter")
    officer.answers("What is the officer's name?", "Clerk")
    officer.sees_field("Name", "Clerk")
    officer.sees_row("Name")
    officer.presses("C-a")
    officer.fills("Name", "Helen Trask")
    officer.fills_in(
        ("Position", "Clerk and Responsible Financial Officer"),
        ("Telephone", "0117 496 0142"),
        ("E-mail", "clerk@example.org"),
    )
    officer.presses("PageUp", "PageUp")
    officer.chooses("Contact", "hel", "Helen Trask, Clerk and Responsible Financial Officer")


def write_standing_notices(officer: Officer) -> None:
    """Write the four notices that stand in every pack."""
    officer.goes_to("Notices of the board", "Standing notices of the board")
    officer.sees_row("Add notice")
    add_notice(
        officer,
        1,
        "apologies",
        text="Please tell the Clerk by noon on the day of the meeting if you cannot come.",
    )
    add_notice(officer, 2, "contact")
    add_notice(
        officer,
        3,
        "own",
        "Members of the public",
        "Everybody is welcome. You may speak or ask questions during public participation, for "
        "up to three minutes. It helps the Council to give a full answer if you tell the Clerk "
        "beforehand what you would like to ask.",
    )
    add_notice(
        officer,
        4,
        "own",
        "Recording the meeting",
        "The meeting may be filmed, photographed or sound-recorded. Tell the Clerk before it "
        "starts if you do not wish to be filmed.",
    )


def add_notice(officer: Officer, number: int, kind: str, heading: str = "", text: str = "") -> None:
    """Add a notice below the others, with the cursor on the button for that."""
    officer.presses("Enter")
    officer.sees(f"Notice {number}: own")
    officer.sees_row("Kind")
    if kind != "own":
        officer.chooses("Kind", kind[:3], kind)
    rows = (("Heading", heading), ("Text", text))
    officer.fills_in(*[(name, said) for name, said in rows if said])
    officer.down_to("Add notice")


def list_the_members(officer: Officer) -> None:
    """Add the members, some by hand and the others from a spreadsheet, and the vacant seat."""
    officer.goes_to("Membership")
    add_member(officer, "Cllr Joan Hartwell", "Church Ward", "Chair")
    add_member(officer, "Cllr Peter Amory", "Mill Ward", "Vice-Chair")
    officer.terminal.paste(
        "Title\tName\tWard\n"
        "Cllr\tSamina Aziz\tChurch Ward\n"
        "Cllr Dr\tOwen Brice\tChurch Ward\n"
        "Cllr\tCatherine Dunn\tChurch Ward\n"
        "Cllr\tMartin Yeo\tMill Ward\n"
    )
    officer.sees("6 members", "Martin Yeo")
    officer.presses("v")
    officer.sees("1 vacant")
    officer.presses("q")
    officer.sees("Quorum")
    officer.fills("Quorum", "3")
    officer.presses("Escape")
    officer.sees("quorum 3")


def add_member(officer: Officer, name: str, ward: str, role: str) -> None:
    """Add a member below the others, with ward and role."""
    officer.presses("n")
    officer.answers("Who is a new member of the board?", name)
    officer.presses("Enter")
    officer.types(ward)
    officer.presses("Enter")
    officer.sees_line(rf"{name.partition(' ')[2]} .*{ward}")
    officer.presses("Left", "Enter")
    officer.sees("Enter Choose")
    officer.types(role[:3].lower())
    officer.presses("Enter")
    officer.sees_line(rf"{name.partition(' ')[2]} +{role} +{ward}")


def write_the_agenda(officer: Officer) -> None:
    """Write all items, with headings between them, and parts below one of them."""
    officer.goes_to("Agenda")
    first_business(officer)
    planning(officer)
    finance(officer)
    village_matters(officer)


def first_business(officer: Officer) -> None:
    """The items before the first heading."""
    add_items(
        officer,
        Item("Apologies for absence", "procedural", start="7.30pm", minutes="2"),
        Item(
            "Declarations of interest and requests for dispensation",
            "procedural",
            minutes="3",
            description="Members are reminded to declare any disclosable pecuniary interest in "
            "the business below.",
        ),
        Item(
            "Public participation",
            "procedural",
            start="19:35",
            minutes="15",
            description="Questions and comments from residents, for up to three minutes each.",
        ),
        Item(
            "Minutes of the meeting of 14 February 2017",
            "decision",
            start="19:50",
            minutes="5",
            description="To approve the minutes as a correct record and sign them. They were "
            "sent to members on 21 February and can be read on the noticeboard and the website.",
        ),
        Item(
            "Report from the district council",
            "verbal update",
            presenter="Cllr Ruth Pengelly, ward member of the district council",
            minutes="5",
        ),
    )


def planning(officer: Officer) -> None:
    """Planning applications, each a part of one item, and decisions on earlier ones."""
    add_heading(officer, "Planning")
    add_items(
        officer,
        Item(
            "Planning applications",
            "decision",
            reference="planning-applications",
            presenter="Cllr Martin Yeo",
            start="8pm",
            minutes="15",
            description="To agree the Council’s comments to the planning authority on each "
            "application.",
        ),
        Item(
            "17/00318/FUL: 2 Mill Cottages, Mill Lane",
            "decision",
            description="Single-storey extension at the rear. Comments are due by 17 March.",
        ),
    )
    officer.presses(">")
    officer.sees_line(r"6\.1 +17/00318")
    add_items(
        officer,
        Item(
            "17/00342/LBC: The Old Rectory, Church Lane",
            "decision",
            description="Repair of the stone boundary wall (listed building consent). Due by "
            "24 March.",
        ),
        Item(
            "17/00355/OUT: Land east of Station Road",
            "decision",
            description="Outline application for nine homes, six of them affordable. Due by "
            "31 March.",
        ),
    )
    officer.sees_line(r"6\.3 +17/00355")
    decided = Item(
        "Decisions of the planning authority",
        "information",
        minutes="2",
        description="Permitted: 16/02107/FUL, garage at 9 Orchard Close. Refused: "
        "16/02288/FUL, new access at Hill Farm, for reasons of road safety.",
    )
    add_items(officer, decided)
    officer.sees_line(r"6\.4 +Decisions of the planning")
    officer.presses("<")
    officer.sees_line(r"7 +Decisions of the planning")


def finance(officer: Officer) -> None:
    """The payments, with a table, and how the accounts stand."""
    add_heading(officer, "Finance")
    add_items(
        officer,
        Item(
            "Payments",
            "decision",
            presenter=CLERK,
            start="20:17",
            minutes="5",
            description=PAYMENTS,
        ),
        Item(
            "Bank reconciliation and budget to 28 February 2017",
            "information",
            presenter=CLERK,
            minutes="5",
            description="To note the balances: current account £8,204.17, reserve account "
            "£15,500.00. Spending is £640 below the budget with one month to go.",
        ),
    )


def village_matters(officer: Officer) -> None:
    """The other items."""
    add_heading(officer, "Village matters")
    add_items(
        officer,
        Item(
            "Recreation ground: new fence for the play area",
            "decision",
            presenter="Cllr Catherine Dunn",
            start="20:27",
            minutes="15",
            description="The safety inspection in January found the fence rotten. To choose "
            "between three quotations: £2,140, £2,385 and £2,960, all without VAT.",
        ),
        Item(
            "Vacancy in Mill Ward",
            "decision",
            minutes="5",
            description="No election was asked for by 3 March, so the Council may co-opt. To "
            "agree to advertise the seat and to co-opt at the next meeting.",
        ),
        Item(
            "Annual parish meeting",
            "discussion",
            minutes="8",
            description="To settle the date (it must fall between 1 March and 1 June), speakers "
            "and refreshments.",
        ),
        Item(
            "Clerk’s report and correspondence",
            "information",
            presenter=CLERK,
            start="20:55",
            minutes="5",
            description="No decision can be taken under this item.",
        ),
    )


def add_heading(officer: Officer, title: str) -> None:
    """Add a heading below the item of the cursor."""
    officer.adds("h", title)
    officer.sees_line(rf"┃ +{title} ")


def add_items(officer: Officer, *items: Item) -> None:
    """Add items below the one of the cursor, and fill in their fields."""
    for item in items:
        officer.adds("n", item.title)
        officer.sees_no("Enter Take it")
        officer.presses("e")
        officer.sees(f"┏━ Item  {item.title}"[:40])
        officer.sees_row("Title")
        fill_in(officer, item)
        officer.presses("Escape")
        officer.sees("┏━ Agenda")


def fill_in(officer: Officer, item: Item) -> None:
    """Fill in the fields of an item, from the top of its form."""
    if item.kind != "discussion":
        officer.down_to("Kind")
        officer.chooses("Kind", item.kind[:3], item.kind)
    rows = (
        ("Reference name", item.reference),
        ("Presenters", item.presenter),
        ("Start", item.start),
        ("Minutes", item.minutes),
        ("Description", item.description),
    )
    officer.fills_in(*[(name, text) for name, text in rows if text])


def save_and_leave(officer: Officer, folder: Path) -> None:
    """Save, look that nothing is wrong, and leave."""
    officer.sees("● unsaved", "no problems")
    officer.saves()
    wait_for_disk(lambda: "Clerk’s report" in pack_text(folder), "nothing was saved", PATIENCE)
    officer.leaves()


# -- what is on disk ---------------------------------------------------------------------------


def pack_text(folder: Path) -> str:
    return (folder / "pack.toml").read_text(encoding="utf-8")


def loaded(folder: Path) -> BriefingPack:
    briefing = load_pack(folder).briefing
    assert briefing is not None
    return briefing


def printed(folder: Path, output: Path) -> list[str]:
    """The texts of the pages of a pack's PDF."""
    ran = process("render", folder, "-o", output)
    assert ran.status == 0, ran.err
    return page_texts(output)
