"""Rules on what the public may see."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefpack.model.agenda import AttachmentPaper, Exemption, Item, ItemKind, ToFollowPaper
from briefpack.problems import Severity
from briefpack.rules.papers import PlacedPaper, papers
from briefpack.rules.registry import Checked, Finding, Path, rule

_WELSH = 11
"""What the numbers of the Schedule's paragraphs for Wales have over those for England."""

_EXCLUSION = re.compile(
    r"\bexclu(?:de|ding|sion)\s+(?:of\s+)?(?:the\s+)?(?:members\s+of\s+the\s+)?"
    r"(?:press|public|media)\b|\b(?:press|public)\b[^.]{0,60}\bexcluded\b"
    r"|\bgwahardd\b.{0,60}\bcyhoedd\b",
    re.IGNORECASE,
)
"""A motion to exclude press and public, in English or Welsh."""

_IF_NEEDED = re.compile(r"\b(?:if|whether|where|should any)\b", re.IGNORECASE)

_SAYS_PRIVATE = re.compile(
    r"\bnot for publication\b|\bconfidential\b(?! reporting)"
    r"|\bexempt (?:annex|appendix|information|item|minutes|note|paper|report|session)"
    r"|[(\[](?:exempt|private|restricted)[)\]]|[–—:-] (?:exempt|private|restricted)$",
    re.IGNORECASE,
)


def excludes_the_public(item: Item) -> bool:
    """Whether an item is the motion to exclude the public."""
    return _EXCLUSION.search(f"{item.title} {item.description or ''}") is not None


def moves_exclusion(item: Item) -> bool:
    """Whether an item moves to exclude the public, and does not only ask whether to."""
    words = f"{item.title} {item.description or ''}"
    return excludes_the_public(item) and _IF_NEEDED.search(words) is None


def is_private(item: Item) -> bool:
    """Whether the public may not hear an item: it, or each of its papers or parts, is exempt."""
    papers_are = bool(item.papers) and all(paper.exempt for paper in item.papers)
    parts_are = bool(item.items) and all(is_private(part) for part in item.items)
    return item.exempt is not None or papers_are or parts_are


@dataclass(frozen=True, slots=True)
class _Exempted:
    """Something exempt: what it is called, and where its exemption stands."""

    title: str
    exemption: Exemption
    file: str
    path: Path


def exemptions(checked: Checked) -> Iterator[_Exempted]:
    """All exemptions of a pack: of items, papers and appendices."""
    for path, item in checked.items:
        if item.exempt is not None:
            yield _Exempted(item.title, item.exempt, checked.pack_file, (*path, "exempt"))
    for placed in papers(checked):
        if placed.paper.exempt is not None:
            path = (*placed.path, "exempt")
            yield _Exempted(_title(placed), placed.paper.exempt, checked.pack_file, path)
        for each in placed.appendices:
            if each.appendix.exempt is not None:
                title, path = each.appendix.title, (*each.path, "exempt")
                yield _Exempted(title, each.appendix.exempt, each.file, path)


def _title(placed: PlacedPaper) -> str:
    paper = placed.paper
    own = paper.title if isinstance(paper, (AttachmentPaper, ToFollowPaper)) else None
    return own or placed.item.title


# -- what an exemption says --------------------------------------------------------------------


@rule("BP701", Severity.WARNING)
def exemptions_have_paragraphs(checked: Checked) -> Iterable[Finding]:
    """Something is exempt under no paragraph.

    What: where the body is bound by Schedule 12A, every ``exempt`` table names ``paragraphs``.
    Why: information is exempt only where the Schedule describes it (Local Government Act 1972,
    section 100I), and every copy of what is kept back has to say under which description (section
    100B(5)).
    Fix: add ``paragraphs = [3]``, or publish.
    """
    for each in exemptions(checked):
        if checked.profile.exempt_paragraphs and not each.exemption.paragraphs:
            hint = f"name the paragraphs of {checked.profile.exempt_source}"
            message = f"{each.title} is exempt under no paragraph"
            yield Finding(message, each.file, each.path, hint=hint)


