"""Private business through the cycle: nothing of it is in what is for everybody.

A word of its own is planted in each place where something of an exempt item can stand. All that
briefpack makes for the public is searched for all of them; the members' packs have them still.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.cycle_year.officer import Officer
from tests.packs import write_files
from tests.pdf_reading import page_texts

pytestmark = pytest.mark.slow

FIRST, NEXT = "2016-09-29", "2016-11-03"

ON_THE_AGENDA = ("aardvark", "badger", "capybara", "dormouse")
"""Title, description, presenter and paper's title."""
IN_THE_PAPERS = ("echidna", "ferret", "gibbon")
IN_THE_NOTE = (
    *("hedgehog", "ibex", "jackal", "kinkajou", "lemming", "manatee", "narwhal"),
    *("ocelot", "pangolin", "quokka"),
)
IN_REASONS = ("raccoon", "sealion")
SECRETS = (*ON_THE_AGENDA, *IN_THE_PAPERS, *IN_THE_NOTE, *IN_REASONS)

BOARD = """\
name = "Health Committee"
profile = "principal-council-england"
theme = "plain"
open_actions = true
website = "https://www.example.org"
"""

MEMBERSHIP = 'members = [{ name = "Joan Hartwell", role = "chair" }, { name = "Peter Amory" }]\n'

PACK = f"""\
membership = "2016-17"

[meeting]
date = {FIRST}
start = 16:30:00
venue.name = "Town Hall"
next = {{ date = {NEXT}, start = 16:30:00, venue = {{ name = "Town Hall" }} }}

[[items]]
title = "Declarations of interest"
kind = "procedural"

[[items]]
title = "Minutes of the last meeting"
kind = "note"
description = "They were lost."

[[items]]
title = "Waiting times"
kind = "decision"

[[items.papers]]
kind = "report"
file = "reports/waiting.md"

[[items]]
title = "Exclusion of the public"
kind = "procedural"

[[items]]
title = "Contract with Aardvark Ltd"
kind = "decision"
id = "contract"
description = "Who is to be paid: a badger."
presenters = ["Capybara, Director"]

[items.exempt]
paragraphs = [3]
reason = "About a raccoon"
public_interest = "A sealion would be harmed."

[[items.papers]]
kind = "report"
file = "reports/contract.md"

[[items.papers.appendices]]
title = "Prices of gibbons"
file = "reports/prices.md"
"""

CONTRACT = """\
+++
title = "What the dormouse offers"
summary = "An echidna."
+++

## Ferrets {#terms}

1. An echidna, and a ferret. {#price}
"""

NOTE = f"""\
title = "Health Committee"
date = {FIRST}
start = 16:30:00
status = "draft"
venue.name = "Town Hall"
first_number = 41

[[attendance.present]]
name = "Joan Hartwell"
role = "chair"
left = "before Contract with Aardvark Ltd, to feed a narwhal"

[[items]]
title = "Declarations of interest"

[[items.interests]]
name = "Peter Amory"
item = "Contract with Aardvark Ltd"
nature = "He keeps a hedgehog."

[[items]]
title = "Waiting times"
discussion = "Members spoke openly of waiting."
decisions = [{{ text = "That the report **be noted**." }}]
actions = [{{ text = "That hospitals **be asked**.", owner = "Joan Hartwell", due = 2016-10-20 }}]

[[items]]
title = "Contract with Aardvark Ltd"
discussion = "An ibex was spoken of."
decision_lead = "The pangolin having been weighed:"
decisions = [{{ text = "That a jackal **be bought**." }}]
action_lead = "And of the quokka:"
actions = [{{ text = "That a kinkajou **be fed**.", owner = "Peter Amory", due = 2016-10-20 }}]

[[items.votes]]
motion = "That a lemming **be asked**."
for = 1
against = 1
carried = false

[[items.items]]
title = "A part with a manatee"

[[corrections]]
text = "In minute 43, for “ibex” read “ocelot”."
"""

MARK = '[items.exempt]\nparagraphs = [3]\nreason = "About a raccoon"\n\n'


@dataclass
class Published:
    """What was made of a board: the officer, and everything for everybody, by name."""

    officer: Officer
    made: dict[str, bytes] = field(default_factory=dict)

    def say(self, name: str, *arguments: str | Path) -> None:
        """Keep what a command writes to its output."""
        self.made[name] = self.officer.run(*arguments).out.encode()

    def keep(self, name: str, *arguments: str | Path) -> None:
        """Keep the file that a command makes."""
        path = self.officer.prints / name
        self.officer.run(*arguments, "-o", path)
        self.made[name] = path.read_bytes()


def _board(folder: Path, note: str) -> Officer:
    officer = Officer(folder / "board", folder / "prints")
    officer.prints.mkdir()
    here = f"meetings/{FIRST}"
    files = {
        "board.toml": BOARD,
        "membership/2016-17.toml": MEMBERSHIP,
        f"{here}/pack.toml": PACK,
        f"{here}/note.toml": note,
        f"{here}/reports/waiting.md": "1. People wait, as [@price] and [@terms] tell.\n",
        f"{here}/reports/contract.md": CONTRACT,
        f"{here}/reports/prices.md": "1. A gibbon each.\n",
    }
    write_files(officer.folder, files)
    return officer


