"""Rules on what a board says of itself."""

from collections.abc import Iterable

from briefpack.problems import Severity, nearest
from briefpack.rules.profiles import PROFILES
from briefpack.rules.registry import Checked, Finding, rule
from briefpack.store.themes import known_labels


@rule("BP340", Severity.WARNING)
def profile_is_known(checked: Checked) -> Iterable[Finding]:
    """There is no profile of this name.

    What: ``profile`` names one of the profiles that there are.
    Why: without one, only what holds for every board is asked: no days of notice are counted, and
    no exemption is looked at.
    Fix: write one of the names; `briefpack validate --help` lists them.
    """
    name = checked.briefing.board.profile
    if name not in PROFILES:
        file, base = checked.board_place
        close = nearest(name, PROFILES)
        hint = f"did you mean {close}?" if close else f"there are {', '.join(PROFILES)}"
        yield Finding(f"there is no profile {name}", file, (*base, "profile"), hint=hint)


@rule("BP341", Severity.ADVICE)
def labels_are_known(checked: Checked) -> Iterable[Finding]:
    """A theme has a word that no page asks for.

    What: the keys under ``[labels]`` in the theme.toml of a board's own are those of the themes
    that briefpack brings, or names that stand in the theme's own templates.
    Why: under a name that is misspelt, the word is never printed, and nobody is told.
    Fix: correct the name; the message has the nearest that is known.
    """
    if not checked.theme.sources:
        return
    known = known_labels()
    for file, source in checked.theme.sources.items():
        labels = source.data.get("labels")
        unknown = [key for key in labels if key not in known] if isinstance(labels, dict) else []
        own = checked.theme.words() if unknown else frozenset()
        for key in unknown:
            if key not in own:
                close = nearest(key, known)
                hint = f"did you mean {close}?" if close else "see those of the theme it extends"
                yield Finding(f"no page has a word called {key}", file, ("labels", key), hint=hint)
