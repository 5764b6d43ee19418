"""What is rendered to be judged: every example, in every theme."""

from pathlib import Path

import pikepdf

from briefpack.conformance import findings
from tests.verapdf.engine import Engine

ROOT = Path(__file__).parents[2]

EXAMPLES = sorted(file.parent for file in (ROOT / "examples").rglob("pack.toml"))

THEMES = sorted(file.parent.name for file in (ROOT / "themes").glob("*/theme.toml"))


def assert_passes(engine: Engine, path: Path) -> None:
    """A PDF passes as PDF/UA-1 and as PDF/A-3a; what it breaks is told rule by rule.

    Nor has the second checker anything to say, which sees what veraPDF does not.
    """
    verdicts = engine.verdicts(path)
    assert set(verdicts) == {"ua1", "3a"}
    told = "\n".join(str(verdict) for verdict in verdicts.values() if not verdict.passed)
    assert not told, f"{path.name}\n{told}"
    with pikepdf.open(path) as pdf:
        assert findings(pdf) == ()
