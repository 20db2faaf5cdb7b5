"""Imports: reading files of annotated articles, and storing each in the library whole."""
