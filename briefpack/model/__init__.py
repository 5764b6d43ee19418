"""The model: what a pack is made of. No files, no screens, no HTML."""
