"""The plan: numbers, letters, page spans and references, derived from the model."""
