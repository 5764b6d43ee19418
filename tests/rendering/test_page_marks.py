"""What is stamped on pages for what they hold."""

import pytest

from briefpack.rendering.page_marks import page_marks
from briefpack.rendering.theme import bundled_themes, load_theme


@pytest.mark.parametrize("theme", bundled_themes())
@pytest.mark.parametrize(
    ("draft", "exempt", "words"),
    [
        (False, False, []),
        (True, False, ["DRAFT"]),
        (False, True, ["NOT FOR PUBLICATION"]),
        (True, True, ["DRAFT, NOT FOR PUBLICATION"]),
    ],
)
def test_drafts_and_what_is_private_say_so(
    theme: str, *, draft: bool, exempt: bool, words: list[str]
) -> None:
    marks = page_marks(load_theme(theme), draft=draft, exempt=exempt)
    assert [mark.words for mark in marks] == words
