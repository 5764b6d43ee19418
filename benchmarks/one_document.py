"""The yardstick: the same HTML as one tagged WeasyPrint document, its numbers from the layout."""

import re
from pathlib import Path

from briefpack import load
from briefpack.plan.agenda import plan_agenda
from briefpack.rendering.engine import prepare
from briefpack.rendering.sections import SectionBuilder
from briefpack.rendering.theme import Theme, load_theme

_BODY = re.compile(r'<body class="([^"]*)">(.*)</body>', re.DOTALL)

# What briefpack does at assembly, WeasyPrint does here: stamps as margin boxes, and the numbers
# of the pages in the agenda by target-counter.
_FURNITURE = """
@page { @top-right { content: string(item); font-size: 9pt }
        @bottom-center { content: "Page " counter(page); font-size: 9pt } }
.part { break-before: page } .part > .stamp { string-set: item content(); display: none }
td.figures a { font-size: 0 }
td.figures a::after { content: target-counter(attr(href url), page); font-size: 12pt }
"""


def one_html(pack: Path, theme: Theme) -> str:
    """All sections of ``pack`` in one document, links between them as links within it."""
    loaded = load(pack)
    if loaded.briefing is None:
        raise ValueError(f"{pack} cannot be read")
    plan = plan_agenda(loaded.briefing)
    builder = SectionBuilder(loaded.briefing, plan, theme, loaded.shelf.path)
    sources = [builder.front(part, {}) for part in theme.front]
    sources += [builder.part(part) for part in plan.parts]
    numbers = {part.name: part.item_number for part in plan.parts}
    bodies = []
    for source in sources:
        if source is None:
            continue
        match = _BODY.search(source.html)
        if match is None:
            raise ValueError(f"{source.name} has no body")
        body = re.sub(r'\bid="([^"]*)"', rf'id="{source.name}-\1"', match[2])
        body = re.sub(
            r'href="pack:([^"#]*)(#([^"]*))?"',
            lambda link: f'href="#{link[1]}{"-" + link[3] if link[3] else ""}"',
            body,
        )
        stamp = f'<p class="stamp">Agenda Item {numbers.get(source.name)}</p>'
        bodies.append(
            f'<div id="{source.name}" class="part {match[1]}">'
            f"{stamp if source.name in numbers else ''}{body}</div>"
        )
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Pack</title></head>'
        f"<body>{''.join(bodies)}</body></html>"
    )


def render_one_document(pack: Path, output: Path, font_cache: Path) -> int:
    """Render ``pack`` as one document to ``output``; returns its pages."""
    theme = load_theme("lga")
    prepare(theme.style, str(font_cache))
    from weasyprint import CSS, HTML

    text = one_html(pack, theme)
    css = theme.style.css.replace("body.", "div.part.") + _FURNITURE
    document = HTML(string=text).render(stylesheets=[CSS(string=css)], pdf_variant="pdf/ua-1")
    document.write_pdf(output, pdf_variant="pdf/ua-1")
    return len(document.pages)
