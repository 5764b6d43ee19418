"""What is wrong with a TOML file is told at its line and column, and never raised."""

from pathlib import Path

import pytest

from briefpack import load
from tests.packs import BOARD, ITEM, MEETING, item_with, told, write_files, write_pack

BROKEN = " | check quotes, brackets and dates on this line and the one before it"


def problems(folder: Path, text: str, **files: str) -> list[str]:
    """The problems of a pack whose pack.toml begins with ``text``."""
    loaded = load(
        write_pack(folder, text, files={k.replace("_", "."): v for k, v in files.items()})
    )
    return told(loaded.problems)


# -- not TOML ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        pytest.param(
            'to = ["Members\n',
            "1:15-1:16 this is not TOML: illegal character '\\n' | end the words with \"; what"
            ' takes several lines stands between """ and """',
            id="quote",
        ),
        pytest.param(
            "to = Members\n",
            '1:6-1:7 this is not TOML: invalid value | put the words between quotes: "Members"',
            id="no-quotes",
        ),
        pytest.param(
            ITEM + "start = 2016-02-30\n",
            "4:9-4:10 this is not TOML: invalid date or datetime | there is no day 2016-02-30:"
            " write the year, the month and the day, 2016-11-03",
            id="30-february",
        ),
        pytest.param(
            ITEM + "start = 16:30\n",
            "4:11-4:12 this is not TOML: expected newline or end of document after a statement"
            " | write the time with its seconds: 16:30:00",
            id="time-without-seconds",
        ),
        pytest.param(
            'to = []\nto = ["x"]\n',
            "2:11-2:12 this is not TOML: cannot overwrite a value"
            " | to is said already: take one of them out",
            id="twice",
        ),
        pytest.param(
            'to = ["a\x07b"]\n',
            f"1:9-1:10 this is not TOML: illegal character '\\x07'{BROKEN}",
            id="bell",
        ),
    ],
)
def test_a_slip_is_told_where_it_is(tmp_path: Path, text: str, told_as: str) -> None:
    assert problems(tmp_path, text) == [f"BP004 pack.toml:{told_as}"]


