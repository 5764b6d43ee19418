"""What to do about a finding, by the clause that it breaks."""

_REMEDIES = {
    "UA-1 5": "Have the program that makes the file export PDF/UA.",
    "UA-1 6.2": "Export it anew as a tagged PDF: in Word, Save as PDF, Options, “Document "
    "structure tags for accessibility”.",
    "UA-1 7.1 (01": "Tag it, or mark what only decorates as an artifact, in the program that made "
    "the file.",
    "UA-1 7.1 (01-007)": "Have the tags looked through, then take the doubt away.",
    "UA-1 7.1 (02": "Use the standard tags, or map the others to them.",
    "UA-1 7.1 (06": "Give the document a title in its properties, and export it anew.",
    "UA-1 7.1 (07": "In the properties, have the title bar show the document's title.",
    "UA-1 7.1": "Export it anew as a tagged PDF; one cannot put tags right by hand page by page.",
    "UA-1 7.2 (11": "Set the language of the document where it was written.",
    "UA-1 7.2 (09-004)": "Make it anew as a table, without cells drawn by hand.",
    "UA-1 7.2 (09-005)": "Make it anew as a list, with the list button.",
    "UA-1 7.2 (09-006)": "Have the table of contents made anew.",
    "UA-1 7.2": "Split merged cells, and check the languages of passages.",
    "UA-1 7.3": "Say in a sentence what each picture shows; mark decoration as such.",
    "UA-1 7.4": "Use heading styles, level 1 for the title, and leave no level out.",
    "UA-1 7.5": "Mark the first row, or column, as the heads of the table.",
    "UA-1 7.7": "Say in words what each formula reads.",
    "UA-1 7.9": "Make the footnote anew with the footnote button.",
    "UA-1 7.10": "Save it without layers.",
    "UA-1 7.11": "Attach the file anew.",
    "UA-1 7.15": "Print the form into a plain PDF.",
    "UA-1 7.16": "Save it without protection against copying.",
    "UA-1 7.17": "Have the headings exported as bookmarks, and the pages numbered as printed.",
    "UA-1 7.18.3": "Set the tab order of all pages to the document structure.",
    "UA-1 7.18.5": "Give each link words that say where it leads.",
    "UA-1 7.18": "Take it out, or tag it and say what it is for.",
    "UA-1 7.20": "Export the file anew, from the program that it was written in.",
    "UA-1 7.21.4": "Export it anew with all fonts embedded.",
    "UA-1 7.21": "Export it anew from the program that it was written in, not by way of a printer.",
    "A-3 6.5": "Save it without scripts and actions.",
    "A-3": "Have the program that makes the file export PDF/A.",
    "PDF 7.5": "Ask for the file again; it was cut off or changed on its way.",
    "PDF 12.3": "Make the link or bookmark anew, or take it out.",
    "PDF 14.8.4.1": "Take out what is empty where it was written.",
    "PDF": "Export the file anew, with the newest version of the program that makes it.",
}


def remedy(clause: str) -> str:
    """What to do about a finding of this clause: the words for the longest part of it."""
    known = [start for start in _REMEDIES if _is_part(start, clause)]
    return _REMEDIES[max(known, key=len)] if known else ""


def _is_part(start: str, clause: str) -> bool:
    rest = clause.removeprefix(start)
    # "UA-1 7.1" is no part of "UA-1 7.18".
    return rest != clause and not (start[-1].isdigit() and rest[:1].isdigit())
