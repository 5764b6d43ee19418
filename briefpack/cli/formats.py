"""The formats that problems are told in; each reporter is loaded when it is asked for."""

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from briefpack import __version__
from briefpack.cli.narrate import coloured, say
from briefpack.problems import Problem
from briefpack.reporters.catalogue import Files

Reporter = Callable[[Sequence[Problem], Files], str]


def _loaded(module: str, function: str) -> Reporter:
    """The reporter of that name, whose module is loaded when it is called."""

    def reporter(problems: Sequence[Problem], files: Files) -> str:
        found: Reporter = getattr(import_module(f"briefpack.reporters.{module}"), function)
        return found(problems, files)

    return reporter


def _text(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.text import COLOURED, PLAIN, text_report

    return text_report(problems, files.texts, files.prefix, COLOURED if coloured() else PLAIN)


def _github(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.github import github_report, step_summary

    if (path := os.environ.get("GITHUB_STEP_SUMMARY")) is not None:
        try:
            with Path(path).open("a", encoding="utf-8") as summary:
                summary.write(step_summary(problems, files))
        except OSError as error:
            say(f"The job summary {path} cannot be written: {error.strerror}.")
    return github_report(problems, files)


def _sarif(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.cli.rule import catalogue
    from briefpack.reporters.sarif import sarif_report

    return sarif_report(problems, files, catalogue(), __version__)


FORMATS: dict[str, Reporter] = {
    "text": _text,
    "concise": _loaded("concise", "concise_report"),
    "json": _loaded("machine", "json_report"),
    "jsonl": _loaded("machine", "jsonl_report"),
    "github": _github,
    "gitlab": _loaded("gitlab", "gitlab_report"),
    "junit": _loaded("junit", "junit_report"),
    "sarif": _sarif,
}
