"""A PDF to its place on disk: whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.rendering.assembly import Assembly


def write_pdf(assembly: Assembly, output: Path) -> int:
    """Assemble under another name in the same folder, then take the output's place.

    Returns the number of pages. Raises BriefpackError where the output cannot be written.
    """
    from briefpack.rendering.assemble import assemble

    try:
        handle, name = tempfile.mkstemp(dir=output.parent, suffix=".pdf.new")
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
