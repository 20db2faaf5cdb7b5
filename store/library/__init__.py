"""The library: the folder of stored articles, and what is derived from it."""
