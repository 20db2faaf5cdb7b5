"""Re-anchoring of annotations after an article was edited: `make bench-anchoring`."""
