"""The one WeasyPrint whose private ways the tags rest on is the one that is installed.

Before another one is allowed: read what it changed in ``weasyprint/pdf/tags.py`` and in
``weasyprint/pdf/__init__.py``, and see that all tests of the tags and of veraPDF pass.
"""

import tomllib
from importlib.metadata import version
from inspect import signature
from pathlib import Path

import pytest
import weasyprint.pdf
from weasyprint import HTML

from briefpack.rendering.tagging import SUPPORTED_WEASYPRINT

ROOT = Path(__file__).parents[2]


def test_the_installed_version_is_the_one_that_is_known() -> None:
    assert version("weasyprint") == SUPPORTED_WEASYPRINT


@pytest.mark.parametrize("name", ["weasyprint", "pydyf"])
def test_an_installed_briefpack_asks_for_exactly_that_version(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{name}=={version(name)}" in project["dependencies"]


def test_what_is_replaced_is_there() -> None:
    assert list(signature(weasyprint.pdf.add_tags).parameters) == [
        *("pdf", "document", "pdf_version", "page_streams")
    ]
    assert "forms" in signature(HTML._ua_stylesheets).parameters  # noqa: SLF001
