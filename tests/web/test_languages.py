"""The site's fixed words: every one in a table, none in a template."""

import re
from pathlib import Path

import pytest

from briefpack.web.languages import ENGLISH, WORDS, Say
from briefpack.web.pages import TEMPLATES

SAID = re.compile(r'\b(?:say|own)\("(\w+)"')
GAP = re.compile(r"\{(\w+)\}")
CODE = Path(TEMPLATES).parent


def _sources() -> str:
    files = [*TEMPLATES.glob("*.html"), *CODE.glob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_a_word_may_have_gaps() -> None:
    say = Say("en-GB", {})
    assert say("note", number=3) == "Note 3"
    assert say("directions_below", title="{number} {title}").startswith("{number} {title};")


def test_a_theme_changes_words_and_nothing_that_it_does_not_name() -> None:
    say = Say("cy", {"web_meetings": "Cyfarfodydd", "web_no_such": "x", "meetings": "y"})
    assert say("meetings") == "Cyfarfodydd"
    assert say("past") == "Past"


def test_a_language_is_found_by_its_tag_or_the_first_part_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = {"cy": {"past": "Yn y gorffennol", "state": "a"}, "cy-GB": {"state": "b"}}
    monkeypatch.setattr("briefpack.web.languages.WORDS", {**WORDS, **tables})
    say = Say("cy-GB", {})
    assert (say("past"), say("state"), say("items")) == ("Yn y gorffennol", "b", "Items")


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_the_words_and_gaps_that_english_has(language: str) -> None:
    for name, text in WORDS[language].items():
        assert set(GAP.findall(text)) == set(GAP.findall(ENGLISH[name])), name
    assert not set(WORDS[language]) - set(ENGLISH)


def test_every_word_of_the_table_is_used_and_every_word_used_is_there() -> None:
    source = _sources().replace((CODE / "languages.py").read_text(encoding="utf-8"), "")
    named = {name for name in ENGLISH if re.search(rf'"{name}"', source)}
    built = {name for name in ENGLISH if name.startswith("state_")}
    built |= {
        f"{what}_{part}" for what in ("agenda", "minutes", "both") for part in ("kicker", "title")
    }
    assert set(ENGLISH) == named | built
    assert set(SAID.findall(source)) - {"state_"} <= set(ENGLISH)


def test_no_template_has_words_of_its_own() -> None:
    for template in TEMPLATES.glob("*.html"):
        text = template.read_text(encoding="utf-8")
        text = re.sub(r"\{% block kind %\}\w*", "", text)
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", " ", text, flags=re.DOTALL)
        attributes = re.findall(r'(?:aria-label|title|alt|data-label)="([^"]*)"', text)
        left = [*re.sub(r"<[^>]*>", " ", text).split(), *" ".join(attributes).split()]
        words = {word.strip(",") for word in left if any(letter.isalpha() for letter in word)}
        assert words <= {"PDF"}, template


def test_pages_are_in_the_words_of_their_board(site: Path) -> None:
    page = (site / "welsh/index.html").read_text(encoding="utf-8")
    assert '<html lang="cy">' in page
    assert ">Neidio i’r cynnwys<" in page
    assert ">Pob bwrdd<" in page
    assert '<h2 id="meetings">Cyfarfodydd</h2>' in page
    assert "Iau 3 Tachwedd 2016" in page
    meeting = (site / "welsh/2016-11-03/index.html").read_text(encoding="utf-8")
    assert '<p class="kicker">Agenda y cyfarfod</p>' in meeting


def test_pages_over_all_boards_are_in_the_language_of_most(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en-GB">' in page
    assert re.search(r'<li lang="cy">\s*<h2><a href="welsh/index.html">', page)
    assert "Cyfarfod nesaf: <a" in page
    assert "There is no such page" in (site / "404.html").read_text(encoding="utf-8")
