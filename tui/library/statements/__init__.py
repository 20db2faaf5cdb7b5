"""Statements: the screen that shows side by side what is claimed about the same."""
