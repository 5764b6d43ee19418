"""Tables, with their captions, and figures set to the right."""

from tests.prose.reading import html

TABLE = "| Judgement | Share |\n|:----------|------:|\n| *Good* | 25% |\n"


def test_a_table() -> None:
    assert html(TABLE) == (
        "<table>\n"
        '<thead>\n<tr>\n<th scope="col">Judgement</th>\n'
        '<th scope="col" class="figures">Share</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td><em>Good</em></td>\n<td class="figures">25%</td>\n</tr>\n</tbody>\n'
        "</table>\n"
    )


def test_a_paragraph_before_a_table_that_says_so_is_its_caption() -> None:
    assert html(f"Table: Councils *so far*\n\n{TABLE}").startswith(
        "<table>\n<caption>Councils <em>so far</em></caption>\n<thead>\n"
    )


def test_any_other_paragraph_before_a_table_is_a_paragraph() -> None:
    assert html(f"Councils so far\n\n{TABLE}").startswith(
        "<p>Councils so far</p>\n<table>\n<thead>"
    )


def test_a_caption_stands_right_before_its_table() -> None:
    made = html(f"Table: Councils\n\nBetween.\n\n{TABLE}")
    assert made.startswith("<p>Table: Councils</p>\n<p>Between.</p>\n<table>\n<thead>")


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    assert html("Table: Councils\n") == "<p>Table: Councils</p>\n"


def test_markup_in_a_caption_is_text() -> None:
    assert "<caption>&lt;b&gt;{{ x }}</caption>" in html(f"Table: <b>{{{{ x }}}}\n\n{TABLE}")


def test_centred_columns_are_set_as_text() -> None:
    assert html("| a |\n|:-:|\n| b |\n").count('class="figures"') == 0


def test_missing_cells_are_empty() -> None:
    assert "<td>b</td>\n<td></td>" in html("| a | c |\n|---|---|\n| b |\n")


def test_a_column_without_a_head_heads_the_rows() -> None:
    made = html("| | 2015 |\n|--|--:|\n| *Income* | 1 |\n| | 2 |\n")
    assert '<tr>\n<th scope="row"><em>Income</em></th>\n<td class="figures">1</td>\n</tr>' in made
    assert '<tr>\n<td></td>\n<td class="figures">2</td>\n</tr>' in made


def test_a_table_whose_columns_have_heads_has_no_heads_of_rows() -> None:
    assert "row" not in html("| | a |\n|--|--|\n\n" + TABLE)


def test_the_cells_of_many_columns_know_their_heads() -> None:
    made = html("| A | *B* | C | D | |\n|---|---|--:|---|---|\n| 1 | 2 | 3 | | 5 |\n")
    assert made.startswith('<table class="many-columns">\n<thead>')
    for cell in (
        '<td data-label="A">1</td>',
        '<td data-label="B">2</td>',
        '<td class="figures" data-label="C">3</td>',
        "<td></td>",
        "<td>5</td>",
    ):
        assert cell in made


def test_where_rows_have_heads_cells_still_know_those_of_their_columns() -> None:
    made = html("| | B | C | D | E |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n")
    assert '<th scope="row">1</th>' in made
    assert '<td data-label="B">2</td>' in made
    assert '<td data-label="E">5</td>' in made
