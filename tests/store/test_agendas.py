"""What was exempt on an agenda, however wrong its pack is."""

from pathlib import Path

import pytest

from briefpack import load
from briefpack.model.agenda import Exemption
from briefpack.store.agendas import UNKNOWN_AGENDA, read_agenda
from tests.packs import MEETING, write_pack

TITLE = '[[items]]\ntitle = "Pay"\n'


def _exempt(text: str) -> list[tuple[str, Exemption | None]]:
    return [(item.title, item.exempt) for item in read_agenda(text)]


def test_titles_parts_and_marks_are_read() -> None:
    text = f'{TITLE}exempt.paragraphs = [1]\n[[items]]\ntitle = "Roads"\n'
    roads = f'{text}[[items.items]]\ntitle = "One"\nexempt = {{}}\n'
    assert _exempt(roads) == [("Pay", Exemption(paragraphs=(1,))), ("Roads", None)]
    assert [part.exempt for part in read_agenda(roads)[1].items] == [Exemption()]


@pytest.mark.parametrize(
    "mark",
    ["exempt = true", 'exempt = "yes"', "exempt.paragraph = 3", 'exempt.paragraphs = ["3"]'],
)
def test_what_is_marked_wrongly_is_exempt_all_the_same(mark: str) -> None:
    assert _exempt(f"{TITLE}{mark}\n") == [("Pay", Exemption())]


@pytest.mark.parametrize("text", ["", "items = 3", "items = [3]", MEETING])
def test_where_nothing_is_on_the_agenda_nothing_is_exempt(text: str) -> None:
    assert read_agenda(text) == ()


def test_an_agenda_that_is_no_toml_may_have_anything_on_it() -> None:
    assert read_agenda("items = [") == UNKNOWN_AGENDA


@pytest.mark.parametrize(
    "mark", ["exempt = true", "exempt.paragraph = 3", "exempt.reason = 4", "exempt = []"]
)
def test_a_pack_that_is_partly_wrong_keeps_what_is_exempt_so(tmp_path: Path, mark: str) -> None:
    text = f'{TITLE}kind = "decision"\n{mark}\n[[items.papers]]\nkind = "to-follow"\n{mark}\n'
    loaded = load(write_pack(tmp_path, text))
    assert loaded.briefing is not None
    assert {problem.place.line for problem in loaded.problems} == {4, 7}
    (item,) = loaded.briefing.pack.items
    assert (item.exempt, item.papers[0].exempt) == (Exemption(), Exemption())


def test_a_mark_that_is_nowhere_known_goes(tmp_path: Path) -> None:
    loaded = load(write_pack(tmp_path, f'exempt = true\n{TITLE}kind = "decision"\n'))
    assert loaded.briefing is not None
    assert [item.title for item in loaded.briefing.pack.items] == ["Pay"]


def test_notes_come_with_the_agendas_of_their_meetings(tmp_path: Path) -> None:
    note = 'title = "Board"\ndate = 2016-11-03\nvenue.name = "Hall"\n'
    pack = f'{TITLE}kind = "decision"\nexempt = {{}}\n'
    minutes = '[[items]]\ntitle = "Minutes"\nkind = "note"\n'
    paper = '[[items.papers]]\nkind = "note"\nfile = "2016-09-29/note.toml"\n'
    before = {"2016-09-29/note.toml": note, "2016-09-29/pack.toml": pack}
    loaded = load(write_pack(tmp_path, minutes + paper, files={"note.toml": note, **before}))
    assert loaded.briefing is not None
    agendas = {
        file: [(item.title, item.exempt) for item in agenda]
        for file, agenda in loaded.briefing.agendas.items()
    }
    assert agendas == {
        "2016-09-29/note.toml": [("Pay", Exemption())],
        "note.toml": [("Minutes", None)],
    }


MISSPELT = ["exmept", "Exempt", "exemption", "exempted", "exmpt", "private", "confidential"]


@pytest.mark.parametrize("key", MISSPELT)
def test_a_misspelt_mark_is_one_too(tmp_path: Path, key: str) -> None:
    assert _exempt(f"{TITLE}{key} = true\n") == [("Pay", Exemption())]
    text = (
        f'{TITLE}kind = "decision"\n{key} = true\n'
        f'[[items.papers]]\nkind = "to-follow"\n{key}.paragraphs = [1]\n'
        f'[[items.papers.appendices]]\ntitle = "A"\nfile = "a.md"\n{key} = {{}}\n'
    )
    loaded = load(write_pack(tmp_path, text, files={"a.md": "1. One.\n"}))
    assert loaded.briefing is not None
    assert {problem.code for problem in loaded.problems} == {"BP102"}
    (item,) = loaded.briefing.pack.items
    (paper,) = item.papers
    assert (item.exempt, paper.exempt) == (Exemption(), Exemption())
    assert paper.appendices[0].exempt == Exemption()


@pytest.mark.parametrize("key", ["descripton", "expected", "exit", "tempo", "present"])
def test_another_unknown_key_marks_nothing(tmp_path: Path, key: str) -> None:
    assert _exempt(f"{TITLE}{key} = 1\n") == [("Pay", None)]
    loaded = load(write_pack(tmp_path, f'{TITLE}kind = "decision"\n{key} = 1\n'))
    assert loaded.briefing is not None
    assert loaded.briefing.pack.items[0].exempt is None


def test_a_mark_beside_a_misspelt_one_stays(tmp_path: Path) -> None:
    text = f'{TITLE}kind = "decision"\nexempt.paragraphs = [2]\nexmept = true\n'
    loaded = load(write_pack(tmp_path, text))
    assert loaded.briefing is not None
    assert loaded.briefing.pack.items[0].exempt == Exemption(paragraphs=(2,))
    assert _exempt(text) == [("Pay", Exemption(paragraphs=(2,)))]
