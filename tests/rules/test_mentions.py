"""Who is named in prose, and who speaks."""

import pytest

from briefpack.rules.mentions import mentions


def named(text: str) -> list[str]:
    return [mention.text for mention in mentions(text)]


def speaking(text: str) -> list[str]:
    return [mention.text for mention in mentions(text) if mention.speaks]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Chair thanked Cllr Roy Perry. He was well.", ["Cllr Roy Perry"]),
        ("Cllr Perry’s and Cllr Watts' reports", ["Cllr Perry", "Cllr Watts"]),
        ("Cllrs Smith, Jones & O’Brien", ["Cllr Smith", "Cllr Jones", "Cllr O’Brien"]),
        ("Mr Wood and Ian Dean", ["Mr Wood"]),
        ("Cllr Mrs D’Arcy van der Berg", ["Cllr Mrs D’Arcy van der Berg"]),
        ("Councillor R. Perry, Dr. Firmin", ["Councillor R. Perry", "Dr. Firmin"]),
        ("**Cllr** *Roy\nPerry*", ["Cllr Roy Perry"]),
        (
            "Cllr Gareth Barnard Cllr Liz Hacket Pain",
            ["Cllr Gareth Barnard", "Cllr Liz Hacket Pain"],
        ),
        ("| Cllr Ford |\n| --- |\n| Cllr Green |", ["Cllr Ford", "Cllr Green"]),
        ("Words.[^a]\n\n[^a]: By Cllr Cook.", ["Cllr Cook"]),
        ("`Cllr Cook` and a drink for Mr and Mrs", []),
        ("councillors were asked; the Drake report", []),
    ],
)
def test_names_with_titles_are_found(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Oakford said so.",
        "Cllr Oakford (Kent) said so.",
        "Cllr Peter Oakford, Kent County Council, provided a verbal update.",
        "Cllr Oakford, Member for Children, Young People and Families, was also in attendance.",
        "Cllr Oakford then formally **moved** it.",
        "Cllr Oakford and Cllr Perry asked why.",
    ],
)
def test_somebody_speaks(text: str) -> None:
    assert "Oakford" in speaking(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The Chair thanked Cllr Oakford, and asked why.",
        "Cllr Oakford had been asked to write.",
        "Cllr Oakford’s report said so.",
        "That Cllr Oakford, who had been ill, be thanked. He said so.",
    ],
)
def test_somebody_is_only_named(text: str) -> None:
    assert speaking(text) == []


def test_a_mention_knows_its_line() -> None:
    text = "One.\n\n- Two\n  by Cllr Ford and\n  Cllr Green.\n"
    assert [(each.text, each.line) for each in mentions(text)] == [
        ("Cllr Ford", 4),
        ("Cllr Green", 5),
    ]


def test_what_follows_a_name_may_be_no_part_of_it() -> None:
    (mention,) = mentions("He thanked Cllr Perry Chairman until then.")
    assert [name.words for name in mention.names] == [("perry", "chairman"), ("perry",)]
