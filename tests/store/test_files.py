"""Files that a pack names: inside the board's folder, there, and whole."""

import errno
import os
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pikepdf
import pytest
from PIL import Image, ImageFile

from briefpack import load
from briefpack.model.briefing import Attachment, Media
from briefpack.problems import Place, Problem
from briefpack.store.files import Shelf
from tests.packs import ITEM, item_with, told, write_files, write_pack

OUTSIDE = " is outside the board's folder | copy the file into the folder and name it from there"
ANEW = " | open it, and save or export it anew"


def pdf(pages: int = 1, encryption: pikepdf.Encryption | None = None) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    target = BytesIO()
    made.save(target, encryption=encryption or False)
    return target.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 40)) -> bytes:
    target = BytesIO()
    Image.new("L", size).save(target, kind)
    return target.getvalue()


SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


def attached(folder: Path, file: str, content: str | bytes | None = None) -> list[str]:
    """The problems of a pack with one attachment, named on line 6 from column 8."""
    files = {} if content is None else {file: content}
    return told(load(write_pack(folder, item_with("attachment", file), files=files)).problems)


# -- sound files ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "content", "media", "pages"),
    [
        ("a.pdf", pdf(3), Media.PDF, 3),
        ("A.PDF", pdf(), Media.PDF, 1),
        ("a.png", picture(), Media.IMAGE, 1),
        ("a.jpg", picture("JPEG"), Media.IMAGE, 1),
        ("a.jpeg", picture("JPEG"), Media.IMAGE, 1),
        ("a.svg", SVG, Media.IMAGE, 1),
        ("plän 1 😀.png", picture(), Media.IMAGE, 1),
    ],
)
def test_what_can_be_attached(
    tmp_path: Path, file: str, content: str | bytes, media: Media, pages: int
) -> None:
    loaded = load(write_pack(tmp_path, item_with("attachment", file), files={file: content}))
    assert loaded.problems == ()
    assert loaded.briefing is not None
    found = loaded.briefing.documents[file]
    assert isinstance(found, Attachment)
    assert (found.media, found.pages) == (media, pages)


def test_a_pdf_that_only_its_owner_may_change_can_be_read(tmp_path: Path) -> None:
    locked = pdf(encryption=pikepdf.Encryption(owner="secret", user=""))
    assert attached(tmp_path, "a.pdf", locked) == []


# -- not there -----------------------------------------------------------------------------


def test_a_missing_file(tmp_path: Path) -> None:
    assert attached(tmp_path, "a.pdf") == [
        "BP001 pack.toml:6:8-6:15 a.pdf cannot be read: there is no such file"
    ]


def test_a_missing_file_with_a_neighbour_of_nearly_its_name(tmp_path: Path) -> None:
    write_files(tmp_path, {"attachments/isos.pdf": b""})
    assert attached(tmp_path, "attachments/iso.pdf") == [
        (
            "BP001 pack.toml:6:8-6:29 attachments/iso.pdf cannot be read: there is no such file"
            " | did you mean isos.pdf?"
        )
    ]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert attached(tmp_path, "a.pdf") == [
        "BP001 pack.toml:6:8-6:15 a.pdf cannot be read: it is not a file"
    ]


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    assert attached(tmp_path, "a.pdf") == [
        "BP001 pack.toml:6:8-6:15 a.pdf cannot be read: it is not a file"
    ]


def test_a_file_has_nothing_below_it(tmp_path: Path) -> None:
    assert attached(tmp_path, "pack.toml/a.pdf") == [
        "BP001 pack.toml:6:8-6:25 pack.toml/a.pdf cannot be read: there is no such file"
    ]


def test_a_name_longer_than_any_file_has(tmp_path: Path) -> None:
    name = "x" * 300 + ".pdf"
    assert attached(tmp_path, name) == [
        f"BP001 pack.toml:6:8-6:314 {name} cannot be read: there is no such file"
    ]


def test_a_missing_picture_of_a_report(tmp_path: Path) -> None:
    files = {"reports/a.md": "+++\n+++\n\n1. One.\n\n   ![A map](map.png)\n"}
    loaded = load(write_pack(tmp_path, item_with("report", "reports/a.md"), files=files))
    assert told(loaded.problems) == [
        "BP001 reports/a.md:6:4-6:21 reports/map.png cannot be read: there is no such file"
    ]