def test_what_is_not_closed_is_told_at_the_end(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": 'to = [\n"a",\n'})
    assert told(load(tmp_path).problems) == [
        f"BP004 pack.toml:3:1-3:2 this is not TOML: invalid value{BROKEN}"
    ]


@pytest.mark.parametrize("text", ["[" * 5000 + "]" * 5000, "[" * 5000, "{ a = " * 5000])
def test_lists_in_lists_without_end(tmp_path: Path, text: str) -> None:
    write_files(tmp_path, {"pack.toml": f"to = {text}"})
    assert told(load(tmp_path).problems) == [
        f"BP004 pack.toml:1:1-1:2 this is not TOML: lists or tables are nested too deeply{BROKEN}"
    ]


def test_lists_in_lists_that_can_just_be_read(tmp_path: Path) -> None:
    assert problems(tmp_path, "to = " + "[" * 200 + "]" * 200 + "\n" + ITEM) == [
        "BP103 pack.toml:1:7-1:405 entry 1 of to has to be text, in quotes"
    ]


@pytest.mark.parametrize("text", ["x{} = 1\n", "[x{}]\n"], ids=["key", "table"])
def test_dotted_keys_without_end(tmp_path: Path, text: str) -> None:
    (found,) = problems(tmp_path, ITEM + text.format(".a" * 2000))
    assert found.startswith("BP102 pack.toml:4:")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_deep_table_in_place_of_a_word(tmp_path: Path) -> None:
    text = '[[items]]\ntitle = "Budget"\nkind' + ".a" * 2000 + " = 1\n"
    (found,) = problems(tmp_path, text)
    assert found.startswith("BP105 pack.toml:3:1-3:")


def test_a_number_without_end(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, ITEM + "minutes = " + "1" * 5000 + "\n")
    assert found.startswith("BP004 pack.toml:")


def test_a_message_does_not_repeat_a_value_without_end(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, '[[items]]\ntitle = "A"\nkind = "' + "x" * 10_000 + '"\n')
    assert len(found) < 1000


# -- encodings and line ends ---------------------------------------------------------------


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    text = 'to = ["Café", "Z\xfcrich"]\n'.replace("é", "\xe9").encode("latin-1")
    write_files(tmp_path, {"pack.toml": text})
    assert told(load(tmp_path).problems) == [
        (
            "BP003 pack.toml:1:11-1:12 the byte 0xE9 is not UTF-8 text"
            " | save the file with the encoding UTF-8"
        )
    ]


def test_columns_before_a_wrong_byte_are_characters(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": b"\n# \xc3\xa9\xf0\x9f\x98\x80\xff\n"})
    (problem,) = load(tmp_path).problems
    assert str(problem.place) == "pack.toml:2:5"


def test_a_file_of_another_encoding(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": (ITEM + MEETING + BOARD).encode("utf-16")})
    assert told(load(tmp_path).problems) == [
        (
            "BP003 pack.toml:1:1-1:2 the byte 0xFF is not UTF-8 text"
            " | save the file with the encoding UTF-8"
        )
    ]


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(
    tmp_path: Path, start: str, end: str
) -> None:
    text = start + (ITEM + "colour = 1\n" + MEETING + BOARD).replace("\n", end)
    write_files(tmp_path, {"pack.toml": text})
    assert told(load(tmp_path).problems) == [
        (
            "BP102 pack.toml:4:1-4:7 colour is not known here | known here: description, exempt,"
            " id, items, kind, minutes, numbered, papers, presenters, start, title"
        )
    ]


def test_text_of_any_script_is_fine(tmp_path: Path) -> None:
    text = 'to = ["😀 👩‍👩‍👧", "مرحبا \u202eabc", "日本語", "e\u0301"]\n' + ITEM
    assert problems(tmp_path, text) == []


def test_columns_are_characters(tmp_path: Path) -> None:
    assert problems(tmp_path, 'to = ["😀é", "مرحبا", 5]\n' + ITEM) == [
        "BP103 pack.toml:1:22-1:23 entry 3 of to has to be text, in quotes"
    ]


def test_an_empty_file_lacks_what_a_pack_needs(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": ""})
    assert told(load(tmp_path).problems) == [
        (
            "BP008 pack.toml:1:1-1:1 the pack has no board: no folder above it holds a board.toml"
            " | write a board.toml, or a [board] table in this file"
        ),
        "BP101 pack.toml:1:1-1:1 meeting is missing",
    ]


# -- keys ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ('ccc = ["x"]\n', "1:1-1:4 ccc is not known here | did you mean cc?"),
        (ITEM + "minuets = 5\n", "4:1-4:8 minuets is not known here | did you mean minutes?"),
        (
            ITEM + '[[items.items]]\ntitel = "x"\ntitle = "x"\nkind = "note"\n',
            "5:1-5:6 titel is not known here | did you mean title?",
        ),
        (
            '[membership]\nmembers = [\n  { name = "x", wards = "y" },\n]\n',
            "3:17-3:22 wards is not known here | did you mean ward?",
        ),
        (
            ITEM + '[[items.papers]]\nkind = "to-follow"\nexpcted = 2016-11-03\n',
            "6:1-6:8 expcted is not known here | did you mean expected?",
        ),
        (
            "[items_]\n",
            "1:2-1:8 items_ is not known here | did you mean items?",
        ),
    ],
)
def test_an_unknown_key_is_told_with_what_may_be_meant(
    tmp_path: Path, text: str, told_as: str
) -> None:
    assert problems(tmp_path, text) == [f"BP102 pack.toml:{told_as}"]


def test_where_nothing_is_near_all_keys_are_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"pack.toml": ITEM + MEETING + BOARD + "[meeting.next]\nxyzzy = 1\n"})
    assert told(load(tmp_path).problems) == [
        "BP101 pack.toml:10:2-10:14 date is missing",
        "BP102 pack.toml:11:1-11:6 xyzzy is not known here | known here: date, start, venue",
    ]


