"""Benchmarks: synthetic packs of any size, and what they cost. Run with ``make bench``."""
