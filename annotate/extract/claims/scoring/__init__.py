"""Second step: a score for every candidate."""
