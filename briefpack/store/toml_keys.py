"""Keys of TOML, taken apart into their steps."""

import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import tree_sitter


def key_parts(key: "tree_sitter.Node") -> "Sequence[tree_sitter.Node]":
    """The parts of a key; the grammar has one dotted key in another for each of its dots."""
    parts: list[tree_sitter.Node] = []
    waiting = [key]
    while waiting:
        part = waiting.pop()
        if part.type == "dotted_key":
            waiting.extend(reversed(part.named_children))
        else:
            parts.append(part)
    return parts


def key_step(text: str, part: "tree_sitter.Node") -> str:
    """What a part of a key says that is written as ``text``, in quotes or without."""
    return text if part.type == "bare_key" else str(tomllib.loads(f"key = {text}")["key"])
