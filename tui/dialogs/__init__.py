"""Dialogs over the reader and the library: choices, notes, claims, help."""
