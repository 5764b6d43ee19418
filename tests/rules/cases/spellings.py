"""Cases of the rules on how people, offices, councils and numbers are written."""

from tests.packs import BOARD, ITEM
from tests.rules.cases import REPORT, Case, Cases, members, report
from tests.rules.people import CHAIRED, TEN, VICE, WITH_NOTE, cllr, of

PRESENTED = f'{ITEM}presenters = ["{{}}"]\n{REPORT.removeprefix(ITEM)}'


def titles(**titles: str) -> str:
    """A board's names for its offices, with hyphens for the underscores."""
    lines = "".join(f'{role.replace("_", "-")} = "{word}"\n' for role, word in titles.items())
    return f"{BOARD}[board.role_titles]\n{lines}"


def note(discussion: str = "Words.", attendance: str = "") -> dict[str, str]:
    """A note; what is said stands on line 6, and the attendance on line 8."""
    item = f'[[items]]\ntitle = "A"\ndiscussion = "{discussion}"\n'
    head = 'title = "B"\ndate = 2016-09-29\nvenue.name = "H"\n'
    return {"note.toml": f"{head}{item}[attendance]\n{attendance}"}


GOOD: Cases = {
    "BP216": (
        Case(
            "alike",
            PRESENTED.format("Cllr Roy Perry, Vice-Chair"),
            board=titles(chair="Chairman", vice_chair="Vice-Chair"),
            files=report("The Chairman spoke. The Vice-chair did, too.\n"),
        ),
        Case(
            "another-bodys",
            REPORT,
            board=titles(chair="Chairman"),
            files=report("Alan Wood, Chair of the Group. Cllr Watts was in the Chair.\n"),
        ),
        Case("no-titles", REPORT, files=report("The Chair and the Chairman.\n")),
        Case("another-word", REPORT, board=titles(chair="Mayor"), files=report("The Chairman.\n")),
    ),
    "BP217": (
        Case(
            "known",
            members(of("Janet Walton", "Borough of Poole"), of("A B", "Islington")) + ITEM,
            profile="lga-board",
        ),
        Case("not-asked", members(of("Janet Walton", "The Moon")) + ITEM),
        Case(
            "no-council",
            members(of("A B", "Essex Police, Fire and Crime Commissioner")) + ITEM,
            profile="lga-board",
        ),
    ),
    "BP218": (
        Case(
            "alike",
            members(of("Richard Watts", "Islington Council"), of("A B", "Islington Council"))
            + ITEM,
        ),
        Case(
            "two-councils",
            members(of("A B", "Leicester City Council"), of("C D", "Leicestershire County Council"))
            + ITEM,
        ),
        Case("not-known", members(of("A B", "The Moon"), of("C D", "Moon")) + ITEM),
    ),
    "BP219": (
        Case("all", members(CHAIRED, VICE, cllr("Liz Green"), cllr("Bob Cook")) + ITEM),
        Case("few", members(CHAIRED, '{ name = "Liz Green" }') + ITEM),
        Case("half", members(CHAIRED, VICE, '{ name = "A B" }', '{ name = "C D" }') + ITEM),
        Case(
            "a-capacity",
            members(TEN, '{ name = "Ann Ray", capacity = "parent governor" }') + ITEM,
        ),
    ),
    "BP220": (
        Case("alike", members(TEN, '{ title = "Cllr Dr", name = "Ann Ray" }') + ITEM),
        Case("no-councillor", members(TEN, '{ title = "Mr", name = "Ann Ray" }') + ITEM),
        Case("an-alderman", members(TEN, '{ title = "Alderman", name = "Ann Ray" }') + ITEM),
        Case("few", members(CHAIRED, '{ title = "Councillor", name = "Liz Green" }') + ITEM),
    ),
    "BP221": (
        Case("names", members(CHAIRED, cllr("Liz Hacket Pain"), cllr("Dora Dixon-Fyle")) + ITEM),
    ),
    "BP222": (
        Case("names", members(cllr("Roy McDonald"), cllr("AJ Smith"), cllr("X Li III")) + ITEM),
    ),
    "BP223": (
        Case(
            "their-own",
            members(
                cllr("A B", ', email = "a@example.org"'), cllr("C D", ', email = "c@example.org"')
            )
            + ITEM,
        ),
    ),
    "BP224": (
        Case(
            "as-printed",
            board=f'{BOARD}[[board.group_offices]]\ngroup = "Labour"\nphone = "020 7664 3223"\n',
        ),
        Case("none", board=f'{BOARD}[board.officers.clerk]\nname = "A"\n'),
    ),
    "BP225": (
        Case(
            "on-one-list",
            members(cllr("Roy Perry"), cllr("Ian Parry")) + REPORT,
            files=report("Cllr Parry thanked Cllr Perry, and Cllr Ian Parry.\n"),
        ),
        Case("short", members(cllr("John Kent")) + REPORT, files=report("Cllr Kant spoke.\n")),
        Case(
            "another-given-name",
            members(cllr("Peter Browne")) + REPORT,
            files=report("Cllr Ann Brown spoke.\n"),
        ),
        Case(
            "another-title",
            members(cllr("Ian Parry")) + REPORT,
            files=report("Mr Perry spoke.\n"),
        ),
        Case(
            "both-there",
            members(cllr("Roy Perry")) + WITH_NOTE,
            files=note(attendance='present = [{ name = "Roy Perry" }, { name = "R Parry" }]\n'),
        ),
        Case("in-code", members(VICE) + REPORT, files=report("    Cllr Parry\n")),
    ),
}

