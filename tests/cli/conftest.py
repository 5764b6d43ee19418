"""What tests of the command line share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpack.cli.main import main
from tests.cli.running import Command, Ended


@pytest.fixture
def briefpack(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command within this process, which is quicker."""

    def run(*arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        code = ended.value.code
        return Ended(int(code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def refused(
    briefpack: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Run a command in the folder of a board, which refuses it; returns what it says."""

    def run(*arguments: str | Path) -> str:
        monkeypatch.chdir(folder)
        ended = briefpack(*arguments)
        assert ended.status == 2
        return ended.err

    return run
