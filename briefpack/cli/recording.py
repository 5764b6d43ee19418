"""Small changes to a file that a person has written, which leave all else as it is."""

from collections.abc import Callable
from pathlib import Path

from briefpack.errors import BriefpackError


def change_text(path: Path, change: Callable[[str], str]) -> bool:
    """Write what ``change`` makes of a TOML file's text; whether that is something else.

    Raises BriefpackError where the file cannot be read or written, is not TOML, or was written by
    somebody else meanwhile.
    """
    import tomllib

    from briefpack.problems import Problem
    from briefpack.store.files import decode
    from briefpack.store.os_errors import in_words
    from briefpack.store.write import save, state_of

    state = state_of(path)
    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise in_words(error, path, "read") from None
    if isinstance(text, Problem):
        raise BriefpackError(f"{text.place}: {text.message}", text.hint)
    try:
        new = change(text)
    except tomllib.TOMLDecodeError as error:
        hint = "see what `briefpack validate` says of it, and mend it first"
        raise BriefpackError(f"{path} is not TOML: {error}", hint) from error
    if new == text:
        return False
    save(path, new, state)
    return True
