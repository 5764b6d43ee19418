"""Nothing of exempt business is anywhere in a site: phrases are planted, and all of it is searched.

PDFs are searched in what their pages say, their names, titles and outlines.
"""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.web.sites import broken_links, contents, make, write_board

SECRETS = (
    "zebra",  # titles
    "giraffe",  # words of reports
    "hyena",  # names of files
    "okapi",  # the note
    "lemur",  # appendices
    "tapir",  # names of references
    "walrus",  # headings
    "gazelle",  # reasons
    "9417763",  # the passcode
)

PACK = """\
[[items]]
title = "Open matters"
kind = "decision"

[[items.papers]]
kind = "report"
file = "reports/open.md"

[[items.papers.appendices]]
title = "What the lemur earns"
file = "reports/lemur-pay.md"
exempt.paragraphs = [2]

[[items.papers.appendices]]
title = "Figures"
file = "reports/figures.md"
id = "figures"

[[items.papers]]
kind = "report"
file = "reports/hyena-second.md"
exempt.paragraphs = [1, 3]

[[items]]
title = "Dismissal of the zebra"
kind = "decision"
id = "tapir-item"
presenters = ["The zebra’s keeper"]
description = "The zebra goes."
exempt.paragraphs = [1]
exempt.reason = "About a gazelle"

[[items.papers]]
kind = "report"
file = "reports/hyena.md"

[[items.papers]]
kind = "attachment"
file = "hyena.png"
title = "A zebra"
alternative = "A giraffe"

[[items.items]]
title = "A part about the zebra"
kind = "decision"

[[items]]
title = "Any other business"
kind = "other-business"

[meeting]
date = 2016-11-03
start = 16:30:00
venue.name = "Town Hall"

[meeting.joining]
link = "https://example.org/j/1?pwd=9417763"
passcode = "9417763"
phone = "020 7946 0123"
instructions = "Dial, then type 9417763."
"""

OPEN = """\
+++
title = "Open report"
summary = "As [@tapir-paragraph] says."

[[appendices]]
title = "The lemur’s own"
file = "lemur-own.md"
exempt.paragraphs = [2]
+++

## Open heading

1. See [@tapir-section], [@tapir-item], [@tapir-appendix] and [@figures]. {#seen}
"""

HIDDEN = """\
+++
title = "The zebra"
summary = "A giraffe."
+++

## Walrus heading {#tapir-section}

1. Words about the giraffe. {#tapir-paragraph}
"""

NOTE = """\
title = "Parish Council"
date = 2016-11-03
venue.name = "Town Hall"

[[items]]
title = "Open matters"
discussion = "Members spoke openly."

[[items.actions]]
text = "**Tell** everybody."
owner = "Clerk"

[[items.interests]]
name = "Cllr Able"
item = "Dismissal of the zebra"
nature = "Is related to the okapi."

[[items]]
title = "dismissal of the Zebra"
discussion = "The okapi was spoken of."

[[items.decisions]]
text = "The okapi goes."

[[items.actions]]
text = "**Feed** the okapi."
owner = "Clerk"

[[items]]
title = "Something that no agenda has"
discussion = "The okapi, under another title."
"""

LATER = """\
[[items]]
title = "Minutes of the last meeting"
kind = "note"

[[items.papers]]
kind = "note"
file = "../2016-11-03/note.toml"

[meeting]
date = 2016-12-01
start = 16:30:00
venue.name = "Town Hall"
"""


def _picture() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exempt")
    here = "meetings/2016-11-03"
    board = write_board(
        folder / "board",
        {
            f"{here}/pack.toml": PACK,
            f"{here}/note.toml": NOTE,
            f"{here}/reports/open.md": OPEN,
            f"{here}/reports/figures.md": "1. Twelve.\n",
            f"{here}/reports/lemur-pay.md": "1. The lemur earns much. {#tapir-appendix}\n",
            f"{here}/reports/lemur-own.md": "1. The lemur.\n",
            f"{here}/reports/hyena.md": HIDDEN,
            f"{here}/reports/hyena-second.md": "1. The giraffe again.\n",
            f"{here}/hyena.png": _picture(),
            "meetings/2016-12-01/pack.toml": LATER,
        },
    )
    made = make(board, folder / "site", url="https://example.org/meetings")
    assert not made.errors
    return folder / "site"


def _words(path: str, data: bytes) -> str:
    if not path.endswith(".pdf"):
        return data.decode()
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
        marks = [str(value) for value in pdf.docinfo.values()]
    return "\n".join([*pages, *titles, *marks])


@pytest.mark.parametrize("secret", SECRETS)
def test_no_planted_phrase_is_anywhere_in_the_site(site: Path, secret: str) -> None:
    files = contents(site)
    assert len(files) > 15
    for path, data in files.items():
        assert secret not in path.casefold()
        assert secret not in _words(path, data).casefold(), path
        assert secret.encode() not in data.lower(), path


def test_the_item_is_there_without_its_title_and_with_its_paragraph(site: Path) -> None:
    page = (site / "board/2016-11-03/index.html").read_text()
    assert "Exempt item" in page
    assert "Exempt under paragraph 1 of Schedule 12A" in page
    assert "Exempt under paragraphs 1 and 3 of Schedule 12A" in page
    assert "Members spoke openly." in page


def test_public_appendices_keep_their_letters(site: Path) -> None:
    page = (site / "board/2016-11-03/open.html").read_text()
    assert "Appendix A: Exempt appendix" in page
    assert '<a href="figures.html">Appendix C: Figures</a>' in page
    assert '<a href="figures.html">Appendix C</a>' in page
    assert "an exempt paper" in page


def test_there_is_no_pdf_of_a_whole_pack_with_something_exempt(site: Path) -> None:
    assert not (site / "board/2016-11-03/pack.pdf").exists()
    assert (site / "board/2016-12-01/pack.pdf").exists()


def test_public_actions_are_told_and_exempt_ones_are_not(site: Path) -> None:
    page = (site / "board/index.html").read_text()
    assert "Tell everybody." in page
    assert page.count(">2016-11-03-") == 1


def test_all_links_of_the_site_lead_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_the_telephone_number_for_joining_is_public(site: Path) -> None:
    assert "020 7946 0123" in (site / "board/2016-11-03/index.html").read_text()


def test_an_item_that_becomes_exempt_goes_from_the_site_with_its_files(tmp_path: Path) -> None:
    pack = '[[items]]\ntitle = "Sale of the barn"\nkind = "decision"\n{}'
    pack += '[[items.papers]]\nkind = "report"\nfile = "barn.md"\n'
    here = "meetings/2016-11-03"
    files = {f"{here}/pack.toml": pack.format(""), f"{here}/barn.md": "1. A barn.\n"}
    board = write_board(tmp_path / "board", files)
    make(board, tmp_path / "site")
    assert (tmp_path / "site/board/2016-11-03/barn.pdf").exists()
    write_board(board, {f"{here}/pack.toml": pack.format("exempt.paragraphs = [3]\n")})
    make(board, tmp_path / "site")
    for path, data in contents(tmp_path / "site").items():
        assert b"barn" not in path.encode() + data.lower(), path