def test_a_missing_plan_of_the_venue(tmp_path: Path) -> None:
    text = ITEM + '[meeting.venue.map]\nimage = "map.svg"\nalternative = "Turn left."\n'
    meeting = '[meeting.venue]\nname = "H"\n[meeting]\ndate = 2016-11-03\nstart = 16:30:00\n'
    loaded = load(write_pack(tmp_path, text, meeting=meeting))
    assert told(loaded.problems) == [
        "BP001 pack.toml:5:9-5:18 map.svg cannot be read: there is no such file"
    ]


def test_a_missing_logo(tmp_path: Path) -> None:
    board = '[board]\nname = "B"\nlogo = "logo.svg"\n'
    assert told(load(write_pack(tmp_path, board=board)).problems) == [
        "BP001 pack.toml:10:8-10:18 logo.svg cannot be read: there is no such file"
    ]


# -- outside the board's folder ------------------------------------------------------------


def below(folder: Path) -> Path:
    """A folder for the board, with a file beside it."""
    write_files(folder, {"secret.pdf": pdf(), "board/x": ""})
    return folder / "board"


def test_a_path_that_leads_out(tmp_path: Path) -> None:
    assert attached(below(tmp_path), "../secret.pdf") == [
        f"BP002 pack.toml:6:8-6:23 ../secret.pdf{OUTSIDE}"
    ]


def test_a_path_that_leads_out_by_a_detour(tmp_path: Path) -> None:
    assert attached(below(tmp_path), "a/b/../../../secret.pdf") == [
        f"BP002 pack.toml:6:8-6:33 ../secret.pdf{OUTSIDE}"
    ]


def test_whether_there_is_a_file_outside_is_not_told(tmp_path: Path) -> None:
    assert attached(below(tmp_path), "../nothing.pdf") == [
        f"BP002 pack.toml:6:8-6:24 ../nothing.pdf{OUTSIDE}"
    ]


def test_an_absolute_path(tmp_path: Path) -> None:
    assert attached(tmp_path, "/etc/passwd") == [
        "BP105 pack.toml:6:8-6:21 file has to be relative to this file, not an absolute path"
    ]


def test_a_path_of_another_system(tmp_path: Path) -> None:
    assert attached(tmp_path, "C:/pack/a.pdf") == [
        "BP105 pack.toml:6:8-6:23 file has to be relative to this file, not an absolute path"
    ]
    assert attached(tmp_path, "attachments\\\\a.pdf") == [
        "BP105 pack.toml:6:8-6:28 file has to be written with forward slashes"
    ]


def test_a_link_that_leads_out(tmp_path: Path) -> None:
    board = below(tmp_path)
    (board / "a.pdf").symlink_to("../secret.pdf")
    assert attached(board, "a.pdf") == [f"BP002 pack.toml:6:8-6:15 a.pdf{OUTSIDE}"]


def test_a_folder_that_is_a_link_that_leads_out(tmp_path: Path) -> None:
    board = below(tmp_path)
    (board / "papers").symlink_to("..")
    assert attached(board, "papers/secret.pdf") == [
        f"BP002 pack.toml:6:8-6:27 papers/secret.pdf{OUTSIDE}"
    ]


def test_a_link_that_stays_inside_is_fine(tmp_path: Path) -> None:
    write_files(tmp_path, {"store/a.pdf": pdf()})
    (tmp_path / "a.pdf").symlink_to("store/a.pdf")
    assert attached(tmp_path, "a.pdf") == []


