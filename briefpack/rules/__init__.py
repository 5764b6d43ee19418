"""The rules: what a sound pack must hold to, beyond the shape of its files."""
