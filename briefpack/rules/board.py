"""Rules on what a board says of itself."""

from collections.abc import Iterable

from briefpack.problems import Severity, nearest
from briefpack.rules.profiles import PROFILES
from briefpack.rules.registry import Checked, Finding, rule


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
