"""A PDF to its place on disk: whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.rendering.assembly import Assembly

_PDF = b"%PDF-"

NEW_PDF = ".pdf.new"
"""How the name of a PDF ends that is being written; it begins with ".briefpack-"."""


def check_output(output: Path) -> None:
    """Say why no PDF can be written to ``output``, as far as that can be known beforehand.

    Raises BriefpackError where it is a folder or in none, or a file that is no PDF: whoever names
    one has mistyped, and would lose it.
    """
    hint = "choose another place with -o"
    if output.is_dir():
        raise BriefpackError(
            f"{output} is a folder", f"name the file, such as {output / 'pack.pdf'}"
        )
    if not output.parent.is_dir():
        raise BriefpackError(f"there is no folder {output.parent}", f"make it, or {hint}")
    if output.is_file() and output.stat().st_size and not _is_pdf(output):
        raise BriefpackError(f"{output} is there already, and is no PDF", hint)


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except OSError:
        return True  # what cannot be read may still be written over; if not, that is told then


def write_pdf(assembly: Assembly, output: Path) -> int:
    """Assemble under another name in the same folder, then take the output's place.

    Returns the number of pages. Raises BriefpackError where the output cannot be written.
    """
    from briefpack.rendering.assemble import assemble

    check_output(output)
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".briefpack-", suffix=NEW_PDF)
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}."
        raise BriefpackError(message, "choose another place with -o") from error
    os.close(handle)
    temporary = Path(name)
    try:
        pages = assemble(assembly, temporary)
        # A temporary file is its owner's alone; a PDF is read by whoever may read its folder.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(output)
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}."
        raise BriefpackError(message, "is the disk full?") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return pages


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
