"""Exports: the choice of layers and items, their way into a format, and the files written."""
