"""Loaders: one module a format, each yielding documents with the text exactly as it is."""
