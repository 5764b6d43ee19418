"""A small board whose meeting has members, substitutes, a note, votes and corrections."""

from pathlib import Path

from briefpack import render
from tests.packs import write_files

BOARD = """\
name = "Leisure Panel"
theme = "plain"

[[notices]]
kind = "attendance-sheet"
text = "Sign here before you leave."
"""

MEMBERSHIP = """\
[[groups]]
name = "Green"
seats = 2
members = [
  { title = "Cllr", name = "Ann Lee", role = "chair", authority = "Ashford Council" },
]
substitutes = [{ title = "Cllr", name = "Bob Moor", authority = "Bexhill Council" }]
vacancies = 1
"""

PACK = """\
membership = "2016-17"

[meeting]
date = {day}
start = 10:00:00
{meeting}venue.name = "Town Hall"
venue.address = "Smith Square, London, SW1P 3HZ"

[[items]]
title = "Swimming pool"
kind = "decision"

[[items.papers]]
kind = "report"
file = "pool.md"
"""

NOTE = """\
title = "Leisure Panel"
date = {day}
start = 10:00:00
venue.name = "Town Hall"
status = "{status}"

[[attendance.present]]
title = "Cllr"
name = "Ann Lee"
initials = "AL"

[[items]]
title = "Apologies"
discussion = "Nobody was missing."

[[items]]
title = "Swimming pool"
discussion = "The roof leaks."
decision_lead = "The Panel:"

[[items.decisions]]
text = "**closed** the pool."

[[items.decisions]]
text = "**thanked** the staff."

[[items.actions]]
text = "**Mend** the roof."
owner = "AL"
due = 2016-10-31

[[items.actions]]
text = "**Tell** the swimmers."
owner = ["AL", "Officers"]
due_text = "at once"
done = 2016-10-05

[[items.interests]]
name = "Cllr Ann Lee"
nature = "Her sister is the builder."

[[items.votes]]
motion = "That the pool be sold."
proposer = "Cllr Ann Lee"
for = 3
against = ["Cllr Bob Moor", "Cllr Cy North"]
carried = true

[[items.items]]
title = "Opening hours"

[[items.items.actions]]
text = "**Print** new hours."
{more}
"""

REPORT = "+++\n+++\n\n1. It leaks.\n"


def write_board(
    folder: Path, *, meeting: str = "", status: str = "draft", note: bool = True, more: str = ""
) -> Path:
    """A board with one meeting on 3 October 2016, and another, without a note, a month later."""
    files = {
        "board.toml": BOARD,
        "membership/2016-17.toml": MEMBERSHIP,
        "meetings/2016-10-03/pack.toml": PACK.format(day="2016-10-03", meeting=meeting),
        "meetings/2016-10-03/pool.md": REPORT,
        "meetings/2016-11-07/pack.toml": PACK.format(day="2016-11-07", meeting=""),
        "meetings/2016-11-07/pool.md": REPORT,
    }
    if note:
        text = NOTE.format(day="2016-10-03", status=status, more=more)
        files["meetings/2016-10-03/note.toml"] = text
    write_files(folder, files)
    return folder / "meetings"


def rendered(paper: Path, output: Path, theme: str = "plain", sheet: str | None = None) -> Path:
    """The PDF of a pack, of a note, or of a sheet of one of these."""
    from briefpack.store.paper_alone import is_paper, load_paper

    if is_paper(paper):
        loaded, only = load_paper(paper)
        render(loaded, output, theme=theme, only=only, sheet=sheet, cached=False, jobs=1)
    else:
        render(paper, output, theme=theme, sheet=sheet, cached=False, jobs=1)
    return output
