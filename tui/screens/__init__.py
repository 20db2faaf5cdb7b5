"""Screens on top of the reader: help, notes, lists to choose from, the library."""
