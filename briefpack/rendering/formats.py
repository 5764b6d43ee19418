"""How dates, times, addresses, verbs and references are printed. The words are the theme's."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time

from markupsafe import Markup

from briefpack.plan.references import Target, TargetKind

Labels = Mapping[str, str]

_FIRST_WORD = re.compile(r"^(\w+)(?=\s)")

_APART = re.compile(
    r"(?<=\b[A-Z]\d) (?=\d[A-Z]{2}\b)"  # a postcode: M2 3GX
    r"|(?<=\b[A-Z]{2}\d) (?=\d[A-Z]{2}\b)"
    r"|(?<=\b[A-Z]\d[A-Z\d]) (?=\d[A-Z]{2}\b)"
    r"|(?<=\b[A-Z]{2}\d[A-Z\d]) (?=\d[A-Z]{2}\b)"
    r"|(?<=\d) (?=[A-Z][a-z])"  # a house's number: 76-86 Turnmill Street
)
"""Spaces of an address at which no line should end."""


def long_date(day: date, labels: Labels) -> str:
    """Write a day as "Thursday 3 November 2016", in the theme's words and order."""
    weekdays = labels["weekdays"].split()
    months = labels["months"].split()
    return (
        labels["long_date"]
        .replace("{weekday}", weekdays[day.weekday()])
        .replace("{day}", str(day.day))
        .replace("{month}", months[day.month - 1])
        .replace("{year}", str(day.year))
    )


def short_date(day: date, labels: Labels) -> str:
    """Write a day as "17/04/2009", in the theme's order."""
    return (
        labels["short_date"]
        .replace("{day}", f"{day.day:02}")
        .replace("{month}", f"{day.month:02}")
        .replace("{year}", str(day.year))
    )


def clock(moment: time, labels: Labels) -> str:
    """Write a time as "4.30 pm", in the theme's words."""
    afternoon = moment.hour >= 12  # noqa: PLR2004 - hours of a day
    return (
        labels["clock"]
        .replace("{hour}", str(moment.hour % 12 or 12))
        .replace("{hour24}", f"{moment.hour:02}")
        .replace("{minute}", f"{moment.minute:02}")
        .replace("{half}", labels["pm"] if afternoon else labels["am"])
    )


def with_verb_first(text: str, inline: Callable[[str], Markup]) -> Markup:
    """A recommendation with its first word, the verb, in bold; ``inline`` makes HTML of prose."""
    verb = _FIRST_WORD.match(text)
    if verb is None:
        return inline(text)
    rest = inline(text[verb.end() :].lstrip())
    return Markup("<strong>{}</strong> ").format(verb[1]) + rest


def kept_together(address: str) -> str:
    """An address whose postcode, and the number of whose house, stay on one line."""
    return _APART.sub("\u00a0", address)


def reference_words(
    target: Target, labels: Labels, part: str | None, item_number: str | None
) -> str:
    """What is printed for a reference: "paragraph 11", "paragraph 11 of item 3".

    ``part`` and ``item_number`` are where it stands: nobody is told of which item, where it is
    the same.
    """
    words = f"{labels[f'reference_{target.kind}']} {target.number}"
    if target.kind is TargetKind.SECTION:
        words = f"“{target.number}”"
    elsewhere = target.part != part and target.kind is not TargetKind.ITEM
    if elsewhere and target.item_number not in {None, item_number}:
        words += f" {labels['reference_of_item']} {target.item_number}"
    return words