@pytest.mark.parametrize("target", ["a.pdf", "b.pdf"])
def test_links_that_lead_in_a_circle(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.pdf").symlink_to(target)
    (tmp_path / "b.pdf").symlink_to("a.pdf")
    assert attached(tmp_path, "a.pdf") == [
        (
            "BP001 pack.toml:6:8-6:15 a.pdf cannot be read: it is a link that leads to itself"
            " | delete the link, and put the file itself there"
        )
    ]


@pytest.mark.parametrize("address", ["https://example.org/a.pdf", "HTTP://example.org/b/a.pdf"])
def test_an_address_on_the_web(tmp_path: Path, address: str) -> None:
    (problem,) = attached(tmp_path, address)
    assert problem.startswith("BP001 pack.toml:6:8")
    assert problem.endswith(
        f" {address} cannot be read: it is on the web | download it, and put it beside the pack"
    )


def test_an_address_on_the_web_in_a_board_of_many_packs(tmp_path: Path) -> None:
    write_files(tmp_path, {"board.toml": 'name = "B"\n'})
    text = item_with("report", "https://example.org/a.md")
    (problem,) = load(write_pack(tmp_path / "meetings" / "1", text, board="")).problems
    assert problem.message == "https://example.org/a.md cannot be read: it is on the web"


def test_a_folder_may_be_called_as_an_address_starts(tmp_path: Path) -> None:
    assert attached(tmp_path, "http/a.pdf", pdf()) == []


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("gone.pdf")
    assert attached(tmp_path, "a.pdf") == [
        "BP001 pack.toml:6:8-6:15 a.pdf cannot be read: it is not a file"
    ]


def test_a_board_that_is_a_link_that_leads_out(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret.toml": 'name = "B"\n'})
    folder = write_pack(tmp_path / "pack", board="")
    (folder / "board.toml").symlink_to("../secret.toml")
    assert told(load(folder).problems) == [f"BP002 board.toml-0:0 board.toml{OUTSIDE}"]


def test_a_membership_outside(tmp_path: Path) -> None:
    board = below(tmp_path)
    write_files(tmp_path, {"secret.toml": ""})
    (board / "membership").mkdir()
    loaded = load(write_pack(board, 'membership = "../../secret"\n' + ITEM))
    assert told(loaded.problems) == [
        f"BP002 pack.toml:1:14-1:28 membership/../../secret.toml{OUTSIDE}"
    ]


@pytest.mark.parametrize(
    ("address", "told_as"),
    [
        ("/etc/passwd", f"BP002 a.md:1:1-1:18 /etc/passwd{OUTSIDE}"),
        ("../../x.png", f"BP002 a.md:1:1-1:18 ../../x.png{OUTSIDE}"),
    ],
)
def test_a_picture_that_leads_out(tmp_path: Path, address: str, told_as: str) -> None:
    files = {"a.md": f"![x]({address})\n"}
    loaded = load(write_pack(tmp_path, item_with("report", "a.md"), files=files))
    assert told(loaded.problems) == [told_as]


def test_a_picture_with_a_name_that_no_file_has(tmp_path: Path) -> None:
    files = {"a.md": "![x](a%00.png)\n"}
    (problem,) = load(write_pack(tmp_path, item_with("report", "a.md"), files=files)).problems
    assert (problem.code, str(problem.place)) == ("BP001", "a.md:1:1")


def test_a_name_may_start_with_dots(tmp_path: Path) -> None:
    assert attached(tmp_path, "...and more.pdf", pdf()) == []


# -- damaged -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b"Hello", "it is not a PDF", id="garbage"),
        pytest.param(b"%PDF-1.7\n" + b"\x00\xff" * 500, "it is not a whole PDF", id="binary"),
        pytest.param(pdf()[:60], "it is not a whole PDF", id="start"),
        pytest.param(pdf(3)[:-120], "it is not a whole PDF", id="truncated"),
        pytest.param(pdf(0), "it has no pages", id="no-pages"),
        pytest.param(
            pdf(encryption=pikepdf.Encryption(owner="o", user="secret")),
            "it is locked with a password",
            id="encrypted",
        ),
    ],
)
def test_a_pdf_that_cannot_be_printed(tmp_path: Path, content: bytes, why: str) -> None:
    assert attached(tmp_path, "a.pdf", content) == [
        f"BP007 pack.toml:6:8-6:15 a.pdf cannot be printed: {why}{ANEW}"
    ]


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        pytest.param("a.png", picture()[:50], "it is not a whole PNG picture", id="png"),
        pytest.param("a.png", b"", "it is not a whole PNG picture", id="empty"),
        pytest.param("a.jpg", picture("JPEG")[:-200], "it is not a whole JPEG picture", id="jpeg"),
        pytest.param("a.jpg", picture(), "it is not a whole JPEG picture", id="png-as-jpeg"),
        pytest.param("a.png", SVG, "it is not a whole PNG picture", id="svg-as-png"),
        pytest.param("a.svg", SVG[:-3], "it is not a whole SVG picture", id="svg"),
        pytest.param("a.svg", b"\xff\x00", "it is not a whole SVG picture", id="no-xml"),
        pytest.param("a.svg", "<html/>", "it is not an SVG picture", id="html"),
        pytest.param("a.svg", "<svg/>", "it is not an SVG picture", id="no-namespace"),
    ],
)
def test_a_picture_that_cannot_be_printed(
    tmp_path: Path, file: str, content: str | bytes, why: str
) -> None:
    assert attached(tmp_path, file, content) == [
        f"BP007 pack.toml:6:8-6:15 {file} cannot be printed: {why}{ANEW}"
    ]


