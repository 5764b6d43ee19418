"""Themes: what they bring together, and what is wrong with them in words."""

from pathlib import Path

import pytest

from briefpack import BriefpackError, render
from briefpack.model.agenda import ItemKind
from briefpack.model.board import Board, NoticeKind
from briefpack.model.membership import Role
from briefpack.plan.numbering import ParagraphScheme
from briefpack.plan.references import TargetKind
from briefpack.rendering.theme import FrontPart, PagesFrom, bundled_themes, load_theme


def test_what_briefpack_brings() -> None:
    assert bundled_themes() == ("county", "large-print", "lga", "plain")


@pytest.mark.parametrize("name", bundled_themes())
def test_every_word_that_the_code_looks_up_is_there(name: str) -> None:
    labels = load_theme(name).labels
    wanted = {f"kind_{kind}" for kind in ItemKind if kind is not ItemKind.HEADING}
    wanted |= {f"notice_{kind}" for kind in NoticeKind if kind is not NoticeKind.OWN}
    wanted |= {f"role_{role}" for role in Role}
    wanted |= {f"reference_{kind}" for kind in TargetKind}
    assert wanted <= labels.keys()


def test_a_theme_takes_from_what_it_extends() -> None:
    theme = load_theme("lga")
    assert theme.labels["member"] == "Councillor"
    assert theme.labels["agenda"] == "Agenda"
    assert theme.front == tuple(FrontPart)
    assert theme.paragraphs is ParagraphScheme.DECIMAL
    assert theme.pages_from is PagesFrom.PAPERS
    assert theme.item_stamp is not None
    assert "var(--" not in theme.style.css


@pytest.mark.parametrize(
    ("organisation", "contact", "officers"),
    [
        ("Local Government Association", "LGA contact", "LGA officers"),
        ("Northtown Council", "Northtown Council contact", "Northtown Council officers"),
        (None, "Contact", "Officers"),
    ],
)
def test_labels_call_the_organisation_by_its_own_name(
    organisation: str | None, contact: str, officers: str
) -> None:
    labels = load_theme("lga").made_for(organisation).labels
    assert (labels["notice_contact"], labels["officers"]) == (contact, officers)


def test_a_label_of_an_organisation_that_no_other_theme_has_loses_its_place(
    tmp_path: Path,
) -> None:
    text = 'title = "T"\n[labels]\nseal = "Seal of {organisation}"\n'
    (tmp_path / "theme.toml").write_text(text, encoding="utf-8")
    theme = load_theme(str(tmp_path))
    assert theme.labels["seal"] == "Seal of"
    assert theme.made_for("The Trust").labels["seal"] == "Seal of The Trust"


def test_a_board_that_names_no_theme_is_printed_plain() -> None:
    assert Board(name="Cabinet").theme == "plain"


def test_a_theme_that_changes_has_another_digest(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('title = "T"\nextends = "plain"\n', encoding="utf-8")
    before = load_theme(str(tmp_path)).style.digest
    (tmp_path / "styles.css").write_text("p { color: #000000 }", encoding="utf-8")
    assert load_theme(str(tmp_path)).style.digest != before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('title = "T"\ncolour = "red"\n', "colour is not known here"),
        ('title = "T"\n[colours]\naccent = "red"\n', "colours.accent is no colour"),
        ("title = ", "cannot be read"),
        ('title = "T"\nfront = ["cover"]\n', "front.* may be "),
    ],
)
def test_a_wrong_theme_is_told(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "theme.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BriefpackError, match=words):
        load_theme(str(tmp_path))


def test_a_template_cannot_reach_into_python() -> None:
    from jinja2.exceptions import SecurityError

    theme = load_theme("plain")
    template = theme.environment.from_string("{{ ().__class__.__bases__ }}")
    with pytest.raises(SecurityError):
        template.render()


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("styles.css", "p { opacity: 0.5 }", "opacity"),
        ("templates/agenda.html", "{{ nothing.at.all }}", "agenda.html of the theme"),
        ("templates/agenda.html", "\n{% if %}", "line 2"),
    ],
)
def test_what_a_theme_makes_impossible_is_told(
    tmp_path: Path, file: str, text: str, words: str
) -> None:
    (tmp_path / "theme.toml").write_text('title = "T"\nextends = "plain"\n', encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / file).write_text(text, encoding="utf-8")
    parish = Path(__file__).parents[2] / "examples" / "parish"
    with pytest.raises(BriefpackError, match=words) as caught:
        render(parish, tmp_path / "pack.pdf", theme=str(tmp_path), cached=False)
    assert caught.value.hint
