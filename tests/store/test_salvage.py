"""A file that is partly wrong is checked as far as it goes, and places count as in the file."""

from pathlib import Path

import pytest

from briefpack import load, validate
from briefpack.model.board import Board
from briefpack.model.briefing import BriefingPack
from briefpack.store.sources import Source
from briefpack.store.toml_read import Reading, parse_toml, read_model
from tests.packs import BOARD, ITEM, MEETING, item_with, told, write_files, write_pack

WRONG = "[[items]]\ntitle = 5\nkind = 'note'\n"
NO_KIND = "[[items]]\ntitle = 'Staff'\n"


def checked(folder: Path, text: str, **files: str) -> list[str]:
    """All problems of a pack, with the paths of those that rules found behind them."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    problems = validate(write_pack(folder, text, files=named))
    return [
        f"{line} at {problem.path}" if problem.code >= "BP200" else line
        for line, problem in zip(told(problems), problems, strict=True)
    ]


def briefing(folder: Path, text: str, **files: str) -> BriefingPack:
    named = {name.replace("_", "."): content for name, content in files.items()}
    found = load(write_pack(folder, text, files=named)).briefing
    assert found is not None
    return found


# -- places in lists -----------------------------------------------------------------------


def test_what_stands_behind_a_wrong_entry_is_told_where_it_is(tmp_path: Path) -> None:
    assert checked(tmp_path, ITEM + WRONG + ITEM) == [
        "BP103 pack.toml:5:9-5:10 title has to be text, in quotes",
        "BP305 pack.toml:8:9-8:17 an item above has the same title at items[2].title",
    ]


def test_several_wrong_entries_before_and_between(tmp_path: Path) -> None:
    text = WRONG + NO_KIND + ITEM + WRONG + WRONG + ITEM + NO_KIND
    assert checked(tmp_path, text)[-2:] == [
        "BP305 pack.toml:16:9-16:17 an item above has the same title at items[5].title",
        "BP101 pack.toml:18:3-18:8 kind is missing",
    ]


def test_a_wrong_entry_at_the_end_moves_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, ITEM + ITEM + WRONG)[0] == (
        "BP305 pack.toml:5:9-5:17 an item above has the same title at items[1].title"
    )


def test_lists_in_lists(tmp_path: Path) -> None:
    report = (
        '[[items.papers]]\nkind = "report"\nfile = "a.md"\n'
        "appendices = [\n"
        '  { title = "A" },\n'
        '  { title = "B", file = "b.md", id = "x" },\n'
        "  { file = 5 },\n"
        '  { title = "C", file = "b.md", id = "x" },\n'
        "]\n"
    )
    text = WRONG + ITEM + '[[items.papers]]\nkind = "x"\n' + report
    assert checked(tmp_path, text, a_md="1. One.\n", b_md="1. Two.\n")[-1] == (
        "BP307 pack.toml:16:38-16:41 the id x is given twice at items[1].papers[1].appendices[3].id"
    )


def test_a_list_of_words(tmp_path: Path) -> None:
    assert briefing(tmp_path, "to = ['a', 5, 'b', true, 'c']\n").pack.to == ("a", "b", "c")


def test_inline_tables_behind_a_wrong_one(tmp_path: Path) -> None:
    members = (
        '[membership]\nmembers = [\n  { name = "A" },\n  { nam = "B" },\n  { name = "A" },\n]\n'
    )
    (found,) = (line for line in checked(tmp_path, members + ITEM) if line.startswith("BP203"))
    assert found.startswith("BP203 pack.toml:5:12-5:15 A has a seat already |")
    assert found.endswith(" at membership.members[2].name")


def test_a_file_that_a_later_entry_names_is_told_where_it_is_named(tmp_path: Path) -> None:
    assert checked(tmp_path, WRONG + item_with("report", "a.md"))[-1] == (
        "BP001 pack.toml:9:8-9:14 a.md cannot be read: there is no such file"
    )


def test_a_later_appendix_of_a_report_is_told_in_its_head(tmp_path: Path) -> None:
    appendices = '  { title = 5, file = "b.md" },\n  { title = "C", file = "plan.pdf" },\n'
    head = f"+++\nappendices = [\n{appendices}]\n+++\n"
    assert checked(tmp_path, item_with("report", "a.md"), a_md=head)[-1] == (
        "BP001 a.md:4:25-4:35 plan.pdf cannot be read: there is no such file"
    )


# -- what goes, and what stays -------------------------------------------------------------


def test_a_wrong_value_goes_alone_where_it_can_be_missed(tmp_path: Path) -> None:
    (item,) = briefing(tmp_path, ITEM + 'minutes = "5"\nid = "x"\nmeeting = 1\n').pack.items
    assert (item.title, item.minutes, item.id) == ("Budget", None, "x")


def test_a_value_that_cannot_be_missed_takes_its_table_along(tmp_path: Path) -> None:
    text = ITEM + '[[items.papers]]\nkind = "attachment"\nfile = 5\n' + WRONG
    (item,) = briefing(tmp_path, text).pack.items
    assert item.papers == ()


def test_a_kind_of_paper_that_is_none_takes_the_paper_along(tmp_path: Path) -> None:
    text = ITEM + '[[items.papers]]\nkind = "x"\n[[items.papers]]\nkind = "to-follow"\n'
    (item,) = briefing(tmp_path, text).pack.items
    assert [paper.kind for paper in item.papers] == ["to-follow"]


def test_a_wrong_name_of_an_officer_goes_with_the_officer(tmp_path: Path) -> None:
    board = BOARD + '[board.officers."Bad Name"]\nname = "A"\n[board.officers.b]\nname = "B"\n'
    found = load(write_pack(tmp_path, board=board)).briefing
    assert found is not None
    assert list(found.board.officers) == ["b"]


def test_a_missing_meeting_leaves_the_agenda(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": ITEM + ITEM + BOARD})
    loaded = load(tmp_path)
    assert not loaded.whole
    assert told(validate(loaded)) == [
        "BP101 pack.toml:1:1-1:1 meeting is missing",
        "BP305 pack.toml:5:9-5:17 an item above has the same title",
    ]


def test_a_wrong_meeting_leaves_the_agenda(tmp_path: Path) -> None:
    meeting = MEETING.replace("16:30:00", '"half past four"')
    problems = validate(write_pack(tmp_path, ITEM + ITEM, meeting=meeting))
    assert [problem.code for problem in problems] == ["BP305", "BP103"]


def test_a_wrong_note_is_a_note_all_the_same(tmp_path: Path) -> None:
    found = briefing(
        tmp_path, item_with("note", "note.toml"), note_toml='date = 1\n[[items]]\ntitle = "A"\n'
    )
    assert list(found.documents) == ["note.toml"]


def test_a_wrong_membership_keeps_its_sound_members(tmp_path: Path) -> None:
    write_pack(tmp_path, 'membership = "2016-17"\n' + ITEM)
    year = 'members = [{ name = "A" }, { name = 5 }, { name = "C" }]\nquorum = 0\n'
    write_files(tmp_path, {"membership/2016-17.toml": year})
    found = load(tmp_path).briefing
    assert found is not None
    assert found.membership is not None
    assert [member.name for member in found.membership.members] == ["A", "C"]
    assert found.membership.quorum is None


def test_what_needs_the_whole_pack_is_not_asked_of_a_part(tmp_path: Path) -> None:
    assert [line[:5] for line in checked(tmp_path, WRONG)] == ["BP103"]


@pytest.mark.parametrize("text", ["items = 5\n", "items = [5, 'x']\n", "to = 1\ncc = 2\n"])
def test_nothing_may_be_left(tmp_path: Path, text: str) -> None:
    assert briefing(tmp_path, text).pack.items == ()


# -- hopeless ------------------------------------------------------------------------------


def reading(text: str) -> Reading[Board]:
    source = Source("board.toml", text, text)
    assert parse_toml(source) is None
    return read_model(source, Board)


def test_a_file_that_lacks_what_nothing_stands_in_for_is_no_model() -> None:
    for text in ("", "name = 5\n", 'names = "x"\n'):
        assert reading(text).model is None
        assert not reading(text).whole


def test_a_file_that_is_nested_too_deeply_is_no_model() -> None:
    text = 'name = "B"\nrole_titles' + ".a" * 900 + " = 1\n"
    found = reading(text)
    assert found.problems != ()
    assert found.model is None or found.model.role_titles == {}


def test_a_pack_that_is_no_toml_has_nothing_to_check(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path, "x\n"))
    assert loaded.briefing is None
    assert [problem.code for problem in validate(loaded)] == ["BP004"]


def test_a_sound_file_is_whole() -> None:
    found = reading('name = "B"\n')
    assert found.whole
    assert found.model is not None
