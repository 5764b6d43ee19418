"""The sections that were laid out before, and no others."""

from briefpack.rendering.cache import SectionCache
from briefpack.rendering.section import LaidOutSection


class NotLaidOut(Exception):  # noqa: N818 - it says what is the case
    """A section is not in the cache: it is new, or has changed since it was."""


class KnownSections(SectionCache):
    """A cache that ends a render where something would have to be laid out."""

    def get(self, key: str, name: str) -> LaidOutSection:
        """The section with this key. Raises NotLaidOut where it is not there."""
        found = super().get(key, name)
        if found is None:
            raise NotLaidOut(name)
        return found
