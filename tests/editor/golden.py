"""Screens as text files that somebody has looked at, in the folder ``golden`` beside this one."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def matches_golden(name: str, text: str) -> None:
    """Compare a screen with the file of its name.

    With BRIEFPACK_UPDATE_GOLDEN in the environment the file is written anew, to be looked at.
    """
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("BRIEFPACK_UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{text}\n", encoding="utf-8")
        return
    assert file.exists(), f"no {file}: look at it with BRIEFPACK_UPDATE_GOLDEN=1"
    assert text == file.read_text(encoding="utf-8").removesuffix("\n")
