"""Training: a spaCy pipeline of one's own from annotated docs, by spaCy's own training."""
