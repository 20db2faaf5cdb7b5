"""Texts as a pipeline should see them, and the way back to the offsets of the article."""
