"""What the pages draw against what the tags say they draw, in both directions.

ISO 32000-1, 14.7.4: an element names its content by number, and the parent tree leads from the
number back to the element. Where the two disagree, reading software reads one or the other.
"""

from collections import Counter

from pikepdf import Array, Dictionary

from briefpack.conformance.examination import Examination
from briefpack.conformance.tree import Content
from briefpack.conformance.values import Key, get, items, key_of, whole

_CLAUSE = "PDF 14.7.4.4"


def check(examination: Examination) -> None:
    """Everything drawn is tagged or an artifact, and tagged in one place."""
    _check_strays(examination)
    if not examination.is_tagged:
        return
    _Matching(examination).check()


def _check_strays(examination: Examination) -> None:
    for clause, message, page in examination.drawn.troubles:
        examination.add(clause, message, page)
    for (page, what), count in examination.drawn.strays.items():
        many = f" ({count} times)" if count > 1 else ""
        message = f"{what} neither tagged nor marked as an artifact{many}"
        examination.add("UA-1 7.1 (01-005)", message, page)


class _Matching:
    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._tree = examination.tree
        self._drawn = examination.drawn
        self._streams: dict[Key, tuple[object, int]] = {
            page.obj.objgen: (page.obj, number) for number, page in enumerate(examination.pages, 1)
        }
        self._streams.update(self._drawn.forms)
        self._owners: dict[Key, list[object] | None] = {}
        self._misled: Counter[int | None] = Counter()

    def check(self) -> None:
        self._check_drawn()
        self._check_named()
        self._check_keys()
        self._check_back()
        for page, count in self._misled.items():
            what = "a content leads" if count == 1 else f"{count} contents lead"
            self._add(f"{what} back to another tag than the one that holds it", page)

    def _add(self, message: str, page: int | None, clause: str = _CLAUSE) -> None:
        self._examination.add(clause, message, page)

    def _check_drawn(self) -> None:
        """Content of the pages is in the tree."""
        orphans: Counter[int] = Counter()
        for content, times in self._drawn.times.items():
            page = self._drawn.pages_of[content]
            holders = self._tree.holders.get(content, [])
            if not holders:
                orphans[page] += 1
            elif len(holders) > 1:
                roles = " and ".join(holder.role for holder in holders[:3])
                self._add(f"content {content.mcid} is in {len(holders)} tags: {roles}", page)
            if times > 1 and content.stream in self._drawn.forms:
                message = "a drawing with tagged content is drawn more than once"
                self._add(message, page, "UA-1 7.20 (30-002)")
            elif times > 1:
                self._add(f"the number {content.mcid} is used for {times} contents", page)
            self._check_owner(content, page)
        for page, count in orphans.items():
            message = f"{count} tagged contents are left out of the tree and are never read"
            if count == 1:
                message = "a tagged content is left out of the tree and is never read"
            self._add(message, page, "UA-1 7.1 (01-005)")

    def _check_owner(self, content: Content, page: int) -> None:
        """The parent tree leads from content to the element that holds it."""
        holders = self._tree.holders.get(content, [])
        owners = self._owners_of(content.stream)
        if owners is None:
            message = "nothing leads from the page's content to its tags"
            self._add(message, page)
        elif holders:
            owner = owners[content.mcid] if 0 <= content.mcid < len(owners) else None
            if all(key_of(owner) != holder.key for holder in holders):
                self._misled[page] += 1

    def _owners_of(self, stream: Key) -> list[object] | None:
        if stream not in self._owners:
            holder, _ = self._streams.get(stream, (None, 0))
            key = whole(get(holder, "/StructParents"))
            found = None if key is None else self._examination.owners.get(key)
            self._owners[stream] = items(found) if isinstance(found, Array) else None
        return self._owners[stream]

    def _check_named(self) -> None:
        """Content of the tree is on a page."""
        for content, holders in self._tree.holders.items():
            if content not in self._drawn.times:
                page = self._tree.pages_of.get(content)
                message = f"a tag {holders[0].role} holds content {content.mcid}, which is nowhere"
                self._add(message, page or holders[0].page)

    def _check_keys(self) -> None:
        """No two pages, forms or annotations have the same key."""
        used: dict[int, Key] = {}
        keyed: list[tuple[object, int, str]] = [
            (stream, page, "/StructParents") for stream, page in self._streams.values()
        ]
        for number, sheet in enumerate(self._examination.pages, 1):
            notes = items(get(sheet.obj, "/Annots"))
            keyed += [(note, number, "/StructParent") for note in notes]
        for holder, page, name in keyed:
            key = whole(get(holder, name))
            if key is None:
                continue
            if used.setdefault(key, key_of(holder)) != key_of(holder):
                self._add(f"the key {key} is used by two pages, drawings or links", page)

    def _check_back(self) -> None:
        """All that the parent tree leads to is in the tree, and holds what leads there."""
        streams = {
            whole(get(holder, "/StructParents")): (key, page)
            for key, (holder, page) in self._streams.items()
        }
        for key, value in self._examination.owners.items():
            stream, page = streams.get(key, (None, None))
            if isinstance(value, Dictionary):
                if self._tree.element(value) is None:
                    self._add(f"the key {key} leads to a tag outside the tree", page)
            elif stream is not None:
                self._check_owners(stream, page, items(value))

    def _check_owners(self, stream: Key, page: int | None, owners: list[object]) -> None:
        for mcid, owner in enumerate(owners):
            if owner is None or Content(stream, mcid) in self._tree.holders:
                continue
            self._misled[page] += 1