@rule("BP702", Severity.WARNING)
def paragraphs_are_of_the_schedule(checked: Checked) -> Iterable[Finding]:
    """An exemption names a paragraph that there is not.

    What: the paragraphs are those of the part of Schedule 12A that holds for the body: 1 to 7 in
    England, 12 to 18 in Wales.
    Why: an exclusion of the public on a ground that does not exist is unlawful, and so may be
    what is then decided.
    Fix: look the paragraph up in the Schedule.
    """
    known = checked.profile.exempt_paragraphs
    if not known:
        return
    for each in exemptions(checked):
        for position, number in enumerate(each.exemption.paragraphs):
            if number in known:
                continue
            alike = next((n for n in (number - _WELSH, number + _WELSH) if n in known), None)
            elsewhere = "England" if alike and alike > number else "Wales"
            yield Finding(
                f"there is no paragraph {number} in {checked.profile.exempt_source}",
                each.file,
                (*each.path, "paragraphs", position),
                hint=f"that is its number in {elsewhere}; here it is paragraph {alike}"
                if alike
                else f"they are {known[0]} to {known[-1]}",
            )


@rule("BP703", Severity.WARNING)
def exemptions_have_reasons(checked: Checked) -> Iterable[Finding]:
    """Something is kept from the public without a reason.

    What: every ``exempt`` table has a ``reason``.
    Why: members who vote on the exclusion, and whoever asks to see it, have to be told what kind
    of information it is; "exempt" alone does not do.
    Fix: say in ``reason`` what kind of information it is, in words that give nothing away.
    """
    for each in exemptions(checked):
        if each.exemption.reason is None:
            message = f"nothing says why the public may not see {each.title}"
            yield Finding(message, each.file, each.path, hint="add reason")


@rule("BP704", Severity.WARNING)
def public_interest_is_weighed(checked: Checked) -> Iterable[Finding]:
    """Nothing says why secrecy serves the public better.

    What: where the law asks for it, every ``exempt`` table has ``public_interest``.
    Why: information is exempt only if and so long as the public interest in keeping it back
    outweighs that in publishing it (Local Government Act 1972, Schedule 12A, paragraphs 10 and
    21); where they weigh the same, it is published.
    Fix: write in ``public_interest`` what speaks for publishing, what against, and what weighs
    more.
    """
    for each in exemptions(checked):
        if checked.profile.public_interest and each.exemption.public_interest is None:
            message = f"nothing says why keeping {each.title} back is in the public interest"
            yield Finding(message, each.file, each.path, hint="add public_interest")


@rule("BP711", Severity.WARNING)
def reasons_are_not_titles(checked: Checked) -> Iterable[Finding]:
    """A reason repeats the title.

    What: the ``reason`` of an exemption is more than what the item, the paper or the appendix is
    called.
    Why: it explains nothing; and it is read out, and printed in the minutes, where the title of
    an exempt paper may say too much.
    Fix: say what kind of information it is: "Terms of a contract that is out to tender".
    """
    for each in exemptions(checked):
        title, reason = _folded(each.title), _folded(each.exemption.reason or "")
        if title == reason or (" " in title and title in reason):
            message = f"the reason repeats the title {each.title}"
            yield Finding(message, each.file, (*each.path, "reason"))


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


# -- the order of a meeting with private business ----------------------------------------------


@rule("BP705", Severity.WARNING, whole=True)
def exclusion_comes_first(checked: Checked) -> Iterable[Finding]:
    """The public is not excluded before exempt business.

    What: where the body excludes the public by resolution, an item that moves it stands above the
    first exempt item, or the item's own description does.
    Why: without a resolution that names the business and the paragraph, the public may stay
    (Local Government Act 1972, section 100A(4) and (5)).
    Fix: add an item "Exclusion of the press and public" of the kind "procedural".
    """
    if not checked.profile.exclusion:
        return
    for path, item in checked.items:
        if excludes_the_public(item):
            return
        if is_private(item):
            yield Finding(
                f"nothing excludes the public before {item.title}",
                checked.pack_file,
                (*path, "title"),
                hint='add an item "Exclusion of the press and public" above it',
            )
            return


