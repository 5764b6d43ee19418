"""``briefpack rule``: the manual pages of the rules."""

import json
from dataclasses import asdict

import click

from briefpack.cli.exits import Exit
from briefpack.cli.narrate import data
from briefpack.errors import BriefpackError
from briefpack.problems import nearest
from briefpack.reporters.catalogue import RuleHelp, parse_manual
from briefpack.rules.registry import all_rules


@click.command("rule", short_help="Explain a rule: what it asks, why, and how to mend it.")
@click.argument("code", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to tell."
)
def command(code: str | None, form: str) -> int:
    """Explain the rule with this CODE, such as BP401; without one, list all rules."""
    rules = {rule.code: rule for rule in catalogue()}
    chosen = tuple(rules.values())
    if code is not None:
        wanted = code.upper()
        if wanted not in rules:
            close = nearest(wanted, rules)
            hint = f"did you mean {close}?" if close else "`briefpack rule` lists all"
            raise BriefpackError(f"There is no rule {wanted}.", hint)
        chosen = (rules[wanted],)
    if form == "json":
        data(json.dumps([asdict(rule) for rule in chosen], indent=2))
    elif code is None:
        data("\n".join(f"{rule.code}  {rule.severity.value:8} {rule.summary}" for rule in chosen))
    else:
        data(page(chosen[0]))
    return Exit.FINE


def catalogue() -> tuple[RuleHelp, ...]:
    """The manual pages of all rules, by code, from the docstrings of their functions."""
    return tuple(
        RuleHelp(rule.code, rule.name, *parse_manual(rule.manual), rule.severity)
        for rule in all_rules()
    )


def page(rule: RuleHelp) -> str:
    """A manual page as text."""
    parts = [f"{rule.code} {rule.name} ({rule.severity.value})", rule.summary]
    parts += [
        click.wrap_text(f"{label}: {text}", 78)
        for label, text in (("What", rule.what), ("Why", rule.why), ("Fix", rule.fix))
        if text
    ]
    return "\n\n".join(parts)