BAD: Cases = {
    "BP216": (
        Case(
            "the-chair",
            WITH_NOTE,
            board=titles(chair="Chairman", vice_chair="Vice-Chair"),
            files=note("The Chair welcomed Cllr Roy Perry, Vice-Chairman. The Chair spoke."),
            told=(
                "BP216 note.toml:6:14-6:82 “Chair” is called Chairman on this board",
                "BP216 note.toml:6:14-6:82 “Vice-Chairman” is called Vice-Chair on this board",
            ),
        ),
        Case(
            "deputy-chairman",
            PRESENTED.format("A B, Deputy-chairman"),
            board=titles(deputy_chair="Deputy Chair"),
            files=report("1. One.\n1. The Deputy Chairwoman.\n"),
            told=(
                "BP216 a.md:5:1-5:26 “Deputy Chairwoman” is called Deputy Chair on this board",
                (
                    "BP216 pack.toml:4:15-4:37 “Deputy-chairman” is called Deputy Chair on"
                    " this board"
                ),
            ),
        ),
        Case(
            "a-position",
            WITH_NOTE,
            board=titles(chair="Chairman"),
            files=note(attendance='present = [{ name = "Richard Watts", position = "Chair" }]\n'),
            told=("BP216 note.toml:8:49-8:56 “Chair” is called Chairman on this board",),
        ),
    ),
    "BP217": (
        Case(
            "misspelt",
            members(of("Richard Watts", "Isslington Council"), of("A B", "The Moon")) + ITEM,
            profile="lga-board",
            told=(
                (
                    "BP217 pack.toml:3:57-3:77 there is no council called Isslington Council |"
                    " did you mean London Borough of Islington?"
                ),
                "BP217 pack.toml:4:47-4:57 there is no council called The Moon",
            ),
        ),
    ),
    "BP218": (
        Case(
            "three-ways",
            members(
                of("Richard Watts", "Islington Council"),
                of("A B", "London Borough of Islington"),
                of("C D", "Islington"),
            )
            + ITEM,
            told=(
                (
                    "BP218 pack.toml:4:47-4:76 London Borough of Islington is called Islington"
                    " Council elsewhere"
                ),
                "BP218 pack.toml:5:47-5:58 Islington is called Islington Council elsewhere",
            ),
        ),
        Case(
            "in-a-note",
            members(of("Richard Watts", "Islington Council")) + WITH_NOTE,
            files=note(attendance='present = [{ name = "R Watts", organisation = "Islington" }]\n'),
            told=("BP218 note.toml:8:47-8:58 Islington is called Islington Council elsewhere",),
        ),
    ),
    "BP219": (
        Case(
            "one-without",
            members(TEN, '{ name = "Paul Cullen" }') + ITEM,
            told=("BP219 pack.toml:4:12-4:25 Paul Cullen has no title, and the others have",),
        ),
    ),
    "BP220": (
        Case(
            "clir",
            members(TEN, '{ title = "Clir", name = "Paul Cullen" }') + ITEM,
            told=("BP220 pack.toml:4:13-4:19 Paul Cullen is Clir here, and others are Cllr",),
        ),
        Case(
            "councillor",
            members(TEN) + WITH_NOTE,
            files=note(attendance='present = [{ title = "Councillor", name = "Bob Cook" }]\n'),
            told=("BP220 note.toml:8:22-8:34 Bob Cook is Councillor here, and others are Cllr",),
        ),
    ),
    "BP221": (
        Case(
            "a-title",
            members(cllr("Cllr Roy Perry"), '{ name = "Cllr Bob Cook" }') + ITEM,
            told=(
                (
                    "BP221 pack.toml:3:28-3:44 Cllr Roy Perry is more than a name | write name"
                    ' = "Roy Perry", and the rest in a key of its own'
                ),
                (
                    "BP221 pack.toml:4:12-4:27 Cllr Bob Cook is more than a name | write name"
                    ' = "Bob Cook", and the rest in a key of its own'
                ),
            ),
        ),
        Case(
            "an-office-and-an-honour",
            members(cllr("Richard Watts (Chairman)"), cllr("Dora Dixon-Fyle MBE")) + ITEM,
            told=(
                (
                    "BP221 pack.toml:3:28-3:54 Richard Watts (Chairman) is more than a name |"
                    ' write name = "Richard Watts", and the rest in a key of its own'
                ),
                (
                    "BP221 pack.toml:4:28-4:49 Dora Dixon-Fyle MBE is more than a name | write"
                    ' name = "Dora Dixon-Fyle", and the rest in a key of its own'
                ),
            ),
        ),
    ),
    "BP222": (
        Case(
            "a-surname",
            members(cllr("Roy PERRY")) + ITEM,
            told=("BP222 pack.toml:3:28-3:39 Roy PERRY is in capitals",),
        ),
        Case(
            "in-a-note",
            WITH_NOTE,
            files=note(attendance='apologies = [{ name = "John KENT" }]\n'),
            told=("BP222 note.toml:8:23-8:34 John KENT is in capitals",),
        ),
    ),
    "BP223": (
        Case(
            "copied",
            members(
                cllr("A B", ', email = "a@example.org"'), cllr("C D", ', email = "A@example.org"')
            )
            + ITEM,
            told=("BP223 pack.toml:4:43-4:58 A@example.org is the address of Cllr A B too",),
        ),
    ),
    "BP224": (
        Case(
            "an-officer",
            board=(
                f'{BOARD}[board.officers.ling]\nname = "Joseph Ling"\n'
                'phone = ["07464652858", "0207 664 3166"]\n'
            ),
            told=(
                (
                    "BP224 pack.toml:12:10-12:23 07464652858 is printed as 07464 652858 |"
                    " write it so here too"
                ),
                (
                    "BP224 pack.toml:12:25-12:40 0207 664 3166 is printed as 020 7664 3166 |"
                    " write it so here too"
                ),
            ),
        ),
        Case(
            "an-office",
            board=f'{BOARD}[[board.group_offices]]\ngroup = "Labour"\nphone = "0207 664 3232"\n',
            told=(
                (
                    "BP224 pack.toml:12:9-12:24 0207 664 3232 is printed as 020 7664 3232 |"
                    " write it so here too"
                ),
            ),
        ),
        Case(
            "joining",
            meeting='[meeting]\ndate = 2016-11-03\nstart = 16:30:00\nvenue.name = "H"\n'
            'joining.phone = "+44 20 7664 3232"\n',
            told=(
                (
                    "BP224 pack.toml:8:17-8:35 +44 20 7664 3232 is printed as 020 7664 3232 |"
                    " write it so here too"
                ),
            ),
        ),
        Case(
            "a-report",
            REPORT,
            files=report("1. One.\n", 'contact = { name = "A", phone = "02076643207" }'),
            told=(
                (
                    "BP224 a.md:2:33-2:46 02076643207 is printed as 020 7664 3207 | write it"
                    " so here too"
                ),
            ),
        ),
    ),
    "BP225": (
        Case(
            "in-prose",
            REPORT,
            files=report(
                "Cllr Joe Caluori, Executive Member at Islington Council, was there.\n\n"
                "- Words.\n- **Cllr\n  Calouri** raised a concern.\n"
            ),
            told=("BP225 a.md:7:1-7:9 Cllr Calouri is spelt Cllr Joe Caluori elsewhere",),
        ),
        Case(
            "against-the-membership",
            members(of("Joe Caluori", "Islington Council")) + WITH_NOTE,
            files=note("Cllr Calouri raised a concern."),
            told=("BP225 note.toml:6:14-6:46 Cllr Calouri is spelt Cllr Joe Caluori elsewhere",),
        ),
        Case(
            "in-an-attendance",
            members(cllr("Anntoinette Bramble"), cllr("Roy Perry")) + WITH_NOTE,
            files=note(attendance='present = [{ title = "Cllr", name = "Antoinette Bramble" }]\n'),
            told=(
                (
                    "BP225 note.toml:8:37-8:57 Cllr Antoinette Bramble is spelt Cllr"
                    " Anntoinette Bramble elsewhere"
                ),
            ),
        ),
        Case(
            "a-presenter",
            ITEM + 'presenters = ["Helen Trask, Clerk", "H Traske, Clerk"]\n',
            board=f'{BOARD}[board.officers.clerk]\nname = "Helen Trask"\n',
            told=("BP225 pack.toml:4:37-4:54 H Traske, Clerk is spelt Helen Trask elsewhere",),
        ),
        Case(
            "an-owner",
            members(cllr("Christopher Coleman")) + WITH_NOTE,
            files={
                "note.toml": note("Words.")["note.toml"]
                + '[[items.actions]]\ntext = "Report."\nowner = "Cllr Chris Colman"\n'
            },
            told=(
                (
                    "BP225 note.toml:10:9-10:28 Cllr Chris Colman is spelt Cllr Christopher"
                    " Coleman elsewhere"
                ),
            ),
        ),
    ),
}
