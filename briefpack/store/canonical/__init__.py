"""The canonical form of briefpack's files, so that a change in a file is a change in a pack.

- Keys, and tables, stand in the order of the models' fields; those that no model knows come
  after them, in their order. Values that hold tables come after those that do not. What a list
  holds, and a free table (``officers``, ``role_titles``), keeps its order always.
- ``key = value``; a blank line before a table's header, none behind it, nowhere two; no spaces at
  the ends of lines, no indentation outside lists; one line end at the file's end. Lines end with
  a line feed, and there is no byte-order mark.
- A list over several lines keeps its lines; they are indented by two spaces, or aligned with its
  first element where they were. All else about a value is its writer's: quotes, numbers, order and
  spaces within ``{ … }``.
- A comment moves with what it stands above or beside. One that a blank line parts from what
  follows stays at the top of its file or table, or at its end; among keys it belongs to the next.
- The text of a report loses only the spaces at ends of lines that mean nothing.

Text is moved, never written anew, and the result is compared with what was there: the data, the
comments, the model, the parsed prose. Where they differ, the file stays as it is.
"""

from briefpack.store.canonical.files import Formatted, format_file
from briefpack.store.canonical.text import canonical_text

__all__ = ["Formatted", "canonical_text", "format_file"]
