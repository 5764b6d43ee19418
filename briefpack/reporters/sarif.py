"""Problems as SARIF 2.1.0, the OASIS standard, for code scanning and for editors."""

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from briefpack.problems import Place, Problem, Severity
from briefpack.reporters.catalogue import (
    Files,
    RuleHelp,
    encodable,
    fingerprints,
    with_hint,
)

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_NO_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that do not stand for a byte of a file's name."""

Object = dict[str, object]


def sarif_report(
    problems: Sequence[Problem],
    files: Files,
    rules: Sequence[RuleHelp],
    version: str,
) -> str:
    """One run of briefpack ``version`` with all ``rules``, also those that found nothing.

    A result whose code none of the rules has goes without a rule. Fingerprints have a name of
    their own: the one that GitHub reads is made of the source's lines as it takes the file in.
    """
    indices = {rule.code: index for index, rule in enumerate(rules)}
    known_by = fingerprints(problems, files)
    run: Object = {
        "tool": {
            "driver": {
                "name": "briefpack",
                "version": encodable(version),
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(problem, files, indices, fingerprint)
            for problem, fingerprint in zip(problems, known_by, strict=True)
        ],
    }
    log: Object = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: RuleHelp) -> Object:
    manual = [("What", rule.what), ("Why", rule.why), ("Fix", rule.fix)]
    parts = [(label, words) for label, words in manual if words]
    text = "\n\n".join(f"{label}: {words}" for label, words in parts) or rule.summary
    markdown = "\n\n".join(f"**{label}:** {words}" for label, words in parts) or rule.summary
    return {
        "id": encodable(rule.code),
        "name": encodable(rule.name),
        "shortDescription": {"text": _plain(rule.summary)},
        "fullDescription": {"text": _plain(rule.what or rule.summary)},
        "help": {"text": _plain(text), "markdown": encodable(markdown)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(problem: Problem, files: Files, indices: Mapping[str, int], fingerprint: str) -> Object:
    rule: Object = {"ruleId": encodable(problem.code)}
    if problem.code in indices:
        rule["ruleIndex"] = indices[problem.code]
    location: Object = {"artifactLocation": {"uri": _uri(files.name(problem))}}
    if problem.place.line:
        location["region"] = _region(problem.place)
    return {
        **rule,
        "level": _LEVELS[problem.severity],
        # A text must not be taken for a link in square brackets (section 3.11.6).
        "message": {"text": with_hint(problem).replace("](", "\\](")},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"briefpack/v1": fingerprint},
    }


def _region(place: Place) -> dict[str, int]:
    """The place; SARIF too counts from 1 and ends just past the last character."""
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {key: number for key, number in region.items() if number}


def _plain(text: str) -> str:
    """Words of a docstring without its marks for code."""
    return encodable(text).replace("``", "`")


def _uri(name: str) -> str:
    """A relative reference; bytes of a name that are no UTF-8 stay what they are."""
    return quote(_NO_BYTES.sub("\ufffd", name), safe="/", errors="surrogateescape")
