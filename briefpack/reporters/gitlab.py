"""Problems as a GitLab Code Quality report, which merge requests show and compare."""

import json
from collections.abc import Sequence

from briefpack.problems import Problem, Severity
from briefpack.reporters.catalogue import Files, encodable, fingerprints, with_hint

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def gitlab_report(problems: Sequence[Problem], files: Files) -> str:
    """One JSON array. A problem of a whole file stands at its first line: GitLab wants one."""
    items = [
        {
            "description": with_hint(problem),
            "check_name": encodable(problem.code),
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {
                "path": encodable(files.name(problem)),
                "lines": {"begin": problem.place.line or 1},
            },
        }
        for problem, fingerprint in zip(problems, fingerprints(problems, files), strict=True)
    ]
    return json.dumps(items, indent=2) + "\n"
