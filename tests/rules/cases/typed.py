"""Cases of the rules on numbers and references that are typed by hand."""

from tests.packs import ITEM, item_with
from tests.rules.cases import REPORT, SUB_ITEM, SVG, Case, Cases, report
from tests.rules.cases.writing import body

FIVE = "1. One. {#one}\n1. Two.\n1. Three.\n   1. Below. {#below}\n"
"""Paragraphs 1 to 3 and 3.1, on lines 4 to 7."""

APPENDIX = 'appendices = [{ title = "Map", file = "map.svg", id = "map" }]\n'
NOTE = (
    'title = "B"\ndate = 2016-09-29\nvenue.name = "H"\n[[items]]\ntitle = "A"\n'
    'discussion = "See paragraph 5.3, Appendix A and agenda item 9."\n'
)
STAFF = ITEM.replace("Budget", "Staff")


def says(words: str, name: str, *, told: tuple[str, ...] = ()) -> Case:
    """A report whose fourth paragraph, on line 8, says this; it has one appendix."""
    files = {**report(f"{FIVE}1. {words}\n"), "map.svg": SVG}
    return Case(name, REPORT + APPENDIX, files=files, told=told)


ANOTHERS = (
    "See paragraph 9 of Schedule 12A, Appendix C to the Isos report and page 7 of the Act.",
    "The NPPF asks for it (paragraph 173); see also page 30.",
    "Its paragraph 12 and Ofsted’s Appendix B say so. So does paragraph 11 NPPF.",
    "The previous meeting’s agenda item 9 was this. Item 4 of the plan is another.",
    "In 2016, 9 paragraphs were left; each item 4 metres long, page after page.",
    "It is `paragraph 9`, <https://example.org/item 9>, [@one] and [paragraph 2](https://x.org).",
)

GOOD: Cases = {
    "BP436": (
        *(says(words, f"of-another-{number}") for number, words in enumerate(ANOTHERS, start=1)),
        says("See paragraphs 1 to 3, 3.1 and 3(a), para 4 and Appendix A.", "there"),
        says("The table in Appendix A, paragraph 9, shows it.", "in-an-appendix"),
        says("See paragraph 1 above.", "above"),
        body("See paragraph 9.\n", "no-numbers"),
        Case("a-note", item_with("note", "note.toml"), files={"note.toml": NOTE}),
        Case("an-item", f'{ITEM}{SUB_ITEM}description = "See agenda item 1.1."\n'),
        Case(
            "a-report-of-two-papers",
            REPORT + REPORT.replace("Budget", "Staff"),
            files=report("See Appendix A.\n"),
        ),
        Case(
            "an-appendix",
            REPORT + 'appendices = [{ title = "B", file = "b.md" }]\n',
            files={**report("1. One.\n"), "b.md": "1. See Appendix C.\n"},
        ),
        Case("in-part", REPORT + APPENDIX, files=report("1. See Appendix A.\n")),
    ),
    "BP437": (
        *(says(words, f"of-another-{number}") for number, words in enumerate(ANOTHERS, start=1)),
        says("See [@one] and [@map].", "ids"),
        says("See paragraph 9.", "nowhere"),
    ),
    "BP438": (
        *(says(words, f"of-another-{number}") for number, words in enumerate(ANOTHERS, start=1)),
        says("It says so on page 7 of the plan. The front page 2 years ago.", "not-sent"),
    ),
    "BP439": (
        body("1. One.\n1. Two.\n   1. Three.\n\n## Four\n\n1. Four.\n", "all-one"),
        body("1. One.\n2. Two.\n   1. Three.\n   2. Four.\n\n## Five\n\n3. Five.\n", "as-printed"),
        Case("a-value", ITEM + 'description = """\n5. Five\n6. Six\n\nor\n\n2. Two\n2. Three"""\n'),
        body("- 5. Five\n  6. Six\n", "a-list-in-a-list"),
        body("It was 2016.\nThen came 2017.\n", "no-list"),
    ),
    "BP440": (
        body("1. One.\n   1. Two.\n", "numbers"),
        body("16.30 Arrival\n\n17.45 Speeches\n", "times"),
        body("2.5 million pounds were spent.\n", "an-amount"),
        body("1. 2016 was good. 3.5% more.\n", "a-year"),
    ),
}

