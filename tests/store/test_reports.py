"""Reports on disk: a TOML head between lines of +++, then Markdown; and their appendices."""

from pathlib import Path

import pytest

from briefpack import load
from briefpack.model.report import Report
from tests.packs import item_with, told, write_pack

APPENDIX = 'appendices = [{ title = "More", file = "%s" }]\n'


def read(folder: Path, text: str | bytes, **others: str) -> tuple[Report | None, list[str]]:
    """The report a.md, and the problems of its pack."""
    files = {"a.md": text, **{f"{name}.md": other for name, other in others.items()}}
    loaded = load(write_pack(folder, item_with("report", "a.md"), files=files))
    assert loaded.briefing is not None
    found = loaded.briefing.documents.get("a.md")
    assert found is None or isinstance(found, Report)
    return found, told(loaded.problems)


def sound(folder: Path, text: str) -> Report:
    report, problems = read(folder, text)
    assert problems == []
    assert report is not None
    return report


def with_appendix(file: str) -> str:
    return "+++\n" + APPENDIX % file + "+++\n"


# -- head and body -------------------------------------------------------------------------


def test_a_report_has_a_head_and_a_body(tmp_path: Path) -> None:
    report = sound(tmp_path, '+++\ntitle = "Budget"\n+++\n\n1. One.\n')
    assert report.head.title == "Budget"
    assert report.body.strip() == "1. One."
    assert report.sections[0].blocks[0].line == 5


@pytest.mark.parametrize("body", ["\n\n1. One.\n", "    code\n", "1. One.\n\n"])
def test_a_body_is_kept_as_written(tmp_path: Path, body: str) -> None:
    report = sound(tmp_path, f"+++\n+++\n{body}")
    assert (report.body, report.body_line) == (body, 3)


def test_a_report_may_have_no_head(tmp_path: Path) -> None:
    report = sound(tmp_path, "1. One.\n")
    assert report.head.title is None
    assert (report.body.strip(), report.body_line) == ("1. One.", 1)


def test_a_report_may_have_no_body(tmp_path: Path) -> None:
    assert sound(tmp_path, '+++\ntitle = "Budget"\n+++').body == ""


def test_a_report_may_be_empty(tmp_path: Path) -> None:
    assert sound(tmp_path, "").sections == ()


def test_a_head_may_be_empty(tmp_path: Path) -> None:
    assert sound(tmp_path, "+++\n+++\n1. One.\n").body.strip() == "1. One."


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(
    tmp_path: Path, start: str, end: str
) -> None:
    text = start + '+++\ntitle = "Budget"\n+++\n\n1. One.\n'.replace("\n", end)
    report = sound(tmp_path, text)
    assert report.head.title == "Budget"
    assert report.body.strip() == "1. One."
    assert report.sections[0].blocks[0].line == 5


# -- problems of the head ------------------------------------------------------------------


