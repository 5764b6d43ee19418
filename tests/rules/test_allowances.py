"""A problem is let stand by a comment with a reason: behind it, above it, or in a report's text."""

from datetime import date
from pathlib import Path

import pytest

from briefpack import validate
from tests.packs import BOARD, ITEM, told, write_pack
from tests.prose.reading import labels, report_html
from tests.rules.cases import CHAIR, OFFICER, REPORT, SVG, lasting, until
from tests.rules.cases.actions import dated
from tests.rules.people import WITH_NOTE

SAME = "# briefpack: allow BP305: both are on the budget"
STAFF = ITEM.replace("Budget", "Staff")
ALLOWED = "<!-- briefpack: allow BP403: a logo -->"
MAP = "![](map.svg)"


LOOKED_AT = frozenset(
    {
        *("BP102", "BP202", "BP203", "BP301", "BP305", "BP401", "BP403", "BP406", "BP418"),
        *("BP419", "BP430", "BP434", "BP442", "BP903", "BP904"),
    }
)


def left(folder: Path, text: str, *, board: str = BOARD, **files: str) -> list[str]:
    """The problems that are told of a pack, each with its line."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    found = validate(write_pack(folder, text, board=board, files=named))
    return [f"{each.code}:{each.place.line}" for each in found if each.code in LOOKED_AT]


def in_text(folder: Path, body: str) -> list[str]:
    """Those of a report with this body, from line 1, and a picture that it may show."""
    return left(folder, REPORT, a_md=body, map_svg=SVG)


# -- in TOML -------------------------------------------------------------------------------

ANOTHER = '[[items]]\ntitle = "Budget"\nkind = "decision"\n'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ITEM + ANOTHER.replace('"\nkind', f'" {SAME}\nkind'), id="behind-the-value"),
        pytest.param(ITEM + ANOTHER.replace("title", f"{SAME}\ntitle"), id="above-the-key"),
        pytest.param(
            ITEM + ANOTHER.replace("title", f"{SAME}\n\n# more\ntitle"), id="further-above"
        ),
        pytest.param(ITEM + ANOTHER.replace("title", f"  {SAME}  \n  title"), id="indented"),
        pytest.param(
            f'items = [\n  {{ title = "A", kind = "note" }},\n  {SAME}\n'
            '  { title = "A", kind = "note" },\n]\n',
            id="above-an-entry",
        ),
        pytest.param(
            'items = [\n  { title = "A", kind = "note" },\n'
            f'  {{ title = "A", kind = "note" }}, {SAME}\n]\n',
            id="behind-an-entry",
        ),
    ],
)
def test_a_comment_behind_or_above_lets_a_problem_stand(tmp_path: Path, text: str) -> None:
    assert left(tmp_path, text) == []


def test_a_comment_above_a_header_is_about_the_header(tmp_path: Path) -> None:
    board = f'{BOARD}contact = "clerk"\n'
    allowed = "# briefpack: allow BP406: at the next meeting\n"
    assert left(tmp_path, ITEM, board=board + OFFICER) == ["BP406:11"]
    assert left(tmp_path, ITEM, board=board + allowed + OFFICER) == []


def test_a_comment_above_a_header_is_not_about_its_table(tmp_path: Path) -> None:
    assert left(tmp_path, ITEM + f"{SAME}\n" + ANOTHER) == ["BP903:4", "BP305:6"]


def test_a_comment_above_an_entry_is_about_this_one(tmp_path: Path) -> None:
    members = f"[membership]\nmembers = [\n  {CHAIR},\n  # briefpack: allow BP203: two of a name\n"
    assert left(tmp_path, f"{members}  {CHAIR},\n  {CHAIR},\n]\n{ITEM}") == [
        "BP202:5",
        "BP203:6",
        "BP202:6",
    ]


def test_a_comment_behind_a_text_of_several_lines_is_about_all_of_it(tmp_path: Path) -> None:
    text = f'{ITEM}description = """\nSee\n[here](https://example.org)."""'
    allowed = " # briefpack: allow BP434: as in the letter\n"
    assert left(tmp_path, f"{text}\n") == ["BP434:4"]
    assert left(tmp_path, text + allowed) == []


def test_a_comment_above_a_text_of_several_lines_is_about_all_of_it(tmp_path: Path) -> None:
    allowed = "# briefpack: allow BP430: the venue is\n"
    text = f'{ITEM}{allowed}description = """\nOne\n\nTBC\n"""\n'
    assert left(tmp_path, text) == []


def test_a_comment_at_the_top_is_about_the_whole_file(tmp_path: Path) -> None:
    assert left(tmp_path, "") == ["BP301:1"]
    assert left(tmp_path, "# briefpack: allow BP301: a draft\n") == []
    assert left(tmp_path, "# One\n\n# briefpack: allow BP301: a draft\n") == []


def test_below_a_key_it_is_not(tmp_path: Path) -> None:
    assert left(tmp_path, 'to = ["A"]\n# briefpack: allow BP301: a draft\n') == [
        "BP301:1",
        "BP903:2",
    ]


def test_one_comment_may_allow_several_codes(tmp_path: Path) -> None:
    allowed = "# briefpack: allow BP305,BP430 : still to be named"
    text = ITEM.replace("Budget", "TBC") + ITEM.replace('"Budget"', f'"TBC" {allowed}')
    assert left(tmp_path, text) == ["BP430:2"]


def test_only_what_is_named_is_allowed(tmp_path: Path) -> None:
    text = ITEM.replace("Budget", "TBC") + ITEM.replace('"Budget"', f'"TBC" {SAME}')
    assert left(tmp_path, text) == ["BP430:2", "BP430:5"]


def test_a_sign_in_a_string_is_no_comment(tmp_path: Path) -> None:
    text = ITEM.replace("Budget", "A # briefpack: allow BP305: x")
    assert left(tmp_path, text + text) == ["BP305:5"]
    text = f'{ITEM}description = """\n{SAME}\n"""\n'
    assert left(tmp_path, text + ANOTHER) == ["BP305:8"]


def test_a_comment_behind_such_a_string_is_one(tmp_path: Path) -> None:
    title = '"# briefpack: allow BP301: x"'
    text = ITEM.replace('"Budget"', title)
    assert left(tmp_path, text + text.replace(title, f"{title} {SAME}")) == []


# -- in reports ----------------------------------------------------------------------------


def test_a_comment_in_a_head(tmp_path: Path) -> None:
    head = "# briefpack: allow BP419: its full name\ntitle = 'The budget for 2017'"
    assert left(tmp_path, REPORT, a_md=f"+++\n{head}\n+++\n1. One.\n") == []
    assert left(tmp_path, REPORT, a_md=f"+++\naction = 'A'\n{head}\n+++\n1. One.\n") == []


def test_a_comment_at_the_top_of_a_head_is_about_the_whole_report(tmp_path: Path) -> None:
    allowed = "# briefpack: allow BP418: written after the visit"
    assert left(tmp_path, REPORT, a_md="+++\n+++\n") == ["BP418:1"]
    assert left(tmp_path, REPORT, a_md=f"+++\n{allowed}\n+++\n") == []


def test_a_line_at_the_top_of_a_report_without_a_head_is_about_all_of_it(tmp_path: Path) -> None:
    allowed = "<!-- briefpack: allow BP418: written after the visit -->"
    assert left(tmp_path, REPORT, a_md=f"\n{allowed}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{ALLOWED}\n{MAP}\n", id="above-a-paragraph"),
        pytest.param(f"{ALLOWED}\nWords\n{MAP}\n", id="above-its-first-line"),
        pytest.param(f"Words\n{ALLOWED}\n{MAP}\n", id="within-a-paragraph"),
        pytest.param(f"1. One.\n\n   {ALLOWED}\n   {MAP}\n", id="within-a-number"),
        pytest.param(f"1. One.\n{ALLOWED}\n1. {MAP}\n", id="between-numbers"),
        pytest.param(f"{ALLOWED}\n| a |\n|---|\n| {MAP} |\n", id="above-a-table"),
        pytest.param(f"| a |\n|---|\n{ALLOWED}\n| {MAP} |\n", id="within-a-table"),
        pytest.param(f"> {ALLOWED}\n> {MAP}\n", id="in-a-quotation"),
        pytest.param(f"<!--briefpack: allow BP403:x-->\n{MAP}\n", id="without-spaces"),
    ],
)
def test_a_line_above_lets_a_problem_of_a_text_stand(tmp_path: Path, body: str) -> None:
    assert in_text(tmp_path, body) == []


