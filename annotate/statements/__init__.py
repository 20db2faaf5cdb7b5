"""Statements: what is claimed of the same things, and where two claims of it differ."""
