"""Cases of what is found in reading: files, their shape, and allowances."""

from tests.packs import BOARD, ITEM, MEETING, item_with
from tests.rules.cases import REPORT, SVG, Case, Cases, lasting, report, until

APPENDIX = 'appendices = [{ title = "B", file = "b.md" }]\n'
ATTACHMENT = item_with("attachment", "map.svg")
LATE = '[meeting]\ndate = 2016-11-03\nvenue.name = "Town Hall"\nstart = 16:30:00\n'

GOOD: Cases = {
    "BP001": (
        Case("there", ATTACHMENT, files={"map.svg": SVG}),
        Case("below", item_with("attachment", "maps/map.svg"), files={"maps/map.svg": SVG}),
    ),
    "BP002": (Case("inside", item_with("attachment", "x/../map.svg"), files={"map.svg": SVG}),),
    "BP003": (
        Case("accents", REPORT, files=report("1. Café.\n")),
        Case("byte-order-mark", REPORT, files={"a.md": "\ufeff1. One.\n"}),
    ),
    "BP004": (
        Case("toml"),
        Case("a-head", REPORT, files=report("1. One.\n", 'title = "Budget"')),
        Case("no-head", REPORT, files={"a.md": "title = Budget\n"}),
    ),
    "BP005": (
        Case("closed", REPORT, files=report("1. One.\n")),
        Case("none", REPORT, files={"a.md": "1. One.\n"}),
    ),
    "BP006": (
        Case("report", item_with("report", "a.MD"), files={"a.MD": "1. One.\n"}),
        Case("picture", ATTACHMENT, files={"map.svg": SVG}),
    ),
    "BP007": (Case("sound", ATTACHMENT, files={"map.svg": SVG}),),
    "BP008": (Case("alone"), Case("above", board="", files={"board.toml": 'name = "B"\n'})),
    "BP009": (
        Case(
            "one-level", REPORT, files={**report("1. One.\n", APPENDIX.strip()), "b.md": "Two.\n"}
        ),
    ),
    "BP101": (Case("there"),),
    "BP102": (Case("known", ITEM + "minutes = 5\n"),),
    "BP103": (
        Case("number", ITEM + "minutes = 5\n"),
        Case("date", f'{ITEM}[[items.papers]]\nkind = "to-follow"\nexpected = 2016-10-20\n'),
    ),
    "BP104": (Case("choice", ITEM.replace("decision", "discussion")),),
    "BP105": (
        Case(
            "address",
            REPORT,
            files=report(
                "1. One.\n",
                'contact = { name = "A", phone = "020 7946 0123", email = "a@example.org" }',
            ),
        ),
    ),
    "BP903": (
        Case(
            "used",
            lasting(60),
            meeting=until("17:00:00 # briefpack: allow BP304: the last item is never long"),
        ),
        Case("in-a-string", ITEM.replace("Budget", "# briefpack: allow BP305: x")),
        Case("not-whole", "# briefpack: allow BP305: for now\n" + ITEM + "minuets = 5\n"),
    ),
    "BP904": (
        Case(
            "a-reason",
            lasting(60),
            meeting=until("17:00:00 # briefpack: allow BP304: the last item is never long"),
        ),
        Case("another-comment", "# briefpack allows much\n" + ITEM),
    ),
}

