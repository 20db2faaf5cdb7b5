"""The text alone: its tokens, sentences, quotations and edges, and positions in copies of it."""
