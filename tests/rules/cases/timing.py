"""Cases of the rules on when items are taken."""

from tests.rules.cases import HEADING, Case, Cases, lasting, until
from tests.rules.cases.agenda import titled


def at(start: str, minutes: int | None = None, title: str = "Budget", more: str = "") -> str:
    """An item with a start on line 4."""
    lasts = f"minutes = {minutes}\n" if minutes else ""
    return titled(title, "decision", f"start = {start}:00\n{lasts}{more}")


def part(title: str, more: str) -> str:
    return f'[[items.items]]\ntitle = "{title}"\nkind = "decision"\n{more}'


GOOD: Cases = {
    "BP324": (
        Case("in-order", at("16:30") + at("17:00", title="Staff")),
        Case("at-once", at("16:30") + at("16:30", title="Staff")),
        Case("some", at("16:30") + titled("Staff") + at("17:00", title="Works")),
        Case("none"),
    ),
    "BP325": (
        Case("within", at("16:30") + at("17:59", title="Staff"), meeting=until("18:00:00")),
        Case("open", at("23:00")),
    ),
    "BP326": (
        Case("room", at("16:30", 15) + at("16:45", 5, "Staff") + at("17:00", title="Works")),
        Case("no-minutes", at("16:30") + at("16:31", title="Staff")),
        Case(
            "out-of-order", at("17:00", 30) + at("16:30", 15, "Staff") + at("17:00", title="Last")
        ),
        Case(
            "the-item-counts-and-not-its-parts",
            lasting(10) + part("A", "minutes = 20\n") + at("16:40", title="Staff"),
        ),
        Case("a-break", lasting(10) + at("17:00", 10, "Staff") + at("17:10", title="Works")),
    ),
    "BP327": (
        Case("fit", lasting(30) + part("A", "minutes = 10\n") + part("B", "minutes = 20\n")),
        Case("not-stated", titled("All") + part("A", "minutes = 10\n")),
    ),
    "BP328": (
        Case("all", at("16:30") + HEADING + lasting(10, "Staff")),
        Case("half", at("16:30") + titled("Staff")),
        Case("none", titled("Staff") + titled("Works")),
        Case("by-parts", titled("Staff") + part("A", "minutes = 5\n") + titled("Works")),
    ),
}

BAD: Cases = {
    "BP324": (
        Case(
            "earlier",
            at("17:00") + at("16:45", title="Staff"),
            told=("BP324 pack.toml:8:9-8:17 Staff starts at 16:45, before Budget at 17:00",),
        ),
        Case(
            "a-part",
            at("17:00") + titled("Works") + part("Roof", "start = 16:45:00\n"),
            told=("BP324 pack.toml:11:9-11:17 Roof starts at 16:45, before Budget at 17:00",),
        ),
    ),
    "BP325": (
        Case(
            "before",
            at("16:00"),
            told=("BP325 pack.toml:4:9-4:17 Budget starts at 16:00, before the meeting at 16:30",),
        ),
        Case(
            "at-the-end",
            at("18:00"),
            meeting=until("18:00:00"),
            told=(
                ("BP325 pack.toml:4:9-4:17 Budget starts at 18:00, but the meeting ends at 18:00"),
            ),
        ),
    ),
    "BP326": (
        Case(
            "late",
            at("16:30", 20) + at("16:45", title="Staff"),
            told=(
                (
                    "BP326 pack.toml:9:9-9:17 Staff starts at 16:45, but what comes before takes"
                    " until 16:50"
                ),
            ),
        ),
        Case(
            "from-the-start",
            lasting(20) + at("16:45", title="Staff"),
            told=(
                (
                    "BP326 pack.toml:8:9-8:17 Staff starts at 16:45, but what comes before takes"
                    " until 16:50"
                ),
            ),
        ),
        Case(
            "through-parts",
            titled("All")
            + part("A", "minutes = 10\n")
            + part("B", "minutes = 10\n")
            + at("16:45", title="Staff"),
            told=(
                (
                    "BP326 pack.toml:15:9-15:17 Staff starts at 16:45, but what comes before"
                    " takes until 16:50"
                ),
            ),
        ),
        Case(
            "a-part",
            lasting(20) + part("A", "minutes = 15\n") + part("B", "start = 16:40:00\n"),
            told=(
                (
                    "BP326 pack.toml:12:9-12:17 B starts at 16:40, but what comes before takes"
                    " until 16:45"
                ),
            ),
        ),
    ),
    "BP327": (
        Case(
            "too-long",
            lasting(15) + part("A", "minutes = 10\n") + part("B", "minutes = 20\n"),
            told=("BP327 pack.toml:4:11-4:13 the parts of Budget take 30 minutes, the item 15",),
        ),
    ),
    "BP328": (
        Case(
            "one",
            titled("Apologies") + at("16:45") + titled("Staff"),
            told=(
                (
                    "BP328 pack.toml:7:9-7:17 only 1 of 3 items has a time | give the others"
                    " times too, or leave them all without"
                ),
            ),
        ),
        Case(
            "two",
            lasting(5)
            + lasting(5, "Staff")
            + titled("Works")
            + titled("Roads")
            + titled("Questions"),
            told=(
                (
                    "BP328 pack.toml:4:11-4:12 only 2 of 5 items have a time | give the others"
                    " times too, or leave them all without"
                ),
            ),
        ),
    ),
}