BAD: Cases = {
    "BP001": (
        Case(
            "no-file",
            ATTACHMENT,
            told=("BP001 pack.toml:6:8-6:17 map.svg cannot be read: there is no such file",),
        ),
        Case(
            "nearly",
            item_with("attachment", "mao.svg"),
            files={"map.svg": SVG},
            told=(
                (
                    "BP001 pack.toml:6:8-6:17 mao.svg cannot be read: there is no such file | did"
                    " you mean map.svg?"
                ),
            ),
        ),
        Case(
            "a-folder",
            item_with("attachment", "maps"),
            files={"maps/map.svg": SVG},
            told=("BP001 pack.toml:6:8-6:14 maps cannot be read: it is not a file",),
        ),
        Case(
            "a-picture-in-a-text",
            REPORT,
            files=report("1. One.\n\n![A map](map.svg)\n"),
            told=("BP001 a.md:6:1-6:18 map.svg cannot be read: there is no such file",),
        ),
    ),
    "BP002": (
        Case(
            "above",
            item_with("report", "../a.md"),
            told=(
                (
                    "BP002 pack.toml:6:8-6:17 ../a.md is outside the board's folder | copy the"
                    " file into the folder and name it from there"
                ),
            ),
        ),
        Case(
            "a-picture-in-a-text",
            REPORT,
            files=report("![A map](../map.svg)\n"),
            told=(
                (
                    "BP002 a.md:4:1-4:21 ../map.svg is outside the board's folder | copy the file"
                    " into the folder and name it from there"
                ),
            ),
        ),
    ),
    "BP003": (
        Case(
            "latin-1",
            REPORT,
            files={"a.md": b"1. One.\n1. Caf\xe9.\n"},
            told=(
                (
                    "BP003 a.md:2:7-2:8 the byte 0xE9 is not UTF-8 text | save the file with the"
                    " encoding UTF-8"
                ),
            ),
        ),
        Case(
            "a-note",
            item_with("note", "note.toml"),
            files={"note.toml": b"\xff\xfet\x00"},
            told=(
                (
                    "BP003 note.toml:1:1-1:2 the byte 0xFF is not UTF-8 text | save the file with"
                    " the encoding UTF-8"
                ),
            ),
        ),
    ),
    "BP004": (
        Case(
            "no-quotes",
            ITEM + "id = budget\n",
            told=(
                (
                    "BP004 pack.toml:4:6-4:7 this is not TOML: invalid value | put the words"
                    ' between quotes: "budget"'
                ),
            ),
        ),
        Case(
            "twice",
            ITEM + 'title = "Budget"\n',
            told=(
                (
                    "BP004 pack.toml:4:17-4:18 this is not TOML: cannot overwrite a value | title"
                    " is said already: take one of them out"
                ),
            ),
        ),
        Case(
            "a-head",
            REPORT,
            files=report("1. One.\n", "title = Budget"),
            told=(
                (
                    "BP004 a.md:2:9-2:10 this is not TOML: invalid value | put the words between"
                    ' quotes: "Budget"'
                ),
            ),
        ),
    ),
    "BP005": (
        Case(
            "open",
            REPORT,
            files={"a.md": '+++\ntitle = "Budget"\n\n1. One.\n'},
            told=(
                (
                    "BP005 a.md:1:1-1:4 the report's head has no closing line of +++ | put a line"
                    " of +++ between the head and the text"
                ),
            ),
        ),
    ),
    "BP006": (
        Case(
            "report",
            item_with("report", "map.svg"),
            files={"map.svg": SVG},
            told=(
                (
                    "BP006 pack.toml:6:8-6:17 map.svg is not a report, which is a .md file |"
                    ' write kind = "attachment" for a PDF or a picture, and kind = "note" for a'
                    " .toml file"
                ),
            ),
        ),
        Case(
            "note",
            item_with("note", "a.md"),
            files={"a.md": "1. One.\n"},
            told=(
                (
                    "BP006 pack.toml:6:8-6:14 a.md is not a note, which is a .toml file | write"
                    ' kind = "report" for a .md file, and kind = "attachment" for a PDF'
                ),
            ),
        ),
        Case(
            "attachment",
            item_with("attachment", "a.docx"),
            files={"a.docx": "PK"},
            told=(
                (
                    "BP006 pack.toml:6:8-6:16 a.docx is neither a PDF nor a picture | save it as"
                    " .pdf, .png, .jpg or .svg; a report is a .md file"
                ),
            ),
        ),
    ),
    "BP007": (
        Case(
            "not-one",
            ATTACHMENT,
            files={"map.svg": "<svg/>"},
            told=(
                (
                    "BP007 pack.toml:6:8-6:17 map.svg cannot be printed: it is not an SVG picture"
                    " | open it, and save or export it anew"
                ),
            ),
        ),
        Case(
            "cut-short",
            ATTACHMENT,
            files={"map.svg": SVG[:-2]},
            told=(
                (
                    "BP007 pack.toml:6:8-6:17 map.svg cannot be printed: it is not a whole SVG"
                    " picture | open it, and save or export it anew"
                ),
            ),
        ),
        Case(
            "empty",
            item_with("attachment", "a.pdf"),
            files={"a.pdf": b""},
            told=(
                (
                    "BP007 pack.toml:6:8-6:15 a.pdf cannot be printed: it is empty | open it, and"
                    " save or export it anew"
                ),
            ),
        ),
    ),
    "BP008": (
        Case(
            "none",
            board="",
            told=(
                (
                    "BP008 pack.toml:1:1-1:1 the pack has no board: no folder above it holds a"
                    " board.toml | write a board.toml, or a [board] table in this file"
                ),
            ),
        ),
    ),
    "BP009": (
        Case(
            "of-itself",
            REPORT,
            files=report("1. One.\n", 'appendices = [{ title = "A", file = "a.md" }]'),
            told=(
                (
                    "BP009 a.md:2:37-2:43 a.md is an appendix of itself | take it out of one of"
                    " the two"
                ),
            ),
        ),
        Case(
            "two-levels",
            REPORT,
            files={
                **report("1. One.\n", APPENDIX.strip()),
                "b.md": '+++\nappendices = [{ title = "C", file = "c.md" }]\n+++\n',
                "c.md": "1. Three.\n",
            },
            told=(
                (
                    "BP009 a.md:2:37-2:43 b.md is an appendix, and an appendix cannot have"
                    " appendices | name them all where the paper itself is named"
                ),
            ),
        ),
    ),
    "BP101": (
        Case(
            "a-title",
            '[[items]]\nkind = "note"\n',
            told=("BP101 pack.toml:1:3-1:8 title is missing",),
        ),
        Case(
            "a-start",
            meeting='[meeting]\ndate = 2016-11-03\nvenue.name = "Town Hall"\n',
            told=("BP101 pack.toml:4:2-4:9 start is missing",),
        ),
        Case("a-name", board="[board]\n", told=("BP101 pack.toml:8:2-8:7 name is missing",)),
    ),
    "BP102": (
        Case(
            "misspelt",
            ITEM + "minuets = 5\n",
            told=("BP102 pack.toml:4:1-4:8 minuets is not known here | did you mean minutes?",),
        ),
        Case(
            "of-another-table",
            ITEM + 'file = "a.md"\n',
            told=("BP102 pack.toml:4:1-4:5 file is not known here | did you mean title?",),
        ),
        Case(
            "in-a-head",
            REPORT,
            files=report("1. One.\n", 'titel = "Budget"'),
            told=("BP102 a.md:2:1-2:6 titel is not known here | did you mean title?",),
        ),
    ),
    "BP103": (
        Case(
            "quotes",
            ITEM + 'minutes = "5"\n',
            told=("BP103 pack.toml:4:11-4:14 minutes has to be a whole number, without quotes",),
        ),
        Case(
            "date",
            meeting=LATE.replace("2016-11-03", '"3 November"'),
            told=("BP103 pack.toml:5:8-5:20 date has to be a date, without quotes: 2016-11-03",),
        ),
        Case(
            "text",
            '[[items]]\ntitle = 5\nkind = "note"\n',
            told=("BP103 pack.toml:2:9-2:10 title has to be text, in quotes",),
        ),
    ),
    "BP104": (
        Case(
            "misspelt",
            ITEM.replace("decision", "decison"),
            told=(
                (
                    "BP104 pack.toml:3:8-3:17 kind may be 'procedural', 'decision', 'discussion',"
                    " 'information', 'presentation', 'verbal-update', 'note', 'other-business' or"
                    " 'heading', not 'decison' | did you mean 'decision'?"
                ),
            ),
        ),
        Case(
            "role",
            '[membership]\nmembers = [{ name = "A", role = "Chairman" }]\n' + ITEM,
            told=(
                (
                    "BP104 pack.toml:2:33-2:43 role may be 'chair', 'vice-chair', 'deputy-chair',"
                    " 'co-chair', 'lead-member' or 'observer', not 'Chairman' | did you mean"
                    " 'chair'?"
                ),
            ),
        ),
    ),
    "BP105": (
        Case(
            "website",
            board=f'{BOARD}website = "javascript:alert(1)"\n',
            told=(
                (
                    "BP105 pack.toml:10:11-10:32 website is not the address of a web page: http or"
                    " https | write it like https://www.example.org; an e-mail address has a key"
                    " of its own"
                ),
            ),
        ),
        Case(
            "joining",
            meeting=f'{MEETING}joining.link = "www.example.org/42"\n',
            told=(
                (
                    "BP105 pack.toml:8:16-8:36 link is not the address of a web page: http or"
                    " https | write https://www.example.org/42"
                ),
            ),
        ),
        Case(
            "empty", ITEM.replace("Budget", ""), told=("BP105 pack.toml:2:9-2:11 title is empty",)
        ),
        Case(
            "number",
            REPORT,
            files=report("1. One.\n", 'contact = { name = "A", phone = "7946 01" }'),
            told=(
                (
                    "BP105 a.md:2:33-2:42 entry 1 of phone is not a telephone number: write it"
                    " like 020 7946 0123 or +33 1 23 45 67 89"
                ),
            ),
        ),
        Case(
            "bell",
            REPORT,
            files=report("1. One\x07.\n"),
            told=(
                ("BP105 a.md:4:7-4:8 the control character U+0007 cannot be printed | delete it"),
            ),
        ),
        Case(
            "bound",
            ITEM + "minutes = 1441\n",
            told=("BP105 pack.toml:4:11-4:15 minutes has to be 1440 or less",),
        ),
    ),
    "BP903": (
        Case(
            "nothing-there",
            ITEM + "id = 'a' # briefpack: allow BP305: for now\n",
            told=("BP903 pack.toml:4:10-4:43 nothing here is BP305 | delete the comment",),
        ),
        Case(
            "elsewhere",
            "# briefpack: allow BP305: for now\n" + ITEM + ITEM,
            told=("BP903 pack.toml:1:1-1:34 nothing here is BP305 | delete the comment",),
        ),
        Case(
            "one-of-two",
            lasting(60),
            meeting=until("17:00:00 # briefpack: allow BP302, BP304: the last item is never long"),
            told=("BP903 pack.toml:9:16-9:76 nothing here is BP302 | delete the comment",),
        ),
        Case(
            "in-a-text",
            REPORT,
            files=report("<!-- briefpack: allow BP403: a logo -->\n1. One.\n"),
            told=("BP903 a.md:4:1-4:40 nothing here is BP403 | delete the comment",),
        ),
    ),
    "BP904": (
        Case(
            "no-reason",
            lasting(60),
            meeting=until("17:00:00 # briefpack: allow BP304"),
            told=(
                (
                    "BP904 pack.toml:9:16-9:40 this allowance gives no reason | say why behind a"
                    " colon: allow BP304: the reason"
                ),
            ),
        ),
        Case(
            "no-code",
            "# briefpack: allow this: for now\n" + ITEM,
            told=(
                (
                    "BP904 pack.toml:1:1-1:33 this allowance names no code | write it like:"
                    " briefpack: allow BP304: the reason"
                ),
            ),
        ),
        Case(
            "unknown",
            "# briefpack: allow BP399: for now\n" + ITEM,
            told=("BP904 pack.toml:1:1-1:34 there is no rule BP399 | briefpack rule lists all",),
        ),
        Case(
            "essential",
            REPORT,
            files=report("<!-- briefpack: allow BP401: for now -->\nSee [@nothing].\n"),
            told=(
                (
                    "BP904 a.md:4:1-4:41 BP401 cannot be allowed: the pack could not be printed |"
                    " mend it instead"
                ),
            ),
        ),
        Case(
            "of-reading",
            ITEM + "minuets = 5 # briefpack: allow BP102: for now\n",
            told=(
                (
                    "BP904 pack.toml:4:13-4:46 BP102 cannot be allowed: the pack could not be"
                    " printed | mend it instead"
                ),
            ),
        ),
    ),
}
