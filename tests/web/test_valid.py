"""Pages and their style sheet are valid, by the Nu HTML Checker: no error, and no warning.

Two things it says are let pass; nu.py says which, and why.
"""

from pathlib import Path

import pytest

from tests.web.nu import NEWER, Complaint, complaints

PLANTED = {
    "twice.html": ('<p id="a"></p><p id="a"></p>', "Duplicate ID “a”."),
    "nested.html": ("<ul><p>x</p></ul>", "Element “p” not allowed as child of element “ul”"),
    "picture.html": ('<img src="a.png">', "An “img” element must have an “alt” attribute"),
    "role.html": ('<p role="heading" aria-expand="a">x</p>', "“aria-expand” not allowed"),
    "open.html": ("<p><b>x</p>", "but there were open elements"),
    "drawing.html": ('<svg><rect wide="1"/></svg>', "Attribute “wide” not allowed"),
}
"""Faults by the page that has them, and what is said of each."""

PAGE = '<!doctype html>\n<html lang="en">\n<title>x</title>\n<h1>x</h1>\n{}\n'


@pytest.fixture(scope="module")
def told(site: Path) -> tuple[Complaint, ...]:
    return complaints([*sorted(site.rglob("*.html")), site / "style.css"])


def test_every_page_and_the_style_sheet_are_valid(told: tuple[Complaint, ...]) -> None:
    assert [str(each) for each in told if each.stands] == []


def test_what_is_let_pass_is_there(told: tuple[Complaint, ...]) -> None:
    """Else it should be let pass no more."""
    assert {each.newer_property for each in told if each.kind == "error"} == NEWER
    assert any(each.kind == "warning" for each in told)


def test_faults_would_be_found(tmp_path: Path) -> None:
    for name, (fault, _) in PLANTED.items():
        (tmp_path / name).write_text(PAGE.format(fault), encoding="utf-8")
    (tmp_path / "good.html").write_text(PAGE.format("<p>x</p>"), encoding="utf-8")
    (tmp_path / "bad.css").write_text("p { colour: red; width: very; }", encoding="utf-8")
    (tmp_path / "warned.html").write_text("<!doctype html><title>x</title><h1>x</h1>")
    files = sorted(tmp_path.iterdir())
    assert len(files) == len(PLANTED) + 3
    found = [each for each in complaints(files) if each.stands]
    by_file = {path.name: [each.message for each in found if each.file == path] for path in files}
    for name, (_, message) in PLANTED.items():
        assert any(message in each for each in by_file[name]), (name, by_file[name])
    assert len(by_file["bad.css"]) == 2
    assert len(by_file["warned.html"]) == 1  # says no language
    assert by_file["good.html"] == []
