"""``docs/rules.md``, from the rules' own docstrings: ``python docs/make_rules.py``."""

from pathlib import Path

from briefpack.cli.rule import catalogue

PAGE = Path(__file__).with_name("rules.md")

INTRODUCTION = """# Rules

What `briefpack validate` asks of a pack beyond the shape of its files. `briefpack rule CODE` prints
the same. Codes below BP200 are problems of reading: files that are missing or damaged, unknown
keys, values of the wrong kind; their messages say all there is to say.
"""


def rules_page() -> str:
    """The page's text."""
    parts = [INTRODUCTION]
    for rule in catalogue():
        parts.append(f"## {rule.code} {rule.name}\n\n{rule.summary} *({rule.severity.value})*\n")
        parts += [
            f"**{label}:** {text}\n"
            for label, text in (("What", rule.what), ("Why", rule.why), ("Fix", rule.fix))
        ]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
