"""A theme may come with a pack, so its templates run nothing and read nothing."""

from pathlib import Path
from typing import Any

import jinja2
import pytest

from briefpack.rendering.theme import load_theme
from tests.packs import briefing

PICKLE = r"cos\nsystem\n(S'touch {}'\ntR."


def filled(template: str) -> str:
    """A template of a theme, filled as pages are."""
    pack = briefing()
    context: dict[str, Any] = {"board": pack.board, "pack": pack.pack, "day": pack.pack.meeting}
    return load_theme("plain").environment.from_string(template).render(context)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("whose", ["board", "pack.meeting", "day.venue", "pack"])
def test_a_template_cannot_have_a_pickle_run(tmp_path: Path, whose: str) -> None:
    ran = tmp_path / "ran"
    data = PICKLE.format(ran)
    with pytest.raises(jinja2.TemplateError):
        filled(f'{{{{ {whose}.parse_raw("{data}".encode(), proto="pickle", allow_pickle=true) }}}}')
    assert not ran.exists()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "template",
    [
        '{{ board.parse_file("{file}") }}',
        '{{ board["parse_file"]("{file}") }}',
        '{{ board | attr("parse_file") }}{{ (board | attr("parse_file"))("{file}") }}',
        "{{ board.model_construct() }}",
        '{{ board.model_copy(update={"name": 3}) }}',
        "{{ board.model_dump() }}",
        '{{ "{0.parse_file}".format(board) }}',
        '{{ ([board] | map(attribute="parse_file") | first)("{file}") }}',
        "{{ board.__class__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../../../../etc/passwd' %}",
        "{% for each in range(10000000) %}x{% endfor %}",
    ],
)
def test_a_template_reaches_nothing_but_what_is_printed(tmp_path: Path, template: str) -> None:
    file = tmp_path / "secret.json"
    file.write_text('{"name": "told"}')
    with pytest.raises((jinja2.TemplateError, OverflowError)):
        filled(template.replace("{file}", str(file)))


def test_fields_and_properties_can_be_read() -> None:
    assert filled("{{ board.name }}, {{ day.venue.name }}, {{ day.venue.one_line }}") == (
        "Parish Council, Town Hall, Town Hall"
    )
