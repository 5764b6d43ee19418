"""What others did to a pack's files meanwhile: taken in where nothing is unsaved here."""

from dataclasses import dataclass

from briefpack.editing.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed on disk: the names of files.

    ``taken`` have changed there and are shown as they are now. ``vanished`` are not there any
    more; what they held is kept here, and counts as unsaved. ``agreed`` have changed in the same
    way there and here, ``disputed`` in different ways: somebody has to decide.
    """

    taken: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.taken or self.vanished or self.agreed or self.disputed)


def take_in(workspace: Workspace) -> Noticed:
    """Take in what others did to the pack's files, as one step; nothing that is here is lost.

    Raises BriefpackError where a file cannot be read.
    """
    workspace.watch_all()
    changed = workspace.changed_outside()
    if not changed:
        return Noticed()
    unsaved = set(workspace.unsaved)
    gone = [file for file in changed if _is_gone(workspace, file, unsaved)]
    agreed = [file for file in changed if file in unsaved and _agrees(workspace, file)]
    taken = [file for file in changed if file not in unsaved and file not in gone]
    if workspace.pack_file in gone:  # nothing can be known of the others without it
        workspace.keep_mine([workspace.pack_file])
    if taken:
        workspace.take_theirs(taken)
    named = workspace.loaded.named
    vanished = [file for file in gone if file in named or file in unsaved]
    dropped = [file for file in gone if file not in vanished]
    if vanished or agreed:
        workspace.keep_mine([*vanished, *agreed])
    if dropped:  # the pack does not name them any more
        workspace.take_theirs(dropped)
    disputed = unsaved.intersection(changed).difference(vanished, agreed)
    return Noticed(tuple(taken), tuple(vanished), tuple(agreed), tuple(sorted(disputed)))


def _is_gone(workspace: Workspace, file: str, unsaved: set[str]) -> bool:
    """Whether a text that is here is not on disk any more; attachments are not kept here."""
    if file not in workspace.loaded.sources and file not in unsaved:
        return False
    return workspace.on_disk(file) is None and workspace.content(file) is not None


def _agrees(workspace: Workspace, file: str) -> bool:
    """Whether somebody did to a file on disk the very same as is done to it here."""
    return workspace.on_disk(file) == workspace.content(file)
