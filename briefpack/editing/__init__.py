"""Composing a pack without a screen: what the editor, and commands that write packs, use."""
