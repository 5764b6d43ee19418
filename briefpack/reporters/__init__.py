"""Reporters: problems to text. Pure functions; printing is the command line's."""
