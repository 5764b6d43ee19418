from briefpack.web.languages import Say
from briefpack.web.prose import ENDNOTES, with_endnotes, with_scrolling_tables

SAY = Say("en-GB", {})


def test_footnotes_go_to_the_end_with_links_there_and_back() -> None:
    page = f'<p>One<span class="footnote">first</span> two.</p>{ENDNOTES}'
    made = with_endnotes(page, SAY)
    assert '<a id="call-1" href="#note-1" aria-label="Note 1">1</a></sup> two.</p>' in made
    assert '<li id="note-1">first <a href="#call-1"' in made


def test_other_spans_stay_where_they_are_also_in_notes() -> None:
    page = '<span class="a">x<span class="footnote">n<span>m</span></span>y</span>' + ENDNOTES
    made = with_endnotes(page, SAY)
    assert made.startswith('<span class="a">x<sup')
    assert "</sup>y</span>" in made
    assert '<li id="note-1">n<span>m</span> <a' in made


def test_notes_in_notes_are_numbered_after_them() -> None:
    page = 'a<span class="footnote">b<span class="footnote">c</span></span>' + ENDNOTES
    made = with_endnotes(page, SAY)
    assert made.index('id="note-1">b<sup') < made.index('id="note-2">c')


def test_a_note_that_is_called_again_is_the_same() -> None:
    again = '<sup data-notes-back="1"></sup>'
    page = f'a<span class="footnote">b</span>c<span class="footnote">d</span>e{again}{ENDNOTES}'
    made = with_endnotes(page, SAY)
    assert 'e<sup class="call"><a href="#note-1" aria-label="Note 1">1</a></sup>' in made
    assert made.count('id="call-1"') == 1


def test_a_page_without_notes_has_no_list_of_them() -> None:
    assert with_endnotes(f"<p>x</p>{ENDNOTES}", SAY) == "<p>x</p>"


def test_a_table_scrolls_in_a_box_that_is_called_as_its_caption() -> None:
    made = with_scrolling_tables("<table><caption>The <em>costs</em></caption></table>", "x")
    assert made.startswith('<div class="scroll" role="group" aria-label="The costs" tabindex="0">')


def test_a_table_without_a_caption_is_called_a_table() -> None:
    made = with_scrolling_tables("<table></table>", "Table")
    assert 'aria-label="Table"' in made


def test_notes_are_told_in_the_words_of_the_page() -> None:
    say = Say("cy", {"web_notes": "Nodiadau", "web_note": "Nodyn {number}"})
    made = with_endnotes(f'a<span class="footnote">b</span>{ENDNOTES}', say)
    assert "<h2>Nodiadau</h2>" in made
    assert 'aria-label="Nodyn 1"' in made
