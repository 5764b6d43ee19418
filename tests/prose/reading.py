"""Prose as tests read it: rendered in plain surroundings, and its numbers picked out."""

import re
from collections.abc import Mapping

from briefpack.plan.numbering import ParagraphScheme
from briefpack.plan.references import Target, TargetKind
from briefpack.prose.html import ProseContext, inline_html, prose_html

TARGETS: Mapping[str, Target] = {
    "ratings": Target(TargetKind.PARAGRAPH, "5", "improvement", "paragraph-5", "3"),
    "odd": Target(TargetKind.SECTION, '<b>"&', "improvement", 'x"y', "3"),
}
"""What ``[@ratings]`` and ``[@odd]`` lead to; nothing else is known."""


def context(
    *,
    numbered: bool = False,
    scheme: ParagraphScheme = ParagraphScheme.DECIMAL,
    heading_level: int = 2,
) -> ProseContext:
    """Surroundings in which every picture but missing.png is there."""
    return ProseContext(
        refer=TARGETS.get,
        word=lambda target: f"{target.kind} {target.number}",
        link=lambda target: f"to:{target.part}#{target.anchor}",
        image=lambda file: None if file == "missing.png" else f"image:{file}",
        numbered=numbered,
        scheme=scheme,
        heading_level=heading_level,
    )


def html(text: str) -> str:
    """Prose that numbers nothing, as HTML."""
    return prose_html(text, context())


def inline(text: str) -> str:
    """Prose to stand inside a block, as HTML."""
    return inline_html(text, context())


def report_html(text: str, scheme: ParagraphScheme = ParagraphScheme.DECIMAL) -> str:
    """A report's body as HTML."""
    return prose_html(text, context(numbered=True, scheme=scheme))


def labels(text: str, scheme: ParagraphScheme = ParagraphScheme.DECIMAL) -> list[str]:
    """What stands beside the paragraphs of a report, in order."""
    spans = re.findall(r'<span class="number"[^>]*>([^<]*)</span>', report_html(text, scheme))
    return [span.removesuffix("&nbsp;") for span in spans]


def anchors(text: str) -> list[str]:
    """The ids of a report's paragraphs and headings, in order."""
    return re.findall(r' id="([^"]*)"', report_html(text))
