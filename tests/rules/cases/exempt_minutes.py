"""Cases of the rules on the minutes of exempt business."""

from tests.packs import ITEM, item_with
from tests.rules.cases import Case, Cases

EXEMPT = "exempt = { paragraphs = [3] }\n"
SALE = f'[[items]]\ntitle = "Sale of land"\nkind = "decision"\n{EXEMPT}'
PART = f'[[items.items]]\ntitle = "Sale of land"\nkind = "decision"\n{EXEMPT}'


def noted(*items: str) -> dict[str, str]:
    """The note of the meeting; its items start on line 4, each with its title on its second."""
    head = 'title = "Parish Council"\ndate = 2016-11-03\nvenue.name = "Town Hall"\n'
    return {"note.toml": head + "".join(items)}


def minute(title: str, more: str = "") -> str:
    return f'[[items]]\ntitle = "{title}"\n{more}'


def unmarked(line: int, title: str = "Sale of land") -> str:
    return (
        f"BP714 note.toml:{line}:9-{line}:{11 + len(title)} {title} was exempt on the agenda, but"
        " its minute is not marked so | add exempt = { paragraphs = [3] }"
    )


LOST = (
    "BP714 note.toml:1:9-1:25 nothing in the note is known to be Sale of land, which was exempt on"
    " the agenda | mark its minute exempt, whatever it is called there"
)

BEFORE = "2016-09-29"


def earlier(*items: str, agenda: str = ITEM + SALE) -> dict[str, str]:
    """The meeting before, with its pack and its note."""
    pack = f'{agenda}[meeting]\ndate = {BEFORE}\nstart = 16:30:00\nvenue.name = "Town Hall"\n'
    note = noted(*items)["note.toml"].replace("2016-11-03", BEFORE)
    return {f"{BEFORE}/pack.toml": pack, f"{BEFORE}/note.toml": note}


LATER = item_with("note", f"{BEFORE}/note.toml").replace("decision", "note")

GOOD: Cases = {
    "BP714": (
        Case("no-note", ITEM + SALE),
        Case("nothing-exempt", files=noted(minute("Anything"))),
        Case("marked", ITEM + SALE, files=noted(minute("Budget"), minute("Sale of land", EXEMPT))),
        Case(
            "marked-under-another-title",
            ITEM + SALE,
            files=noted(minute("Budget"), minute("Moss Farm", EXEMPT), minute("Thanks")),
        ),
        Case("withdrawn", ITEM + SALE, files=noted(minute("Budget"))),
        Case("marked-before", LATER, files=earlier(minute("sale of LAND", EXEMPT))),
        Case("no-agenda", files=noted(minute("Sale of land", EXEMPT), minute("Thanks"))),
        Case(
            "a-part-of-what-is-marked",
            ITEM + PART,
            files=noted(minute("Budget", EXEMPT + '[[items.items]]\ntitle = "Sale of land"\n')),
        ),
    ),
}

BAD: Cases = {
    "BP714": (
        Case(
            "not-marked",
            ITEM + SALE,
            files=noted(minute("Budget"), minute("sale of land")),
            told=(unmarked(7, "sale of land"),),
        ),
        Case(
            "a-part",
            ITEM + PART,
            files=noted(minute("Budget", '[[items.items]]\ntitle = "Sale of land"\n')),
            told=(unmarked(7),),
        ),
        Case(
            "under-another-title",
            ITEM + SALE,
            files=noted(minute("Budget"), minute("Moss Farm")),
            told=(LOST,),
        ),
        Case(
            "of-two-one-marked-under-another-title",
            ITEM + SALE.replace("Sale", "Loss") + SALE,
            files=noted(minute("Moss Farm", EXEMPT), minute("Thanks")),
            told=(LOST,),
        ),
        Case(
            "in-the-next-pack",
            LATER,
            files=earlier(minute("Budget"), minute("Sale of land")),
            told=(unmarked(7).replace("note.toml", f"{BEFORE}/note.toml"),),
        ),
        Case(
            "where-the-agenda-is-partly-wrong",
            LATER,
            files=earlier(minute("Sale of land"), agenda=SALE.replace('"decision"', '"decisive"')),
            told=(unmarked(5).replace("note.toml", f"{BEFORE}/note.toml"),),
        ),
    ),
}
