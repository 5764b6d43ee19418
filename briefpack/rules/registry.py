"""How a rule is written, and how all of them are run.

A rule is a function from a loaded pack to findings. Its docstring is its manual page: one line,
then What, Why and Fix.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TypeVar, cast

from briefpack.model.agenda import Item
from briefpack.model.briefing import BriefingPack
from briefpack.model.note import Note
from briefpack.model.report import Report
from briefpack.plan.agenda import AgendaPlan, plan_agenda
from briefpack.plan.references import References, find_references
from briefpack.problems import Edit, Place, Problem, Severity
from briefpack.rules.allowances import Allowance, allowances
from briefpack.rules.profiles import DEFAULT, PROFILES, Profile
from briefpack.store.load import BOARD_FILE, MEMBERSHIP_FOLDER, LoadedPack, item_paths
from briefpack.store.own_theme import NOTHING, OwnTheme
from briefpack.store.sources import Source, dotted

Path = tuple[str | int, ...]

Result = TypeVar("Result")

IDLE = "BP903"
UNCLEAR = "BP904"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rule looks at: the pack, its agenda as planned, and what can be referred to.

    ``profile`` has the local rules of the body, ``today`` is the day of the check (None: nobody
    asks what is late), ``beside`` the names of all files in the pack's folder, ``meetings``
    the days of the board's meetings that have a folder, and ``theme`` what the board's theme has
    of the board's own.
    """

    briefing: BriefingPack
    plan: AgendaPlan
    references: References
    pack_file: str
    sources: Mapping[str, Source]
    profile: Profile = DEFAULT
    today: date | None = None
    beside: tuple[str, ...] = ()
    meetings: tuple[date, ...] = ()
    theme: OwnTheme = NOTHING
    _worked_out: dict[object, object] = field(default_factory=dict)

    def once(self, work_out: Callable[["Checked"], Result]) -> Result:
        """What a function of this pack gives, worked out once for all rules that ask."""
        if work_out not in self._worked_out:
            self._worked_out[work_out] = work_out(self)
        return cast("Result", self._worked_out[work_out])

    @property
    def board_place(self) -> tuple[str, Path]:
        """The file that the board stands in, and the path to it there."""
        alone = self.briefing.pack.board is not None
        return (self.pack_file, ("board",)) if alone else (BOARD_FILE, ())

    @property
    def membership_place(self) -> tuple[str, Path]:
        """The file that the membership stands in, and the path to it there."""
        if self.briefing.membership_year is not None:
            return f"{MEMBERSHIP_FOLDER}/{self.briefing.membership_year}.toml", ()
        return self.pack_file, ("membership",)

    @property
    def items(self) -> Sequence[tuple[Path, Item]]:
        """Every item of the agenda with its path in pack.toml, each before its sub-items."""
        return self.once(_items)

    @property
    def reports(self) -> Iterator[tuple[str, Report]]:
        """Every report, with its file, once."""
        for file, document in self.briefing.documents.items():
            if isinstance(document, Report):
                yield file, document

    @property
    def notes(self) -> Iterator[tuple[str, Note]]:
        """Every note, with its file, once."""
        for file, document in self.briefing.documents.items():
            if isinstance(document, Note):
                yield file, document