def test_a_problem_has_its_path(tmp_path: Path) -> None:
    text = item_with("report", "a.md", "x = 1\n")
    (problem,) = load(write_pack(tmp_path, text, files={"a.md": ""})).problems
    assert problem.path == "items[0].papers[0].x"


def test_a_missing_key_is_told_at_its_table(tmp_path: Path) -> None:
    assert problems(tmp_path, '[[items]]\ntitle = "Budget"\n') == [
        "BP101 pack.toml:1:3-1:8 kind is missing"
    ]


def test_a_paper_without_a_kind_is_told_at_its_table(tmp_path: Path) -> None:
    assert problems(tmp_path, ITEM + '[[items.papers]]\nfile = "a.md"\n') == [
        "BP101 pack.toml:4:3-4:15 kind is missing"
    ]


@pytest.mark.parametrize("kind", ["report", "note", "attachment"])
def test_a_paper_whose_file_is_called_by_its_kind(tmp_path: Path, kind: str) -> None:
    text = f'{ITEM}[[items.papers]]\nkind = "{kind}"\n{kind} = "a.md"\n'
    found = problems(tmp_path, text)
    assert "BP101 pack.toml:4:3-4:15 file is missing" in found


# -- values --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told_as"),
    [
        ("title = 5", "BP103 pack.toml:2:9-2:10 title has to be text, in quotes"),
        ('title = ""', "BP105 pack.toml:2:9-2:11 title is empty"),
        (
            'title = """a\nb"""',
            "BP105 pack.toml:2:9-3:5 title has to stand on one line",
        ),
        (
            'title = "a\\u0007b"',
            (
                "BP105 pack.toml:2:9-2:19 title has the control character U+0007, which cannot be"
                " printed"
            ),
        ),
        (
            'minutes = "5"',
            "BP103 pack.toml:2:11-2:14 minutes has to be a whole number, without quotes",
        ),
        (
            "minutes = 2.5",
            "BP103 pack.toml:2:11-2:14 minutes has to be a whole number, without quotes",
        ),
        (f"minutes = {10**20}", "BP105 pack.toml:2:11-2:32 minutes has to be 1440 or less"),
        ("minutes = 0", "BP105 pack.toml:2:11-2:12 minutes has to be 1 or more"),
        (
            'numbered = "yes"',
            "BP103 pack.toml:2:12-2:17 numbered has to be true or false, without quotes",
        ),
        (
            'start = "16:30"',
            "BP103 pack.toml:2:9-2:16 start has to be a time of day, without quotes: 16:30:00",
        ),
        (
            'presenters = "Cllr A"',
            "BP103 pack.toml:2:14-2:22 presenters has to be a list, in square brackets",
        ),
        (
            'id = "A b"',
            "BP105 pack.toml:2:6-2:11 id may hold only small letters, digits and single hyphens",
        ),
        (
            f'id = "{"x" * 61}"',
            "BP105 pack.toml:2:6-2:69 id is longer than the 60 characters that are allowed",
        ),
        ("exempt = true", "BP103 pack.toml:2:10-2:14 exempt has to be a table"),
        (
            "exempt.paragraphs = [-1]",
            "BP105 pack.toml:2:22-2:24 entry 1 of paragraphs has to be 0 or more",
        ),
    ],
)
def test_a_wrong_value_is_told_where_it_is(tmp_path: Path, line: str, told_as: str) -> None:
    title = "" if line.startswith("title") else 'title = "A"\n'
    assert problems(tmp_path, f'[[items]]\n{line}\nkind = "note"\n{title}') == [told_as]


