"""Members and notes, as cases of the rules on people write them."""

from tests.packs import item_with

WITH_NOTE = item_with("note", "note.toml")
"""A pack's text with a note among its papers."""


def cllr(name: str, more: str = "") -> str:
    """A councillor on a list."""
    return f'{{ title = "Cllr", name = "{name}"{more} }}'


def of(name: str, authority: str) -> str:
    """A councillor on the membership, with the council."""
    return cllr(name, f', authority = "{authority}"')


CHAIRED = cllr("Richard Watts", ', role = "chair"')
VICE = cllr("Roy Perry", ', role = "vice-chair"')
TEN = ", ".join(cllr(f"Member{letter} Name{letter}") for letter in "ABCDEFGHIJ")


def note(text: str, date: str = "2016-10-06") -> dict[str, str]:
    """A note; its own text starts on line 4."""
    return {"note.toml": f'title = "B"\ndate = {date}\nvenue.name = "H"\n{text}'}


def attended(*present: str, apologies: tuple[str, ...] = (), more: str = "") -> str:
    """An attendance of three lines: those present are on its second, apologies on its third."""
    lists = f"present = [{', '.join(present)}]\napologies = [{', '.join(apologies)}]\n"
    return f"[attendance]\n{lists}{more}"


def said(discussion: str = "Words.", title: str = "A") -> str:
    """An item of a note, of three lines; what was said is on the third."""
    return f'[[items]]\ntitle = "{title}"\ndiscussion = "{discussion}"\n'


def action(text: str, more: str = "") -> str:
    """An action of the item before it, of two lines and more."""
    return f'[[items.actions]]\ntext = "{text}"\n{more}'


def vote(more: str) -> str:
    """A vote of the item before it; after two lines come the votes."""
    return f'[[items.votes]]\nmotion = "M"\n{more}'
