"""Composing a pack without a screen: what the editor, and commands that write packs, are made of."""
