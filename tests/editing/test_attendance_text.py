"""Comments that list members go when something is said of them."""

from briefpack.editing.attendance_text import without_comments_on
from briefpack.editing.new_note import HOW_TO_FILL_IN

NOTE = f"""\
title = "The Board"
discussion = '''
# {{ name = "Ann Hill" }},
'''

{HOW_TO_FILL_IN}[attendance]
present = [
  # {{ title = "Cllr", name = "Ann Hill" }},
  # {{ title = "Cllr", name = "Bo Lund" }},  came late?
  #{{name='Cy "Moss"'}}
]
"""


def test_only_the_comment_on_that_member_goes() -> None:
    text = NOTE.replace("discussion = '''\n# { name = \"Ann Hill\" },\n'''\n", "")
    line = '  # { title = "Cllr", name = "Ann Hill" },\n'
    assert without_comments_on(text, ["Ann Hill"]) == text.replace(line, "")


def test_what_is_in_quotes_is_no_comment() -> None:
    assert without_comments_on(NOTE, ["Ann Hill"]) == NOTE


def test_what_a_person_added_to_a_comment_stays() -> None:
    assert without_comments_on(NOTE, ["Bo Lund"]) == NOTE


def test_comments_are_read_as_toml_reads_them() -> None:
    line = "  #{name='Cy \"Moss\"'}\n"
    assert without_comments_on(NOTE, ['Cy "Moss"']) == NOTE.replace(line, "")


def test_a_note_without_such_comments_stays_as_it_is() -> None:
    text = f"{HOW_TO_FILL_IN}[attendance]\npresent = []\n# {{ broken\n"
    assert without_comments_on(text, ["Ann Hill"]) == text


def test_the_explanation_goes_with_the_last_of_them() -> None:
    text = f'{HOW_TO_FILL_IN}[attendance]\npresent = [\n  # {{ name = "Ann Hill" }},\n]\n'
    assert without_comments_on(text, ["Ann Hill"]) == "[attendance]\npresent = [\n]\n"
