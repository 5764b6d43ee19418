"""Answers of the child, and entries of the cache: JSON, believed as far as it has its shape."""

import json
import math
from dataclasses import dataclass

from briefpack.foreign.kinds import Examined, ForeignPage, OutlineLine, Refused
from briefpack.foreign.limits import LONGEST_SIDE, MOST_OUTLINE_LINES, MOST_PAGES, MOST_TEXT

_LONGEST_LINE = 500
_MOST_LINES = 1_000
_DEEPEST = 20


class Misshapen(ValueError):  # noqa: N818 - it says what the JSON is
    """JSON that is not what it should be."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a file, with the text of its pages."""

    verdict: Examined | Refused
    texts: tuple[str, ...] = ()


def read_answer(data: bytes, sha256: str) -> Answer:
    """The answer on the file with this SHA-256; raises Misshapen."""
    try:
        answer = json.loads(data)
        return _refused(answer) if "refused" in answer else _examined(answer, sha256)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Misshapen from error


def write_answer(answer: Answer) -> bytes:
    """An answer as JSON."""
    verdict = answer.verdict
    if isinstance(verdict, Refused):
        return json.dumps({"refused": verdict.reason}).encode()
    pages = [
        {
            "width": page.width,
            "height": page.height,
            "has_text": page.has_text,
            "is_picture": page.is_picture,
        }
        for page in verdict.pages
    ]
    return json.dumps(
        {
            "pages": pages,
            "texts": answer.texts,
            "title": verdict.title,
            "tagged": verdict.tagged,
            "conforms": verdict.conforms,
            "unembedded_fonts": verdict.unembedded_fonts,
            "removed": verdict.removed,
            "outline": _written(verdict.outline),
        }
    ).encode()


def _written(lines: tuple[OutlineLine, ...]) -> list[object]:
    return [[line.title, line.page, _written(line.children)] for line in lines]


def _refused(answer: dict[str, object]) -> Answer:
    return Answer(Refused(_line(answer["refused"])))


def _examined(answer: dict[str, object], sha256: str) -> Answer:
    pages = tuple(_page(each) for each in _list(answer["pages"], MOST_PAGES))
    texts = tuple(_text(each) for each in _list(answer["texts"], MOST_PAGES))
    if not pages or len(texts) != len(pages) or sum(map(len, texts)) > MOST_TEXT:
        raise Misshapen
    left = [MOST_OUTLINE_LINES]
    examined = Examined(
        sha256,
        pages,
        _line(answer["title"]),
        _truth(answer["tagged"]),
        _truth(answer["conforms"]),
        tuple(_line(each) for each in _list(answer["unembedded_fonts"], _MOST_LINES)),
        tuple(_line(each) for each in _list(answer["removed"], _MOST_LINES)),
        _outline(answer["outline"], len(pages), left, 0),
    )
    return Answer(examined, texts)


def _page(value: object) -> ForeignPage:
    if not isinstance(value, dict):
        raise Misshapen
    width, height = _side(value["width"]), _side(value["height"])
    return ForeignPage(width, height, _truth(value["has_text"]), _truth(value["is_picture"]))


def _outline(value: object, pages: int, left: list[int], depth: int) -> tuple[OutlineLine, ...]:
    found = []
    for each in _list(value, MOST_OUTLINE_LINES):
        title, page, children = _list(each, 3)
        left[0] -= 1
        if left[0] < 0 or depth > _DEEPEST or not isinstance(page, int) or not 0 <= page < pages:
            raise Misshapen
        found.append(OutlineLine(_line(title), page, _outline(children, pages, left, depth + 1)))
    return tuple(found)


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise Misshapen
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Misshapen
    value.encode()  # no halves of characters
    return value


def _line(value: object) -> str:
    text = _text(value)
    if len(text) > _LONGEST_LINE or not text.isprintable():
        raise Misshapen
    return text


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Misshapen
    return value


def _side(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Misshapen
    if not 0 < value <= LONGEST_SIDE + 1:
        raise Misshapen
    return float(value)
