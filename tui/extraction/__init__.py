"""Suggestions from a helper process, for the article in front and for those behind."""
