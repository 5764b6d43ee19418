"""What the operating system says when a file cannot be had, in an officer's words."""

import errno
import os
from pathlib import Path

from briefpack.errors import BriefpackError
from briefpack.store.files import is_folder

_AS_IT_WAS = "the file is as it was"

_WORDS = {
    errno.ENOSPC: ("the disk is full", f"{_AS_IT_WAS}; make room, and try again"),
    errno.EDQUOT: ("your share of the disk is used up", f"{_AS_IT_WAS}; make room, and try again"),
    errno.EFBIG: ("it would be larger than a file may be", _AS_IT_WAS),
    errno.EROFS: ("the disk can only be read", f"{_AS_IT_WAS}; save a copy elsewhere"),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter one"),
    errno.EISDIR: ("it is a folder", None),
    errno.ELOOP: ("it is a link that leads to itself", "delete the link"),
    errno.EXDEV: ("the new place is on another disk", "copy it there, then delete it here"),
}


def in_words(error: OSError, path: Path, doing: str, folder: Path | None = None) -> BriefpackError:
    """What the operating system says of a file that cannot be ``doing``: "written", "read", ….

    ``folder`` is where it was to be, if that is not the folder that it is in.
    """
    folder = folder or path.parent
    number = error.errno or 0
    reason, hint = _WORDS.get(number, (error.strerror or str(error), _AS_IT_WAS))
    if number in {errno.EACCES, errno.EPERM}:
        reason = "you may not read it" if doing == "read" else f"you may not write in {folder}"
        hint = "ask whoever looks after the folder"
    elif number in {errno.ENOENT, errno.ENOTDIR, errno.EEXIST} and not is_folder(folder):
        reason, hint = f"there is no folder {folder}", "was it moved, or is a drive not connected?"
        if os.path.lexists(folder):
            reason, hint = f"{folder} is no folder", "choose another name, or move that file"
    return BriefpackError(f"{path} cannot be {doing}: {reason}", hint)
