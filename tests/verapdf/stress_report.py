"""A report with all that Markdown can make, and much that is odd."""

# ruff: noqa: E501 - tables of Markdown and TOML have to stand on one line

REPORT_HEAD = """\
+++
title = "Everything at once, “quoted” & <angled>"
purpose = "For decision."
summary = '''
A summary with **strong** words, a list

- of one,
- and another with a note.[^s]

and a table:

| Year | Sum |
| ---- | --: |
| 2015 | £10 |

[^s]: In the summary.
'''
questions_lead = "Members may wish to consider:"
questions = ["Is it *enough*?", "Is it [too much](https://www.example.org/much)?"]
recommendations_lead = "Members are asked to:"
recommendations = ["Note the report.", "**Agree** it, with `code`.[^r]\\n\\n[^r]: Why."]
action = "Officers to report back, see [@deep]."
background_papers = ["A letter of 3 May", "“Another” & more"]
[contact]
name = "Ann Officer"
position = "Adviser"
phone = ["020 7946 0123", "+33 1 23 45 67 89"]
email = "ann@example.org"
[[appendices]]
title = "A report of its own"
file = "appendix.md"
id = "own"
[[appendices]]
title = "A photograph"
file = "photograph.jpg"
source = "Somebody else"
alternative = "Two squares, one above the other"
[[appendices]]
title = "A chart"
file = "chart.svg"
alternative = "A chart with words in it"
[[appendices]]
title = "A scan without words"
file = "grey.png"
+++
"""

LONG_ROWS = "\n".join(
    f"| Authority {number} | {number * 37 % 1000} | £{number}.00 | Words on it.{'[^t]' if number == 60 else ''} |"
    for number in range(1, 121)
)

DEEP_LIST = "\n".join(f"{'   ' * depth}1. Depth {depth + 1}." for depth in range(9))

REPORT_BODY = f"""
# First heading with a note[^h]

1. A paragraph with *emphasis*, **strength**, ***both***, `code`, a hard\\
   break, a [link outside](https://www.example.org/a?b=c&d=e), one
   [over lines {"of many words " * 12}](https://www.example.org/long) and <https://bare.example.org>.
   See [@deep], [@later], [@own], [@board-item], [@second] and [@nowhere-to-go].[^long]
1. Nested:
   1. The first below.
      1. The second below, with a list:
         - one
         - two, with
           a line more

           and a paragraph
           1. which is numbered
           1. within
      1. A named one. {{#deep}}
   1. Another:

      | In a | list |
      | ---- | ---: |
      | one  | 1[^t] |

   1. A quotation in it:

      > Quoted, with a list:
      >
      > 1. one
      > 2. two
      >    - below
      >
      > > and a quotation in the quotation
1. - A list that begins a paragraph.
1. ![A plan in a paragraph of its own](photograph.jpg)
1. > A quotation that begins a paragraph.
1.
1. Empty above.

### A heading that skips a level

Words without a number.

###### Another that skips three

##### One that goes back

# Second heading {{#second}}

{DEEP_LIST}

5. A list that starts at five.
6. And goes on.

- [ ] a box
- loose

- items

* * *

```
code that is long enough to be broken {"and goes on " * 20}
    indented
```

    indented code

> # A heading in a quotation
> with words

Table: Money by year, with a note[^c] and [a link](https://www.example.org/table)

| | 2015 | *2016* | **Total** |
| :--- | ---: | :---: | --- |
| Income | 1 | 2 | 3 |
| Spending | | | |
| | 4 | ![A small plan](icon.png) | `5` |

| Only a head |
| ----------- |

Table: A long one {{#later-table}}

| Authority | Number | Sum | Remark |
| --------- | -----: | --: | ------ |
{LONG_ROWS}

1. Later. {{#later}}

![A square with a caption](icon.png "The caption of the square")

![](icon.png)

[![A square that leads away](icon.png)](https://www.example.org/picture)

[](https://www.example.org/empty)

![CMYK](cmyk.jpg) ![Sixteen bits](sixteen.png) ![See-through](alpha.png) ![Colours of a list](palette.png)

![A chart](chart.svg) ![Not there anywhere](chart.svg "{"A long caption " * 30}")

Ashort word and one of {"x" * 200}, https://www.example.org/{"path/" * 40}

مجلس הוועדה, mixed with English and 123, \N{GRINNING FACE}\N{BALLOT BOX WITH CHECK} and
\N{ZERO WIDTH SPACE}zero\N{ZERO WIDTH JOINER}width\N{SOFT HYPHEN}soft\N{WORD JOINER}
\N{ZERO WIDTH NO-BREAK SPACE}mark\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{VARIATION SELECTOR-16},
e\N{COMBINING ACUTE ACCENT}, Zürich, Łódź, Ωμέγα, Ђорђе, ½ × 3 ≤ 4 → “…” ffi fl — –
\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{IDEOGRAPHIC SPACE}spaces.

- **Bold.**[^b]
- [A link](https://www.example.org)[^b] before the note.

{" ".join(f"Words here and there, number {number}." for number in range(400))}[^end]

[^h]: In a heading.
[^long]: {"A note that goes on. " * 60}
[^t]: In a table, or a list, with a [link](https://www.example.org/note).
[^c]: In a caption.
[^b]: Bold **too**, and [^nested].
[^nested]: A note of a note.
[^end]: At the end.

    With a paragraph, and code:

        code
"""

APPENDIX = """\
+++
title = "Appendix"
+++
No heading, no numbers, only words, and a reference to [@deep].
"""

REPORT = REPORT_HEAD + REPORT_BODY
