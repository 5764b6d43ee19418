"""Cases of the rules on the marks of Markdown."""

from tests.packs import ITEM
from tests.rules.cases import REPORT, Case, Cases, report
from tests.rules.cases.writing import body

ADDRESS = "https://www.example.org/"
LONG = ADDRESS + "x" * 60

GOOD: Cases = {
    "BP434": (
        body(f"See [the Ofsted report]({ADDRESS}) and <{ADDRESS}>.\n", "words"),
        body(f"`[here]({ADDRESS})`\n", "code"),
        body("Read more here.\n", "no-link"),
    ),
    "BP435": (
        body(f"[One]({ADDRESS}), <clerk@example.org>, [two](tel:+442079460123).\n", "followable"),
        body("[One][a].\n\n[a]: http://example.org\n", "by-name"),
        body("[A](https://उदाहरण.भारत/x_(y)?q={z}|1#f), [b](<tel:020 7946 0123>).\n", "unusual"),
        body("Words (in brackets) and [square ones].\n", "no-link"),
    ),
    "BP441": (
        body("- one\n- two\n\n1. three\n   1. four\n", "lists"),
        body("The council\n– which has no choice – must act.\n", "a-dash"),
        body("The council – as in paragraph 5\n(a) and\n(b) of the Act – must act.\n", "letters"),
        body("```\n• one\n```\n", "code"),
    ),
    "BP442": (
        body("a < b, x <y>, <https://example.org>, &lt;b&gt;\n", "no-tag"),
        body("`<br>`\n\n    <b>\n", "code"),
        body("<!-- briefpack: allow BP301: x -->\nWords.\n", "an-allowance"),
    ),
    "BP443": (
        body(
            "1. One. {#one}\n1. See [@one].\n\n# Costs {#costs}\n\nWords.[^a]\n\n[^a]: Note.\n",
            "understood",
        ),
        body("\\[@One] \\{#One} \\[^x] `[@One]` `{#One}`\n", "on-purpose"),
        body("Table: Costs {#costs}\n\n| a |\n|---|\n\n- one {#two}\n", "captions-and-lists"),
        body("Words^[at once].\n\n[^b]: > A note with [^c].\n\n[^c]: C.\n", "footnotes"),
        Case("a-value", REPORT, files=report("1. One. {#one}\n", 'summary = "See [@one]. {#two}"')),
    ),
    "BP444": (
        body("A.[^a]\n\n[^a]: Words.\n", "words"),
        body("A.[^a]\n\n[^a]:\n    Words.\n\nB.[^b]\n\n[^b]:\n\n    Words.\n", "below"),
    ),
}