@pytest.mark.parametrize("text", ["+++\n", '+++\ntitle = "Budget"\n\n1. One.\n', "+++"])
def test_a_head_that_is_not_closed(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (
        None,
        [
            (
                "BP005 a.md:1:1-1:4 the report's head has no closing line of +++"
                " | put a line of +++ between the head and the text"
            )
        ],
    )


def test_a_head_that_is_not_toml(tmp_path: Path) -> None:
    assert read(tmp_path, "+++\n\ntitle = Budget\n+++\n") == (
        None,
        [
            (
                "BP004 a.md:3:9-3:10 this is not TOML: invalid value"
                ' | put the words between quotes: "Budget"'
            )
        ],
    )


def test_an_unknown_key_of_a_head(tmp_path: Path) -> None:
    report, problems = read(tmp_path, '+++\ntitle = "A"\nsumary = "B"\n+++\n')
    assert problems == ["BP102 a.md:3:1-3:7 sumary is not known here | did you mean summary?"]
    assert report is not None
    assert report.head.title == "A"


def test_a_report_with_a_wrong_head_has_its_body(tmp_path: Path) -> None:
    report, problems = read(tmp_path, "+++\ntitle = 5\n+++\n1. One.\n")
    assert problems == ["BP103 a.md:2:9-2:10 title has to be text, in quotes"]
    assert report is not None
    assert report.head.title is None
    assert [block.text for block in report.sections[0].blocks] == ["One."]


# -- problems of the body ------------------------------------------------------------------


def test_a_control_character_in_the_body(tmp_path: Path) -> None:
    report, problems = read(tmp_path, "+++\n+++\n1. One.\n   Tw\x07o.\n")
    assert problems == [
        "BP105 a.md:4:6-4:7 the control character U+0007 cannot be printed | delete it"
    ]
    assert report is not None
    assert len(report.sections) == 1


def test_a_body_that_is_not_utf_8(tmp_path: Path) -> None:
    assert read(tmp_path, b"+++\n+++\n1. Caf\xe9.\n") == (
        None,
        [
            (
                "BP003 a.md:3:7-3:8 the byte 0xE9 is not UTF-8 text"
                " | save the file with the encoding UTF-8"
            )
        ],
    )


def test_text_of_any_script_is_fine(tmp_path: Path) -> None:
    assert sound(tmp_path, "1. 😀 مرحبا \u202eabc 日本語\n").sections[0].blocks[0].path == (1,)


@pytest.mark.parametrize("name", ["a.pdf", "a.toml", "a.docx"])
def test_a_report_is_a_markdown_file(tmp_path: Path, name: str) -> None:
    text = item_with("report", name)
    (problem,) = load(write_pack(tmp_path, text, files={name: b"PK\xff"})).problems
    assert str(problem.place) == "pack.toml:6:8"


def test_a_note_is_a_toml_file(tmp_path: Path) -> None:
    text = item_with("note", "a.md")
    assert told(load(write_pack(tmp_path, text, files={"a.md": ""})).problems) == [
        (
            "BP006 pack.toml:6:8-6:14 a.md is not a note, which is a .toml file"
            ' | write kind = "report" for a .md file, and kind = "attachment" for a PDF'
        )
    ]


# -- appendices ----------------------------------------------------------------------------


def test_a_report_may_have_an_appendix(tmp_path: Path) -> None:
    assert read(tmp_path, with_appendix("b.md"), b="1. One.\n")[1] == []


def test_an_appendix_that_is_missing_is_told_in_the_report(tmp_path: Path) -> None:
    assert read(tmp_path, with_appendix("b.pdf"))[1] == [
        "BP001 a.md:2:40-2:47 b.pdf cannot be read: there is no such file"
    ]


def test_an_appendix_of_itself(tmp_path: Path) -> None:
    assert read(tmp_path, with_appendix("a.md"))[1] == [
        "BP009 a.md:2:40-2:46 a.md is an appendix of itself | take it out of one of the two"
    ]


def test_an_appendix_of_its_own_appendix(tmp_path: Path) -> None:
    assert read(tmp_path, with_appendix("b.md"), b=with_appendix("a.md"))[1] == [
        (
            "BP009 a.md:2:40-2:46 b.md is an appendix, and an appendix cannot have appendices"
            " | name them all where the paper itself is named"
        ),
        "BP009 b.md:2:40-2:46 a.md is an appendix of itself | take it out of one of the two",
    ]


def test_an_appendix_cannot_have_appendices(tmp_path: Path) -> None:
    assert read(tmp_path, with_appendix("b.md"), b=with_appendix("c.md"), c="")[1] == [
        (
            "BP009 a.md:2:40-2:46 b.md is an appendix, and an appendix cannot have appendices"
            " | name them all where the paper itself is named"
        )
    ]


def test_a_paper_that_the_pack_makes_its_own_appendix(tmp_path: Path) -> None:
    text = item_with("report", "a.md", APPENDIX % "a.md")
    loaded = load(write_pack(tmp_path, text, files={"a.md": ""}))
    assert told(loaded.problems) == [
        "BP009 pack.toml:7:40-7:46 a.md is an appendix of itself | take it out of one of the two"
    ]