@rule("BP706", Severity.ADVICE, whole=True)
def exclusion_is_needed(checked: Checked) -> Iterable[Finding]:
    """The public is to be excluded from nothing.

    What: behind an item that moves to exclude the public stands something exempt; an item that
    only asks whether to is left alone.
    Why: members are asked to vote on nothing, and the public leaves for nothing. More often, what
    follows should have been marked exempt, and is about to be published.
    Fix: mark what is exempt with ``exempt``, or delete the item.
    """
    items = list(checked.items)
    for position, (path, item) in enumerate(items):
        if not moves_exclusion(item):
            continue
        if not any(_holds_something_exempt(checked, other) for _, other in items[position:]):
            message = f"nothing behind {item.title} is exempt"
            hint = "is something not marked exempt that should be?"
            yield Finding(message, checked.pack_file, (*path, "title"), hint=hint)


def _holds_something_exempt(checked: Checked, item: Item) -> bool:
    """Whether an item, or a paper or an appendix of it, is exempt."""
    return item.exempt is not None or any(
        placed.paper.exempt or any(each.appendix.exempt for each in placed.appendices)
        for placed in papers(checked)
        if placed.item is item
    )


@rule("BP707", Severity.ADVICE)
def exempt_items_come_last(checked: Checked) -> Iterable[Finding]:
    """A public item comes after an exempt one.

    What: where the body excludes the public by resolution, exempt items stand at the end, behind
    all others save procedural ones and other business.
    Why: the public has to be asked back in for it, and those who came for it have gone home. By
    custom exempt business is a second part of the agenda.
    Fix: move the exempt items to the end.
    """
    private = None
    closing = {ItemKind.HEADING, ItemKind.PROCEDURAL, ItemKind.OTHER_BUSINESS}
    for position, item in enumerate(checked.briefing.pack.items):
        if is_private(item):
            private = item
        elif checked.profile.exclusion and private and item.kind not in closing:
            message = f"{item.title} is public, but comes after {private.title}, which is exempt"
            yield Finding(message, checked.pack_file, ("items", position, "title"))
            return


# -- what should have been marked --------------------------------------------------------------


@rule("BP708", Severity.WARNING)
def titles_say_what_is_marked(checked: Checked) -> Iterable[Finding]:
    """A title says "confidential", but nothing is marked exempt.

    What: what is called confidential, exempt or not for publication in its title has an
    ``exempt`` table, or stands under something that has.
    Why: words in a title keep nothing back: the paper is printed and published with the others.
    Fix: add ``exempt`` with its paragraphs and its reason, or change the title.
    """
    private: set[Path] = set()
    for path, item in checked.items:
        if path[:-2] in private or item.exempt is not None:
            private.add(path)
        holds_none = item.kind is ItemKind.HEADING or excludes_the_public(item)
        if path in private or holds_none or not _SAYS_PRIVATE.search(item.title):
            continue
        if not any(_holds_something_exempt(checked, part) for part in (item, *item.items)):
            yield _unmarked(item.title, checked.pack_file, (*path, "title"))
    for placed in papers(checked):
        paper_private = placed.path[:-2] in private or placed.paper.exempt is not None
        if paper_private:
            continue
        own = _title(placed)
        if own != placed.item.title and _SAYS_PRIVATE.search(own):
            yield _unmarked(own, checked.pack_file, (*placed.path, "title"))
        for each in placed.appendices:
            title = each.appendix.title
            if each.appendix.exempt is None and _SAYS_PRIVATE.search(title):
                yield _unmarked(title, each.file, (*each.path, "title"))


def _unmarked(title: str, file: str, path: Path) -> Finding:
    return Finding(f"{title} is not marked exempt", file, path, hint="add exempt")


@rule("BP713", Severity.WARNING)
def headings_are_not_exempt(checked: Checked) -> Iterable[Finding]:
    """A heading is marked exempt.

    What: an item of the kind "heading" has no ``exempt`` table.
    Why: a heading stands above items and holds none: those below it are public unless each is
    marked.
    Fix: mark every item below the heading, and take the mark off the heading.
    """
    for path, item in checked.items:
        if item.kind is ItemKind.HEADING and item.exempt is not None:
            message = f"{item.title} is a heading: the items below it are not exempt by it"
            hint = "mark each of them"
            yield Finding(message, checked.pack_file, (*path, "exempt"), hint=hint)
