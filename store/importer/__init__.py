"""The road in: reading files of annotated articles, and adding each to the library whole."""
