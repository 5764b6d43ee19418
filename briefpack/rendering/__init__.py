"""Rendering: the model and a theme to HTML sections, laid-out sections, and one PDF."""
