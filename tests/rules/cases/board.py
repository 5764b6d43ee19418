"""Cases of the rules on the board."""

from tests.packs import BOARD
from tests.rules.cases import Case, Cases

GOOD: Cases = {
    "BP340": (Case("known", board=f'{BOARD}profile = "wales"\n'), Case("none-named")),
}

BAD: Cases = {
    "BP340": (
        Case(
            "misspelt",
            board=f'{BOARD}profile = "whales"\n',
            told=("BP340 pack.toml:10:11-10:19 there is no profile whales | did you mean wales?",),
        ),
    ),
}
