"""Second step: how probable each candidate is."""
