"""The site that several modules look at, made once."""

import shutil
from pathlib import Path

import pytest

from tests.web.boards import FULL, LONG, WELSH, YEAR
from tests.web.sites import EXAMPLES, make, write_board


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All examples, and boards that are not like them. No test changes its files."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(EXAMPLES, folder / "boards")
    for name, texts in {"full": FULL, "year": YEAR, "long": LONG, "welsh": WELSH}.items():
        write_board(folder / "boards" / name, texts)
    made = make(folder / "boards", folder / "site")
    assert not made.errors
    return folder / "site"
