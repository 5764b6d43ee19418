"""The year, lived once for all that is asked of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cycle_year.officer import Officer, Step
from tests.cycle_year.year import live


@dataclass(frozen=True)
class Year:
    """A year that is over: the officer, with the board's folder, and every step by its name."""

    officer: Officer
    steps: dict[str, Step]

    @property
    def folder(self) -> Path:
        """The board's folder."""
        return self.officer.folder


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The whole year. No test changes its files."""
    root = tmp_path_factory.mktemp("year")
    officer = Officer(root / "health-scrutiny", root / "prints")
    officer.folder.mkdir()
    officer.prints.mkdir()
    live(officer)
    return Year(officer, {step.name: step for step in officer.steps})
