"""veraPDF can be asked, and it sees: a blind checker must not pass for a clean file."""

import importlib.util
from pathlib import Path

import jpype
import pytest
import weasyprint

from tests.verapdf import engine as engine_module
from tests.verapdf import service
from tests.verapdf.engine import Engine, EngineError, find_jar

# WeasyPrint leaves its own colour profile to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")

HTML = "<html lang=en><title>Agenda</title><h1>Agenda</h1><p>Of May.</p></html>"


@pytest.fixture(scope="module")
def untagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("untagged") / "untagged.pdf"
    weasyprint.HTML(string=HTML).write_pdf(path)
    return path


def test_an_untagged_file_breaks_the_rules_that_it_breaks(engine: Engine, untagged: Path) -> None:
    verdicts = engine.verdicts(untagged)
    assert not verdicts["ua1"].passed
    assert not verdicts["3a"].passed
    # No marks, content that is neither tagged nor an Artifact, no metadata, no tree.
    assert {"6.2-1", "7.1-3", "7.1-8", "7.1-11"} <= verdicts["ua1"].broken
    assert {"6.6.2.1-1", "6.7.2.2-1", "6.7.3.3-1"} <= verdicts["3a"].broken


def test_it_knows_all_rules_of_both_flavours(engine: Engine, untagged: Path) -> None:
    rules = {flavour: verdict.rules for flavour, verdict in engine.verdicts(untagged).items()}
    assert rules == {"ua1": 106, "3a": 155}


def test_a_failure_says_which_rule_how_often_and_where(engine: Engine, untagged: Path) -> None:
    told = str(engine.verdicts(untagged)["ua1"]).splitlines()
    assert "  7.1-11 x1: StructTreeRoot entry is not present in the document catalog" in told
    assert "    at root/document[0]" in told


def test_it_goes_on_after_a_file_that_is_no_pdf(engine: Engine, untagged: Path) -> None:
    broken = untagged.with_name("broken.pdf")
    broken.write_bytes(b"not a PDF")
    with pytest.raises(EngineError, match=r"cannot read .*broken\.pdf"):
        engine.verdicts(broken)
    assert engine.verdicts(untagged)


def test_without_java_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_found(*_: object, **__: object) -> None:
        raise jpype.JVMNotFoundException("No JVM shared library file (libjvm.so) found.")

    monkeypatch.setattr(jpype, "startJVM", none_found)
    with pytest.raises(SystemExit, match="apt-get install default-jre-headless"):
        service.start_java("verapdf.jar")


def test_an_engine_that_does_not_start_says_why(tmp_path: Path) -> None:
    with (
        Engine(tmp_path / "no.jar") as lost,
        pytest.raises(EngineError, match="VeraGreenfieldFoundryProvider"),
    ):
        lost.verdicts(tmp_path / "any.pdf")


def test_another_jar_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "JAR_DIGEST", "0" * 64)
    with pytest.raises(EngineError, match="not the jar that these tests know"):
        find_jar()


def test_a_missing_wheel_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match="make setup"):
        find_jar()
