"""Cases of the rules on the board."""

from tests.packs import BOARD
from tests.rules.cases import Case, Cases

THEME = 'title = "Ours"\nextends = "plain"\n'
OURS = f'{BOARD}theme = "ours"\n'


def themed(text: str, **templates: str) -> dict[str, str]:
    """A theme of the board's own, in the folder "ours"."""
    pages = {f"ours/templates/{name}.html": page for name, page in templates.items()}
    return {"ours/theme.toml": text, **pages}


GOOD: Cases = {
    "BP010": (
        Case("brought", board=f'{BOARD}theme = "county"\n'),
        Case("none-named"),
        Case("ones-own", board=OURS, files=themed(THEME)),
        Case(
            "extends-ones-own",
            board=OURS,
            files={
                "ours/theme.toml": 'title = "Ours"\nextends = "theirs"\n',
                "theirs/theme.toml": 'title = "Theirs"\nextends = "lga"\n',
            },
        ),
        Case("stands-alone", board=OURS, files=themed('title = "Ours"\n', agenda="")),
        Case("has-no-agenda", board=OURS, files=themed('title = "O"\nfront = ["notices"]\n')),
        Case(
            "stamped-in-its-own-font",
            board=OURS,
            files={
                **themed(f'{THEME}[page_stamp]\ntext = "1"\ncorner = "top-left"\nfont = "a.ttf"\n'),
                "ours/fonts/a.ttf": "",
            },
        ),
    ),
    "BP341": (
        Case("known", board=OURS, files=themed(f'{THEME}[labels]\nagenda = "Business"\n')),
        Case(
            "of-ones-own-template",
            board=OURS,
            files=themed(f'{THEME}[labels]\nmotto = "M"\n', agenda="{{ labels.motto }}"),
        ),
    ),
    "BP340": (Case("known", board=f'{BOARD}profile = "wales"\n'), Case("none-named")),
}

AT_NAME = "pack.toml:10:9-10:15"
"""The name of the theme in the board's table."""

BAD: Cases = {
    "BP010": (
        Case(
            "not-there",
            board=OURS,
            told=(
                (
                    f"BP010 {AT_NAME} there is no theme ours | briefpack brings county,"
                    " large-print, lga, plain; or name a folder with a theme.toml"
                ),
            ),
        ),
        Case(
            "misspelt",
            board=f'{BOARD}theme = "contry"\n',
            told=("BP010 pack.toml:10:9-10:17 there is no theme contry | did you mean county?",),
        ),
        Case(
            "extends-what-is-not-there",
            board=OURS,
            files=themed('title = "Ours"\nextends = "plane"\n'),
            told=("BP010 ours/theme.toml:2:11-2:18 there is no theme plane | did you mean plain?",),
        ),
        Case(
            "outside",
            board=OURS,
            files=themed('title = "Ours"\nextends = ".."\n')
            | {"theme.toml": 'title = "The whole folder"\n'},
            told=(
                (
                    "BP010 ours/theme.toml:2:11-2:15 there is no theme .. | briefpack brings"
                    " county, large-print, lga, plain; or name a folder with a theme.toml"
                ),
            ),
        ),
        Case(
            "extends-itself",
            board=OURS,
            files=themed('title = "Ours"\nextends = "ours"\n'),
            told=(
                (
                    "BP010 ours/theme.toml:2:11-2:17 the theme ours goes round in a circle: ours"
                    " extends itself | take out one of the lines with extends"
                ),
            ),
        ),
        Case(
            "extends-none",
            board=OURS,
            files=themed('title = "Ours"\n'),
            told=(
                (
                    "BP010 ours/theme.toml:1:9-1:15 the theme extends none, and has no template for"
                    ' the agenda | add extends = "plain"'
                ),
            ),
        ),
        Case(
            "stamped-in-no-font",
            board=OURS,
            files=themed(f'{THEME}[page_stamp]\ntext = "1"\ncorner = "top-left"\nfont = "a.ttf"\n'),
            told=(
                (
                    "BP010 ours/theme.toml:6:8-6:15 the theme has no font a.ttf | put the file into"
                    " the theme's fonts folder"
                ),
            ),
        ),
    ),
    "BP341": (
        Case(
            "misspelt",
            board=OURS,
            files=themed(f'{THEME}[labels]\nagneda = "Business"\n'),
            told=(
                (
                    "BP341 ours/theme.toml:4:10-4:20 no page has a word called agneda | did you"
                    " mean agenda?"
                ),
            ),
        ),
        Case(
            "like-none",
            board=OURS,
            files=themed(f'{THEME}[labels]\nzzz = "Z"\n', agenda="{{ labels.other }}"),
            told=(
                (
                    "BP341 ours/theme.toml:4:7-4:10 no page has a word called zzz | see those of"
                    " the theme it extends"
                ),
            ),
        ),
    ),
    "BP340": (
        Case(
            "misspelt",
            board=f'{BOARD}profile = "whales"\n',
            told=("BP340 pack.toml:10:11-10:19 there is no profile whales | did you mean wales?",),
        ),
    ),
}
