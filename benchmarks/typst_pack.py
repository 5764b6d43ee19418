"""The same text for Typst, the outside yardstick: quick, tagged, a language of its own."""

import re
from pathlib import Path

from briefpack import load
from briefpack.model.report import Report
from briefpack.plan.numbering import ParagraphScheme, paragraph_label

_HEAD = """
#set page(paper: "a4", margin: (x: 22mm, top: 25mm, bottom: 24mm),
  footer: context align(center, text(9pt)[Page #counter(page).display()]))
#set document(title: "Pack")
#set text(font: "DejaVu Sans Mono", size: 12pt, lang: "en", region: "GB")
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
"""


def typst_source(pack: Path) -> str:
    """The words of all reports of ``pack``, with headings, numbers and sub-numbers."""
    briefing = load(pack).briefing
    if briefing is None:
        raise ValueError(f"{pack} cannot be read")
    lines = [_HEAD, "= Agenda"]
    lines += [f"+ {_escape(item.title)}" for item in briefing.pack.items]
    for document in briefing.documents.values():
        if not isinstance(document, Report):
            continue
        lines += [f"= {_escape(document.head.title or 'Report')}", ""]
        for section in document.sections:
            lines += [f"== {_escape(section.heading or 'Introduction')}", ""]
            for block in section.blocks:
                label = paragraph_label(block.path, ParagraphScheme.DECIMAL) if block.path else ""
                number = f"#box(width: 12mm)[{label}]" if label else ""
                lines += [f"#par(hanging-indent: 12mm)[{number}{_escape(block.text)}]", ""]
    return "\n".join(lines)


def _escape(text: str) -> str:
    return re.sub(r"([\\#$*_\[\]<>@`~=+/-])", r"\\\1", text)
