"""How a rule is written, and how all of them are run.

A rule is a function from a loaded pack to findings. Its docstring is its manual page: one line,
then What, Why and Fix.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefpack.model.briefing import BriefingPack
from briefpack.plan.agenda import AgendaPlan, plan_agenda
from briefpack.plan.references import References, find_references
from briefpack.problems import Place, Problem, Severity
from briefpack.store.load import BOARD_FILE, LoadedPack
from briefpack.store.sources import Source, dotted

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rule looks at: the pack, its agenda as planned, and what can be referred to."""

    briefing: BriefingPack
    plan: AgendaPlan
    references: References
    pack_file: str
    sources: Mapping[str, Source]

    @property
    def board_place(self) -> tuple[str, Path]:
        """The file that the board stands in, and the path to it there."""
        alone = self.briefing.pack.board is not None
        return (self.pack_file, ("board",)) if alone else (BOARD_FILE, ())


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and where: at a value of a file, or on a line of its text."""

    message: str
    file: str
    path: Path = ()
    line: int | None = None
    hint: str | None = None


Check = Callable[[Checked], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its code and its severity, unless a profile says otherwise."""

    code: str
    severity: Severity
    check: Check

    @property
    def name(self) -> str:
        """The rule's name, as its function has it."""
        return self.check.__name__.replace("_", "-")

    @property
    def manual(self) -> str:
        """The rule's manual page."""
        return self.check.__doc__ or ""


_RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity) -> Callable[[Check], Check]:
    """Make a function the rule with this code. Raises ValueError for a code in use."""

    def register(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"{code} is the code of two rules")
        _RULES[code] = Rule(code, severity, check)
        return check

    return register


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    from briefpack.rules import agenda, membership, reports

    del agenda, membership, reports  # to have been imported is all that is wanted of them
    return tuple(_RULES[code] for code in sorted(_RULES))


def validate_pack(loaded: LoadedPack) -> tuple[Problem, ...]:
    """All problems of a pack: those of reading it, and those that the rules find."""
    problems = set(loaded.problems)
    if loaded.briefing is not None:
        plan = plan_agenda(loaded.briefing)
        references = find_references(loaded.briefing, plan)
        checked = Checked(loaded.briefing, plan, references, loaded.pack_file, loaded.sources)
        for each in all_rules():
            problems.update(_problems(each, checked))
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def _problems(each: Rule, checked: Checked) -> Iterator[Problem]:
    for finding in each.check(checked):
        place = _place(finding, checked.sources.get(finding.file))
        yield Problem(
            each.code,
            each.severity,
            finding.message,
            place,
            dotted(finding.path),
            finding.hint,
        )


def _place(finding: Finding, source: Source | None) -> Place:
    if source is None:
        return Place(finding.file)
    if finding.line is not None:
        return source.line(finding.line)
    return source.value(finding.path) if finding.path else Place(finding.file, 1, 1, 1, 1)
