"""The manual pages of what is found before there is a pack to check, and while it is laid out."""

from briefpack.problems import Severity
from briefpack.rules.registry import Rule, enter


def _page(code: str, name: str, manual: str, severity: Severity = Severity.ERROR) -> None:
    enter(Rule(code, severity, name, manual))


# -- files -------------------------------------------------------------------------------------

_page(
    "BP001",
    "file-can-be-read",
    """A file is missing, or cannot be read.

    What: every file that the pack names is there, and this account may read it.
    Why: a paper that is not there is not printed.
    Fix: correct the name, or put the file where the pack says it is.
    """,
)
_page(
    "BP002",
    "file-is-inside",
    """A file is outside the board's folder.

    What: every path is relative and stays inside the folder of the board, links followed.
    Why: a pack has to be whole wherever its folder is copied to, and must not print what stands
    elsewhere on the machine.
    Fix: copy the file into the folder, and name it from there.
    """,
)
_page(
    "BP003",
    "text-is-utf-8",
    """A text is not in the encoding UTF-8.

    What: every TOML and Markdown file is UTF-8.
    Why: in any other encoding, names with accents come out wrong.
    Fix: open the file in an editor and save it as UTF-8.
    """,
)
_page(
    "BP004",
    "file-is-toml",
    """A file is not TOML.

    What: what stands in a .toml file, and between a report's lines of +++, is TOML (toml.io).
    Why: nothing of the file can be used until it can be read.
    Fix: look at quotes, brackets and dates on the line that is named, and on the one before it.
    """,
)
_page(
    "BP005",
    "head-is-closed",
    """A report's head does not end.

    What: a head starts with a line of +++ and ends with another.
    Why: without it, nobody can say where the report's text starts.
    Fix: put a line of +++ between the head and the text.
    """,
)
_page(
    "BP006",
    "file-is-of-its-kind",
    """A file is of another kind than the paper that names it.

    What: a report is a .md file, a note a .toml file, an attachment a PDF, PNG, JPEG or SVG.
    Why: each is printed in its own way.
    Fix: correct the paper's kind, or save the file as one that can be printed.
    """,
)
_page(
    "BP007",
    "attachment-is-sound",
    """Somebody's PDF or picture is damaged, locked or empty.

    What: an attachment can be opened, has pages, and needs no repair.
    Why: a repaired file may have lost a page without a sign of it.
    Fix: open it in the program that it was made with, and export it anew.
    """,
)
_page(
    "BP008",
    "pack-has-a-board",
    """A pack belongs to no board.

    What: a board.toml stands in the pack's folder or above it, or the pack has a [board] table.
    Why: the board's name stands on every front sheet.
    Fix: write a board.toml, or a [board] table in pack.toml.
    """,
)
_page(
    "BP009",
    "appendices-end",
    """An appendix has appendices, or leads back to itself.

    What: appendices belong to a paper; a report that is an appendix has none of its own.
    Why: letters on letters can be asked for by nobody, and a circle has no end.
    Fix: name all appendices where the paper itself is named.
    """,
)
_page(
    "BP010",
    "theme-can-be-used",
    """The board's theme is not there, or no page can be made with it.

    What: ``theme`` names a theme that briefpack brings, or a folder of the board's own with a
    theme.toml; so does ``extends`` there, and no theme leads round to itself. One that extends
    none has templates of its own; the fonts of its stamps are in its fonts folder.
    Why: neither a PDF nor a page of the site is made without a theme. What stands in templates
    and style sheets is looked at while a pack is rendered.
    Fix: correct the name, or put the folder where the board says it is. Until then,
    `briefpack render --theme plain` prints the pack in another.
    """,
)

# -- shape -------------------------------------------------------------------------------------

_page(
    "BP101",
    "key-is-there",
    """A key that must be there is missing.

    What: every table has the keys that its schema asks for: `briefpack schema`.
    Why: a meeting without a date, or a member without a name, cannot be printed.
    Fix: add the key.
    """,
)
_page(
    "BP102",
    "key-is-known",
    """A key is not known.

    What: tables have only the keys of their schema.
    Why: a key that is misspelt would otherwise be left out of print without a word.
    Fix: correct it; the message names the nearest that is known.
    """,
)
_page(
    "BP103",
    "value-is-of-its-type",
    """A value is of the wrong type.

    What: text stands in quotes; numbers, dates, times, true and false without.
    Why: "3 November" in quotes cannot be counted from, and is not a date.
    Fix: write the value as the message says.
    """,
)
_page(
    "BP104",
    "value-is-a-choice",
    """A value is none of the choices there are.

    What: kinds, roles and states are among a few words.
    Why: each stands for something that is printed or counted in its own way.
    Fix: take one of the words that the message names.
    """,
)
_page(
    "BP105",
    "value-is-well-formed",
    """A value is not well formed.

    What: e-mail addresses and telephone numbers can be ones, names are not empty, numbers are
    within their bounds, and no text holds control characters.
    Why: a number that cannot be dialled is worse than none.
    Fix: correct it as the message says.
    """,
)

# -- laying out, and allowances ----------------------------------------------------------------

_page(
    "BP901",
    "character-can-be-printed",
    """No font of the theme has a character.

    What: every character of the pack is in one of the theme's fonts. Found while a pack is
    rendered.
    Why: in its place an empty box would be printed.
    Fix: write it another way, or add a font that has it to the theme.
    """,
    Severity.WARNING,
)
_page(
    "BP902",
    "address-stays-inside",
    """A theme or a picture asks for something from elsewhere.

    What: nothing is fetched from the network or from outside the pack and the theme. Found while
    a pack is rendered.
    Why: a pack is the same wherever it is rendered, and tells nobody that it is.
    Fix: copy what is asked for into the theme or the pack.
    """,
    Severity.WARNING,
)
_page(
    "BP903",
    "allowance-allows-something",
    """An allowance allows nothing.

    What: where a comment allows a code, there is a problem with that code.
    Why: the day the problem comes back, it would be let through unseen.
    Fix: delete the comment, or move it to the line above what it is about.
    """,
    Severity.WARNING,
)
_page(
    "BP904",
    "allowance-gives-its-reason",
    """An allowance has no reason, or no code that can be allowed.

    What: `# briefpack: allow BP304: the last item is never long` names codes of rules and, behind
    a colon, why.
    Why: whoever comes next has to know whether the reason still holds.
    Fix: write the reason. A problem that would make the print wrong cannot be allowed.
    """,
    Severity.WARNING,
)
