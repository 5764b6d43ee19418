"""Members pasted from a spreadsheet or a page."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpack.editing.pasted import PastedMembers, read_members
from briefpack.editing.pasted_table import MOST_ROWS, read_table
from briefpack.editing.pasted_words import persons_name
from briefpack.model.membership import Membership, Role


def tabbed(*rows: str) -> str:
    """Rows written with bars between the cells, as a spreadsheet would paste them."""
    return "".join("\t".join(map(str.strip, row.split("|"))) + "\r\n" for row in rows)


def read(*rows: str) -> tuple[dict[str, Any], list[str]]:
    pasted = read_members(tabbed(*rows))
    return pasted.data, list(pasted.remarks)


def members(*rows: str) -> list[dict[str, Any]]:
    """The rows of members, where there is nothing to remark."""
    pasted = read_members(tabbed(*rows))
    assert pasted.remarks == ()
    return [dict(row) for row in pasted.rows]


def test_a_list_with_heads() -> None:
    assert read(
        "Councillor | Political group | Authority | Role | E-mail",
        "Cllr Roy Perry | Conservative | Hampshire County Council | Vice-Chair | roy@example.org",
        "Cllr Richard Watts | Labour | Islington Council | Chair |",
        "Cllr Mrs Ruth Hill MBE | Conservative | Poole | |",
    ) == (
        {
            "groups": [
                {
                    "name": "Conservative",
                    "members": [
                        {
                            "title": "Cllr",
                            "name": "Roy Perry",
                            "authority": "Hampshire County Council",
                            "email": "roy@example.org",
                            "role": "vice-chair",
                        },
                        {
                            "title": "Cllr Mrs",
                            "name": "Ruth Hill",
                            "post_nominals": "MBE",
                            "authority": "Poole",
                        },
                    ],
                },
                {
                    "name": "Labour",
                    "members": [
                        {
                            "title": "Cllr",
                            "name": "Richard Watts",
                            "authority": "Islington Council",
                            "role": "chair",
                        }
                    ],
                },
            ]
        },
        [],
    )


def test_a_list_without_heads_is_known_by_what_it_holds() -> None:
    data, remarks = read(
        "Conservative | Cllr Roy Perry | Hampshire County Council | roy@example.org",
        "Conservative | Cllr Ian Parry | Staffordshire County Council | ian@example.org",
        "Labour | Cllr John Kent | Thurrock Council | john@example.org",
    )
    assert remarks == []
    assert [group["name"] for group in data["groups"]] == ["Conservative", "Labour"]
    assert data["groups"][0]["members"][0] == {
        "title": "Cllr",
        "name": "Roy Perry",
        "authority": "Hampshire County Council",
        "email": "roy@example.org",
    }


def test_groups_may_stand_on_rows_of_their_own() -> None:
    assert read(
        "Councillor | Authority",
        "Conservative (3) |",
        "Cllr Roy Perry (Vice-Chair) | Hampshire County Council",
        "Cllr Gareth Barnard | Bracknell Forest",
        "VACANCY |",
        "",
        "Substitutes |",
        "Cllr Matt Bennett | Birmingham City Council",
        "Liberal Democrat |",
        "Cllr Liz Green (Deputy Chair) | Kingston upon Thames",
    ) == (
        {
            "groups": [
                {
                    "name": "Conservative",
                    "seats": 3,
                    "members": [
                        {
                            "title": "Cllr",
                            "name": "Roy Perry",
                            "authority": "Hampshire County Council",
                            "role": "vice-chair",
                        },
                        {
                            "title": "Cllr",
                            "name": "Gareth Barnard",
                            "authority": "Bracknell Forest",
                        },
                    ],
                    "substitutes": [
                        {
                            "title": "Cllr",
                            "name": "Matt Bennett",
                            "authority": "Birmingham City Council",
                        }
                    ],
                    "vacancies": 1,
                },
                {
                    "name": "Liberal Democrat",
                    "members": [
                        {
                            "title": "Cllr",
                            "name": "Liz Green",
                            "authority": "Kingston upon Thames",
                            "role": "deputy-chair",
                        }
                    ],
                },
            ]
        },
        [],
    )


def test_a_group_in_merged_cells_holds_for_the_rows_below() -> None:
    data, remarks = read(
        "Party | Name",
        "Labour | Cllr John Kent",
        " | Cllr Bob Cook",
        "Green | Cllr Ann Leaf",
        " | Cllr Tim Root",
    )
    assert remarks == []
    assert [len(group["members"]) for group in data["groups"]] == [2, 2]


def test_where_groups_are_named_again_an_empty_cell_is_no_group() -> None:
    data, _ = read(
        "Party | Name", "Labour | Cllr John Kent", "Labour | Cllr Bob Cook", " | Ann Leaf"
    )
    assert data["members"] == [{"name": "Ann Leaf"}]


def test_a_parish_has_no_groups() -> None:
    assert read(
        "Name | Ward | Office",
        "Joan Hartwell | Church Ward | Chairman",
        "Dr Owen Brice | Mill Ward |",
        "Vacant | Mill Ward |",
    ) == (
        {
            "members": [
                {"name": "Joan Hartwell", "ward": "Church Ward", "role": "chair"},
                {"title": "Dr", "name": "Owen Brice", "ward": "Mill Ward"},
            ],
            "vacancies": 1,
        },
        [],
    )


@pytest.mark.parametrize(
    ("cell", "member"),
    [
        (
            "Cllr Roy Perry (Vice-Chair)",
            {"title": "Cllr", "name": "Roy Perry", "role": "vice-chair"},
        ),
        ("Councillor Joan Hill", {"title": "Councillor", "name": "Joan Hill"}),
        ("Cllr. Joan Hill - Chairman", {"title": "Cllr", "name": "Joan Hill", "role": "chair"}),
        ("Cllr Joan Hill, Chair", {"title": "Cllr", "name": "Joan Hill", "role": "chair"}),
        ("Hill, Cllr Joan", {"title": "Cllr", "name": "Joan Hill"}),
        ("Joan Hill", {"name": "Joan Hill"}),
        (
            "Cllr Mrs Joan Dixon-Fyle MBE JP",
            {"title": "Cllr Mrs", "name": "Joan Dixon-Fyle", "post_nominals": "MBE JP"},
        ),
        (
            "Joan Hill, OBE (Co-opted)",
            {"name": "Joan Hill", "post_nominals": "OBE", "capacity": "Co-opted"},
        ),
        (
            "The Rt Hon Sir Joan Hill MP",
            {"title": "The Rt Hon Sir", "name": "Joan Hill", "post_nominals": "MP"},
        ),
        ("Cllr Mayor", {"title": "Cllr", "name": "Mayor"}),
        (
            "Cllr Joan Hill [Observer, non-voting]",
            {"title": "Cllr", "name": "Joan Hill", "role": "observer", "voting": False},
        ),
        ("Cllr Joan Hill (Member)", {"title": "Cllr", "name": "Joan Hill"}),
        ("Anne-Marie O’Neill", {"name": "Anne-Marie O’Neill"}),
    ],
)
def test_what_a_name_is_made_of(cell: str, member: dict[str, Any]) -> None:
    assert members("Name", cell) == [member]


def test_a_party_beside_a_name_is_a_group() -> None:
    data, remarks = read("Name", "Cllr Joan Hill (Lab, Chair)", "Cllr Ann Leaf (Liberal Democrat)")
    assert remarks == []
    assert [(group["name"], len(group["members"])) for group in data["groups"]] == [
        ("Labour", 1),
        ("Liberal Democrat", 1),
    ]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Chair", Role.CHAIR),
        ("CHAIRWOMAN", Role.CHAIR),
        ("Chair of the Board", Role.CHAIR),
        ("Vice Chairman", Role.VICE_CHAIR),
        ("Deputy-Chair", Role.DEPUTY_CHAIR),
        ("Co-Chair", Role.CO_CHAIR),
        ("Joint Chair", Role.CO_CHAIR),
        ("Lead Member", Role.LEAD_MEMBER),
        ("Observer", Role.OBSERVER),
    ],
)
def test_offices_become_the_models_words(words: str, role: Role) -> None:
    assert members("Name | Role", f"Joan Hill | {words}") == [{"name": "Joan Hill", "role": role}]


def test_title_and_names_may_have_columns_of_their_own() -> None:
    member = {"title": "Cllr", "name": "Joan Hill", "authority": "Poole Council"}
    rows = ("Cllr | Joan | Hill | Poole Council", "Cllr | Ian | Parry | Hull City Council")
    assert members("Title | First name | Surname | Council", *rows)[0] == member
    assert members(*rows)[0] == member


def test_a_substitute_may_be_told_in_a_column() -> None:
    for heads in ("Name | Member / Substitute", "Name | Role"):
        data, remarks = read(heads, "Cllr Joan Hill | Member", "Cllr Ann Leaf | Substitute")
        assert remarks == []
        assert data == {
            "members": [{"title": "Cllr", "name": "Joan Hill"}],
            "substitutes": [{"title": "Cllr", "name": "Ann Leaf"}],
        }


@pytest.mark.parametrize(
    ("cell", "count"),
    [("VACANCY", 1), ("Vacant", 1), ("(vacancy)", 1), ("2 vacancies", 2), ("Vacancy x 3", 3)],
)
def test_vacancies_are_counted(cell: str, count: int) -> None:
    assert read("Name | Party", f"{cell} | Labour")[0] == {
        "groups": [{"name": "Labour", "vacancies": count}]
    }


def test_heads_may_stand_below_a_title_and_stand_again() -> None:
    data, remarks = read(
        "Membership 2016/17 |",
        "Labour |",
        "Councillor | Authority",
        "Cllr John Kent | Thurrock Council",
        "Conservative |",
        "Councillor | Authority",
        "Cllr Roy Perry | Hampshire County Council",
    )
    assert remarks == []
    assert [group["name"] for group in data["groups"]] == ["Labour", "Conservative"]


def test_commas_part_cells_where_there_are_no_tabs() -> None:
    text = 'Name,Council\n"Perry, Cllr Roy","Hampshire, the county"\nCllr Ian Parry,Staffordshire\n'
    assert [dict(row) for row in read_members(text).rows] == [
        {"title": "Cllr", "name": "Roy Perry", "authority": "Hampshire, the county"},
        {"title": "Cllr", "name": "Ian Parry", "authority": "Staffordshire"},
    ]
    assert read_members("Name;Ward\nJoan Hill;Mill\n").rows == (
        {"name": "Joan Hill", "ward": "Mill"},
    )


def test_names_alone_a_line_each_are_members() -> None:
    assert members("Cllr Joan Hill", "Cllr Ann Leaf (Chair)")[1] == {
        "title": "Cllr",
        "name": "Ann Leaf",
        "role": "chair",
    }


def test_spaces_of_all_kinds_and_line_ends_in_cells_do_not_count() -> None:
    text = '\ufeffName\tCouncil\n"Cllr\u00a0Roy\nPerry\u200b "\t\u00a0Hampshire  County\u00a0\n\t\n'
    assert read_members(text).rows == (
        {"title": "Cllr", "name": "Roy Perry", "authority": "Hampshire County"},
    )


def test_a_quotation_mark_that_is_none_takes_nothing_with_it() -> None:
    pasted = read_members('Name\tWard\nJoan "Jo Hill\tMill\n"Ann Leaf\tHill\nTim Root\tDale\n')
    assert len(pasted.rows) == 3


# -- remarks -------------------------------------------------------------------------------


def test_what_is_not_understood_is_left_out_with_a_remark() -> None:
    data, remarks = read(
        "Name | Role | Allowance | Telephone | E-mail",
        "Cllr Joan Hill | Treasurer | £5 | 020 7946 0123 | joan.example.org",
        "",
        " | Chair | £5 | |",
    )
    assert data == {"members": [{"title": "Cllr", "name": "Joan Hill"}]}
    assert remarks == [
        "the column Allowance was left out: members have no such thing",
        "telephone numbers were left out: a membership has none",
        "row 2: Treasurer is no office that is known, and was left out",
        "row 2: joan.example.org cannot be the email, and was left out",
        "row 4: there is no name beside Chair",
    ]


def test_a_guess_is_remarked_on() -> None:
    data, remarks = read("Cllr Joan Hill | Poole | x | y", "Cllr Ann Leaf | Hull | x | z")
    assert data["members"][0] == {
        "title": "Cllr",
        "name": "Joan Hill",
        "authority": "Poole",
        "ward": "x",
    }
    assert remarks == [
        "column 2 has no heading: taken for the authority",
        "column 3 has no heading: taken for the ward",
        "column 4 was left out: it has no heading",
    ]


def test_a_name_alone_among_titled_members_is_taken_for_a_group() -> None:
    data, remarks = read("Name | Council", "Parent governors |", "Cllr Joan Hill | Poole")
    assert remarks == ["row 2: Parent governors is taken for the name of a group"]
    assert data["groups"][0]["name"] == "Parent governors"


def test_numbered_rows_are_no_authorities() -> None:
    assert members("1. | Cllr Joan Hill | Poole Council", "2. | Cllr Ann Leaf | Hull City Council")[
        1
    ] == {"title": "Cllr", "name": "Ann Leaf", "authority": "Hull City Council"}


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_list_as_long_as_can_be_is_read_whole(end: str) -> None:
    pasted = read_members("Name\n" + "\n".join(["Joan Hill"] * (MOST_ROWS - 1)) + end)
    assert len(pasted.rows) == MOST_ROWS - 1
    assert pasted.remarks == ()


def test_a_list_too_long_to_be_one_is_cut() -> None:
    pasted = read_members("Name\n" + "Joan Hill\n" * MOST_ROWS)
    assert len(pasted.rows) == MOST_ROWS - 1
    assert pasted.remarks == (f"only the first {MOST_ROWS} rows were read",)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n\t", " \u00a0 ", "Name\tCouncil\n"])
def test_nothing_comes_of_nothing(text: str) -> None:
    assert read_members(text) == PastedMembers()


WORDS = st.sampled_from(
    [
        *("Cllr", "Roy", "Perry", "(Chair)", "(7)", "Labour", "VACANCY", "Name", "Party", "Role"),
        *("Council", "a@b", "a@example.org", ",", "-", '"', "(", ")", "[", "\u00a0", "MBE", "\x00"),
        *("Substitutes", "1", "Title", "Surname", "First name", "\ud800", "Voting", "no", ";"),
    ]
)
CELLS = st.lists(WORDS, max_size=4).map(" ".join)
TABLES = st.lists(st.lists(CELLS, max_size=4).map("\t".join), max_size=6).map("\n".join)


@given(TABLES | st.text() | TABLES.map(lambda text: text.replace("\t", ",")))
def test_no_text_raises_and_what_comes_of_it_is_a_membership(text: str) -> None:
    pasted = read_members(text)
    membership = Membership.model_validate(pasted.data)
    assert len(membership.all_members) == len(pasted.rows)
    assert "the list could not be understood" not in pasted.remarks


NAMES = st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True).filter(
    lambda name: persons_name(name).name == name
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Cllr", "Dr", "Mrs"]),
            NAMES,
            st.sampled_from(["", " (Chair)", " (Vice-Chair)"]),
            st.sampled_from(["Labour", "Conservative", "Green"]),
            st.from_regex(r"[A-Z][a-z]{2,8} (Borough|City) Council", fullmatch=True),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_tidy_list_is_read_as_it_is(
    rows: list[tuple[str, str, str, str, str]],
) -> None:
    roles = {"": None, " (Chair)": "chair", " (Vice-Chair)": "vice-chair"}
    table = [f"{title} {name}{role}\t{group}\t{body}" for title, name, role, group, body in rows]
    expected = sorted(
        (title, name, roles[role] or "", group, body) for title, name, role, group, body in rows
    )
    for text in ("\n".join(["Member\tGroup\tCouncil", *table]), "\n".join(table)):
        pasted = read_members(text)
        assert pasted.remarks == ()
        found = sorted(
            (
                str(row["title"]),
                str(row["name"]),
                str(row.get("role", "")),
                str(group.name),
                str(row["authority"]),
            )
            for group in pasted.groups
            for row in group.members
        )
        assert found == expected


def test_rows_know_their_numbers() -> None:
    assert [(row.number, row.cells) for row in read_table("a\tb\n\n\tc\n")] == [
        (1, ("a", "b")),
        (3, ("", "c")),
    ]
