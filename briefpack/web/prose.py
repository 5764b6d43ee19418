"""Prose as pages show it: the HTML of the PDFs, with links, notes at the end and roomy tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefpack.plan.agenda import Part
from briefpack.plan.numbering import ParagraphScheme
from briefpack.plan.references import Target
from briefpack.prose.html import NOTE, NOTE_AGAIN
from briefpack.rendering.texts import Texts
from briefpack.web.languages import Say
from briefpack.web.meetings import PublicMeeting

ENDNOTES = "<!--endnotes-->"
"""Where on a page its notes are gathered. Nobody's text can hold it: all of that is escaped."""

_SPAN = re.compile(rf'({NOTE}|<span\b[^>]*>|</span>|<sup data-notes-back="\d+"></sup>)')
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_NUMBERED = re.compile(
    r'<li>(<p[^>]*>)?<span class="number" data-tag="Lbl">(\d+(?:\.\d+)*)\.?&nbsp;'
)


def texts_of(
    meeting: PublicMeeting, part: Part | None, picture: Callable[[str], str | None]
) -> Texts:
    """The texts of one part of a meeting, or of the meeting itself.

    ``picture`` gives the address of a picture, by its path, and has it published; None for one
    that is not.
    """

    def refer(name: str, section: str | None) -> Target | None:
        return meeting.references.find(name, section) if meeting.references else None

    section = part.name if part else None
    return Texts(section, part, meeting.theme, refer, meeting.link_to, picture)


@dataclass(frozen=True, slots=True)
class Prose:
    """Makes HTML of texts as pages show them."""

    texts: Texts
    say: Say

    def markdown(self, text: str, level: int, *, numbered: bool = False) -> Markup:
        """A text as blocks; its highest heading becomes ``<h{level}>``."""
        made = str(self.texts.markdown(text, level, numbered=numbered))
        if numbered and self.texts.theme.paragraphs is ParagraphScheme.DECIMAL:
            made = _NUMBERED.sub(_with_anchor, made)
        table = self.say("table")
        return Markup(with_scrolling_tables(made, table))  # noqa: S704 - escaped on the way


def _with_anchor(match: re.Match[str]) -> str:
    """A numbered paragraph that others can link to, though no reference in the pack does."""
    return match[0].replace("<li>", f'<li id="paragraph-{match[2]}">', 1)


def with_scrolling_tables(html: str, name: str) -> str:
    """Tables in boxes of their own, which scroll where a screen is too narrow for them.

    A box is called as its table's caption; ``name`` is for those that have none.
    """
    return _TABLE.sub(lambda match: _boxed(match, name), html)


def _boxed(match: re.Match[str], name: str) -> str:
    caption = _CAPTION.search(match[0])
    label = " ".join(_MARKUP.sub("", caption[1]).split()) if caption else escape(name)
    return f'<div class="scroll" role="group" aria-label="{label}" tabindex="0">{match[0]}</div>'


def with_endnotes(page: str, say: Say) -> str:
    """A page whose footnotes stand at its end, each with a link there and one back."""
    gathered = _Notes(say)
    text = gathered.read(_SPAN.split(page))
    return text.replace(ENDNOTES, gathered.section())


class _Notes:
    """Moves footnotes from where they are called to a list, numbered over the whole page."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._notes: dict[int, str] = {}

    def read(self, pieces: list[str]) -> str:
        """The text without its notes."""
        main: list[str] = []
        open_texts: list[tuple[int, list[str]]] = [(0, main)]
        closes: list[bool] = []  # for each open span, whether it is a note
        count = 0
        for piece in pieces:
            again = NOTE_AGAIN.fullmatch(piece)
            if again:
                open_texts[-1][1].append(self._link(count - int(again["back"])))
            elif piece == NOTE:
                count += 1
                open_texts[-1][1].append(self._call(count))
                open_texts.append((count, []))
                closes.append(True)
            elif piece == "</span>" and closes and closes.pop():
                number, words = open_texts.pop()
                self._notes[number] = "".join(words)
            else:
                if piece.startswith("<span"):
                    closes.append(False)
                open_texts[-1][1].append(piece)
        return "".join(main)

    def section(self) -> str:
        """The list of notes; nothing where there are none."""
        if not self._notes:
            return ""
        entries = "\n".join(
            f'<li id="note-{number}">{words} <a href="#call-{number}" '
            f'aria-label="{escape(self._say("back_to_note", number=number))}">↩</a></li>'
            for number, words in sorted(self._notes.items())
        )
        heading = escape(self._say("notes"))
        return f'<section class="notes"><h2>{heading}</h2><ol>\n{entries}\n</ol></section>'

    def _call(self, number: int) -> str:
        return self._link(number, f'id="call-{number}" ')

    def _link(self, number: int, name: str = "") -> str:
        label = escape(self._say("note", number=number))
        return (
            f'<sup class="call"><a {name}href="#note-{number}" '
            f'aria-label="{label}">{number}</a></sup>'
        )


def lines(text: str) -> Markup:
    """Lines of text, one below the other."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())
