"""The process that veraPDF runs in: a PDF's path comes in as a line, its verdicts go out as one.

``engine`` starts it. Java would not bear to be forked, as tests do with their own process, and
what Java prints must not stand among the answers.
"""

import json
import os
import sys
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import jpype

Java: TypeAlias = Any
"""A Java class or object."""

PROFILES = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
"""The flavours asked about, and the names of their profiles."""

MOST_FAILURES_KEPT = 5
"""Of how many failures of one rule the places are told."""

_OPTIONS = ("-Xss8m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A short life: what makes Java fast in the long run costs more than it brings."""

NO_JAVA = """\
veraPDF needs Java, and no Java was found: {error}
Run “make setup”, which installs it, or install a Java runtime (11 or newer) yourself, such as
“apt-get install default-jre-headless”, and set JAVA_HOME where it is in an unusual place."""

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def start_java(jar: str) -> None:
    """Start Java with veraPDF, which keeps its log to itself."""
    try:
        jpype.startJVM(*_OPTIONS, classpath=[jar])
    except (jpype.JVMNotFoundException, jpype.JVMNotSupportedException) as error:
        sys.exit(NO_JAVA.format(error=error))
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def java(name: str) -> Java:
    """A Java class."""
    return jpype.JClass(name)


# -- profiles: the reader that comes with veraPDF was left out of the jar ------------------


def read_profile(jar: str, flavour: str) -> Java:
    """The rules of a flavour, from the XML in the jar."""
    name = PROFILES[flavour]
    with zipfile.ZipFile(jar) as archive:
        root = ET.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}.xml"))  # noqa: S314
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(profiles, rule))
    for variable in root.iter(f"{_NAMESPACE}variable"):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"),
                variable.get("object"),
                _text(variable, "defaultValue"),
                _text(variable, "value"),
            )
        )
    details = profiles.profileDetailsFromValues(name, name, "", java("java.util.Date")(0))
    return profiles.profileFromValues(_flavour(flavour), details, "", rules, variables)


def _rule(profiles: Java, rule: ET.Element) -> Java:
    identifier, error = rule.find(f"{_NAMESPACE}id"), rule.find(f"{_NAMESPACE}error")
    assert identifier is not None
    assert error is not None
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identifier.get("specification")),
            identifier.get("clause"),
            int(identifier.get("testNumber", "")),
        ),
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred),
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), _arguments(error)),
        java("java.util.ArrayList")(),
    )


def _arguments(error: ET.Element) -> Java:
    arguments = java("java.util.ArrayList")()
    of_values = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues
    for argument in error.iter(f"{_NAMESPACE}argument"):
        arguments.add(of_values(argument.text or "", argument.get("name"), None))
    return arguments


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{_NAMESPACE}{name}") or ""


def _flavour(flavour: str) -> Java:
    return java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)


# -- files ---------------------------------------------------------------------------------


def verdicts(path: str, profiles: Mapping[str, Java]) -> list[dict[str, Any]]:
    """What each profile says of a PDF, which is read once."""
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    factory = java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    flavours = java("java.util.ArrayList")()
    asked = java("java.util.ArrayList")()
    for flavour, profile in profiles.items():
        flavours.add(_flavour(flavour))
        asked.add(profile)
    stream = java("java.io.FileInputStream")(path)
    parser = foundry.createParser(stream, flavours[0])
    try:
        parser.setFlavours(flavours)
        # Neither what passed nor the progress is logged, but errors have their words.
        choices = (False, True, False)
        validator = factory.createValidatorByProfiles(asked, MOST_FAILURES_KEPT, *choices)
        return [_verdict(result) for result in validator.validateAll(parser)]
    finally:
        parser.close()
        stream.close()


def _verdict(result: Java) -> dict[str, Any]:
    places: dict[tuple[str, int], list[Java]] = {}
    for assertion in result.getTestAssertions():
        places.setdefault(_rule_name(assertion.getRuleId()), []).append(assertion)
    failures = []
    for entry in result.getFailedChecks().entrySet():
        name = _rule_name(entry.getKey())
        failures.append(_failure(name, int(entry.getValue()), places.get(name, [])))
    return {
        "flavour": str(result.getPDFAFlavour().getId()),
        "passed": bool(result.isCompliant()),
        "rules": int(result.getValidationProfile().getRules().size()),
        "checks": int(result.getTotalAssertions()),
        "failures": sorted(failures, key=lambda failure: (failure["clause"], failure["test"])),
    }


def _rule_name(identifier: Java) -> tuple[str, int]:
    return str(identifier.getClause()), int(identifier.getTestNumber())


def _failure(name: tuple[str, int], count: int, found: Sequence[Java]) -> dict[str, Any]:
    message = (found[0].getErrorMessage() or found[0].getMessage()) if found else ""
    contexts = [str(assertion.getLocation().getContext()) for assertion in found]
    return {
        "clause": name[0],
        "test": name[1],
        "description": str(message),
        "count": count,
        "contexts": contexts,
    }


def main(jar: str) -> None:
    """Answer until no more is asked."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what Java prints
    start_java(jar)
    profiles = {flavour: read_profile(jar, flavour) for flavour in PROFILES}
    for line in sys.stdin:
        try:
            answer: Any = verdicts(json.loads(line), profiles)
        except java("java.lang.Throwable") as error:
            answer = str(error)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
