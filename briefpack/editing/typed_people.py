"""People as officers type them: "Cllr Jane Roe MBE", "Jane Roe, Chief Executive"."""

from briefpack.editing.pasted_words import persons_name


def member_typed(typed: str, title: str = "") -> dict[str, str]:
    """A member as typed; with the title of the one beside them, where they have none."""
    taken = persons_name(typed)
    parts = {
        "title": taken.title or title,
        "name": taken.name or typed,
        "post_nominals": taken.post_nominals,
    }
    return {key: value for key, value in parts.items() if value}


def attendee_typed(typed: str, position: str = "") -> dict[str, str]:
    """Somebody without a seat as typed; what stands behind a comma is their post."""
    who, _, post = typed.partition(",")
    taken = persons_name(who.strip())
    parts = {
        "title": taken.title,
        "name": taken.name or typed,
        "post_nominals": taken.post_nominals,
        "position": post.strip() or position,
    }
    return {key: value for key, value in parts.items() if value}
