"""What ``--help`` prints of each command."""

import pytest

from briefpack.cli import main


def _commands() -> list[str]:
    return list(main._COMMANDS)  # noqa: SLF001 - there is no other list of them


@pytest.mark.parametrize("name", _commands())
def test_help_has_no_marks_of_its_source(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([name, "--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert told.startswith("Usage: briefpack ")
    assert not {"\\b", "\x08", "``"} & {told[i : i + n] for i in range(len(told)) for n in (1, 2)}


@pytest.mark.parametrize(
    ("name", "hint"),
    [("validte", "did you mean validate?"), ("xyzzy", "see them all with `briefpack --help`")],
)
def test_a_mistyped_command_is_told_with_the_nearest(
    name: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([name, "pack"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"briefpack: there is no command {name}\n  = {hint}\n"
