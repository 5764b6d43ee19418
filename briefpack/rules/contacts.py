"""Rules on how people can be reached."""

from collections.abc import Iterable, Iterator, Sequence

from briefpack.model.contact import Contact
from briefpack.problems import Severity
from briefpack.rules.people import listed, written
from briefpack.rules.registry import Checked, Finding, Path, rule


@rule("BP223", Severity.WARNING)
def emails_are_of_one_member(checked: Checked) -> Iterable[Finding]:
    """Two members have the same e-mail address.

    What: no two people on the membership share an address.
    Why: a line copied for the next member keeps the address of the last, and what is meant for
    one goes to the other.
    Fix: correct one of them. An office that takes everybody's post belongs in ``group_offices``.
    """
    file, base = checked.membership_place
    owners: dict[str, str] = {}
    for seat in listed(checked):
        email = (seat.member.email or "").casefold()
        owner = owners.setdefault(email, seat.member.full_name) if email else None
        if owner not in {None, seat.member.full_name}:
            message = f"{seat.member.email} is the address of {owner} too"
            yield Finding(message, file, (*base, *seat.path, "email"))


@rule("BP224", Severity.ADVICE)
def phones_have_one_form(checked: Checked) -> Iterable[Finding]:
    """A telephone number is written otherwise than it is printed.

    What: numbers stand in the files as in the pack: 020 7664 3232, not 0207 664 3232.
    Why: all are printed in one form, which is how they are dialled; whoever searches the files
    for a number from the pack has to find it.
    Fix: write it as it is printed.
    """
    for file, path, phones in _all_phones(checked):
        raw = _raw(checked, file, path)
        several = isinstance(raw, list)
        for position, phone in enumerate(phones):
            here = (*path, position) if several else path
            as_written = _raw(checked, file, here)
            if isinstance(as_written, str) and as_written.strip() != phone:
                message = f"{as_written} is printed as {phone}"
                yield Finding(
                    message,
                    file,
                    here,
                    hint="write it so here too",
                    edits=written(checked, file, here, phone),
                )


def _all_phones(checked: Checked) -> Iterator[tuple[str, Path, Sequence[str]]]:
    """Every number or list of numbers, with its file and its path there."""
    board, (file, base) = checked.briefing.board, checked.board_place
    for name, officer in board.officers.items():
        yield file, (*base, "officers", name, "phone"), officer.phone
    for position, office in enumerate(board.group_offices):
        yield file, (*base, "group_offices", position, "phone"), office.phone
    joining = checked.briefing.pack.meeting.joining
    if joining is not None:
        yield checked.pack_file, ("meeting", "joining", "phone"), joining.phone
    for report_file, report in checked.reports:
        if isinstance(report.head.contact, Contact):
            yield report_file, ("contact", "phone"), report.head.contact.phone


def _raw(checked: Checked, file: str, path: Path) -> object:
    """What a file has at a path, as it is written; None where there is nothing."""
    source = checked.sources.get(file)
    here: object = source.data if source else None
    for step in source.original(path) if source else ():
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here
