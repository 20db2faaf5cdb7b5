"""Persistence: durable storage on TinyDB, the library of articles, and the interchange formats."""