BAD: Cases = {
    "BP434": (
        body(
            f"[Click here]({ADDRESS}),\n[here.]({ADDRESS}) or [*more*][a].\n\n[a]: {ADDRESS}\n",
            "words",
            told=(
                ("BP434 a.md:4:1-4:40 a link reads “Click here” | say in its words where it leads"),
                "BP434 a.md:5:1-5:50 a link reads “here.” | say in its words where it leads",
                "BP434 a.md:5:1-5:50 a link reads “more” | say in its words where it leads",
            ),
        ),
        body(
            f"See <{LONG}>.\n",
            "an-address",
            told=(
                (
                    "BP434 a.md:4:1-4:92 a link reads as an address of more than a line | write"
                    " [what it leads to](address)"
                ),
            ),
        ),
        Case(
            "a-value",
            ITEM + f'description = "Click [here]({ADDRESS})."\n',
            told=(
                ("BP434 pack.toml:4:15-4:56 a link reads “here” | say in its words where it leads"),
            ),
        ),
        body(
            f"A.[^a]\n\n[^a]: See [here]({ADDRESS}).\n",
            "a-footnote",
            told=("BP434 a.md:6:1-6:44 a link reads “here” | say in its words where it leads",),
        ),
    ),
    "BP435": (
        body(
            "[One](report.pdf), [two](www.example.org),\n[three](#costs), [four](clerk@x.org).\n",
            "nowhere",
            told=(
                (
                    "BP435 a.md:4:1-4:43 nobody can follow the link “One”: report.pdf is no"
                    " address of a web page | to lead to something in the pack, give that an id"
                    " and write [@id]"
                ),
                (
                    "BP435 a.md:4:1-4:43 nobody can follow the link “two”: www.example.org is no"
                    " address of a web page | write https://www.example.org"
                ),
                (
                    "BP435 a.md:5:1-5:38 nobody can follow the link “four”: clerk@x.org is no"
                    " address of a web page | write mailto:clerk@x.org"
                ),
                (
                    "BP435 a.md:5:1-5:38 nobody can follow the link “three”: #costs is no address"
                    " of a web page | to lead to something in the pack, give that an id and write"
                    " [@id]"
                ),
            ),
        ),
        body(
            "[One](https://a:b@example.org), [two](mailto:clerk), [three](TEL:none).\n",
            "not-whole",
            told=(
                (
                    "BP435 a.md:4:1-4:72 nobody can follow the link “One”: https://a:b@example.org"
                    " is no address of a web page | write it like https://www.example.org"
                ),
                (
                    "BP435 a.md:4:1-4:72 nobody can follow the link “three”: TEL:none is no"
                    " telephone number | write it like tel:+442079460123"
                ),
                (
                    "BP435 a.md:4:1-4:72 nobody can follow the link “two”: mailto:clerk is no"
                    " e-mail address | write it like mailto:clerk@example.org"
                ),
            ),
        ),
        body(
            f"[]({ADDRESS}) and [five]().\n",
            "empty",
            told=(
                (
                    "BP435 a.md:4:1-4:43 nobody can follow the link “five”: it has no address |"
                    " to lead to something in the pack, give that an id and write [@id]"
                ),
                (
                    "BP435 a.md:4:1-4:43 the link to https://www.example.org/ has no words |"
                    " write them in the square brackets"
                ),
            ),
        ),
    ),
    "BP441": (
        body(
            "1. We ask:\n   • one\n   •  two\n\n   More.\n",
            "bullets",
            told=("BP441 a.md:5:4-5:6 “•” makes no list | write - before each entry",),
        ),
        body(
            "We ask:\n– one\n– two\n\n— three\n— four\n",
            "dashes",
            told=(
                "BP441 a.md:5:1-5:3 “–” makes no list | write - before each entry",
                "BP441 a.md:8:1-8:3 “—” makes no list | write - before each entry",
            ),
        ),
        body(
            "We ask:\n(a) one\n(b) two\n",
            "letters",
            told=(
                (
                    "BP441 a.md:5:1-5:5 letters are typed before these lines, which run together"
                    " | write 1. before each, indented below their paragraph"
                ),
            ),
        ),
        body(
            "▪ one\n",
            "one",
            told=("BP441 a.md:4:1-4:3 “▪” makes no list | write - before each entry",),
        ),
        Case(
            "a-value",
            ITEM + 'description = """\nTo:\n• note\n• agree"""\n',
            told=("BP441 pack.toml:6:1-6:3 “•” makes no list | write - before each entry",),
        ),
    ),
    "BP442": (
        body(
            "One<br>two<br/>\n\n<b>Bold</b> and <span style='x'>red</span>\n",
            "tags",
            told=(
                ("BP442 a.md:4:4-4:8 <br> is printed as it stands | end the line with a backslash"),
                (
                    "BP442 a.md:4:11-4:16 <br/> is printed as it stands | end the line with a"
                    " backslash"
                ),
                "BP442 a.md:6:1-6:4 <b> is printed as it stands | write **words**",
                "BP442 a.md:6:17-6:33 <span style='x'> is printed as it stands | leave it out",
            ),
        ),
        body(
            "<!-- ask Joan -->\nWords.\n\n<!-- briefpack: alow BP403: x -->\n",
            "comments",
            told=(
                (
                    "BP442 a.md:4:1-4:5 a comment is printed as it stands | delete it: only"
                    " allowances are not printed"
                ),
                (
                    "BP442 a.md:7:1-7:5 a comment is printed as it stands | delete it: only"
                    " allowances are not printed"
                ),
            ),
        ),
        Case(
            "a-value",
            ITEM + 'description = "CO<sub>2</sub>"\n',
            told=(
                (
                    "BP442 pack.toml:4:18-4:23 <sub> is printed as it stands | write a small"
                    " figure: ² or ₂"
                ),
            ),
        ),
    ),
    "BP443": (
        body(
            "1. One. {#one}\n1. [@One], [@two words], [@\n",
            "references",
            told=(
                (
                    "BP443 a.md:5:4-5:10 [@One] is no reference, and printed as it stands | write"
                    " [@one]"
                ),
                (
                    "BP443 a.md:5:12-5:24 [@two words] is no reference, and printed as it stands"
                    " | an id is small letters, digits and hyphens"
                ),
                (
                    "BP443 a.md:5:26-5:28 [@ is no reference, and printed as it stands | an id is"
                    " small letters, digits and hyphens"
                ),
            ),
        ),
        body(
            "1. One {#one} two.\n\n| a {#b} |\n|---|\n\nC. {#Costs}\n",
            "names",
            told=(
                (
                    "BP443 a.md:4:8-4:14 {#one} names nothing, and is printed as it stands | it"
                    " belongs at the end of a paragraph, a heading or a caption"
                ),
                (
                    "BP443 a.md:6:5-6:9 {#b} names nothing, and is printed as it stands | it"
                    " belongs at the end of a paragraph, a heading or a caption"
                ),
                (
                    "BP443 a.md:9:4-9:12 {#Costs} names nothing, and is printed as it stands | an"
                    " id is small letters, digits and single hyphens"
                ),
            ),
        ),
        body(
            "One.[^a] Two.[^b]\n\n[^a]: A.\n",
            "footnotes",
            told=(
                (
                    "BP443 a.md:4:14-4:18 there is no footnote [^b] | write a line [^b]: with"
                    " what it says"
                ),
            ),
        ),
        Case(
            "a-value",
            REPORT,
            files=report("1. One. {#one}\n", 'summary = "See [@One]."'),
            told=(
                (
                    "BP443 a.md:2:16-2:22 [@One] is no reference, and printed as it stands |"
                    " write [@one]"
                ),
            ),
        ),
    ),
    "BP444": (
        body(
            "A.[^a] B.[^b]\n\n[^a]:\n\nWords.\n\n[^b]:\n",
            "empty",
            told=(
                "BP444 a.md:6:1-6:6 the footnote [^a] says nothing",
                "BP444 a.md:10:1-10:6 the footnote [^b] says nothing",
            ),
        ),
    ),
}
