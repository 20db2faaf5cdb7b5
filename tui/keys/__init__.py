"""Keys: one table of commands, and everything that is made from it."""