@pytest.mark.parametrize(
    "value", ['"2016-11-03"', "2016-11-03T00:00:00", "2016-11-03T10:00:00Z", "16:30:00", "20161103"]
)
def test_a_date_is_a_date_and_nothing_else(tmp_path: Path, value: str) -> None:
    text = f'{ITEM}[[items.papers]]\nkind = "to-follow"\nexpected = {value}\n'
    assert problems(tmp_path, text) == [
        (
            f"BP103 pack.toml:6:12-6:{12 + len(value)} expected has to be a date, without quotes:"
            " 2016-11-03"
        )
    ]


def test_a_word_that_is_no_choice_is_told_with_the_choices(tmp_path: Path) -> None:
    text = '[[items]]\ntitle = "A"\nkind = "decison"\n'
    assert problems(tmp_path, text) == [
        (
            "BP104 pack.toml:3:8-3:17 kind may be 'procedural', 'decision', 'discussion',"
            " 'information', 'presentation', 'verbal-update', 'note', 'other-business' or"
            " 'heading', not 'decison' | did you mean 'decision'?"
        )
    ]


def test_a_kind_of_paper_that_is_none(tmp_path: Path) -> None:
    text = ITEM + '[[items.papers]]\nkind = "reprot"\nfile = "a.md"\n'
    assert problems(tmp_path, text) == [
        (
            "BP104 pack.toml:5:8-5:16 kind may be 'report', 'note', 'attachment' or 'to-follow',"
            " not 'reprot' | did you mean 'report'?"
        )
    ]


def test_a_table_where_a_list_of_tables_belongs(tmp_path: Path) -> None:
    assert problems(tmp_path, '[items]\ntitle = "A"\nkind = "note"\n') == [
        "BP103 pack.toml:1:2-1:7 items has to be a list, in square brackets"
    ]


def test_a_membership_that_is_neither_year_nor_table(tmp_path: Path) -> None:
    assert problems(tmp_path, "membership = 2016\n" + ITEM) == [
        "BP103 pack.toml:1:14-1:18 membership has to be a table"
    ]


def contacts(folder: Path, text: str) -> list[str]:
    """The problems of a report with this contact."""
    return problems(folder, item_with("report", "a.md"), a_md=f"+++\n{text}+++\n")


def test_a_number_and_an_address_that_are_none(tmp_path: Path) -> None:
    text = '[contact]\nname = "A"\nphone = ["020 7946 0123", "none"]\nemail = "clerk"\n'
    assert contacts(tmp_path, text) == [
        (
            "BP105 a.md:4:27-4:33 entry 2 of phone is not a telephone number: write it like"
            " 020 7946 0123 or +33 1 23 45 67 89"
        ),
        "BP105 a.md:5:9-5:16 email is not an e-mail address: An email address must have an @-sign.",
    ]


def test_a_contact_without_a_name(tmp_path: Path) -> None:
    assert contacts(tmp_path, 'contact = { nam = "x" }\n') == [
        "BP101 a.md:2:1-2:8 name is missing",
        "BP102 a.md:2:13-2:16 nam is not known here | did you mean name?",
    ]


def test_an_officers_name_that_is_none(tmp_path: Path) -> None:
    board = BOARD + '[board.officers."Bad Name"]\nname = "A"\n'
    assert told(load(write_pack(tmp_path, board=board)).problems) == [
        "BP105 pack.toml:10:2-10:27 Bad Name may hold only small letters, digits and single hyphens"
    ]


def test_a_role_that_is_none(tmp_path: Path) -> None:
    board = BOARD + '[board.role_titles]\nchairman = "Chairman"\n'
    assert told(load(write_pack(tmp_path, board=board)).problems) == [
        (
            "BP104 pack.toml:11:1-11:9 chairman may be 'chair', 'vice-chair', 'deputy-chair',"
            " 'co-chair', 'lead-member' or 'observer', not 'chairman' | did you mean 'chair'?"
        )
    ]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = '[[items]]\nkind = "note"\nminutes = "x"\n[[items]]\ntitle = 1\nkind = "note"\n'
    assert problems(tmp_path, text) == [
        "BP101 pack.toml:1:3-1:8 title is missing",
        "BP103 pack.toml:3:11-3:14 minutes has to be a whole number, without quotes",
        "BP103 pack.toml:5:9-5:10 title has to be text, in quotes",
    ]


