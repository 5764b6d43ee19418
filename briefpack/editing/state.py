"""Files of this account's own that are no part of any pack: drafts, and who has which pack open."""

import hashlib
import os
import tempfile
from pathlib import Path

from briefpack.store.write import sync_folder


def state_folder() -> Path:
    """Where such files are kept; BRIEFPACK_STATE names another place."""
    from platformdirs import user_state_path

    named = os.environ.get("BRIEFPACK_STATE")
    return Path(named) if named else user_state_path("briefpack")


def key_of(folder: Path) -> str:
    """What a pack's folder is known by in names of files, whichever way it is named."""
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this account may read, whole or not at all, and on disk for good.

    Its folder is made where there is none, and closed to others. Raises OSError where it cannot
    be written.
    """
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f"{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:  # mkstemp made it with the mode 0600
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(folder)
