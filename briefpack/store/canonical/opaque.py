"""What is not to be looked into: strings and comments."""

import re

_PIECE = re.compile(
    rb'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""(?:"{0,2})'
    rb"|'''[^']*(?:'(?!'')[^']*)*'''(?:'{0,2})"
    rb'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    rb"|'[^'\n]*'"
    rb"|#[^\n]*",
    re.DOTALL,
)
"""Each sign fits in one way alone, so there is nothing to go back to. Possessive quantifiers would
say so too, but are matched wrongly by Pythons before 3.11.5."""
_BLANK = bytes(byte if byte == ord("\n") else ord("x") for byte in range(256))


def masked(toml: bytes) -> bytes:
    """The same text with an x for each byte of a string or a comment.

    The grammar that finds statements does not know all that strings may hold, such as spaces
    behind a backslash at the end of a line.
    """
    return _PIECE.sub(_mask, toml)


def _mask(match: re.Match[bytes]) -> bytes:
    piece = match[0]
    if piece.startswith(b"#"):
        return b"#" + piece[1:].translate(_BLANK)
    quotes = 3 if piece.startswith((b'"""', b"'''")) else 1
    return piece[:quotes] + piece[quotes:-quotes].translate(_BLANK) + piece[-quotes:]


def comments(toml: str) -> list[str]:
    """All comments, in order, without what stands before and behind them."""
    pieces = (match[0] for match in _PIECE.finditer(toml.encode()))
    return [piece.decode().rstrip(" \t") for piece in pieces if piece.startswith(b"#")]