def test_a_note_is_told_with_its_own_places(tmp_path: Path) -> None:
    note = (
        'title = "B"\ndate = 2016-09-29\nvenue.name = "H"\n'
        '[[items]]\ntitle = "A"\n[[items.votes]]\nmotion = "M"\ncaried = true\n'
    )
    assert problems(tmp_path, item_with("note", "note.toml"), note_toml=note) == [
        "BP101 note.toml:6:3-6:14 carried is missing",
        "BP102 note.toml:8:1-8:7 caried is not known here | did you mean carried?",
    ]


# -- large ---------------------------------------------------------------------------------


def test_a_membership_of_five_thousand_is_read(tmp_path: Path) -> None:
    members = "".join(f'  {{ name = "Member {number}" }},\n' for number in range(5000))
    loaded = load(write_pack(tmp_path, f"[membership]\nmembers = [\n{members}]\n"))
    assert loaded.problems == ()
    assert loaded.briefing is not None
    assert loaded.briefing.membership is not None
    assert len(loaded.briefing.membership.members) == 5000


def test_the_last_of_five_thousand_is_told_where_it_is(tmp_path: Path) -> None:
    members = "".join(f'  {{ name = "Member {number}" }},\n' for number in range(4999))
    text = f"[membership]\nmembers = [\n{members}  {{ name = 5 }},\n]\n"
    assert problems(tmp_path, text) == [
        "BP103 pack.toml:5002:12-5002:13 name has to be text, in quotes"
    ]


# -- words that are spelt otherwise --------------------------------------------------------


def mends(folder: Path, text: str) -> list[tuple[str, str]]:
    """The places of all edits of a pack's problems, and what they put there."""
    problems = load(write_pack(folder, text)).problems
    return [(str(edit.place), edit.text) for problem in problems for edit in problem.edits]


@pytest.mark.parametrize(
    ("role", "word"),
    [
        ("Chairman", "chair"),
        ("Chairwoman", "chair"),
        ("Chairperson", "chair"),
        ("Vice Chair", "vice-chair"),
        ("vice chairman", "vice-chair"),
        ("Deputy-chairman", "deputy-chair"),
        ("CO CHAIR", "co-chair"),
        ("Lead_member", "lead-member"),
    ],
)
def test_a_role_that_is_spelt_otherwise_is_mended(tmp_path: Path, role: str, word: str) -> None:
    text = f'[membership]\nmembers = [{{ name = "A", role = "{role}" }}]\n'
    (problem,) = load(write_pack(tmp_path, text + ITEM)).problems
    assert problem.code == "BP104"
    assert problem.hint == f"did you mean {word!r}?"
    (edit,) = problem.edits
    assert edit.text == f'"{word}"'
    assert (edit.place.column, edit.place.end_column) == (33, 35 + len(role))


@pytest.mark.parametrize("role", ["treasurer", "chairs", "vice", "vice-chair of finance", ""])
def test_a_role_that_may_be_any_is_not(tmp_path: Path, role: str) -> None:
    text = f'[membership]\nmembers = [{{ name = "A", role = "{role}" }}]\n'
    assert mends(tmp_path, text + ITEM) == []


def test_kinds_are_mended_too(tmp_path: Path) -> None:
    text = (
        '[[items]]\ntitle = "A"\nkind = "Verbal Update"\n[[items.papers]]\nkind = \'To-Follow\'\n'
    )
    assert mends(tmp_path, text) == [
        ("pack.toml:3:8", '"verbal-update"'),
        ("pack.toml:5:8", '"to-follow"'),
    ]


def test_a_key_that_is_spelt_otherwise_is_left_to_people(tmp_path: Path) -> None:
    text = f'{ITEM}[board.role_titles]\nChairman = "C"\n'
    (problem,) = load(write_pack(tmp_path, text, board='[board]\nname = "B"\n')).problems
    assert problem.edits == ()
