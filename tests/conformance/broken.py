"""Ways to break a good PDF, one thing at a time, and the clause that each breaks.

A checker that finds nothing in the copies is blind. The files to break are like ``good_pdf``'s:
they have what a break needs, or it fails.
"""

from tests.conformance import broken_documents, broken_elements, broken_pages, broken_trees
from tests.conformance.breaking import BROKEN, CLAUSES

__all__ = [
    "BROKEN",
    "CLAUSES",
    "broken_documents",
    "broken_elements",
    "broken_pages",
    "broken_trees",
]
