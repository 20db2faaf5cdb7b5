"""Annotations and orphans as plain records, as they are stored and as they are checked."""
