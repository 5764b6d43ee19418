"""What is still to be done from earlier meetings, as a report of a new pack."""

from dataclasses import dataclass
from datetime import date

from briefpack.cycle.actions import by_urgency, tracked_actions
from briefpack.cycle.actions_table import actions_report
from briefpack.cycle.history import History
from briefpack.model.board import Board
from briefpack.rules.profiles import DEFAULT, PROFILES, Profile

REPORT_FILE = "reports/actions.md"
"""The report, by its name in the pack's folder."""


@dataclass(frozen=True, slots=True)
class EarlierActions:
    """The report's text, empty where nothing is open, and what an officer should know of it."""

    report: str = ""
    remarks: tuple[str, ...] = ()


def earlier_actions(history: History, day: date) -> EarlierActions:
    """The open actions of all meetings before ``day``, those that are late by then first.

    A pack may be public: what came of exempt business is left out of it, and remarked on.
    """
    before = history.before(day)
    files = {held.note_file for held in before}
    found = [
        action
        for action in by_urgency(tracked_actions(history, day))
        if action.is_open and action.file in files
    ]
    public = [action for action in found if not action.exempt]
    remarks = [
        f"{held.note_file} cannot be read: its actions are not in {REPORT_FILE}"
        for held in before
        if held.note_file and held.note is None
    ]
    if hidden := len(found) - len(public):
        actions = f"{hidden} action{'s' if hidden != 1 else ''}"
        remarks.append(f"{actions} of exempt items left out of {REPORT_FILE}, which may be public")
    board = history.board
    contact = board.contact if board.contact in board.officers else None
    # They stand in minutes that are published, and those are no background papers.
    background = ("None",) if _profile_of(board).background_papers else ()
    report = actions_report(public, contact, background) if public else ""
    return EarlierActions(report, tuple(remarks))


def _profile_of(board: Board) -> Profile:
    return PROFILES.get(board.profile, DEFAULT)
