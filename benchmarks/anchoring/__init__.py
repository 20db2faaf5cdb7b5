"""How well annotations are found again after an article was edited: `make bench-anchoring`."""
