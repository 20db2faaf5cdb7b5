"""Bytes on disk: durable writes, locks, names and copies of files. Knows nothing of articles."""