def test_a_line_is_about_what_comes_before_the_next_blank_one(tmp_path: Path) -> None:
    body = f"{MAP}\n\n{ALLOWED}\n{MAP}\n\n{MAP}\n"
    assert in_text(tmp_path, body) == ["BP403:1", "BP403:6"]


@pytest.mark.parametrize("body", [f"```\n{ALLOWED}\n```\n", f"    {ALLOWED}\n", f"`{ALLOWED}`\n"])
def test_a_line_of_code_allows_nothing(tmp_path: Path, body: str) -> None:
    assert in_text(tmp_path, f"{body}\n{MAP}\n") == [f"BP403:{body.count(chr(10)) + 2}"]


def test_a_line_with_words_beside_it_is_no_allowance(tmp_path: Path) -> None:
    assert in_text(tmp_path, f"Words {ALLOWED}\n\n1. {ALLOWED}\n\n   {MAP}\n") == [
        "BP442:1",
        "BP442:3",
        "BP403:5",
    ]


# -- what is printed -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "1. One.\n<A>\n1. Two.\n",
        "1. One.\n\n<A>\n1. Two.\n\n<A>\n\n   More of two.\n1. Three.\n",
        "1. One.\n   1. Below.\n   <A>\n   1. Below.\n<A>\n   1. Below.\n1. Two.\n",
        "- one\n<A>\n- two\n",
        "| a |\n|---|\n<A>\n| b |\n",
        "Table: Costs\n<A>\n\n| a |\n|---|\n",
        "> one\n<A>\n> two\n",
        "<A>\n# Costs {#costs}\n<A>\n<A>\nOne\n<A>\ntwo. {#words}\n",
        "One.[^a]\n\n[^a]: Two\n    <A>\n    three.\n",
    ],
)
def test_a_report_is_printed_as_if_the_lines_were_not_there(text: str) -> None:
    without = text.replace("   <A>\n", "").replace("<A>\n", "")
    assert report_html(text.replace("<A>", ALLOWED)) == report_html(without)
    assert labels(text.replace("<A>", ALLOWED)) == labels(without)


