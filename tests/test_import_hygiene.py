"""Start-up is a feature: what a command does not need, it does not import."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[1]
LIBRARIES = frozenset(
    {
        *("PIL", "click", "email_validator", "fontTools", "jinja2", "markdown_it", "phonenumbers"),
        *("pikepdf", "pydantic", "pydyf", "textual", "tree_sitter", "weasyprint"),
    }
)
PAGES = frozenset({"fontTools", "jinja2", "pydyf", "weasyprint"})


def imported(*arguments: str) -> set[str]:
    """The libraries that a command imports; the interpreter itself keeps the list."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefpack", *arguments],
        capture_output=True,
        check=True,
        cwd=REPO,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    modules = re.findall(r"^import time: [^|]*\|[^|]*\| +([\w.]+)$", ran.stderr, re.MULTILINE)
    assert "briefpack.cli.main" in modules
    return {module.partition(".")[0] for module in modules} & LIBRARIES


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["completion", "bash"]])
def test_what_reads_no_pack_imports_only_click(arguments: list[str]) -> None:
    assert imported(*arguments) == {"click"}


@pytest.mark.parametrize("command", ["validate", "render"])
def test_help_of_a_command_lays_out_nothing(command: str) -> None:
    assert not imported(command, "--help") & PAGES


def test_checking_a_sound_pack_imports_what_reads_it() -> None:
    assert imported("validate", "examples/parish") <= {
        *("click", "email_validator", "markdown_it", "phonenumbers", "pydantic"),
    }


def test_checking_a_pack_with_pdfs_lays_out_nothing() -> None:
    found = imported("validate", "examples/cyp-board/meetings/2016-11-03")
    assert "pikepdf" not in found  # other people's PDFs are read in another process
    assert not found & PAGES
    assert "tree_sitter" in found  # the example has allowances, and they have places
    assert "textual" not in found


def test_the_library_imports_nothing_until_it_is_asked() -> None:
    program = f"import sys, briefpack; print(*{set(LIBRARIES)!r} & set(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=REPO,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPO)},
    )
    assert ran.stdout.split() == []
