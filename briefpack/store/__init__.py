"""The store: packs on disk. Reading tells of every problem with its file, line and column."""
