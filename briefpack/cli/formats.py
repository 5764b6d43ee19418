"""The formats that problems are told in; each reporter is loaded when it is asked for."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from briefpack import __version__
from briefpack.cli.narrate import coloured, say
from briefpack.problems import Problem
from briefpack.reporters.catalogue import Files

Reporter = Callable[[Sequence[Problem], Files], str]


def _text(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.text import COLOURED, PLAIN, text_report

    return text_report(problems, files.texts, files.prefix, COLOURED if coloured() else PLAIN)


def _concise(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.concise import concise_report

    return concise_report(problems, files)


def _json(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.machine import json_report

    return json_report(problems, files)


def _jsonl(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.machine import jsonl_report

    return jsonl_report(problems, files)


def _github(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.github import github_report, step_summary

    if (path := os.environ.get("GITHUB_STEP_SUMMARY")) is not None:
        try:
            with Path(path).open("a", encoding="utf-8") as summary:
                summary.write(step_summary(problems, files))
        except OSError as error:
            say(f"The job summary {path} cannot be written: {error.strerror}.")
    return github_report(problems, files)


def _gitlab(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.gitlab import gitlab_report

    return gitlab_report(problems, files)


def _junit(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.reporters.junit import junit_report

    return junit_report(problems, files)


def _sarif(problems: Sequence[Problem], files: Files) -> str:
    from briefpack.cli.rule import catalogue
    from briefpack.reporters.sarif import sarif_report

    return sarif_report(problems, files, catalogue(), __version__)


FORMATS: dict[str, Reporter] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "sarif": _sarif,
}
