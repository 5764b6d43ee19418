"""What is kept on disk: given back whole and only if it was made of the same, and never needed."""

import os
from pathlib import Path

import jinja2
import pytest
from jinja2.sandbox import SandboxedEnvironment

from briefpack.rendering import stamp_faces
from briefpack.rendering.kept import Kept
from briefpack.rendering.stamp_faces import Face, stamp_face
from briefpack.rendering.templates import CompiledTemplates
from briefpack.rendering.theme import load_theme

FONT = load_theme("plain").font("PublicSans-Regular.ttf")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFPACK_CACHE", str(tmp_path / "cache"))
    stamp_faces._face.cache_clear()  # noqa: SLF001 - as in another process
    return tmp_path / "cache"


def test_what_is_kept_comes_back_if_it_was_made_of_the_same() -> None:
    kept = Kept("things")
    assert kept.get("name", "this") is None
    kept.put("name", "this", b"body")
    assert kept.get("name", "this") == b"body"
    assert kept.get("name", "that") is None
    kept.put("name", "that", b"another")
    assert kept.get("name", "this") is None


def test_every_changed_byte_makes_it_none(cache: Path) -> None:
    Kept("things").put("name", "this", b"body")
    (file,) = (cache / "things").iterdir()
    whole = file.read_bytes()
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 1
        file.write_bytes(changed)
        assert Kept("things").get("name", "this") is None
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert Kept("things").get("name", "this") is None


def test_a_folder_that_cannot_be_written_is_no_error(cache: Path) -> None:
    cache.write_text("a file where the folder would be")
    Kept("things").put("name", "this", b"body")
    assert Kept("things").get("name", "this") is None


def test_what_was_written_longest_ago_goes_first(cache: Path) -> None:
    kept = Kept("things", most_bytes=350)
    for number, name in enumerate("abcd"):
        kept.put(name, "this", bytes(10))
        newest = max((cache / "things").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert [kept.get(name, "this") is not None for name in "abcd"] == [False, True, True, True]


# -- templates -----------------------------------------------------------------------------


def _environment(
    templates: Path, kind: type[jinja2.Environment] = jinja2.Environment
) -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(templates)
    return kind(loader=loader, autoescape=True, bytecode_cache=CompiledTemplates())


def _refuse(*_: object, **__: object) -> None:
    pytest.fail("made although it is kept")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    file = tmp_path / "templates/page.html"
    file.write_text("{{ words }}, {{ words.__class__ }}")
    return file


def test_a_template_is_compiled_once(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _environment(template.parent).get_template("page.html").render(words="<b>")
    monkeypatch.setattr(jinja2.Environment, "compile", _refuse)
    assert _environment(template.parent).get_template("page.html").render(words="<b>") == first
    assert first.startswith("&lt;b&gt;")


def test_a_changed_template_is_compiled_anew(template: Path) -> None:
    _environment(template.parent).get_template("page.html")
    template.write_text("Now {{ words }}")
    page = _environment(template.parent).get_template("page.html")
    assert page.render(words="other") == "Now other"


def test_a_damaged_one_too(template: Path, cache: Path) -> None:
    _environment(template.parent).get_template("page.html")
    (file,) = (cache / "templates").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    page = _environment(template.parent).get_template("page.html")
    assert page.render(words="a").startswith("a, ")


def test_what_was_compiled_without_a_sandbox_is_not_run_in_one(template: Path) -> None:
    template.write_text("{{ act() }}")

    def act() -> str:
        return "done"

    act.alters_data = True  # type: ignore[attr-defined]  # what a sandbox does not call
    without = _environment(template.parent).get_template("page.html")
    assert without.render(act=act) == "done"
    page = _environment(template.parent, SandboxedEnvironment).get_template("page.html")
    with pytest.raises(jinja2.exceptions.SecurityError):
        page.render(act=act)


# -- the fonts of stamps -------------------------------------------------------------------


def test_a_kept_face_is_the_one_that_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = stamp_face(FONT, "Page 1")
    stamp_faces._face.cache_clear()  # noqa: SLF001 - as in another process
    monkeypatch.setattr(stamp_faces, "cut_down", _refuse)
    assert stamp_face(FONT, "Page 1") == cut


def test_a_face_has_all_figures_or_none() -> None:
    assert stamp_face(FONT, "Page 1") == stamp_face(FONT, "Page 270")
    assert set(stamp_face(FONT, "DRAFT").measures.glyphs) == set("DRAFT ")
    assert set(stamp_face(FONT, "A4").measures.glyphs) == set("A 0123456789")


def test_another_font_of_the_same_name_is_cut_anew(tmp_path: Path) -> None:
    other = tmp_path / FONT.name
    other.write_bytes(FONT.with_name("PublicSans-Bold.ttf").read_bytes())
    assert stamp_face(FONT, "Page 1") != stamp_face(other, "Page 1")


def test_a_face_comes_back_from_its_bytes() -> None:
    face = stamp_face(FONT, "Item 7")
    assert Face.from_bytes(face.to_bytes()) == face