def test_a_damaged_picture_is_one_whoever_else_reads_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    assert attached(tmp_path, "a.png", picture()[:50]) == [
        f"BP007 pack.toml:6:8-6:15 a.png cannot be printed: it is not a whole PNG picture{ANEW}"
    ]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def png_that_says_it_measures(side: int) -> bytes:
    content = bytearray(picture(size=(1, 1)))
    content[16:24] = side.to_bytes(4, "big") * 2
    content[29:33] = crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


@pytest.mark.parametrize(
    "side",
    [
        11_000,
        20_000,
    ],
)
def test_a_picture_of_too_many_pixels(tmp_path: Path, side: int) -> None:
    assert attached(tmp_path, "a.png", png_that_says_it_measures(side)) == [
        f"BP007 pack.toml:6:8-6:15 a.png cannot be printed: it measures {side} by {side} pixels"
        + ANEW
    ]


ENTITIES = (
    '<?xml version="1.0" encoding="{}"?><!DOCTYPE svg [<!ENTITY a "x">]>'
    '<svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>'
)


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-16",
    ],
)
def test_a_picture_that_declares_entities(tmp_path: Path, encoding: str) -> None:
    content = ENTITIES.format(encoding).encode(encoding)
    assert attached(tmp_path, "a.svg", content) == [
        (
            "BP007 pack.toml:6:8-6:15 a.svg cannot be printed: it declares entities, which"
            f" a picture has no need of{ANEW}"
        )
    ]


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    assert attached(tmp_path, "a.docx", b"PK") == [
        (
            "BP006 pack.toml:6:8-6:16 a.docx is neither a PDF nor a picture"
            " | save it as .pdf, .png, .jpg or .svg; a report is a .md file"
        )
    ]


def test_a_damaged_file_named_twice_is_told_once(tmp_path: Path) -> None:
    text = item_with("attachment", "a.pdf") + item_with("attachment", "a.pdf")
    loaded = load(write_pack(tmp_path, text, files={"a.pdf": b""}))
    assert [str(problem.place) for problem in loaded.problems] == ["pack.toml:6:8"]


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do everything may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.pdf": pdf()})
    (tmp_path / "a.pdf").chmod(0)
    assert attached(tmp_path, "a.pdf") == [
        (
            "BP001 pack.toml:6:8-6:15 a.pdf cannot be read: you may not read it"
            " | ask whoever looks after the folder"
        )
    ]


def test_a_file_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    shelf = Shelf(tmp_path)
    write_files(tmp_path, {"a.md": "A"})
    problem = shelf.read("a.md", lambda: Place("pack.toml"))
    assert isinstance(problem, Problem)
    assert (problem.message, problem.hint) == (
        "a.md cannot be read: you may not read it",
        "ask whoever looks after the folder",
    )


def test_a_picture_in_a_folder_that_no_file_system_has(tmp_path: Path) -> None:
    files = {"a.md": "![x](a%00/b.png)\n"}
    (problem,) = load(write_pack(tmp_path, item_with("report", "a.md"), files=files)).problems
    assert (problem.code, str(problem.place)) == ("BP001", "a.md:1:1")


def test_a_picture_whose_name_has_spaces(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "![x](<site plan é.png>)\n",
        "site plan é.png": picture(),
    }
    assert load(write_pack(tmp_path, item_with("report", "a.md"), files=files)).problems == ()
