"""Names and titles as officers type them: in any case, and as many words as tell them apart."""

import re


def folded(name: str) -> str:
    """A name as it is compared: without case, with single spaces and plain apostrophes."""
    return " ".join(name.casefold().replace("’", "'").split())


def cut(text: str, most: int) -> str:
    """A text as far as it is needed to know it by."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def has_words(name: str, wanted: str) -> bool:
    """Whether each word of ``wanted`` begins one of a name; both folded. False without words."""
    words, sought = _words(name), _words(wanted)
    return bool(sought) and all(any(word.startswith(each) for word in words) for each in sought)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
