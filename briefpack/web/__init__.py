"""A board's meetings as a static web site: what the public may see, and nothing else."""