BAD: Cases = {
    "BP436": (
        says(
            "See paragraph 12 and, further,\n   paragraphs 3 to 5.",
            "paragraphs",
            told=(
                (
                    "BP436 a.md:8:8-8:20 there is no paragraph 12 here: the last is 4 | give what"
                    " is meant an id, and write [@id]"
                ),
                (
                    "BP436 a.md:9:4-9:21 there is no paragraph 5 here: the last is 4 | give what"
                    " is meant an id, and write [@id]"
                ),
            ),
        ),
        says(
            "See paragraph 9 of this report.",
            "of-this",
            told=(
                (
                    "BP436 a.md:8:8-8:19 there is no paragraph 9 here: the last is 4 | give what"
                    " is meant an id, and write [@id]"
                ),
            ),
        ),
        says(
            "See paragraph 3 below.",
            "below",
            told=(
                (
                    "BP436 a.md:8:8-8:19 paragraph 3 stands above, not below | look which one is"
                    " meant, give it {#id}, and write [@id]"
                ),
            ),
        ),
        says(
            "It is attached as **Appendix B**; see Appendices A and C, and Appendix 1.",
            "appendices",
            told=(
                (
                    "BP436 a.md:8:24-8:34 this paper has no Appendix B, only A | give what is"
                    " meant an id, and write [@id]"
                ),
                (
                    "BP436 a.md:8:42-8:60 this paper has no Appendix C, only A | give what is"
                    " meant an id, and write [@id]"
                ),
                (
                    "BP436 a.md:8:66-8:76 this paper has no Appendix 1, only A | give what is"
                    " meant an id, and write [@id]"
                ),
            ),
        ),
        Case(
            "no-appendices",
            REPORT,
            files=report("1. It is attached as Appendix A.\n"),
            told=(
                (
                    "BP436 a.md:4:22-4:32 this paper has no Appendix A | give what is meant an"
                    " id, and write [@id]"
                ),
            ),
        ),
        Case(
            "an-item",
            f'{ITEM}description = "With agenda item 4."\n',
            told=(
                (
                    "BP436 pack.toml:4:28-4:34 the agenda has no item 4 | give what is meant an"
                    " id, and write [@id]"
                ),
            ),
        ),
        Case(
            "a-head",
            REPORT,
            files=report("1. One.\n", 'summary = "See paragraph 2 and agenda item 7."'),
            told=(
                (
                    "BP436 a.md:2:16-2:27 there is no paragraph 2 here: the last is 1 | give what"
                    " is meant an id, and write [@id]"
                ),
                (
                    "BP436 a.md:2:39-2:45 the agenda has no item 7 | give what is meant an id,"
                    " and write [@id]"
                ),
            ),
        ),
    ),
    "BP437": (
        says(
            "See paragraph 1, and paragraph 3.1 above.",
            "with-an-id",
            told=(
                (
                    "BP437 a.md:8:8-8:19 “paragraph 1” is typed, and drifts when something moves"
                    " | write [@one]"
                ),
                (
                    "BP437 a.md:8:25-8:38 “paragraph 3.1” is typed, and drifts when something"
                    " moves | write [@below]"
                ),
            ),
        ),
        says(
            "See paragraph 2, Paragraph 1 and paragraphs 1 to 3.",
            "to-be-done-by-hand",
            told=(
                (
                    "BP437 a.md:8:21-8:32 “Paragraph 1” is typed, and drifts when something moves"
                    " | write [@one]"
                ),
                (
                    "BP437 a.md:8:37-8:54 “paragraphs 1 to 3” is typed, and drifts when something"
                    " moves | give it an id, and write [@id]"
                ),
            ),
        ),
        says(
            "It is attached as **Appendix A**.",
            "an-appendix",
            told=(
                (
                    "BP437 a.md:8:24-8:34 “Appendix A” is typed, and drifts when something moves"
                    " | write [@map]"
                ),
            ),
        ),
        Case(
            "items",
            f'{ITEM}id = "budget"\n{STAFF}description = "See agenda item 1 and agenda item 2."\n',
            told=(
                (
                    "BP437 pack.toml:8:27-8:33 “item 1” is typed, and drifts when something moves"
                    " | write [@budget]"
                ),
                (
                    "BP437 pack.toml:8:45-8:51 “item 2” is typed, and drifts when something moves"
                    " | give it an id, and write [@id]"
                ),
            ),
        ),
        Case(
            "a-head",
            REPORT,
            files=report("1. One. {#one}\n", 'summary = """\nSee \\\n  paragraph \\\n  1."""'),
            told=(
                (
                    "BP437 a.md:4:3-4:14 “paragraph 1” is typed, and drifts when something moves"
                    " | write [@one]"
                ),
            ),
        ),
    ),
    "BP438": (
        says(
            "See page 7. The map is on pages 5 - 6; page 9 overleaf.",
            "pages",
            told=(
                (
                    "BP438 a.md:8:8-8:14 “page 7” is typed, and pages are not counted yet | refer"
                    " to the paragraph, the appendix or the item with [@id]"
                ),
                (
                    "BP438 a.md:8:30-8:41 “pages 5 - 6” is typed, and pages are not counted yet |"
                    " refer to the paragraph, the appendix or the item with [@id]"
                ),
                (
                    "BP438 a.md:8:43-8:49 “page 9” is typed, and pages are not counted yet |"
                    " refer to the paragraph, the appendix or the item with [@id]"
                ),
            ),
        ),
        Case(
            "a-description",
            ITEM + 'description = "(Pages 7 - 12)"\n',
            told=(
                (
                    "BP438 pack.toml:4:17-4:29 “Pages 7 - 12” is typed, and pages are not counted"
                    " yet | refer to the paragraph, the appendix or the item with [@id]"
                ),
            ),
        ),
    ),
    "BP439": (
        body(
            "1. One.\n2. Two.\n3. Three.\n4. Four.\n5. Five.\n7. Wood Review.\n",
            "a-gap",
            told=("BP439 a.md:9:1-9:2 7 is typed where 6 is printed",),
        ),
        Case(
            "minutes",
            ITEM + 'description = """\n270. A\n271. B\n272. C\n273. D\n269. E"""\n',
            told=("BP439 pack.toml:9:1-9:4 269 is typed where 274 is printed",),
        ),
        body(
            "1. One.\n2. Two.\n\n## Costs\n\n1. Three.\n2. Four.\n",
            "counted-anew",
            told=("BP439 a.md:10:1-10:2 2 is typed where 4 is printed",),
        ),
        body(
            "1. One.\n1. Two.\n5. Three.\n",
            "one-of-many",
            told=("BP439 a.md:6:1-6:2 5 is typed where 3 is printed",),
        ),
    ),
    "BP440": (
        body(
            "5. Words.\n\n5.3 The Board notes it.\n\n10.30 More.\n",
            "typed",
            told=(
                (
                    "BP440 a.md:6:1-6:24 5.3 is typed, and printed as a word | write 1. in place"
                    " of it, indented below its number"
                ),
                (
                    "BP440 a.md:8:1-8:12 10.30 is typed, and printed as a word | write 1. in"
                    " place of it, indented below its number"
                ),
            ),
        ),
        body(
            "1. 5.3 The Board notes it.\n1. 7. The Board agrees.\n",
            "behind-another",
            told=(
                (
                    "BP440 a.md:4:1-4:27 5.3 is typed behind the number 1, and printed as a word"
                    " | delete it"
                ),
            ),
        ),
    ),
}