# -- what is wrong with an allowance -------------------------------------------------------


def lines(folder: Path, text: str, **files: str) -> list[str]:
    named = {name.replace("_", "."): content for name, content in files.items()}
    found = validate(write_pack(folder, text, files=named))
    return told(problem for problem in found if problem.code in LOOKED_AT)


def test_an_allowance_that_allows_nothing_is_told(tmp_path: Path) -> None:
    assert lines(tmp_path, f"{ITEM}id = 'x' {SAME}\n") == [
        "BP903 pack.toml:4:10-4:58 nothing here is BP305 | delete the comment"
    ]


def test_of_several_codes_the_idle_one_is_told(tmp_path: Path) -> None:
    allowed = "# briefpack: allow BP305, BP430: both"
    text = ITEM + ITEM.replace('"Budget"', f'"Budget" {allowed}')
    assert [line[:45] for line in lines(tmp_path, text)] == [
        "BP903 pack.toml:5:18-5:55 nothing here is BP4"
    ]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("allow", "this allowance names no code"),
        ("allow this one", "this allowance names no code"),
        ("allow BP3: x", "this allowance names no code"),
        ("allow BP305", "this allowance gives no reason"),
        ("allow BP305:", "this allowance gives no reason"),
        ("allow BP305:   ", "this allowance gives no reason"),
        ("allow BP399: x", "there is no rule BP399"),
        ("allow BP305, BP399: x", "there is no rule BP399"),
        ("allow BP307: x", "BP307 cannot be allowed: the pack could not be printed"),
        ("allow BP101: x", "BP101 cannot be allowed: the pack could not be printed"),
    ],
)
def test_an_allowance_that_is_unclear_allows_nothing(
    tmp_path: Path, comment: str, said: str
) -> None:
    text = ITEM + ITEM.replace('"Budget"', f'"Budget" # briefpack: {comment}')
    found = [each for each in validate(write_pack(tmp_path, text)) if each.code in LOOKED_AT]
    assert [problem.code for problem in found] == ["BP305", "BP904"]
    assert found[1].message == said


def test_an_unclear_line_of_a_text_is_told(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, REPORT, a_md="<!-- briefpack: allow BP403 -->\n1. One.\n")
    assert line.startswith("BP904 a.md:1:1-1:32 this allowance gives no reason")


def test_what_would_make_the_print_wrong_is_told_all_the_same(tmp_path: Path) -> None:
    body = "<!-- briefpack: allow BP401: later -->\nSee [@nothing].\n"
    assert left(tmp_path, REPORT, a_md=body) == ["BP904:1", "BP401:2"]


def test_of_part_of_a_pack_nothing_is_said_to_be_idle(tmp_path: Path) -> None:
    text = f"{ITEM}id = 'x' {SAME}\n"
    assert left(tmp_path, text + "minuets = 5\n") == ["BP102:5"]


def test_in_part_of_a_pack_allowances_hold(tmp_path: Path) -> None:
    text = ITEM + ITEM.replace('"Budget"', f'"Budget" {SAME}') + "minuets = 5\n"
    assert left(tmp_path, text) == ["BP102:7"]


def test_an_allowance_of_a_rule_that_needs_the_whole_pack(tmp_path: Path) -> None:
    text = lasting(60)
    meeting = until("17:00:00 # briefpack: allow BP304: the last item is never long")
    for more in ("", "x = 1\n"):
        found = validate(write_pack(tmp_path, text + more, meeting=meeting))
        assert not {problem.code for problem in found} & {"BP304", "BP903", "BP904"}


# -- where not all is known ----------------------------------------------------------------


LET_STAND = {"BP536", "BP903"}


@pytest.mark.parametrize(
    ("today", "found"),
    [
        pytest.param(date(2016, 11, 3), set(), id="overdue"),
        pytest.param(date(2016, 11, 2), {"BP903"}, id="not-yet"),
        pytest.param(None, set(), id="nobody-asked"),
    ],
)
def test_what_hangs_on_the_day_is_not_idle_where_no_day_is_given(
    tmp_path: Path, today: date | None, found: set[str]
) -> None:
    due = "due = 2016-11-02  # briefpack: allow BP536: the Minister has resigned"
    write_pack(tmp_path, WITH_NOTE, files=dated(due))
    assert {each.code for each in validate(tmp_path, today=today)} & LET_STAND == found
