"""Line ends: texts have line feeds while they are worked on, and in their files what they had."""

from briefpack.store.toml_match import common_ends


def with_line_ends(text: str, before: str) -> str:
    """``text``, whose lines end with line feeds, with the line ends that ``before`` has.

    Where that has both kinds, lines that are still there keep theirs, and others get the kind
    that most lines have.
    """
    windows = before.count("\r\n")
    if not windows:
        return text
    if windows == before.count("\n"):
        return text.replace("\n", "\r\n")
    old, new = before.split("\n"), text.split("\n")
    start, end = common_ends([line.removesuffix("\r") for line in old], new)
    usual = "\r" if windows * 2 > len(old) - 1 else ""
    middle = [line + usual for line in new[start : len(new) - end]]
    if not end:  # the last line has no end
        middle[-1:] = new[-1:]
    return "\n".join([*old[:start], *middle, *old[len(old) - end :]])
