"""The reader: an article, a cursor, and everything that a key does to them."""