def _items(checked: Checked) -> Sequence[tuple[Path, Item]]:
    return tuple(item_paths(checked.briefing.pack))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and where: at a value of a file, or on a line of its text.

    On a line it may be told more exactly by ``columns``, from the first (counted from 1) to just
    past the last. ``edits`` mend it.
    """

    message: str
    file: str
    path: Path = ()
    line: int | None = None
    hint: str | None = None
    columns: tuple[int, int] | None = None
    edits: tuple[Edit, ...] = ()


Check = Callable[[Checked], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its code and its severity, unless a profile says otherwise.

    What is printed hangs on an ``essential`` one: no profile and no allowance sets it aside. One
    that asks for the ``whole`` pack is not run on part of one, where it would find things lacking
    that are only wrong. A ``dated`` one hangs on the day of the check. ``check`` is None for what
    is found before there is a model.
    """

    code: str
    severity: Severity
    name: str
    manual: str
    check: Check | None = None
    whole: bool = False
    essential: bool = False
    dated: bool = False

    def severity_in(self, profile: Profile) -> Severity | None:
        """How severe a profile takes it; None where the profile does without it."""
        return profile.severities.get(self.code, self.severity)


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    *,
    whole: bool = False,
    essential: bool = False,
    dated: bool = False,
) -> Callable[[Check], Check]:
    """Make a function the rule with this code. Raises ValueError for a code in use."""

    def register(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        enter(Rule(code, severity, name, check.__doc__ or "", check, whole, essential, dated))
        return check

    return register


def enter(new: Rule) -> None:
    """Enter a rule in the catalogue. Raises ValueError for a code in use."""
    if new.code in _RULES:
        raise ValueError(f"{new.code} is the code of two rules")
    _RULES[new.code] = new


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of this package, by code; those first that are found in reading."""
    from briefpack import rules

    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    return tuple(_RULES[code] for code in sorted(_RULES))


def validate_pack(
    loaded: LoadedPack,
    *,
    profile: Profile | None = None,
    today: date | None = None,
    between: Callable[[], object] = lambda: None,
) -> tuple[Problem, ...]:
    """All problems of a pack: those of reading it, and those that the rules find.

    ``profile`` takes the place of the board's; on ``today`` hang the rules that ask what is late.
    ``between`` is called every few milliseconds, for a thread that is to let others go first.
    """
    found: set[Problem] = set()
    if loaded.briefing is not None:
        found.update(_found(loaded, loaded.briefing, profile, today, between))
    unfit = (*loaded.problems, *loaded.theme.problems)
    sources = loaded.sources.values()
    problems = {*unfit, *allowed(found, sources, whole=loaded.whole, dated=today is not None)}
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def _found(
    loaded: LoadedPack,
    briefing: BriefingPack,
    profile: Profile | None,
    today: date | None,
    between: Callable[[], object],
) -> Iterator[Problem]:
    """What the rules find."""
    profile = profile or PROFILES.get(briefing.board.profile, DEFAULT)
    plan = plan_agenda(briefing)
    checked = Checked(
        briefing,
        plan,
        find_references(briefing, plan),
        loaded.pack_file,
        loaded.sources,
        profile,
        today,
        loaded.beside,
        loaded.meetings,
        loaded.theme,
    )
    for each in all_rules():
        between()
        severity = each.severity_in(profile)
        if each.check is None or severity is None or (each.whole and not loaded.whole):
            continue
        for finding in each.check(checked):
            source = checked.sources.get(finding.file)
            path = source.original(finding.path) if source else finding.path
            yield Problem(
                each.code,
                severity,
                finding.message,
                _place(finding, source),
                dotted(path),
                finding.hint,
                finding.edits,
            )


def _place(finding: Finding, source: Source | None) -> Place:
    if source is None:
        return Place(finding.file)
    if finding.line is not None:
        line = source.line(finding.line)
        if finding.columns is None:
            return line
        first, end = finding.columns
        return replace(line, column=first, end_column=end)
    return source.value(finding.path) if finding.path else Place(finding.file, 1, 1, 1, 1)


# -- allowances --------------------------------------------------------------------------------


def allowed(
    found: Iterable[Problem],
    sources: Iterable[Source],
    *,
    whole: bool = True,
    dated: bool = True,
) -> Iterator[Problem]:
    """``found`` without what is allowed where it stands; and what is wrong with allowances.

    Where not all rules were run, since the pack is not ``whole``, none is said to be idle; and
    where the check was not ``dated``, none of a rule that hangs on the day.
    """
    waiting = set(found)
    unsure = set() if dated else {each.code for each in all_rules() if each.dated}
    essential = {each.code for each in all_rules() if each.essential or each.check is None}
    for source in sources:
        for allowance in allowances(source):
            flaw = _flaw(allowance, essential)
            if flaw is not None:
                yield _about(UNCLEAR, allowance, *flaw)
                continue
            for code in allowance.codes:
                covered = {problem for problem in waiting if _covers(allowance, code, problem)}
                waiting -= covered
                if not covered and whole and code not in unsure:
                    idle = _about(IDLE, allowance, f"nothing here is {code}", "delete the comment")
                    only = len(allowance.codes) == 1
                    yield replace(idle, edits=(_without(allowance, source),)) if only else idle
    yield from waiting


def _covers(allowance: Allowance, code: str, problem: Problem) -> bool:
    place = problem.place
    return (
        problem.code == code
        and place.file == allowance.place.file
        and allowance.first <= place.line <= allowance.last
    )


def _flaw(allowance: Allowance, essential: AbstractSet[str]) -> tuple[str, str] | None:
    """Why an allowance cannot stand, and what to do; None where it can."""
    if not allowance.codes:
        return "this allowance names no code", "write it like: briefpack: allow BP304: the reason"
    for code in allowance.codes:
        if code not in _RULES:
            return f"there is no rule {code}", "briefpack rule lists all"
        if code in essential:
            return f"{code} cannot be allowed: the pack could not be printed", "mend it instead"
    if not allowance.reason:
        return "this allowance gives no reason", "say why behind a colon: allow BP304: the reason"
    return None


def _without(allowance: Allowance, source: Source) -> Edit:
    """What deletes an allowance; with its line, where nothing else stands there."""
    place = allowance.place
    lines = source.text.split("\n")
    before = lines[place.line - 1][: place.column - 1]
    if before.strip():
        return Edit(replace(place, column=len(before.rstrip()) + 1), "")
    if place.line < len(lines):
        return Edit(replace(place, column=1, end_line=place.line + 1, end_column=1), "")
    return Edit(replace(place, column=1), "")


def _about(code: str, allowance: Allowance, message: str, hint: str) -> Problem:
    return Problem(code, Severity.WARNING, message, allowance.place, hint=hint)
