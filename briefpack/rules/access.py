"""Rules on what the public may see."""
