"""Build servers' files, and their scripts run as the servers run them.

A repository with two boards stands in for a council's. Installing is left out, and the
``briefpack`` of this environment runs in place of what would be installed.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

yaml = import_module("yaml")  # publishes no types

REPO = Path(__file__).parents[1]
SAMPLES = REPO / "examples" / "ci"
PACK = "cyp-board/meetings/2016-11-03/pack.toml"

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig-config"
INSTALLING = frozenset(
    {
        'python -m pip install --quiet "$BRIEFPACK"',
        "apt-get update -qq",
        f"apt-get install -qq --no-install-recommends {LIBRARIES}",
        '"$PYTHON" -m venv "$RUNNER_TEMP/briefpack"',
        '"$RUNNER_TEMP/briefpack/bin/python" -m pip install --quiet "$GITHUB_ACTION_PATH"',
    }
)
"""The lines that install something; nothing else is left out of a script."""

Yaml = dict[Any, Any]


def read(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))


WORKFLOW: Yaml = read(SAMPLES / "github.yml")
PIPELINE: Yaml = read(SAMPLES / "gitlab.yml")
ACTION: Yaml = read(REPO / "action.yml")
HOOKS: list[Yaml] = read(REPO / ".pre-commit-hooks.yaml")


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a job: the status of its first script that failed, and all that it said."""

    status: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True)
class Council:
    """A repository of packs, and a build server's files beside it."""

    root: Path
    summary: Path

    @property
    def environment(self) -> dict[str, str]:
        """What the server's scripts find, and nothing of who runs the tests."""
        beside = self.root.parent
        return {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "HOME": str(beside),
            "LANG": "C.UTF-8",
            "CI": "true",
            "RUNNER_TEMP": str(beside / "runner"),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(beside / "output.txt"),
            "BRIEFPACK_CACHE": os.environ["BRIEFPACK_CACHE"],
        }

    def plant_a_fault(self) -> None:
        """A word that may not stand where it stands."""
        file = self.root / PACK
        text = file.read_text(encoding="utf-8")
        assert 'kind = "discussion"' in text
        file.write_text(text.replace('kind = "discussion"', 'kind = "chat"', 1), encoding="utf-8")

    def run(self, shell: str, script: str, environment: Mapping[str, str]) -> Ran:
        """Run a script from a file, as the servers do, in the root of the repository."""
        file = self.root.parent / "script.sh"
        file.write_text(script, encoding="utf-8")
        ran = subprocess.run(
            [*shell.split(), str(file)],
            capture_output=True,
            check=False,
            cwd=self.root,
            encoding="utf-8",
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)


def found_council(beside: Path) -> Council:
    """A new repository in a folder, which gets the server's files too."""
    root = beside / "council"
    for board in ("cyp-board", "parish"):
        shutil.copytree(REPO / "examples" / board, root / board)
    summary = beside / "summary.md"
    summary.touch()
    (beside / "runner").mkdir()
    return Council(root, summary)


def without_installing(script: str) -> str:
    lines = [line for line in script.splitlines() if line.removeprefix("sudo ") not in INSTALLING]
    left = "\n".join(lines)
    assert not re.search(r"\bpip\b|\bapt|\bvenv\b", left), "an installing line that is not known"
    return left


def run_steps(
    steps: Iterable[Yaml],
    council: Council,
    environment: Mapping[str, str],
    inputs: Mapping[str, str] | None = None,
) -> Ran:
    """Run the scripts of steps as GitHub does: after one that failed only what runs always."""
    status = 0
    output = errors = ""
    for step in steps:
        script = without_installing(step.get("run", ""))
        if not script or (status and "!cancelled()" not in step.get("if", "")):
            continue
        own = {name: filled_in(value, inputs or {}) for name, value in step.get("env", {}).items()}
        # What `shell: bash` means there.
        shell = "bash --noprofile --norc -eo pipefail"
        ran = council.run(shell, script, {**environment, **own})
        status = status or ran.status
        output += ran.output
        errors += ran.errors
    return Ran(status, output, errors)


def filled_in(text: str, inputs: Mapping[str, str]) -> str:
    """A value whose expressions are inputs, and nothing else."""
    filled = re.sub(r"\$\{\{ inputs\.([a-z]+) \}\}", lambda match: inputs[match[1]], text)
    assert "${{" not in filled
    return filled


def run_job(name: str, council: Council) -> Ran:
    """Run the scripts of a job of the workflow."""
    return run_steps(WORKFLOW["jobs"][name]["steps"], council, WORKFLOW["env"])


def run_action(council: Council, **inputs: str) -> Ran:
    """Run the action's scripts; inputs that are not given have their defaults."""
    defaults = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
    assert set(inputs) <= set(defaults)
    return run_steps(ACTION["runs"]["steps"], council, {}, {**defaults, **inputs})


def run_gitlab(name: str, council: Council, shell: str) -> Ran:
    """Run a job's lines as one script, those before it first."""
    job = PIPELINE[name]
    base = PIPELINE[job["extends"]]
    script = without_installing("\n".join([*base["before_script"], *job["script"]]))
    return council.run(shell, script, base["variables"])


def hook(name: str) -> Yaml:
    [found] = [each for each in HOOKS if each["id"] == name]
    return found


def run_hook(name: str, council: Council, files: Iterable[str]) -> Ran:
    """Run a hook as pre-commit does: with those of the files that it is for, if it takes any."""
    found = hook(name)
    line = [*shlex.split(found["entry"]), *found.get("args", [])]
    if found.get("pass_filenames", True):
        line += [file for file in files if re.search(found["files"], file)]
    return council.run("sh", shlex.join(line), {})
