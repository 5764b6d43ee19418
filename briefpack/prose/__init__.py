"""Prose: Markdown to numbered paragraphs, report sections and HTML."""
