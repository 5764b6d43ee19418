"""``docs/rules.md``, from the rules' own docstrings: ``python docs/make_rules.py``."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import fields
from fractions import Fraction
from pathlib import Path

from briefpack.cli.rule import catalogue
from briefpack.reporters.catalogue import RuleHelp
from briefpack.rules.profiles import DEFAULT, PROFILES, NoticePeriod, Profile
from briefpack.rules.registry import Rule, all_rules

PAGE = Path(__file__).with_name("rules.md")

FAMILIES = {
    "BP0": "Files",
    "BP1": "Keys and values",
    "BP2": "Boards and members",
    "BP3": "Agendas",
    "BP4": "Reports",
    "BP5": "Notes of meetings",
    "BP6": "Days and dates",
    "BP7": "Private business",
    "BP8": "Printing",
    "BP9": "Laying out, and allowances",
}
"""What the rules are about whose codes start so."""

INTRODUCTION = """# Rules

What `briefpack validate` asks of a pack. `briefpack rule CODE` prints the same of one rule.

An *error* stops a render: the pack would be printed wrong or not at all. A *warning* does not, but
makes the status 1, too. *Advice* is told, and counts with `--strict` alone. The severity of a rule
is the one named with it, unless the [profile](#profiles) of the board says otherwise.

What is found before there is a pack to check (BP0, BP1), and what the print hangs on, cannot be
set aside. Any other problem may stand where a comment on its line, or above it, allows it with a
reason: `# briefpack: allow BP304: the last item is never long`, and in the text of a report
`<!-- briefpack: allow BP403: … -->`.
"""

ABOUT_PROFILES = """## Profiles

A board names the kind of body that it is: `profile = "parish"` in its board.toml. A profile brings
the body's own settings; a rule that asks for one of them is silent where the profile has none.
`briefpack validate --profile NAME` takes another in its place for once.
"""

SETTINGS = {
    "name": "Kind of body",
    "notice": "Notice of the agenda",
    "private_notice": "Notice of private business",
    "declarations": "Item for declarations",
    "last_note": "Note of the last meeting",
    "exclusion": "Motion to exclude the public",
    "exempt_paragraphs": "Paragraphs of exemption",
    "exempt_source": "Where those stand",
    "public_interest": "Public interest weighed",
    "purposes": "Purposes of reports",
    "verbs": "Verbs of recommendations",
    "required_headings": "Headings of every report",
    "background_papers": "Background papers listed",
    "contact_needed": "Contact on every report",
    "longest_report": "Longest report",
    "authorities": "Members' councils checked",
    "quorum": "Quorum",
    "least_quorum": "Quorum at the least",
    "quorum_groups": "Groups at a quorum",
}
"""The settings of profiles, and what they are called in print."""

_SHOWN_ABOVE = {"name", "title", "severities"}
"""Fields of a profile that need no row of their own: rules tell of other severities."""


def rules_page() -> str:
    """The page's text."""
    rules = {rule.code: rule for rule in all_rules()}
    pages: dict[str, list[RuleHelp]] = {}
    for each in catalogue():
        pages.setdefault(FAMILIES[each.code[:3]], []).append(each)
    parts = [INTRODUCTION, *_contents(pages)]
    for family, members in pages.items():
        parts.append(f"## {family}\n")
        for each in members:
            parts += _rule(each, rules[each.code])
    parts += [ABOUT_PROFILES, _profiles(), *_sources()]
    return "\n".join(parts)


def _contents(pages: dict[str, list[RuleHelp]]) -> Iterator[str]:
    """The table of contents: families, and the rules of each in a line."""
    for family, members in pages.items():
        links = ", ".join(f"[{each.code}](#{_anchor(_heading(each))})" for each in members)
        yield f"- [{family}](#{_anchor(family)}): {links}"
    yield f"- [Profiles](#{_anchor('Profiles')})\n"


def _heading(page: RuleHelp) -> str:
    return f"{page.code} {page.name}"


def _anchor(heading: str) -> str:
    """The anchor that Markdown's readers give a heading."""
    kept = (letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return "".join(kept).replace(" ", "-")


# -- one rule ------------------------------------------------------------------------------


def _rule(page: RuleHelp, rule: Rule) -> Iterator[str]:
    yield f"### {_heading(page)}\n"
    yield f"{page.summary} *({_severity(rule)})*\n"
    for label, text in (("What", page.what), ("Why", page.why), ("Fix", page.fix)):
        yield f"**{label}:** {text}\n"
    settings = settings_of(rule)
    if settings:
        named = ", ".join(SETTINGS[setting].lower() for setting in settings)
        yield f"**Local settings** ([profiles](#profiles)): {named}.\n"


def _severity(rule: Rule) -> str:
    """A rule's severity, and those of the profiles that take it otherwise."""
    others = {
        name: "off" if severity is None else severity.value
        for name, profile in PROFILES.items()
        if (severity := rule.severity_in(profile)) is not rule.severity
    }
    return ", ".join([rule.severity.value, *(f"{what} in {name}" for name, what in others.items())])


def settings_of(rule: Rule) -> list[str]:
    """The settings of a profile that a rule looks at, itself or in functions that it calls."""
    found: set[str] = set()
    seen: set[Callable[..., object]] = set()
    waiting: list[object] = [rule.check]
    while waiting:
        function = waiting.pop()
        if not inspect.isfunction(function) or function in seen:
            continue
        seen.add(function)
        if function.__module__.startswith("briefpack.rules."):
            names, settings = _names(function)
            found |= settings
            waiting += [function.__globals__.get(name) for name in names]
    return [setting for setting in SETTINGS if setting in found]


def _names(function: Callable[..., object]) -> tuple[set[str], set[str]]:
    """The names in a function's body, and what it asks of a profile."""
    nodes = list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    asked = {
        node.attr for node in nodes if isinstance(node, ast.Attribute) and _is_profile(node.value)
    }
    return names, asked


def _is_profile(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name == "profile"


# -- profiles ------------------------------------------------------------------------------


def _profiles() -> str:
    """A table: a row for each profile's name and title, then one for each setting."""
    profiles = list(PROFILES.values())
    lines = [
        "| | " + " | ".join(f"`{profile.name}`" for profile in profiles) + " |",
        "|---|" + "---|" * len(profiles),
        "| For | " + " | ".join(profile.title for profile in profiles) + " |",
    ]
    for setting in (each.name for each in fields(Profile) if each.name not in _SHOWN_ABOVE):
        cells = " | ".join(_cell(profile, setting) for profile in profiles)
        lines.append(f"| {SETTINGS[setting]} | {cells} |")
    return "\n".join(lines) + "\n"


def _cell(profile: Profile, setting: str) -> str:
    """What a profile has of a setting; nothing where it has none."""
    value = getattr(profile, setting)
    if value == getattr(DEFAULT, setting):
        return ""
    match value:
        case NoticePeriod(days=days, saturdays=saturdays):
            words = f"{days} clear days{', Saturdays counted' if saturdays else ''}"
        case range(start=start, stop=stop):
            words = f"{start} to {stop - 1}"
        case Fraction():
            words = f"{value} of those who vote"
        case True:
            words = "yes"
        case tuple() if len(value) > _SHOWN:
            words = f"{len(value)}, listed below"
        case tuple():
            words = ", ".join(value)
        case _:
            words = f"{value}{_UNITS.get(setting, '')}"
    return words


_SHOWN = 3
"""As many words of a list as a cell has room for."""

_UNITS = {"longest_report": " words", "private_notice": " clear days", "least_quorum": " members"}


def _sources() -> Iterator[str]:
    """What cells have no room for: long lists, and the law that periods of notice come from."""
    lists: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for profile in PROFILES.values():
        for setting in ("purposes", "verbs"):
            words: tuple[str, ...] = getattr(profile, setting)
            if len(words) > _SHOWN:
                lists.setdefault((setting, words), []).append(f"`{profile.name}`")
    for (setting, words), names in lists.items():
        yield f"**{SETTINGS[setting]}** ({', '.join(names)}): {', '.join(words)}.\n"
    notices = [profile for profile in PROFILES.values() if profile.notice]
    law = "; ".join(f"`{each.name}`: {each.notice.source}" for each in notices if each.notice)
    yield f"**{SETTINGS['notice']}** is asked for by {law}.\n"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
