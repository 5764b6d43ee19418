"""Text from a pack is never markup, never a template, and never fetches anything."""

from datetime import date, time
from pathlib import Path

import pikepdf
import pytest
import tomli_w

from briefpack import load, render
from briefpack.problems import Severity
from briefpack.rendering.theme import load_theme
from tests.own_output import findings
from tests.pdf_reading import page_texts

MARKUP = '<b>x</b><script>alert(1)</script>{{ 7 * 7 }}{% include "base.html" %}&amp;'
RIGHT_TO_LEFT = "مجلس הוועדה"
EMOJI = "\N{GRINNING FACE} \N{BALLOT BOX WITH CHECK}"


def write_pack(folder: Path, words: str, body: str) -> Path:
    """A pack with ``words`` in every field that takes text, and a report with ``body``."""
    folder.mkdir()
    (folder / "report.md").write_text(
        "+++\n"
        + tomli_w.dumps({"purpose": words, "summary": words, "action": words})
        + f"+++\n{body}\n",
        encoding="utf-8",
    )
    pack = {
        "to": [words],
        "meeting": {
            "date": date(2026, 3, 12),
            "start": time(10),
            "venue": {"name": words, "address": words},
        },
        "board": {
            "name": words,
            "organisation": words,
            "hashtag": words,
            "notices": [{"kind": "own", "heading": words, "text": words}],
        },
        "membership": {"groups": [{"name": words, "members": [{"name": words}]}]},
        "items": [
            {
                "title": words,
                "kind": "decision",
                "presenters": [words],
                "description": words,
                "papers": [{"kind": "report", "file": "report.md"}],
            }
        ],
    }
    (folder / "pack.toml").write_text(tomli_w.dumps(pack), encoding="utf-8")
    return folder


def test_markup_and_templates_are_printed_as_they_stand(tmp_path: Path) -> None:
    output = tmp_path / "pack.pdf"
    render(write_pack(tmp_path / "pack", MARKUP, f"1. {MARKUP}"), output)
    text = " ".join(page_texts(output))
    assert text.count("<script>alert(1)</script>") > 10
    assert "{{ 7 * 7 }}" in text
    assert "{% include" in text
    assert "49" not in text
    assert findings(output) == []


def test_right_to_left_text_and_emoji_are_printed(tmp_path: Path) -> None:
    output = tmp_path / "pack.pdf"
    made = render(
        write_pack(tmp_path / "pack", f"{RIGHT_TO_LEFT} {EMOJI}", f"1. {RIGHT_TO_LEFT}"), output
    )
    assert made.problems == ()
    text = " ".join(page_texts(output))
    assert "\N{BALLOT BOX WITH CHECK}" in text
    assert "\N{HEBREW LETTER HE}" in text


def test_a_character_that_no_font_has_is_a_problem_with_its_place(tmp_path: Path) -> None:
    output = tmp_path / "pack.pdf"
    body = "1. First.\n1. A word in Devanagari: \N{DEVANAGARI LETTER KA}."
    made = render(write_pack(tmp_path / "pack", "Plain", body), output)
    problem = made.problems[0]
    assert problem.code == "BP901"
    assert problem.severity is Severity.ERROR
    assert "U+0915" in problem.message
    assert str(problem.place) == "report.md:7:26"
    assert not output.exists()


@pytest.mark.parametrize(
    ("picture", "codes"),
    [
        ('<image href="file:///etc/hostname" width="9" height="9"/>', ["BP902"]),
        ('<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>', ["BP902"]),
        ('<image href="../../secret.png" width="9" height="9"/>', ["BP902"]),
        ("<style>@import url(file:///etc/hostname);</style>", []),
    ],
)
def test_a_picture_fetches_nothing(tmp_path: Path, picture: str, codes: list[str]) -> None:
    folder = write_pack(tmp_path / "pack", "Plain", "![A plan](plan.svg)")
    (folder / "plan.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{picture}'
        '<rect width="9" height="9"/></svg>',
        encoding="utf-8",
    )
    made = render(folder, tmp_path / "pack.pdf")
    assert [problem.code for problem in made.problems] == codes


LINKS = """\
1. [a](javascript:alert(1)) [b](<java\tscript:x>) [c](data:text/html,x) [d](file:///etc/passwd)
1. [e](&#106;avascript:x) [f](vbscript:x) [g](\u200bjavascript:x) <javascript:x> [h](https:x)
1. [i](https://www.example.org/) <clerk@example.org> [j](/etc/passwd) [k](../../x)
"""


def test_links_lead_to_the_web_and_to_mail_alone(tmp_path: Path) -> None:
    output = tmp_path / "pack.pdf"
    render(write_pack(tmp_path / "pack", LINKS.replace("\n", " "), LINKS), output)
    with pikepdf.open(output) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        addresses = {str(note.A.URI) for note in notes if "/A" in note}
    assert addresses == {"https://www.example.org/", "mailto:clerk@example.org"}


@pytest.mark.parametrize("theme", ["plain", "lga"])
def test_a_turn_of_direction_ends_with_what_it_stands_in(theme: str) -> None:
    page = load_theme(theme).environment.from_string("<p>{{ title }} page {{ number }}</p>")
    assert page.render(title="A \u202eb \u2067c <b>", number=5) == "<p>A b c &lt;b&gt; page 5</p>"
    assert page.render(title="\u2067c\u2069", number=5) == "<p>\u2067c\u2069 page 5</p>"


def test_deeply_nested_markdown_ends(tmp_path: Path) -> None:
    body = "\n".join(["> " * 200 + "deep", "", "- " * 200 + "deep", "", "*" * 500 + "a"])
    render(write_pack(tmp_path / "pack", "Plain", body), tmp_path / "pack.pdf")
    assert load(tmp_path / "pack").problems == ()


@pytest.mark.slow
def test_a_board_of_five_thousand(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", "Plain", "1. A paragraph.")
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    names = "".join(
        f'[[membership.members]]\nname = "Member {number} of Many"\n' for number in range(5000)
    )
    (folder / "pack.toml").write_text(f"{text}\n{names}", encoding="utf-8")
    output = tmp_path / "pack.pdf"
    made = render(folder, output)
    assert "Member 4999 of Many" in " ".join(page_texts(output))
    assert made.pages > 100