@pytest.fixture(
    scope="module",
    params=[NOTE, NOTE.replace("\n[[items.votes]]", f"\n{MARK}[[items.votes]]")],
    ids=["known from the agenda", "marked"],
)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Published:
    made = Published(_board(tmp_path_factory.mktemp("private"), request.param))
    first, after = f"meetings/{FIRST}", f"meetings/{NEXT}"
    made.keep("first.pdf", "render", first, "--public")
    made.keep("note.pdf", "render", f"{first}/note.toml", "--public")
    for sheet in ("attendance", "agenda", "actions", "decisions"):
        made.keep(f"{sheet}.pdf", "render", first, "--sheet", sheet)
    made.say("message", "circulate", first)
    made.keep("meeting.ics", "calendar", first)
    made.keep("board.ics", "calendar", ".")
    for form in ("text", "json", "csv"):
        made.say(f"first-stats-{form}", "stats", first, "--format", form)
        made.say(f"stats-{form}", "stats", ".", "--format", form)
    for where in (first, "."):
        charts = made.officer.prints / f"charts-{len(where)}"
        made.officer.run("stats", where, "--format", "svg", "-o", charts)
        for path in charts.iterdir():
            made.made[f"{charts.name}/{path.name}"] = path.read_bytes()
    for form in ("text", "json", "csv", "md"):
        made.say(f"actions-{form}", "actions", ".", "--public", "--format", form)
    _roll(made, after)
    site = made.officer.prints / "site"
    made.officer.run("web", ".", "-o", site, "--jobs", "1", "--today", NEXT)
    for path in sorted(site.rglob("*")):
        if path.is_file():
            made.made[path.relative_to(site.parent).as_posix()] = path.read_bytes()
    return made


def _roll(made: Published, after: str) -> None:
    """The pack of the next meeting, as it was made and as it is published."""
    made.officer.run("new", after, "--from", f"meetings/{FIRST}")
    for path in sorted((made.officer.folder / after).rglob("*.*")):
        made.made[f"next/{path.name}"] = path.read_bytes()
    made.keep("next.pdf", "render", after, "--public")
    made.keep("next-actions.pdf", "render", after, "--sheet", "actions")
    made.keep("next-agenda.pdf", "render", after, "--sheet", "agenda")


def _words(name: str, data: bytes) -> str:
    """Everything that can be read of a file, in small letters."""
    if not name.endswith(".pdf"):
        return f"{name}\n{data.decode()}".casefold()
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        strings = [text for each in pdf.objects for text in _strings(each, 0)]
    return "\n".join([name, *pages, *strings]).casefold()


def _strings(value: object, depth: int) -> Iterator[str]:
    """All strings and names of an object of a PDF, and the bytes of a stream."""
    if depth > 20:
        return
    if isinstance(value, (pikepdf.String, pikepdf.Name)):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            yield from _strings(each, depth + 1)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        if isinstance(value, pikepdf.Stream):
            yield value.read_bytes().decode("latin-1")
        for key, each in value.items():
            yield str(key)
            if not getattr(each, "is_indirect", False):
                yield from _strings(each, depth + 1)


def test_nothing_of_it_is_in_what_is_for_everybody(published: Published) -> None:
    assert len(published.made) > 40
    found = [
        (name, secret)
        for name, data in published.made.items()
        for words in [_words(name, data)]
        for secret in SECRETS
        if secret in words
    ]
    assert found == []


def test_what_is_public_is_there(published: Published) -> None:
    def words(name: str) -> str:
        return " ".join(_words(name, published.made[name]).split())

    for name in ("first.pdf", "agenda.pdf", "message", "meeting.ics"):
        assert "waiting times" in words(name), name
        assert "exempt item" in words(name), name
    for name in ("note.pdf", "next.pdf"):
        assert "members spoke openly of waiting" in words(name)
        assert "43 exempt item" in words(name)
    for name in ("actions.pdf", "decisions.pdf", "next-actions.pdf", "next/actions.md"):
        assert "hospitals" in words(name), name
    for sheet in ("actions.pdf", "decisions.pdf", "next-actions.pdf"):
        assert "what came of exempt items is not on this sheet" in words(sheet)
    assert all("hospitals" in words(f"actions-{form}") for form in ("text", "json", "csv", "md"))


def test_the_members_packs_have_all_of_it_and_say_that_it_is_private(
    published: Published,
) -> None:
    officer = published.officer
    texts = {}
    for day in (FIRST, NEXT):
        path = officer.prints / f"members-{day}.pdf"
        officer.run("render", f"meetings/{day}", "-o", path)
        texts[day] = page_texts(path)
    first, after = (" ".join(texts[day]).casefold() for day in (FIRST, NEXT))
    assert [word for word in (*ON_THE_AGENDA, *IN_THE_PAPERS) if word not in first] == []
    assert [word for word in IN_THE_NOTE if word not in after] == []
    assert "not for publication (paragraph 3)" in after
    marked = [page for page in texts[FIRST] if "NOT FOR PUBLICATION" in page]
    assert marked == [page for page in texts[FIRST] if "Agenda Item 5" in page] != []


def test_whatever_stands_in_a_pdf_is_looked_at(published: Published) -> None:
    """What finds nothing in public PDFs finds it in the members'."""
    path = published.officer.prints / "looked-at.pdf"
    published.officer.run("render", f"meetings/{FIRST}", "-o", path)
    words = _words(path.name, path.read_bytes())
    assert [word for word in (*ON_THE_AGENDA, *IN_THE_PAPERS) if word not in words] == []
    on_pages = " ".join(page_texts(path)).casefold()
    assert words.count("dormouse") > on_pages.count("dormouse")


def test_what_officers_alone_see_has_it_and_says_so(published: Published) -> None:
    out = published.officer.run("actions", ".", "--format", "md").out
    assert "kinkajou" in out
    assert "| overdue, exempt |" in out
