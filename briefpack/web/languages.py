"""The site's fixed words, a table for each language; all else that pages say is a board's own.

What themes have words for, offices, days and the headings of notes and reports, pages take from the
theme, as PDFs do. A theme may change these too: its label ``web_contact`` stands for ``contact``.
A language that is added here needs no more than its table; what that lacks is said in English.
"""

import re
from collections.abc import Mapping

ENGLISH = {
    # every page
    "skip": "Skip to content",
    "where_you_are": "Where you are",
    "all_boards": "All boards",
    "contact": "Contact",
    "table": "Table",
    "notes": "Notes",
    "note": "Note {number}",
    "back_to_note": "Back to where note {number} is called",
    "day_month": "{day} {month}",
    "day_month_year": "{day} {month} {year}",
    # the first page, and the one for addresses that are not there
    "index_title": "{title}: boards and their meetings",
    "index_kicker": "Agendas, papers and minutes",
    "next_meeting": "Next meeting",
    "last_meeting": "Last meeting",
    "feed_of_all": "Feed of all agendas and minutes",
    "several_organisations": "Meetings",
    "missing": "There is no such page",
    "missing_why": "It may have been moved, or it was never published.",
    "missing_way": "All boards and their meetings",
    # a board's page
    "board_title": "{board}: meetings, members and actions",
    "meetings": "Meetings",
    "to_come": "To come",
    "past": "Past",
    "cancelled": "Cancelled",
    "minutes_there": "minutes",
    "draft_there": "draft minutes",
    "agenda_to_come": "the agenda is to come",
    "actions_caption": "What members and officers agreed to do, and how it stands",
    "state": "State",
    "state_open": "open",
    "state_overdue": "overdue",
    "state_done": "done",
    "from_meeting": "From the meeting of {day}: {item}",
    "membership_caption": "Who is on the board",
    "membership_by_group": "Who is on the board, by group",
    "substitute": "substitute",
    "feed_of_board": "Feed of agendas and minutes",
    "calendar_of_board": "Meetings for your calendar",
    # its year in figures
    "in_figures": "{year} in figures",
    "attendance_figures": "Who came",
    "action_figures": "Actions",
    "opened": "Set",
    "closed": "Done",
    "closed_key": "Done since the one before",
    "meeting": "Meeting",
    "member_figures": "Members at {count} meetings",
    "times": "{present} of {meetings}",
    "substitute_sat": "a substitute sat",
    "not_said": "not said",
    # a meeting's page
    "agenda_kicker": "Agenda",
    "minutes_kicker": "Minutes",
    "both_kicker": "Agenda and minutes",
    "agenda_title": "{board}, {day}: agenda",
    "minutes_title": "{board}, {day}: minutes",
    "both_title": "{board}, {day}: agenda and minutes",
    "span": "{start} to {end}",
    "until": "until {end}",
    "directions": "View directions",
    "directions_heading": "Directions",
    "directions_below": "{title}; how to get there is said below",
    "join_online": "Join online",
    "join_by_telephone": "Join by telephone",
    "join_by_number": "Meeting ID",
    "minutes": "Minutes",
    "approved": "Approved",
    "take_with_you": "Take with you",
    "whole_pack": "The whole pack as PDF",
    "add_to_calendar": "Add to calendar",
    "items": "Items",
    "no_agenda": "The agenda is not there yet.",
    "corrections": "Corrections agreed",
    "attendance_caption": "Who was at the meeting, and who sent apologies",
    "earlier": "Earlier meeting",
    "later": "Later meeting",
    "other_meetings": "Other meetings",
    "as_data": "This meeting as data",
    "meetings_of": "All meetings of the {board}",
    # what is not published
    "exempt_item": "Exempt item",
    "exempt_under": (
        "Exempt under {paragraphs} of Schedule 12A to the Local Government Act 1972: "
        "not for publication."
    ),
    "exempt": "Exempt: not for publication.",
    "not_published": "not for publication",
    "paragraph": "paragraph {numbers}",
    "paragraphs": "paragraphs {numbers} and {last}",
    # a report's page
    "report_title": "{title} – {board}, {day}",
    "as_pdf": "This report as PDF",
    "appendices": "Appendices",
    "back_to_meeting": "Back to the meeting of {day}",
    # feeds
    "feed_entry": "{word}: {board}, {day}",
    "feed_agenda": "Agenda",
    "feed_minutes": "Minutes",
    "feed_draft": "Draft minutes",
}

WORDS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH}
"""The tables, by the language's tag, or the first part of it: "cy", "en-GB"."""

OF_THEME = "web_"
"""What the names of a theme's labels begin with that stand for words of this table."""

_GAP = re.compile(r"\{(\w+)\}")


class Say:
    """Says the fixed words in a language, with what is to stand in their gaps."""

    def __init__(self, language: str, labels: Mapping[str, str]) -> None:
        self._words = dict(ENGLISH)
        for tag in (language.partition("-")[0].lower(), language):
            self._words |= WORDS.get(tag, {})
        self._words |= own_words(labels)

    def __call__(self, name: str, **gaps: object) -> str:
        """The words called ``name``. A gap that nothing is given for stays as it is written."""

        def filled(match: re.Match[str]) -> str:
            return str(gaps[match[1]]) if match[1] in gaps else match[0]

        return _GAP.sub(filled, self._words[name])


def own_words(labels: Mapping[str, str]) -> dict[str, str]:
    """What a theme's labels say in place of the words of the table."""
    return {
        name.removeprefix(OF_THEME): text
        for name, text in labels.items()
        if name.startswith(OF_THEME) and name.removeprefix(OF_THEME) in ENGLISH
    }
