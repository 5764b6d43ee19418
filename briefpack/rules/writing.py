"""Rules on how reports are written: verbs, headings, leftovers, references typed by hand."""
